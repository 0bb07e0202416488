#pragma once

#include "models/caddy/caddy_doors.h"

#include <functional>
#include <string>
#include <vector>

namespace wakedock::tests {

/// Caddy in the demo: a configuration with a hand-written site and a drift, kept ones of which one is damaged, and a trial
/// that knows two mistakes. A text with `refused` in it is not valid, one with `broken` is refused when it is applied.
class DemoCaddy
{
public:
    /// @param note writes down what was done
    explicit DemoCaddy(std::function<void(std::string)> note) : m_note(std::move(note)) { }

    /// @param withBackups configurations were kept before
    void fill(bool withBackups, Timestamp now);
    void setFailing(bool failing) { m_isFailing = failing; }
    /// Caddy does not answer.
    void setAway(bool away) { m_isAway = away; }
    /// What is in force, as JSON; for configurations of any size.
    void write(std::string json) { m_json = std::move(json); }
    [[nodiscard]] models::CaddyDoors doors();

private:
    [[nodiscard]] core::ProxyReport report() const;
    [[nodiscard]] models::ConfigSight config(bool covered) const;
    [[nodiscard]] models::TrialSight trial(const core::ConfigText &text) const;
    [[nodiscard]] models::DifferenceTexts compare(const core::ConfigBackupId &id) const;
    models::AppliedSight apply(const core::ConfigText &text);
    models::AppliedSight renew();
    models::AppliedSight restore(const core::ConfigBackupId &id);
    core::ConfigBackup keep(const std::string &reason);
    void mustAnswer() const;

    std::function<void(std::string)> m_note;
    std::string m_json;
    std::vector<core::ConfigBackup> m_backups;
    Timestamp m_now{};
    bool m_isMended = false;
    bool m_isFailing = false;
    bool m_isAway = false;
};

} // namespace wakedock::tests
