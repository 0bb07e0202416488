#pragma once

#include "backend/core/services/caddy_service.h"
#include "backend/core/use_cases/caddy/back_up_config.h"
#include "backend/core/use_cases/caddy/reload_proxy.h"
#include "backend/infrastructure/caddy/config/caddy_configs.h"
#include "backend/infrastructure/caddy/config/config_backups.h"
#include "tests/integration/caddy/caddy_world.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/fake_store.h"

#include <memory>
#include <string>

namespace wakedock::tests {

/// A real Caddy with everything that works on its configuration, wired as the program does: the drift watcher included.
class ConfigHouse
{
public:
    explicit ConfigHouse(CaddyWorld &world) : ConfigHouse(world, world.settings()) { }
    ConfigHouse(CaddyWorld &world, const caddy::CaddySettings &settings)
        : m_scope([this](const std::string &, std::exception_ptr failure) { failures += describe(failure) + "\n"; })
        , proxy(world.proxy(settings))
        , caddy(*proxy, world.clock, m_scope, Log(world.log, log_category::Caddy),
                core::CaddyService::Terms{std::chrono::milliseconds(25), {}})
        , configs(settings, *proxy, world.clock)
        , backups(settings.dataDir)
        , desk{configs, backups, caddy, store, world.clock, m_scope}
    {
    }
    ~ConfigHouse()
    {
        m_scope.cancel();
        await(m_scope.idle());
    }
    ConfigHouse(const ConfigHouse &) = delete;
    ConfigHouse &operator=(const ConfigHouse &) = delete;

    /// Follows the proxy from now on, and gives it its routes again when they are lost.
    void follow()
    {
        m_scope.start("watch", [this](CancelToken cancel) {
            return proxy->watch([this](core::ProxyStatus status) { seen = std::move(status); },
                                [this] { m_scope.start("push", [this](CancelToken) { return caddy.pushAgain({}); }); },
                                cancel);
        });
    }

    Task<core::ConfigApplied> reload(std::string text, core::ConfigLanguage language = core::ConfigLanguage::Caddyfile)
    {
        return core::ReloadProxy(desk).execute(admin(), {std::move(text), language});
    }
    core::ConfigTrial tryOut(std::string text, core::ConfigLanguage language = core::ConfigLanguage::Json)
    {
        return await(configs.tryOut({}, {std::move(text), language}, caddy.wished()));
    }
    static core::CallContext admin()
    {
        core::CallContext context;
        context.actor = core::Actor::local("test");
        return context;
    }

private:
    TaskScope m_scope;

public:
    std::string failures;
    core::ProxyStatus seen;
    FakeStore store;
    std::unique_ptr<caddy::CaddyReverseProxy> proxy;
    core::CaddyService caddy;
    caddy::CaddyConfigs configs;
    caddy::ConfigBackups backups;
    core::ConfigDesk desk;
};

} // namespace wakedock::tests
