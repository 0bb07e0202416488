#pragma once

#include "backend/core/use_cases/caddy/config_desk.h"

namespace wakedock::core {

/// Tries a configuration without applying it. Needs `caddy:manage`: what it would replace is shown.
class ValidateConfig
{
public:
    explicit ValidateConfig(ConfigDesk desk);
    /// @return what is wrong with it, and what it would change; @throws Error Unavailable (`caddy_missing`), Timeout,
    /// Forbidden
    Task<ConfigTrial> execute(CallContext context, ConfigText text);

private:
    ConfigDesk m_desk;
};

/// Puts an operator's configuration in force, WakeDock's routes in it. Needs `caddy:manage`. Errors as putInForce().
class ReloadProxy
{
public:
    explicit ReloadProxy(ConfigDesk desk);
    Task<ConfigApplied> execute(CallContext context, ConfigText text);

private:
    ConfigDesk m_desk;
};

/// Brings WakeDock's routes back into the configuration in force, and changes nothing else. Needs `caddy:manage`.
class RenewRoutes
{
public:
    explicit RenewRoutes(ConfigDesk desk);
    /// @return what was not as wished, and is now. @throws Error Unavailable (`proxy_unreachable`), Invalid
    /// (`proxy_refused`), Conflict (`domain_taken`), Forbidden
    Task<ConfigApplied> execute(CallContext context);
    /// What it would change.
    Task<ProxyConfigView> plan(CallContext context);

private:
    ConfigDesk m_desk;
};

} // namespace wakedock::core
