#pragma once

#include "backend/core/repositories/i_wake_ledger.h"
#include "tests/support/fakes/fake_entity_repositories.h"

#include <algorithm>
#include <iterator>

namespace wakedock::tests {

class FakeWakeLedger final : public core::IWakeLedger
{
public:
    explicit FakeWakeLedger(FakeAccess access) : m_access(access) { }

    void append(const core::Wake &wake) override
    {
        m_access.mustBeWritable();
        if (!m_access.tables.services.contains(wake.serviceId)) {
            return;
        }
        if (std::ranges::any_of(rows(), [&](const core::Wake &each) { return each.id == wake.id; })) {
            throw Error(ErrorCode::Conflict, "id_taken", "There is already a wake with this id.");
        }
        rows().push_back(wake);
    }

    bool update(const core::Wake &wake) override
    {
        m_access.mustBeWritable();
        const auto found = std::ranges::find(rows(), wake.id, &core::Wake::id);
        if (found == rows().end()) {
            return false;
        }
        *found = wake;
        return true;
    }

    std::vector<core::Wake> listOf(const core::ServiceId &service, core::Page page) override
    {
        std::vector<core::Wake> own;
        std::ranges::copy_if(rows(), std::back_inserter(own),
                             [&](const core::Wake &wake) { return wake.serviceId == service; });
        return fakePage(own, page, [](const core::Wake &wake) { return wake.id; });
    }

    int failUnfinished(const std::string &error) override
    {
        m_access.mustBeWritable();
        int ended = 0;
        for (core::Wake &wake : rows()) {
            if (wake.outcome == core::WakeOutcome::Waking) {
                wake.outcome = core::WakeOutcome::Failed;
                wake.error = error;
                ++ended;
            }
        }
        return ended;
    }

    void prune(const core::ServiceId &service, int kept) override
    {
        m_access.mustBeWritable();
        auto surplus = std::ranges::count(rows(), service, &core::Wake::serviceId) - kept;
        std::erase_if(rows(), [&](const core::Wake &wake) { return wake.serviceId == service && surplus-- > 0; });
    }

private:
    std::vector<core::Wake> &rows() { return m_access.tables.wakes; }
    FakeAccess m_access;
};

} // namespace wakedock::tests
