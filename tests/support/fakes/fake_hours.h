#pragma once

#include "backend/core/repositories/i_request_hour_repository.h"
#include "backend/core/repositories/i_traffic_repository.h"
#include "tests/support/fakes/fake_entity_repositories.h"

namespace wakedock::tests {

/// What is known of services hour by hour. Goes with its service, see FakeServices.
template <class Interface, class Hour, std::map<core::ServiceId, std::map<Timestamp, Hour>> FakeTables::*Table>
class FakeHours final : public Interface
{
public:
    explicit FakeHours(FakeAccess access) : m_access(access) { }

    void put(const core::ServiceId &service, const Hour &hour) override
    {
        m_access.mustBeWritable();
        if (m_access.tables.services.contains(service)) {
            (m_access.tables.*Table)[service][hour.at] = hour;
        }
    }
    std::map<core::ServiceId, std::vector<Hour>> all() override
    {
        std::map<core::ServiceId, std::vector<Hour>> found;
        for (const auto &[id, hours] : m_access.tables.*Table) {
            for (const auto &[at, hour] : hours) {
                found[id].push_back(hour);
            }
        }
        return found;
    }
    void dropBefore(Timestamp at) override
    {
        m_access.mustBeWritable();
        for (auto &[id, hours] : m_access.tables.*Table) {
            std::erase_if(hours, [at](const auto &entry) { return entry.first < at; });
        }
    }

private:
    FakeAccess m_access;
};

using FakeTrafficHours = FakeHours<core::ITrafficRepository, core::TrafficHour, &FakeTables::traffic>;
using FakeRequestHours = FakeHours<core::IRequestHourRepository, core::RequestHour, &FakeTables::requestHours>;

} // namespace wakedock::tests
