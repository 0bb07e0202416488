// Images from registries: pulled, and checked for newer ones.
#include "docker_world.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

namespace {

const std::string pullPath = "/api/v1/images/pull";
const std::string checkPath = "/api/v1/images/check";

} // namespace

class TestImageNewsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPullAnswersWithTheImage()
    {
        DockerWorld world;
        const auto pulled = world.post(pullPath, {{"image", "pulled:1"}});
        QCOMPARE(pulled.status, 200);
        QCOMPARE(pulled.body.at("tags"), json::array({"pulled:1"}));
        QCOMPARE(pulled.body.at("updates"), json::array());
        QCOMPARE(world.ask("GET", "/api/v1/images/pulled:1").status, 200);
    }

    void whoDoesNotWantToWaitGetsTheOperation()
    {
        DockerWorld world;
        auto held = world.objects().holdNext("pullLayers");
        const auto begun = world.post(pullPath, {{"host", "local"}, {"image", "pulled:1"}}, {{"Prefer", "respond-async"}});
        QCOMPARE(begun.status, 202);
        QCOMPARE(begun.header("Preference-Applied"), std::string("respond-async"));
        QCOMPARE(begun.body.at("kind"), json("pull"));
        QCOMPARE(begun.body.at("service_id"), json());
        QCOMPARE(begun.body.at("service_name"), json());
        QCOMPARE(begun.body.at("target"), json("pulled:1"));
        const auto path = begun.header("Location");
        QVERIFY(waitUntil([&] { return world.ask("GET", path).body.at("steps").size() == 3; }));
        const auto layer = world.ask("GET", path).body.at("steps").at(1);
        QCOMPARE(layer.at("name"), json("layer aaaa"));
        QCOMPARE(layer.at("status"), json("running"));
        QCOMPARE(layer.at("detail"), json("Downloading, 1 MB of 4 MB"));
        QCOMPARE(world.ask("DELETE", path).status, 202);
        QVERIFY(waitUntil([&] { return world.ask("GET", path).body.at("status") == json("cancelled"); }));
    }

    void whatCannotBePulledIsSaidOnItsField()
    {
        DockerWorld world;
        QCOMPARE(world.post(pullPath, {{"image", "nobody/has:1"}}).complaint(), std::string("image_not_found image"));
        QCOMPARE(world.post(pullPath, {{"image", "nobody/has:1"}}).status, 422);
        QCOMPARE(world.post(pullPath, {{"image", "No Name"}}).complaint(), std::string("image_reference_invalid image"));
        QCOMPARE(world.post(pullPath, json::object()).complaint(), std::string("invalid_request image"));
        QCOMPARE(world.post(pullPath, {{"image", "a:1"}, {"host", "nowhere"}}).status, 404);
        world.objects().failNext("pullLayers", Error(ErrorCode::Unavailable, "registry_failed", "It is away."));
        QCOMPARE(world.post(pullPath, {{"image", "pulled:1"}}).status, 502);
        world.role = core::Role::Viewer;
        QCOMPARE(world.post(pullPath, {{"image", "pulled:1"}}).status, 403);
        QCOMPARE(world.post(checkPath, json::object()).status, 403);
    }

    void aCheckTellsWhatIsNewerAndTheListRemembersIt()
    {
        DockerWorld world;
        world.workshop.registries.sites["docker.io"].digests["library/nginx:1.25"] = "sha256:2222";
        const auto checked = world.post(checkPath, json::object());
        QCOMPARE(checked.status, 200);
        const auto &item = checked.body.at("items").at(0);
        QCOMPARE(item.at("tag"), json("nginx:1.25"));
        QCOMPARE(item.at("state"), json("available"));
        QCOMPARE(item.at("digest"), json("sha256:2222"));
        QCOMPARE(item.at("problem"), json());
        QCOMPARE(world.ask("GET", "/api/v1/images/nginx:1.25").body.at("updates"), json::array({item}));
        const auto listed = world.ask("GET", "/api/v1/images");
        for (const auto &image : listed.body.at("items")) {
            const bool isIt = image.at("tags") == json::array({"nginx:1.25"});
            QCOMPARE(image.at("updates"), isIt ? json::array({item}) : json::array());
        }
    }

    void aRegistryThatIsAwayIsAState()
    {
        DockerWorld world;
        const auto checked = world.post(checkPath, {{"images", {"app:1"}}});
        QCOMPARE(checked.status, 200);
        QCOMPARE(checked.body.at("items").at(0).at("state"), json("unknown"));
        QCOMPARE(checked.body.at("items").at(0).at("problem").at("code"), json("host_not_found"));
        QCOMPARE(world.post(checkPath, {{"images", {"no:1"}}}).status, 404);
    }
};

WAKEDOCK_TEST(TestImageNewsApi)
#include "test_image_news_api.moc"
