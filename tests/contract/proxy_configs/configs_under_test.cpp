#include "tests/contract/proxy_configs/configs_under_test.h"

#include "backend/infrastructure/caddy/config/caddy_configs.h"
#include "backend/infrastructure/caddy/config/config_backups.h"
#include "tests/integration/caddy/caddy_world.h"
#include "tests/integration/caddy/foreign_caddyfiles.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/fake_proxy_configs.h"

#include <QTest>

#include <nlohmann/json.hpp>

namespace wakedock::tests {

using core::ConfigLanguage;
using nlohmann::json;

struct ConfigsUnderTest::Fake {
    FakeReverseProxy proxy;
    FakeProxyConfigs configs{proxy};
    FakeConfigBackups backups;
};

struct ConfigsUnderTest::Real {
    CaddyWorld world;
    std::unique_ptr<caddy::CaddyReverseProxy> proxy = world.proxy();
    caddy::CaddyConfigs configs{world.settings(), *proxy, world.clock};
    caddy::ConfigBackups backups{world.folder() + "/data"};
};

void ConfigsUnderTest::addRows()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("fake") << QStringLiteral("fake");
    QTest::newRow("caddy") << QStringLiteral("caddy");
}

ConfigsUnderTest::ConfigsUnderTest(const QString &kind)
{
    if (kind == QStringLiteral("fake")) {
        m_fake = std::make_unique<Fake>();
        return;
    }
    m_real = std::make_unique<Real>();
    if (!m_real->world.startForeignCaddy(Bystander)) {
        throw std::runtime_error("Caddy did not start");
    }
}

ConfigsUnderTest::~ConfigsUnderTest() = default;

core::IProxyConfigs &ConfigsUnderTest::port()
{
    return m_fake ? static_cast<core::IProxyConfigs &>(m_fake->configs) : m_real->configs;
}

core::IConfigBackups &ConfigsUnderTest::backups()
{
    return m_fake ? static_cast<core::IConfigBackups &>(m_fake->backups) : m_real->backups;
}

std::vector<core::Route> ConfigsUnderTest::routes(const std::vector<std::string> &hosts)
{
    std::vector<core::Route> routes;
    for (const auto &host : hosts) {
        core::Route route;
        route.serviceId = core::ServiceId("id-" + host);
        route.hosts = {host};
        route.dialA = "127.0.0.1:9";
        route.dialB = "127.0.0.1:10";
        route.tls = core::TlsMode::Off;
        routes.push_back(route);
    }
    return routes;
}

void ConfigsUnderTest::push(const std::vector<core::Route> &routes)
{
    core::IReverseProxy &proxy = m_fake ? static_cast<core::IReverseProxy &>(m_fake->proxy) : *m_real->proxy;
    await(proxy.apply({}, routes));
}

void ConfigsUnderTest::stop()
{
    if (m_fake) {
        m_fake->proxy.setReachable(false);
    } else {
        m_real->world.stopForeignCaddy();
    }
}

core::ConfigText ConfigsUnderTest::goodCaddyfile() const
{
    return {m_fake ? "respond bye"
                   : m_real->world.filled(std::string(Bystander) + "http://late.example {\n respond late\n}\n"),
            ConfigLanguage::Caddyfile};
}

core::ConfigText ConfigsUnderTest::badCaddyfile() const
{
    return {m_fake ? "respnd bye" : "http://late.example {\n respnd late\n}\n", ConfigLanguage::Caddyfile};
}

core::ConfigText ConfigsUnderTest::unknownModule() const
{
    const auto listen = m_fake ? std::string(":80") : m_real->world.filled(":HTTP");
    const json routes = json::array({{{"handle", json::array({{{"handler", "nope"}}})}}});
    const json server = {{"listen", json::array({listen})}, {"routes", routes}};
    return {json({{"apps", {{"http", {{"servers", {{"s", server}}}}}}}}).dump(), ConfigLanguage::Json};
}

core::ProxyConfig ConfigsUnderTest::refused()
{
    auto document = json::parse(await(port().view({}, {})).live.json);
    if (m_fake) {
        document["refused"] = true;
    } else {
        document["apps"]["nope"] = json::object();
    }
    return caddy::configOf(document);
}

} // namespace wakedock::tests
