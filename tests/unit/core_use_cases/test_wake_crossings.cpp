// Wakes that cross a sleep, a stop, a cancel or a removal.
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QCoreApplication>
#include <QTest>

#include <vector>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

Visitor visitorWhoCrosses()
{
    Visitor visitor;
    visitor.host = "shop.example.org";
    visitor.method = "GET";
    visitor.path = "/";
    return visitor;
}

/// One service, `shop`, and its visitors.
struct CrossingHouse : WorkshopFixture {
    CrossingHouse() { id = deploy(aService("shop").at("shop.example.org"))->record.id; }
    Task<OperationTicket> asleep(bool force = false)
    {
        return core().sleeping.putToSleep.execute(as(Role::Operator), {id, force});
    }
    /// Who waits until it is over.
    Completion<Admission> visit()
    {
        Completion<Admission> ended;
        (void)toItsAnswer(core().sleeping.admit, ended);
        return ended;
    }
    static Admission answer(const Completion<Admission> &ended)
    {
        if (!waitUntil([&ended] { return ended.isDone(); })) {
            throw std::runtime_error("the visitor still waits");
        }
        return await(result(ended));
    }
    static Task<void> toItsAnswer(AdmitVisitor &admitting, Completion<Admission> ended)
    {
        ended.succeed(co_await admitting.execute({}, visitorWhoCrosses()));
    }
    static Task<Admission> result(Completion<Admission> ended) { co_return co_await ended; }

    ServiceId id;
};

} // namespace

class TestWakeCrossings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsBeingStoppedIsStoppedAndWokenAgainForItsVisitor()
    {
        CrossingHouse house;
        auto held = house.engine.holdNext("stopContainer");
        const auto falling = house.begin(house.asleep());
        QVERIFY(waitUntil([&] { return house.engine.callCount("stopContainer") == 1; }));
        const auto called = house.visit();
        house.calm();
        QVERIFY(!called.isDone());
        house.engine.forgetCalls();
        held.succeed();
        QVERIFY(!WorkshopFixture::failureOf(falling));
        QVERIFY(CrossingHouse::answer(called).dial);
        QCOMPARE(house.engine.callCount("startContainer"), 1);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(house.containersOf(house.id).front().status, ContainerStatus::Running);
    }

    void whileItIsCalledBackNobodyIsTurnedAway()
    {
        CrossingHouse house;
        house.proxy.setInFlight("10.213.0.10:80", 1);
        house.clock.skipSleeps(false);
        const auto falling = house.begin(house.asleep());
        QVERIFY(waitUntil([&] { return house.clock.sleepers() > 1; }));
        const auto first = house.visit();
        std::vector<Completion<Admission>> others;
        // At each turn of the event loop until it is over: also while the sleep is taken back.
        while (!first.isDone() && others.size() < 10'000) {
            others.push_back(house.visit());
            QCoreApplication::processEvents();
        }
        QVERIFY(CrossingHouse::answer(first).dial);
        for (const auto &other : others) {
            QVERIFY(CrossingHouse::answer(other).dial);
        }
        QCOMPARE(WorkshopFixture::failureOf(falling)->code(), ErrorCode::Cancelled);
    }

    void whatWasStoppedOnPurposeMeanwhileNoVisitorStarts()
    {
        CrossingHouse house;
        house.proxy.setInFlight("10.213.0.10:80", 1);
        house.clock.skipSleeps(false);
        const auto falling = house.begin(house.asleep());
        QVERIFY(waitUntil([&] { return house.clock.sleepers() > 1; }));
        const auto stopping = house.begin(house.core().stopService.execute(WorkshopFixture::as(Role::Operator), house.id));
        const auto called = house.visit();
        house.proxy.setInFlight("10.213.0.10:80", 0);
        house.clock.skipSleeps(true, std::chrono::hours(1));
        house.clock.advance(std::chrono::seconds(1));
        QVERIFY(!WorkshopFixture::failureOf(stopping));
        const auto told = CrossingHouse::answer(called);
        QVERIFY(!told.dial);
        QVERIFY2(told.failure.find("shop was stopped on purpose") != std::string::npos, told.failure.c_str());
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Stopped);
        QVERIFY(!house.core().sleeping.wake.hasFailed(house.id));
    }

    void aWakeThatItsOperatorCancelsIsNoFailure()
    {
        CrossingHouse house;
        house.finish(house.asleep());
        auto held = house.engine.holdNext("startContainer");
        const auto waking = house.begin(house.core().sleeping.wake.execute(WorkshopFixture::as(Role::Operator), house.id));
        QVERIFY(waitUntil([&] { return house.statusOf("shop") == ServiceStatus::Waking; }));
        await(house.core().cancelOperation.execute(WorkshopFixture::as(Role::Admin), waking.operationId));
        QCOMPARE(WorkshopFixture::failureOf(waking)->code(), ErrorCode::Cancelled);
        QVERIFY(!house.core().sleeping.wake.hasFailed(house.id));
        QVERIFY(CrossingHouse::answer(house.visit()).dial);
    }

    void whatCaddyDoesNotTellIsNoPermissionToSleep()
    {
        CrossingHouse house;
        house.proxy.failInFlight(Error(ErrorCode::UpstreamFailed, "broken", "Caddy answered with 500."));
        const auto refused = house.failure(house.asleep());
        QCOMPARE(refused->code(), ErrorCode::Conflict);
        QCOMPARE(refused->reason(), std::string("connections_unknown"));
        QVERIFY(refused->message().find("Caddy answered with 500.") != std::string::npos && !refused->remedy().empty());
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(house.marks.all().size(), std::size_t(1));
        QCOMPARE(house.finish(house.asleep(true))->state.status, ServiceStatus::Sleeping);
    }

    void theFailureOfARemovedServiceIsForgotten()
    {
        CrossingHouse house;
        house.finish(house.asleep());
        house.probe.refuseAll("connection refused");
        QVERIFY(!CrossingHouse::answer(house.visit()).failure.empty());
        QVERIFY(house.core().sleeping.wake.hasFailed(house.id));
        house.finish(
            house.core().removeService.execute(WorkshopFixture::as(Role::Admin), {house.id, std::nullopt, false, false}));
        house.calm();
        QVERIFY(!house.core().sleeping.wake.hasFailed(house.id));
    }
};

WAKEDOCK_TEST(TestWakeCrossings)
#include "test_wake_crossings.moc"
