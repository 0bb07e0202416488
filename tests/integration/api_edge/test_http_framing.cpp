#include "edge_server.h"
#include "raw_client.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;

/// Bytes on the wire: what is a request, what is not, and in which order answers come.
class TestHttpFraming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoProperRequestIsRefusedAndTheServerLives_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const QByteArray host = "Host: localhost\r\n";
        const auto get = [&](const QByteArray &target) { return "GET " + target + " HTTP/1.1\r\n" + host + "\r\n"; };
        const auto post = [&](const QByteArray &lines) { return "POST /echo HTTP/1.1\r\n" + host + lines + "\r\n"; };
        QTest::newRow("length and chunked") << post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n") << 400;
        QTest::newRow("chunked and length") << post("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n") << 400;
        QTest::newRow("two lengths") << post("Content-Length: 3\r\nContent-Length: 3\r\n") << 400;
        QTest::newRow("list of lengths") << post("Content-Length: 3, 3\r\n") << 400;
        QTest::newRow("negative length") << post("Content-Length: -1\r\n") << 400;
        QTest::newRow("length with plus") << post("Content-Length: +3\r\n") << 400;
        QTest::newRow("length beyond 64 bits") << post("Content-Length: 99999999999999999999999\r\n") << 400;
        QTest::newRow("two codings") << post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n") << 400;
        QTest::newRow("unknown coding") << post("Transfer-Encoding: gzip\r\n") << 501;
        QTest::newRow("coding before chunked") << post("Transfer-Encoding: gzip, chunked\r\n") << 501;
        QTest::newRow("broken chunk") << post("Transfer-Encoding: chunked\r\n") + "zz\r\n" << 400;
        QTest::newRow("chunk without end of line") << post("Transfer-Encoding: chunked\r\n") + "3\r\nabcd\r\n0\r\n\r\n"
                                                   << 400;
        QTest::newRow("unknown expectation") << post("Expect: miracles\r\n") << 417;
        QTest::newRow("folded line") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\nA: b\r\n c\r\n\r\n") << 400;
        QTest::newRow("folded host") << QByteArray("GET / HTTP/1.1\r\nHost:\r\n localhost\r\n\r\n") << 400;
        QTest::newRow("bare carriage return")
            << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\nA: b\rC: d\r\n\r\n") << 400;
        QTest::newRow("bare line feed") << QByteArray("GET / HTTP/1.1\nHost: localhost\n\n") << 400;
        QTest::newRow("zero byte") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\nA: b\0c\r\n\r\n", 44) << 400;
        QTest::newRow("space in a name") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\nA b: c\r\n\r\n") << 400;
        QTest::newRow("space before colon") << QByteArray("GET / HTTP/1.1\r\nHost : localhost\r\n\r\n") << 400;
        QTest::newRow("no colon") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\nnonsense\r\n\r\n") << 400;
        QTest::newRow("value not UTF-8") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\nA: \xff\xfe\r\n\r\n") << 400;
        QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("two hosts") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n") << 400;
        QTest::newRow("host that is none") << QByteArray("GET / HTTP/1.1\r\nHost: a b\r\n\r\n") << 400;
        QTest::newRow("host with a user") << QByteArray("GET / HTTP/1.1\r\nHost: me@localhost\r\n\r\n") << 400;
        QTest::newRow("another host in the target") << get("http://elsewhere.example/echo/a") << 400;
        QTest::newRow("broken escape") << get("/echo/%zz") << 400;
        QTest::newRow("half an escape") << get("/echo/%4") << 400;
        QTest::newRow("escaped zero byte") << get("/echo/%00") << 400;
        QTest::newRow("escaped line break") << get("/echo/a%0d%0ab") << 400;
        QTest::newRow("path not UTF-8") << get("/echo/%ff%fe") << 400;
        QTest::newRow("overlong UTF-8") << get("/echo/%c0%af") << 400;
        QTest::newRow("raw bytes not UTF-8") << get("/echo/\xff") << 400;
        QTest::newRow("query not UTF-8") << get("/echo/a?q=%ff") << 400;
        QTest::newRow("fragment") << get("/echo/a#b") << 400;
        QTest::newRow("not HTTP at all") << QByteArray("\x16\x03\x01\x02") << 400;
        QTest::newRow("nonsense") << QByteArray("NONSENSE\r\n\r\n") << 400;
        QTest::newRow("HTTP/2 preface") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505;
        QTest::newRow("HTTP/1.2") << QByteArray("GET / HTTP/1.2\r\nHost: localhost\r\n\r\n") << 505;
        QTest::newRow("a method nobody knows") << QByteArray("BREW /echo/a HTTP/1.1\r\nHost: localhost\r\n\r\n") << 405;
        QTest::newRow("a proxy request") << QByteArray("CONNECT a.example:443 HTTP/1.1\r\nHost: a.example:443\r\n\r\n")
                                         << 400;
        QTest::newRow("many header lines")
            << QByteArray("GET / HTTP/1.1\r\n" + host + QByteArray("A: b\r\n").repeated(101) + "\r\n") << 431;
        QTest::newRow("one long header") << QByteArray("GET / HTTP/1.1\r\nA: " + QByteArray(20'000, 'a')) << 431;
        QTest::newRow("a long target") << QByteArray("GET /" + QByteArray(20'000, 'a')) << 431;
    }

    void whatIsNoProperRequestIsRefusedAndTheServerLives()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        RawClient client(m_edge.port());
        const RawAnswer answer = client.ask(bytes);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.header("content-type"), std::string("application/problem+json"));
        QCOMPARE(answer.header("x-content-type-options"), std::string("nosniff"));
        if (status != 405) {
            QCOMPARE(answer.header("connection"), std::string("close"));
            QVERIFY(client.isClosed());
        }
        QCOMPARE(RawClient(m_edge.port()).ask("GET /echo/alive HTTP/1.1\r\nHost: localhost\r\n\r\n").body,
                 std::string("\"alive\""));
    }

    void aHeaderBombIsStoppedAtItsFirstKilobytes()
    {
        RawClient client(m_edge.port());
        client.send("GET / HTTP/1.1\r\nHost: localhost\r\n");
        for (int i = 0; i < 200 && client.isOpen(); ++i) {
            client.send(QByteArray("X-Bomb: ") + QByteArray(64 * 1024, 'b') + "\r\n");
        }
        QCOMPARE(client.answer().status, 431);
        QVERIFY(client.isClosed());
    }

    void anAbsoluteTargetOfOurOwnHostIsServed()
    {
        RawClient client(m_edge.port());
        QCOMPARE(client.ask("GET http://LOCALHOST/echo/a HTTP/1.1\r\nHost: localhost\r\n\r\n").body, std::string("\"a\""));
    }

    void escapedSlashesAndUnicodeStayInsideTheirSegment()
    {
        RawClient client(m_edge.port());
        QCOMPARE(client.ask("GET /echo/a%2Fb%C3%A9 HTTP/1.1\r\nHost: localhost\r\n\r\n").body,
                 std::string("\"a/b\xc3\xa9\""));
    }

    void pipelinedAnswersComeInOrderEvenWhenTheFirstIsSlow()
    {
        RawClient client(m_edge.port());
        client.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\nGET /echo/second HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nthird"
                    "GET /echo/fourth HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY(waitUntil([&] { return !m_edge.handled.empty() && m_edge.handled.back() == "/slow"; }));
        QVERIFY(client.unread().isEmpty());
        m_edge.release.succeed();
        QCOMPARE(client.answer().body, std::string("\"slow\""));
        QCOMPARE(client.answer().body, std::string("\"second\""));
        QCOMPARE(client.answer().body, std::string("third"));
        QCOMPARE(client.answer().body, std::string("\"fourth\""));
    }

    void aThousandPipelinedRequestsAreAllAnswered()
    {
        RawClient client(m_edge.port());
        client.send(QByteArray("GET /echo/a HTTP/1.1\r\nHost: localhost\r\n\r\n").repeated(1000));
        for (int i = 0; i < 1000; ++i) {
            QCOMPARE(client.answer().status, 200);
        }
    }

    void aRequestMayComeByteByByte()
    {
        RawClient client(m_edge.port());
        for (const char letter :
             QByteArray("\r\nPOST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                        "3;name=value\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: x\r\n\r\n")) {
            client.send(QByteArray(1, letter));
            QCoreApplication::processEvents();
        }
        QCOMPARE(client.answer().body, std::string("abcde"));
        QCOMPARE(client.ask("GET /echo/next HTTP/1.1\r\nHost: localhost\r\n\r\n").body, std::string("\"next\""));
    }

    void continueIsSaidBeforeTheBodyIsSent()
    {
        RawClient client(m_edge.port());
        client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
        QCOMPARE(client.answer().status, 100);
        QCOMPARE(client.ask("body").body, std::string("body"));
    }

    void continueIsNotSaidToABodyThatIsTooLarge()
    {
        RawClient client(m_edge.port());
        client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 2000000\r\n\r\n");
        QCOMPARE(client.answer().status, 413);
    }

    void headIsAnsweredLikeGetWithoutABody()
    {
        RawClient client(m_edge.port());
        const RawAnswer answer = client.send("HEAD /echo/abc HTTP/1.1\r\nHost: localhost\r\n\r\n").answer(true);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("content-length"), std::string("5"));
        QCOMPARE(client.ask("GET /echo/next HTTP/1.1\r\nHost: localhost\r\n\r\n").body, std::string("\"next\""));
    }

    void aWrongMethodIsToldWhichAreRight()
    {
        RawClient client(m_edge.port());
        const RawAnswer answer = client.ask("DELETE /echo/a HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QCOMPARE(answer.status, 405);
        QCOMPARE(answer.header("allow"), std::string("GET, HEAD, OPTIONS"));
        const RawAnswer options = client.ask("OPTIONS /echo HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QCOMPARE(options.status, 204);
        QCOMPARE(options.header("allow"), std::string("OPTIONS, POST"));
        QVERIFY(!options.headers.contains("content-length"));
        QCOMPARE(client.ask("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 204);
    }

    void connectionsLastAsTheRequestSays()
    {
        RawClient closing(m_edge.port());
        QCOMPARE(closing.ask("GET /echo/a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").header("connection"),
                 std::string("close"));
        QVERIFY(closing.isClosed());
        RawClient old(m_edge.port());
        QCOMPARE(old.ask("GET /echo/a HTTP/1.0\r\n\r\n").status, 200);
        QVERIFY(old.isClosed());
        RawClient keeping(m_edge.port());
        const QByteArray again = "GET /echo/a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
        QCOMPARE(keeping.ask(again).header("connection"), std::string("keep-alive"));
        QCOMPARE(keeping.ask(again).status, 200);
    }

private:
    EdgeServer m_edge;
};

WAKEDOCK_TEST(TestHttpFraming)
#include "test_http_framing.moc"
