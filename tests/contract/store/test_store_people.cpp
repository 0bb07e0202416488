#include "store_contract.h"
#include "tests/support/test_registry.h"

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestStorePeople : public StoreContract
{
    Q_OBJECT

private Q_SLOTS:
    void aUserComesBackAsItWasStored()
    {
        User stored = makeUser("u1", "ada");
        stored.email = "ada@example.org";
        stored.fullName = "Ada L.";
        stored.role = Role::Admin;
        stored.disabled = true;
        stored.lastLoginAt = atSecond(5);
        write([&](Repositories &all) { stored = all.users().create(stored); });
        QCOMPARE(stored.version, 1);
        read([&](Repositories &all) {
            QCOMPARE(all.users().find(UserId("u1")), std::optional(stored));
            QCOMPARE(all.users().findByName("ada"), std::optional(stored));
            QVERIFY(!all.users().findByName("ben"));
        });
    }

    void usersAreListedByName()
    {
        write([](Repositories &all) {
            all.users().create(makeUser("1", "zoe"));
            all.users().create(makeUser("2", "ada"));
        });
        read([](Repositories &all) {
            QCOMPARE(all.users().list().size(), std::size_t(2));
            QCOMPARE(all.users().list().front().username, std::string("ada"));
        });
    }

    void aUserNameIsTakenOnce()
    {
        write([](Repositories &all) {
            all.users().create(makeUser("1", "ada"));
            all.users().create(makeUser("2", "ben"));
        });
        QCOMPARE(refusalReason([](Repositories &all) { all.users().create(makeUser("3", "ada")); }),
                 std::string("username_taken"));
        QCOMPARE(refusalReason([](Repositories &all) {
                     auto ben = *all.users().find(UserId("2"));
                     ben.username = "ada";
                     all.users().update(ben);
                 }),
                 std::string("username_taken"));
    }

    void anUpdateRaisesTheVersionAndRefusesAnOldOne()
    {
        User user = makeUser("1", "ada");
        write([&](Repositories &all) { user = all.users().create(user); });
        User changed = user;
        changed.role = Role::Viewer;
        write([&](Repositories &all) { changed = all.users().update(changed); });
        QCOMPARE(changed.version, 2);
        QCOMPARE(refusalReason([&](Repositories &all) { all.users().update(user); }), std::string("version_changed"));
        QCOMPARE(refusalReason([](Repositories &all) { all.users().update(makeUser("9", "eve")); }),
                 std::string("user_not_found"));
    }

    void aLoginIsRecordedWithoutAChangeOfVersion()
    {
        write([](Repositories &all) {
            all.users().create(makeUser("1", "ada"));
            all.users().recordLogin(UserId("1"), atSecond(9));
        });
        read([](Repositories &all) {
            const auto ada = *all.users().find(UserId("1"));
            QCOMPARE(ada.version, 1);
            QCOMPARE(ada.lastLoginAt, std::optional(atSecond(9)));
        });
        QCOMPARE(refusalReason([](Repositories &all) { all.users().recordLogin(UserId("9"), atSecond(9)); }),
                 std::string("user_not_found"));
    }

    void anAdministratorIsFoundOnceThereIsOne()
    {
        write([](Repositories &all) { all.users().create(makeUser("1", "ada")); });
        read([](Repositories &all) { QVERIFY(!all.users().anyAdmin()); });
        write([](Repositories &all) {
            auto ben = makeUser("2", "ben");
            ben.role = Role::Admin;
            all.users().create(ben);
        });
        read([](Repositories &all) { QVERIFY(all.users().anyAdmin()); });
    }

    void aSessionComesBackAsItWasStored()
    {
        Session session = makeSession("s1", "1");
        write([&](Repositories &all) {
            all.users().create(makeUser("1", "ada"));
            all.sessions().create(session);
        });
        read([&](Repositories &all) { QCOMPARE(all.sessions().find(session.id), std::optional(session)); });
        session.refreshHash = "second";
        session.lastUsedAt = atSecond(5);
        session.revoked = true;
        write([&](Repositories &all) { all.sessions().update(session); });
        read([&](Repositories &all) {
            QCOMPARE(all.sessions().find(session.id), std::optional(session));
            QVERIFY(!all.sessions().find(SessionId("s2")));
        });
        QCOMPARE(refusalReason([](Repositories &all) { all.sessions().update(makeSession("s2", "1")); }),
                 std::string("session_not_found"));
    }

    void sessionsBelongToAUserAndGoWithIt()
    {
        QCOMPARE(refusalReason([](Repositories &all) { all.sessions().create(makeSession("s1", "nobody")); }),
                 std::string("user_not_found"));
        write([](Repositories &all) {
            all.users().create(makeUser("1", "ada"));
            all.users().create(makeUser("2", "ben"));
            all.sessions().create(makeSession("s1", "1"));
            all.sessions().create(makeSession("s2", "2"));
        });
        read([](Repositories &all) {
            QCOMPARE(all.sessions().listOf(UserId("1")).size(), std::size_t(1));
            QCOMPARE(all.sessions().listOf(UserId("1")).front().id, SessionId("s1"));
        });
        write([](Repositories &all) { all.users().remove(UserId("1")); });
        read([](Repositories &all) {
            QVERIFY(!all.sessions().find(SessionId("s1")));
            QVERIFY(all.sessions().find(SessionId("s2")));
        });
    }

    void expiredSessionsAreRemovedAtTheirMoment()
    {
        write([](Repositories &all) {
            all.users().create(makeUser("1", "ada"));
            all.sessions().create(makeSession("s1", "1"));
            all.sessions().removeExpired(atSecond(59));
            QVERIFY(all.sessions().find(SessionId("s1")));
            all.sessions().removeExpired(atSecond(60));
            QVERIFY(!all.sessions().find(SessionId("s1")));
        });
    }

    void settingsAreReplaced()
    {
        write([](Repositories &all) {
            QVERIFY(!all.settings().find("theme"));
            all.settings().set("theme", "dark");
            all.settings().set("theme", "light");
            all.settings().set("empty", "");
        });
        read([](Repositories &all) {
            QCOMPARE(all.settings().find("theme"), std::optional(std::string("light")));
            QCOMPARE(all.settings().find("empty"), std::optional(std::string()));
        });
    }
};

WAKEDOCK_TEST(TestStorePeople)
#include "test_store_people.moc"
