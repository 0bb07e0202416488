#include "backend/api/v1/services/service_list_cache.h"

#include <utility>

namespace wakedock::api {

void ServiceListCache::forgetOthers(std::uint64_t version)
{
    if (m_version != version) {
        m_version = version;
        for (auto &answers : m_answers) {
            answers.clear();
        }
    }
}

const ListBytes *ServiceListCache::find(std::uint64_t version, Secrets secrets, std::string_view target)
{
    forgetOthers(version);
    const auto &answers = m_answers.at(static_cast<std::size_t>(secrets));
    const auto found = answers.find(target);
    return found == answers.end() ? nullptr : &found->second;
}

const ListBytes &ServiceListCache::keep(std::uint64_t version, Secrets secrets, std::string_view target, ListBytes bytes)
{
    forgetOthers(version);
    auto &answers = m_answers.at(static_cast<std::size_t>(secrets));
    if (answers.size() >= MaxQueries) {
        answers.clear();
    }
    return answers.insert_or_assign(std::string(target), std::move(bytes)).first->second;
}

} // namespace wakedock::api
