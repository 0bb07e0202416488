#include "served_api.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

namespace {

const std::string servicesPath = "/api/v1/services";
const std::string smallBody = R"({"name":"test-app","image":"nginx:1.25","domain":"test.wakedock.local"})";

} // namespace

class TestServedApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServiceLivesItsLifeOverHttp()
    {
        ServedApi served;
        const auto token = served.signIn();
        QVERIFY(!token.empty());
        QCOMPARE(ServedApi::bodyOf(served.ask("GET", "/api/v1/auth/me", token))["username"], json("ada"));

        const auto made = served.ask("POST", servicesPath, token, smallBody);
        QCOMPARE(made.status, 201);
        const auto service = ServedApi::bodyOf(made);
        QCOMPARE(service["status"], json("running"));
        QCOMPARE(service["owner"], json("ada"));
        const auto path = made.header("location");
        QCOMPARE(served.ask("GET", path, token, {}, "If-None-Match: " + made.header("etag") + "\r\n").status, 304);
        QCOMPARE(ServedApi::bodyOf(served.ask("GET", servicesPath, token))["total"], json(1));

        QCOMPARE(served.ask("PATCH", path, token, R"({"description":"x"})").status, 428);
        const auto ifMatch = "If-Match: " + made.header("etag") + "\r\nContent-Type: application/merge-patch+json\r\n";
        const auto changed = served.ask("PATCH", path + "?apply=false", token, R"({"description":"x"})", ifMatch);
        QCOMPARE(changed.status, 200);
        QCOMPARE(served.ask("PATCH", path, token, R"({"description":"y"})", ifMatch).status, 412);
        QCOMPARE(served.ask("POST", path + "/stop", token).status, 200);
        QCOMPARE(served.ask("DELETE", path, token).status, 204);
        QCOMPARE(served.ask("GET", path, token).status, 404);
        QCOMPARE(served.ask("POST", "/api/v1/auth/logout", token).status, 204);
        QCOMPARE(served.ask("GET", servicesPath, token).status, 401);
    }

    void nothingIsAnsweredWithoutALogin()
    {
        ServedApi served;
        for (const auto &route : served.world.router.routes()) {
            if (route.permission != "public") {
                auto path = route.pattern;
                if (const auto brace = path.find("{id}"); brace != std::string::npos) {
                    path.replace(brace, 4, "x");
                }
                const auto answer = served.ask(route.method, path, {});
                QVERIFY2(answer.status == 401, (route.method + " " + path).c_str());
                QCOMPARE(answer.header("content-type"), std::string("application/problem+json"));
            }
        }
    }

    void badBodiesGetAClearAnswerAndTheServerGoesOn_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("field");
        QTest::newRow("wrong type") << QByteArray(R"({"name": ["x"], "image": "nginx:1.25"})") << 422 << QByteArray("name");
        QTest::newRow("unknown field") << QByteArray(R"({"name": "x", "imagine": "nginx"})") << 422 << QByteArray("imagine");
        QTest::newRow("invalid UTF-8") << QByteArray("{\"name\": \"x\xc3\x28\"}") << 400 << QByteArray("name");
        QTest::newRow("deep") << QByteArray(100000, '[') << 400 << QByteArray("[0][0]");
        QTest::newRow("NaN") << QByteArray(R"({"resources": {"cpus": NaN}})") << 400 << QByteArray("resources.cpus");
        QTest::newRow("huge number") << QByteArray(R"({"replicas": 1e400})") << 400 << QByteArray("replicas");
        QTest::newRow("twice") << QByteArray(R"({"name": "a", "name": "a"})") << 400 << QByteArray("name");
        QTest::newRow("cut off") << QByteArray(R"({"name": "a")") << 400 << QByteArray("");
        QTest::newRow("2 MB") << QByteArray("{\"name\": \"" + QByteArray(2 * 1024 * 1024, 'x') + "\"}") << 413
                              << QByteArray("");
        QTest::newRow("900 KB in one field")
            << QByteArray("{\"name\": \"" + QByteArray(900 * 1024, 'x') + "\"}") << 422 << QByteArray("name");
    }
    void badBodiesGetAClearAnswerAndTheServerGoesOn()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QByteArray, field);
        ServedApi served;
        const auto token = served.signIn();
        const auto answer = served.ask("POST", servicesPath, token, body.toStdString());
        QCOMPARE(answer.status, status);
        const auto problem = ServedApi::bodyOf(answer);
        QCOMPARE(problem["status"], json(status));
        QVERIFY(!problem["detail"].get<std::string>().empty());
        if (!field.isEmpty()) {
            QVERIFY2(problem["errors"][0]["field"].get<std::string>().starts_with(field.toStdString()), answer.body.c_str());
        }
        QCOMPARE(served.ask("GET", servicesPath, token).status, 200);
    }

    void headAnswersLikeGetWithoutTheBody()
    {
        ServedApi served;
        const auto token = served.signIn();
        const auto get = served.ask("GET", servicesPath, token);
        const auto head = served.ask("HEAD", servicesPath, token);
        QCOMPARE(head.status, 200);
        QCOMPARE(head.header("etag"), get.header("etag"));
        QCOMPARE(head.header("content-length"), std::to_string(get.body.size()));
        QVERIFY(head.body.empty());
        const auto wrong = served.ask("PUT", servicesPath, token, "{}");
        QCOMPARE(wrong.status, 405);
        QVERIFY2(wrong.header("allow").find("POST") != std::string::npos, wrong.header("allow").c_str());
    }

    void browsersGetPagesUnderAPolicyWithoutInlineCode()
    {
        ServedApi served;
        for (const auto *path : {"/", "/api/docs"}) {
            const auto page = served.ask("GET", path, {});
            QCOMPARE(page.status, 200);
            const auto policy = page.header("content-security-policy");
            QVERIFY(policy.find("default-src 'none'") != std::string::npos && policy.find("unsafe") == std::string::npos);
            const auto known = served.ask("GET", path, {}, {}, "If-None-Match: " + page.header("etag") + "\r\n");
            QCOMPARE(known.status, 304);
            QCOMPARE(known.header("content-security-policy"), policy); // A browser takes over what comes with a 304.
        }
        QCOMPARE(served.ask("GET", "/assets/pages.css", {}).status, 200);
        QCOMPARE(served.ask("GET", "/healthz", {}).status, 200);
        QCOMPARE(ServedApi::bodyOf(served.ask("GET", "/api/v1/openapi.json", {}))["openapi"], json("3.1.0"));
        const auto ready = served.ask("GET", "/readyz", {});
        QVERIFY(ready.status == 200 || ready.status == 503);
        QVERIFY(ready.body.find("detail") == std::string::npos);
    }

    void aListOfTwoHundredIsAnsweredFromBytes()
    {
        ServedApi served;
        const auto token = served.signIn();
        for (int i = 0; i < 200; ++i) {
            core::ServiceRecord record = aService("app-" + std::to_string(i)).record();
            served.world.workshop.core().states.adopt(record);
        }
        const auto first = served.ask("GET", servicesPath + "?limit=500", token);
        QCOMPARE(ServedApi::bodyOf(first)["items"].size(), std::size_t(200));
        RawClient client(served.port());
        const auto request =
            QByteArray::fromStdString("GET " + servicesPath + "?limit=500 HTTP/1.1\r\nHost: 127.0.0.1:"
                                      + std::to_string(served.port()) + "\r\nAuthorization: Bearer " + token + "\r\n\r\n");
        QElapsedTimer clock;
        clock.start();
        constexpr int rounds = 200;
        for (int i = 0; i < rounds; ++i) {
            QCOMPARE(client.ask(request).body.size(), first.body.size());
        }
        // Rendering 200 services takes some milliseconds; sending 130 KB to a test client and reading it far less.
        qInfo("%lld us for each answer of %zu bytes, client included", clock.nsecsElapsed() / 1000 / rounds,
              first.body.size());
    }
};

WAKEDOCK_TEST(TestServedApi)
#include "test_served_api.moc"
