// What a loading page is told while its service wakes, and OperationsUnderWay, which hears of it.
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestFollowWake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whileItWakesItsStepsAndItsTimeAreSeen()
    {
        WorkshopFixture house;
        sleepingShop(house);
        auto held = house.engine.holdNext("startContainer");
        const auto ticket = beginWake(house);
        house.clock.advance(std::chrono::milliseconds(700));
        const WakeView view = house.core().sleeping.follow.look("shop.example.org");
        QVERIFY(view.isComing());
        QCOMPARE(view.operation->id, ticket.operationId);
        QCOMPARE(stepsText(view.operation->steps), std::string("start:running wait_healthy:pending mark_running:pending"));
        QVERIFY(view.elapsed >= std::chrono::milliseconds(700));
        held.succeed();
    }

    void whatItsPastWakesTookIsKnown()
    {
        WorkshopFixture house;
        const ServiceId id = sleepingShop(house);
        QVERIFY(!house.core().sleeping.follow.look("shop.example.org").typical);
        house.core().sleeping.times.note(id, std::chrono::milliseconds(900));
        QCOMPARE(house.core().sleeping.follow.look("shop.example.org").typical->p50, std::chrono::milliseconds(900));
    }

    void aQuestionIsHeldUntilThereIsSomethingNew()
    {
        WorkshopFixture house;
        sleepingShop(house);
        auto held = house.engine.holdNext("startContainer");
        beginWake(house);
        const WakeView seen = house.core().sleeping.follow.look("shop.example.org");
        house.clock.skipSleeps(false);
        const auto answer = ask(house, seen.version);
        house.calm();
        QVERIFY(!answer.isDone());
        held.succeed();
        QVERIFY(waitUntil([&answer] { return answer.isDone(); }));
        QVERIFY(await(result(answer)).version != seen.version);
    }

    void whenNothingHappensItIsAnsweredAfterTenSeconds()
    {
        WorkshopFixture house;
        sleepingShop(house);
        auto held = house.engine.holdNext("startContainer");
        beginWake(house);
        const WakeView seen = house.core().sleeping.follow.look("shop.example.org");
        house.clock.skipSleeps(false);
        const auto answer = ask(house, seen.version);
        house.clock.advance(std::chrono::milliseconds(9'999));
        house.calm();
        QVERIFY(!answer.isDone());
        house.clock.advance(std::chrono::milliseconds(1));
        QVERIFY(waitUntil([&answer] { return answer.isDone(); }));
        QCOMPARE(await(result(answer)).version, seen.version);
        held.succeed();
    }

    void whereNothingIsComingNobodyIsHeldAndNothingWakes()
    {
        WorkshopFixture house;
        sleepingShop(house);
        house.engine.forgetCalls();
        QVERIFY(!await(house.core().sleeping.follow.execute({}, "shop.example.org", 0)).isComing());
        QVERIFY(!await(house.core().sleeping.follow.execute({}, "nobody.example.org", 0)).service);
        QCOMPARE(house.engine.callCount("startContainer"), 0);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Sleeping);
    }

    void onceItIsAwakeThereIsNothingMoreToWaitFor()
    {
        WorkshopFixture house;
        const ServiceId id = sleepingShop(house);
        house.finish(house.core().sleeping.wake.execute(WorkshopFixture::as(Role::Operator), id));
        house.calm();
        const WakeView view = house.core().sleeping.follow.look("shop.example.org");
        QVERIFY(!view.isComing() && !view.operation);
        QCOMPARE(house.core().sleeping.underWay.version(id), std::uint64_t(0));
    }

    void theLastLineOfItsLogIsReadOnceASecondHoweverManyLook()
    {
        WorkshopFixture house;
        ServiceConfig config = aService("shop").at("shop.example.org");
        config.loadingPage.showsLog = true;
        const ServiceId id = sleepingShop(house, config);
        const std::string container = house.containersOf(id).front().id;
        house.engine.world.container(container).logLines = {"starting", "reading the catalogue"};
        auto held = house.engine.holdNext("setRestartPolicy");
        beginWake(house);
        house.clock.skipSleeps(false);
        house.engine.forgetCalls();
        for (int visitor = 0; visitor < 50; ++visitor) {
            QCOMPARE(await(house.core().sleeping.follow.execute({}, "shop.example.org", 0)).lastLine,
                     std::string("reading the catalogue"));
        }
        QCOMPARE(house.engine.callCount("lastLogLines"), 1);
        house.engine.world.container(container).logLines.emplace_back("nearly there");
        house.clock.advance(std::chrono::seconds(1));
        QCOMPARE(await(house.core().sleeping.follow.execute({}, "shop.example.org", 0)).lastLine,
                 std::string("nearly there"));
        held.succeed();
    }

    void itsLogIsNobodysBusinessUnlessItsOperatorSaysSo()
    {
        WorkshopFixture house;
        const ServiceId id = sleepingShop(house);
        house.engine.world.container(house.containersOf(id).front().id).logLines = {"token=abc"};
        auto held = house.engine.holdNext("setRestartPolicy");
        beginWake(house);
        QCOMPARE(await(house.core().sleeping.follow.execute({}, "shop.example.org", 0)).lastLine, std::string());
        QCOMPARE(house.engine.callCount("lastLogLines"), 0);
        held.succeed();
    }

    void whatAnEngineSaysOfAFailureIsASentenceOnThePage()
    {
        WorkshopFixture house;
        sleepingShop(house);
        house.engine.failNext("startContainer", Error(ErrorCode::UpstreamFailed, "engine_failed", "exec: denied: unknown"));
        Visitor visitor;
        visitor.host = "shop.example.org";
        QVERIFY(!await(house.core().sleeping.admit.execute({}, visitor)).failure.empty());
        const std::string later = await(house.core().sleeping.admit.execute({}, visitor)).failure;
        QVERIFY2(later.find("denied: unknown. It is tried again in ") != std::string::npos, later.c_str());
    }

private:
    static ServiceId sleepingShop(WorkshopFixture &house)
    {
        return sleepingShop(house, aService("shop").at("shop.example.org"));
    }
    static ServiceId sleepingShop(WorkshopFixture &house, const ServiceConfig &config)
    {
        const ServiceId id = house.deploy(config)->record.id;
        house.finish(house.core().sleeping.putToSleep.execute(WorkshopFixture::as(Role::Operator), {id, false}));
        house.calm();
        return id;
    }
    static OperationTicket beginWake(WorkshopFixture &house)
    {
        const ServiceId id = house.service("shop")->record.id;
        auto ticket = house.begin(house.core().sleeping.wake.execute(WorkshopFixture::as(Role::Operator), id));
        house.calm();
        return ticket;
    }
    static Completion<WakeView> ask(WorkshopFixture &house, std::uint64_t seen)
    {
        Completion<WakeView> ended;
        (void)tell(house.core().sleeping.follow, seen, ended);
        return ended;
    }
    static Task<void> tell(FollowWake &follow, std::uint64_t seen, Completion<WakeView> ended)
    {
        ended.succeed(co_await follow.execute({}, "shop.example.org", seen));
    }
    static Task<WakeView> result(Completion<WakeView> ended) { co_return co_await ended; }
};

WAKEDOCK_TEST(TestFollowWake)
#include "test_follow_wake.moc"
