// Sleepers and those awake when something dies: WakeDock, Caddy, the engine, at rest and in the middle of a wake or a sleep.
#include "program_under_test.h"
#include "steady_load.h"
#include "tests/integration/docker/own_program.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QTest>

#include <csignal>
#include <stdexcept>

using namespace wakedock::tests;

namespace {

bool isServed(const Answer &answer)
{
    return answer.status == 200 && answer.body.contains("hello from");
}

bool runsOn(const std::string &engine, const QString &container)
{
    return runDocker({"inspect", "--format", "{{.State.Running}}", container.toStdString()}, engine) == "true";
}

/// A program with services, and what is asked about them.
class SleepWorld
{
public:
    explicit SleepWorld(std::string engine = "unix:///var/run/docker.sock")
        : program(QString::fromStdString(engine))
        , m_engine(std::move(engine))
    {
        if (!program.start()) {
            throw std::runtime_error(program.output().toStdString());
        }
    }

    void deploy(const QString &name, const char *image = TestImages::Web, const QStringList &needs = {})
    {
        QJsonObject body{{QStringLiteral("name"), name},
                         {QStringLiteral("image"), QString::fromLatin1(image)},
                         {QStringLiteral("restart_policy"), QStringLiteral("always")},
                         {QStringLiteral("depends_on"), QJsonArray::fromStringList(needs)}};
        if (image != TestImages::Mute) {
            body.insert(QStringLiteral("domain"), name + QStringLiteral(".localhost"));
            body.insert(QStringLiteral("tls"), QStringLiteral("off"));
        }
        const Answer made = program.post(QStringLiteral("/services"), body);
        if (made.status != 201) {
            throw std::runtime_error(made.body.toStdString());
        }
    }
    Answer sleep(const QString &name) { return program.post(QStringLiteral("/services/%1/sleep").arg(name)); }
    Answer visit(const QString &name) { return program.visit(name + QStringLiteral(".localhost")); }
    bool isServedInTheEnd(const QString &name)
    {
        return isServed(program.visitUntil(name + QStringLiteral(".localhost"), isServed));
    }
    QString status(const QString &name)
    {
        return program.get(QStringLiteral("/services/") + name).json.value(QStringLiteral("status")).toString();
    }
    bool becomes(const QString &name, const char *wanted)
    {
        return waitUntil([&] { return status(name) == QLatin1String(wanted); }, std::chrono::seconds(30));
    }
    [[nodiscard]] QString containerOf(const QString &name) const
    {
        for (const QString &container : program.containers()) {
            if (container.startsWith(QStringLiteral("wakedock-%1-").arg(name))) {
                return container;
            }
        }
        return {};
    }
    [[nodiscard]] bool runs(const QString &name) const { return runsOn(m_engine, containerOf(name)); }
    /// Begins it and does not wait. @return the path of its operation
    QString begin(const QString &name, const char *verb)
    {
        const Answer begun =
            program.post(QStringLiteral("/services/%1/%2").arg(name, QLatin1String(verb)), {}, "Prefer", "respond-async");
        return begun.status == 202 ? QStringLiteral("/operations/") + begun.json.value(QStringLiteral("id")).toString()
                                   : QString();
    }
    bool endsAs(const QString &operation, const char *wanted)
    {
        return waitUntil(
            [&] { return program.get(operation).json.value(QStringLiteral("status")).toString() == QLatin1String(wanted); },
            std::chrono::seconds(30));
    }
    bool restartsProgram()
    {
        program.killHard();
        return program.start();
    }

    ProgramUnderTest program;

private:
    std::string m_engine;
};

} // namespace

class TestWakeFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { TestImages::ensure(); }

    void wakeDockKilledVisitorsOfWhoIsAwakeNoticeNothing()
    {
        SleepWorld world;
        world.deploy(QStringLiteral("e2e-up"));
        SteadyLoad load(world.program.httpPort(), QStringLiteral("e2e-up.localhost"));
        QVERIFY(waitUntil([&load] { return load.isRunning(); }));
        QVERIFY2(world.restartsProgram(), qPrintable(world.program.output()));
        QVERIFY(world.becomes(QStringLiteral("e2e-up"), "running"));
        QVERIFY(load.isRunning());
        const auto outcome = load.end();
        QVERIFY(outcome.requests > 0);
        QVERIFY2(outcome.notOk == 0 && outcome.broken == 0, qPrintable(outcome.report));
    }

    void wakeDockKilledASleeperIsACleanRefusalAndWakesAfterwardsWithWhatItNeeds()
    {
        SleepWorld world;
        world.deploy(QStringLiteral("e2e-base"), TestImages::Mute);
        world.deploy(QStringLiteral("e2e-page"), TestImages::Web, {QStringLiteral("e2e-base")});
        const Answer refused = world.sleep(QStringLiteral("e2e-base"));
        QCOMPARE(refused.status, 409);
        QVERIFY2(refused.body.contains("needed_awake") && refused.body.contains("e2e-page"), refused.body.constData());
        QCOMPARE(world.sleep(QStringLiteral("e2e-page")).status, 200);
        QCOMPARE(world.sleep(QStringLiteral("e2e-base")).status, 200);
        world.program.killHard();
        QCOMPARE(world.visit(QStringLiteral("e2e-page")).status, 503);
        QVERIFY2(world.program.start(), qPrintable(world.program.output()));
        QVERIFY(world.becomes(QStringLiteral("e2e-page"), "sleeping"));
        QVERIFY(world.isServedInTheEnd(QStringLiteral("e2e-page")));
        QVERIFY(world.runs(QStringLiteral("e2e-base")));
    }

    void caddyKilledBothAreRightAfterwards()
    {
        SleepWorld world;
        world.deploy(QStringLiteral("e2e-up"));
        world.deploy(QStringLiteral("e2e-asleep"));
        QCOMPARE(world.sleep(QStringLiteral("e2e-asleep")).status, 200);
        const qint64 caddy = world.program.caddyPid();
        QVERIFY(caddy > 0);
        ::kill(static_cast<pid_t>(caddy), SIGKILL);
        QVERIFY(world.isServedInTheEnd(QStringLiteral("e2e-up")));
        QVERIFY(!world.runs(QStringLiteral("e2e-asleep")));
        QCOMPARE(world.status(QStringLiteral("e2e-asleep")), QStringLiteral("sleeping"));
        QVERIFY(world.isServedInTheEnd(QStringLiteral("e2e-asleep")));
    }

    void theEngineRestartedNoSleeperStartsAndTheOthersComeBack()
    {
        OwnEngineWish wish;
        wish.sharesNetwork = true;
        OwnDockerd engine(wish);
        engine.start();
        TestImages::ensure(engine.url());
        SleepWorld world(engine.url());
        world.deploy(QStringLiteral("e2e-up"));
        world.deploy(QStringLiteral("e2e-asleep"));
        QCOMPARE(world.sleep(QStringLiteral("e2e-asleep")).status, 200);
        engine.stop();
        QVERIFY(world.becomes(QStringLiteral("e2e-up"), "unknown"));
        engine.start();
        QVERIFY2(world.becomes(QStringLiteral("e2e-up"), "running"), qPrintable(world.program.output()));
        QVERIFY(world.becomes(QStringLiteral("e2e-asleep"), "sleeping"));
        QVERIFY(!world.runs(QStringLiteral("e2e-asleep")));
        QVERIFY(world.isServedInTheEnd(QStringLiteral("e2e-up")));
        QVERIFY(world.isServedInTheEnd(QStringLiteral("e2e-asleep")));
    }

    void killedInTheMiddleOfAWakeItSleepsOnAndWakesAtTheNextRequest()
    {
        SleepWorld world;
        world.deploy(QStringLiteral("e2e-slow"), TestImages::Slow);
        QCOMPARE(world.sleep(QStringLiteral("e2e-slow")).status, 200);
        const QString wake = world.begin(QStringLiteral("e2e-slow"), "wake");
        QVERIFY(!wake.isEmpty());
        QVERIFY(waitUntil([&] { return world.runs(QStringLiteral("e2e-slow")); }));
        QVERIFY2(world.restartsProgram(), qPrintable(world.program.output()));
        QVERIFY2(world.endsAs(wake, "undone"), qPrintable(world.program.output()));
        QVERIFY(world.becomes(QStringLiteral("e2e-slow"), "sleeping"));
        QVERIFY(!world.runs(QStringLiteral("e2e-slow")));
        QVERIFY(world.isServedInTheEnd(QStringLiteral("e2e-slow")));
    }

    void killedInTheMiddleOfASleepItIsFinishedOrTakenBack()
    {
        SleepWorld world;
        world.deploy(QStringLiteral("e2e-drowsy"));
        const QString sleep = world.begin(QStringLiteral("e2e-drowsy"), "sleep");
        QVERIFY(!sleep.isEmpty());
        QVERIFY2(world.restartsProgram(), qPrintable(world.program.output()));
        QVERIFY(waitUntil(
            [&] {
                const QString status = world.program.get(sleep).json.value(QStringLiteral("status")).toString();
                return status == QLatin1String("undone") || status == QLatin1String("succeeded");
            },
            std::chrono::seconds(30)));
        // Either way it is whole: asleep and stopped, or awake and served.
        const bool isAsleep = world.status(QStringLiteral("e2e-drowsy")) == QLatin1String("sleeping");
        QCOMPARE(world.runs(QStringLiteral("e2e-drowsy")), !isAsleep);
        QVERIFY(world.isServedInTheEnd(QStringLiteral("e2e-drowsy")));
        QCOMPARE(world.status(QStringLiteral("e2e-drowsy")), QStringLiteral("running"));
    }
};

WAKEDOCK_TEST(TestWakeFaults)
#include "test_wake_faults.moc"
