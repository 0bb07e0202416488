#include "backend/core/services/caddy_service.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/shared/async/task_scope.h"
#include "tests/support/async_test.h"
#include "tests/support/builders/service_builder.h"
#include "tests/support/fakes/fake_clock.h"
#include "tests/support/fakes/fake_reverse_proxy.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <vector>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

struct CaddyHouse {
    RecordingLog sink;
    FakeClock clock;
    FakeReverseProxy proxy;
    TaskScope scope{[](const std::string &, std::exception_ptr) { }};
    CaddyService caddy;

    explicit CaddyHouse(CaddyService::Terms terms = {})
        : caddy(proxy, clock, scope, Log(sink, log_category::Caddy), std::move(terms))
    {
    }
    ~CaddyHouse()
    {
        scope.cancel();
        await(scope.idle());
    }
    static Route route(const std::string &name) { return routeOf(aService(name).at(name + ".example.org").record()); }
    static ServiceId idOf(const std::string &name) { return route(name).serviceId; }
    Task<void> publish(const std::string &name, CallContext context = {}) { return caddy.publish(context, route(name)); }
    [[nodiscard]] std::string hosts() const
    {
        std::string all;
        for (const Route &each : proxy.routes()) {
            all += each.hosts.front().substr(0, each.hosts.front().find('.')) + " ";
        }
        return all;
    }
    /// The pause after a push is over.
    void quiet() { clock.advance(std::chrono::seconds(1)); }
};

Error refused(const std::string &what)
{
    return Error(ErrorCode::Invalid, "proxy_refused", what);
}

} // namespace

class TestCaddyService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstChangeGoesAtOnceLaterOnesAreOnePush()
    {
        CaddyHouse house;
        await(house.publish("a"));
        QCOMPARE(house.proxy.applyCalls(), 1);
        auto b = house.publish("b");
        auto c = house.publish("c");
        auto d = house.caddy.withdraw({}, CaddyHouse::idOf("a"));
        QCOMPARE(house.proxy.applyCalls(), 1);
        house.clock.advance(std::chrono::milliseconds(199));
        QCOMPARE(house.proxy.applyCalls(), 1);
        house.clock.advance(std::chrono::milliseconds(1));
        await(std::move(b));
        await(std::move(c));
        await(std::move(d));
        QCOMPARE(house.proxy.applyCalls(), 2);
        QCOMPARE(house.hosts(), std::string("b c "));
        house.quiet();
        await(house.publish("d"));
        QCOMPARE(house.proxy.applyCalls(), 3);
    }

    void fiftyEditsInASecondAreOnePush()
    {
        CaddyHouse house({std::chrono::milliseconds(25), {}});
        std::vector<Task<void>> edits;
        for (int i = 0; i < 50; ++i) {
            edits.push_back(house.publish("app" + std::to_string(i)));
            house.clock.advance(std::chrono::milliseconds(20));
        }
        QCOMPARE(house.proxy.applyCalls(), 0);
        house.clock.advance(std::chrono::milliseconds(200));
        for (auto &edit : edits) {
            await(std::move(edit));
        }
        QCOMPARE(house.proxy.applyCalls(), 1);
        QCOMPARE(house.proxy.routes().size(), std::size_t(50));
    }

    void aLoneEditWaitsForAMomentOnly()
    {
        CaddyHouse house({std::chrono::milliseconds(25), {}});
        auto edit = house.publish("app");
        house.clock.advance(std::chrono::milliseconds(24));
        QCOMPARE(house.proxy.applyCalls(), 0);
        house.clock.advance(std::chrono::milliseconds(1));
        await(std::move(edit));
        QCOMPARE(house.proxy.applyCalls(), 1);
    }

    void editsThatKeepComingForASecondAreTwoPushes()
    {
        CaddyHouse house;
        std::vector<Task<void>> edits;
        for (int i = 0; i < 50; ++i) {
            edits.push_back(house.publish("app" + std::to_string(i)));
            house.clock.advance(std::chrono::milliseconds(19));
        }
        house.clock.advance(std::chrono::milliseconds(200));
        for (auto &edit : edits) {
            await(std::move(edit));
        }
        QCOMPARE(house.proxy.applyCalls(), 2);
        QCOMPARE(house.proxy.routes().size(), std::size_t(50));
    }

    void editsWithoutEndAreNotHeldUpForLong()
    {
        CaddyHouse house;
        await(house.publish("first"));
        auto waiting = house.publish("waiting");
        std::vector<Task<void>> more;
        for (int i = 0; i < 17; ++i) {
            house.clock.advance(std::chrono::milliseconds(90));
            more.push_back(house.publish("more" + std::to_string(i)));
        }
        await(std::move(waiting));
        QCOMPARE(house.proxy.applyCalls(), 2);
    }

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
