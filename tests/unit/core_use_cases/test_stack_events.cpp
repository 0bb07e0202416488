// What is told of stacks, and when: on a whole core over fakes.
#include "tests/support/fixtures/stack_house.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

std::vector<StackStatus> toldStatus(const StackHouse &house)
{
    std::vector<StackStatus> told;
    for (const StacksChanged &event : house.heard<StacksChanged>()) {
        told.push_back(event.stack->status);
    }
    return told;
}

} // namespace

class TestStackEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDeploymentIsToldFromItsBeginningToItsEnd()
    {
        StackHouse house;
        house.create(twoServices());
        QVERIFY(waitUntil([&] { return !toldStatus(house).empty() && toldStatus(house).back() == StackStatus::Running; }));
        const auto told = house.heard<StacksChanged>();
        QCOMPARE(told.front().change, Change::Created);
        QCOMPARE(told.front().stack->id, shopId());
        const auto status = toldStatus(house);
        QVERIFY(std::ranges::find(status, StackStatus::Deploying) != status.end());
        QCOMPARE(told.back().stack->record->revision, std::int64_t(1));
    }

    void whatIsAsItWasToldIsNotToldAgain()
    {
        StackHouse house;
        house.create(twoServices());
        QVERIFY(waitUntil([&] { return !toldStatus(house).empty() && toldStatus(house).back() == StackStatus::Running; }));
        house.forgetEvents();
        house.core().stacks.service.look();
        house.calm();
        QVERIFY(house.heard<StacksChanged>().empty());
    }

    void aContainerThatFailsBehindWakeDocksBackIsTold()
    {
        StackHouse house;
        house.create(twoServices());
        QVERIFY(waitUntil([&] { return !toldStatus(house).empty() && toldStatus(house).back() == StackStatus::Running; }));
        house.forgetEvents();
        house.engine.crash(house.core().stacks.service.containersOf(shopId()).front().id, 3);
        QVERIFY(waitUntil([&] { return !toldStatus(house).empty() && toldStatus(house).back() == StackStatus::Error; }));
    }

    void aStackThatIsRemovedIsToldAsItWas()
    {
        StackHouse house;
        house.create(twoServices());
        house.finish(house.core().stacks.remove.execute(StackHouse::as(Role::Admin), {shopId(), std::nullopt, {}}));
        QVERIFY(waitUntil([&] { return house.heard<StacksChanged>().back().change == Change::Removed; }));
        QCOMPARE(house.heard<StacksChanged>().back().stack->id, shopId());
    }
};

WAKEDOCK_TEST(TestStackEvents)
#include "test_stack_events.moc"
