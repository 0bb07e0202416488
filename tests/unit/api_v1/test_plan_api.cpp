#include "api_world.h"
#include "backend/security/validators/schema_refs.h"
#include "backend/security/validators/schema_validator.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

namespace {

bool fits(const ApiWorld &world, const std::string &schema, const json &answer)
{
    const json reference{{"$ref", "#/components/schemas/" + schema}};
    return security::SchemaValidator(security::withoutRefs(reference, world.document.json())).check(answer).empty();
}

} // namespace

class TestPlanApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlanSaysWhatWouldBeDoneAndFitsItsDescription()
    {
        ApiWorld world;
        world.deployed("shop", {{"domain", "shop.wakedock.local"}});
        const auto plan = world.ask("GET", "/api/v1/services/shop/plan");
        QCOMPARE(plan.status, 200);
        QCOMPARE(plan.body["mode"], json("start_first"));
        QCOMPARE(plan.body["connections_dropped"]["scope"], json("streams"));
        QVERIFY(fits(world, "Plan", plan.body));
    }

    void aNewServiceIsPlannedWithoutBeingMade()
    {
        ApiWorld world;
        const auto plan = world.post("/api/v1/services/plan", {{"config", {{"name", "shop"}, {"image", "nginx:1.25"}}}});
        QCOMPARE(plan.status, 200);
        QCOMPARE(plan.body["mode"], json("create"));
        QCOMPARE(plan.body["containers"]["created"], json({"wakedock-shop-*"}));
        QVERIFY(!world.workshop.service("shop"));
        QCOMPARE(world.post("/api/v1/services/plan", {{"config", {{"name", "No"}, {"image", "nginx"}}}}).status, 422);
        QCOMPARE(world.post("/api/v1/services/plan", {{"name", "shop"}, {"image", "nginx"}}).status, 422);
    }

    void aChangeIsPlannedWithoutBeingRecorded()
    {
        ApiWorld world;
        world.deployed("shop", {{"domain", "shop.wakedock.local"}});
        const auto plan = world.post("/api/v1/services/shop/plan",
                                     {{"patch", {{"ports", {{{"host_port", 8080}, {"container_port", 80}}}}}}});
        QCOMPARE(plan.status, 200);
        QCOMPARE(plan.body["mode"], json("recreate"));
        QVERIFY(plan.body["downtime_seconds"].get<int>() > 0);
        QVERIFY(world.workshop.service("shop")->record.config.ports.empty());
        QCOMPARE(world.post("/api/v1/services/shop/plan", {{"patch", {{"colour", 1}}}}).status, 422);
    }

    void revisionsAreListedAndGoneBackTo()
    {
        ApiWorld world;
        const auto first = world.deployed("shop");
        world.workshop.engine.addImage("nginx@sha256:1111", world.workshop.engine.world.images["nginx:1.25"]);
        QCOMPARE(world.ask("PATCH", "/api/v1/services/shop", R"({"image": "nginx:1.26"})", {{"If-Match", "*"}}).status, 200);
        const auto page = world.ask("GET", "/api/v1/services/shop/revisions?limit=1");
        QCOMPARE(page.body["total"], json(2));
        QCOMPARE(page.body["items"][0]["revision"], json(2));
        QCOMPARE(page.body["items"][0]["in_force"], json(true));
        const auto cursor = page.body["next_cursor"].get<std::string>();
        const auto next = world.ask("GET", "/api/v1/services/shop/revisions?limit=1&cursor=" + cursor);
        QCOMPARE(next.body["items"][0]["digest"], json("nginx@sha256:1111"));
        QVERIFY(fits(world, "RevisionList", next.body));

        QCOMPARE(world.ask("GET", "/api/v1/services/shop/plan?revision=1").body["image"]["reference"],
                 json("nginx@sha256:1111"));
        const auto back = world.post("/api/v1/services/shop/rollback", {{"revision", 1}});
        QCOMPARE(back.status, 200);
        QCOMPARE(back.body["revision"], json(3));
        QCOMPARE(back.body["image"], first["image"]);
        QCOMPARE(world.post("/api/v1/services/shop/rollback", {{"revision", 9}}).complaint(),
                 std::string("revision_not_found"));
        QCOMPARE(world.post("/api/v1/services/shop/rollback", json::object()).status, 422);
    }
};

WAKEDOCK_TEST(TestPlanApi)
#include "test_plan_api.moc"
