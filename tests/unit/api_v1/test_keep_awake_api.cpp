#include "api_world.h"
#include "backend/api/json/service_json.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

namespace {

const std::string keptShop = "/api/v1/services/shop";

} // namespace

/// Why a service is awake, keeping it so, and settings of sleep, as the API has them.
class TestKeepAwakeApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutABodyItIsAnHour()
    {
        ApiWorld world;
        world.deployed("shop", {{"sleep", {{"enabled", true}}}});
        const auto reply = world.ask("POST", keptShop + "/keep-awake");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body["awake"]["reason"], json("kept_awake"));
        QCOMPARE(reply.body["awake"]["kept_until"], json(toRfc3339(world.workshop.clock.now() + std::chrono::hours(1))));
    }

    void zeroEndsIt()
    {
        ApiWorld world;
        world.deployed("shop", {{"sleep", {{"enabled", true}}}});
        QCOMPARE(world.post(keptShop + "/keep-awake", {{"minutes", 10080}}).status, 200);
        const auto reply = world.post(keptShop + "/keep-awake", {{"minutes", 0}});
        QCOMPARE(reply.body["awake"]["kept_until"], json(nullptr));
    }

    void whatIsWrongIsNamed()
    {
        ApiWorld world;
        world.deployed("shop");
        QCOMPARE(world.post(keptShop + "/keep-awake", {{"minutes", 10081}}).complaint(),
                 std::string("invalid_request minutes"));
        QCOMPARE(world.post(keptShop + "/keep-awake", {{"hours", 1}}).status, 422);
        world.role = core::Role::Viewer;
        QCOMPARE(world.post(keptShop + "/keep-awake", {{"minutes", 1}}).status, 403);
    }

    void withItsSleepOffThereIsNoQuestion()
    {
        ApiWorld world;
        const auto made = world.deployed("shop");
        QCOMPARE(made["awake"]["reason"], json("sleep_off"));
    }

    void aPatchOfSettingsPlansAndMakesNoContainer()
    {
        ApiWorld world;
        world.deployed("shop");
        const json patch{{"sleep", {{"enabled", true}, {"idle_minutes", 5}}}};
        QCOMPARE(world.post(keptShop + "/plan", {{"patch", patch}}).body["mode"], json("settings"));
        world.workshop.engine.forgetCalls();
        const auto reply = world.ask("PATCH", keptShop, patch.dump(), {{"If-Match", "*"}});
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body["revision"], json(2));
        QCOMPARE(reply.body["sleep"]["idle_minutes"], json(5));
        QCOMPARE(world.workshop.engine.callCount("createContainer"), 0);
    }

    void whatIsNotSaidIsAsTheSettingsSay()
    {
        core::SleepPolicy usual;
        usual.enabled = true;
        usual.idleMinutes = 7;
        QVERIFY(api::configFromJson({{"name", "a"}}, usual).sleep == usual);
        const auto said = api::configFromJson({{"name", "a"}, {"sleep", {{"enabled", false}}}}, usual).sleep;
        QVERIFY(!said.enabled);
        QCOMPARE(said.idleMinutes, 7);
    }
};

WAKEDOCK_TEST(TestKeepAwakeApi)
#include "test_keep_awake_api.moc"
