// Putting to sleep, waking, and visitors who wake.
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

Visitor callerOf(const std::string &host)
{
    Visitor visitor;
    visitor.host = host;
    visitor.method = "GET";
    visitor.path = "/";
    return visitor;
}

Visitor browserOf(const std::string &host)
{
    Visitor visitor = callerOf(host);
    visitor.waitsInTheOpen = true;
    return visitor;
}

} // namespace

class TestWakeServices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asleepItsContainerStaysStoppedAndItsMarkIsGone()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        const auto service = sleep(house, id);
        QCOMPARE(service->state.status, ServiceStatus::Sleeping);
        QCOMPARE(service->record.wished, WishedRun::Sleeping);
        QVERIFY(house.marks.all().empty());
        QVERIFY(house.proxy.routeOf("shop.example.org").has_value());
        QCOMPARE(house.containersOf(id).front().status, ContainerStatus::Exited);
        QCOMPARE(house.containersOf(id).front().restartPolicy, RestartPolicy::No);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Sleeping);
        QCOMPARE(house.lastOperation().kind, OperationKind::Sleep);
    }

    void putToSleepTwiceIsSuccessWithNothingToDo()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        sleep(house, id);
        house.engine.forgetCalls();
        QCOMPARE(sleep(house, id)->state.status, ServiceStatus::Sleeping);
        QCOMPARE(house.engine.callCount("stopContainer"), 0);
    }

    void anOpenConnectionKeepsItAwakeUnlessForced()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.proxy.setInFlight("10.213.0.10:80", 2);
        const auto error = house.failure(asleep(house, id));
        QCOMPARE(error->reason(), std::string("connections_open"));
        QVERIFY(error->message().starts_with("2 of shop's"));
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(house.marks.all().size(), std::size_t(1));
        QCOMPARE(sleep(house, id, true)->state.status, ServiceStatus::Sleeping);
    }

    void whereCaddyDoesNotSeeTheMarksNobodyFallsAsleep()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        auto status = house.proxy.status();
        status.seesMarks = false;
        status.remedy = "Set server.run_dir.";
        house.proxy.setStatus(status);
        const auto error = house.failure(asleep(house, id));
        QCOMPARE(error->reason(), std::string("marks_unseen"));
        QCOMPARE(error->remedy(), std::string("Set server.run_dir."));
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
    }

    void awakeAgainItIsHealthyMarkedAndRestartsByItsOwnPolicy()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        sleep(house, id);
        const auto service = wake(house, id);
        QCOMPARE(service->state.status, ServiceStatus::Running);
        QCOMPARE(service->record.wished, WishedRun::Running);
        QCOMPARE(house.marks.all(), (std::map<std::string, Colour>{{"shop.example.org", Colour::A}}));
        QCOMPARE(house.containersOf(id).front().restartPolicy, RestartPolicy::UnlessStopped);
        QCOMPARE(service->record.revision, 1);
    }

    void asleepItStaysOverARestartOfWakeDock()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        sleep(house, id);
        house.restart();
        house.calm();
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Sleeping);
        QCOMPARE(wake(house, id)->state.status, ServiceStatus::Running);
    }

    void twoHundredVisitorsStartItOnce()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        sleep(house, id);
        house.engine.forgetCalls();
        auto held = house.engine.holdNext("startContainer");
        std::vector<Completion<Admission>> visits;
        for (int i = 0; i < 200; ++i) {
            visits.push_back(visit(house, "shop.example.org"));
        }
        QVERIFY(waitUntil([&] { return house.engine.callCount("startContainer") == 1; }));
        held.succeed();
        for (const auto &ended : visits) {
            QVERIFY(waitUntil([&] { return ended.isDone(); }));
            QCOMPARE(await(result(ended)).dial, std::optional<std::string>("10.213.0.10:80"));
        }
        QCOMPARE(house.engine.callCount("startContainer"), 1);
    }

    void aBrowserIsToldThatItWakesAndDoesNotWait()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        sleep(house, id);
        auto held = house.engine.holdNext("startContainer");
        const auto told = await(house.core().sleeping.admit.execute({}, browserOf("shop.example.org")));
        QVERIFY(told.isWaking && !told.dial);
        held.succeed();
        QVERIFY(waitUntil([&] { return house.statusOf("shop") == ServiceStatus::Running; }));
        QVERIFY(await(house.core().sleeping.admit.execute({}, browserOf("shop.example.org"))).dial);
    }

    void whatItsOperatorStoppedNoVisitorWakes()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.finish(house.core().stopService.execute(WorkshopFixture::as(Role::Operator), id));
        const auto told = await(house.core().sleeping.admit.execute({}, callerOf("shop.example.org")));
        QVERIFY(!told.dial && !told.isWaking && told.failure.empty());
        QCOMPARE(told.service->state.status, ServiceStatus::Stopped);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Stopped);
    }

    void whatEndedBehindOurBackWakesTheSameWay()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.engine.crash(house.containersOf(id).front().id, 137);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Error);
        QVERIFY(await(house.core().sleeping.admit.execute({}, callerOf("shop.example.org"))).dial);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
    }

    void theDoctorWakesNobody()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.engine.crash(house.containersOf(id).front().id, 137);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Error);
        await(house.core().domains.diagnose.execute(WorkshopFixture::as(Role::Operator), {}));
        for (const SightQuestion &question : house.domainSight.fetched) {
            QVERIFY2(question.path != "/", "a visit would wake it");
        }
    }

    void aFailedWakeIsToldWithItsReasonAndNotTriedAgainAtOnce()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        sleep(house, id);
        house.probe.refuseAll("connection refused");
        const auto first = await(house.core().sleeping.admit.execute({}, callerOf("shop.example.org")));
        QVERIFY2(first.failure.find("connection refused") != std::string::npos, first.failure.c_str());
        QVERIFY(first.retryAfter >= std::chrono::seconds(4));
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Sleeping);
        house.engine.forgetCalls();
        const auto second = await(house.core().sleeping.admit.execute({}, callerOf("shop.example.org")));
        QVERIFY(second.failure.find("connection refused") != std::string::npos);
        QCOMPARE(house.engine.callCount("startContainer"), 0);
        // Its operator need not wait.
        house.probe.acceptAll();
        QCOMPARE(wake(house, id)->state.status, ServiceStatus::Running);
    }

    void aVisitorCallsBackWhatIsFallingAsleep()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.proxy.setInFlight("10.213.0.10:80", 1);
        house.clock.skipSleeps(false);
        const auto falling = house.begin(asleep(house, id));
        QVERIFY(waitUntil([&] { return house.clock.sleepers() > 1; }));
        auto called = visit(house, "shop.example.org");
        house.clock.skipSleeps(true, std::chrono::hours(1));
        QVERIFY(waitUntil([&] { return called.isDone(); }));
        QVERIFY(await(result(called)).dial);
        QCOMPARE(WorkshopFixture::failureOf(falling)->code(), ErrorCode::Cancelled);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(house.engine.callCount("stopContainer"), 0);
    }

    void viewersMayNeither()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        const auto viewer = WorkshopFixture::as(Role::Viewer);
        QCOMPARE(house.failure(house.core().sleeping.putToSleep.execute(viewer, {id, false}))->code(), ErrorCode::Forbidden);
        QCOMPARE(house.failure(house.core().sleeping.wake.execute(viewer, id))->code(), ErrorCode::Forbidden);
    }

private:
    static ServiceId deployShop(WorkshopFixture &house)
    {
        return house.deploy(aService("shop").at("shop.example.org"))->record.id;
    }
    static Task<OperationTicket> asleep(WorkshopFixture &house, const ServiceId &id, bool force = false)
    {
        return house.core().sleeping.putToSleep.execute(WorkshopFixture::as(Role::Operator), {id, force});
    }
    static WorkshopFixture::ServicePtr sleep(WorkshopFixture &house, const ServiceId &id, bool force = false)
    {
        return house.finish(asleep(house, id, force));
    }
    static WorkshopFixture::ServicePtr wake(WorkshopFixture &house, const ServiceId &id)
    {
        return house.finish(house.core().sleeping.wake.execute(WorkshopFixture::as(Role::Operator), id));
    }
    /// A visitor who waits.
    static Completion<Admission> visit(WorkshopFixture &house, const std::string &host)
    {
        Completion<Admission> ended;
        (void)follow(house.core().sleeping.admit, host, ended);
        return ended;
    }
    static Task<void> follow(AdmitVisitor &admit, std::string host, Completion<Admission> ended)
    {
        ended.succeed(co_await admit.execute({}, callerOf(host)));
    }
    static Task<Admission> result(Completion<Admission> ended) { co_return co_await ended; }
};

WAKEDOCK_TEST(TestWakeServices)
#include "test_wake_services.moc"
