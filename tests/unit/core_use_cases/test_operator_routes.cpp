#include "backend/core/domain/rules/permission_rules.h"
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

OperatorRoute wishFor(const std::string &host, const std::string &prefix = {})
{
    OperatorRoute wish;
    wish.hosts = {host};
    wish.pathPrefix = prefix;
    wish.target.address.dial = "192.168.1.20:8080";
    return wish;
}

struct RouteHouse : WorkshopFixture {
    Task<OperatorRoute> add(OperatorRoute wish, Role role = Role::Admin)
    {
        return core().operatorRoutes.add.execute(as(role), std::move(wish));
    }
    std::string refusal(OperatorRoute wish, Role role = Role::Admin)
    {
        return awaitError(add(std::move(wish), role))->reason();
    }
    [[nodiscard]] std::size_t stored() { return store.tables().operatorRoutes.size(); }
};

} // namespace

/// Routes of operators: in Caddy and in the database, or in neither.
class TestOperatorRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRouteIsServedKeptAndWrittenDown()
    {
        RouteHouse house;
        const auto route = await(house.add(wishFor("NAS.example.org")));
        QCOMPARE(route.version, 1);
        QCOMPARE(route.owner, std::string("admin"));
        QCOMPARE(house.proxy.routeOf("nas.example.org")->own->id, route.id);
        QCOMPARE(house.store.tables().audit.back().action, std::string("route.add"));
        house.restart();
        QVERIFY(house.proxy.routeOf("nas.example.org"));
        QCOMPARE(house.core().caddy.wished().size(), std::size_t(1));
    }

    void onlyThoseWhoManageCaddyMayChangeRoutes()
    {
        RouteHouse house;
        for (const Role role : {Role::Viewer, Role::Operator}) {
            QCOMPARE(house.refusal(wishFor("nas.example.org"), role), std::string("permission_missing"));
            QVERIFY(awaitError(house.core().operatorRoutes.remove.execute(house.as(role), OperatorRouteId("x"), {})));
            QVERIFY(awaitError(house.core().operatorRoutes.change.execute(house.as(role), {})));
            QVERIFY(awaitError(house.core().operatorRoutes.add.plan(house.as(role), wishFor("nas.example.org"))));
        }
        QCOMPARE(await(house.core().operatorRoutes.list.execute(house.as(Role::Viewer))).size(), std::size_t(0));
    }

    void whatCaddyRefusesIsNotKept()
    {
        RouteHouse house;
        house.proxy.failNextApply(Error(ErrorCode::Invalid, "proxy_refused", "no"));
        QCOMPARE(house.refusal(wishFor("nas.example.org")), std::string("proxy_refused"));
        QCOMPARE(house.stored(), std::size_t(0));
        QVERIFY(house.core().caddy.wished().empty());
    }

    void whatCannotBeKeptIsNotServed()
    {
        RouteHouse house;
        house.store.failWrites(1);
        QVERIFY(awaitError(house.add(wishFor("nas.example.org"))));
        QVERIFY(!house.proxy.routeOf("nas.example.org"));
        QVERIFY(house.core().caddy.wished().empty());
    }

    void whileCaddyIsAwayNothingIsAddedAndTheReasonIsSaid()
    {
        RouteHouse house;
        house.proxy.setReachable(false);
        QCOMPARE(house.refusal(wishFor("nas.example.org")), std::string("proxy_unreachable"));
        QCOMPARE(house.stored(), std::size_t(0));
        house.proxy.setReachable(true);
        await(house.add(wishFor("nas.example.org")));
    }

    void aRouteIsRemovedAlsoWhileCaddyIsAway()
    {
        RouteHouse house;
        const auto route = await(house.add(wishFor("nas.example.org")));
        house.proxy.setReachable(false);
        await(house.core().operatorRoutes.remove.execute(house.as(Role::Admin), route.id, {}));
        QCOMPARE(house.stored(), std::size_t(0));
        house.proxy.setReachable(true);
        await(house.core().caddy.pushAgain({}));
        QVERIFY(!house.proxy.routeOf("nas.example.org"));
    }

    void ofTwoAtOnceForOneHostOneIsRefused()
    {
        RouteHouse house;
        auto first = house.add(wishFor("nas.example.org"));
        auto second = house.add(wishFor("nas.example.org"));
        await(std::move(first));
        QCOMPARE(awaitError(std::move(second))->reason(), std::string("domain_taken"));
        QCOMPARE(house.stored(), std::size_t(1));
    }

    void aServicesDomainIsNoRoutesAndTheOtherWayRound()
    {
        RouteHouse house;
        house.deploy(aService("shop").at("shop.example.org").config());
        const auto taken = awaitError(house.add(wishFor("shop.example.org")));
        QCOMPARE(taken->reason(), std::string("domain_taken"));
        QVERIFY2(taken->message().find("shop") != std::string::npos, taken->what());
        await(house.add(wishFor("shop.example.org", "/api")));
        auto nas = await(house.add(wishFor("nas.example.org")));
        const auto refused = house.deployFailure(aService("blog").at("nas.example.org").config());
        QCOMPARE(refused->reason(), std::string("domain_taken"));
        QCOMPARE(refused->fields().front().field, std::string("domain"));
        // Off, it still has its host.
        nas.isEnabled = false;
        await(house.core().operatorRoutes.change.execute(house.as(Role::Admin), {nas.id, nas.version, nas}));
        QVERIFY(house.deployFailure(aService("blog").at("nas.example.org").config()));
    }

    void aHandWrittenHostIsRefusedWithItsPlace()
    {
        RouteHouse house;
        house.proxy.setForeignHosts({"nas.example.org"});
        const auto error = awaitError(house.add(wishFor("nas.example.org")));
        QCOMPARE(error->reason(), std::string("domain_taken"));
        QCOMPARE(error->fields().front().field, std::string("hosts[0]"));
        QVERIFY(error->message().find("srv0") != std::string::npos);
        const OperatorRouteId id("foreign:nas.example.org");
        QCOMPARE(awaitError(house.core().operatorRoutes.remove.execute(house.as(Role::Admin), id, {}))->reason(),
                 std::string("route_read_only"));
    }

    void aChangeNeedsTheVersionItWasBasedOn()
    {
        RouteHouse house;
        auto route = await(house.add(wishFor("nas.example.org")));
        auto &change = house.core().operatorRoutes.change;
        const auto changed = await(change.execute(house.as(Role::Admin), {route.id, 1, wishFor("b.example.org")}));
        QCOMPARE(changed.version, 2);
        QVERIFY(house.proxy.routeOf("b.example.org") && !house.proxy.routeOf("nas.example.org"));
        QCOMPARE(awaitError(change.execute(house.as(Role::Admin), {route.id, 1, wishFor("c.example.org")}))->reason(),
                 std::string("version_changed"));
        QCOMPARE(awaitError(change.execute(house.as(Role::Admin), {OperatorRouteId("x"), {}, wishFor("c.test")}))->reason(),
                 std::string("route_not_found"));
    }

    void aChangeThatIsRefusedLeavesTheOldRoute()
    {
        RouteHouse house;
        const auto route = await(house.add(wishFor("nas.example.org")));
        auto &change = house.core().operatorRoutes.change;
        house.proxy.failNextApply(Error(ErrorCode::Invalid, "proxy_refused", "no"));
        QVERIFY(awaitError(change.execute(house.as(Role::Admin), {route.id, 1, wishFor("b.example.org")})));
        QVERIFY(house.proxy.routeOf("nas.example.org"));
        house.store.failWrites(1);
        QVERIFY(awaitError(change.execute(house.as(Role::Admin), {route.id, 1, wishFor("b.example.org")})));
        QVERIFY(house.proxy.routeOf("nas.example.org") && !house.proxy.routeOf("b.example.org"));
    }

    void aRouteOfAServiceIsChangedAtTheService()
    {
        RouteHouse house;
        const auto service = house.deploy(aService("shop").at("shop.example.org").config());
        const OperatorRouteId id(service->record.id.value);
        QCOMPARE(awaitError(house.core().operatorRoutes.remove.execute(house.as(Role::Admin), id, {}))->reason(),
                 std::string("route_read_only"));
    }

    void theListHasAllRoutesAndWhoMadeThem()
    {
        RouteHouse house;
        house.deploy(aService("shop").at("shop.example.org").config());
        OperatorRoute below = wishFor("x.example.org");
        below.target = {};
        below.target.kind = RouteTargetKind::Service;
        below.target.service = ServiceId("shop");
        await(house.add(below));
        house.proxy.setForeignHosts({"hand.example.org"});
        const auto views = await(house.core().operatorRoutes.list.execute(house.as(Role::Viewer)));
        QCOMPARE(views.size(), std::size_t(3));
        QVERIFY(views[0].origin == RouteOrigin::Foreign && views[0].route.hosts.front() == "hand.example.org");
        QVERIFY(views[1].origin == RouteOrigin::Service && views[1].owner == "shop");
        QVERIFY(views[2].origin == RouteOrigin::Operator && views[2].targetName == "shop" && views[2].problem.empty());
    }

    void aRouteLeadsToAServiceThatIsThereAndHasADomain()
    {
        RouteHouse house;
        house.deploy(aService("worker").config());
        OperatorRoute wish = wishFor("x.example.org");
        wish.target = {};
        wish.target.kind = RouteTargetKind::Service;
        for (const auto *name : {"worker", "nobody"}) {
            wish.target.service = ServiceId(name);
            const auto error = awaitError(house.add(wish));
            QCOMPARE(error->fields().front().field, std::string("target.service"));
        }
    }

    void caddysOwnDoorIsNoTarget()
    {
        RouteHouse house;
        OperatorRoute wish = wishFor("x.example.org");
        wish.target.address.dial = "127.0.0.1:2019";
        QCOMPARE(awaitError(house.add(wish))->fields().front().field, std::string("target.address"));
    }

    void aPlanShowsWhatWouldChangeAndChangesNothing()
    {
        RouteHouse house;
        const auto plan = await(house.core().operatorRoutes.add.plan(house.as(Role::Admin), wishFor("nas.example.org")));
        QVERIFY(!plan.differences.empty());
        QCOMPARE(house.stored(), std::size_t(0));
        QVERIFY(!house.proxy.routeOf("nas.example.org"));
    }
};

WAKEDOCK_TEST(TestOperatorRoutes)
#include "test_operator_routes.moc"
