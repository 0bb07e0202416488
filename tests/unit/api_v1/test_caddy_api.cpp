#include "api_world.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

namespace {

const std::string caddyPath = "/api/v1/caddy";

json textOf(const std::string &config, const std::string &adapter = "json")
{
    return {{"config", config}, {"adapter", adapter}};
}

json routedConfig()
{
    return {{"domain", "shop.example.org"}};
}

std::string lastAudit(ApiWorld &world)
{
    const auto &audit = world.workshop.store.tables().audit;
    return audit.empty() ? std::string() : audit.back().action + " " + audit.back().target + " by " + audit.back().actor;
}

} // namespace

class TestCaddyApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStatusTellsWhatIsKnown()
    {
        ApiWorld world;
        world.deployed("shop", routedConfig());
        const auto reply = world.ask("GET", caddyPath + "/status");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body.at("reachable"), json(true));
        QCOMPARE(reply.body.at("keeper"), json("foreign"));
        QCOMPARE(reply.body.at("version"), json("2.6.2"));
        QCOMPARE(reply.body.at("active_routes"), json(1));
        QCOMPARE(reply.body.at("foreign_routes"), json(1));
        QCOMPARE(reply.body.at("last_error"), json(nullptr));
        world.workshop.proxy.setReachable(false);
        const auto away = world.ask("GET", caddyPath + "/status");
        QCOMPARE(away.status, 200);
        QCOMPARE(away.body.at("reachable"), json(false));
        QVERIFY(away.body.at("last_error").is_string());
    }

    void theConfigurationHasAnEtagAndOnRequestItsDifferences()
    {
        ApiWorld world;
        const auto reply = world.ask("GET", caddyPath + "/config");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body.at("as_wished"), json(true));
        QVERIFY(!reply.body.contains("differences"));
        QCOMPARE(world.ask("GET", caddyPath + "/config", {}, {{"If-None-Match", reply.header("ETag")}}).status, 304);
        world.deployed("shop", routedConfig());
        world.workshop.proxy.loseConfiguration();
        const auto lost = world.ask("GET", caddyPath + "/config?diff=true");
        if (!lost.body.at("as_wished").get<bool>()) { // The watcher may have mended it already.
            QCOMPARE(lost.body.at("differences")[0].at("owner"), json("wakedock"));
        }
        world.workshop.proxy.setReachable(false);
        QCOMPARE(world.ask("GET", caddyPath + "/config").status, 503);
    }

    void secretsAreMaskedForThoseWhoMayOnlyRead()
    {
        ApiWorld world;
        QVERIFY(world.ask("GET", caddyPath + "/config").text.find("hunter22") != std::string::npos);
        world.role = core::Role::Viewer;
        const auto reply = world.ask("GET", caddyPath + "/config?diff=true");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body.at("masked"), json(true));
        QCOMPARE(reply.body.at("config").at("apps").at("dns_token"), json("********"));
        QVERIFY(reply.text.find("hunter22") == std::string::npos);
    }

    void aTrialAnswersWhatIsWrongAndChangesNothing()
    {
        ApiWorld world;
        const auto before = world.workshop.proxyConfigs.live();
        const auto good = world.post(caddyPath + "/validate", textOf(R"({"apps":{"site":"bye"}})"));
        QCOMPARE(good.status, 200);
        QCOMPARE(good.body.at("valid"), json(true));
        QCOMPARE(good.body.at("differences")[0].at("path"), json("/apps"));
        QCOMPARE(good.body.at("differences")[0].at("change"), json("changed"));
        const auto bad = world.post(caddyPath + "/validate", textOf("{\n]"));
        QCOMPARE(bad.status, 200);
        QCOMPARE(bad.body.at("valid"), json(false));
        QCOMPARE(bad.body.at("errors")[0].at("line"), json(2));
        QCOMPARE(bad.body.at("hash"), json(nullptr));
        const auto caddyfile = world.post(caddyPath + "/validate", textOf("nonsense", "caddyfile"));
        QCOMPARE(caddyfile.body.at("errors")[0].at("line"), json(1));
        // The document itself will do too.
        const json document = {{"config", {{"apps", {{"site", "bye"}}}}}};
        QCOMPARE(world.post(caddyPath + "/validate", document).body.at("valid"), json(true));
        QVERIFY(world.workshop.proxyConfigs.live() == before);
        QCOMPARE(world.post(caddyPath + "/validate", {{"adapter", "json"}}).complaint(),
                 std::string("invalid_request config"));
        QCOMPARE(world.post(caddyPath + "/validate", textOf("{}", "yaml")).complaint(),
                 std::string("invalid_request adapter"));
    }

    void aReloadKeepsWhatItReplacesAndIsWrittenDown()
    {
        ApiWorld world;
        world.deployed("shop", routedConfig());
        const auto before = world.workshop.proxyConfigs.live();
        const auto reply = world.post(caddyPath + "/reload", textOf("respond bye", "caddyfile"));
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body.at("applied"), json(true));
        QCOMPARE(reply.body.at("changed"), json(true));
        const auto live = json::parse(world.workshop.proxyConfigs.live().json);
        QCOMPARE(live, json::parse(R"({"apps":{"site":"bye"},"wakedock":["shop.example.org"]})"));
        QCOMPARE(lastAudit(world), std::string("caddy.reload caddy by admin"));
        const auto id = reply.body.at("backup").at("id").get<std::string>();
        const auto kept = world.ask("GET", caddyPath + "/backups/" + id);
        QCOMPARE(kept.body.at("config"), json::parse(before.json));
        QCOMPARE(kept.body.at("reason"), json("before a reload by admin"));
        QCOMPARE(kept.body.at("hash"), json(before.hash));
        const auto again = world.post(caddyPath + "/reload", textOf("respond bye", "caddyfile"));
        QCOMPARE(again.body.at("changed"), json(false));
        QCOMPARE(again.body.at("backup"), json(nullptr));
    }

    void aDryRunShowsTheDifferenceAndDoesNothing()
    {
        ApiWorld world;
        const auto before = world.workshop.proxyConfigs.live();
        const auto reply = world.post(caddyPath + "/reload?dry_run=true", textOf("respond bye", "caddyfile"));
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body.at("applied"), json(false));
        QCOMPARE(reply.body.at("differences").size(), std::size_t(1));
        QCOMPARE(world.post(caddyPath + "/reload?dry_run=true", textOf("x", "caddyfile")).status, 422);
        QCOMPARE(world.ask("POST", caddyPath + "/reload?dry_run=true").body.at("changed"), json(false));
        QVERIFY(world.workshop.proxyConfigs.live() == before);
        QVERIFY(world.workshop.configBackups.kept.empty());
    }

    void withoutABodyTheRoutesComeBack()
    {
        ApiWorld world;
        world.deployed("shop", routedConfig());
        const auto calls = world.workshop.proxy.applyCalls();
        const auto reply = world.ask("POST", caddyPath + "/reload");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body.at("applied"), json(true));
        QVERIFY(world.workshop.proxy.applyCalls() > calls);
        QVERIFY(world.workshop.proxy.routeOf("shop.example.org").has_value());
        QCOMPARE(lastAudit(world), std::string("caddy.renew_routes caddy by admin"));
    }

    void whatIsWrongIsNamedAndNothingIsChanged()
    {
        ApiWorld world;
        const auto before = world.workshop.proxyConfigs.live();
        const auto invalid = world.post(caddyPath + "/reload", textOf(R"({"apps":{"handler":"nope"}})"));
        QCOMPARE(invalid.status, 422);
        QCOMPARE(invalid.complaint(), std::string("config_invalid config/apps"));
        const auto refused = world.post(caddyPath + "/reload", textOf(R"({"refused":true})"));
        QCOMPARE(refused.status, 422);
        QCOMPARE(refused.body.at("code"), json("proxy_refused"));
        QVERIFY(world.workshop.proxyConfigs.live() == before);
        world.workshop.proxy.setReachable(false);
        QCOMPARE(world.post(caddyPath + "/reload", textOf("respond bye", "caddyfile")).status, 503);
    }

    void backupsAreMadeListedComparedAndRestored()
    {
        ApiWorld world;
        const auto original = world.workshop.proxyConfigs.live();
        const auto made = world.post(caddyPath + "/backups", {{"reason", "before the move"}});
        QCOMPARE(made.status, 201);
        QCOMPARE(made.body.at("reason"), json("before the move"));
        const auto path = made.header("Location");
        QCOMPARE(world.ask("POST", caddyPath + "/backups").body.at("id"), made.body.at("id"));
        QCOMPARE(world.post(caddyPath + "/reload", textOf("respond bye", "caddyfile")).status, 200);
        QCOMPARE(world.ask("GET", path + "?diff=true").body.at("differences")[0].at("path"), json("/apps"));
        const auto restored = world.ask("POST", path + "/restore");
        QCOMPARE(restored.status, 200);
        QCOMPARE(restored.body.at("hash"), json(original.hash));
        QVERIFY(world.workshop.proxyConfigs.live() == original);
        QCOMPARE(lastAudit(world), "caddy.restore " + made.body.at("id").get<std::string>() + " by admin");
        const auto list = world.ask("GET", caddyPath + "/backups?limit=1");
        QCOMPARE(list.body.at("total"), json(2));
        QVERIFY(list.body.at("items")[0].at("reason").get<std::string>().starts_with("before the restore of"));
        QVERIFY(list.body.at("next_cursor").is_string());
        QCOMPARE(world.ask("GET", caddyPath + "/backups/nothing").status, 404);
    }

    void aDamagedBackupIsRefused()
    {
        ApiWorld world;
        const auto path = world.post(caddyPath + "/backups", json::object()).header("Location");
        world.workshop.configBackups.kept.back().first.damaged = true;
        const auto before = world.workshop.proxyConfigs.live();
        QCOMPARE(world.ask("POST", path + "/restore").complaint(), std::string("backup_damaged"));
        QCOMPARE(world.ask("POST", path + "/restore").status, 409);
        QCOMPARE(world.ask("GET", path).status, 409);
        QCOMPARE(world.ask("GET", caddyPath + "/backups").body.at("items")[0].at("damaged"), json(true));
        QVERIFY(world.workshop.proxyConfigs.live() == before);
    }

    void onlyAdministratorsChangeIt()
    {
        ApiWorld world;
        const auto path = world.post(caddyPath + "/backups", json::object()).header("Location");
        for (const auto role : {core::Role::Operator, core::Role::Viewer}) {
            world.role = role;
            QCOMPARE(world.ask("GET", caddyPath + "/status").status, 200);
            QCOMPARE(world.ask("GET", caddyPath + "/backups").status, 200);
            QCOMPARE(world.ask("GET", path).status, 403);
            QCOMPARE(world.ask("POST", path + "/restore").status, 403);
            QCOMPARE(world.ask("POST", caddyPath + "/backups").status, 403);
            QCOMPARE(world.ask("POST", caddyPath + "/reload").status, 403);
            QCOMPARE(world.post(caddyPath + "/validate", textOf("{}")).status, 403);
        }
    }
};

WAKEDOCK_TEST(TestCaddyApi)
#include "test_caddy_api.moc"
