#include "docker_world.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

/// Compose files of what is there, and adopting it.
class TestAdoptApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aContainerIsAdoptedAndSaysWhatIsNotKept()
    {
        DockerWorld world;
        const auto id = world.stranger("web", true, "nginx:1.25");
        world.objects().details[id].user = "1000";
        const auto made = world.post("/api/v1/containers/web/adopt", {{"name", "site"}, {"description", "Mine."}});
        QVERIFY2(made.status == 201, made.text.c_str());
        QCOMPARE(made.body["service"]["name"], json("site"));
        QCOMPARE(made.body["service"]["status"], json("running"));
        QCOMPARE(made.body["service"]["revision"], json(1));
        QCOMPARE(made.body["service"]["container_ids"], json{id});
        QCOMPARE(made.body["service"]["adopted_container_id"], json(id));
        QVERIFY(made.body["notes"][0].get<std::string>().find("1000") != std::string::npos);
        QCOMPARE(made.header("Location"), "/api/v1/services/" + made.body["service"]["id"].get<std::string>());
        QCOMPARE(world.ask("GET", "/api/v1/services/site").body, made.body["service"]);
        QCOMPARE(world.ask("GET", "/api/v1/containers/web").body["service_name"], json("site"));
        QCOMPARE(world.post("/api/v1/containers/web/adopt", json::object()).complaint(), std::string("belongs_to_service"));
        QCOMPARE(world.ask("GET", "/api/v1/services/shop").body["adopted_container_id"], json(nullptr));
    }

    void whatCannotBeIsRefusedNamingTheField()
    {
        DockerWorld world;
        world.stranger("web", true);
        const auto at = std::string("/api/v1/containers/web/adopt");
        QCOMPARE(world.post(at, {{"name", "No Name"}}).complaint(), std::string("invalid_request name"));
        QCOMPARE(world.post(at, {{"name", "shop"}}).complaint(), std::string("name_taken name"));
        QCOMPARE(world.post(at, {{"colour", "a"}}).status, 422);
        QCOMPARE(world.post("/api/v1/containers/nobody/adopt", json::object()).status, 404);
        QCOMPARE(world.post("/api/v1/containers/" + world.shopContainer() + "/adopt", json::object()).complaint(),
                 std::string("belongs_to_service"));
        world.role = core::Role::Viewer;
        QCOMPARE(world.post(at, json::object()).status, 403);
    }

    void withPreferItAnswersAtOnceWithItsOperation()
    {
        DockerWorld world;
        world.stranger("web", true);
        const auto accepted = world.post("/api/v1/containers/web/adopt", json::object(), {{"Prefer", "respond-async"}});
        QCOMPARE(accepted.status, 202);
        QCOMPARE(accepted.body["kind"], json("adopt"));
        QVERIFY(waitUntil([&world] { return world.ask("GET", "/api/v1/services/web").body["status"] == json("running"); }));
    }

    void theContainerIsKeptOnRequestOnly()
    {
        DockerWorld world;
        const auto id = world.stranger("web", true);
        world.post("/api/v1/containers/web/adopt", json::object());
        QCOMPARE(world.ask("DELETE", "/api/v1/services/shop?keep_container=true").complaint(),
                 std::string("nothing_to_keep keep_container"));
        QCOMPARE(world.ask("DELETE", "/api/v1/services/web?keep_container=true").status, 204);
        QVERIFY(
            waitUntil([&world] { return world.ask("GET", "/api/v1/containers/web").body["service_id"] == json(nullptr); }));
        world.post("/api/v1/containers/web/adopt", json::object());
        QCOMPARE(world.ask("DELETE", "/api/v1/services/web").status, 204);
        QVERIFY(waitUntil([&] { return world.ask("GET", "/api/v1/containers/" + id).status == 404; }));
    }

    void aComposeFileIsTextWithoutSecrets()
    {
        DockerWorld world;
        const auto id = world.stranger("web", true);
        world.objects().details[id].environment = {{"DB_PASSWORD", "hunter2secret"}, {"MODE", "yes"}};
        const auto file = world.ask("GET", "/api/v1/containers/web/compose");
        QCOMPARE(file.status, 200);
        QCOMPARE(file.header("Content-Type"), std::string("application/yaml"));
        QVERIFY2(file.text.find("DB_PASSWORD: \"${DB_PASSWORD}\"\n") != std::string::npos, file.text.c_str());
        QVERIFY(file.text.find("MODE: \"yes\"\n") != std::string::npos && file.text.find("hunter2") == std::string::npos);
        QCOMPARE(world.ask("GET", "/api/v1/containers/web/compose").text, file.text);
        const auto shown = world.ask("GET", "/api/v1/containers/web/compose?secrets=true");
        QVERIFY(shown.text.find("DB_PASSWORD: hunter2secret\n") != std::string::npos);
        for (const auto role : {core::Role::Operator, core::Role::Viewer}) {
            world.role = role;
            QCOMPARE(world.ask("GET", "/api/v1/containers/web/compose").status, 200);
            QCOMPARE(world.ask("GET", "/api/v1/containers/web/compose?secrets=true").complaint(),
                     std::string("permission_missing"));
        }
    }

    void aServiceIsAComposeFileToo()
    {
        DockerWorld world;
        const auto file = world.ask("GET", "/api/v1/services/shop/compose");
        QCOMPARE(file.status, 200);
        QVERIFY2(file.text.starts_with("# The service shop.\n")
                     && file.text.find("- shop-data:/data\n") != std::string::npos,
                 file.text.c_str());
        QVERIFY(file.text.find("wakedock") == std::string::npos);
        QCOMPARE(world.ask("GET", "/api/v1/services/nobody/compose").status, 404);
        const auto id = world.stranger("web", true);
        world.objects().details[id].user = "1000";
        world.post("/api/v1/containers/web/adopt", json::object());
        QVERIFY(world.ask("GET", "/api/v1/services/web/compose").text.find("user: \"1000\"\n") != std::string::npos);
    }
};

WAKEDOCK_TEST(TestAdoptApi)
#include "test_adopt_api.moc"
