#include "api_world.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

namespace {

json shopBody(const std::string &yaml = "services: {web: {image: 'nginx:1.25'}}\nvolumes: {data: {}}\n")
{
    return {{"name", "shop"}, {"files", {{{"name", "compose.yaml"}, {"content", yaml}}}}};
}

json contentBody(const std::string &yaml)
{
    json body = shopBody(yaml);
    body.erase("name");
    return body;
}

} // namespace

/// The stacks' part of the API.
class TestStacksApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStackIsMadeReadListedChangedAndRemoved()
    {
        ApiWorld world;
        const auto made = world.post("/api/v1/stacks", shopBody());
        QCOMPARE(made.status, 201);
        QCOMPARE(made.header("Location"), std::string("/api/v1/stacks/shop"));
        QCOMPARE(made.body.at("status"), json("running"));
        QCOMPARE(made.body.at("files").at(0).at("name"), json("compose.yaml"));
        QCOMPARE(made.body.at("services").at(0).at("name"), json("web"));
        const auto read = world.ask("GET", "/api/v1/stacks/shop");
        QCOMPARE(read.header("ETag"), made.header("ETag"));
        QCOMPARE(world.ask("GET", "/api/v1/stacks/shop", {}, {{"If-None-Match", read.header("ETag")}}).status, 304);
        const auto list = world.ask("GET", "/api/v1/stacks?q=SH");
        QCOMPARE(list.body.at("total"), json(1));
        QVERIFY(!list.body.at("items").at(0).contains("files"));
        QCOMPARE(world.ask("GET", "/api/v1/stacks?q=other").body.at("total"), json(0));

        const std::string next = contentBody("services: {web: {image: 'nginx:1.26'}}\n").dump();
        const auto changed = world.ask("PUT", "/api/v1/stacks/shop", next, {{"If-Match", read.header("ETag")}});
        QCOMPARE(changed.status, 200);
        QCOMPARE(changed.body.at("revision"), json(2));
        QCOMPARE(world.ask("PUT", "/api/v1/stacks/shop", next, {{"If-Match", read.header("ETag")}}).status, 412);
        QCOMPARE(world.ask("POST", "/api/v1/stacks/shop/down").body.at("status"), json("stopped"));
        QCOMPARE(world.ask("POST", "/api/v1/stacks/shop/up").body.at("status"), json("running"));
        QCOMPARE(world.ask("DELETE", "/api/v1/stacks/shop?volumes=data").status, 204);
        QVERIFY(!world.workshop.engine.world.volumes.contains("shop_data"));
        QCOMPARE(world.ask("GET", "/api/v1/stacks/shop").status, 404);
    }

    void anOperationOnAStackNamesTheStack()
    {
        ApiWorld world;
        const auto accepted = world.post("/api/v1/stacks", shopBody(), {{"Prefer", "respond-async"}});
        QCOMPARE(accepted.status, 202);
        QCOMPARE(accepted.body.at("stack_id"), json("shop"));
        QCOMPARE(accepted.body.at("service_id"), json(nullptr));
        QCOMPARE(accepted.body.at("service_name"), json(nullptr));
        QCOMPARE(accepted.body.at("target"), json("shop"));
        world.workshop.calm();
    }

    void filesAreForThoseWhoMayChangeThem()
    {
        ApiWorld world;
        world.post("/api/v1/stacks", shopBody());
        world.role = core::Role::Viewer;
        QVERIFY(world.ask("GET", "/api/v1/stacks/shop").body.at("files").empty());
        QCOMPARE(world.post("/api/v1/stacks", shopBody()).status, 403);
        QCOMPARE(world.ask("POST", "/api/v1/stacks/shop/down").status, 403);
        QCOMPARE(world.ask("DELETE", "/api/v1/stacks/shop").status, 403);
    }

    void problemsAreTheAnswerWithTheirPlaces()
    {
        ApiWorld world;
        world.role = core::Role::Viewer;
        const auto told =
            world.post("/api/v1/stacks/validate", contentBody("services:\n  web:\n    imgae: a\n    privileged: true\n"));
        QCOMPARE(told.status, 200);
        QCOMPARE(told.body.at("valid"), json(false));
        QCOMPARE(told.body.at("problems").at(1).at("line"), json(3));
        QCOMPARE(told.body.at("problems").at(1).at("column"), json(5));
        QCOMPARE(told.body.at("problems").at(1).at("suggestion"), json("Did you mean image?"));
        QCOMPARE(told.body.at("privileged").at(0).at("path"), json("services.web.privileged"));
        json withEnv = contentBody("services: {web: {image: '$IMAGE'}}\n");
        withEnv["env"] = {{"IMAGE", "nginx"}};
        QCOMPARE(world.post("/api/v1/stacks/validate", withEnv).body.at("valid"), json(true));
        QCOMPARE(world.post("/api/v1/stacks/validate", withEnv).body.at("services").at(0).at("image"), json("nginx"));
    }

    void whatIsWrongWithARequestIsSaidByItsField()
    {
        ApiWorld world;
        QCOMPARE(world.post("/api/v1/stacks", {{"name", "shop"}}).status, 422);
        json odd = shopBody();
        odd["name"] = "No Name";
        QCOMPARE(world.post("/api/v1/stacks", odd).complaint(), std::string("invalid_stack name"));
        odd = shopBody();
        odd["files"][0]["name"] = "../compose.yaml";
        odd["compose_files"] = {"other.yaml"};
        QCOMPARE(world.post("/api/v1/stacks", odd).complaint(), std::string("invalid_stack files[0].name compose_files[0]"));
        QCOMPARE(world.post("/api/v1/stacks", shopBody("services: {web: {}}\n")).complaint(),
                 std::string("invalid_compose files[0].content"));
        QCOMPARE(world.ask("GET", "/api/v1/stacks/..%2fx").status, 404);
        world.workshop.compose.isInstalled = false;
        const auto missing = world.post("/api/v1/stacks", shopBody());
        QCOMPARE(missing.status, 503);
        QCOMPARE(missing.body.at("code"), json("compose_missing"));
    }

    void aPlanIsToldForNewAndKnownStacks()
    {
        ApiWorld world;
        const auto fresh = world.post("/api/v1/stacks/plan", shopBody());
        QCOMPARE(fresh.body.at("services").at(0).at("change"), json("create"));
        QCOMPARE(fresh.body.at("volumes").at(0).at("change"), json("create"));
        world.post("/api/v1/stacks", shopBody());
        QCOMPARE(world.post("/api/v1/stacks/shop/plan", json::object()).body.at("services").at(0).at("change"),
                 json("keep"));
        const auto change = world.post("/api/v1/stacks/shop/plan", contentBody("services: {web: {image: 'nginx:1.26'}}\n"));
        QCOMPARE(change.body.at("services").at(0).at("change"), json("recreate"));
        QVERIFY(change.body.at("downtime_seconds").get<int>() > 0);
    }
};

WAKEDOCK_TEST(TestStacksApi)
#include "test_stacks_api.moc"
