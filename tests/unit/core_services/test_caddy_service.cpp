#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/shared/async/task_scope.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"
#include "tests/unit/core_services/caddy_house.h"

#include <QTest>

#include <vector>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

Error refused(const std::string &what)
{
    return Error(ErrorCode::Invalid, "proxy_refused", what);
}

} // namespace

class TestCaddyService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneBadRouteDoesNotRefuseTheOthers()
    {
        CaddyHouse house;
        house.proxy.setForeignHosts({"bad.example.org"});
        await(house.publish("first"));
        auto good = house.publish("good");
        auto bad = house.publish("bad");
        auto fine = house.publish("fine");
        house.clock.advance(std::chrono::milliseconds(200));
        await(std::move(good));
        await(std::move(fine));
        const auto error = awaitError(std::move(bad));
        QCOMPARE(error->reason(), std::string("domain_taken"));
        QCOMPARE(house.hosts(), std::string("fine first good "));
    }

    void aRefusalTakesTheWishBack()
    {
        CaddyHouse house;
        house.proxy.failNextApply(refused("No."));
        QCOMPARE(awaitError(house.publish("a"))->reason(), std::string("proxy_refused"));
        house.quiet();
        await(house.publish("b"));
        QCOMPARE(house.hosts(), std::string("b "));
    }

    void anUnreachableProxyFailsAPublish()
    {
        CaddyHouse house;
        house.proxy.setReachable(false);
        QCOMPARE(awaitError(house.publish("a"))->code(), ErrorCode::Unavailable);
        house.quiet();
        house.proxy.setReachable(true);
        await(house.caddy.pushAgain({}));
        QVERIFY(house.proxy.routes().empty());
    }

    void aRouteThatIsPutBackWhileTheProxyIsAwayGoesWithTheNextPush()
    {
        CaddyHouse house;
        house.proxy.setReachable(false);
        await(house.caddy.putBack({}, CaddyHouse::route("a")));
        house.quiet();
        house.proxy.setReachable(true);
        await(house.caddy.pushAgain({}));
        QCOMPARE(house.hosts(), std::string("a "));
    }

    void aRouteThatIsPutBackAndRefusedIsAFailure()
    {
        CaddyHouse house;
        house.proxy.failNextApply(refused("No."));
        QVERIFY(awaitError(house.caddy.putBack({}, CaddyHouse::route("a"))).has_value());
    }

    void withdrawnWhileTheProxyIsAwayItGoesWithTheNextPush()
    {
        CaddyHouse house;
        await(house.publish("a"));
        house.quiet();
        house.proxy.setReachable(false);
        await(house.caddy.withdraw({}, CaddyHouse::idOf("a")));
        QCOMPARE(house.hosts(), std::string("a "));
        QVERIFY(house.sink.contains("it goes with the next push"));
        house.quiet();
        house.proxy.setReachable(true);
        await(house.caddy.pushAgain({}));
        QCOMPARE(house.hosts(), std::string());
    }

    void aWithdrawalThatIsRefusedIsAFailure()
    {
        CaddyHouse house;
        await(house.publish("a"));
        house.quiet();
        house.proxy.failNextApply(refused("No."));
        QCOMPARE(awaitError(house.caddy.withdraw({}, CaddyHouse::idOf("a")))->reason(), std::string("proxy_refused"));
    }

    void whatWasNeverPublishedNeedsNoWithdrawal()
    {
        CaddyHouse house;
        await(house.caddy.withdraw({}, CaddyHouse::idOf("a")));
        QCOMPARE(house.proxy.applyCalls(), 0);
    }

    void aCancelledPublishEndsAtOnceAndCanBeWithdrawn()
    {
        CaddyHouse house;
        Completion<> gate;
        house.proxy.holdNextApply(gate);
        CancelSource source;
        CallContext context;
        context.cancel = source.token();
        auto publishing = house.publish("a", context);
        QVERIFY(waitUntil([&] { return house.proxy.applyCalls() == 1; }));
        source.cancel();
        QCOMPARE(awaitError(std::move(publishing))->code(), ErrorCode::Cancelled);
        auto withdrawing = house.caddy.withdraw({}, CaddyHouse::idOf("a"));
        gate.succeed();
        house.quiet();
        await(std::move(withdrawing));
        QVERIFY(house.proxy.routes().empty());
        QCOMPARE(awaitError(house.publish("b", context))->code(), ErrorCode::Cancelled);
    }

    void pushAgainGivesEverythingThatIsWished()
    {
        CaddyHouse house;
        house.caddy.load({CaddyHouse::route("a"), CaddyHouse::route("b")});
        await(house.caddy.pushAgain({}));
        QCOMPARE(house.hosts(), std::string("a b "));
        house.proxy.loseConfiguration();
        house.quiet();
        await(house.caddy.pushAgain({}));
        QCOMPARE(house.hosts(), std::string("a b "));
    }

    void foreignHostsAreAConflictThatNamesTheField()
    {
        CaddyHouse house;
        house.proxy.setForeignHosts({"www.example.org"});
        await(house.caddy.requireFreeHosts({}, {"shop.example.org"}));
        const auto error = awaitError(house.caddy.requireFreeHosts({}, {"shop.example.org", "www.example.org"}));
        QCOMPARE(error->code(), ErrorCode::Conflict);
        QCOMPARE(error->fields().front().field, std::string("aliases[0]"));
        QCOMPARE(awaitError(house.caddy.requireFreeHosts({}, {"www.example.org"}))->fields().front().field,
                 std::string("domain"));
    }

    void aNameOfWakeDocksOwnIsTakenByNobody()
    {
        CaddyHouse house({{}, {"localhost", "panel.example.org"}});
        const auto fieldOf = [](std::size_t i) { return "hosts[" + std::to_string(i) + "]"; };
        const auto taken = awaitError(house.caddy.requireNotForeign({}, {"shop.example.org", "*.example.org"}, fieldOf));
        QCOMPARE(taken->reason(), std::string("own_name"));
        QCOMPARE(taken->fields().front().field, std::string("hosts[1]"));
        QCOMPARE(house.caddy.ownNameTakenBy("localhost"), std::string("localhost"));
        QCOMPARE(house.caddy.ownNameTakenBy("app.localhost"), std::string());
        await(house.caddy.requireNotForeign({}, {"shop.example.org"}, fieldOf));
    }

    void aProxyThatCannotBeAskedForbidsNothing()
    {
        CaddyHouse house;
        house.proxy.setForeignHosts({"shop.example.org"});
        house.proxy.setReachable(false);
        await(house.caddy.requireFreeHosts({}, {"shop.example.org"}));
        auto status = house.proxy.status();
        status.reachable = true;
        house.proxy.failNextForeignHosts(Error(ErrorCode::Timeout, "proxy_timeout", "Too slow."));
        house.proxy.setStatus(status);
        await(house.caddy.requireFreeHosts({}, {"shop.example.org"}));
    }

    void whoeverWaitsAtTheEndIsTold()
    {
        CaddyHouse house;
        await(house.publish("a"));
        auto waiting = house.publish("b");
        house.scope.cancel();
        QCOMPARE(awaitError(std::move(waiting))->code(), ErrorCode::Cancelled);
        QCOMPARE(awaitError(house.publish("c"))->code(), ErrorCode::Cancelled);
    }

    void requestsInFlightAreAskedOfTheProxy()
    {
        CaddyHouse house;
        house.proxy.setInFlight("10.213.0.10:80", 4);
        QCOMPARE(await(house.caddy.inFlight({}, "10.213.0.10:80")), 4);
        QVERIFY(house.caddy.status().reachable);
    }
};

WAKEDOCK_TEST(TestCaddyService)
#include "test_caddy_service.moc"
