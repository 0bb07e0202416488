#include "models/caddy/caddy_catalog.h"
#include "tests/models/model_bench.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wakedock;
using namespace wakedock::models;
using namespace wakedock::tests;
using Tester = QAbstractItemModelTester;

namespace {

struct CaddyBench : ModelBench {
    explicit CaddyBench(DemoWorld::Scenario scenario = DemoWorld::Scenario::Full) : ModelBench(scenario), caddy(bridge) { }

    bool knowsStatus()
    {
        caddy.status()->reload();
        return waitUntil([this] { return caddy.status()->state() == RequestState::Ready; });
    }
    bool readsConfig()
    {
        caddy.config()->reload();
        return waitUntil([this] { return caddy.config()->state() == RequestState::Ready; });
    }
    bool listsBackups()
    {
        caddy.backups()->reload();
        return waitUntil([this] { return caddy.backups()->state() == RequestState::Ready; });
    }
    bool tries(const QString &text, bool isCaddyfile)
    {
        caddy.draft()->setCaddyfile(isCaddyfile);
        caddy.draft()->setText(text);
        caddy.draft()->check();
        return waitUntil([this] { return caddy.draft()->stage() == ConfigDraftModel::Checked; });
    }
    [[nodiscard]] QString shown() const
    {
        QString text;
        auto &lines = *const_cast<CaddyCatalog &>(caddy).config()->lines();
        for (int row = 0; row < lines.count(); ++row) {
            text += lines.index(row).data(TextLinesModel::TextRole).toString() + u'\n';
        }
        return text;
    }

    CaddyCatalog caddy;
};

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

    void whatIsWrongNamesItsLineAndNothingCanBeApplied()
    {
        CaddyBench bench;
        QVERIFY(bench.tries(QStringLiteral("a\nb\nrefused\n"), true));
        const auto &draft = *bench.caddy.draft();
        QCOMPARE(draft.errors().size(), 2);
        QCOMPARE(draft.errors().first().toMap().value(QStringLiteral("line")).toInt(), 3);
        QVERIFY(!draft.canApply());
        QCOMPARE(draft.verdict(), QStringLiteral("2 things are wrong with it"));
    }

    void onlyWhatWasTriedIsPutInForce()
    {
        CaddyBench bench;
        QVERIFY(bench.listsBackups());
        auto &draft = *bench.caddy.draft();
        draft.apply();
        QVERIFY(bench.tries(QStringLiteral("{\"apps\":{}}"), false));
        QVERIFY(draft.canApply());
        QCOMPARE(draft.differences()->count(), 3);
        draft.setText(QStringLiteral("{\"apps\":{ }}"));
        QVERIFY(!draft.canApply());
        QCOMPARE(draft.differences()->count(), 0);
        draft.apply();
        QVERIFY(bench.tries(QStringLiteral("{\"apps\":{}}"), false));
        QVERIFY(bench.world.calls().empty());
        draft.apply();
        QVERIFY(waitUntil([&] { return draft.stage() == ConfigDraftModel::Applied; }));
        QCOMPARE(bench.world.calls().back(), std::string("apply a configuration"));
        QVERIFY(draft.verdict().contains(QStringLiteral("is kept as")));
        QVERIFY(waitUntil([&] { return bench.caddy.backups()->count() == 5; }));
    }

    void anAnswerAboutAnOlderTextIsNotShown()
    {
        CaddyBench bench;
        auto &draft = *bench.caddy.draft();
        draft.setText(QStringLiteral("refused"));
        draft.check();
        draft.setText(QStringLiteral("{}"));
        QCOMPARE(draft.stage(), ConfigDraftModel::Written);
        QVERIFY(bench.knowsStatus()); // Asked later, answered later.
        QCOMPARE(draft.stage(), ConfigDraftModel::Written);
        QVERIFY(draft.errors().isEmpty());
    }

    void aRefusalOfCaddysIsToldAndTheDraftStays()
    {
        CaddyBench bench;
        QVERIFY(bench.tries(QStringLiteral("{\"broken\":1}"), false));
        auto &draft = *bench.caddy.draft();
        draft.apply();
        QVERIFY(waitUntil([&] { return draft.failure().present; }));
        QVERIFY(draft.failure().message.contains(QStringLiteral("address already in use")));
        QCOMPARE(draft.text(), QStringLiteral("{\"broken\":1}"));
        QVERIFY(draft.canApply());
    }

    void whatIsInForceIsTakenUpWithItsSecrets()
    {
        CaddyBench bench;
        auto &draft = *bench.caddy.draft();
        draft.startFromLive();
        QVERIFY(waitUntil([&] { return !draft.isEmpty(); }));
        QVERIFY(draft.text().contains(QStringLiteral("f83c9a21d6")));
        QVERIFY(!draft.isCaddyfile());
    }

    void aFileIsReadAndItsNameSaysItsLanguage()
    {
        CaddyBench bench;
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("Caddyfile")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("respond hello\n");
        file.close();
        auto &draft = *bench.caddy.draft();
        draft.open(file.fileName());
        QVERIFY(draft.isCaddyfile());
        QCOMPARE(draft.text(), QStringLiteral("respond hello\n"));
        draft.open(folder.filePath(QStringLiteral("missing.json")));
        QVERIFY(draft.failure().present);
        QCOMPARE(draft.text(), QStringLiteral("respond hello\n"));
        draft.open(folder.path());
        QVERIFY(draft.failure().message.contains(QStringLiteral("There is no file")));
    }

    void aTextTooLargeForAnEditorIsShownLineByLine()
    {
        CaddyBench bench;
        auto &draft = *bench.caddy.draft();
        const QString huge = QStringLiteral("{\n") + QStringLiteral("\"name\": \"value\",\n").repeated(20'000) + u'}';
        QGuiApplication::clipboard()->setText(huge);
        QVERIFY(draft.takePaste());
        QVERIFY(draft.isLarge());
        QVERIFY(draft.text().isEmpty());
        QCOMPARE(draft.lines()->count(), 20'002);
        draft.setText(QString()); // What the hidden editor says of itself.
        QVERIFY(draft.isLarge());
        draft.clear();
        QVERIFY(!draft.isLarge());
        QCOMPARE(draft.lines()->count(), 0);
        QGuiApplication::clipboard()->setText(QStringLiteral("{}"));
        QVERIFY(!draft.takePaste());
    }

    void backupsAreListedAndDamagedOnesSaySo()
    {
        CaddyBench bench;
        const Tester tester(bench.caddy.backups(), Tester::FailureReportingMode::QtTest);
        QVERIFY(bench.listsBackups());
        const auto &list = *bench.caddy.backups();
        QCOMPARE(list.count(), 4);
        QVERIFY(!list.index(0).data(ConfigBackupListModel::DamagedRole).toBool());
        QVERIFY(list.index(3).data(ConfigBackupListModel::DamagedRole).toBool());
        QVERIFY(list.index(0).data(ConfigBackupListModel::ReasonRole).toString().startsWith(QStringLiteral("before a reload")));
    }

    void whatIsInForceIsKeptOnce()
    {
        CaddyBench bench(DemoWorld::Scenario::Empty);
        QVERIFY(bench.listsBackups());
        auto &list = *bench.caddy.backups();
        QCOMPARE(list.count(), 0);
        list.make({});
        QVERIFY(waitUntil([&] { return list.count() == 1; }));
        QVERIFY(list.outcome().contains(QStringLiteral("is kept")));
        list.make({});
        QVERIFY(waitUntil([&] { return list.outcome().contains(QStringLiteral("already")); }));
        QCOMPARE(list.count(), 1);
    }

    void aBackupIsComparedBeforeItIsRestored()
    {
        CaddyBench bench;
        auto &comparison = *bench.caddy.comparison();
        QVERIFY(!comparison.canRestore());
        comparison.compare(QStringLiteral("20261129T174203-a1"));
        QVERIFY(waitUntil([&] { return comparison.canRestore(); }));
        QCOMPARE(comparison.differences()->count(), 2);
        QSignalSpy restored(&comparison, &BackupComparisonModel::restored);
        comparison.restore();
        QVERIFY(!comparison.canRestore());
        QVERIFY(waitUntil([&] { return restored.count() == 1; }));
        QCOMPARE(bench.world.calls().back(), std::string("restore 20261129T174203-a1"));
    }

    void aDamagedBackupIsNotRestored()
    {
        CaddyBench bench;
        auto &comparison = *bench.caddy.comparison();
        comparison.compare(QStringLiteral("20261120T101112-c0"));
        QVERIFY(waitUntil([&] { return comparison.state() == RequestState::Failed; }));
        QVERIFY(comparison.error().message.contains(QStringLiteral("damaged")));
        comparison.restore();
        QVERIFY(bench.world.calls().empty());
    }
};

WAKEDOCK_TEST(TestCaddyModels)
#include "test_caddy_models.moc"
