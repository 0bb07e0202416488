#include "api_world.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <limits>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

namespace {

const std::string metrics = "/api/v1/caddy/metrics";
const std::string mend = "/api/v1/caddy/diagnose/mend";

void furnish(ApiWorld &world)
{
    auto &counters = world.workshop.proxyMetrics.counters;
    counters.changes = 3;
    counters.servers["wakedock-http"] = {true, true, true, {}};
    counters.servers["wakedock-http"].traffic.requests = 12;
    counters.servers["wakedock-http"].traffic.buckets = {{std::numeric_limits<double>::infinity(), 12}};
    counters.servers["srv0"] = {false, false, false, {}};
}

} // namespace

/// Caddy's health over the API.
class TestCaddyHealthApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsCountedIsToldByServerAndWhatIsNotSaysHow()
    {
        ApiWorld world;
        furnish(world);
        world.workshop.clock.advance(std::chrono::hours(1001));
        const auto reply = world.ask("GET", metrics);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body.at("reachable"), json(true));
        QCOMPARE(reply.body.at("hosts"), json(nullptr));
        QCOMPARE(reply.body.at("changes").at("taken_by_caddy"), json(3));
        const json &foreign = reply.body.at("servers").at(0);
        QCOMPARE(foreign.at("name"), json("srv0"));
        QCOMPARE(foreign.at("counted"), json(false));
        QVERIFY(foreign.at("hint").get<std::string>().find("metrics") != std::string::npos);
        QCOMPARE(foreign.at("total"), json(nullptr));
        const json &own = reply.body.at("servers").at(1);
        QCOMPARE(own.at("owner"), json("wakedock"));
        QCOMPARE(own.at("total").at("requests"), json(12));
    }

    void theTrendIsLeftOutWhereNobodyWantsIt()
    {
        ApiWorld world;
        QCOMPARE(world.ask("GET", metrics + "?trend=none").body.at("trend"), json::array());
        QCOMPARE(world.ask("GET", metrics + "?trend=minutes").status, 200);
        QCOMPARE(world.ask("GET", metrics + "?trend=year").status, 422);
    }

    void aCaddyThatIsAwayIsNoError()
    {
        ApiWorld world;
        world.workshop.proxy.setReachable(false);
        const auto reply = world.ask("GET", metrics);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body.at("reachable"), json(false));
        QVERIFY(reply.body.at("problem").is_string());
    }

    void aViewerReadsAndAnAdministratorMends()
    {
        ApiWorld world;
        world.role = core::Role::Viewer;
        QCOMPARE(world.ask("GET", metrics).status, 200);
        QCOMPARE(world.ask("POST", mend).status, 403);
        world.role = core::Role::Operator;
        QCOMPARE(world.ask("POST", mend).status, 403);
        world.role = core::Role::Admin;
        const auto reply = world.ask("POST", mend);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body.at("mended"), json::array());
        QVERIFY(reply.body.at("diagnosis").at("findings").is_array());
    }

    void findingsAreMendedByTheirIds()
    {
        ApiWorld world;
        const auto reply = world.post(mend, json{{"findings", json::array({"drift"})}});
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body.at("mended").at(0).at("finding"), json("drift"));
        QCOMPARE(reply.body.at("mended").at(0).at("ok"), json(false));
        QCOMPARE(world.post(mend, json{{"findings", json::array()}}).status, 422);
        QCOMPARE(world.post(mend, json{{"finding", "drift"}}).status, 422);
    }
};

WAKEDOCK_TEST(TestCaddyHealthApi)
#include "test_caddy_health_api.moc"
