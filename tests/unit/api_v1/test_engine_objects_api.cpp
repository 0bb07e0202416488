#include "docker_world.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

using Names = std::vector<std::string>;

namespace {

const json *itemNamed(const json &items, const char *field, const std::string &value)
{
    const auto found = std::ranges::find_if(items, [&](const json &item) { return item.at(field) == value; });
    return found == items.end() ? nullptr : &*found;
}

} // namespace

/// Images, volumes, networks and prune, as the API shows them.
class TestEngineObjectsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void imagesSayWhoUsesThem()
    {
        DockerWorld world;
        const auto list = world.ask("GET", "/api/v1/images");
        QCOMPARE(list.status, 200);
        QCOMPARE(world.names("/api/v1/images?used=true", "id").size(), std::size_t(1));
        QCOMPARE(list.body["items"][1]["tags"], json{"nginx:1.25"});
        QCOMPARE(list.body["items"][1]["used_by"].size(), std::size_t(2));
        QCOMPARE(list.body["items"][1]["used_by"][1],
                 (json{{"kind", "service"}, {"id", world.service["id"]}, {"name", "shop"}}));
        const auto one = world.ask("GET", "/api/v1/images/nginx:1.25");
        QCOMPARE(one.status, 200);
        QCOMPARE(one.body["history"].size(), std::size_t(2));
        QCOMPARE(world.ask("GET", "/api/v1/images/nginx:0").complaint(), std::string("image_not_found"));
    }

    void anImageIsTaggedAndLosesOneNameAtATime()
    {
        DockerWorld world;
        const auto tagged = world.post("/api/v1/images/app:1/tag", {{"reference", "team/app:2"}});
        QCOMPARE(tagged.status, 200);
        QCOMPARE(tagged.body["tags"], (json{"app:1", "team/app:2"}));
        QCOMPARE(world.ask("DELETE", "/api/v1/images/team%2Fapp:2").status, 204);
        QCOMPARE(world.ask("GET", "/api/v1/images/app:1").body["tags"], json{"app:1"});
        QCOMPARE(world.ask("DELETE", "/api/v1/images/app:1").status, 204);
        QCOMPARE(world.ask("GET", "/api/v1/images/app:1").status, 404);
    }

    void anImageThatIsNeededStaysAndSaysWhoNeedsIt()
    {
        DockerWorld world;
        const auto refused = world.ask("DELETE", "/api/v1/images/nginx:1.25");
        QCOMPARE(refused.status, 409);
        QCOMPARE(refused.complaint(), std::string("image_in_use"));
        QVERIFY(refused.body["detail"].get<std::string>().find("the service shop") != std::string::npos);
        // Also where its container is gone: the service would make one again.
        world.engine().removeFromOutside(world.shopContainer());
        world.workshop.calm();
        QCOMPARE(world.ask("DELETE", "/api/v1/images/nginx:1.25").complaint(), std::string("image_in_use"));
    }

    void aVolumeIsMadeReadAndRemoved()
    {
        DockerWorld world;
        const auto made = world.post(
            "/api/v1/volumes", {{"name", "backup"}, {"options", {{"type", "cifs"}, {"o", "username=u,password=hunter2"}}}});
        QCOMPARE(made.status, 201);
        QCOMPARE(made.header("Location"), std::string("/api/v1/volumes/backup"));
        QCOMPARE(made.body["options"]["o"], json("username=u,password=********"));
        QCOMPARE(world.names("/api/v1/volumes"), (Names{"backup", "shop-data"}));
        QCOMPARE(world.names("/api/v1/volumes?used=false"), Names{"backup"});
        QCOMPARE(world.post("/api/v1/volumes", {{"name", "backup"}}).complaint(), std::string("volume_name_taken"));
        QCOMPARE(world.post("/api/v1/volumes", {{"name", "../x"}}).complaint(), std::string("invalid_request name"));
        QCOMPARE(world.ask("DELETE", "/api/v1/volumes/backup").status, 204);
        QCOMPARE(world.ask("GET", "/api/v1/volumes/backup").complaint(), std::string("volume_not_found"));
        const auto refused = world.ask("DELETE", "/api/v1/volumes/shop-data");
        QCOMPARE(refused.complaint(), std::string("volume_in_use"));
        QVERIFY(refused.body["used_by"].get<std::string>().find("the service shop") != std::string::npos);
    }

    void aNetworkIsMadeReadAndRemoved()
    {
        DockerWorld world;
        const auto made = world.post("/api/v1/networks", {{"name", "back"}, {"subnet", "10.9.0.0/24"}, {"internal", true}});
        QCOMPARE(made.status, 201);
        QCOMPARE(made.body["subnets"][0]["subnet"], json("10.9.0.0/24"));
        QCOMPARE(made.body["internal"], json(true));
        const auto at = made.header("Location");
        QCOMPARE(world.ask("GET", at).body["name"], json("back"));
        QCOMPARE(world.ask("GET", "/api/v1/networks/back").body["id"], made.body["id"]);
        QCOMPARE(world.post("/api/v1/networks", {{"name", "n2"}, {"subnet", "10.9"}}).complaint(),
                 std::string("invalid_request subnet"));
        core::ContainerSpec spec;
        spec.name = "on-it";
        spec.image = "app:1";
        spec.network = "back";
        world.engine().addContainer(spec, false);
        QVERIFY(waitUntil([&world] { return world.ask("GET", "/api/v1/containers/on-it").status == 200; }));
        QCOMPARE(world.ask("DELETE", at).complaint(), std::string("network_in_use"));
        world.engine().removeFromOutside("on-it");
        QVERIFY(waitUntil([&world] { return world.ask("GET", "/api/v1/containers/on-it").status == 404; }));
        QCOMPARE(world.ask("DELETE", at).status, 204);
    }

    void aPreviewShowsExactlyWhatGoes()
    {
        DockerWorld world;
        world.stranger("old", false, "app:1");
        world.engine().addImage("lost:1");
        world.engine().world.volumes.try_emplace("lost");
        world.objects().usage.volumeBytes["lost"] = 500;
        world.tell();
        const json kinds{"containers", "images", "volumes", "networks"};
        const auto preview = world.post("/api/v1/prune", {{"kinds", kinds}});
        QCOMPARE(preview.status, 200);
        QCOMPARE(preview.body["preview"], json(true));
        const auto &goes = preview.body["removed"];
        QVERIFY(itemNamed(goes, "name", "old") && itemNamed(goes, "name", "app:1") && itemNamed(goes, "name", "lost:1")
                && itemNamed(goes, "name", "lost"));
        QVERIFY(!itemNamed(goes, "name", "nginx:1.25") && !itemNamed(goes, "name", "shop-data"));
        QCOMPARE(preview.body["freed_bytes"], json(2500));
        QVERIFY(world.ask("GET", "/api/v1/containers/old").status == 200);

        const auto done = world.post("/api/v1/prune", {{"kinds", kinds}, {"preview", false}});
        QCOMPARE(done.body["removed"], goes);
        QCOMPARE(done.body["kept"], preview.body["kept"]);
        QCOMPARE(done.body["freed_bytes"], json(2500));
        QVERIFY(!world.engine().world.images.contains("app:1") && world.engine().world.images.contains("nginx:1.25"));
        QVERIFY(!world.engine().world.volumes.contains("lost") && world.engine().world.volumes.contains("shop-data"));
        QVERIFY(waitUntil([&] { return world.post("/api/v1/prune", {{"kinds", kinds}}).body["removed"].empty(); }));
    }

    void aStoppedServiceLosesNothing()
    {
        DockerWorld world;
        QCOMPARE(world.ask("POST", "/api/v1/services/shop/stop").status, 200);
        world.tell();
        const auto done =
            world.post("/api/v1/prune", {{"kinds", {"containers", "images", "volumes", "networks"}}, {"preview", false}});
        QCOMPARE(done.status, 200);
        QVERIFY(itemNamed(done.body["kept"], "name", "shop-data"));
        QCOMPARE(world.ask("POST", "/api/v1/services/shop/start").status, 200);
    }

    void whatTheEngineRefusesIsKeptWithItsWords()
    {
        DockerWorld world;
        world.stranger("old", false);
        world.objects().failNext("removeContainer", Error(ErrorCode::Conflict, "engine_conflict", "The disk is busy."));
        const auto done = world.post("/api/v1/prune", {{"kinds", {"containers"}}, {"preview", false}});
        QVERIFY(done.body["removed"].empty());
        QCOMPARE((*itemNamed(done.body["kept"], "name", "old"))["reason"], json("The disk is busy."));
        QCOMPARE(world.post("/api/v1/prune", {{"kinds", json::array()}}).status, 422);
        QCOMPARE(world.post("/api/v1/prune", json::object()).status, 422);
    }

    void aVolumeNeededInTheMeantimeStays()
    {
        DockerWorld world;
        world.stranger("old", false);
        world.engine().world.volumes.try_emplace("late");
        world.tell();
        auto hold = world.objects().holdNext("removeContainer");
        auto pruning = world.begin("POST", "/api/v1/prune", R"({"kinds":["containers","volumes"],"preview":false})");
        QVERIFY(waitUntil([&] {
            const auto &calls = world.objects().calls();
            return !calls.empty() && calls.back().starts_with("removeContainer");
        }));
        core::ContainerSpec spec;
        spec.name = "newcomer";
        spec.image = "app:1";
        spec.volumes = {{core::VolumeType::Volume, "late", "/data", false}};
        world.engine().addContainer(spec, true);
        QVERIFY(waitUntil([&world] { return world.ask("GET", "/api/v1/containers/newcomer").status == 200; }));
        hold.succeed();
        const auto done = ApiWorld::replyOf(await(std::move(pruning)));
        QVERIFY(itemNamed(done.body["removed"], "name", "old"));
        const auto *kept = itemNamed(done.body["kept"], "name", "late");
        QVERIFY(kept != nullptr && (*kept)["reason"].get<std::string>().find("newcomer") != std::string::npos);
        QVERIFY(world.engine().world.volumes.contains("late"));
    }
};

WAKEDOCK_TEST(TestEngineObjectsApi)
#include "test_engine_objects_api.moc"
