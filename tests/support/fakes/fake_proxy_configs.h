#pragma once

#include "backend/core/ports/i_config_backups.h"
#include "backend/core/ports/i_proxy_configs.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/fakes/fake_reverse_proxy.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::tests {

/// A proxy's configuration in memory, beside a FakeReverseProxy: an operator's JSON, and WakeDock's routes in the member
/// `wakedock`. Keeps the contract of IProxyConfigs. It knows JSON and one kind of Caddyfile: `respond TEXT`. A member
/// `refused` is what it never takes.
class FakeProxyConfigs final : public core::IProxyConfigs
{
public:
    explicit FakeProxyConfigs(FakeReverseProxy &proxy) : m_proxy(proxy) { }

    Task<core::ProxyConfigView> view(core::CallContext context, std::vector<core::Route> routes) override;
    Task<core::ConfigTrial> tryOut(core::CallContext context, core::ConfigText text,
                                   std::vector<core::Route> routes) override;
    Task<std::vector<core::ConfigFinding>> replace(core::CallContext context, core::ProxyConfig former,
                                                   core::ProxyConfig next) override;
    Task<std::vector<core::ConfigDifference>> compare(core::ProxyConfig before, core::ProxyConfig after) override;
    Task<core::ProxyReport> report(core::CallContext context) override;

    /// What is in force now, as the proxy would show it.
    [[nodiscard]] core::ProxyConfig live() const;
    /// As if an operator had written it by hand.
    void write(std::string json) { m_operators = std::move(json); }
    /// The next replace ends with this and changes nothing.
    void failNextReplace(Error error) { m_nextFailure = std::move(error); }
    /// Somebody writes this at the beginning of the next replace.
    void writeAtNextReplace(std::string json) { m_intruder = std::move(json); }
    [[nodiscard]] int replaced() const { return m_replaced; }

private:
    void throwIfAway() const;

    FakeReverseProxy &m_proxy;
    std::string m_operators = R"({"apps":{"site":"hello","dns_token":"hunter22"}})";
    std::optional<Error> m_nextFailure;
    std::optional<std::string> m_intruder;
    int m_replaced = 0;
};

/// Backups in memory.
class FakeConfigBackups final : public core::IConfigBackups
{
public:
    Task<std::vector<core::ConfigBackup>> list() override;
    Task<std::pair<core::ConfigBackup, core::ProxyConfig>> read(core::ConfigBackupId id) override;
    Task<core::ConfigBackup> keep(core::ProxyConfig config, std::string reason, Timestamp now) override;

    /// Oldest first. Changing it by hand is how a test damages one.
    std::vector<std::pair<core::ConfigBackup, core::ProxyConfig>> kept;
    std::optional<Error> failNextKeep;
};

} // namespace wakedock::tests
