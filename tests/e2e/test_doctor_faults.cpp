#include "doctor_world.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/free_port.h"
#include "tests/support/test_registry.h"

#include <QTcpServer>
#include <QTest>

using namespace wakedock::tests;

/// Faults of Caddy itself, planted for real: named, and mended where that is safe.
class TestDoctorFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { TestImages::ensure(); }

    void whereNothingIsPlantedNothingIsFound()
    {
        DoctorWorld world;
        const QString problem = world.startWith(DoctorWorld::shop());
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY(world.isServed());
        QCOMPARE(world.complaints(), QString());
        const auto route = world.find(QStringLiteral("route"), DoctorWorld::host());
        QVERIFY2(route.value(QStringLiteral("message")).toString().contains(QStringLiteral("as wished")),
                 world.seen().constData());
        const auto port = world.find(QStringLiteral("http_port"));
        QVERIFY2(port.value(QStringLiteral("message")).toString().contains(QStringLiteral("held by caddy (pid ")),
                 world.seen().constData());
    }

    void aRouteThatAStrangerChangedIsNamedAndBroughtBack()
    {
        DoctorWorld world;
        const QString problem = world.startWith(DoctorWorld::shop());
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY(world.isServed());
        QCOMPARE(world.asStranger("PATCH", QStringLiteral("/id/wakedock/handle/0/routes/0/handle/0"),
                                  R"({"handler": "static_response", "body": "taken over"})"),
                 200);
        QCOMPARE(world.program.visit(DoctorWorld::host()).body, QByteArray("taken over"));
        QVERIFY2(world.finds(QStringLiteral("drift")), world.seen().constData());
        QVERIFY2(world.finds(QStringLiteral("route"), DoctorWorld::host()), world.seen().constData());
        const auto mended = world.mend(QStringLiteral("route:") + DoctorWorld::host());
        QVERIFY2(mended.value(QStringLiteral("ok")).toBool(), world.seen().constData());
        QVERIFY(world.isServed());
        QCOMPARE(world.complaints(), QString());
    }

    void aPortThatCaddyNoLongerListensOnIsNamedAndOpenedAgain()
    {
        DoctorWorld world;
        const QString problem = world.startWith(DoctorWorld::shop());
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const QByteArray elsewhere = "[\"127.0.0.1:" + QByteArray::number(freePort()) + "\"]";
        QCOMPARE(world.asStranger("PATCH", QStringLiteral("/config/apps/http/servers/wakedock-http/listen"), elsewhere),
                 200);
        QVERIFY2(world.finds(QStringLiteral("http_port")), world.seen().constData());
        QCOMPARE(world.program.visit(DoctorWorld::host()).status, 0);
        const auto mended = world.mend(QStringLiteral("http_port"));
        QVERIFY2(mended.value(QStringLiteral("ok")).toBool(), world.seen().constData());
        QVERIFY(world.isServed());
        QCOMPARE(world.complaints(), QString());
    }

    void aSecondCaddyOnTheSamePortIsNamedWithItsProcessAndLeftToTheOperator()
    {
        DoctorWorld world;
        const QString problem = world.startWith(DoctorWorld::shop());
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const int admin = freePort();
        const QString config =
            QStringLiteral(R"({"admin": {"listen": "127.0.0.1:%1"}, "apps": {"http": {"servers": {"other": {
                              "automatic_https": {"disable": true}, "listen": [":%2"],
                              "routes": [{"handle": [{"handler": "static_response", "body": "the other one"}]}]}}}}})")
                .arg(admin)
                .arg(world.program.httpPort());
        QVERIFY(world.startCaddy(config.toUtf8(), admin));
        QVERIFY2(world.finds(QStringLiteral("second_proxy")), world.seen().constData());
        const auto found = world.find(QStringLiteral("second_proxy"));
        const QString pid = QString::number(world.caddyPid());
        QVERIFY2(found.value(QStringLiteral("message")).toString().contains(QStringLiteral("caddy (pid ") + pid),
                 world.seen().constData());
        QVERIFY(found.value(QStringLiteral("remedy")).toString().contains(QStringLiteral("kill ") + pid));
        QVERIFY(!found.value(QStringLiteral("can_be_mended")).toBool());
        const auto refused = world.mend(QStringLiteral("second_proxy"));
        QVERIFY2(!refused.value(QStringLiteral("ok")).toBool(), world.seen().constData());
        QVERIFY2(world.caddyPid() > 0, "a stranger's process is never ended");
        world.stopCaddy();
        QVERIFY(world.isServed());
        QVERIFY2(waitUntil([&world] { return world.complaints().isEmpty(); }), world.seen().constData());
    }

    void aCaddyThatWakeDockLostSightOfIsEndedByMending()
    {
        DoctorWorld world;
        const QString problem = world.startWith(DoctorWorld::shop());
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY(world.startCaddy({}, world.program.adminPort(), {},
                                 world.program.dataDirectory() + QStringLiteral("/caddy/base.json")));
        QVERIFY2(world.finds(QStringLiteral("second_proxy")), world.seen().constData());
        const auto mended = world.mend(QStringLiteral("second_proxy"));
        QVERIFY2(mended.value(QStringLiteral("ok")).toBool(), world.seen().constData());
        world.stopCaddy();
        QVERIFY(world.isServed());
        QVERIFY2(waitUntil([&world] { return world.complaints().isEmpty(); }), world.seen().constData());
    }

    void anAdminPortThatAnotherProgramTookIsNamedWithThatProgram()
    {
        DoctorWorld world;
        QTcpServer squatter;
        QVERIFY(squatter.listen(QHostAddress::LocalHost, static_cast<quint16>(world.program.adminPort())));
        // It takes connections and ends them: no Caddy at all.
        QObject::connect(&squatter, &QTcpServer::newConnection, &squatter, [&squatter] {
            while (auto *peer = squatter.nextPendingConnection()) {
                peer->abort();
                peer->deleteLater();
            }
        });
        QVERIFY2(world.program.start(), qPrintable(world.program.output()));
        QVERIFY2(world.finds(QStringLiteral("admin_port")), world.seen().constData());
        const QString message = world.find(QStringLiteral("admin_port")).value(QStringLiteral("message")).toString();
        const QString pid = QString::number(QCoreApplication::applicationPid());
        QVERIFY2(message.contains(QStringLiteral("(pid ") + pid + QLatin1Char(')')), qPrintable(message));
        QCOMPARE(world.find(QStringLiteral("proxy")).value(QStringLiteral("severity")).toString(), QStringLiteral("error"));
        squatter.close();
        QVERIFY2(world.finds(QStringLiteral("proxy"), {}, QStringLiteral("good")), world.seen().constData());
    }
};

WAKEDOCK_TEST(TestDoctorFaults)
#include "test_doctor_faults.moc"
