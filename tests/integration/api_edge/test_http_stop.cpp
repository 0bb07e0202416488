#include "edge_server.h"
#include "raw_client.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTcpSocket>
#include <QTest>
#include <QTimer>

using namespace wakedock;
using namespace wakedock::tests;

namespace {

const QByteArray aliveRequest = "GET /echo/alive HTTP/1.1\r\nHost: localhost\r\n\r\n";

} // namespace

/// The server's end: running requests are answered, the others are not waited for.
class TestHttpStop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStopLetsRunningRequestsEndAndTakesNoNewOnes()
    {
        EdgeServer edge;
        RawClient idle(edge.port());
        RawClient busy(edge.port());
        busy.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY(waitUntil([&] { return edge.handled.size() == 1; }));
        const auto port = edge.port();
        auto stopping = edge.server().stop(std::chrono::seconds(10));
        QVERIFY(idle.isClosed());
        QVERIFY(busy.isOpen());
        QTcpSocket late;
        late.connectToHost(QStringLiteral("127.0.0.1"), port);
        QVERIFY(waitUntil([&] { return late.error() == QAbstractSocket::ConnectionRefusedError; }));
        edge.release.succeed();
        const RawAnswer answer = busy.answer();
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("connection"), std::string("close"));
        await(std::move(stopping));
        QVERIFY(busy.isClosed());
    }

    void aStopOutlastsItsOwnLooksAtDeadlines()
    {
        api::HttpLimits limits;
        limits.sweep = std::chrono::milliseconds(5);
        EdgeServer edge(limits);
        RawClient busy(edge.port());
        busy.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY(waitUntil([&] { return edge.handled.size() == 1; }));
        auto stopping = edge.server().stop(std::chrono::seconds(10));
        // A clock like the server's own: it has looked by then, and listens no more.
        int looks = 0;
        QTimer clock;
        QObject::connect(&clock, &QTimer::timeout, [&looks] { ++looks; });
        clock.start(limits.sweep);
        QVERIFY(waitUntil([&looks] { return looks == 5; }));
        edge.release.succeed();
        QCOMPARE(busy.answer().status, 200);
        await(std::move(stopping));
    }

    void aStopDoesNotWaitForConnectionsThatAskNothing()
    {
        EdgeServer edge;
        RawClient idle(edge.port());
        QCOMPARE(idle.ask(aliveRequest).status, 200);
        const auto stopping = edge.server().stop(std::chrono::seconds(10));
        QCOMPARE(edge.server().connectionCount(), std::size_t(0));
        QVERIFY(idle.isClosed());
    }

    void aStopThatWaitedLongEnoughTellsWhoStillWaits()
    {
        EdgeServer edge;
        RawClient client(edge.port());
        client.send("GET /patient HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY(waitUntil([&] { return edge.handled.size() == 1; }));
        await(edge.server().stop(std::chrono::milliseconds(50)));
        const RawAnswer answer = client.answer();
        QCOMPARE(answer.status, 503);
        QVERIFY(answer.bodyHolds("\"stopping\""));
    }
};

WAKEDOCK_TEST(TestHttpStop)
#include "test_http_stop.moc"
