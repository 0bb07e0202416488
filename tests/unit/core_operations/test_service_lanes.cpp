#include "backend/core/operations/service_lanes.h"

#include "backend/shared/exceptions/error.h"
#include "tests/support/async_test.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestServiceLanes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneAtATimeInTheOrderTheyCame()
    {
        ServiceLanes lanes;
        std::vector<int> order;
        auto held = await(lanes.enter(shop(), {}));
        auto first = follow(lanes.enter(shop(), {}), &order, 1);
        auto second = follow(lanes.enter(shop(), {}), &order, 2);
        QVERIFY(order.empty());
        QVERIFY(lanes.isBusy(shop()));
        held.reset();
        await(std::move(first));
        await(std::move(second));
        QCOMPARE(order, (std::vector{1, 2}));
        QVERIFY(!lanes.isBusy(shop()));
    }

    void lanesOfDifferentServicesDoNotMeet()
    {
        ServiceLanes lanes;
        const auto one = await(lanes.enter(shop(), {}));
        const auto other = await(lanes.enter(ServiceId("blog"), {}));
        QVERIFY(lanes.isBusy(shop()) && lanes.isBusy(ServiceId("blog")));
    }

    void copiesHoldItTogether()
    {
        ServiceLanes lanes;
        auto lane = await(lanes.enter(shop(), {}));
        auto copy = lane;
        lane.reset();
        QVERIFY(lanes.isBusy(shop()));
        copy.reset();
        QVERIFY(!lanes.isBusy(shop()));
    }

    void whoeverCancelsLeavesTheQueueAndBlocksNobody()
    {
        ServiceLanes lanes;
        std::vector<int> order;
        CancelSource source;
        auto held = await(lanes.enter(shop(), {}));
        auto leaving = lanes.enter(shop(), source.token());
        auto staying = follow(lanes.enter(shop(), {}), &order, 1);
        source.cancel();
        QCOMPARE(awaitError(std::move(leaving))->code(), ErrorCode::Cancelled);
        held.reset();
        await(std::move(staying));
        QCOMPARE(order, (std::vector{1}));
        QVERIFY(!lanes.isBusy(shop()));
        QCOMPARE(awaitError(lanes.enter(shop(), source.token()))->code(), ErrorCode::Cancelled);
        QVERIFY(!lanes.isBusy(shop()));
    }

    void theLastToCancelFreesTheLane()
    {
        ServiceLanes lanes;
        CancelSource source;
        auto held = await(lanes.enter(shop(), {}));
        auto leaving = lanes.enter(shop(), source.token());
        source.cancel();
        QVERIFY(awaitError(std::move(leaving)).has_value());
        held.reset();
        QVERIFY(!lanes.isBusy(shop()));
    }

    void aLaneOutlivesItsMaker()
    {
        auto lanes = std::make_unique<ServiceLanes>();
        auto lane = await(lanes->enter(shop(), {}));
        lanes.reset();
        lane.reset();
    }

private:
    static ServiceId shop() { return ServiceId("shop"); }
    static Task<void> follow(Task<ServiceLanes::Lane> entering, std::vector<int> *order, int number)
    {
        const auto lane = co_await entering;
        order->push_back(number);
    }
};

WAKEDOCK_TEST(TestServiceLanes)
#include "test_service_lanes.moc"
