#include "tests/support/test_registry.h"
#include "tests/unit/core_services/caddy_house.h"

#include <QTest>

#include <vector>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

/// Many changes of routes, and how few pushes they become.
class TestRouteBursts : public QObject
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
};

WAKEDOCK_TEST(TestRouteBursts)
#include "test_route_bursts.moc"
