#include "edge_server.h"
#include "raw_client.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QTest>

#include <sys/resource.h>

#include <algorithm>
#include <memory>

using namespace wakedock;
using namespace wakedock::tests;

namespace {

const QByteArray aliveRequest = "GET /echo/alive HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// Both ends of each connection live in this program.
void allowManyDescriptors()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 4096);
    setrlimit(RLIMIT_NOFILE, &limit);
}

bool stillServes(const EdgeServer &edge)
{
    return RawClient(edge.port()).ask(aliveRequest).status == 200;
}

} // namespace

/// Clients that send too much, too slowly, too many, or leave.
class TestHttpLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBodyAboveTheLimitIsRefusedBeforeItIsRead()
    {
        EdgeServer edge;
        RawClient client(edge.port());
        const RawAnswer answer = client.ask("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2097152\r\n\r\n");
        QCOMPARE(answer.status, 413);
        QVERIFY(answer.bodyHolds("1048576"));
        QVERIFY(edge.handled.empty());
    }

    void aClientThatSendsTwoMegabytesAtOnceStillReadsTheRefusal()
    {
        EdgeServer edge;
        RawClient client(edge.port());
        client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2097152\r\n\r\n" + QByteArray(2097152, 'b'));
        QCOMPARE(client.answer().status, 413);
        QVERIFY(client.isClosed());
        QVERIFY(stillServes(edge));
    }

    void aChunkedBodyIsStoppedWhenItGrowsBeyondTheLimit()
    {
        EdgeServer edge;
        RawClient client(edge.port());
        client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
        const QByteArray chunk = "10000\r\n" + QByteArray(0x10000, 'c') + "\r\n";
        for (int i = 0; i < 40; ++i) {
            client.send(chunk);
        }
        QCOMPARE(client.answer().status, 413);
        QVERIFY(edge.handled.empty());
    }

    void aBodyOfExactlyTheLimitPasses()
    {
        EdgeServer edge;
        RawClient client(edge.port());
        const QByteArray body(1048576, 'b');
        QCOMPARE(client.ask("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1048576\r\n\r\n" + body).body,
                 body.toStdString());
    }

    void aChunkHeaderWithoutEndIsRefused()
    {
        EdgeServer edge;
        RawClient client(edge.port());
        client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3;"
                    + QByteArray(40'000, 'x'));
        QCOMPARE(client.answer().status, 400);
    }

    void halfAHeadIsAnsweredWith408AfterItsDeadline()
    {
        EdgeServer edge(EdgeServer::impatientLimits());
        RawClient client(edge.port());
        const RawAnswer answer = client.ask("GET /echo/a HTTP/1.1\r\nHost: loc");
        QCOMPARE(answer.status, 408);
        QVERIFY(answer.bodyHolds("request_timeout"));
        QVERIFY(client.isClosed());
    }

    void aHeadThatDripsIsNotGivenMoreTimeForEachDrop()
    {
        EdgeServer edge(EdgeServer::impatientLimits());
        RawClient client(edge.port());
        client.send("GET / HTTP/1.1\r\n");
        QElapsedTimer spent;
        spent.start();
        waitUntil([&] {
            client.send("X");
            return !client.isOpen() || client.unread().contains("408");
        });
        QCOMPARE(client.answer().status, 408);
        QVERIFY(spent.elapsed() < 5000);
    }

    void halfABodyIsAnsweredWith408()
    {
        EdgeServer edge(EdgeServer::impatientLimits());
        RawClient client(edge.port());
        QCOMPARE(client.ask("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhalf").status, 408);
        QVERIFY(client.isClosed());
        QVERIFY(edge.handled.empty());
    }

    void aConnectionThatAsksNothingIsClosedSilently()
    {
        EdgeServer edge(EdgeServer::impatientLimits());
        RawClient fresh(edge.port());
        RawClient used(edge.port());
        QCOMPARE(used.ask(aliveRequest).status, 200);
        QVERIFY(fresh.isClosed());
        QVERIFY(used.isClosed());
        QVERIFY(fresh.unread().isEmpty());
        QVERIFY(used.unread().isEmpty());
    }

    void aSlowHandlerIsNoReasonToHangUp()
    {
        EdgeServer edge(EdgeServer::impatientLimits());
        RawClient client(edge.port());
        RawClient idle(edge.port());
        client.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY(idle.isClosed()); // By now the deadlines of an idle connection have passed.
        edge.release.succeed();
        QCOMPARE(client.answer().status, 200);
    }

    void aClientThatLeavesBeforeItsAnswerHurtsNobody()
    {
        EdgeServer edge;
        for (int i = 0; i < 50; ++i) {
            RawClient(edge.port()).send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
        }
        QVERIFY(waitUntil([&] { return edge.handled.size() == 50; }));
        QVERIFY(waitUntil([&] { return edge.server().connectionCount() == 0; }));
        edge.release.succeed();
        QVERIFY(stillServes(edge));
    }

    void aClientThatResetsInTheMiddleOfItsBodyHurtsNobody()
    {
        EdgeServer edge;
        for (int i = 0; i < 20; ++i) {
            RawClient client(edge.port());
            client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\nstart");
            client.socket().abort();
        }
        QVERIFY(waitUntil([&] { return edge.server().connectionCount() == 0; }));
        QVERIFY(stillServes(edge));
    }

    void aReaderThatNeverReadsIsClosedAndKeepsNothing()
    {
        api::HttpLimits limits = EdgeServer::impatientLimits();
        limits.keepAliveIdle = std::chrono::seconds(60);
        EdgeServer edge(limits);
        edge.largeBytes = 64 * 1024 * 1024;
        RawClient client(edge.port());
        client.socket().setReadBufferSize(1024);
        client.send(QByteArray("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n").repeated(20));
        QVERIFY(waitUntil([&] { return !edge.handled.empty(); }));
        QVERIFY(waitUntil([&] { return edge.server().connectionCount() == 0; }));
        QCOMPARE(edge.handled.size(), std::size_t(1)); // The others were not even begun.
    }

    void aLargeAnswerArrivesWhole()
    {
        EdgeServer edge;
        RawClient client(edge.port());
        const RawAnswer answer = client.ask("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QCOMPARE(answer.body.size(), edge.largeBytes);
        QCOMPARE(client.ask(aliveRequest).status, 200);
    }

    void fiveHundredHalfRequestsDoNotKeepOthersOut()
    {
        allowManyDescriptors();
        api::HttpLimits limits;
        limits.head = std::chrono::seconds(3);
        limits.sweep = std::chrono::milliseconds(50);
        limits.linger = std::chrono::milliseconds(200);
        EdgeServer edge(limits);
        std::vector<std::unique_ptr<QTcpSocket>> slow;
        for (int i = 0; i < 500; ++i) {
            slow.push_back(std::make_unique<QTcpSocket>());
            slow.back()->connectToHost(QStringLiteral("127.0.0.1"), edge.port());
            slow.back()->write("GET / HTTP/1.1\r\nHost: loc");
        }
        QVERIFY(waitUntil([&] { return edge.server().connectionCount() == 500; }));
        QVERIFY(stillServes(edge));
        QVERIFY(waitUntil([&] { return edge.server().connectionCount() == 0; }));
    }

    void aboveTheLimitTheOldestIncompleteConnectionGoes()
    {
        api::HttpLimits limits;
        limits.connections = 3;
        EdgeServer edge(limits);
        RawClient busy(edge.port());
        busy.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
        RawClient oldest(edge.port());
        oldest.send("GET / HT");
        QVERIFY(waitUntil([&] { return edge.server().connectionCount() == 2 && edge.handled.size() == 1; }));
        RawClient younger(edge.port());
        younger.send("GET /echo");
        QVERIFY(waitUntil([&] { return edge.server().connectionCount() == 3; }));
        RawClient newcomer(edge.port());
        QCOMPARE(newcomer.ask(aliveRequest).status, 200);
        QVERIFY(oldest.isClosed());
        QVERIFY(younger.isOpen());
        edge.release.succeed();
        QCOMPARE(busy.answer().status, 200);
        QCOMPARE(younger.ask("/young HTTP/1.1\r\nHost: localhost\r\n\r\n").body, std::string("\"young\""));
    }

    void aPortThatIsTakenIsNamed()
    {
        EdgeServer edge;
        EdgeServer other;
        try {
            other.server().close();
            other.server().start("127.0.0.1", edge.port());
            QFAIL("it listens");
        } catch (const Error &error) {
            QCOMPARE(error.reason(), std::string("listen_failed"));
            QVERIFY(error.message().find(std::to_string(edge.port())) != std::string::npos);
        }
    }
};

WAKEDOCK_TEST(TestHttpLimits)
#include "test_http_limits.moc"
