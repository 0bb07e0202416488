#include "backend/core/domain/rules/permission_rules.h"
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

struct ProxyHouse : WorkshopFixture {
    ProxyHouse() { deploy(aService("shop").at("shop.example.org").config()); }

    Task<ConfigApplied> reload(const std::string &text)
    {
        return core().proxyConfig.reload.execute(as(Role::Admin), {text, ConfigLanguage::Json});
    }
    [[nodiscard]] bool isServed() const { return proxyConfigs.live().json.find("shop.example.org") != std::string::npos; }
};

const std::string bye = R"({"apps":{"site":"bye"}})";

} // namespace

/// Reloads and restores of the proxy's whole configuration, and what becomes of it when something fails on the way.
class TestProxyConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOperatorsConfigurationGoesInWithOurRoutesInIt()
    {
        ProxyHouse house;
        const auto applied = await(house.reload(bye));
        QVERIFY(applied.changed);
        QCOMPARE(applied.config.hash, house.proxyConfigs.live().hash);
        QVERIFY(house.isServed());
        QCOMPARE(house.configBackups.kept.size(), std::size_t(1));
    }

    void whatCannotBeKeptOrWrittenDownIsNotDone()
    {
        ProxyHouse house;
        house.configBackups.failNextKeep = Error(ErrorCode::UpstreamFailed, "data_dir_unwritable", "The disk is full.");
        QCOMPARE(awaitError(house.reload(bye))->reason(), std::string("data_dir_unwritable"));
        house.store.failWrites(1);
        QVERIFY(awaitError(house.reload(bye)).has_value());
        QCOMPARE(house.proxyConfigs.replaced(), 0);
    }

    void somebodyWhoComesBetweenIsNotOverwrittenUnseen()
    {
        ProxyHouse house;
        house.proxyConfigs.writeAtNextReplace(R"({"apps":{"site":"theirs"}})");
        const auto applied = await(house.reload(bye));
        QVERIFY(applied.changed);
        // What they wrote was kept before it was replaced.
        QVERIFY(house.configBackups.kept.back().second.json.find("theirs") != std::string::npos);
        QCOMPARE(house.configBackups.kept.size(), std::size_t(2));
    }

    void whenOurRoutesDoNotGetInTheFormerOneComesBack()
    {
        ProxyHouse house;
        const auto before = house.proxyConfigs.live();
        house.proxy.failNextApply(Error(ErrorCode::Invalid, "proxy_refused", "No."));
        const auto error = awaitError(house.reload(bye));
        QCOMPARE(error->reason(), std::string("config_not_in_force"));
        QVERIFY(error->message().find("The former one was put back.") != std::string::npos);
        QVERIFY(house.proxyConfigs.live() == before);
        QCOMPARE(house.proxyConfigs.replaced(), 2);
    }

    void aCallerWhoLeavesCancelsNothing()
    {
        ProxyHouse house;
        CancelSource source;
        auto context = WorkshopFixture::as(Role::Admin);
        context.cancel = source.token();
        auto reloading = house.core().proxyConfig.reload.execute(context, {bye, ConfigLanguage::Json});
        source.cancel();
        await(std::move(reloading));
        QCOMPARE(house.proxyConfigs.replaced(), 1);
    }

    void aRestoreBringsBackTheirsAndKeepsOursOfNow()
    {
        ProxyHouse house;
        const auto kept = await(house.core().proxyConfig.backUp.execute(WorkshopFixture::as(Role::Admin), "before"));
        await(house.reload(bye));
        house.deploy(aService("blog").at("blog.example.org").config());
        await(house.core().proxyConfig.restore.execute(WorkshopFixture::as(Role::Admin), kept.id));
        const auto live = house.proxyConfigs.live().json;
        QVERIFY(live.find("hello") != std::string::npos);
        QVERIFY(live.find("blog.example.org") != std::string::npos);
        QVERIFY(house.isServed());
    }

    void theAuditLogSaysFromWhatToWhat()
    {
        ProxyHouse house;
        const auto before = house.proxyConfigs.live().hash;
        const auto applied = await(house.reload(bye));
        const auto entry = house.store.tables().audit.back();
        QCOMPARE(entry.action, std::string("caddy.reload"));
        QCOMPARE(entry.before, "config " + before);
        QCOMPARE(entry.after, "config " + applied.config.hash);
    }

    void withoutThePermissionNothingIsDone()
    {
        ProxyHouse house;
        const auto operators = WorkshopFixture::as(Role::Operator);
        auto &calls = house.core().proxyConfig;
        QCOMPARE(awaitError(calls.reload.execute(operators, {bye, ConfigLanguage::Json}))->code(), ErrorCode::Forbidden);
        QCOMPARE(awaitError(calls.validate.execute(operators, {bye, ConfigLanguage::Json}))->code(), ErrorCode::Forbidden);
        QCOMPARE(awaitError(calls.renewRoutes.execute(operators))->code(), ErrorCode::Forbidden);
        QCOMPARE(awaitError(calls.backUp.execute(operators, ""))->code(), ErrorCode::Forbidden);
        QCOMPARE(awaitError(calls.restore.execute(operators, ConfigBackupId("x")))->code(), ErrorCode::Forbidden);
        QCOMPARE(awaitError(calls.getBackup.execute(operators, ConfigBackupId("x")))->code(), ErrorCode::Forbidden);
        QVERIFY(!GetProxyConfig::showsSecrets(operators));
    }
};

WAKEDOCK_TEST(TestProxyConfig)
#include "test_proxy_config.moc"
