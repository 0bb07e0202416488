#include "echo_socket.h"
#include "gate_world.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

using namespace wakedock::tests;

namespace {

QJsonObject environmentOf(const QString &name, const QString &value)
{
    return {{QStringLiteral("environment"), QJsonObject{{name, value}}}};
}

} // namespace

/// Services that take their time, ones that never come, visitors who do not wait, and neighbours who must not notice.
class TestGatePatience : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_world = std::make_unique<GateWorld>();
        QVERIFY2(m_world->start(), qPrintable(m_world->program().output()));
        QVERIFY(m_world->deploy(QStringLiteral("slow"),
                                environmentOf(QStringLiteral("START_DELAY_MS"), QStringLiteral("3000"))));
    }
    void cleanupTestCase() { m_world.reset(); }

    void oneThatStartsSlowlyIsWaitedForAndGetsTheWholeBody()
    {
        QVERIFY(m_world->putToSleep(QStringLiteral("slow")));
        QElapsedTimer timer;
        timer.start();
        const Fetched answer = m_world->fetch(QStringLiteral("slow"), QStringLiteral("/order"),
                                              {QStringLiteral("--data"), QStringLiteral("amount=1")});
        QCOMPARE(answer.status, 200);
        QVERIFY(timer.elapsed() >= 2900);
        QCOMPARE(QJsonDocument::fromJson(answer.body)[QStringLiteral("bytes")].toInt(), 8);
    }

    void aVisitorWhoGivesUpDoesNotEndTheWake()
    {
        QVERIFY(m_world->putToSleep(QStringLiteral("slow")));
        const int before = m_world->wakes();
        const Fetched answer =
            m_world->fetch(QStringLiteral("slow"), QStringLiteral("/"), {QStringLiteral("--max-time"), QStringLiteral("1")});
        QCOMPARE(answer.status, 0);
        QVERIFY(m_world->waitForStatus(QStringLiteral("slow"), QStringLiteral("running")));
        QCOMPARE(m_world->wakes(), before + 1);
        QCOMPARE(m_world->fetch(QStringLiteral("slow"), QStringLiteral("/")).status, 200);
    }

    void theLogHasOneLineForTheWakeAndNoneForThoseWhoWait()
    {
        QVERIFY(m_world->putToSleep(QStringLiteral("slow")));
        const auto before = m_world->program().output().size();
        const Fetched answers =
            m_world->fetch(QStringLiteral("slow"), QStringLiteral("/n[1-20]"), {QStringLiteral("--parallel")});
        QCOMPARE(answers.body.count("there is no such page"), 20);
        const auto written = [this, before] { return m_world->program().output().mid(before); };
        QVERIFY2(waitUntil([&written] { return written().contains(QStringLiteral("Finished: wake e2e-slow after ")); }),
                 qPrintable(written()));
        QVERIFY2(written().contains(QStringLiteral(" s, for 127.0.0.1.")), qPrintable(written()));
        QVERIFY2(written().count(QStringLiteral("e2e-slow")) == 1 && !written().contains(QStringLiteral("The gate")),
                 qPrintable(written()));
    }

    void oneThatNeverComesIsGivenUpAfterItsTime()
    {
        // It came once; from now on it does not.
        QVERIFY(m_world->deploy(QStringLiteral("never"),
                                {{QStringLiteral("sleep"), QJsonObject{{QStringLiteral("wake_timeout_seconds"), 3}}}}));
        QVERIFY(m_world->putToSleep(QStringLiteral("never")));
        const auto container = m_world->containerOf(QStringLiteral("never")).toStdString();
        runDocker({"cp", "/dev/null", container + ":/mute"});
        QElapsedTimer timer;
        timer.start();
        const Fetched refused = m_world->fetch(QStringLiteral("never"), QStringLiteral("/"));
        QVERIFY2(timer.elapsed() < 15000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(refused.status, 503);
        QVERIFY2(refused.head.contains("Retry-After: "), refused.head.constData());
        QVERIFY2(refused.body.contains("wake_failed"), refused.body.constData());
        QCOMPARE(m_world->statusOf(QStringLiteral("never")), QStringLiteral("sleeping"));
        const Fetched page = m_world->fetch(QStringLiteral("never"), QStringLiteral("/"),
                                            {QStringLiteral("--header"), QStringLiteral("Accept: text/html")});
        QCOMPARE(page.status, 503);
        QVERIFY2(page.body.contains("e2e-never did not start"), page.body.constData());
        QCOMPARE(runDocker({"inspect", "--format", "{{.State.Running}}", container}), std::string("false"));
    }

    void fiftyNightsOfANeighbourCloseNobodysWebSocket()
    {
        QVERIFY(m_world->deploy(QStringLiteral("chat")));
        QVERIFY(m_world->deploy(QStringLiteral("sleeper")));
        EchoSocket socket(m_world->program().httpPort(), "chat.localhost", "/socket");
        QVERIFY2(socket.waitUntilOpen(), socket.head().constData());
        for (int night = 1; night <= 50; ++night) {
            QVERIFY2(m_world->putToSleep(QStringLiteral("sleeper")), qPrintable(QString::number(night)));
            QCOMPARE(m_world->program().visit(QStringLiteral("sleeper.localhost")).status, 200);
            const QByteArray text = "still here after " + QByteArray::number(night);
            QCOMPARE(socket.echo(text), text);
        }
    }

private:
    std::unique_ptr<GateWorld> m_world;
};

WAKEDOCK_TEST(TestGatePatience)
#include "test_gate_patience.moc"
