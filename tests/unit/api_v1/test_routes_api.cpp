#include "api_world.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

namespace {

const std::string routesPath = "/api/v1/caddy/routes";

json toAddress(const std::string &host)
{
    return {{"hosts", {host}}, {"target", {{"kind", "address"}, {"address", "192.168.1.20:8080"}}}};
}

} // namespace

class TestRoutesApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRouteIsAddedReadListedChangedAndRemoved()
    {
        ApiWorld world;
        const auto added = world.post(routesPath, toAddress("NAS.example.org"));
        QCOMPARE(added.status, 201);
        QCOMPARE(added.body.at("hosts"), json::array({"nas.example.org"}));
        QCOMPARE(added.body.at("kind"), json("address"));
        QCOMPARE(added.body.at("origin"), json("operator"));
        QCOMPARE(added.body.at("target").at("scheme"), json("http"));
        const auto path = added.header("Location");
        QCOMPARE(path, routesPath + "/" + added.body.at("id").get<std::string>());
        const auto read = world.ask("GET", path);
        QCOMPARE(read.status, 200);
        QCOMPARE(world.ask("GET", path, {}, {{"If-None-Match", read.header("ETag")}}).status, 304);
        QCOMPARE(world.ask("GET", routesPath).body.at("total"), json(1));
        QCOMPARE(world.ask("GET", routesPath + "?host=other").body.at("total"), json(0));

        const auto body = toAddress("b.example.org").dump();
        const auto changed = world.ask("PUT", path, body, {{"If-Match", read.header("ETag")}});
        QCOMPARE(changed.status, 200);
        QCOMPARE(changed.body.at("hosts"), json::array({"b.example.org"}));
        QCOMPARE(world.ask("PUT", path, body, {{"If-Match", read.header("ETag")}}).status, 412);
        QCOMPARE(world.ask("DELETE", path).status, 204);
        QCOMPARE(world.ask("DELETE", path).status, 404);
        QCOMPARE(world.ask("GET", path).status, 404);
    }

    void eachKindIsReadBackAsItWasWritten_data()
    {
        QTest::addColumn<QString>("target");
        QTest::newRow("address")
            << R"({"kind":"address","address":"nas.lan:443","scheme":"https","tls_server_name":"nas.lan",
            "insecure_skip_verify":false,"host_header":"upstream"})";
        QTest::newRow("redirect")
            << R"({"kind":"redirect","to":"https:\u002f/new.example.org","status":301,"keep_path":false})";
        QTest::newRow("static") << R"({"kind":"static","status":410,"body":"{gone}","content_type":"text/html"})";
    }

    void eachKindIsReadBackAsItWasWritten()
    {
        QFETCH(const QString, target);
        ApiWorld world;
        json wish = {{"hosts", {"a.example.org", "*.a.example.org"}},
                     {"path_prefix", "/x"},
                     {"strip_prefix", true},
                     {"target", json::parse(target.toStdString())},
                     {"request_headers", {{"set", {{"X-One", "1"}}}, {"add", json::object()}, {"remove", {"X-Two"}}}},
                     {"response_headers", {{"set", json::object()}, {"add", {{"X-Three", "3"}}}, {"remove", json::array()}}},
                     {"tls", "internal"},
                     {"enabled", false}};
        const auto added = world.post(routesPath, wish);
        QVERIFY2(added.status == 201, added.body.dump().c_str());
        for (const auto &[key, value] : wish.items()) {
            QCOMPARE(added.body.at(key), value);
        }
    }

    void whatIsWrongIsNamedByField_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("complaint");
        QTest::newRow("no host") << R"({"hosts":[]})" << "invalid_request hosts";
        QTest::newRow("an address as host") << R"({"hosts":["10.0.0.1"]})" << "invalid_route hosts[0]";
        QTest::newRow("an unknown field") << R"({"hots":[]})" << "invalid_request hots";
        QTest::newRow("a bad prefix") << R"({"path_prefix":"x"})" << "invalid_route path_prefix";
        QTest::newRow("another kind's member")
            << R"({"target":{"kind":"address","address":"a:80","to":"https:\u002f/b.test"}})"
            << "invalid_route target.to";
        QTest::newRow("no address") << R"({"target":{"kind":"address"}})" << "invalid_route target.address";
        QTest::newRow("a socket") << R"({"target":{"kind":"address","address":"unix\u002f/run/docker.sock"}})"
                                  << "invalid_route target.address";
        QTest::newRow("the environment") << R"({"response_headers":{"set":{"X-A":"{env.TOKEN}"}}})"
                                         << "invalid_route response_headers.set.X-A";
        QTest::newRow("a line break") << R"({"request_headers":{"set":{"X-A":"b\r\nX-C: d"}}})"
                                      << "invalid_route request_headers.set.X-A";
        QTest::newRow("no service") << R"({"target":{"kind":"service","service":"nobody"}})"
                                    << "invalid_route target.service";
    }

    void whatIsWrongIsNamedByField()
    {
        QFETCH(const QString, change);
        QFETCH(const QString, complaint);
        ApiWorld world;
        json body = toAddress("a.example.org");
        body.merge_patch(json::parse(change.toStdString()));
        if (change.contains("kind")) {
            body["target"] = json::parse(change.toStdString())["target"];
        }
        const auto answer = world.post(routesPath, body);
        QCOMPARE(answer.status, 422);
        QCOMPARE(QString::fromStdString(answer.complaint()), complaint);
        QCOMPARE(world.ask("GET", routesPath).body.at("total"), json(0));
    }

    void aDryRunShowsWhatWouldChangeAndChangesNothing()
    {
        ApiWorld world;
        const auto plan = world.post(routesPath + "?dry_run=true", toAddress("a.example.org"));
        QCOMPARE(plan.status, 200);
        QCOMPARE(plan.body.at("applied"), json(false));
        QVERIFY(!plan.body.at("differences").empty());
        QCOMPARE(world.ask("GET", routesPath).body.at("total"), json(0));
        const auto path = world.post(routesPath, toAddress("a.example.org")).header("Location");
        QVERIFY(!world.ask("PUT", path + "?dry_run=true", toAddress("b.example.org").dump(), {{"If-Match", "*"}})
                     .body.at("differences")
                     .empty());
        QCOMPARE(world.ask("DELETE", path + "?dry_run=true").status, 200);
        QCOMPARE(world.ask("GET", path).body.at("hosts"), json::array({"a.example.org"}));
    }

    void aTakenHostIsAConflictThatNamesWhoHasIt()
    {
        ApiWorld world;
        world.workshop.deploy(aService("shop").at("shop.example.org").config());
        QCOMPARE(world.post(routesPath, toAddress("shop.example.org")).complaint(), std::string("domain_taken hosts[0]"));
        const auto service = world.ask("GET", routesPath).body.at("items").at(0);
        QCOMPARE(service.at("origin"), json("service"));
        QCOMPARE(service.at("read_only"), json(true));
        const auto path = routesPath + "/" + service.at("id").get<std::string>();
        QCOMPARE(world.ask("DELETE", path).complaint(), std::string("route_read_only"));
        QCOMPARE(world.ask("PUT", path, toAddress("x.example.org").dump(), {{"If-Match", "*"}}).complaint(),
                 std::string("route_read_only"));
    }

    void whileCaddyIsAwayNothingIsAdded()
    {
        ApiWorld world;
        world.workshop.proxy.setReachable(false);
        const auto answer = world.post(routesPath, toAddress("a.example.org"));
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.complaint(), std::string("proxy_unreachable"));
        QCOMPARE(world.ask("GET", routesPath).body.at("total"), json(0));
    }

    void aSnippetIsASettingOfItsService()
    {
        ApiWorld world;
        json body = {
            {"name", "shop"}, {"image", "nginx:1.25"}, {"domain", "shop.example.org"}, {"caddy_snippet", "bogus x"}};
        QCOMPARE(world.post("/api/v1/services", body).complaint(), std::string("invalid_snippet caddy_snippet"));
        body["caddy_snippet"] = "encode gzip";
        const auto made = world.post("/api/v1/services", body);
        QVERIFY2(made.status == 201, made.body.dump().c_str());
        QCOMPARE(made.body.at("caddy_snippet"), json("encode gzip"));
        QVERIFY(!made.body.contains("caddy_handlers"));
    }
};

WAKEDOCK_TEST(TestRoutesApi)
#include "test_routes_api.moc"
