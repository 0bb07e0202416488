#pragma once

#include "backend/core/ports/i_health_probe.h"

#include <map>
#include <string>
#include <vector>

namespace wakedock::tests {

/// Services that answer as a test says; one it says nothing about is ready.
class FakeHealthProbe : public core::IHealthProbe
{
public:
    Task<core::ProbeAnswer> probe(core::CallContext context, core::ProbeTarget target) override;

    /// @param address `10.213.0.10:80`
    void answer(const std::string &address, core::ProbeAnswer answer) { m_answers[address] = std::move(answer); }
    void refuse(const std::string &address, std::string reason = "connection refused")
    {
        m_answers[address] = {.passed = false, .reason = std::move(reason)};
    }
    /// The next `times` probes there fail, the ones after them get what was set otherwise.
    void refuseFirst(const std::string &address, int times) { m_refusals[address] = times; }
    /// Every address without an answer of its own fails from now on.
    void acceptAll() { m_default = {.passed = true, .reason = {}}; }
    void refuseAll(std::string reason = "connection refused") { m_default = {.passed = false, .reason = std::move(reason)}; }

    [[nodiscard]] const std::vector<core::ProbeTarget> &asked() const { return m_asked; }

private:
    std::map<std::string, core::ProbeAnswer> m_answers;
    std::map<std::string, int> m_refusals;
    core::ProbeAnswer m_default{.passed = true, .reason = {}};
    std::vector<core::ProbeTarget> m_asked;
};

} // namespace wakedock::tests
