#include "backend/core/domain/rules/password_policy.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/user_rules.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::core;

class TestAuthRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRoleMayExactlyWhatItsTableSays_data()
    {
        QTest::addColumn<QString>("permission");
        QTest::addColumn<QString>("roles");
        const auto row = [](const char *name, const char *roles) {
            QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(roles);
        };
        row("services:read", "admin operator viewer");
        row("services:create", "admin operator");
        row("services:update", "admin operator");
        row("services:delete", "admin operator");
        row("services:operate", "admin operator");
        row("service:privileged", "admin");
        row("service:exec", "admin operator");
        row("containers:exec", "admin");
        row("system:read", "admin operator viewer");
        row("operations:read", "admin operator viewer");
        row("operations:cancel", "admin operator");
        row("users:read", "admin operator viewer");
        row("hosts:read", "admin operator viewer");
        row("hosts:manage", "admin");
        row("stacks:read", "admin operator viewer");
        row("stacks:create", "admin operator");
        row("stacks:operate", "admin operator");
        row("users:manage", "admin");
        row("settings:read", "admin operator viewer");
        row("settings:manage", "admin");
        row("audit:read", "admin operator viewer");
        row("metrics:read", "admin operator viewer");
        row("signed_in", "admin operator viewer");
        row("public", "admin operator viewer");
        row("services:write", "");
        row("", "");
        row("*", "");
        row("services:", "");
    }
    void aRoleMayExactlyWhatItsTableSays()
    {
        QFETCH(QString, permission);
        QFETCH(QString, roles);
        QStringList allowed;
        for (const Role role : {Role::Admin, Role::Operator, Role::Viewer}) {
            if (allows(role, permission.toStdString())) {
                allowed << QString::fromStdString(std::string(roleName(role)));
            }
        }
        QCOMPARE(allowed.join(QLatin1Char(' ')), roles);
    }

    void thePermissionsOfARoleAreSortedAndAllowed()
    {
        for (const Role role : {Role::Admin, Role::Operator, Role::Viewer}) {
            const auto names = permissionsOf(role);
            QVERIFY(std::is_sorted(names.begin(), names.end()));
            QVERIFY(std::all_of(names.begin(), names.end(), [role](auto name) { return allows(role, name); }));
        }
        QCOMPARE(allPermissions().size(), std::size_t(42));
        QVERIFY(permissionsOf(Role::Viewer).size() < permissionsOf(Role::Operator).size());
    }

    void aRefusalNamesThePermission()
    {
        Actor actor;
        actor.role = Role::Viewer;
        requirePermission(actor, permission::ServicesRead);
        try {
            requirePermission(actor, permission::ServicesDelete);
            QFAIL("it was allowed");
        } catch (const Error &error) {
            QCOMPARE(error.code(), ErrorCode::Forbidden);
            QVERIFY(error.message().find("services:delete") != std::string::npos);
        }
    }

    void aPasswordIsJudgedByItsRules_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *password, const char *reason) {
            QTest::newRow(password) << QString::fromUtf8(password) << QString::fromUtf8(reason);
        };
        row("violet harbour lantern", "");
        row("gT7#kq9!zLw2", "");
        row("grüße aus öhringen", "");
        row("short", "password_too_short");
        row("elevenchars", "password_too_short");
        row("ééééééééééé", "password_too_short");
        row("margarethe", "password_too_short");
        row("margarethe12", "password_is_username");
        row("Margarethemargarethe", "password_is_username");
        row("margarethe and seven goats", "");
        row("password1234", "password_too_common");
        row("Password1234!", "password_too_common");
        row("passwordpassword", "password_too_common");
        row("qwertyqwerty99", "password_too_common");
        row("administrator", "password_too_common");
        row("1q2w3e4r5t6y", "password_too_common");
        row("correcthorsebatterystaple", "password_too_common");
        row("changemechangeme", "password_too_common");
        row("123412341234", "password_too_common");
        row("aaaaaaaaaaaa", "password_too_simple");
        row("abababababab", "password_too_simple");
        row("abcdefghijklm", "password_too_simple");
        row("zyxwvutsrqpo", "password_too_simple");
        row("password\nwith a line", "password_not_text");
    }
    void aPasswordIsJudgedByItsRules()
    {
        QFETCH(QString, password);
        QFETCH(QString, reason);
        QCOMPARE(QString::fromStdString(broken(password.toStdString())), reason);
    }

    void aPasswordHasAnUpperLimitToo() { QCOMPARE(broken(std::string(1025, 'x')), std::string("password_too_long")); }

    void theRefusalNamesRuleAndFieldButNotThePassword()
    {
        try {
            checkPassword({}, Secret("tooshort77"), "ada", "new_password");
            QFAIL("it was accepted");
        } catch (const Error &error) {
            QCOMPARE(error.fields().front().field, std::string("new_password"));
            QVERIFY(error.message().find("12 characters") != std::string::npos);
            QVERIFY(error.message().find("tooshort77") == std::string::npos);
        }
    }

    void userNamesAreComparedInOneForm()
    {
        QCOMPARE(normalUsername("  Ada.L@Example.ORG\n"), std::string("ada.l@example.org"));
        QCOMPARE(normalUsername(" \t "), std::string());
    }

    void userNamesFollowOnePattern_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("good");
        const auto row = [](const char *name, bool good) { QTest::newRow(name) << QString::fromUtf8(name) << good; };
        row("ada", true);
        row("a", true);
        row("0day", true);
        row("ada.l-2_x@example.org", true);
        row("", false);
        row("Ada", false);
        row("ada l", false);
        row(".ada", false);
        row("-ada", false);
        row("local:ada", false);
        row("system", false);
        row("local", false);
        row("аda", false); // A Cyrillic letter that looks like an a.
        row("ada\n", false);
    }
    void userNamesFollowOnePattern()
    {
        QFETCH(QString, name);
        QFETCH(bool, good);
        bool accepted = true;
        try {
            checkUsername(name.toStdString());
        } catch (const Error &error) {
            accepted = false;
            QCOMPARE(error.fields().front().field, std::string("username"));
        }
        QCOMPARE(accepted, good);
    }

    void aUserNameHasAnUpperLimit()
    {
        checkUsername(std::string(64, 'a'));
        QVERIFY_THROWS_EXCEPTION(Error, checkUsername(std::string(65, 'a')));
    }

    void rolesHaveTheirWords()
    {
        for (const Role role : {Role::Admin, Role::Operator, Role::Viewer}) {
            QCOMPARE(roleNamed(roleName(role)), std::optional(role));
        }
        QVERIFY(!roleNamed("Admin"));
        QVERIFY(!roleNamed(""));
    }

private:
    static std::string broken(const std::string &password)
    {
        try {
            checkPassword({}, Secret(password), "margarethe");
        } catch (const Error &error) {
            return error.reason();
        }
        return {};
    }
};

WAKEDOCK_TEST(TestAuthRules)
#include "test_auth_rules.moc"
