#include "app/assembly/caddy_window_doors.h"
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

/// The fake's configuration holds `dns_token: hunter22`.
const QString theSecret = QStringLiteral("hunter22");

struct DoorHouse : WorkshopFixture {
    models::CaddyDoors doors = app::caddyWindowDoors(core().proxyConfig);
};

} // namespace

/// What comes out of the window's doors to Caddy's configuration.
class TestCaddyWindowDoors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsAreCoveredUnlessAskedFor()
    {
        DoorHouse house;
        const auto covered = await(house.doors.config(WorkshopFixture::as(Role::Admin), true));
        QVERIFY(covered.covered);
        QVERIFY(covered.lines->text().contains(QStringLiteral("dns_token")));
        QVERIFY(!covered.lines->text().contains(theSecret));
        const auto open = await(house.doors.config(WorkshopFixture::as(Role::Admin), false));
        QVERIFY(!open.covered);
        QVERIFY(open.lines->text().contains(theSecret));
        QCOMPARE(open.hash, covered.hash);
    }

    void whoMayNotSeeSecretsGetsThemCoveredWhateverIsAsked()
    {
        DoorHouse house;
        const auto sight = await(house.doors.config(WorkshopFixture::as(Role::Viewer), false));
        QVERIFY(sight.covered);
        QVERIFY(!sight.lines->text().contains(theSecret));
    }

    void differencesAreCoveredByTheirPlace()
    {
        DoorHouse house;
        const ConfigText text{R"({"apps":{"site":"hello","dns_token":"another1"}})", ConfigLanguage::Json};
        const auto covered = await(house.doors.validate(WorkshopFixture::as(Role::Admin), text, true));
        QCOMPARE(covered.differences.size(), std::size_t(1));
        QVERIFY(!covered.differences.front().before.contains(theSecret));
        QVERIFY(!covered.differences.front().after.contains(QStringLiteral("another1")));
        const auto open = await(house.doors.validate(WorkshopFixture::as(Role::Admin), text, false));
        QVERIFY(open.differences.front().before.contains(theSecret));
    }

    void whatIsAppliedCanBeTakenBack()
    {
        DoorHouse house;
        const auto admin = WorkshopFixture::as(Role::Admin);
        const auto applied = await(house.doors.apply(admin, {R"({"apps":{"site":"bye"}})", ConfigLanguage::Json}));
        QVERIFY(applied.changed);
        QVERIFY(!applied.backupId.empty());
        const ConfigBackupId id(applied.backupId);
        const auto differences = await(house.doors.compareBackup(admin, id, true));
        QVERIFY(!differences.empty());
        for (const auto &each : differences) {
            QVERIFY(!each.after.contains(theSecret));
        }
        QVERIFY(await(house.doors.restore(admin, id)).changed);
        QVERIFY(await(house.doors.compareBackup(admin, id, true)).empty());
        QVERIFY(!await(house.doors.renewRoutes(admin)).changed);
    }
};

WAKEDOCK_TEST(TestCaddyWindowDoors)
#include "test_caddy_window_doors.moc"
