#pragma once

#include "backend/core/domain/events.h"
#include "models/hosts/host_doors.h"

#include <functional>
#include <string>
#include <vector>

namespace wakedock::tests {

/// The hosts of the demo: this machine, one that answers, and one that does not.
class DemoHosts
{
public:
    /// @param publish tells an event
    /// @param note writes down what was done
    DemoHosts(std::function<void(core::Event)> publish, std::function<void(std::string)> note);

    /// @param several with engines on other machines
    void fill(bool several, Timestamp now);
    void setFailing(bool failing) { m_isFailing = failing; }
    [[nodiscard]] models::HostDoors doors();
    /// As if somebody had changed it in a browser.
    void changeElsewhere(const std::string &id);
    /// As if its engine had gone or come.
    void setAvailable(const std::string &id, bool available);

private:
    core::HostView add(const core::HostWish &wish);
    core::HostView change(const core::ChangeHostRequest &request);
    void mustBeFree(const std::string &name, const core::HostId &except) const;
    core::HostView &find(const core::HostId &id);
    core::HostTrial trialOf(const core::HostId &id) const;

    std::function<void(core::Event)> m_publish;
    std::function<void(std::string)> m_note;
    std::vector<core::HostView> m_hosts;
    bool m_isFailing = false;
};

} // namespace wakedock::tests
