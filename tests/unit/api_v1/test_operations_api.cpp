#include "api_world.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

class TestOperationsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void operationsAreListedNewestFirstInPages()
    {
        ApiWorld world;
        for (const auto *name : {"a", "b", "c"}) {
            world.deployed(name);
        }
        const auto first = world.ask("GET", "/api/v1/operations?limit=2");
        QCOMPARE(first.status, 200);
        QCOMPARE(first.body["total"], json(3));
        QCOMPARE(first.body["items"].size(), std::size_t(2));
        QCOMPARE(first.body["items"][0]["service_name"], json("c"));
        const auto second =
            world.ask("GET", "/api/v1/operations?limit=2&cursor=" + first.body["next_cursor"].get<std::string>());
        QCOMPARE(second.body["items"].size(), std::size_t(1));
        QCOMPARE(second.body["items"][0]["service_name"], json("a"));
        QCOMPARE(second.body["next_cursor"], json(nullptr));
        QCOMPARE(world.ask("GET", "/api/v1/operations?status=failed").body["total"], json(0));
        QCOMPARE(world.ask("GET", "/api/v1/operations?cursor=xyz").status, 422);
    }

    void anOperationShowsItsStepsAndNoConfiguration()
    {
        ApiWorld world;
        world.deployed("a", {{"environment", {{"TOKEN", "hunter2"}}}});
        const auto list = world.ask("GET", "/api/v1/operations");
        const auto id = list.body["items"][0]["id"].get<std::string>();
        const auto one = world.ask("GET", "/api/v1/operations/" + id);
        QCOMPARE(one.status, 200);
        QCOMPARE(one.body["status"], json("succeeded"));
        QCOMPARE(one.body["steps"].size(), std::size_t(9));
        QCOMPARE(one.body["steps"][2]["name"], json("pull"));
        QVERIFY(one.text.find("hunter2") == std::string::npos);
        QCOMPARE(world.ask("GET", "/api/v1/operations/" + id, {}, {{"If-None-Match", one.header("ETag")}}).status, 304);
        QCOMPARE(world.ask("GET", "/api/v1/operations/0f8fad5b-d9cb-469f-a165-70867728950e").status, 404);
        QCOMPARE(world.ask("DELETE", "/api/v1/operations/" + id).status, 409);
    }

    void aRunningOperationCanBeCancelled()
    {
        ApiWorld world;
        const auto begun =
            world.post("/api/v1/services", {{"name", "slow"}, {"image", "pulled:1"}}, {{"Prefer", "respond-async"}});
        QCOMPARE(begun.status, 202);
        const auto cancelled = world.ask("DELETE", begun.header("Location"));
        QCOMPARE(cancelled.status, 202);
        QCOMPARE(cancelled.body["id"], begun.body["id"]);
        QVERIFY(waitUntil([&] { return world.ask("GET", begun.header("Location")).body["status"] == "cancelled"; }));
        world.role = core::Role::Viewer;
        QCOMPARE(world.ask("DELETE", begun.header("Location")).status, 403);
    }

    void deploymentsOfAServiceAreListed()
    {
        ApiWorld world;
        world.deployed("a");
        QCOMPARE(world.ask("POST", "/api/v1/services/a/redeploy").status, 200);
        const auto list = world.ask("GET", "/api/v1/services/a/deployments?limit=1");
        QCOMPARE(list.status, 200);
        QCOMPARE(list.body["total"], json(2));
        QCOMPARE(list.body["items"][0]["revision"], json(2));
        QCOMPARE(list.body["items"][0]["trigger"], json("redeploy"));
        QVERIFY(!list.body["next_cursor"].is_null());
        QCOMPARE(world.ask("GET", "/api/v1/services/nobody/deployments").status, 404);
    }

    void theSystemTellsAboutItself()
    {
        ApiWorld world;
        world.deployed("a");
        const auto info = world.ask("GET", "/api/v1/system/info");
        QCOMPARE(info.status, 200);
        QCOMPARE(info.body["services"], json({{"total", 1}, {"running", 1}, {"sleeping", 0}}));
        QCOMPARE(info.body["version"], json(WAKEDOCK_VERSION));
        const auto health = world.ask("GET", "/api/v1/system/health");
        QCOMPARE(health.status, 200);
        QVERIFY2(health.body["components"].size() >= 3, health.text.c_str());
        const auto ready = world.ask("GET", "/readyz");
        QCOMPARE(ready.status, health.body["ready"] == true ? 200 : 503);
        QVERIFY(ready.body["components"].contains("docker"));
        QCOMPARE(world.ask("GET", "/healthz").text, std::string("ok\n"));
    }

    void theDocumentIsServedWithItsEtag()
    {
        ApiWorld world;
        const auto reply = world.ask("GET", "/api/v1/openapi.json");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body["openapi"], json("3.1.0"));
        QCOMPARE(reply.body["info"]["version"], json(WAKEDOCK_VERSION));
        QCOMPARE(world.ask("GET", "/api/v1/openapi.json", {}, {{"If-None-Match", reply.header("ETag")}}).status, 304);
    }
};

WAKEDOCK_TEST(TestOperationsApi)
#include "test_operations_api.moc"
