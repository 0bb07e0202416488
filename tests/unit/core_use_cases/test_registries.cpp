#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

CallContext admin()
{
    return WorkshopFixture::as(Role::Admin);
}

Registry added(WorkshopFixture &house, const std::string &address, const std::string &user = "ada")
{
    RegistryWish wish{address, user, Secret(user.empty() ? "" : "nine oars")};
    return await(house.core().registries.add.execute(admin(), std::move(wish)));
}

ChangeRegistryRequest changeOf(const Registry &registry)
{
    ChangeRegistryRequest request;
    request.id = registry.id;
    request.wish.address = registry.address;
    request.wish.username = registry.username;
    request.keepsPassword = true;
    return request;
}

} // namespace

class TestRegistries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAddedRegistryIsSignedInAtAndItsPasswordIsNowhereInTheDatabase()
    {
        WorkshopFixture house;
        const auto registry = added(house, "https://Registry.example.org/");
        QCOMPARE(registry.address, std::string("registry.example.org"));
        QCOMPARE(house.registries.logins.at("registry.example.org").username, std::string("ada"));
        QCOMPARE(house.secrets.kept.at(registry.passwordName), std::string("nine oars"));
        const auto &audit = house.store.tables().audit.back();
        QCOMPARE(audit.action, std::string("registry.add"));
        QCOMPARE(audit.after, std::string("registry.example.org as ada with a password"));
        QVERIFY(!house.sink.contains("nine oars"));
    }

    void theNextStartSignsInAgain()
    {
        WorkshopFixture house;
        added(house, "registry.example.org");
        house.registries.logins.clear();
        house.restart();
        QCOMPARE(std::string(house.registries.logins.at("registry.example.org").password.reveal()),
                 std::string("nine oars"));
    }

    void aLostPasswordIsSaidAndStopsNoStart()
    {
        WorkshopFixture house;
        const auto registry = added(house, "registry.example.org");
        house.registries.logins.clear();
        house.secrets.kept.clear();
        house.restart();
        QVERIFY(house.registries.logins.empty());
        QVERIFY(house.sink.contains("is no longer there"));
        const auto problem = await(house.core().registries.test.execute(admin(), registry.id, localHost()));
        QCOMPARE(problem->code, std::string("registry_password_missing"));
    }

    void aRegistryThatCannotBeStoredLeavesNoPassword()
    {
        WorkshopFixture house;
        added(house, "registry.example.org");
        const RegistryWish again{"registry.example.org", "bob", Secret("another")};
        QCOMPARE(awaitError(house.core().registries.add.execute(admin(), again))->reason(), std::string("registry_exists"));
        QCOMPARE(house.secrets.kept.size(), std::size_t(1));
        QCOMPARE(house.registries.logins.at("registry.example.org").username, std::string("ada"));
    }

    void aChangeKeepsThePasswordOrReplacesIt()
    {
        WorkshopFixture house;
        const auto registry = added(house, "registry.example.org");
        auto request = changeOf(registry);
        request.wish.username = "bob";
        const auto renamed = await(house.core().registries.change.execute(admin(), request));
        QCOMPARE(renamed.passwordName, registry.passwordName);
        QCOMPARE(house.registries.logins.at("registry.example.org").username, std::string("bob"));
        request.keepsPassword = false;
        request.wish.password = Secret("new oars");
        const auto changed = await(house.core().registries.change.execute(admin(), request));
        QVERIFY(changed.passwordName != registry.passwordName);
        QCOMPARE(house.secrets.kept.size(), std::size_t(1));
        QCOMPARE(std::string(house.registries.logins.at("registry.example.org").password.reveal()), std::string("new oars"));
        request.wish.password = Secret();
        request.wish.username.clear();
        await(house.core().registries.change.execute(admin(), request));
        QVERIFY(house.registries.logins.empty() && house.secrets.kept.empty());
    }

    void aStoredPasswordIsNotSentToAnotherAddress()
    {
        WorkshopFixture house;
        const auto registry = added(house, "registry.example.org");
        auto request = changeOf(registry);
        request.wish.address = "evil.example.org";
        const auto refused = awaitError(house.core().registries.change.execute(admin(), request));
        QCOMPARE(refused->reason(), std::string("registry_password_needed"));
        QCOMPARE(refused->fields().front().field, std::string("password"));
        request.keepsPassword = false;
        request.wish.password = Secret("of the new one");
        await(house.core().registries.change.execute(admin(), request));
        QVERIFY(!house.registries.logins.contains("registry.example.org"));
        QCOMPARE(std::string(house.registries.logins.at("evil.example.org").password.reveal()),
                 std::string("of the new one"));
    }

    void aChangeOfAnOldVersionOrOneThatFailsChangesNothing()
    {
        WorkshopFixture house;
        const auto registry = added(house, "registry.example.org");
        auto request = changeOf(registry);
        request.expectedVersion = 7;
        QCOMPARE(awaitError(house.core().registries.change.execute(admin(), request))->reason(),
                 std::string("version_changed"));
        request.expectedVersion = 1;
        request.keepsPassword = false;
        request.wish.password = Secret("new oars");
        house.store.failWrites(1);
        QCOMPARE(awaitError(house.core().registries.change.execute(admin(), request))->reason(), std::string("disk_full"));
        QCOMPARE(house.secrets.kept.size(), std::size_t(1));
        QCOMPARE(std::string(house.registries.logins.at("registry.example.org").password.reveal()),
                 std::string("nine oars"));
    }

    void aRemovedRegistryIsAskedAsNobody()
    {
        WorkshopFixture house;
        const auto registry = added(house, "registry.example.org");
        await(house.core().registries.remove.execute(admin(), registry.id));
        QVERIFY(house.registries.logins.empty() && house.secrets.kept.empty());
        QCOMPARE(awaitError(house.core().registries.remove.execute(admin(), registry.id))->reason(),
                 std::string("registry_not_found"));
        QCOMPARE(house.store.tables().audit.back().action, std::string("registry.remove"));
    }

    void aTestSaysWhatIsWrong()
    {
        WorkshopFixture house;
        const auto registry = added(house, "registry.example.org");
        const auto tried = [&house, &registry] {
            return await(house.core().registries.test.execute(admin(), registry.id, localHost()));
        };
        QCOMPARE(tried()->code, std::string("host_not_found"));
        auto &site = house.registries.sites["registry.example.org"];
        site.users["ada"] = "other oars";
        QCOMPARE(tried()->code, std::string("login_refused"));
        site.users["ada"] = "nine oars";
        QVERIFY(!tried().has_value());
        site.trouble = RegistryProblem{"tls_failed", {}, {}};
        QCOMPARE(tried()->code, std::string("tls_failed"));
        QCOMPARE(awaitError(house.core().registries.test.execute(admin(), registry.id, HostId("nowhere")))->reason(),
                 std::string("host_not_found"));
    }

    void whatATestFoundIsKnownUntilTheLoginIsAnotherOne()
    {
        WorkshopFixture house;
        const auto registry = added(house, "registry.example.org");
        house.registries.sites["registry.example.org"].users["ada"] = "nine oars";
        const auto last = [&house, &registry] {
            const auto one = await(house.core().registries.get.execute(admin(), registry.id));
            const auto all = await(house.core().registries.list.execute(admin()));
            return one.lastTrial == all.front().lastTrial ? one.lastTrial : RegistryTrial{};
        };
        QVERIFY(!last());
        await(house.core().registries.test.execute(admin(), registry.id, localHost()));
        QCOMPARE(last()->at, house.clock.now());
        QVERIFY(!last()->problem);
        house.registries.sites["registry.example.org"].users["ada"] = "other oars";
        await(house.core().registries.test.execute(admin(), registry.id, localHost()));
        QCOMPARE(last()->problem->code, std::string("login_refused"));
        auto request = changeOf(registry);
        request.wish.username = "bob";
        await(house.core().registries.change.execute(admin(), request));
        QVERIFY(!last());
        await(house.core().registries.test.execute(admin(), registry.id, localHost()));
        QVERIFY(last());
        await(house.core().registries.remove.execute(admin(), registry.id));
        QVERIFY(!added(house, "registry.example.org").lastTrial);
        QVERIFY(!await(house.core().registries.list.execute(admin())).front().lastTrial);
    }

    void onlyAdministratorsManageAndEverybodyMayRead()
    {
        WorkshopFixture house;
        const auto registry = added(house, "registry.example.org");
        auto &calls = house.core().registries;
        const auto other = WorkshopFixture::as(Role::Operator);
        QCOMPARE(awaitError(calls.add.execute(other, {"a.example.org", {}, {}}))->code(), ErrorCode::Forbidden);
        QCOMPARE(awaitError(calls.change.execute(other, changeOf(registry)))->code(), ErrorCode::Forbidden);
        QCOMPARE(awaitError(calls.remove.execute(other, registry.id))->code(), ErrorCode::Forbidden);
        QCOMPARE(awaitError(calls.test.execute(other, registry.id, localHost()))->code(), ErrorCode::Forbidden);
        QCOMPARE(await(calls.list.execute(WorkshopFixture::as(Role::Viewer))), std::vector{registry});
        QCOMPARE(await(calls.get.execute(WorkshopFixture::as(Role::Viewer), registry.id)), registry);
        QCOMPARE(awaitError(calls.get.execute(other, RegistryId("no")))->reason(), std::string("registry_not_found"));
    }
};

WAKEDOCK_TEST(TestRegistries)
#include "test_registries.moc"
