#include "program_under_test.h"
#include "stack_at_engine.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <string>

using namespace wakedock::tests;
using namespace std::chrono_literals;

namespace {

/// A page on a database of which the engine publishes a port: others may ask it, too. Idle after the shortest time there is.
QByteArray pageOnOpenDatabase()
{
    return "services:\n"
           "  web:\n"
           "    image: wakedock-test/web:1\n"
           "    depends_on: [db]\n"
           "    labels:\n"
           "      wakedock.domain: open.localhost\n"
           "      wakedock.sleep.enabled: 'true'\n"
           "      wakedock.sleep.idle_minutes: '1'\n"
           "      wakedock.sleep.grace_seconds: '0'\n"
           "  db: {image: 'wakedock-test/web:2', ports: ['127.0.0.1::80']}\n";
}

/// Asks the database once, as a client of its own does. @return whether it answered
bool askDatabase(quint16 port)
{
    QTcpSocket client;
    client.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!client.waitForConnected(3000)) {
        return false;
    }
    client.write("GET / HTTP/1.0\r\nHost: db\r\nUser-Agent: a client of the database\r\n\r\n");
    QByteArray answer;
    while (client.waitForReadyRead(3000)) {
        answer += client.readAll();
    }
    return answer.contains("hello from web 2");
}

} // namespace

/// When a service of a stack is idle, with the real engine: its database may have clients of its own.
class TestStackIdle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        TestImages::ensure();
        m_program = std::make_unique<ProgramUnderTest>();
        m_program->set(QStringLiteral("WAKEDOCK_MONITORING__INTERVAL_SECONDS"), QStringLiteral("1"));
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
        const Answer made = postStack(*m_program, QStringLiteral("e2e-open"), pageOnOpenDatabase());
        QVERIFY2(made.status == 201, made.body.constData());
    }
    void cleanupTestCase()
    {
        m_program.reset();
        m_engine.remove();
    }

    void aClientOfItsDatabaseKeepsBothAwake()
    {
        const auto port = static_cast<quint16>(
            std::stoi(m_engine.inspect("db", "{{(index (index .NetworkSettings.Ports \"80/tcp\") 0).HostPort}}")));
        QVERIFY(m_program->visit(QStringLiteral("open.localhost")).body.contains("hello from web 1"));
        QElapsedTimer sinceVisit;
        sinceVisit.start();
        QElapsedTimer sinceAsked;
        int unanswered = 0;
        const bool held = waitUntil(
            [&] {
                if (!sinceAsked.isValid() || sinceAsked.hasExpired(3000)) {
                    sinceAsked.start();
                    unanswered += askDatabase(port) ? 0 : 1;
                }
                return reason() == QLatin1String("needs_in_use");
            },
            100s);
        QVERIFY2(held, qPrintable(reason()));
        QVERIFY(sinceVisit.elapsed() > 55000);
        QCOMPARE(web().value(QStringLiteral("awake")).toObject().value(QStringLiteral("detail")).toString(),
                 QStringLiteral("db"));
        QVERIFY(m_engine.runs("web") && m_engine.runs("db"));
        QCOMPARE(unanswered, 0);
    }

    void whenItIsGoneBothSleep()
    {
        QElapsedTimer sinceGone;
        sinceGone.start();
        const bool slept =
            waitUntil([this] { return web().value(QStringLiteral("status")) == QLatin1String("sleeping"); }, 100s);
        QVERIFY2(slept, qPrintable(reason()));
        qInfo("asleep %lld ms after the client was gone", sinceGone.elapsed());
        QVERIFY(!m_engine.runs("web") && !m_engine.runs("db"));
    }

private:
    QJsonObject web() { return m_program->get(QStringLiteral("/services/e2e-open-web")).json; }
    QString reason() { return web().value(QStringLiteral("awake")).toObject().value(QStringLiteral("reason")).toString(); }

    const StackAtEngine m_engine{QStringLiteral("e2e-open")};
    std::unique_ptr<ProgramUnderTest> m_program;
};

WAKEDOCK_TEST(TestStackIdle)
#include "test_stack_idle.moc"
