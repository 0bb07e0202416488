// Who woke what, as the ledger keeps it, and who may not.
#include "backend/core/queries/services/wake_queries.h"
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

Visitor visitorFrom(const std::string &client, const std::string &agent = "curl/8.5.0")
{
    Visitor visitor;
    visitor.host = "shop.example.org";
    visitor.method = "GET";
    visitor.path = "/cart";
    visitor.userAgent = agent;
    visitor.client = client;
    return visitor;
}

Visitor browserFrom(const std::string &client)
{
    Visitor visitor = visitorFrom(client, "Mozilla/5.0");
    visitor.waitsInTheOpen = true;
    return visitor;
}

UsageSampled sampleOf(const ServiceId &id, std::int64_t memory)
{
    std::map<ServiceId, ContainerUsage> usage;
    usage[id].memoryBytes = memory;
    return {std::make_shared<const std::map<ServiceId, ContainerUsage>>(std::move(usage))};
}

} // namespace

class TestWakeLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aVisitorWhoWakesIsRecordedWithHowLongItTook()
    {
        WorkshopFixture house;
        const auto id = sleepingShop(house);
        QVERIFY(admit(house, visitorFrom("203.0.113.9")).dial);
        const Wake wake = newest(house, id);
        QCOMPARE(wake.cause, WakeCause::Request);
        QCOMPARE(wake.client, std::string("203.0.113.9"));
        QCOMPARE(wake.method, std::string("GET"));
        QCOMPARE(wake.path, std::string("/cart"));
        QCOMPARE(wake.userAgent, std::string("curl/8.5.0"));
        QCOMPARE(wake.outcome, WakeOutcome::Awake);
        QVERIFY(wake.durationMs.has_value());
        QVERIFY(!wake.sleptAt);
        QCOMPARE(wake.id, house.lastOperation().id.value);
        QCOMPARE(house.service("shop")->state.lastWakeAt, std::optional(wake.at));
        QVERIFY(house.core().sleeping.times.typical(id).has_value());
        QVERIFY(!house.heard<WakesChanged>().empty());
    }

    void theWindowAndTheApiAreToldApart()
    {
        WorkshopFixture house;
        const auto id = sleepingShop(house);
        house.finish(house.core().sleeping.wake.execute(WorkshopFixture::as(Role::Operator), id));
        QCOMPARE(newest(house, id).cause, WakeCause::Api);
        QCOMPARE(newest(house, id).actor, std::string("operator"));
        putToSleep(house, id);
        CallContext context;
        context.actor = Actor::local("ada");
        house.finish(house.core().sleeping.wake.execute(context, id));
        QCOMPARE(newest(house, id).cause, WakeCause::Window);
        QCOMPARE(newest(house, id).actor, std::string("local:ada"));
        putToSleep(house, id);
        context.actor = Actor::system();
        house.finish(house.core().sleeping.wake.execute(context, id, neededBy("web")));
        QCOMPARE(newest(house, id).cause, WakeCause::Dependency);
        QCOMPARE(newest(house, id).actor, std::string("web"));
    }

    void askedForWhileItRunsNothingIsRecorded()
    {
        WorkshopFixture house;
        const auto id = house.deploy(aService("shop").at("shop.example.org"))->record.id;
        house.finish(house.core().sleeping.wake.execute(WorkshopFixture::as(Role::Operator), id));
        house.calm();
        QVERIFY(house.store.tables().wakes.empty());
    }

    void whoeverWaitsIsCountedAndABrowserThatAsksAgainOnce()
    {
        WorkshopFixture house;
        const auto id = sleepingShop(house);
        auto held = house.engine.holdNext("startContainer");
        Completion<Admission> waiting = follow(house, visitorFrom("203.0.113.9"));
        QVERIFY(waitUntil([&] { return house.engine.callCount("startContainer") == 1; }));
        for (int i = 0; i < 3; ++i) {
            QVERIFY(admit(house, browserFrom("203.0.113.1")).isWaking);
        }
        QVERIFY(admit(house, browserFrom("203.0.113.2")).isWaking);
        QCOMPARE(newest(house, id).outcome, WakeOutcome::Waking);
        held.succeed();
        QVERIFY(waitUntil([&] { return waiting.isDone(); }));
        QCOMPARE(newest(house, id).waiting, 3);
    }

    void aFailedWakeIsRecordedWithItsReason()
    {
        WorkshopFixture house;
        const auto id = sleepingShop(house);
        house.probe.refuseAll("connection refused");
        QVERIFY(!admit(house, visitorFrom("203.0.113.9")).failure.empty());
        const Wake wake = newest(house, id);
        QCOMPARE(wake.outcome, WakeOutcome::Failed);
        QVERIFY(wake.error.find("connection refused") != std::string::npos);
        QVERIFY(!house.service("shop")->state.lastWakeAt);
        QVERIFY(!house.core().sleeping.times.typical(id));
        // Turned away while it is too soon to try again: that was no wake.
        QVERIFY(!admit(house, visitorFrom("203.0.113.9")).failure.empty());
        house.calm();
        QCOMPARE(house.store.tables().wakes.size(), std::size_t(1));
    }

    void whenItFallsAsleepAgainItIsKnownWhatTheWakeCost()
    {
        WorkshopFixture house;
        const auto id = sleepingShop(house);
        admit(house, visitorFrom("203.0.113.9"));
        house.bus().publish(sampleOf(id, 1000));
        house.calm();
        house.clock.advance(std::chrono::seconds(30));
        house.bus().publish(sampleOf(id, 1000));
        house.calm();
        putToSleep(house, id);
        const Wake wake = newest(house, id);
        QVERIFY(wake.sleptAt.has_value());
        QVERIFY2(wake.memoryByteSeconds && *wake.memoryByteSeconds >= 30000,
                 std::to_string(wake.memoryByteSeconds.value_or(-1)).c_str());
    }

    void overARestartWhatWasLearnedStaysAndWhatTheWakeCostIsNotGuessed()
    {
        WorkshopFixture house;
        const auto id = sleepingShop(house);
        admit(house, visitorFrom("203.0.113.9"));
        const Wake before = newest(house, id);
        house.restart();
        house.calm();
        QCOMPARE(house.service("shop")->state.lastWakeAt, std::optional(before.at));
        QVERIFY(house.core().sleeping.times.typical(id).has_value());
        putToSleep(house, id);
        QVERIFY(newest(house, id).sleptAt.has_value());
        QVERIFY(!newest(house, id).memoryByteSeconds);
    }

    void whatACrashLeftWakingIsEndedAtTheNextStart()
    {
        WorkshopFixture house;
        const auto id = sleepingShop(house);
        auto held = house.engine.holdNext("startContainer");
        Completion<Admission> waiting = follow(house, visitorFrom("203.0.113.9"));
        QVERIFY(waitUntil([&] { return house.engine.callCount("startContainer") == 1; }));
        QCOMPARE(newest(house, id).outcome, WakeOutcome::Waking);
        house.stop();
        held.succeed();
        house.start();
        house.calm();
        const Wake wake = newest(house, id);
        QCOMPARE(wake.outcome, WakeOutcome::Failed);
        QVERIFY(!wake.error.empty());
        QVERIFY(!house.service("shop")->state.lastWakeAt);
    }

    void viewersSeeNoAddresses()
    {
        WorkshopFixture house;
        const auto id = sleepingShop(house);
        admit(house, visitorFrom("203.0.113.9"));
        house.calm();
        auto &list = house.core().sleeping.listWakes;
        QCOMPARE(await(list.execute(WorkshopFixture::as(Role::Operator), {id, {}})).at(0).client,
                 std::string("203.0.113.9"));
        const auto seen = await(list.execute(WorkshopFixture::as(Role::Viewer), {id, {}})).at(0);
        QCOMPARE(seen.client, std::string());
        QCOMPARE(seen.path, std::string("/cart"));
    }

    void whoMayNotWakeIsToldThatItSleeps()
    {
        WorkshopFixture house;
        SleepPolicy sleep;
        sleep.wakeOnly.networks = {"10.0.0.0/8"};
        sleepingShop(house, sleep);
        house.engine.forgetCalls();
        const auto told = admit(house, visitorFrom("203.0.113.9"));
        QVERIFY(told.isAsleep && !told.dial && !told.isWaking);
        QCOMPARE(house.engine.callCount("startContainer"), 0);
        QVERIFY(admit(house, visitorFrom("10.1.2.3")).dial);
    }

    void whoMayNotWakeDoesNotCallBackWhatFallsAsleep()
    {
        WorkshopFixture house;
        SleepPolicy sleep;
        sleep.wakeNever.userAgents = {"scanner"};
        const auto id = house.deploy(shop(sleep))->record.id;
        house.proxy.setInFlight("10.213.0.10:80", 1);
        house.clock.skipSleeps(false);
        const auto falling =
            house.begin(house.core().sleeping.putToSleep.execute(WorkshopFixture::as(Role::Operator), {id, true}));
        QVERIFY(waitUntil([&] { return house.clock.sleepers() > 1; }));
        QVERIFY(admit(house, visitorFrom("203.0.113.9", "Scanner/1.0")).isAsleep);
        house.clock.skipSleeps(true, std::chrono::hours(1));
        house.clock.advance(std::chrono::seconds(30));
        QVERIFY(!WorkshopFixture::failureOf(falling));
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Sleeping);
    }

    void probesAreAnsweredFromWhatIsKnownAndWakeNobody()
    {
        WorkshopFixture house;
        SleepPolicy sleep;
        sleep.answersProbes = true;
        sleepingShop(house, sleep);
        house.engine.forgetCalls();
        const Visitor probe = visitorFrom("203.0.113.9", "Uptime-Kuma/1.23.16");
        QVERIFY(admit(house, probe).isKnownWell);
        QCOMPARE(house.engine.callCount("startContainer"), 0);
        house.probe.refuseAll("connection refused");
        admit(house, visitorFrom("203.0.113.9"));
        const auto told = admit(house, probe);
        QVERIFY(!told.isKnownWell && !told.failure.empty());
        QVERIFY(told.retryAfter.count() > 0);
    }

private:
    static ServiceConfig shop(const SleepPolicy &sleep)
    {
        ServiceConfig config = aService("shop").at("shop.example.org");
        config.sleep = sleep;
        return config;
    }
    static void putToSleep(WorkshopFixture &house, const ServiceId &id)
    {
        house.finish(house.core().sleeping.putToSleep.execute(WorkshopFixture::as(Role::Operator), {id, false}));
        house.calm();
    }
    static ServiceId sleepingShop(WorkshopFixture &house, const SleepPolicy &sleep = {})
    {
        const auto id = house.deploy(shop(sleep))->record.id;
        putToSleep(house, id);
        return id;
    }
    static Admission admit(WorkshopFixture &house, const Visitor &visitor)
    {
        return await(house.core().sleeping.admit.execute({}, visitor));
    }
    static Completion<Admission> follow(WorkshopFixture &house, const Visitor &visitor)
    {
        Completion<Admission> ended;
        (void)toItsAnswer(house.core().sleeping.admit, visitor, ended);
        return ended;
    }
    static Task<void> toItsAnswer(AdmitVisitor &admitting, Visitor visitor, Completion<Admission> ended)
    {
        ended.succeed(co_await admitting.execute({}, visitor));
    }
    /// Of the ledger, once it is written.
    static Wake newest(WorkshopFixture &house, const ServiceId &id)
    {
        house.calm();
        Wake found;
        for (const Wake &wake : house.store.tables().wakes) {
            if (wake.serviceId == id) {
                found = wake;
            }
        }
        return found;
    }
};

WAKEDOCK_TEST(TestWakeLedger)
#include "test_wake_ledger.moc"
