#pragma once

#include "backend/core/repositories/i_request_hour_repository.h"
#include "tests/support/fakes/fake_entity_repositories.h"

namespace wakedock::tests {

class FakeRequestHours final : public core::IRequestHourRepository
{
public:
    explicit FakeRequestHours(FakeAccess access) : m_access(access) { }

    void put(const core::ServiceId &service, const core::RequestHour &hour) override
    {
        m_access.mustBeWritable();
        if (m_access.tables.services.contains(service)) {
            m_access.tables.requestHours[service][hour.at] = hour;
        }
    }
    std::map<core::ServiceId, std::vector<core::RequestHour>> all() override
    {
        std::map<core::ServiceId, std::vector<core::RequestHour>> found;
        for (const auto &[id, hours] : m_access.tables.requestHours) {
            for (const auto &[at, hour] : hours) {
                found[id].push_back(hour);
            }
        }
        return found;
    }
    void dropBefore(Timestamp at) override
    {
        m_access.mustBeWritable();
        for (auto &[id, hours] : m_access.tables.requestHours) {
            std::erase_if(hours, [at](const auto &entry) { return entry.first < at; });
        }
    }

private:
    FakeAccess m_access;
};

} // namespace wakedock::tests
