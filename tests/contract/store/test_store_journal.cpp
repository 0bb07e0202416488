#include "store_contract.h"
#include "tests/support/test_registry.h"

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestStoreJournal : public StoreContract
{
    Q_OBJECT

private Q_SLOTS:
    void aDeploymentComesBackAsItWasStored()
    {
        Deployment stored = makeDeployment("d1", "s1");
        stored.trigger = DeployTrigger::Rollback;
        stored.steps = {{deploy_step::Pull, StepStatus::Running, "3 of 7 layers", 0.4, atSecond(1), {}},
                        {deploy_step::Create, StepStatus::Pending, "", {}, {}, {}}};
        write([&](Repositories &all) { all.deployments().create(stored); });
        read([&](Repositories &all) { QCOMPARE(all.deployments().find(stored.id), std::optional(stored)); });

        stored.status = RunStatus::Failed;
        stored.steps[0].status = StepStatus::Failed;
        stored.steps[0].finishedAt = atSecond(2);
        stored.error = FailureRecord{"image_not_found", "pull", "There is no such image.", "Check its name.", {"record"}};
        stored.finishedAt = atSecond(3);
        write([&](Repositories &all) { all.deployments().update(stored); });
        read([&](Repositories &all) { QCOMPARE(all.deployments().find(stored.id), std::optional(stored)); });
    }

    void deploymentsOutliveTheirServiceAndArePagedNewestFirst()
    {
        write([](Repositories &all) {
            all.services().create(makeService("s1", "shop"));
            for (const auto *id : {"d1", "d2", "d3"}) {
                all.deployments().create(makeDeployment(id, "s1"));
            }
            all.deployments().create(makeDeployment("other", "s2"));
            all.services().remove(ServiceId("s1"));
        });
        read([](Repositories &all) {
            QCOMPARE(ids(all.deployments().listOf(ServiceId("s1"), {2, ""})), std::string("d3 d2 "));
            QCOMPARE(ids(all.deployments().listOf(ServiceId("s1"), {2, "d2"})), std::string("d1 "));
            QCOMPARE(ids(all.deployments().listOf(ServiceId("s1"), {2, "d1"})), std::string());
        });
        for (const auto *cursor : {"other", "unknown"}) {
            QCOMPARE(refusalReason([cursor](Repositories &all) { all.deployments().listOf(ServiceId("s1"), {2, cursor}); }),
                     std::string("cursor_unknown"));
        }
    }

    void anOperationComesBackAsItWasStored()
    {
        Operation stored = makeOperation("o1");
        stored.kind = OperationKind::Redeploy;
        stored.deploymentId = DeploymentId("d1");
        stored.steps = {{deploy_step::Start, StepStatus::Done, "", 1.0, atSecond(1), atSecond(2)}};
        stored.intent = {4, Colour::B, "wakedock-shop-1a2b", false, makeService("s1", "shop").config, true};
        write([&](Repositories &all) { all.operations().create(stored); });
        read([&](Repositories &all) { QCOMPARE(all.operations().find(stored.id), std::optional(stored)); });

        stored.status = RunStatus::Undone;
        stored.error = FailureRecord{"port_taken", "start", "", "", {}};
        stored.finishedAt = atSecond(9);
        write([&](Repositories &all) { all.operations().update(stored); });
        read([&](Repositories &all) { QCOMPARE(all.operations().find(stored.id), std::optional(stored)); });
    }

    void onlyQueuedAndRunningOperationsAreUnfinishedOldestFirst()
    {
        write([](Repositories &all) {
            const std::vector<RunStatus> statuses{RunStatus::Running, RunStatus::Succeeded, RunStatus::Failed,
                                                  RunStatus::Undone,  RunStatus::Cancelled, RunStatus::Queued};
            int number = 0;
            for (const auto status : statuses) {
                auto operation = makeOperation("o" + std::to_string(++number));
                operation.status = status;
                all.operations().create(operation);
            }
        });
        read([](Repositories &all) { QCOMPARE(ids(all.operations().unfinished()), std::string("o1 o6 ")); });
    }

    void operationsArePagedNewestFirst()
    {
        write([](Repositories &all) {
            for (const auto *id : {"o1", "o2", "o3"}) {
                all.operations().create(makeOperation(id));
            }
        });
        read([](Repositories &all) {
            QCOMPARE(ids(all.operations().list({2, ""})), std::string("o3 o2 "));
            QCOMPARE(ids(all.operations().list({2, "o2"})), std::string("o1 "));
            QCOMPARE(ids(all.operations().list({0, ""})), std::string("o3 "));
        });
        QCOMPARE(refusalReason([](Repositories &all) { all.operations().list({2, "o9"}); }), std::string("cursor_unknown"));
    }

    void updatesOfWhatIsNotThereAreNotFound()
    {
        QCOMPARE(refusalReason([](Repositories &all) { all.deployments().update(makeDeployment("d1", "s1")); }),
                 std::string("deployment_not_found"));
        QCOMPARE(refusalReason([](Repositories &all) { all.operations().update(makeOperation("o1")); }),
                 std::string("operation_not_found"));
    }

    void auditEntriesAreNumberedChainedAndPagedNewestFirst()
    {
        write([](Repositories &all) {
            for (const auto *action : {"session.login", "service.deploy", "service.stop"}) {
                all.audit().append(makeAuditEntry(action));
            }
        });
        read([](Repositories &all) {
            const auto entries = all.audit().list({2, ""});
            QCOMPARE(entries.size(), std::size_t(2));
            QCOMPARE(entries[0].action, std::string("service.stop"));
            QCOMPARE(entries[0].id, 3);
            QVERIFY(!entries[0].hash.empty());
            QVERIFY(entries[0].hash != entries[1].hash);
            const auto older = all.audit().list({2, "2"});
            QCOMPARE(older.size(), std::size_t(1));
            QCOMPARE(older[0].action, std::string("session.login"));
            QCOMPARE(older[0].at, atSecond(0));
            QVERIFY(all.audit().verify());
        });
    }

    void anEmptyAuditLogIsWhole()
    {
        read([](Repositories &all) { QVERIFY(all.audit().verify()); });
    }

    void textsThatAreNoUnicodeAreKeptReadableAndTheChainHolds()
    {
        write([](Repositories &all) {
            auto entry = makeAuditEntry("service.deploy");
            entry.after = "broken \xff\xfe bytes";
            all.audit().append(entry);
            all.audit().append(makeAuditEntry("service.stop"));
            auto deployment = makeDeployment("d1", "s1");
            deployment.error = FailureRecord{"engine_failed", "pull", "engine said \xff\xfe", "", {}};
            all.deployments().create(deployment);
        });
        read([](Repositories &all) {
            QVERIFY(all.audit().verify());
            QVERIFY(all.deployments().find(DeploymentId("d1"))->error->message.starts_with("engine said "));
        });
    }

private:
    template <class Item>
    static std::string ids(const std::vector<Item> &items)
    {
        std::string text;
        for (const auto &item : items) {
            text += item.id.value + " ";
        }
        return text;
    }
};

WAKEDOCK_TEST(TestStoreJournal)
#include "test_store_journal.moc"
