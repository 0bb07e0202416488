#include "api_world.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

namespace {

const json smallService = {{"name", "test-app"}, {"image", "nginx:1.25"}, {"domain", "test.wakedock.local"}};

} // namespace

class TestCreateService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPostAnswersWithTheRunningService()
    {
        ApiWorld world;
        const auto reply = world.post("/api/v1/services", smallService);
        QCOMPARE(reply.status, 201);
        QCOMPARE(reply.body["status"], json("running"));
        QCOMPARE(reply.body["domain"], json("test.wakedock.local"));
        QCOMPARE(reply.body["revision"], json(1));
        QCOMPARE(reply.body["owner"], json("admin"));
        QCOMPARE(reply.body["container_ids"].size(), std::size_t(1));
        QCOMPARE(reply.header("Location"), "/api/v1/services/" + reply.body["id"].get<std::string>());
        const auto read = world.ask("GET", reply.header("Location"));
        QCOMPARE(read.status, 200);
        QCOMPARE(read.header("ETag"), reply.header("ETag"));
        QCOMPARE(read.text, reply.text);
    }

    void withPreferItAnswersAtOnceWithAnOperation()
    {
        ApiWorld world;
        const auto reply = world.post("/api/v1/services", smallService, {{"Prefer", "respond-async"}});
        QCOMPARE(reply.status, 202);
        QCOMPARE(reply.header("Preference-Applied"), std::string("respond-async"));
        QCOMPARE(reply.body["kind"], json("deploy"));
        QCOMPARE(reply.header("Location"), "/api/v1/operations/" + reply.body["id"].get<std::string>());
        const auto isDone = [&] { return world.ask("GET", reply.header("Location")).body["status"] == "succeeded"; };
        QVERIFY(waitUntil(isDone));
        QCOMPARE(world.ask("GET", "/api/v1/services/test-app").body["status"], json("running"));
    }

    void whatIsWrongIsNamedByField_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("complaint");
        const auto row = [](const char *name, const char *body, int status, const char *complaint) {
            QTest::newRow(name) << QByteArray(body) << status << QByteArray(complaint);
        };
        row("no body", "", 400, "malformed_json body");
        row("not JSON", "{name: x}", 400, "malformed_json body");
        row("NaN", R"({"name": "a", "image": "nginx:1.25", "resources": {"cpus": NaN}})", 400,
            "malformed_json resources.cpus");
        row("a key twice", R"({"name": "a", "name": "b"})", 400, "malformed_json name");
        row("a huge number", R"({"name": "a", "replicas": 99999999999999999999})", 400, "malformed_json replicas");
        row("a large number", R"({"name": "a", "image": "nginx:1.25", "replicas": 1e300})", 422, "invalid_request replicas");
        row("bytes that are not UTF-8", "{\"name\": \"\xff\"}", 400, "malformed_json name");
        row("a list", "[]", 422, "invalid_request body");
        row("no name", R"({"image": "nginx:1.25"})", 422, "invalid_request name");
        row("unknown fields", R"({"name": "a", "image": "nginx:1.25", "imgae": "x", "id": "1"})", 422,
            "invalid_request id imgae");
        row("wrong types", R"({"name": 1, "image": [], "ports": {}, "protected": "yes"})", 422,
            "invalid_request image name ports protected");
        row("a port", R"({"name": "a", "image": "nginx:1.25", "ports": [{"container_port": 0}]})", 422,
            "invalid_request ports[0].container_port");
        row("a value of the environment", R"({"name": "a", "image": "nginx:1.25", "environment": {"A": 1}})", 422,
            "invalid_request environment.A");
        row("a null", R"({"name": "a", "image": null})", 422, "invalid_request image");
    }
    void whatIsWrongIsNamedByField()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QByteArray, complaint);
        ApiWorld world;
        const auto reply = world.ask("POST", "/api/v1/services", body.toStdString(), {{"Content-Type", "application/json"}});
        QCOMPARE(reply.status, status);
        QCOMPARE(QByteArray::fromStdString(reply.complaint()), complaint);
        QCOMPARE(reply.header("Content-Type"), std::string("application/problem+json"));
        QVERIFY(world.workshop.traces().empty());
    }

    void rulesOfTheDomainNameTheirFieldsToo()
    {
        ApiWorld world;
        auto body = smallService;
        body["domain"] = "not a domain";
        body["ports"] = json::array({{{"container_port", 80}, {"host_ip", "everywhere"}}});
        const auto reply = world.post("/api/v1/services", body);
        QCOMPARE(reply.status, 422);
        QVERIFY2(reply.complaint().find(" domain") != std::string::npos, reply.text.c_str());
        QVERIFY2(reply.complaint().find(" ports[0].host_ip") != std::string::npos, reply.text.c_str());
    }

    void aNameTakenIsAConflict()
    {
        ApiWorld world;
        world.deployed("test-app");
        const auto reply = world.post("/api/v1/services", smallService);
        QCOMPARE(reply.status, 409);
        QCOMPARE(reply.complaint(), std::string("name_taken name"));
    }

    void aFailedDeploymentSaysStepAndWhatWasUndone()
    {
        ApiWorld world;
        auto body = smallService;
        body["image"] = "no-such-image:1";
        const auto reply = world.post("/api/v1/services", body);
        QCOMPARE(reply.status, 422);
        QCOMPARE(reply.body["step"], json("pull"));
        QVERIFY2(!reply.body["undone"].empty(), reply.text.c_str());
        QCOMPARE(world.ask("GET", "/api/v1/services/test-app").status, 404);
    }

    void anotherMediaTypeIsRefused()
    {
        ApiWorld world;
        const auto form =
            world.ask("POST", "/api/v1/services", "name=a", {{"Content-Type", "application/x-www-form-urlencoded"}});
        QCOMPARE(form.status, 415);
        const auto patch = world.ask("POST", "/api/v1/services", "{}", {{"Content-Type", "application/merge-patch+json"}});
        QCOMPARE(patch.status, 415);
        const auto withCharset = world.ask("POST", "/api/v1/services", smallService.dump(),
                                           {{"Content-Type", "Application/JSON; charset=utf-8"}});
        QCOMPARE(withCharset.status, 201);
    }

    void aRepeatWithTheSameKeyGivesTheSameAnswerAndDoesNothing()
    {
        ApiWorld world;
        const Headers key{{"Idempotency-Key", "first-try"}};
        const auto first = world.post("/api/v1/services", smallService, key);
        const auto again = world.post("/api/v1/services", smallService, key);
        QCOMPARE(first.status, 201);
        QCOMPARE(again.status, 201);
        QCOMPARE(again.text, first.text);
        QCOMPARE(again.header("Idempotent-Replayed"), std::string("true"));
        QCOMPARE(world.workshop.store.tables().deployments.size(), std::size_t(1));
        auto other = smallService;
        other["name"] = "other";
        QCOMPARE(world.post("/api/v1/services", other, key).complaint(),
                 std::string("idempotency_key_reused Idempotency-Key"));
        QCOMPARE(world.post("/api/v1/services", other, {{"Idempotency-Key", "two words"}}).status, 400);
    }

    void aRepeatWhileTheFirstRunsIsRefusedAndAFailureIsForgotten()
    {
        ApiWorld world;
        const Headers key{{"Idempotency-Key", "k"}};
        auto slow = smallService;
        slow["image"] = "pulled:1";
        const auto first = world.begin("POST", "/api/v1/services", slow.dump(), key);
        QCOMPARE(world.post("/api/v1/services", slow, key).complaint(), std::string("idempotency_key_running"));
        QVERIFY(waitUntil([&first] { return first.isReady(); }));
        auto wrong = smallService;
        wrong["image"] = "no-such-image:1";
        wrong["name"] = "later";
        wrong["domain"] = "later.wakedock.local";
        QCOMPARE(world.post("/api/v1/services", wrong, {{"Idempotency-Key", "k2"}}).status, 422);
        QVERIFY(world.post("/api/v1/services", wrong, {{"Idempotency-Key", "k2"}}).header("Idempotent-Replayed").empty());
    }
};

WAKEDOCK_TEST(TestCreateService)
#include "test_create_service.moc"
