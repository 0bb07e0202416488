#include "program_under_test.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/scripted_http_server.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTcpSocket>
#include <QTest>

using namespace wakedock::tests;

namespace {

QJsonObject object(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

QJsonObject route(const QString &host, const QJsonObject &target, const QString &prefix = {})
{
    QJsonObject body{{QStringLiteral("hosts"), QJsonArray{host}},
                     {QStringLiteral("target"), target},
                     {QStringLiteral("tls"), QStringLiteral("off")}};
    if (!prefix.isEmpty()) {
        body.insert(QStringLiteral("path_prefix"), prefix);
    }
    return body;
}

QJsonObject address(int port)
{
    return {{QStringLiteral("kind"), QStringLiteral("address")},
            {QStringLiteral("address"), QStringLiteral("127.0.0.1:%1").arg(port)}};
}

const QString routesPath = QStringLiteral("/caddy/routes");

} // namespace

/// Routes of operators and snippets, through the program, with a real engine and a real Caddy.
class TestCaddyRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { TestImages::ensure(); }

    void routesOfEachKindAnswerAsTheyAreDescribed()
    {
        ProgramUnderTest program;
        QVERIFY2(program.start(), qPrintable(program.output()));
        ScriptedHttpServer site([](const ScriptedHttpServer::Request &request, ScriptedHttpServer::Peer peer) {
            peer.answer(200, request.target + "\n" + request.head);
        });
        const int port = site.listenTcp();
        QVERIFY(isMade(program,
                       route(QStringLiteral("old.localhost"),
                             object(R"({"kind":"redirect","to":"https:\u002f/new.example.org","status":301})"))));
        QVERIFY(isMade(
            program,
            route(QStringLiteral("fixed.localhost"), object(R"({"kind":"static","status":410,"body":"{env.HOME}"})"))));
        QJsonObject nas = route(QStringLiteral("nas.localhost"), address(port));
        nas.insert(QStringLiteral("request_headers"), object(R"({"set":{"X-To-Upstream":"1"}})"));
        nas.insert(QStringLiteral("response_headers"), object(R"({"set":{"X-To-Client":"2"}})"));
        QVERIFY(isMade(program, nas));

        QCOMPARE(program.visit(QStringLiteral("old.localhost"), QStringLiteral("/x")).status, 301);
        const Answer fixed = program.visit(QStringLiteral("fixed.localhost"));
        QCOMPARE(fixed.status, 410);
        QCOMPARE(fixed.body, QByteArray("{env.HOME}"));
        const Answer answer = program.visit(QStringLiteral("nas.localhost"), QStringLiteral("/a?b=c"));
        QVERIFY2(answer.body.startsWith("/a?b=c\n"), answer.body.constData());
        QVERIFY2(answer.body.contains("X-To-Upstream: 1"), answer.body.constData());
        QVERIFY(headOf(program, "nas.localhost").contains("X-To-Client: 2"));
        QCOMPARE(program.get(routesPath).json.value(QStringLiteral("total")).toInt(), 3);
        QVERIFY(program.get(QStringLiteral("/caddy/config")).json.value(QStringLiteral("as_wished")).toBool());

        // All of it comes back with the program, also into a Caddy that has forgotten everything.
        QVERIFY(program.stopCleanly());
        QVERIFY2(program.start(), qPrintable(program.output()));
        QCOMPARE(
            program.visitUntil(QStringLiteral("fixed.localhost"), [](const Answer &a) { return a.status == 410; }).status,
            410);
    }

    void aPrefixStandsOnAServicesHostAndASnippetBeforeIt()
    {
        ProgramUnderTest program;
        QVERIFY2(program.start(), qPrintable(program.output()));
        const Answer made = program.post(QStringLiteral("/services"), service(QStringLiteral("header X-Snippet seen")));
        QVERIFY2(made.status == 201, made.body.constData());
        const auto id = made.json.value(QStringLiteral("id")).toString();
        QVERIFY(isMade(program,
                       route(QStringLiteral("routes.localhost"), object(R"({"kind":"static","body":"below"})"),
                             QStringLiteral("/status"))));
        QVERIFY(isMade(program,
                       route(QStringLiteral("other.localhost"), object(R"({"kind":"service","service":"e2e-routes"})"))));
        QCOMPARE(program.post(routesPath, route(QStringLiteral("routes.localhost"), object(R"({"kind":"static"})"))).status,
                 409);
        QCOMPARE(program.visit(QStringLiteral("routes.localhost"), QStringLiteral("/status")).body, QByteArray("below"));
        QVERIFY(program.visit(QStringLiteral("routes.localhost")).body.contains("hello from web 1"));
        QVERIFY(program.visit(QStringLiteral("other.localhost")).body.contains("hello from web 1"));
        QVERIFY(headOf(program, "routes.localhost").contains("X-Snippet: seen"));

        const auto before = program.get(QStringLiteral("/caddy/config")).json.value(QStringLiteral("hash"));
        const Answer bad =
            program.patch(QStringLiteral("/services/") + id,
                          {{QStringLiteral("caddy_snippet"), QStringLiteral("encode gzip\nrequest_body {\n bogus 1\n}")}});
        QCOMPARE(bad.status, 422);
        const auto error = bad.json.value(QStringLiteral("errors")).toArray().at(0).toObject();
        QCOMPARE(error.value(QStringLiteral("field")).toString(), QStringLiteral("caddy_snippet"));
        QVERIFY2(error.value(QStringLiteral("message")).toString().startsWith(QStringLiteral("line 3: ")),
                 bad.body.constData());
        QCOMPARE(program.get(QStringLiteral("/caddy/config")).json.value(QStringLiteral("hash")), before);
        const Answer plan = program.post(
            QStringLiteral("/services/%1/plan").arg(id),
            {{QStringLiteral("patch"), QJsonObject{{QStringLiteral("caddy_snippet"), QStringLiteral("encode gzip")}}}});
        QVERIFY2(plan.status == 200, plan.body.constData());
        QCOMPARE(plan.json.value(QStringLiteral("route")).toObject().value(QStringLiteral("snippet_after")).toString(),
                 QStringLiteral("encode gzip"));
        // Stopped, the service says so on both addresses; the prefix goes on.
        QCOMPARE(program.post(QStringLiteral("/services/%1/stop").arg(id)).status, 200);
        QCOMPARE(program.visit(QStringLiteral("other.localhost")).status, 503);
        QCOMPARE(program.visit(QStringLiteral("routes.localhost"), QStringLiteral("/status")).body, QByteArray("below"));
    }

    void aRefusedRouteHarmsNoWebSocketOfAnother()
    {
        ProgramUnderTest program;
        QVERIFY2(program.start(), qPrintable(program.output()));
        std::vector<ScriptedHttpServer::Peer> open;
        ScriptedHttpServer site([&open](const ScriptedHttpServer::Request &, ScriptedHttpServer::Peer peer) {
            peer.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nhello");
            open.push_back(peer);
        });
        QVERIFY(isMade(program, route(QStringLiteral("ws.localhost"), address(site.listenTcp()))));
        QTcpSocket visitor;
        visitor.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(program.httpPort()));
        visitor.write("GET / HTTP/1.1\r\nHost: ws.localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n");
        QByteArray heard;
        QVERIFY(waitUntil([&] { return (heard += visitor.readAll()).endsWith("hello"); }));
        for (const char *target :
             {R"({"kind":"redirect","to":"https:\u002f/a.example.org/{env.HOME}"})",
              R"({"kind":"address","address":"unix\u002f/run/x.sock"})", R"({"kind":"static","status":99})"}) {
            QCOMPARE(program.post(routesPath, route(QStringLiteral("bad.localhost"), object(target))).status, 422);
        }
        QCOMPARE(program.post(routesPath, route(QStringLiteral("ws.localhost"), object(R"({"kind":"static"})"))).status,
                 409);
        open.front().write("still");
        QVERIFY(waitUntil([&] { return (heard += visitor.readAll()).endsWith("still"); }));
        QCOMPARE(visitor.state(), QAbstractSocket::ConnectedState);
    }

    void killedWhileARouteIsAddedListAndCaddyAgreeAfterwards()
    {
        ProgramUnderTest program;
        QVERIFY2(program.start(), qPrintable(program.output()));
        int number = 0;
        for (const int moment : {2, 8, 20, 60}) {
            const auto host = QStringLiteral("kill%1.localhost").arg(++number);
            begin(program, route(host, object(R"({"kind":"static","status":410})")));
            bool passed = false;
            QTimer::singleShot(moment, [&passed] { passed = true; });
            QVERIFY(waitUntil([&passed] { return passed; }));
            program.killHard();
            QVERIFY2(program.start(), qPrintable(program.output()));
            QVERIFY(waitUntil([&program] {
                return program.get(QStringLiteral("/caddy/config")).json.value(QStringLiteral("as_wished")).toBool();
            }));
            const Answer list = program.get(routesPath + QStringLiteral("?host=") + host);
            const bool isListed = list.json.value(QStringLiteral("total")).toInt() == 1;
            QCOMPARE(program.visit(host).status, isListed ? 410 : 404);
        }
    }

    void whileCaddyIsAwayARouteIsRefusedWithTheReasonAndNothingIsHalf()
    {
        ProgramUnderTest program;
        program.set(QStringLiteral("WAKEDOCK_CADDY__MANAGE"), QStringLiteral("never"));
        QVERIFY2(program.start(), qPrintable(program.output()));
        const Answer refused =
            program.post(routesPath, route(QStringLiteral("x.localhost"), object(R"({"kind":"static"})")));
        QVERIFY2(refused.status == 503 || refused.status == 502, refused.body.constData());
        QCOMPARE(refused.json.value(QStringLiteral("code")).toString(), QStringLiteral("proxy_unreachable"));
        QCOMPARE(program.get(routesPath).json.value(QStringLiteral("total")).toInt(), 0);
    }

private:
    static QJsonObject service(const QString &snippet)
    {
        return {{QStringLiteral("name"), QStringLiteral("e2e-routes")},
                {QStringLiteral("image"), QString::fromLatin1(TestImages::Web)},
                {QStringLiteral("domain"), QStringLiteral("routes.localhost")},
                {QStringLiteral("caddy_snippet"), snippet},
                {QStringLiteral("tls"), QStringLiteral("off")}};
    }
    static bool isMade(ProgramUnderTest &program, const QJsonObject &body)
    {
        const Answer made = program.post(routesPath, body);
        if (made.status != 201) {
            qWarning() << made.status << made.body;
        }
        return made.status == 201;
    }
    /// All of an answer, as it came.
    static QByteArray headOf(const ProgramUnderTest &program, const QByteArray &host)
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(program.httpPort()));
        socket.write("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        QByteArray answer;
        static_cast<void>(waitUntil([&] { return (answer += socket.readAll()).contains("\r\n\r\n"); }));
        return answer;
    }
    static void begin(ProgramUnderTest &program, const QJsonObject &body)
    {
        QNetworkRequest request(QUrl(program.api(routesPath)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
        request.setRawHeader("Authorization", "Bearer " + program.token().toUtf8());
        auto *reply = program.network().post(request, QJsonDocument(body).toJson());
        QObject::connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    }
};

WAKEDOCK_TEST(TestCaddyRoutes)
#include "test_caddy_routes.moc"
