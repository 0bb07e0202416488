#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestProxyDriftWatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProxyThatLostItsRoutesGetsThemAgain()
    {
        WorkshopFixture house;
        house.deploy(aService("shop").at("shop.example.org"));
        const auto routes = house.proxy.routes();
        house.proxy.loseConfiguration();
        QVERIFY(waitUntil([&] { return house.proxy.routes() == routes; }));
    }

    void aProxyThatComesBackGetsWhatChangedMeanwhile()
    {
        WorkshopFixture house;
        const auto id = house.deploy(aService("shop").at("shop.example.org"))->record.id;
        house.deploy(aService("blog").at("blog.example.org"));
        house.proxy.setReachable(false);
        house.finish(house.core().removeService.execute(WorkshopFixture::as(Role::Admin), {id, {}, false}));
        QCOMPARE(house.proxy.routes().size(), std::size_t(2));
        house.proxy.setReachable(true);
        QVERIFY(waitUntil([&] { return house.proxy.routes().size() == 1; }));
        QVERIFY(house.proxy.routeOf("blog.example.org").has_value());
    }

    void afterAStartTheProxyGetsTheRoutesOfAllServices()
    {
        WorkshopFixture house;
        house.deploy(aService("shop").at("shop.example.org"));
        house.stop();
        house.proxy.loseConfiguration();
        house.start();
        QVERIFY(waitUntil([&] { return house.proxy.routeOf("shop.example.org").has_value(); }));
    }

    void comingAndGoingIsToldWithTheReason()
    {
        WorkshopFixture house;
        house.proxy.setReachable(false);
        house.calm();
        const auto gone = house.heard<ComponentHealthChanged>().back().health;
        QCOMPARE(gone.name, std::string("caddy"));
        QCOMPARE(gone.availability, Availability::Unavailable);
        QVERIFY(gone.detail.find("does not answer") != std::string::npos);
        QVERIFY(house.sink.contains("Caddy cannot be reached."));
        house.proxy.setReachable(true);
        house.calm();
        const auto back = house.heard<ComponentHealthChanged>().back().health;
        QCOMPARE(back.availability, Availability::Available);
        QCOMPARE(back.detail, std::string("Caddy v2.6.2"));
    }

    void aPushThatFailsIsSaidInTheLog()
    {
        WorkshopFixture house;
        house.proxy.failNextApply(Error(ErrorCode::Invalid, "proxy_refused", "Caddy said no."));
        house.proxy.loseConfiguration();
        QVERIFY(waitUntil([&] { return house.sink.contains("Caddy said no."); }));
    }
};

WAKEDOCK_TEST(TestProxyDriftWatcher)
#include "test_proxy_drift_watcher.moc"
