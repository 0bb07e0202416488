// Services that need others: what wakes first, what sleeps last, what is refused.
#include "backend/core/domain/rules/status_transitions.h"
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

ServiceConfig serviceNeeding(const std::string &name, std::vector<std::string> needs)
{
    ServiceConfig config = aService(name).at(name + ".example.org").record(0).config;
    config.dependsOn = std::move(needs);
    return config;
}

std::string fieldsAndTexts(const std::optional<Error> &error)
{
    std::string text;
    for (const FieldError &field : error ? error->fields() : std::vector<FieldError>()) {
        text += field.field + ": " + field.message + "\n";
    }
    return text;
}

Visitor waiterAt(const std::string &host)
{
    Visitor visitor;
    visitor.host = host;
    visitor.method = "GET";
    visitor.path = "/";
    return visitor;
}

} // namespace

/// `shop` needs `api` and `cache`; `api` needs `db`. `wiki` needs `db`, too.
class NeedyHouse : public WorkshopFixture
{
public:
    NeedyHouse()
    {
        for (const auto &[name, needs] : std::vector<std::pair<std::string, std::vector<std::string>>>{
                 {"db", {}}, {"cache", {}}, {"api", {"db"}}, {"shop", {"api", "cache"}}, {"wiki", {"db"}}}) {
            ids[name] = deploy(serviceNeeding(name, needs))->record.id;
        }
    }
    void sleep(const std::vector<std::string> &names)
    {
        for (const std::string &name : names) {
            finish(core().sleeping.putToSleep.execute(as(Role::Operator), {ids.at(name), false}));
        }
    }
    void sleepAll() { sleep({"shop", "wiki", "api", "cache", "db"}); }
    OperationTicket wake(const std::string &name)
    {
        return begin(core().sleeping.wake.execute(as(Role::Operator), ids.at(name)));
    }
    std::optional<Error> sleepFailure(const std::string &name, bool force = false)
    {
        return failure(core().sleeping.putToSleep.execute(as(Role::Operator), {ids.at(name), force}));
    }
    Admission visit(const std::string &name)
    {
        return await(core().sleeping.admit.execute({}, waiterAt(name + ".example.org")));
    }
    /// `api:running db:sleeping`
    std::string statuses(const std::vector<std::string> &names)
    {
        std::string text;
        for (const std::string &name : names) {
            text += (text.empty() ? "" : " ") + name + ":" + statusWord(statusOf(name));
        }
        return text;
    }

    std::map<std::string, ServiceId> ids;
};

class TestWakeNeeds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatItNeedsWakesFirstEachInAnOperationOfItsOwn()
    {
        NeedyHouse house;
        house.sleepAll();
        const int before = house.engine.callCount("startContainer");
        auto database = house.engine.holdNext("startContainer");
        auto cache = house.engine.holdNext("startContainer");
        const auto ticket = house.wake("shop");
        // What needs nothing of each other is started side by side; the others wait for it.
        QVERIFY(waitUntil([&] { return house.engine.callCount("startContainer") == before + 2; }));
        QCOMPARE(house.statuses({"api", "db", "cache", "shop"}),
                 std::string("api:waking db:waking cache:waking shop:waking"));
        QCOMPARE(house.engine.callCount("startContainer"), before + 2);
        database.succeed();
        cache.succeed();
        QVERIFY(!WorkshopFixture::failureOf(ticket));
        QCOMPARE(house.statuses({"api", "db", "cache", "shop", "wiki"}),
                 std::string("api:running db:running cache:running shop:running wiki:sleeping"));
        int wakes = 0;
        for (const Operation &operation : house.store.tables().operations) {
            wakes += operation.kind == OperationKind::Wake ? 1 : 0;
        }
        QCOMPARE(wakes, 4);
    }

    void whatRunsAlreadyIsLeftAlone()
    {
        NeedyHouse house;
        house.sleep({"shop"});
        house.engine.forgetCalls();
        QVERIFY(!WorkshopFixture::failureOf(house.wake("shop")));
        QCOMPARE(house.engine.callCount("startContainer"), 1);
        QCOMPARE(house.lastOperation().serviceName, std::string("shop"));
    }

    void aVisitorWakesItAll()
    {
        NeedyHouse house;
        house.sleepAll();
        QVERIFY(house.visit("shop").dial.has_value());
        QCOMPARE(house.statuses({"db", "api", "cache"}), std::string("db:running api:running cache:running"));
    }

    void whatWasStoppedOnPurposeIsAClearRefusal()
    {
        NeedyHouse house;
        house.sleepAll();
        house.finish(house.core().stopService.execute(WorkshopFixture::as(Role::Operator), house.ids["db"]));
        const auto told = house.visit("shop");
        QVERIFY2(told.failure.find("needs db, which was stopped on purpose. Start db") != std::string::npos,
                 told.failure.c_str());
        QCOMPARE(house.statuses({"api", "shop"}), std::string("api:sleeping shop:sleeping"));
        const auto refused =
            house.failure(house.core().sleeping.wake.execute(WorkshopFixture::as(Role::Operator), house.ids["shop"]));
        QCOMPARE(refused->reason(), std::string("dependency_stopped"));
        // Started again it is no matter of patience.
        house.finish(house.core().startService.execute(WorkshopFixture::as(Role::Operator), house.ids["db"]));
        QVERIFY(house.visit("shop").dial.has_value());
    }

    void aNeedThatDoesNotComeUpIsToldWithItsReason()
    {
        NeedyHouse house;
        house.sleepAll();
        house.engine.failAlways("startContainer", Error(ErrorCode::UpstreamFailed, "broken", "The disk is full."));
        const auto told = house.visit("api");
        QVERIFY2(told.failure.find("api needs db, which could not be woken. The disk is full.") != std::string::npos,
                 told.failure.c_str());
        QCOMPARE(house.statuses({"api", "db"}), std::string("api:sleeping db:sleeping"));
    }

    void startedByHandItStartsWhatItNeeds()
    {
        NeedyHouse house;
        house.finish(house.core().stopService.execute(WorkshopFixture::as(Role::Operator), house.ids["wiki"]));
        house.sleep({"shop", "api", "db"});
        house.finish(house.core().startService.execute(WorkshopFixture::as(Role::Operator), house.ids["wiki"]));
        QCOMPARE(house.statuses({"db", "wiki"}), std::string("db:running wiki:running"));
    }

    void whateverBringsItUpWakesWhatItNeeds()
    {
        NeedyHouse house;
        const auto who = WorkshopFixture::as(Role::Admin);
        house.sleep({"shop", "wiki", "api", "db"});
        house.finish(house.core().redeployService.execute(who, house.ids["wiki"]));
        QCOMPARE(house.statuses({"db", "wiki"}), std::string("db:running wiki:running"));
        QVERIFY(stepsText(house.lastDeployment().steps).find("record:done wake_needs:done pull:") != std::string::npos);
        house.sleep({"wiki", "db"});
        house.finish(house.core().restartService.execute(who, house.ids["wiki"]));
        QCOMPARE(house.statuses({"db", "wiki"}), std::string("db:running wiki:running"));
        house.sleep({"wiki", "db"});
        house.finish(house.core().rollBackService.execute(who, {house.ids["wiki"], 1}));
        QCOMPARE(house.statuses({"db", "wiki"}), std::string("db:running wiki:running"));
        house.sleep({"wiki", "db"});
        house.deploy(serviceNeeding("blog", {"db"}));
        QCOMPARE(house.statuses({"db", "blog"}), std::string("db:running blog:running"));
    }

    void aNewNeedOfOneThatRunsWakesWithTheChange()
    {
        NeedyHouse house;
        house.sleep({"shop", "wiki", "api", "db"});
        ServiceConfig config = serviceNeeding("cache", {"db"});
        house.change(house.ids["cache"], config);
        QCOMPARE(house.statuses({"cache", "db"}), std::string("cache:running db:running"));
        config.environment["MODE"] = "test";
        config.dependsOn = {"api"};
        house.change(house.ids["cache"], config);
        QCOMPARE(house.statuses({"cache", "api"}), std::string("cache:running api:running"));
    }

    void settingsStandWhereTheirNewNeedDoesNotWake()
    {
        NeedyHouse house;
        house.sleep({"shop", "wiki", "api", "db"});
        house.engine.failAlways("startContainer", Error(ErrorCode::UpstreamFailed, "broken", "The disk is full."));
        const auto changed = house.change(house.ids["cache"], serviceNeeding("cache", {"db"}));
        QCOMPARE(changed->record.config.dependsOn, std::vector<std::string>{"db"});
        QCOMPARE(house.statuses({"cache", "db"}), std::string("cache:running db:sleeping"));
    }

    void neededItStaysAwakeForcedOrNot()
    {
        NeedyHouse house;
        house.sleep({"wiki"});
        for (const bool force : {false, true}) {
            const auto refused = house.sleepFailure("db", force);
            QCOMPARE(refused->code(), ErrorCode::Conflict);
            QCOMPARE(refused->reason(), std::string("needed_awake"));
            QCOMPARE(contextOf(refused, "dependants"), std::string("api and shop"));
            QVERIFY(refused->message().find("needed by api and shop") != std::string::npos);
        }
        QCOMPARE(house.statusOf("db"), ServiceStatus::Running);
        house.sleep({"shop", "api"});
        house.sleep({"db"});
        QCOMPARE(house.statusOf("db"), ServiceStatus::Sleeping);
    }

    void oneThatBeginsToWakeMeanwhileKeepsWhatItNeeds()
    {
        NeedyHouse house;
        house.sleep({"shop", "wiki", "api"});
        house.proxy.setInFlight("10.213.0.10:80", 1);
        house.clock.skipSleeps(false);
        const auto falling = house.begin(
            house.core().sleeping.putToSleep.execute(WorkshopFixture::as(Role::Operator), {house.ids["db"], false}));
        QVERIFY(waitUntil([&] { return house.clock.sleepers() > 1; }));
        const auto waking = house.wake("wiki");
        house.clock.skipSleeps(true, std::chrono::hours(1));
        QVERIFY(!WorkshopFixture::failureOf(waking));
        QVERIFY(WorkshopFixture::failureOf(falling).has_value());
        QCOMPARE(house.statuses({"db", "wiki"}), std::string("db:running wiki:running"));
        QCOMPARE(house.containersOf(house.ids["db"]).front().status, ContainerStatus::Running);
    }

    void whatNobodyIsOrGoesInACircleIsRefusedByField()
    {
        NeedyHouse house;
        const auto deployed = house.deployFailure(serviceNeeding("blog", {"db", "nobody"}));
        QCOMPARE(deployed->reason(), std::string("invalid_service"));
        QCOMPARE(fieldsAndTexts(deployed), std::string("depends_on[1]: There is no service named nobody.\n"));
        const auto changed = house.changeFailure(house.ids["db"], serviceNeeding("db", {"shop"}));
        QCOMPARE(fieldsAndTexts(changed),
                 std::string("depends_on[0]: The service shop needs db itself: they would wait for each other.\n"));
        const auto planned = awaitError(house.core().planDeployment.execute(
            WorkshopFixture::as(Role::Admin), {std::nullopt, serviceNeeding("blog", {"blog"}), std::nullopt}));
        QCOMPARE(fieldsAndTexts(planned), std::string("depends_on[0]: A service does not need itself.\n"));
    }

    void oneThatIsNeededIsNotRemoved()
    {
        NeedyHouse house;
        const auto refused = house.failure(house.core().removeService.execute(
            WorkshopFixture::as(Role::Admin), {house.ids["db"], std::nullopt, false, false}));
        QCOMPARE(refused->reason(), std::string("still_needed"));
        QVERIFY(refused->message().find("needed by api and wiki") != std::string::npos);
        QCOMPARE(house.statusOf("db"), ServiceStatus::Running);
    }

    void cutShortItIsFinishedOrTakenBackAtTheNextStart()
    {
        NeedyHouse house;
        house.sleepAll();
        auto held = house.engine.holdNext("startContainer");
        (void)house.wake("api");
        QVERIFY(waitUntil([&] { return house.statusOf("db") == ServiceStatus::Waking; }));
        house.restart();
        house.calm();
        QVERIFY(waitUntil([&] { return house.lastOperation().finishedAt.has_value(); }));
        QCOMPARE(house.statuses({"api", "db"}), std::string("api:sleeping db:sleeping"));
        QVERIFY(house.visit("api").dial.has_value());
    }
};

WAKEDOCK_TEST(TestWakeNeeds)
#include "test_wake_needs.moc"
