#include "api_world.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

namespace {

const std::string registries = "/api/v1/registries";

json login(const std::string &address)
{
    return {{"address", address}, {"username", "ada"}, {"password", "nine oars"}};
}

} // namespace

class TestRegistriesApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRegistryIsAddedReadListedAndRemoved()
    {
        ApiWorld world;
        const auto added = world.post(registries, login("https://Registry.example.org/"));
        QCOMPARE(added.status, 201);
        QCOMPARE(added.body.at("address"), json("registry.example.org"));
        QCOMPARE(added.body.at("has_password"), json(true));
        const auto path = added.header("Location");
        QCOMPARE(path, registries + "/" + added.body.at("id").get<std::string>());
        const auto read = world.ask("GET", path);
        QCOMPARE(read.body, added.body);
        QCOMPARE(world.ask("GET", path, {}, {{"If-None-Match", read.header("ETag")}}).status, 304);
        QCOMPARE(world.ask("GET", registries).body.at("total"), json(1));
        QCOMPARE(world.ask("DELETE", path).status, 204);
        QCOMPARE(world.ask("GET", path).status, 404);
        QCOMPARE(world.ask("DELETE", path).status, 404);
    }

    void noAnswerHoldsThePassword()
    {
        ApiWorld world;
        const auto added = world.post(registries, login("registry.example.org"));
        const auto path = added.header("Location");
        for (const auto &reply :
             {added, world.ask("GET", path), world.ask("GET", registries), world.ask("POST", path + "/test"),
              world.ask("PUT", path, login("registry.example.org").dump(), {{"If-Match", "*"}}),
              world.post(registries, login("registry.example.org")), world.ask("GET", "/api/v1/audit")}) {
            QVERIFY2(reply.text.find("nine oars") == std::string::npos, reply.text.c_str());
        }
        QVERIFY(!world.workshop.sink.contains("nine oars"));
    }

    void wrongFieldsAreNamed()
    {
        ApiWorld world;
        QCOMPARE(world.post(registries, login("registry")).complaint(), std::string("registry_address_invalid address"));
        auto nameless = login("registry.example.org");
        nameless.erase("username");
        QCOMPARE(world.post(registries, nameless).complaint(), std::string("registry_login_invalid username"));
        QCOMPARE(world.post(registries, {{"address", "a.example"}, {"colour", "red"}}).complaint(),
                 std::string("invalid_request colour"));
        world.post(registries, login("registry.example.org"));
        QCOMPARE(world.post(registries, login("registry.example.org")).complaint(), std::string("registry_exists address"));
        QCOMPARE(world.post(registries, login("registry.example.org")).status, 409);
    }

    void aPutKeepsThePasswordItDoesNotName()
    {
        ApiWorld world;
        const auto added = world.post(registries, login("registry.example.org"));
        const auto path = added.header("Location");
        const json renamed{{"address", "registry.example.org"}, {"username", "bob"}};
        const auto put = world.ask("PUT", path, renamed.dump(), {{"If-Match", added.header("ETag")}});
        QCOMPARE(put.status, 200);
        QCOMPARE(put.body.at("username"), json("bob"));
        QCOMPARE(put.body.at("has_password"), json(true));
        QCOMPARE(world.ask("PUT", path, renamed.dump(), {{"If-Match", added.header("ETag")}}).status, 412);
        const json moved{{"address", "elsewhere.example.org"}, {"username", "bob"}};
        QCOMPARE(world.ask("PUT", path, moved.dump(), {{"If-Match", "*"}}).complaint(),
                 std::string("registry_password_needed password"));
        const json open{{"address", "registry.example.org"}, {"password", nullptr}};
        QCOMPARE(world.ask("PUT", path, open.dump(), {{"If-Match", "*"}}).body.at("has_password"), json(false));
    }

    void whatATestFindsIsItsAnswer()
    {
        ApiWorld world;
        const auto path = world.post(registries, login("registry.example.org")).header("Location");
        const auto missing = world.ask("POST", path + "/test");
        QCOMPARE(missing.status, 200);
        QCOMPARE(missing.body.at("ok"), json(false));
        QCOMPARE(missing.body.at("problem").at("code"), json("host_not_found"));
        QVERIFY(!missing.body.at("problem").at("remedy").get<std::string>().empty());
        world.workshop.registries.sites["registry.example.org"];
        QCOMPARE(world.ask("POST", path + "/test").body, json({{"ok", true}, {"problem", nullptr}}));
        const auto found = world.ask("GET", path).body.at("last_test");
        QCOMPARE(found.at("ok"), json(true));
        QCOMPARE(found.at("problem"), json());
        QVERIFY(!found.at("at").get<std::string>().empty());
        QCOMPARE(world.ask("GET", registries).body.at("items").at(0).at("last_test"), found);
        QCOMPARE(world.ask("POST", path + "/test?host_id=nowhere").status, 404);
    }

    void rolesMayWhatTheyMay()
    {
        ApiWorld world;
        const auto path = world.post(registries, login("registry.example.org")).header("Location");
        world.role = core::Role::Operator;
        QCOMPARE(world.ask("GET", path).status, 200);
        QCOMPARE(world.post(registries, login("b.example.org")).status, 403);
        QCOMPARE(world.ask("PUT", path, login("b.example.org").dump(), {{"If-Match", "*"}}).status, 403);
        QCOMPARE(world.ask("DELETE", path).status, 403);
        QCOMPARE(world.ask("POST", path + "/test").status, 403);
    }
};

WAKEDOCK_TEST(TestRegistriesApi)
#include "test_registries_api.moc"
