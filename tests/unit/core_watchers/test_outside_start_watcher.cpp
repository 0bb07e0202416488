// Sleeping services that somebody starts without WakeDock.
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

/// One service, `shop`, that sleeps.
struct OutsideHouse : WorkshopFixture {
    OutsideHouse()
    {
        id = deploy(aService("shop").at("shop.example.org"))->record.id;
        finish(core().sleeping.putToSleep.execute(as(Role::Operator), {id, false}));
        calm();
    }
    Admission visit()
    {
        Visitor visitor;
        visitor.host = "shop.example.org";
        visitor.method = "GET";
        visitor.path = "/";
        return await(core().sleeping.admit.execute({}, visitor));
    }
    void startFromOutside() { await(engine.startContainer({}, containersOf(id).front().id)); }
    [[nodiscard]] bool isFollowed()
    {
        return waitUntil([this] {
            const auto shop = service("shop");
            return shop->state.status == ServiceStatus::Running && shop->record.wished == WishedRun::Running;
        });
    }
    [[nodiscard]] int operations(OperationKind kind)
    {
        const auto &all = store.tables().operations;
        return static_cast<int>(std::ranges::count(all, kind, &Operation::kind));
    }

    ServiceId id;
};

} // namespace

class TestOutsideStartWatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsWokenByTheBook()
    {
        OutsideHouse house;
        house.probe.refuseFirst("10.213.0.10:80", 2);
        house.startFromOutside();
        QVERIFY(house.isFollowed());
        house.calm();
        QCOMPARE(house.marks.all().size(), std::size_t(1));
        QCOMPARE(house.containersOf(house.id).front().restartPolicy, RestartPolicy::UnlessStopped);
        QCOMPARE(house.lastOperation().kind, OperationKind::Wake);
        QCOMPARE(house.store.tables().wakes.back().cause, WakeCause::Outside);
        QCOMPARE(house.store.tables().wakes.back().actor, std::string());
    }

    void soonAfterAWakeThatFailedItIsFollowedTheSame()
    {
        OutsideHouse house;
        house.probe.refuseAll("connection refused");
        QVERIFY(!house.visit().failure.empty());
        house.calm();
        house.probe.acceptAll();
        QVERIFY(house.core().sleeping.wake.patienceFor(house.id).count() > 0);
        house.startFromOutside();
        QVERIFY(house.isFollowed());
        QCOMPARE(house.marks.all().size(), std::size_t(1));
    }

    void whileItIsWorkedOnItIsLookedAtOnceMoreLater()
    {
        OutsideHouse house;
        auto lane = await(house.core().lanes.enter(house.id, {}));
        house.startFromOutside();
        house.calm();
        QVERIFY(house.service("shop")->record.wished == WishedRun::Sleeping);
        QVERIFY2(!house.core().sleeping.find.execute("shop.example.org").dial, "it is not shown before it is ready");
        lane.reset();
        QVERIFY(house.isFollowed());
        QVERIFY(house.visit().dial.has_value());
    }

    void aVisitorJoinsItsWake()
    {
        OutsideHouse house;
        auto lane = await(house.core().lanes.enter(house.id, {}));
        house.startFromOutside();
        house.calm();
        lane.reset();
        QVERIFY(house.visit().dial.has_value());
        QCOMPARE(house.operations(OperationKind::Wake), 1);
    }

    void aSleepThatWasCutShortIsTheRecoverysBusiness()
    {
        OutsideHouse house;
        house.finish(house.core().sleeping.wake.execute(WorkshopFixture::as(Role::Operator), house.id));
        const int wakes = house.operations(OperationKind::Wake);
        house.engine.forgetCalls();
        auto held = house.engine.holdNext("stopContainer");
        (void)house.begin(house.core().sleeping.putToSleep.execute(WorkshopFixture::as(Role::Operator), {house.id, false}));
        QVERIFY(waitUntil([&] { return house.engine.callCount("stopContainer") == 1; }));
        house.stop();
        house.start();
        QVERIFY(waitUntil([&] { return house.lastOperation().finishedAt.has_value(); }));
        house.calm();
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Sleeping);
        QCOMPARE(house.operations(OperationKind::Wake), wakes);
    }
};

WAKEDOCK_TEST(TestOutsideStartWatcher)
#include "test_outside_start_watcher.moc"
