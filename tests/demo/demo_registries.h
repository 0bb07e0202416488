#pragma once

#include "models/registries/registry_doors.h"

#include <functional>
#include <string>
#include <vector>

namespace wakedock::tests {

/// The registries of the demo: one whose login works, and one whose password is no longer right.
class DemoRegistries
{
public:
    /// @param note writes down what was done
    explicit DemoRegistries(std::function<void(std::string)> note) : m_note(std::move(note)) { }

    void fill(Timestamp now);
    void setFailing(bool failing) { m_isFailing = failing; }
    [[nodiscard]] models::RegistryDoors doors();
    /// What was given last; empty = none.
    [[nodiscard]] const std::string &lastPassword() const { return m_lastPassword; }

private:
    core::Registry add(const core::RegistryWish &wish);
    core::Registry change(const core::ChangeRegistryRequest &request);
    [[nodiscard]] std::optional<core::RegistryProblem> trialOf(const core::RegistryId &id) const;

    std::function<void(std::string)> m_note;
    std::vector<core::Registry> m_registries;
    std::string m_lastPassword;
    bool m_isFailing = false;
};

} // namespace wakedock::tests
