#include "backend/core/operations/operation_journal.h"

#include "backend/core/operations/running_operation.h"
#include "backend/infrastructure/events/event_bus.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/fake_clock.h"
#include "tests/support/fakes/fake_store.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

struct JournalHouse {
    RecordingLog sink;
    FakeClock clock;
    events::EventBus bus{clock, Log(sink, log_category::App)};
    FakeStore store;
    OperationJournal journal{store, bus, clock};
    std::vector<Event> heard;
    IEventBus::Subscription listening = bus.subscribe([this](const EventRecord &record) { heard.push_back(record.event); });

    RunPtr open(bool isDeployment = true, OperationJournal::Also also = {})
    {
        Operation operation;
        operation.kind = isDeployment ? OperationKind::Deploy : OperationKind::Stop;
        operation.serviceId = ServiceId("shop");
        operation.serviceName = "shop";
        CallContext context;
        context.actor.name = "admin";
        context.requestId = "request-1";
        context.address = "192.0.2.7";
        return await(journal.open(context, operation, {"one", "two", "three"}, isDeployment, std::move(also)));
    }
    [[nodiscard]] Operation stored() { return store.tables().operations.back(); }
};

} // namespace

class TestOperationJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void intentDeploymentAuditAndServiceAreOneTransaction()
    {
        JournalHouse house;
        house.open(true, [](Repositories &repositories) { repositories.settings().set("also", "yes"); });
        QCOMPARE(house.store.writes(), 1);
        const auto &tables = house.store.tables();
        QCOMPARE(tables.settings.at("also"), std::string("yes"));
        QCOMPARE(tables.operations.front().status, RunStatus::Queued);
        QCOMPARE(tables.operations.front().requestId, std::string("request-1"));
        QCOMPARE(tables.operations.front().deploymentId, std::optional(tables.deployments.front().id));
        QCOMPARE(tables.audit.front().action, std::string("service.deploy"));
    }

    void whatCannotBeWrittenIsNotRunning()
    {
        JournalHouse house;
        house.store.failWrites(1);
        QVERIFY_THROWS_EXCEPTION(Error, house.open());
        QVERIFY(house.store.tables().operations.empty());
        QVERIFY(await(house.journal.unfinished()).empty());
        QCOMPARE(house.bus.lastSeq(), std::uint64_t(0));
    }

    void anOperationThatIsBeingOpenedIsNotTakenForAnInterruptedOne()
    {
        JournalHouse house;
        std::vector<Operation> unfinished;
        bool asked = false;
        Task<std::vector<Operation>> asking = house.journal.unfinished();
        // A reader on another thread may see the commit before the opener hears of it.
        Operation operation;
        operation.serviceId = ServiceId("shop");
        auto opening = house.journal.open({}, operation, {"one"}, false, [&](Repositories &) { asked = true; });
        await(std::move(asking));
        unfinished = await(house.journal.unfinished());
        QVERIFY(asked);
        QVERIFY(unfinished.empty());
        QVERIFY(await(std::move(opening)));
    }

    void stepsGoOneByOneAndEachIsWrittenBeforeItIsTold()
    {
        JournalHouse house;
        const auto run = house.open();
        run->markDone({"one"});
        await(run->begin("two"));
        run->progress("half", 0.5);
        QCOMPARE(run->currentStep(), std::string("two"));
        QCOMPARE(house.stored().steps.at(0).status, StepStatus::Done);
        QCOMPARE(house.stored().steps.at(1).status, StepStatus::Running);
        QVERIFY(house.stored().steps.at(1).startedAt.has_value());
        QVERIFY(house.stored().steps.at(1).detail.empty());
        await(run->begin("three"));
        QCOMPARE(house.stored().steps.at(1).detail, std::string("half"));
        QCOMPARE(house.stored().steps.at(1).done, std::optional(1.0));
        QCOMPARE(house.store.tables().deployments.back().steps, house.stored().steps);
        QCOMPARE(house.store.tables().deployments.back().status, RunStatus::Running);
    }

    void aSkippedStepSaysWhy()
    {
        JournalHouse house;
        const auto run = house.open();
        await(run->begin("one"));
        run->skip("two", "Not needed.");
        QCOMPARE(run->currentStep(), std::string());
        run->progress("nobody hears this", {});
        await(run->begin("three"));
        QCOMPARE(house.stored().steps.at(0).status, StepStatus::Done);
        QCOMPARE(house.stored().steps.at(1).status, StepStatus::Skipped);
        QCOMPARE(house.stored().steps.at(1).detail, std::string("Not needed."));
    }

    void aStepThatCannotBeWrittenIsNotTold()
    {
        JournalHouse house;
        const auto run = house.open();
        const auto seq = house.bus.lastSeq();
        house.store.failWrites(1);
        QVERIFY(awaitError(run->begin("one")).has_value());
        QCOMPARE(house.bus.lastSeq(), seq);
        QCOMPARE(run->currentStep(), std::string("one"));
    }

    void aCancelledOperationBeginsNothingMore()
    {
        JournalHouse house;
        const auto run = house.open();
        run->cancel();
        QCOMPARE(awaitError(run->begin("one"))->code(), ErrorCode::Cancelled);
        QCOMPARE(house.stored().status, RunStatus::Queued);
    }

    void theCallersDeadlineDoesNotEndTheWork()
    {
        JournalHouse house;
        CallContext context;
        context.deadline = Deadline::in(std::chrono::milliseconds(1));
        CancelSource caller;
        context.cancel = caller.token();
        const auto run = await(house.journal.open(context, {}, {}, false, {}));
        caller.cancel();
        QVERIFY(!run->context().deadline.isSet());
        QVERIFY(!run->context().cancel.isCancelled());
    }

    void anIntentThatCannotBeWrittenIsNotIntended()
    {
        JournalHouse house;
        const auto run = house.open();
        OperationIntent intent;
        intent.targetRevision = 7;
        intent.previousConfig = ServiceConfig();
        house.store.failWrites(1);
        QVERIFY(awaitError(run->intend(intent)).has_value());
        QVERIFY(!run->operation().intent.previousConfig);
        await(run->intend(intent));
        QCOMPARE(house.stored().intent, intent);
        QCOMPARE(house.store.tables().deployments.back().revision, 7);
    }

    void closedWithSuccessAllIsDoneOrSkipped()
    {
        JournalHouse house;
        const auto run = house.open();
        await(run->begin("one"));
        await(house.journal.close(run, RunStatus::Succeeded, {}, {}));
        QCOMPARE(house.stored().steps.at(0).status, StepStatus::Done);
        QCOMPARE(house.stored().steps.at(1).status, StepStatus::Skipped);
        QVERIFY(house.stored().finishedAt.has_value());
        QVERIFY(!house.journal.find(house.stored().id));
        QVERIFY(waitUntil([&] { return std::holds_alternative<DeploymentFinished>(house.heard.back()); }));
    }

    void anEndThatCannotBeWrittenIsNotTheEnd()
    {
        JournalHouse house;
        const auto run = house.open();
        await(run->begin("one"));
        house.store.failWrites(1);
        QVERIFY(awaitError(house.journal.close(run, RunStatus::Succeeded, {}, {})).has_value());
        QCOMPARE(run->operation().status, RunStatus::Running);
        QCOMPARE(run->currentStep(), std::string("one"));
        QVERIFY(house.journal.find(run->operation().id));
    }

    void leftForRecoveryItStaysUnfinishedWithItsReason()
    {
        JournalHouse house;
        const auto run = house.open();
        await(run->begin("two"));
        await(house.journal.leaveForRecovery(run, {"engine_unreachable", "two", "Gone.", "Start it.", {}}));
        const auto unfinished = await(house.journal.unfinished());
        QCOMPARE(unfinished.size(), std::size_t(1));
        QCOMPARE(unfinished.front().error->message, std::string("Gone."));
        QCOMPARE(house.store.tables().deployments.back().error->step, std::string("two"));
        await(house.journal.closeInterrupted(unfinished.front(), RunStatus::Undone, {"Removed it."}, {}));
        QCOMPARE(house.stored().status, RunStatus::Undone);
        QCOMPARE(house.stored().error->code, std::string("engine_unreachable"));
        QCOMPARE(house.stored().error->undone, (std::vector<std::string>{"Removed it."}));
        QCOMPARE(house.store.tables().deployments.back().status, RunStatus::Undone);
        QVERIFY(await(house.journal.unfinished()).empty());
    }

    void eachKindHasItsWord()
    {
        QCOMPARE(std::string(operationWord(OperationKind::Redeploy)), std::string("redeploy"));
        QCOMPARE(std::string(operationWord(OperationKind::Remove)), std::string("remove"));
        JournalHouse house;
        house.open(false);
        QVERIFY(house.store.tables().deployments.empty());
        QCOMPARE(house.store.tables().audit.front().action, std::string("service.stop"));
    }
};

WAKEDOCK_TEST(TestOperationJournal)
#include "test_operation_journal.moc"
