#pragma once

#include "backend/core/ports/i_config_backups.h"
#include "backend/core/ports/i_proxy_configs.h"

#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace wakedock::tests {

/// The configuration of a proxy that an operator has written by hand: of the `fake`, and of a real `caddy`.
class ConfigsUnderTest
{
public:
    explicit ConfigsUnderTest(const QString &kind);
    ~ConfigsUnderTest();
    ConfigsUnderTest(const ConfigsUnderTest &) = delete;
    ConfigsUnderTest &operator=(const ConfigsUnderTest &) = delete;

    static void addRows();
    [[nodiscard]] core::IProxyConfigs &port();
    [[nodiscard]] core::IConfigBackups &backups();
    [[nodiscard]] static std::vector<core::Route> routes(const std::vector<std::string> &hosts);
    /// Pushes them as a deployment does.
    void push(const std::vector<std::string> &hosts) { push(routes(hosts)); }
    void push(const std::vector<core::Route> &routes);
    void stop();

    [[nodiscard]] core::ConfigText goodCaddyfile() const;
    [[nodiscard]] core::ConfigText badCaddyfile() const; ///< In its second line; the fake's has one.
    [[nodiscard]] core::ConfigText unknownModule() const;
    /// What is refused only when it is to be put in force.
    [[nodiscard]] core::ProxyConfig refused();

private:
    struct Fake;
    struct Real;
    std::unique_ptr<Fake> m_fake;
    std::unique_ptr<Real> m_real;
};

} // namespace wakedock::tests
