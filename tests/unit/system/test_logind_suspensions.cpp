#include "backend/infrastructure/system/logind_suspensions.h"
#include "backend/shared/async/task_scope.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QProcess>
#include <QTest>

#include <memory>

using namespace wakedock;
using namespace wakedock::system;
using namespace wakedock::tests;

/// Hears a logind that is played here, on a bus of this test's own.
class TestLogindSuspensions : public QObject
{
    Q_OBJECT

    QProcess m_daemon;
    QString m_bus;

    void tell(bool begins) const
    {
        auto signal =
            QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/login1"),
                                       QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"));
        signal << begins;
        QVERIFY(QDBusConnection(QStringLiteral("played-logind")).send(signal));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address=1")});
        QVERIFY(m_daemon.waitForStarted());
        QVERIFY(waitUntil([this] { return m_daemon.canReadLine(); }));
        m_bus = QString::fromUtf8(m_daemon.readLine()).trimmed();
        auto played = QDBusConnection::connectToBus(m_bus, QStringLiteral("played-logind"));
        QVERIFY(played.registerService(QStringLiteral("org.freedesktop.login1")));
    }
    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(QStringLiteral("played-logind"));
        m_daemon.terminate();
        m_daemon.waitForFinished(5000);
    }

    void tellsThatTheMachineIsBackAndNotThatItGoes()
    {
        LogindSuspensions suspensions(m_bus);
        TaskScope scope([](const std::string &, const std::exception_ptr &) { });
        int resumed = 0;
        scope.start("hearing",
                    [&](CancelToken cancel) { return suspensions.watch([&resumed] { ++resumed; }, std::move(cancel)); });
        tell(true);
        tell(false);
        QVERIFY(waitUntil([&] { return resumed > 0; }));
        QCOMPARE(resumed, 1);
        scope.cancel();
        await(scope.idle());
    }

    void withoutABusItWaitsAndEndsWhenItIsTold()
    {
        LogindSuspensions suspensions(QStringLiteral("unix:path=/nowhere"));
        TaskScope scope([](const std::string &, const std::exception_ptr &) { });
        scope.start("hearing", [&](CancelToken cancel) { return suspensions.watch([] { }, std::move(cancel)); });
        scope.cancel();
        await(scope.idle());
    }
};

WAKEDOCK_TEST(TestLogindSuspensions)
#include "test_logind_suspensions.moc"
