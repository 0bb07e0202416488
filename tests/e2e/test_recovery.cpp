#include "program_under_test.h"
#include "tests/integration/docker/own_program.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QTest>

#include <csignal>

using namespace wakedock::tests;

namespace {

QJsonObject routed(const QString &name, const char *image = TestImages::Web)
{
    return {{QStringLiteral("name"), name},
            {QStringLiteral("image"), QString::fromLatin1(image)},
            {QStringLiteral("domain"), name + QStringLiteral(".localhost")}};
}

QString componentState(ProgramUnderTest &program, const QString &name)
{
    const auto components = program.get(QStringLiteral("/system/health")).json.value(QStringLiteral("components")).toArray();
    for (const auto &component : components) {
        if (component.toObject().value(QStringLiteral("name")).toString() == name) {
            return component.toObject().value(QStringLiteral("availability")).toString();
        }
    }
    return {};
}

} // namespace

/// What dies in mid-life comes back by itself, and visitors notice as little as can be.
class TestRecovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { TestImages::ensure(); }

    void aKilledCaddyIsStartedAgainWithItsRoutes()
    {
        ProgramUnderTest program;
        QVERIFY2(program.start(), qPrintable(program.output()));
        const Answer made = program.post(QStringLiteral("/services"), routed(QStringLiteral("e2e-caddy")));
        QVERIFY2(made.status == 201, made.body.constData());
        const qint64 caddy = program.caddyPid();
        QVERIFY(caddy > 0);
        ::kill(static_cast<pid_t>(caddy), SIGKILL);
        const Answer page = program.visitUntil(QStringLiteral("e2e-caddy.localhost"),
                                               [](const Answer &answer) { return answer.status == 200; });
        QVERIFY2(page.status == 200, qPrintable(program.output()));
        QVERIFY(program.caddyPid() != caddy);
    }

    void visitorsDoNotNoticeThatTheProgramDied()
    {
        ProgramUnderTest program;
        QVERIFY2(program.start(), qPrintable(program.output()));
        QCOMPARE(program.post(QStringLiteral("/services"), routed(QStringLiteral("e2e-dies"))).status, 201);
        program.killHard();
        QCOMPARE(program.visit(QStringLiteral("e2e-dies.localhost")).status, 200);
        QVERIFY2(program.start(), qPrintable(program.output()));
        QVERIFY(waitUntil([&program] {
            return program.get(QStringLiteral("/services/e2e-dies")).json.value(QStringLiteral("status")).toString()
                == QStringLiteral("running");
        }));
        QCOMPARE(program.visit(QStringLiteral("e2e-dies.localhost")).status, 200);
    }

    void aDeploymentThatACrashInterruptedIsTakenBackAtTheNextStart()
    {
        ProgramUnderTest program;
        QVERIFY2(program.start(), qPrintable(program.output()));
        const Answer accepted =
            program.post(QStringLiteral("/services"), routed(QStringLiteral("e2e-interrupted"), TestImages::Slow), "Prefer",
                         "respond-async");
        QCOMPARE(accepted.status, 202);
        QVERIFY(waitUntil([&program] { return !program.containers().filter(QStringLiteral("e2e-interrupted")).isEmpty(); }));
        program.killHard();
        QVERIFY2(program.start(), qPrintable(program.output()));
        const QString path = QStringLiteral("/operations/") + accepted.json.value(QStringLiteral("id")).toString();
        QVERIFY(waitUntil(
            [&] { return program.get(path).json.value(QStringLiteral("status")).toString() == QStringLiteral("undone"); }));
        QCOMPARE(program.get(QStringLiteral("/services/e2e-interrupted")).status, 404);
        QVERIFY(program.containers().filter(QStringLiteral("e2e-interrupted")).isEmpty());
    }

    void anEngineThatRestartsInMidLifeIsFollowedAgain()
    {
        OwnDockerd engine;
        engine.start();
        TestImages::ensure(engine.url());
        ProgramUnderTest program(QString::fromStdString(engine.url()));
        QVERIFY2(program.start(), qPrintable(program.output()));
        const QJsonObject mute{{QStringLiteral("name"), QStringLiteral("e2e-mute")},
                               {QStringLiteral("image"), QString::fromLatin1(TestImages::Mute)},
                               {QStringLiteral("restart_policy"), QStringLiteral("always")}};
        const Answer made = program.post(QStringLiteral("/services"), mute);
        QVERIFY2(made.status == 201, made.body.constData());
        const auto status = [&program] {
            return program.get(QStringLiteral("/services/e2e-mute")).json.value(QStringLiteral("status")).toString();
        };
        engine.stop();
        QVERIFY(waitUntil(
            [&program] { return componentState(program, QStringLiteral("docker")) == QStringLiteral("unavailable"); }));
        QCOMPARE(status(), QStringLiteral("unknown"));
        engine.start();
        QVERIFY(waitUntil(
            [&program] { return componentState(program, QStringLiteral("docker")) == QStringLiteral("available"); },
            std::chrono::seconds(60)));
        QVERIFY2(waitUntil([&status] { return status() == QStringLiteral("running"); }), qPrintable(program.output()));
        QCOMPARE(program.remove(QStringLiteral("/services/e2e-mute")).status, 204);
        QVERIFY(program.stopCleanly());
    }

    void withoutAnEngineItStartsSaysSoAndServesEverythingElse()
    {
        ProgramUnderTest program(QStringLiteral("unix:///run/wakedock-nobody/docker.sock"));
        QVERIFY2(program.start(), qPrintable(program.output()));
        QCOMPARE(componentState(program, QStringLiteral("docker")), QStringLiteral("unavailable"));
        QCOMPARE(componentState(program, QStringLiteral("caddy")), QStringLiteral("available"));
        const Answer failed = program.post(QStringLiteral("/services"), routed(QStringLiteral("e2e-nowhere")));
        QVERIFY2(failed.status == 502, failed.body.constData());
        QVERIFY(!failed.json.value(QStringLiteral("remedy")).toString().isEmpty());
    }
};

WAKEDOCK_TEST(TestRecovery)
#include "test_recovery.moc"
