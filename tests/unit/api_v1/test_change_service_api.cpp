#include "api_world.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

namespace {

const Headers anything{{"If-Match", "*"}};
const std::string shop = "/api/v1/services/shop";

} // namespace

class TestChangeServiceApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPatchChangesWhatItNamesAndDeploys()
    {
        ApiWorld world;
        const auto before =
            world.deployed("shop", {{"environment", {{"A", "1"}, {"B", "2"}}}, {"domain", "shop.wakedock.local"}});
        const auto reply = world.ask("PATCH", shop, R"({"image": "nginx:1.26", "environment": {"A": null, "C": "3"}})",
                                     {{"If-Match", "*"}, {"Content-Type", "application/merge-patch+json"}});
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body["image"], json("nginx:1.26"));
        QCOMPARE(reply.body["environment"], json({{"B", "2"}, {"C", "3"}}));
        QCOMPARE(reply.body["domain"], before["domain"]);
        QCOMPARE(reply.body["revision"], json(2));
        QVERIFY(!reply.header("ETag").empty());
    }

    void nullTakesAFieldBackToItsDefault()
    {
        ApiWorld world;
        world.deployed("shop", {{"domain", "shop.wakedock.local"}, {"description", "old"}, {"upstream_port", 80}});
        const auto reply = world.ask("PATCH", shop + "?apply=false",
                                     R"({"domain": null, "description": null, "upstream_port": null})", anything);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body["domain"], json(nullptr));
        QCOMPARE(reply.body["description"], json(""));
        QCOMPARE(reply.body["upstream_port"], json(nullptr));
    }

    void withApplyFalseItIsOnlyRecorded()
    {
        ApiWorld world;
        world.deployed("shop");
        const auto reply = world.ask("PATCH", shop + "?apply=false", R"({"image": "nginx:1.26"})", anything);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body["image"], json("nginx:1.26"));
        QCOMPARE(reply.body["revision"], json(1));
    }

    void thePatchedWholeIsCheckedAndNamed_data()
    {
        QTest::addColumn<QByteArray>("patch");
        QTest::addColumn<QByteArray>("complaint");
        QTest::newRow("empty") << QByteArray("{}") << QByteArray("invalid_request body");
        QTest::newRow("no object") << QByteArray("[1]") << QByteArray("invalid_request body");
        QTest::newRow("unknown") << QByteArray(R"({"colour": 1})") << QByteArray("invalid_request colour");
        QTest::newRow("observed") << QByteArray(R"({"status": "stopped"})") << QByteArray("invalid_request status");
        QTest::newRow("name taken away") << QByteArray(R"({"name": null})") << QByteArray("invalid_request name");
        QTest::newRow("inside") << QByteArray(R"({"sleep": {"idle_minutes": -1}})")
                                << QByteArray("invalid_request sleep.idle_minutes");
        QTest::newRow("no object any more") << QByteArray(R"({"sleep": 5})") << QByteArray("invalid_request sleep");
    }
    void thePatchedWholeIsCheckedAndNamed()
    {
        QFETCH(QByteArray, patch);
        QFETCH(QByteArray, complaint);
        ApiWorld world;
        world.deployed("shop");
        const auto reply = world.ask("PATCH", shop, patch.toStdString(), anything);
        QCOMPARE(reply.status, 422);
        QCOMPARE(QByteArray::fromStdString(reply.complaint()), complaint);
    }

    void aPutReplacesEverything()
    {
        ApiWorld world;
        world.deployed("shop", {{"description", "old"}, {"environment", {{"A", "1"}}}});
        const auto reply = world.ask("PUT", shop, R"({"name": "shop", "image": "nginx:1.26"})", anything);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body["description"], json(""));
        QCOMPARE(reply.body["environment"], json::object());
        QCOMPARE(reply.body["image"], json("nginx:1.26"));
    }

    void whatWasReadMayBeSentBackChanged()
    {
        ApiWorld world;
        world.deployed("shop", {{"domain", "shop.wakedock.local"}});
        const auto read = world.ask("GET", shop);
        auto body = read.body;
        body["description"] = "changed";
        const auto reply = world.ask("PUT", shop, body.dump(), {{"If-Match", read.header("ETag")}});
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body["description"], json("changed"));
        body["id"] = "0f8fad5b-d9cb-469f-a165-70867728950e";
        const auto other = world.ask("PUT", shop, body.dump(), anything);
        QCOMPARE(other.status, 422);
        QCOMPARE(other.complaint(), std::string("read_only_field id"));
    }

    void anOldEtagIsRefusedAndAnotherStateIsNot()
    {
        ApiWorld world;
        world.deployed("shop");
        const auto read = world.ask("GET", shop);
        QCOMPARE(world.ask("POST", shop + "/stop").status, 200);
        const auto stopped = world.ask("GET", shop);
        QCOMPARE(stopped.body["status"], json("stopped"));
        QVERIFY(stopped.header("ETag") != read.header("ETag"));
        const auto sameVersion = world.ask("GET", shop).header("ETag");
        QCOMPARE(world.ask("PATCH", shop + "?apply=false", R"({"description": "a"})", {{"If-Match", sameVersion}}).status,
                 200);
        const auto late = world.ask("PATCH", shop + "?apply=false", R"({"description": "b"})", {{"If-Match", sameVersion}});
        QCOMPARE(late.status, 412);
        QCOMPARE(late.complaint(), std::string("version_changed"));
        QCOMPARE(world.ask("PATCH", shop, R"({"description": "b"})", {{"If-Match", "\"nonsense\""}}).status, 412);
    }

    void aServiceThatIsNotThereIsNotFound()
    {
        ApiWorld world;
        QCOMPARE(world.ask("PATCH", "/api/v1/services/nobody", R"({"description": "b"})", anything).status, 404);
        QCOMPARE(world.ask("PUT", "/api/v1/services/nobody", R"({"name": "nobody"})", anything).status, 404);
    }

    void withPreferAChangeIsAnOperation()
    {
        ApiWorld world;
        world.deployed("shop");
        const auto reply =
            world.ask("PATCH", shop, R"({"image": "nginx:1.26"})", {{"If-Match", "*"}, {"Prefer", "respond-async"}});
        QCOMPARE(reply.status, 202);
        QVERIFY(waitUntil([&] { return world.ask("GET", shop).body["revision"] == 2; }));
    }

    void deletingTakesItAwayAndKeepsItsDeployments()
    {
        ApiWorld world;
        const auto service = world.deployed("shop");
        const auto gone = world.ask("DELETE", shop);
        QCOMPARE(gone.status, 204);
        QVERIFY(gone.text.empty());
        QCOMPARE(world.ask("GET", shop).status, 404);
        const auto deployments = world.ask("GET", "/api/v1/services/" + service["id"].get<std::string>() + "/deployments");
        QCOMPARE(deployments.status, 200);
        QCOMPARE(deployments.body["total"], json(1));
        QCOMPARE(deployments.body["items"][0]["status"], json("succeeded"));
        QCOMPARE(world.ask("GET", shop + "/deployments").status, 404);
    }

    void actionsAnswerWithTheServiceAndRefuseABody()
    {
        ApiWorld world;
        world.deployed("shop");
        QCOMPARE(world.ask("POST", shop + "/stop").body["status"], json("stopped"));
        QCOMPARE(world.ask("POST", shop + "/stop", "{}").status, 200);
        QCOMPARE(world.ask("POST", shop + "/start").body["status"], json("running"));
        QCOMPARE(world.ask("POST", shop + "/restart").body["status"], json("running"));
        QCOMPARE(world.ask("POST", shop + "/redeploy").body["revision"], json(2));
        QCOMPARE(world.ask("POST", shop + "/start", R"({"force": true})").complaint(), std::string("invalid_request force"));
        QCOMPARE(world.ask("POST", "/api/v1/services/nobody/start").status, 404);
    }
};

WAKEDOCK_TEST(TestChangeServiceApi)
#include "test_change_service_api.moc"
