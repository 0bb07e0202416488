#pragma once

#include "backend/core/repositories/i_service_activity_repository.h"
#include "tests/support/fakes/fake_entity_repositories.h"

#include <utility>

namespace wakedock::tests {

class FakeServiceActivity final : public core::IServiceActivityRepository
{
public:
    explicit FakeServiceActivity(FakeAccess access) : m_access(access) { }

    std::vector<core::ServiceActivity> list() override
    {
        std::vector<core::ServiceActivity> all;
        for (const auto &[id, activity] : m_access.tables.activity) {
            if (m_access.tables.services.contains(id)) {
                all.push_back(activity);
            }
        }
        return all;
    }

    void put(const core::ServiceActivity &activity) override
    {
        m_access.mustBeWritable();
        if (m_access.tables.services.contains(activity.serviceId)) {
            m_access.tables.activity[activity.serviceId] = activity;
        }
    }

private:
    FakeAccess m_access;
};

} // namespace wakedock::tests
