#include "tests/models/caddy_bench.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace wakedock;
using namespace wakedock::models;
using namespace wakedock::tests;
using Tester = QAbstractItemModelTester;

namespace {

QString differenceAt(const DifferenceListModel &list, int row, int role)
{
    return list.index(row).data(role).toString();
}

} // namespace

class TestCaddyModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhoRunsCaddyAndWhatItServes()
    {
        CaddyBench bench;
        QVERIFY(bench.knowsStatus());
        const auto &status = *bench.caddy.status();
        QVERIFY(status.reachable());
        QCOMPARE(status.title(), QStringLiteral("Caddy 2.6.2"));
        QCOMPARE(status.statusText(), QStringLiteral("Serving"));
        QVERIFY(status.keeperText().startsWith(QStringLiteral("WakeDock started it")));
        QCOMPARE(status.foreignHosts(), QStringList{QStringLiteral("www.example.org")});
        QCOMPARE(status.facts().size(), 5);
        QVERIFY(status.dropsNote().contains(QStringLiteral("WebSocket")));
        QVERIFY(status.mayManage());
    }

    void aCaddyThatIsAwaySaysWhyAndWhatHelps()
    {
        CaddyBench bench;
        bench.world.caddy().setAway(true);
        QVERIFY(bench.knowsStatus());
        QVERIFY(!bench.caddy.status()->reachable());
        QCOMPARE(bench.caddy.status()->tone(), Tone::Negative);
        QVERIFY(!bench.caddy.status()->problem().isEmpty());
        QVERIFY(!bench.caddy.status()->remedy().isEmpty());
        bench.caddy.status()->renew();
        QVERIFY(waitUntil([&] { return bench.caddy.status()->renewalError().present; }));
        QVERIFY(!bench.caddy.status()->isRenewing());
    }

    void looksAgainWhenCaddyComesBack()
    {
        CaddyBench bench;
        bench.world.caddy().setAway(true);
        QVERIFY(bench.knowsStatus());
        bench.world.caddy().setAway(false);
        core::ComponentHealth health;
        health.name = "caddy";
        health.availability = core::Availability::Available;
        bench.world.publish(core::ComponentHealthChanged{health});
        QVERIFY(waitUntil([&] { return bench.caddy.status()->reachable(); }));
    }

    void whoMayNotChangeCaddySeesThatNothingOfThatIsOffered()
    {
        DemoWorld world(DemoWorld::Scenario::Full);
        core::Actor viewer = core::Actor::local("tester");
        viewer.role = core::Role::Viewer;
        Bridge bridge(world.doors(), viewer, &world);
        const CaddyStatusModel status(bridge);
        QVERIFY(!status.mayManage());
    }

    void bringingTheRoutesBackEndsTheDrift()
    {
        CaddyBench bench;
        QVERIFY(bench.readsConfig());
        QCOMPARE(bench.caddy.config()->drift()->count(), 2);
        bench.caddy.status()->renew();
        QVERIFY(waitUntil([&] { return bench.caddy.config()->drift()->count() == 0; }));
        QVERIFY(bench.caddy.status()->renewal().contains(QStringLiteral("are back")));
        bench.caddy.status()->renew();
        QVERIFY(waitUntil([&] { return bench.caddy.status()->renewal().contains(QStringLiteral("all there")); }));
    }

    void secretsAreCoveredUntilSomebodyAsks()
    {
        CaddyBench bench;
        const Tester tester(bench.caddy.config()->lines(), Tester::FailureReportingMode::QtTest);
        QVERIFY(bench.readsConfig());
        QVERIFY(!bench.shown().contains(QStringLiteral("f83c9a21d6")));
        bench.caddy.config()->setCovered(false);
        QVERIFY(waitUntil([&] { return bench.caddy.config()->state() == RequestState::Ready; }));
        QVERIFY(bench.shown().contains(QStringLiteral("f83c9a21d6")));
    }

    void theConfigurationIsSearchedAndOneGoesFromPlaceToPlace()
    {
        CaddyBench bench;
        QVERIFY(bench.readsConfig());
        auto &lines = *bench.caddy.config()->lines();
        lines.setSearch(QStringLiteral("DIAL"));
        QCOMPARE(lines.matchCount(), 2);
        QCOMPARE(lines.matchText(), QStringLiteral("1 of 2"));
        const int first = lines.matchLine();
        lines.step(1);
        QVERIFY(lines.matchLine() > first);
        lines.step(1);
        QCOMPARE(lines.matchLine(), first);
        lines.step(-1);
        QCOMPARE(lines.matchText(), QStringLiteral("2 of 2"));
        lines.setSearch(QStringLiteral("nothing like this"));
        QCOMPARE(lines.matchLine(), -1);
        QCOMPARE(lines.matchText(), QStringLiteral("Not found"));
    }

    void aDifferenceNamesItsPlaceItsOwnerAndBothSides()
    {
        CaddyBench bench;
        QVERIFY(bench.readsConfig());
        auto &drift = *bench.caddy.config()->drift();
        const Tester tester(&drift, Tester::FailureReportingMode::QtTest);
        QVERIFY(differenceAt(drift, 0, DifferenceListModel::PathRole).endsWith(QStringLiteral("upstreams / 0 / dial")));
        QCOMPARE(differenceAt(drift, 0, DifferenceListModel::ChangeTextRole), QStringLiteral("changed"));
        QCOMPARE(differenceAt(drift, 0, DifferenceListModel::OwnerRole), QStringLiteral("WakeDock"));
        QCOMPARE(differenceAt(drift, 0, DifferenceListModel::AfterRole), QStringLiteral("\"10.213.0.15:8096\""));
        QCOMPARE(differenceAt(drift, 1, DifferenceListModel::ChangeTextRole), QStringLiteral("added"));
        QVERIFY(drift.index(1).data(DifferenceListModel::FoldableRole).toBool());
        const auto folded = differenceAt(drift, 1, DifferenceListModel::AfterRole);
        drift.fold(1, false);
        QVERIFY(differenceAt(drift, 1, DifferenceListModel::AfterRole).size() > folded.size());
    }
};

WAKEDOCK_TEST(TestCaddyModels)
#include "test_caddy_models.moc"
