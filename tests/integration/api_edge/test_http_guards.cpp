#include "edge_server.h"
#include "raw_client.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;

namespace {

const QByteArray guardHost = "Host: localhost\r\n";

QByteArray guardGet(const QByteArray &path, const QByteArray &lines = {})
{
    return "GET " + path + " HTTP/1.1\r\n" + guardHost + lines + "\r\n";
}

} // namespace

/// The middlewares as a client meets them.
class TestHttpGuards : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutALoginTheBodyIsNotEvenRead()
    {
        RawClient client(m_edge.port());
        const RawAnswer answer = client.ask("POST /services HTTP/1.1\r\n" + guardHost + "Content-Length: 1000\r\n\r\n");
        QCOMPARE(answer.status, 401);
        QVERIFY(answer.header("www-authenticate").starts_with("Bearer"));
        QVERIFY(answer.bodyHolds("token_missing"));
        QVERIFY(answer.bodyHolds("remedy"));
    }

    void aViewerIsRefusedBeforeTheBodyIsRead()
    {
        RawClient client(m_edge.port());
        const RawAnswer answer = client.ask("POST /services HTTP/1.1\r\n" + guardHost
                                            + "Authorization: Bearer viewer-token\r\nContent-Length: 1000\r\n\r\n");
        QCOMPARE(answer.status, 403);
        QVERIFY(answer.bodyHolds("services:create"));
        QVERIFY(m_edge.handled.empty() || m_edge.handled.back() != "/services");
    }

    void whoMayIsServed()
    {
        RawClient client(m_edge.port());
        QCOMPARE(client
                     .ask("POST /services HTTP/1.1\r\n" + guardHost
                          + "Authorization: bearer operator-token\r\nContent-Length: 2\r\n\r\n{}")
                     .status,
                 201);
        QCOMPARE(client.ask(guardGet("/secret", "Authorization: Bearer viewer-token\r\n")).body, std::string("\"viewer\""));
    }

    void badTokensAreRefusedAndNeverLogged_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("wrong") << QByteArray("Authorization: Bearer s3cr3t-token\r\n");
        QTest::newRow("empty") << QByteArray("Authorization: Bearer \r\n");
        QTest::newRow("another scheme") << QByteArray("Authorization: Basic s3cr3t-token\r\n");
        QTest::newRow("two") << QByteArray("Authorization: Bearer viewer-token\r\nAuthorization: Bearer s3cr3t-token\r\n");
    }

    void badTokensAreRefusedAndNeverLogged()
    {
        QFETCH(QByteArray, lines);
        QCOMPARE(RawClient(m_edge.port()).ask(guardGet("/secret?ticket=s3cr3t-token", lines)).status, 401);
        QVERIFY(m_edge.log.contains("GET /secret 401"));
        QVERIFY(!m_edge.log.contains("s3cr3t-token"));
    }

    void anUpdateNeedsToSayWhatItIsBasedOn()
    {
        RawClient client(m_edge.port());
        const QByteArray put = "PUT /versioned HTTP/1.1\r\n" + guardHost;
        QCOMPARE(client.ask(put + "\r\n").status, 428);
        QCOMPARE(client.ask(put + "If-Match: \"3\"\r\n\r\n").status, 204);
        QCOMPARE(client.ask(put + "If-Match: *\r\n\r\n").status, 204);
    }

    void onlyOurOwnHostNamesAreAnswered_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<int>("status");
        QTest::newRow("localhost") << QByteArray("localhost") << 200;
        QTest::newRow("with a port") << QByteArray("LocalHost:8484") << 200;
        QTest::newRow("with a final dot") << QByteArray("localhost.") << 200;
        QTest::newRow("loopback") << QByteArray("127.0.0.1:1") << 200;
        QTest::newRow("another loopback address") << QByteArray("127.8.8.8") << 200;
        QTest::newRow("loopback of IPv6") << QByteArray("[::1]:8484") << 200;
        QTest::newRow("a configured name") << QByteArray("panel.example.org") << 200;
        QTest::newRow("the name of a configured origin") << QByteArray("friend.example.org") << 200;
        QTest::newRow("a rebound name") << QByteArray("attacker.example") << 421;
        QTest::newRow("a name that looks right") << QByteArray("localhost.attacker.example") << 421;
        QTest::newRow("another address") << QByteArray("192.0.2.1") << 421;
    }

    void onlyOurOwnHostNamesAreAnswered()
    {
        QFETCH(QByteArray, host);
        QFETCH(int, status);
        RawClient client(m_edge.port());
        QCOMPARE(client.ask("GET /echo/a HTTP/1.1\r\nHost: " + host + "\r\n\r\n").status, status);
    }

    void pagesOfOtherOriginsMayNotAct()
    {
        RawClient client(m_edge.port());
        const auto post = [&](const QByteArray &origin) {
            return RawClient(m_edge.port())
                .ask("POST /echo HTTP/1.1\r\nHost: localhost:8484\r\nOrigin: " + origin + "\r\nContent-Length: 1\r\n\r\nx")
                .status;
        };
        QCOMPARE(post("http://attacker.example"), 403);
        QCOMPARE(post("http://localhost:9999"), 403);
        QCOMPARE(post("null"), 403);
        QCOMPARE(post("http://localhost:8484"), 200);
        QCOMPARE(post("https://friend.example.org"), 200);
        QCOMPARE(client.ask(guardGet("/echo/a", "Origin: http://attacker.example\r\n")).status, 200);
        QCOMPARE(
            client.ask(guardGet("/live", "Origin: http://attacker.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"))
                .status,
            403);
    }

    void configuredOriginsGetTheirPreflight()
    {
        RawClient client(m_edge.port());
        const RawAnswer answer =
            client.ask("OPTIONS /services HTTP/1.1\r\n" + guardHost
                       + "Origin: https://friend.example.org\r\nAccess-Control-Request-Method: POST\r\n\r\n");
        QCOMPARE(answer.status, 204);
        QCOMPARE(answer.header("access-control-allow-origin"), std::string("https://friend.example.org"));
        QVERIFY(answer.header("access-control-allow-headers").find("Authorization") != std::string::npos);
        const RawAnswer stranger =
            client.ask("OPTIONS /services HTTP/1.1\r\n" + guardHost
                       + "Origin: https://attacker.example\r\nAccess-Control-Request-Method: POST\r\n\r\n");
        QVERIFY(!stranger.headers.contains("access-control-allow-origin"));
    }

    void everyAnswerCarriesItsIdAndTheSecurityHeaders()
    {
        RawClient client(m_edge.port());
        for (const QByteArray path : {"/echo/a", "/nowhere", "/broken"}) {
            const RawAnswer answer = client.ask(guardGet(path));
            QCOMPARE(answer.header("x-request-id").size(), std::size_t(36));
            QVERIFY(answer.header("content-security-policy").find("frame-ancestors 'none'") != std::string::npos);
            QVERIFY(answer.header("content-security-policy").find("unsafe-inline") == std::string::npos);
            QCOMPARE(answer.header("x-content-type-options"), std::string("nosniff"));
            QCOMPARE(answer.header("cache-control"), std::string("no-store"));
            QVERIFY(!answer.headers.contains("strict-transport-security"));
        }
    }

    void aCallersOwnRequestIdIsKeptWhenItIsSane()
    {
        RawClient client(m_edge.port());
        QCOMPARE(client.ask(guardGet("/echo/a", "X-Request-Id: my-request-1\r\n")).header("x-request-id"),
                 std::string("my-request-1"));
        QVERIFY(m_edge.log.contains("my-request-1"));
        QVERIFY(client.ask(guardGet("/echo/a", "X-Request-Id: a b\"<c>\r\n")).header("x-request-id") != "a b\"<c>");
    }

    void aFailureInsideIsAnsweredWithoutItsText()
    {
        const RawAnswer answer = RawClient(m_edge.port()).ask(guardGet("/broken"));
        QCOMPARE(answer.status, 500);
        QVERIFY(!answer.bodyHolds("inside information"));
        QVERIFY(m_edge.log.contains("inside information"));
        QVERIFY(answer.bodyHolds(answer.header("x-request-id")));
    }

    void tooManyRequestsOfOneAddressAreTurnedAway()
    {
        api::EdgeSettings settings = EdgeServer::generousSettings();
        settings.rateLimits.perAddress = 5;
        EdgeServer edge({}, settings);
        RawClient client(edge.port());
        for (int left = 4; left >= 0; --left) {
            QCOMPARE(client.ask(guardGet("/echo/a")).header("ratelimit-remaining"), std::to_string(left));
        }
        const RawAnswer refused = client.ask(guardGet("/echo/a"));
        QCOMPARE(refused.status, 429);
        QCOMPARE(refused.header("ratelimit-limit"), std::string("5"));
        QVERIFY(std::stoi(refused.header("retry-after")) >= 1);
        QVERIFY(refused.bodyHolds("\"retry_after_seconds\":"));
    }

    void tooManyRequestsOfOneUserAreTurnedAwayOthersNot()
    {
        api::EdgeSettings settings = EdgeServer::generousSettings();
        settings.rateLimits.perUser = 2;
        EdgeServer edge({}, settings);
        RawClient client(edge.port());
        const auto ask = [&](const QByteArray &who) {
            return client.ask(guardGet("/secret", "Authorization: Bearer " + who + "\r\n")).status;
        };
        QCOMPARE(ask("viewer-token"), 200);
        QCOMPARE(ask("viewer-token"), 200);
        QCOMPARE(ask("viewer-token"), 429);
        QCOMPARE(ask("admin-token"), 200);
    }

    void forwardedAddressesCountOnlyFromTrustedProxies()
    {
        const QByteArray forwarded =
            guardGet("/address", "X-Forwarded-For: 203.0.113.9, 198.51.100.7\r\nX-Forwarded-Proto: https\r\n");
        QCOMPARE(RawClient(m_edge.port()).ask(forwarded).body, std::string("127.0.0.1"));
        api::EdgeSettings settings = EdgeServer::generousSettings();
        settings.trustedProxies = {"127.0.0.0/8"};
        EdgeServer behindOne({}, settings);
        const RawAnswer answer = RawClient(behindOne.port()).ask(forwarded);
        QCOMPARE(answer.body, std::string("198.51.100.7 secure"));
        QVERIFY(!answer.header("strict-transport-security").empty());
        settings.trustedProxies = {"127.0.0.1", "198.51.100.0/24"};
        EdgeServer behindTwo({}, settings);
        QCOMPARE(RawClient(behindTwo.port()).ask(forwarded).body, std::string("203.0.113.9 secure"));
    }

    void aWebSocketAskedPlainlyIsToldSo()
    {
        const RawAnswer answer = RawClient(m_edge.port()).ask(guardGet("/live"));
        QCOMPARE(answer.status, 426);
        QCOMPARE(answer.header("upgrade"), std::string("websocket"));
    }

    void anUpgradeOfAnOrdinaryCallIsAnOrdinaryCall()
    {
        RawClient client(m_edge.port());
        QCOMPARE(client.ask(guardGet("/echo/a", "Upgrade: websocket\r\nConnection: Upgrade\r\n")).body,
                 std::string("\"a\""));
        QCOMPARE(client.ask(guardGet("/secret", "Upgrade: websocket\r\nConnection: Upgrade\r\n")).status, 401);
    }

private:
    EdgeServer m_edge;
};

WAKEDOCK_TEST(TestHttpGuards)
#include "test_http_guards.moc"
