#include "api_world.h"
#include "backend/core/repositories/i_request_hour_repository.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

class TestWakesApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wakesAreListedNewestFirstInPages()
    {
        ApiWorld world;
        world.deployed("shop", {{"domain", "shop.example.org"}});
        for (int i = 0; i < 3; ++i) {
            sleepAndWake(world);
        }
        const auto first = world.ask("GET", "/api/v1/services/shop/wakes?limit=2");
        QCOMPARE(first.status, 200);
        QCOMPARE(first.body["total"], json(3));
        QCOMPARE(first.body["items"].size(), std::size_t(2));
        const json &newest = first.body["items"][0];
        QCOMPARE(newest["cause"], json("api"));
        QCOMPARE(newest["outcome"], json("awake"));
        QVERIFY(newest["duration_ms"].is_number());
        QCOMPARE(newest["slept_at"], json(nullptr));
        QVERIFY(first.body["items"][1]["slept_at"].is_string());
        const auto second =
            world.ask("GET", "/api/v1/services/shop/wakes?limit=2&cursor=" + first.body["next_cursor"].get<std::string>());
        QCOMPARE(second.body["items"].size(), std::size_t(1));
        QCOMPARE(second.body["next_cursor"], json(nullptr));
        const auto service = world.ask("GET", "/api/v1/services/shop");
        QCOMPARE(service.body["last_wake_at"], newest["at"]);
    }

    void addressesAreForThoseWhoOperateServices()
    {
        ApiWorld world;
        world.deployed("shop", {{"domain", "shop.example.org"}});
        world.post("/api/v1/services/shop/sleep", json::object());
        core::Visitor visitor;
        visitor.host = "shop.example.org";
        visitor.method = "GET";
        visitor.path = "/cart";
        visitor.client = "203.0.113.9";
        await(world.workshop.core().sleeping.admit.execute({}, visitor));
        world.workshop.calm();
        world.role = core::Role::Operator;
        QCOMPARE(world.ask("GET", "/api/v1/services/shop/wakes").body["items"][0]["client"], json("203.0.113.9"));
        world.role = core::Role::Viewer;
        const auto seen = world.ask("GET", "/api/v1/services/shop/wakes");
        QCOMPARE(seen.body["items"][0]["client"], json(""));
        QCOMPARE(seen.body["items"][0]["path"], json("/cart"));
    }

    void aServiceThatIsNotThereHasNoWakes()
    {
        ApiWorld world;
        QCOMPARE(world.ask("GET", "/api/v1/services/nobody/wakes").status, 404);
        world.deployed("shop");
        QCOMPARE(world.ask("GET", "/api/v1/services/shop/wakes").body["items"], json::array());
        QCOMPARE(world.ask("GET", "/api/v1/services/shop/wakes?cursor=xyz").status, 422);
    }

    void networksThatAreNoneAreRefusedByTheirField()
    {
        ApiWorld world;
        const auto refused = world.post("/api/v1/services",
                                        {{"name", "shop"},
                                         {"image", "nginx:1.25"},
                                         {"sleep", {{"wake_never", {{"networks", {"10.0.0.0/8", "10.1.2.3/8", "home"}}}}}}});
        QCOMPARE(refused.status, 422);
        QCOMPARE(refused.body["errors"].size(), std::size_t(2));
        QCOMPARE(refused.body["errors"][0]["field"], json("sleep.wake_never.networks[1]"));
        QVERIFY(refused.body["errors"][0]["message"].get<std::string>().find("10.0.0.0/8") != std::string::npos);
    }

    void whatIsNotMeasuredIsNotAdvised()
    {
        ApiWorld world;
        world.deployed("shop", {{"domain", "shop.example.org"}});
        const auto advice = world.ask("GET", "/api/v1/sleep/advice");
        QCOMPARE(advice.status, 200);
        QCOMPARE(advice.body["items"], json::array());
    }

    void whatWasQuietForHoursIsAdvisedWithWhatItWouldFree()
    {
        ApiWorld world;
        auto &house = world.workshop;
        house.usage.each.memoryBytes = 300'000'000;
        world.deployed("shop", {{"domain", "shop.example.org"}});
        world.deployed("hidden");
        for (int minute = 0; minute < 8 * 60; ++minute) {
            house.clock.advance(std::chrono::minutes(1));
            await(house.core().monitoring.measure());
            house.calm();
        }
        const auto advice = world.ask("GET", "/api/v1/sleep/advice");
        QCOMPARE(advice.body["total"], json(1));
        const json &shop = advice.body["items"][0];
        QCOMPARE(shop["name"], json("shop"));
        QCOMPARE(shop["memory_bytes"], json(300'000'000));
        QVERIFY(shop["quiet_share"].get<double>() > 0.9);
        QCOMPARE(shop["wakes_per_day"], json(0.0));
        QCOMPARE(shop["waiting_per_day"], json(0.0));
        QVERIFY(shop["measured_hours"].get<int>() >= 7);
        QCOMPARE(shop["basis"], json("estimate"));
        QCOMPARE(shop["requests"], json());

        // As if requests had been counted for a day, too.
        const auto hour = std::chrono::floor<std::chrono::hours>(house.clock.now());
        house.store.now([&](core::Repositories &all) {
            for (int i = 1; i <= 24; ++i) {
                all.requestHours().put(core::ServiceId(shop["service_id"].get<std::string>()),
                                       {hour - std::chrono::hours(i), std::chrono::hours(1), {}, 1, 2, 10});
            }
        });
        await(house.core().sleeping.requests.start());
        const json counted = world.ask("GET", "/api/v1/sleep/advice").body["items"][0];
        QCOMPARE(counted["basis"], json("requests"));
        QCOMPARE(counted["requests"], json(240));
        QCOMPARE(counted["waiting_per_day"], json(48.0));
    }

private:
    static void sleepAndWake(ApiWorld &world)
    {
        QCOMPARE(world.post("/api/v1/services/shop/sleep", json::object()).status, 200);
        QCOMPARE(world.ask("POST", "/api/v1/services/shop/wake").status, 200);
        world.workshop.calm();
    }
};

WAKEDOCK_TEST(TestWakesApi)
#include "test_wakes_api.moc"
