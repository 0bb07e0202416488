#include "api_world.h"
#include "backend/api/json/user_json.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

namespace {

const std::string goodPassword = "nine wooden oars";

/// Makes the administrator ada over the API.
Reply setUp(ApiWorld &world)
{
    const auto token = std::string(world.auth.setUp.issueToken().reveal());
    return world.post("/api/v1/setup", {{"token", token}, {"username", "ada"}, {"password", goodPassword}});
}

} // namespace

class TestAccountApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstAdministratorIsMadeOnce()
    {
        ApiWorld world;
        QCOMPARE(world.ask("GET", "/api/v1/setup").text, std::string(R"({"needed":true})"));
        const auto token = std::string(world.auth.setUp.issueToken().reveal());
        const json wrong = {{"token", "guess"}, {"username", "ada"}, {"password", goodPassword}};
        QCOMPARE(world.post("/api/v1/setup", wrong).status, 403);
        QCOMPARE(world.post("/api/v1/setup", {{"token", token}}).complaint(),
                 std::string("invalid_request username password"));
        const auto made = setUp(world);
        QCOMPARE(made.status, 201);
        QCOMPARE(made.body["role"], json("admin"));
        QVERIFY(made.text.find("hash") == std::string::npos);
        QCOMPARE(world.ask("GET", "/api/v1/setup").text, std::string(R"({"needed":false})"));
        QCOMPARE(setUp(world).status, 404);
        QCOMPARE(world.ask("POST", "/api/v1/setup", "not even JSON").status, 404);
    }

    void aWeakPasswordNamesItsField()
    {
        ApiWorld world;
        const auto token = std::string(world.auth.setUp.issueToken().reveal());
        const auto reply = world.post("/api/v1/setup", {{"token", token}, {"username", "ada"}, {"password", "short"}});
        QCOMPARE(reply.status, 422);
        QVERIFY2(reply.complaint().ends_with(" password"), reply.text.c_str());
    }

    void aLoginGivesTokensAndTheUser()
    {
        ApiWorld world;
        setUp(world);
        const auto reply = world.post("/api/v1/auth/login", {{"username", "Ada"}, {"password", goodPassword}});
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body["token_type"], json("Bearer"));
        QCOMPARE(reply.body["expires_in"], json(900));
        QVERIFY(!reply.body["access_token"].get<std::string>().empty());
        QCOMPARE(reply.body["user"]["username"], json("ada"));
        const auto renewed = world.post("/api/v1/auth/refresh", {{"refresh_token", reply.body["refresh_token"]}});
        QCOMPARE(renewed.status, 200);
        QVERIFY(renewed.body["refresh_token"] != reply.body["refresh_token"]);
        QCOMPARE(world.post("/api/v1/auth/refresh", {{"refresh_token", reply.body["refresh_token"]}}).status, 401);
    }

    void aWrongPasswordIsNotAuthenticatedAndAWrongBodyIsNamed()
    {
        ApiWorld world;
        setUp(world);
        QCOMPARE(world.post("/api/v1/auth/login", {{"username", "ada"}, {"password", "wrong"}}).status, 401);
        QCOMPARE(world.post("/api/v1/auth/login", {{"username", "ada"}}).complaint(),
                 std::string("invalid_request password"));
        QCOMPARE(world.post("/api/v1/auth/login", {{"username", 5}, {"password", "x"}, {"remember", true}}).complaint(),
                 std::string("invalid_request remember username"));
    }

    void whoIsSignedInSeesItselfAndItsRights()
    {
        ApiWorld world;
        setUp(world);
        const auto login = world.post("/api/v1/auth/login", {{"username", "ada"}, {"password", goodPassword}});
        auto context = WorkshopFixture::as(core::Role::Admin);
        context.actor = await(world.auth.authenticate.execute(context, login.body["access_token"].get<std::string>()));
        const auto me = await(world.auth.whoAmI.execute(context));
        const auto shown = json::parse(api::meJson(me));
        QCOMPARE(shown["username"], json("ada"));
        QVERIFY(std::ranges::find(shown["permissions"], json("services:create")) != shown["permissions"].end());
        QVERIFY(!shown["session_id"].get<std::string>().empty());
    }
};

WAKEDOCK_TEST(TestAccountApi)
#include "test_account_api.moc"
