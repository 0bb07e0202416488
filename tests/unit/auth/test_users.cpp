#include "auth_fixture.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/queries/auth/list_users.h"
#include "backend/core/use_cases/auth/change_user.h"
#include "backend/core/use_cases/auth/create_user.h"
#include "backend/core/use_cases/auth/set_user_password.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;

class TestUsers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAdministratorAddsAUserWhoCanSignIn()
    {
        const auto made = await(m_create->execute(admin(), newUser("Ben")));
        QCOMPARE(made.username, std::string("ben"));
        QCOMPARE(m_house->enter("ben").user.role, core::Role::Viewer);
        QCOMPARE(m_house->store.tables().audit.front().after, std::string("role=viewer"));
    }

    void nobodyElseManagesUsers()
    {
        const auto ada = m_house->add("ada", core::Role::Operator);
        const auto context = AuthFixture::as(m_house->actorOf(m_house->enter("ada")));
        const auto create = awaitError(m_create->execute(context, newUser("ben")));
        QCOMPARE(create->code(), ErrorCode::Forbidden);
        QCOMPARE(create->context().at("permission"), std::string("users:manage"));
        core::ChangeUserRequest makeMeAdmin;
        makeMeAdmin.id = ada.id;
        makeMeAdmin.role = core::Role::Admin;
        QCOMPARE(reasonOf(awaitError(m_change->execute(context, makeMeAdmin))), std::string("permission_missing"));
        core::SetUserPassword setPassword(m_house->store, m_house->passwords, m_house->clock, m_house->users);
        const auto reset = awaitError(setPassword.execute(context, {"ada", Secret("copper meadow thirteen")}));
        QCOMPARE(reasonOf(reset), std::string("permission_missing"));
    }

    void whatMakesNoUserIsRefusedAtItsField()
    {
        m_house->add("ada");
        const auto field = [&](const core::CreateUserRequest &request) {
            const auto error = awaitError(m_create->execute(admin(), request));
            return error ? error->fields().front().field : std::string("accepted");
        };
        QCOMPARE(field(newUser("")), std::string("username"));
        QCOMPARE(field(newUser("System")), std::string("username"));
        QCOMPARE(field(newUser("ada")), std::string("username"));
        auto request = newUser("ben");
        request.email = "not an address";
        QCOMPARE(field(request), std::string("email"));
        request = newUser("ben");
        request.fullName = "Ben\x1b[31m";
        QCOMPARE(field(request), std::string("full_name"));
        request = newUser("ben");
        request.password = Secret("benbenbenben");
        QCOMPARE(field(request), std::string("password"));
    }

    void theLastAdministratorStaysOne()
    {
        const auto root = m_house->add("root", core::Role::Admin);
        core::ChangeUserRequest request;
        request.id = root.id;
        request.disabled = true;
        QCOMPARE(reasonOf(awaitError(m_change->execute(admin(), request))), std::string("last_admin"));
        request.disabled.reset();
        request.role = core::Role::Viewer;
        QCOMPARE(reasonOf(awaitError(m_change->execute(admin(), request))), std::string("last_admin"));
        m_house->add("boss", core::Role::Admin);
        QCOMPARE(await(m_change->execute(admin(), request)).role, core::Role::Viewer);
    }

    void aChangeBasedOnAnOldVersionIsRefused()
    {
        const auto ada = m_house->add("ada");
        core::ChangeUserRequest request;
        request.id = ada.id;
        request.fullName = "Ada L.";
        request.expectedVersion = 1;
        QCOMPARE(await(m_change->execute(admin(), request)).version, 2);
        QCOMPARE(reasonOf(awaitError(m_change->execute(admin(), request))), std::string("version_changed"));
        request.id = core::UserId("nobody");
        QCOMPARE(reasonOf(awaitError(m_change->execute(admin(), request))), std::string("user_not_found"));
    }

    void aPasswordGivenByAnAdministratorEndsAllSessions()
    {
        m_house->add("ada");
        const auto signedIn = m_house->enter("ada");
        core::SetUserPassword setPassword(m_house->store, m_house->passwords, m_house->clock, m_house->users);
        await(setPassword.execute(admin(), {"Ada", Secret("copper meadow thirteen")}));
        QCOMPARE(m_house->refused(signedIn), std::string("session_ended"));
        QCOMPARE(reasonOf(m_house->fail("ada", "copper meadow thirteen")), std::string("succeeded"));
        const auto unknown = awaitError(setPassword.execute(admin(), {"eve", Secret("copper meadow thirteen")}));
        QCOMPARE(reasonOf(unknown), std::string("user_not_found"));
    }

    void usersAreListedByNameForWhoMayRead()
    {
        m_house->add("zoe");
        m_house->add("ada");
        core::ListUsers list(m_house->users);
        const auto users = await(list.execute(admin()));
        QCOMPARE(users.size(), std::size_t(2));
        QCOMPARE(users.front().username, std::string("ada"));
    }

    void aCallerLearnsWhoItIsAndWhatItMay()
    {
        m_house->add("ada", core::Role::Viewer);
        const auto actor = m_house->actorOf(m_house->enter("ada"));
        core::WhoAmI whoAmI(m_house->users);
        const auto me = await(whoAmI.execute(AuthFixture::as(actor)));
        QCOMPARE(me.user.username, std::string("ada"));
        QCOMPARE(me.sessionId, actor.sessionId);
        QVERIFY(std::find(me.permissions.begin(), me.permissions.end(), "services:read") != me.permissions.end());
        QVERIFY(std::find(me.permissions.begin(), me.permissions.end(), "services:create") == me.permissions.end());
        const auto window = await(whoAmI.execute(AuthFixture::as(core::Actor::local("ada"))));
        QCOMPARE(window.user.username, std::string("local:ada"));
        QCOMPARE(window.permissions.size(), core::allPermissions().size());
    }

    void init()
    {
        m_house = std::make_unique<AuthFixture>();
        m_create = std::make_unique<core::CreateUser>(m_house->store, m_house->passwords, m_house->clock, m_house->users);
        m_change = std::make_unique<core::ChangeUser>(m_house->store, m_house->clock, m_house->users);
    }
    void cleanup()
    {
        m_create.reset();
        m_change.reset();
        m_house.reset();
    }

private:
    static core::CallContext admin() { return AuthFixture::as(core::Actor::local("ada")); }
    static core::CreateUserRequest newUser(const std::string &name)
    {
        core::CreateUserRequest request;
        request.username = name;
        request.password = Secret(AuthFixture::Password);
        return request;
    }

    std::unique_ptr<AuthFixture> m_house;
    std::unique_ptr<core::CreateUser> m_create;
    std::unique_ptr<core::ChangeUser> m_change;
};

WAKEDOCK_TEST(TestUsers)
#include "test_users.moc"
