#include "backend/core/operations/readiness_wait.h"

#include "tests/support/async_test.h"
#include "tests/support/builders/service_builder.h"
#include "tests/support/fakes/fake_clock.h"
#include "tests/support/fakes/fake_container_engine.h"
#include "tests/support/fakes/fake_health_probe.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

struct WaitingRoom {
    FakeClock clock;
    FakeContainerEngine engine;
    FakeHealthProbe probe;
    ReadinessWait readiness{probe, clock};
    ReadinessWait::Subject subject;
    std::vector<std::string> told;
    CallContext context;

    explicit WaitingRoom(ReadinessPlan::Kind kind, FakeImage image = {})
    {
        clock.skipSleeps();
        engine.addImage("app:1", std::move(image));
        ContainerSpec spec;
        spec.name = "app";
        spec.image = "app:1";
        subject.containerId = engine.addContainer(spec);
        subject.plan.kind = kind;
        subject.address = UpstreamAddress{"10.213.0.10", 80};
        subject.hostHeader = "app.example.org";
    }
    Task<void> wait()
    {
        return readiness.wait(context, engine, subject, [this](const std::string &answer) { told.push_back(answer); });
    }
};

FakeImage selfChecked()
{
    return {.info = {.id = {}, .digest = {}, .exposedPorts = {}, .hasHealthCheck = true}};
}

} // namespace

class TestReadinessWait : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runningIsEnoughWhereNothingIsChecked()
    {
        WaitingRoom room(ReadinessPlan::Kind::Runs);
        await(room.wait());
        QCOMPARE(room.engine.callCount("inspectContainer"), 1);
        QVERIFY(room.told.empty());
    }

    void withoutAnyCheckItMustStayUpForASecond()
    {
        WaitingRoom room(ReadinessPlan::Kind::StaysUp);
        const auto begun = room.clock.steadyNow();
        await(room.wait());
        const auto took = room.clock.steadyNow() - begun;
        QVERIFY(took >= std::chrono::seconds(1) && took < std::chrono::milliseconds(1100));
        QCOMPARE(room.told, (std::vector<std::string>{"it has been running for less than a second"}));
    }

    void aContainerThatEndsInItsFirstSecondIsNotReady()
    {
        WaitingRoom room(ReadinessPlan::Kind::StaysUp);
        room.clock.skipSleeps(false);
        auto waiting = room.wait();
        QVERIFY(waitUntil([&] { return room.clock.sleepers() == 1; }));
        room.clock.skipSleeps();
        room.engine.crash("app", 7);
        room.clock.advance(std::chrono::milliseconds(15));
        const auto error = awaitError(std::move(waiting));
        QCOMPARE(error->reason(), std::string("ended_at_start"));
        QVERIFY(error->message().find("exit code 7") != std::string::npos);
    }

    void theEnginesOwnCheckDecides()
    {
        WaitingRoom room(ReadinessPlan::Kind::Engine, selfChecked());
        auto waiting = room.wait();
        QVERIFY(waitUntil([&] { return room.engine.callCount("inspectContainer") > 3; }));
        room.engine.setHealth("app", ContainerHealth::Healthy);
        await(std::move(waiting));
        QCOMPARE(room.told, (std::vector<std::string>{"the image's health check has not passed yet"}));
    }

    void theEnginesVerdictUnhealthyIsFinal()
    {
        WaitingRoom room(ReadinessPlan::Kind::Engine, selfChecked());
        room.engine.world.container("app").logLines = {"no database"};
        room.engine.setHealth("app", ContainerHealth::Unhealthy);
        const auto error = awaitError(room.wait());
        QCOMPARE(error->code(), ErrorCode::UpstreamFailed);
        QCOMPARE(error->reason(), std::string("unhealthy"));
        QCOMPARE(error->context().at("last_lines"), std::string("no database"));
    }

    void aProbeAsksAsThePlanSays_data()
    {
        QTest::addColumn<bool>("anyAnswer");
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("asked");
        QTest::newRow("any answer") << true << int(HealthCheckType::None) << int(ProbeTarget::Kind::HttpOrTcp);
        QTest::newRow("http") << false << int(HealthCheckType::Http) << int(ProbeTarget::Kind::Http);
        QTest::newRow("tcp") << false << int(HealthCheckType::Tcp) << int(ProbeTarget::Kind::Tcp);
    }
    void aProbeAsksAsThePlanSays()
    {
        QFETCH(bool, anyAnswer);
        QFETCH(int, type);
        QFETCH(int, asked);
        WaitingRoom room(ReadinessPlan::Kind::Probe);
        room.subject.plan.anyAnswer = anyAnswer;
        room.subject.plan.check.type = HealthCheckType(type);
        room.subject.plan.check.path = "/health";
        room.subject.plan.check.expectedStatus = 204;
        room.probe.refuseFirst("10.213.0.10:80", 3);
        await(room.wait());
        QCOMPARE(room.probe.asked().size(), std::size_t(4));
        const auto target = room.probe.asked().front();
        QCOMPARE(int(target.kind), asked);
        QCOMPARE(target.ip, std::string("10.213.0.10"));
        QCOMPARE(target.port, 80);
        QCOMPARE(target.path, std::string("/health"));
        QCOMPARE(target.expectedStatus, 204);
        QCOMPARE(target.hostHeader, std::string("app.example.org"));
        QCOMPARE(room.told, (std::vector<std::string>{"connection refused"}));
    }

    void itIsAskedQuicklyAtFirstAndPatientlyLater()
    {
        WaitingRoom room(ReadinessPlan::Kind::Probe);
        room.probe.refuseAll();
        const auto error = awaitError(room.wait());
        QCOMPARE(error->code(), ErrorCode::Timeout);
        QCOMPARE(error->reason(), std::string("not_healthy"));
        // 5 s each 15 ms, the remaining 55 s each 250 ms.
        const auto asked = room.probe.asked().size();
        QVERIFY2(asked > 500 && asked < 600, qPrintable(QString::number(asked)));
    }

    void timeIsUpWhenThePlanSaysSo()
    {
        WaitingRoom room(ReadinessPlan::Kind::Probe);
        room.subject.plan.timeout = std::chrono::seconds(2);
        room.probe.refuseAll("HTTP 500 instead of 200");
        const auto begun = room.clock.steadyNow();
        const auto error = awaitError(room.wait());
        QVERIFY(error->message().find("within 2 s. Last answer: HTTP 500 instead of 200.") != std::string::npos);
        QVERIFY(room.clock.steadyNow() - begun < std::chrono::milliseconds(2100));
    }

    void aContainerThatIsNotRunningYetIsWaitedFor()
    {
        WaitingRoom room(ReadinessPlan::Kind::Runs);
        room.engine.world.container("app").seen.status = ContainerStatus::Created;
        auto waiting = room.wait();
        QVERIFY(waitUntil([&] { return room.engine.callCount("inspectContainer") > 2; }));
        room.engine.world.container("app").seen.status = ContainerStatus::Running;
        await(std::move(waiting));
        QCOMPARE(room.told, (std::vector<std::string>{"it is not running yet"}));
    }

    void killedForItsMemoryIsSaid()
    {
        WaitingRoom room(ReadinessPlan::Kind::Runs);
        auto &seen = room.engine.world.container("app").seen;
        seen.status = ContainerStatus::Restarting;
        seen.outOfMemory = true;
        const auto error = awaitError(room.wait());
        QVERIFY(error->message().find("more memory") != std::string::npos);
        QVERIFY(!error->context().contains("last_lines")); // It wrote nothing.
    }

    void aCancelEndsTheWait()
    {
        WaitingRoom room(ReadinessPlan::Kind::Probe);
        room.clock.skipSleeps(false);
        room.probe.refuseAll();
        CancelSource source;
        room.context.cancel = source.token();
        auto waiting = room.wait();
        QVERIFY(waitUntil([&] { return room.clock.sleepers() == 1; }));
        source.cancel();
        QCOMPARE(awaitError(std::move(waiting))->code(), ErrorCode::Cancelled);
    }

    void aProbeWithoutAnAddressIsAnErrorNotACrash()
    {
        WaitingRoom room(ReadinessPlan::Kind::Probe);
        room.subject.address.reset();
        QCOMPARE(awaitError(room.wait())->reason(), std::string("upstream_port_unknown"));
    }
};

WAKEDOCK_TEST(TestReadinessWait)
#include "test_readiness_wait.moc"
