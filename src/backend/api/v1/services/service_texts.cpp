#include "backend/api/v1/services/service_texts.h"

#include <set>

namespace wakedock::api {

std::shared_ptr<const std::string> ServiceTexts::of(const ServicePointer &service, Secrets secrets)
{
    auto &kept = m_texts[service->record.id];
    if (kept.service != service) {
        kept = {service, {}};
    }
    auto &text = kept.texts.at(static_cast<std::size_t>(secrets));
    if (!text) {
        text = std::make_shared<const std::string>(serviceJson(*service, secrets));
    }
    return text;
}

void ServiceTexts::keepOnly(const std::vector<ServicePointer> &alive)
{
    if (m_texts.size() <= alive.size()) {
        return;
    }
    std::set<core::ServiceId> ids;
    for (const auto &service : alive) {
        ids.insert(service->record.id);
    }
    std::erase_if(m_texts, [&ids](const auto &entry) { return !ids.contains(entry.first); });
}

} // namespace wakedock::api
