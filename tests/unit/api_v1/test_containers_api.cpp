#include "docker_world.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

using Names = std::vector<std::string>;

class TestContainersApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allContainersAreListedWhoeverMadeThem()
    {
        DockerWorld world;
        const auto id = world.stranger("stranger", true);
        const auto list = world.ask("GET", "/api/v1/containers");
        QCOMPARE(list.status, 200);
        QCOMPARE(list.body["total"], json(2));
        QCOMPARE(list.body["items"][0]["id"], json(id));
        QCOMPARE(list.body["items"][0]["service_id"], json(nullptr));
        QCOMPARE(list.body["items"][1]["service_name"], json("shop"));
        QCOMPARE(list.body["items"][1]["mounts"][0]["source"], json("shop-data"));
        QCOMPARE(world.ask("GET", "/api/v1/containers", {}, {{"If-None-Match", list.header("ETag")}}).status, 304);
        const auto one = world.ask("GET", "/api/v1/containers/stranger");
        QCOMPARE(one.body, list.body["items"][0]);
        QCOMPARE(world.ask("GET", "/api/v1/containers/" + id.substr(0, 12)).body, one.body);
        QCOMPARE(world.ask("GET", "/api/v1/containers/nobody").complaint(), std::string("container_not_found"));
    }

    void listsArePagedAndFiltered()
    {
        DockerWorld world;
        for (const auto *name : {"b", "a", "d", "c"}) {
            world.stranger(name, std::string(name) != "c");
        }
        const auto first = world.ask("GET", "/api/v1/containers?limit=2");
        QCOMPARE(first.body["total"], json(5));
        QCOMPARE(first.body["items"][1]["name"], json("b"));
        const auto next = "/api/v1/containers?limit=3&cursor=" + first.body["next_cursor"].get<std::string>();
        // What goes meanwhile makes the next page neither skip nor repeat.
        world.engine().removeFromOutside("b");
        QVERIFY(waitUntil([&world] { return world.ask("GET", "/api/v1/containers/b").status == 404; }));
        const auto second = world.names(next);
        QCOMPARE(Names(second.begin(), second.begin() + 2), (Names{"c", "d"}));
        QCOMPARE(world.names("/api/v1/containers?status=created"), Names{"c"});
        QCOMPARE(world.names("/api/v1/containers?q=A").size(), std::size_t(2)); // a, and wakedock-shop-...
        QCOMPARE(world.names("/api/v1/containers?service_id=" + world.service["id"].get<std::string>()).size(),
                 std::size_t(1));
        QCOMPARE(world.ask("GET", "/api/v1/containers?status=gone").status, 422);
        QCOMPARE(world.ask("GET", "/api/v1/containers?host_id=elsewhere").complaint(), std::string("host_not_found"));
    }

    void aListThatIsKeptIsForgottenWithEveryChange()
    {
        DockerWorld world;
        world.stranger("stranger", true);
        const std::string at = "/api/v1/containers";
        const auto first = world.ask("GET", at);
        QCOMPARE(world.ask("GET", at).text, first.text);
        QCOMPARE(world.names(at + "?limit=1").size(), std::size_t(1));
        world.ask("POST", at + "/stranger/stop");
        world.workshop.calm();
        QCOMPARE(world.ask("GET", at).body["items"][0]["status"], json("exited"));
        world.ask("DELETE", "/api/v1/services/shop");
        world.workshop.calm();
        QCOMPARE(world.ask("GET", at).body["total"], json(1));
        world.role = core::Role::Viewer;
        QCOMPARE(world.ask("GET", at).status, 200);
    }

    void aStrangerIsStoppedStartedPausedAndRenamed()
    {
        DockerWorld world;
        const auto at = "/api/v1/containers/" + world.stranger("stranger", true);
        QCOMPARE(world.ask("POST", at + "/stop?timeout_seconds=1").body["status"], json("exited"));
        QCOMPARE(world.ask("POST", at + "/start").body["status"], json("running"));
        QCOMPARE(world.ask("POST", at + "/pause").body["status"], json("paused"));
        QCOMPARE(world.ask("POST", at + "/unpause").body["status"], json("running"));
        QCOMPARE(world.ask("POST", at + "/restart").body["status"], json("running"));
        QCOMPARE(world.ask("POST", at + "/kill?signal=SIGTERM").body["status"], json("exited"));
        QCOMPARE(world.post(at + "/rename", {{"name", "friend"}}).body["name"], json("friend"));
        QCOMPARE(world.post(at + "/rename", {{"name", "no spaces"}}).complaint(), std::string("invalid_request name"));
        QCOMPARE(world.ask("POST", at + "/kill?signal=rm%20-rf").status, 422);
        const auto &calls = world.objects().calls();
        QVERIFY(std::ranges::any_of(calls, [](const auto &call) { return call.ends_with(" SIGTERM"); }));
        QCOMPARE(world.workshop.store.tables().audit.back().action, std::string("container.rename"));
    }

    void aContainerOfAServiceIsNotTakenAwayBehindItsBack()
    {
        DockerWorld world;
        const auto at = "/api/v1/containers/" + world.shopContainer();
        for (const auto *verb : {"/stop", "/kill"}) {
            const auto refused = world.ask("POST", at + verb);
            QCOMPARE(refused.status, 409);
            QCOMPARE(refused.complaint(), std::string("belongs_to_service"));
            QCOMPARE(refused.body["service"], json("shop"));
            QVERIFY(refused.body["remedy"].get<std::string>().find("service's own action") != std::string::npos);
        }
        QCOMPARE(world.post(at + "/rename", {{"name", "mine"}}).complaint(), std::string("belongs_to_service"));
        QCOMPARE(world.ask("DELETE", at + "?force=true").complaint(), std::string("belongs_to_service"));
        QCOMPARE(world.workshop.statusOf("shop"), core::ServiceStatus::Running);
        QCOMPARE(world.ask("POST", at + "/restart").status, 200);
    }

    void aRunningStrangerIsRemovedWithForce()
    {
        DockerWorld world;
        const auto at = "/api/v1/containers/" + world.stranger("stranger", true);
        QCOMPARE(world.ask("DELETE", at).complaint(), std::string("container_running"));
        QCOMPARE(world.ask("DELETE", at + "?force=true").status, 204);
        QVERIFY(waitUntil([&] { return world.ask("GET", at).status == 404; }));
    }

    void inspectIsMasked()
    {
        DockerWorld world;
        const auto id = world.stranger("stranger", true);
        world.objects().raw[id] =
            R"({"Id":"x","Args":["--password=hunter2secret"],"Config":{"Env":["DB_PASSWORD=hunter2secret","A=b",)"
            R"("URL=postgres://shop:swordfish@db/shop"],"Labels":{"api_key":"abcdef","plain":"yes"}}})";
        const auto shown = world.ask("GET", "/api/v1/containers/" + id + "/inspect");
        QCOMPARE(shown.status, 200);
        QCOMPARE(shown.body["Args"][0], json("--password=********"));
        QCOMPARE(shown.body["Config"]["Env"], (json{"DB_PASSWORD=********", "A=b", "URL=postgres://shop:********@db/shop"}));
        QCOMPARE(shown.body["Config"]["Labels"], (json{{"api_key", "********"}, {"plain", "yes"}}));
    }

    void aViewerReadsAndChangesNothing()
    {
        DockerWorld world;
        const auto at = "/api/v1/containers/" + world.stranger("stranger", true);
        world.role = core::Role::Viewer;
        QCOMPARE(world.ask("GET", at).status, 200);
        QCOMPARE(world.ask("GET", at + "/inspect").status, 200);
        QCOMPARE(world.ask("POST", at + "/stop").status, 403);
        QCOMPARE(world.ask("DELETE", at).status, 403);
        world.role = core::Role::Operator;
        QCOMPARE(world.ask("POST", at + "/stop").status, 200);
        QCOMPARE(world.post("/api/v1/prune", {{"kinds", {"containers"}}}).status, 403);
    }

    void anEngineThatIsAwayIsShownAsLastTold()
    {
        DockerWorld world;
        world.stranger("stranger", true);
        world.engine().setReachable(false);
        world.workshop.calm();
        QCOMPARE(world.ask("GET", "/api/v1/containers").body["total"], json(2));
        QCOMPARE(world.ask("POST", "/api/v1/containers/stranger/stop").complaint(), std::string("engine_unreachable"));
    }
};

WAKEDOCK_TEST(TestContainersApi)
#include "test_containers_api.moc"
