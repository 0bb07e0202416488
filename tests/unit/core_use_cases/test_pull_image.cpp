// An image is pulled as an operation that is no service's.
#include "tests/support/fakes/fake_engine_objects.h"
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

Task<PullImage::Ticket> pulling(WorkshopFixture &house, const std::string &image, Role role = Role::Operator)
{
    return house.core().objects.pullImage.execute(WorkshopFixture::as(role), localHost(), image);
}

Task<void> toTheEnd(Task<PullImage::Ticket> asked)
{
    const auto ticket = co_await asked;
    co_await ticket.operation.done;
}

Task<void> endOf(LoneOperations::Ticket ticket)
{
    co_await ticket.done;
}

} // namespace

class TestPullImage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theImageIsThereAndTheOperationTellsOfEachLayer()
    {
        WorkshopFixture house;
        const auto ticket = await(pulling(house, "pulled:1"));
        await(endOf(ticket.operation));
        QCOMPARE(ticket.image->tags, std::vector<std::string>{"pulled:1"});
        QVERIFY(house.core().objects.inventory.image(localHost(), "pulled:1").id == ticket.image->id);
        const Operation stored = house.lastOperation();
        QCOMPARE(stored.kind, OperationKind::Pull);
        QCOMPARE(stored.status, RunStatus::Succeeded);
        QVERIFY(stored.serviceId.isEmpty());
        QCOMPARE(stored.serviceName, std::string("pulled:1"));
        QCOMPARE(stepsText(stored.steps), std::string("pull:done layer aaaa:done layer bbbb:done"));
        QCOMPARE(stored.steps.front().detail, std::string("2 of 2 layers, 4 MB of 4 MB"));
        QCOMPARE(house.store.tables().audit.back().action, std::string("image.pull"));
        QCOMPARE(house.store.tables().audit.back().target, std::string("pulled:1"));
    }

    void whileItRunsItIsReadWithItsLatestProgress()
    {
        WorkshopFixture house;
        auto held = house.engines.fakeObjects().holdNext("pullLayers");
        const auto ticket = await(pulling(house, "pulled:1"));
        const auto read = [&house, &ticket] {
            return await(house.core().getOperation.execute(WorkshopFixture::as(Role::Viewer), ticket.operation.operationId));
        };
        QVERIFY(waitUntil([&read] { return read().steps.size() == 3; }));
        QCOMPARE(stepsText(read().steps), std::string("pull:running layer aaaa:running layer bbbb:done"));
        QCOMPARE(read().steps[1].detail, std::string("Downloading, 1 MB of 4 MB"));
        const auto list = await(house.core().listOperations.execute(WorkshopFixture::as(Role::Viewer), {}));
        QCOMPARE(list.front().steps.size(), std::size_t(3));
        house.calm();
        const auto told = house.heard<OperationChanged>();
        QCOMPARE(told.back().operation->steps.size(), std::size_t(3));
        held.succeed();
        await(endOf(ticket.operation));
        QCOMPARE(read().status, RunStatus::Succeeded);
    }

    void aCancelledPullEndsAtTheEngineToo()
    {
        WorkshopFixture house;
        const auto held = house.engines.fakeObjects().holdNext("pullLayers");
        const auto ticket = await(pulling(house, "pulled:1"));
        QVERIFY(waitUntil([&house] { return !house.engines.fakeObjects().calls().empty(); }));
        await(house.core().cancelOperation.execute(WorkshopFixture::as(Role::Operator), ticket.operation.operationId));
        QCOMPARE(awaitError(endOf(ticket.operation))->code(), ErrorCode::Cancelled);
        QCOMPARE(house.lastOperation().status, RunStatus::Cancelled);
        QVERIFY(!house.engine.world.images.at("pulled:1").present);
    }

    void anUnknownImageIsTheRequestsFault()
    {
        WorkshopFixture house;
        const auto refused = awaitError(toTheEnd(pulling(house, "nobody/has:1")));
        QCOMPARE(refused->code(), ErrorCode::Invalid);
        QCOMPARE(refused->reason(), std::string("image_not_found"));
        QCOMPARE(refused->fields().front().field, std::string("image"));
        QCOMPARE(contextOf(refused, "step"), std::string("pull"));
        QCOMPARE(house.lastOperation().status, RunStatus::Failed);
        QCOMPARE(house.lastOperation().error->code, std::string("image_not_found"));
    }

    void aRegistryThatIsAwayIsAFailureBehindWakeDock()
    {
        WorkshopFixture house;
        house.engines.fakeObjects().failNext("pullLayers",
                                             Error(ErrorCode::Unavailable, "registry_failed", "The registry is away."));
        const auto failed = awaitError(toTheEnd(pulling(house, "pulled:1")));
        QCOMPARE(failed->code(), ErrorCode::UpstreamFailed);
        QCOMPARE(contextOf(failed, "operation_id"), house.lastOperation().id.value);
    }

    void whatCannotBePulledIsRefusedBeforeAnythingBegins()
    {
        WorkshopFixture house;
        QCOMPARE(awaitError(pulling(house, "Not A Name"))->reason(), std::string("image_reference_invalid"));
        QCOMPARE(awaitError(pulling(house, "sha256:" + std::string(64, 'a')))->reason(),
                 std::string("image_reference_invalid"));
        QCOMPARE(awaitError(pulling(house, "pulled:1", Role::Viewer))->code(), ErrorCode::Forbidden);
        const auto admin = WorkshopFixture::as(Role::Admin);
        QCOMPARE(awaitError(house.core().objects.pullImage.execute(admin, HostId("nowhere"), "a:1"))->reason(),
                 std::string("host_not_found"));
        QVERIFY(house.store.tables().operations.empty());
    }

    void aPullThatAStopInterruptedIsClosedAtTheNextStartWithoutTheEngine()
    {
        WorkshopFixture house;
        const auto held = house.engines.fakeObjects().holdNext("pullLayers");
        const auto ticket = await(pulling(house, "pulled:1"));
        QVERIFY(waitUntil([&house] { return !house.engines.fakeObjects().calls().empty(); }));
        house.stop();
        QCOMPARE(awaitError(endOf(ticket.operation))->reason(), std::string("stopping"));
        QVERIFY(!house.lastOperation().finishedAt.has_value());
        house.engine.setReachable(false);
        house.start();
        QCOMPARE(house.lastOperation().status, RunStatus::Undone);
        QCOMPARE(house.lastOperation().error->code, std::string("interrupted"));
        QCOMPARE(stepsText(house.lastOperation().steps), std::string("pull:failed"));
    }

    void anEndThatCannotBeWrittenDownIsSettledLater()
    {
        WorkshopFixture house;
        auto held = house.engines.fakeObjects().holdNext("pullLayers");
        const auto ticket = await(pulling(house, "pulled:1"));
        QVERIFY(waitUntil([&house] { return !house.engines.fakeObjects().calls().empty(); }));
        house.store.breakDown(FakeStore::diskFull());
        held.succeed();
        QCOMPARE(awaitError(endOf(ticket.operation))->reason(), std::string("disk_full"));
        house.store.breakDown(std::nullopt);
        QVERIFY(waitUntil([&house] { return house.lastOperation().finishedAt.has_value(); }));
        QCOMPARE(house.lastOperation().status, RunStatus::Undone);
    }
};

WAKEDOCK_TEST(TestPullImage)
#include "test_pull_image.moc"
