#include "doctor_world.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QTest>

#include <csignal>

using namespace wakedock::tests;

namespace {

QJsonObject own(const QJsonObject &metrics)
{
    for (const QJsonValue &server : metrics.value(QStringLiteral("servers")).toArray()) {
        if (server.toObject().value(QStringLiteral("name")).toString() == QStringLiteral("wakedock-http")) {
            return server.toObject();
        }
    }
    return {};
}

int requestsIn(const QJsonObject &metrics)
{
    return own(metrics).value(QStringLiteral("total")).toObject().value(QStringLiteral("requests")).toInt();
}

} // namespace

/// What Caddy counts of visitors, through the program.
class TestCaddyTraffic : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { TestImages::ensure(); }

    void visitorsAreCountedAlsoOverARestartOfCaddy()
    {
        DoctorWorld world;
        world.program.set(QStringLiteral("WAKEDOCK_MONITORING__INTERVAL_SECONDS"), QStringLiteral("1"));
        const QString problem = world.startWith(DoctorWorld::shop());
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const auto metrics = [&world] { return world.program.get(QStringLiteral("/caddy/metrics")).json; };
        QVERIFY(waitUntil([&] { return own(metrics()).value(QStringLiteral("counted")).toBool(); }));
        const int before = requestsIn(metrics());
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(world.program.visit(DoctorWorld::host()).status, 200);
        }
        QVERIFY(waitUntil([&] { return requestsIn(metrics()) >= before + 5; }));
        const auto changes = metrics().value(QStringLiteral("changes")).toObject();
        QVERIFY(changes.value(QStringLiteral("pushes")).toInt() >= 1);
        QVERIFY(changes.value(QStringLiteral("last_push_seconds")).toDouble() > 0);

        const qint64 caddy = world.program.caddyPid();
        QVERIFY(caddy > 0);
        ::kill(static_cast<pid_t>(caddy), SIGKILL);
        QVERIFY(world.isServed());
        QVERIFY(waitUntil([&] { return requestsIn(metrics()) > 0; }));
        for (const QJsonValue &point : metrics().value(QStringLiteral("trend")).toArray()) {
            QVERIFY(point.toObject().value(QStringLiteral("requests")).toInt() >= 0);
        }
    }
};

WAKEDOCK_TEST(TestCaddyTraffic)
#include "test_caddy_traffic.moc"
