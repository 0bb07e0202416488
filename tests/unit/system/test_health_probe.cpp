#include "backend/infrastructure/system/health_probe.h"
#include "backend/infrastructure/system/health_probe_dialogue.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using namespace std::chrono_literals;
using Kind = core::ProbeTarget::Kind;

namespace {

/// What a service does with a connection, in words of the data tables below.
class ProbedService
{
public:
    explicit ProbedService(QString manner) : m_manner(std::move(manner))
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server,
                         [this] { serve(m_server.nextPendingConnection()); });
    }
    int port() const { return m_server.serverPort(); }
    QByteArray request() const { return m_request; }

private:
    void serve(QTcpSocket *socket)
    {
        if (m_manner == "resets") {
            // What an engine's port publisher does while the service does not listen yet.
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            socket->abort();
        } else if (m_manner == "closes") {
            socket->disconnectFromHost();
        } else if (m_manner == "greets") {
            socket->write("220 mail\r\n");
        }
        QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket] {
            m_request += socket->readAll();
            if (m_manner.startsWith("HTTP")) {
                socket->write(m_manner.toLatin1() + "\r\nContent-Length: 0\r\n\r\n");
                socket->disconnectFromHost();
            } else if (m_manner == "slow HTTP") {
                socket->write("HTTP/1.1 ");
                QTimer::singleShot(120, socket, [socket] { socket->write("200 OK\r\n\r\n"); });
            }
        });
    }

    QString m_manner;
    QByteArray m_request;
    QTcpServer m_server;
};

core::ProbeTarget targetAt(int port, Kind kind, int expectedStatus = 0)
{
    core::ProbeTarget target;
    target.kind = kind;
    target.ip = "127.0.0.1";
    target.port = port;
    target.expectedStatus = expectedStatus;
    return target;
}

} // namespace

class TestHealthProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data()
    {
        QTest::addColumn<QString>("manner");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("expected");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const char *manner, Kind kind, int expected, const char *reason) {
            QTest::newRow(name) << manner << static_cast<int>(kind) << expected << reason;
        };
        row("any HTTP answer", "HTTP/1.1 500 Oops", Kind::Http, 0, "");
        row("any HTTP answer where either will do", "HTTP/1.0 404 Not Found", Kind::HttpOrTcp, 0, "");
        row("the expected status", "HTTP/1.1 204 No Content", Kind::Http, 204, "");
        row("another status", "HTTP/1.1 500 Oops", Kind::Http, 200, "HTTP 500 instead of 200");
        row("no HTTP where HTTP is asked", "greets", Kind::Http, 0, "it answers, but not in HTTP");
        row("no HTTP where either will do", "greets", Kind::HttpOrTcp, 0, "");
        row("silence that keeps the connection", "silent", Kind::HttpOrTcp, 0, "");
        row("silence where HTTP is asked", "silent", Kind::Http, 0, "no answer in time");
        row("a status line in two pieces", "slow HTTP", Kind::HttpOrTcp, 200, "");
        row("accepted and reset", "resets", Kind::HttpOrTcp, 0, "it closed the connection without an answer");
        row("accepted and closed", "closes", Kind::HttpOrTcp, 0, "it closed the connection without an answer");
        row("TCP that greets", "greets", Kind::Tcp, 0, "");
        row("TCP that waits for the other side", "silent", Kind::Tcp, 0, "");
        row("TCP accepted and closed", "closes", Kind::Tcp, 0, "it closed the connection without an answer");
    }

    void judges()
    {
        QFETCH(const QString, manner);
        QFETCH(const int, kind);
        QFETCH(const int, expected);
        QFETCH(const QString, reason);
        const ProbedService service(manner);
        const auto answer = probe(targetAt(service.port(), static_cast<Kind>(kind), expected));
        QCOMPARE(QString::fromStdString(answer.reason), reason);
        QCOMPARE(answer.passed, reason.isEmpty());
    }

    void aPortNobodyListensOnIsNotReady()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const int port = server.serverPort();
        server.close();
        const auto answer = probe(targetAt(port, Kind::HttpOrTcp));
        QVERIFY(!answer.passed);
        QCOMPARE(answer.reason, std::string("connection refused"));
    }

    void aMissingWayIsNotTakenForAServiceThatHungUp()
    {
        using Socket = QAbstractSocket;
        const auto reason = [](Socket::SocketError error, const char *text) {
            return system::closedReason(error, QString::fromLatin1(text));
        };
        QCOMPARE(reason(Socket::NetworkError, "Host unreachable"), std::string("host unreachable"));
        QCOMPARE(reason(Socket::NetworkError, "Network unreachable"), std::string("network unreachable"));
        QCOMPARE(reason(Socket::NetworkError, "Unable to write"), std::string("connection reset"));
    }

    void asksForThePathUnderTheNameGiven()
    {
        QCOMPARE(requestFor("/up?x=1", "web.test"), QByteArray("GET /up?x=1 HTTP/1.1\r\nHost: web.test\r\n"));
    }

    void aConfiguredPathCannotSmuggleARequest()
    {
        QCOMPARE(requestFor("/a\r\nX: y", "h\r\nY: z"), QByteArray("GET /a%0D%0AX:%20y HTTP/1.1\r\nHost: hY:z\r\n"));
    }

    void givesUpWhenCancelled()
    {
        const ProbedService service("silent");
        CancelSource source;
        core::CallContext context;
        context.cancel = source.token();
        auto asking = m_probe.probe(context, targetAt(service.port(), Kind::Http));
        source.cancel();
        QVERIFY_THROWS_EXCEPTION(Cancelled, await(std::move(asking), 1s));
    }

private:
    /// The first two lines a service reads.
    QByteArray requestFor(const std::string &path, const std::string &host)
    {
        const ProbedService service("HTTP/1.1 200 OK");
        auto target = targetAt(service.port(), Kind::Http);
        target.path = path;
        target.hostHeader = host;
        probe(target);
        const auto request = service.request();
        return request.left(request.indexOf("\r\n", request.indexOf("Host:")) + 2);
    }

    core::ProbeAnswer probe(core::ProbeTarget target)
    {
        return await(m_probe.probe(core::CallContext().withDeadline(600ms), std::move(target)));
    }

    system::HealthProbe m_probe{150ms};
};

WAKEDOCK_TEST(TestHealthProbe)
#include "test_health_probe.moc"
