#include "tests/models/caddy_bench.h"
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

/// A configuration that is written, and those that were kept.
class TestCaddyChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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

    void whatIsBeingPutInForceStaysAsItIs()
    {
        CaddyBench bench;
        QVERIFY(bench.tries(QStringLiteral("{\"apps\":{}}"), false));
        auto &draft = *bench.caddy.draft();
        draft.apply();
        draft.setText(QStringLiteral("another"));
        draft.setCaddyfile(true);
        draft.clear();
        QCOMPARE(draft.text(), QStringLiteral("{\"apps\":{}}"));
        QVERIFY(!draft.isCaddyfile());
        QVERIFY(waitUntil([&] { return draft.stage() == ConfigDraftModel::Applied; }));
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
        QVERIFY(
            list.index(0).data(ConfigBackupListModel::ReasonRole).toString().startsWith(QStringLiteral("before a reload")));
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

WAKEDOCK_TEST(TestCaddyChanges)
#include "test_caddy_changes.moc"
