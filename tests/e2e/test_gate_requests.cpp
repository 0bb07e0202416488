#include "echo_socket.h"
#include "gate_world.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace wakedock::tests;

namespace {

/// As zlib counts it.
QString crcOf(const QByteArray &bytes)
{
    quint32 crc = 0xffffffffU;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc & 1U) != 0 ? (crc >> 1U) ^ 0xedb88320U : crc >> 1U;
        }
    }
    return QStringLiteral("%1").arg(~crc, 8, 16, QLatin1Char('0'));
}

QByteArray someBytes(int count)
{
    QByteArray bytes(count, '\0');
    quint32 state = 20261130;
    for (char &byte : bytes) {
        state = state * 1664525U + 1013904223U;
        byte = static_cast<char>(state >> 24U);
    }
    return bytes;
}

} // namespace

/// The gate's promise, kind by kind: whatever comes to a service that sleeps is answered by the service itself.
class TestGateRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_world = std::make_unique<GateWorld>();
        QVERIFY2(m_world->start(), qPrintable(m_world->program().output()));
        QVERIFY(m_world->deploy(QStringLiteral("site")));
        QVERIFY(m_world->deploy(QStringLiteral("safe"), {{QStringLiteral("tls"), QStringLiteral("internal")}}));
        QFile upload(m_folder.filePath(QStringLiteral("upload")));
        QVERIFY(upload.open(QIODevice::WriteOnly));
        QCOMPARE(upload.write(m_bytes), qint64(m_bytes.size()));
    }
    void cleanupTestCase() { m_world.reset(); }
    void init() { QVERIFY(m_world->putToSleep(QStringLiteral("site"))); }

    void aGet()
    {
        const Fetched answer = m_world->fetch(QStringLiteral("site"), QStringLiteral("/"));
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.contains("hello from visited"));
        QVERIFY(answer.head.contains("X-Visited"));
    }

    void aHead()
    {
        const Fetched answer = m_world->fetch(QStringLiteral("site"), QStringLiteral("/"), {QStringLiteral("--head")});
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.head.contains("X-Visited"));
        QVERIFY(answer.body.isEmpty());
    }

    void anUploadArrivesWholeHoweverItIsSent_data()
    {
        QTest::addColumn<QStringList>("how");
        const QString file = QStringLiteral("@") + m_folder.filePath(QStringLiteral("upload"));
        const QStringList post{QStringLiteral("--data-binary"), file};
        QTest::newRow("with its length") << post + QStringList{QStringLiteral("--header"), QStringLiteral("Expect:")};
        QTest::newRow("in chunks") << post
                + QStringList{QStringLiteral("--header"), QStringLiteral("Transfer-Encoding: chunked"),
                              QStringLiteral("--header"), QStringLiteral("Expect:")};
        QTest::newRow("after 100 Continue")
            << post + QStringList{QStringLiteral("--header"), QStringLiteral("Expect: 100-continue")};
        QTest::newRow("as a PUT") << QStringList{QStringLiteral("--upload-file"),
                                                 m_folder.filePath(QStringLiteral("upload"))};
    }

    void anUploadArrivesWholeHoweverItIsSent()
    {
        QFETCH(const QStringList, how);
        const Fetched answer = m_world->fetch(QStringLiteral("site"), QStringLiteral("/import"), how);
        QCOMPARE(answer.status, 200);
        checkReport(answer.body);
    }

    void aFormThatABrowserSendsIsHeldToo()
    {
        const Fetched answer = m_world->fetch(QStringLiteral("site"), QStringLiteral("/order"),
                                              {QStringLiteral("--header"), QStringLiteral("Accept: text/html"),
                                               QStringLiteral("--data"), QStringLiteral("amount=1")});
        QCOMPARE(answer.status, 200);
        QCOMPARE(reportIn(answer.body).value(QStringLiteral("writes")).toInt(), 1);
    }

    void aStreamOfEvents()
    {
        const Fetched answer = m_world->fetch(
            QStringLiteral("site"), QStringLiteral("/events"),
            {QStringLiteral("--no-buffer"), QStringLiteral("--header"), QStringLiteral("Accept: text/event-stream")});
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.head.contains("text/event-stream"));
        QCOMPARE(answer.body, QByteArray("data: event 1\n\ndata: event 2\n\ndata: event 3\n\n"));
    }

    void aWebSocket()
    {
        EchoSocket socket(m_world->program().httpPort(), "site.localhost", "/socket");
        QVERIFY2(socket.waitUntilOpen(), socket.head().constData());
        QCOMPARE(socket.echo("are you awake?"), QByteArray("are you awake?"));
    }

    void overTlsAndHttp2()
    {
        const QString address = QStringLiteral("https://safe.localhost:%1/import").arg(m_world->program().httpsPort());
        QVERIFY(m_world->putToSleep(QStringLiteral("safe")));
        // The authority of a Caddy of our own is in no one's trust store.
        const Fetched answer =
            m_world->fetch(QStringLiteral("safe"), address,
                           {QStringLiteral("--insecure"), QStringLiteral("--http2"), QStringLiteral("--data-binary"),
                            QStringLiteral("@") + m_folder.filePath(QStringLiteral("upload"))});
        QCOMPARE(answer.status, 200);
        QVERIFY2(answer.head.startsWith("HTTP/2 200"), answer.head.constData());
        checkReport(answer.body);
    }

    void twoHundredOfAllKindsWakeItOnce()
    {
        const int before = m_world->wakes();
        std::vector<std::unique_ptr<QProcess>> visitors;
        for (int i = 0; i < 40; ++i) {
            visitors.push_back(std::make_unique<QProcess>());
            visitors.back()->start(QStringLiteral("curl"),
                                   m_world->curlArguments(QStringLiteral("site"), QStringLiteral("/n[1-5]"),
                                                          {QStringLiteral("--parallel"), QStringLiteral("--data"),
                                                           QStringLiteral("visitor=%1").arg(i)}));
        }
        int answered = 0;
        for (const auto &visitor : visitors) {
            QVERIFY(waitUntil([&visitor] { return visitor->state() == QProcess::NotRunning; }, std::chrono::seconds(60)));
            answered += static_cast<int>(visitor->readAllStandardOutput().count("\"crc32\""));
        }
        QCOMPARE(answered, 200);
        QCOMPARE(m_world->wakes(), before + 1);
        QCOMPARE(reportIn(m_world->fetch(QStringLiteral("site"), QStringLiteral("/report")).body)
                     .value(QStringLiteral("writes"))
                     .toInt(),
                 200);
    }

    /// Between a crash and its event there are milliseconds in which the mark says that it is awake.
    void withAMarkThatIsNotTrueAnyMoreAGetWakesItAndNoUploadArrivesTwiceOrInPart()
    {
        const QString mark = m_world->program().runDirectory() + QStringLiteral("/awake/site.localhost.a");
        writeMark(mark);
        const Fetched get = m_world->fetch(QStringLiteral("site"), QStringLiteral("/"));
        QCOMPARE(get.status, 200);

        QVERIFY(m_world->putToSleep(QStringLiteral("site")));
        writeMark(mark);
        const Fetched post = m_world->fetch(QStringLiteral("site"), QStringLiteral("/import"),
                                            {QStringLiteral("--data-binary"),
                                             QStringLiteral("@") + m_folder.filePath(QStringLiteral("upload")),
                                             QStringLiteral("--header"), QStringLiteral("Expect:")});
        if (post.status == 200) {
            checkReport(post.body);
        } else {
            // Caddy before 2.11 has closed the body by the time it knows that nobody listens.
            QVERIFY2(post.status == 502 || post.status == 0, post.head.constData());
        }
        QVERIFY(m_world->waitForStatus(QStringLiteral("site"), QStringLiteral("running")));
        const auto report = reportIn(m_world->fetch(QStringLiteral("site"), QStringLiteral("/report")).body);
        QCOMPARE(report.value(QStringLiteral("writes")).toInt(), post.status == 200 ? 1 : 0);
    }

private:
    static QJsonObject reportIn(const QByteArray &body) { return QJsonDocument::fromJson(body).object(); }
    void checkReport(const QByteArray &body) const
    {
        const QJsonObject report = reportIn(body);
        QCOMPARE(report.value(QStringLiteral("bytes")).toInt(), int(m_bytes.size()));
        QCOMPARE(report.value(QStringLiteral("crc32")).toString(), crcOf(m_bytes));
        QCOMPARE(report.value(QStringLiteral("writes")).toInt(), 1);
    }
    static void writeMark(const QString &path)
    {
        QFile mark(path);
        QVERIFY2(mark.open(QIODevice::WriteOnly), qPrintable(path));
    }

    const QByteArray m_bytes = someBytes(5 * 1024 * 1024);
    QTemporaryDir m_folder;
    std::unique_ptr<GateWorld> m_world;
};

WAKEDOCK_TEST(TestGateRequests)
#include "test_gate_requests.moc"
