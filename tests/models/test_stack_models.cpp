#include "models/operations/progress_model.h"
#include "models/stacks/stack_catalog.h"
#include "tests/models/model_bench.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wakedock;
using namespace wakedock::models;
using namespace wakedock::tests;
using Tester = QAbstractItemModelTester;

namespace {

/// The models of stacks with what they lean on.
struct StackBench : ModelBench {
    explicit StackBench(DemoWorld::Scenario scenario = DemoWorld::Scenario::Full)
        : ModelBench(scenario)
        , hosts(bridge)
        , operations(bridge)
        , stacks(bridge, hosts, operations)
    {
    }
    bool loaded()
    {
        return waitUntil([this] { return stacks.list()->state() == RequestState::Ready && hosts.count() > 0; });
    }
    bool opened(const QString &key)
    {
        stacks.detail()->show(key);
        return waitUntil([this] { return stacks.detail()->present(); });
    }
    /// Written into the form of a new stack and checked.
    bool written(const QString &name, const QString &yaml)
    {
        stacks.form()->startNew();
        stacks.form()->setName(name);
        stacks.form()->setCurrentText(yaml);
        return waitUntil([this] { return stacks.form()->check()->isFresh(); });
    }
    QVariant told(const QString &name, int role)
    {
        const int row = rowWith(*stacks.list(), StackListModel::NameRole, name);
        return stacks.list()->index(row).data(role);
    }
    bool planned()
    {
        stacks.form()->showPlan();
        return waitUntil([this] { return stacks.form()->stage() == StackFormModel::Planned; });
    }

    HostListModel hosts;
    OperationListModel operations;
    StackCatalog stacks;
};

QVariantMap named(const QVariantList &rows, const QString &name)
{
    for (const QVariant &row : rows) {
        if (row.toMap().value(QStringLiteral("name")).toString() == name) {
            return row.toMap();
        }
    }
    return {};
}

QString word(const QVariantMap &row, const char *key)
{
    return row.value(QString::fromLatin1(key)).toString();
}

const char *const oneServiceText = "services:\n  web:\n    image: nginx:1.25\n";

QString oneService()
{
    return QString::fromLatin1(oneServiceText);
}

} // namespace

class TestStackModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stacksAreListedInPlainWords()
    {
        StackBench bench;
        const Tester tester(bench.stacks.list(), Tester::FailureReportingMode::QtTest);
        QVERIFY(bench.loaded());
        QCOMPARE(bench.stacks.list()->count(), 6);
        QCOMPARE(bench.told(QStringLiteral("blog"), StackListModel::StatusTextRole).toString(), QStringLiteral("Running"));
        QCOMPARE(bench.told(QStringLiteral("photos"), StackListModel::StatusTextRole).toString(), QStringLiteral("Failing"));
        QVERIFY(
            bench.told(QStringLiteral("photos"), StackListModel::ReasonRole).toString().contains(QStringLiteral("server")));
        QCOMPARE(bench.told(QStringLiteral("photos"), StackListModel::ServicesRole).toString(), QStringLiteral("1 of 2"));
        QVERIFY(!bench.told(QStringLiteral("media"), StackListModel::ManagedRole).toBool());
        QCOMPARE(bench.told(QStringLiteral("monitoring"), StackListModel::RevisionRole).toInt(), 7);
        QCOMPARE(bench.told(QStringLiteral("backup"), StackListModel::KeyRole).toString(), QStringLiteral("backup@nas"));
        QCOMPARE(bench.told(QStringLiteral("backup"), StackListModel::HostRole).toString(), QStringLiteral("nas"));
        QCOMPARE(bench.stacks.list()->troubledCount(), 1);
    }

    void whatHasDoneItsWorkIsNotMissed()
    {
        StackBench bench;
        QVERIFY(bench.loaded());
        QCOMPARE(bench.told(QStringLiteral("monitoring"), StackListModel::ServicesRole).toString(),
                 QStringLiteral("2 of 2"));
    }

    void listAndDetailFollowWhatHappens()
    {
        StackBench bench;
        QVERIFY(bench.loaded());
        QVERIFY(bench.opened(QStringLiteral("blog")));
        bench.world.stacks().setStatus("blog", core::StackServiceStatus::Unhealthy);
        QVERIFY(waitUntil([&] { return bench.stacks.detail()->statusText() == QStringLiteral("Unhealthy"); }));
        QCOMPARE(bench.told(QStringLiteral("blog"), StackListModel::StatusTextRole).toString(), QStringLiteral("Unhealthy"));
    }

    void aFailedListSaysWhy()
    {
        StackBench bench(DemoWorld::Scenario::Failing);
        QVERIFY(waitUntil([&] { return bench.stacks.list()->state() == RequestState::Failed; }));
        QVERIFY(bench.stacks.list()->error().present);
    }

    void aStackShowsItsServicesWithProfileAndPurpose()
    {
        StackBench bench;
        QVERIFY(bench.opened(QStringLiteral("monitoring")));
        const auto services = bench.stacks.detail()->services();
        QCOMPARE(services.size(), 4);
        QCOMPARE(word(named(services, QStringLiteral("migrate")), "note"), QStringLiteral("runs once"));
        QCOMPARE(word(named(services, QStringLiteral("migrate")), "statusText"), QStringLiteral("Done"));
        QCOMPARE(word(named(services, QStringLiteral("adminer")), "note"), QStringLiteral("profile debug"));
        QCOMPARE(word(named(services, QStringLiteral("adminer")), "statusText"), QStringLiteral("Not asked for"));
        QCOMPARE(word(named(services, QStringLiteral("grafana")), "places"),
                 QStringLiteral("grafana.example.org, 3000 → 3000"));
        QCOMPARE(word(named(bench.stacks.detail()->files(), QStringLiteral("compose.yaml")), "content").left(9),
                 QStringLiteral("services:"));
    }

    void aStackThatIsGoneIsLeft()
    {
        StackBench bench;
        const QSignalSpy gone(bench.stacks.detail(), &StackDetailModel::gone);
        bench.stacks.detail()->show(QStringLiteral("nowhere"));
        QVERIFY(waitUntil([&] { return gone.count() == 1; }));
        QVERIFY(!bench.stacks.detail()->present());
    }

    void anAdoptedStackCanBeChanged()
    {
        StackBench bench;
        QVERIFY(bench.opened(QStringLiteral("media")));
        QVERIFY(!bench.stacks.detail()->managed());
        bench.stacks.actions()->adopt(QStringLiteral("media"));
        QVERIFY(waitUntil([&] { return bench.stacks.detail()->managed(); }));
        QCOMPARE(bench.world.calls().back(), std::string("adopt stack media"));
    }

    void upAndDownNameWhatToFollow()
    {
        StackBench bench;
        const QSignalSpy started(bench.stacks.actions(), &StackActions::operationStarted);
        bench.stacks.actions()->down(QStringLiteral("blog"));
        QVERIFY(waitUntil([&] { return started.count() == 1; }));
        QVERIFY(!started.at(0).at(1).toString().isEmpty());
        bench.stacks.actions()->up(QStringLiteral("blog"), true);
        QVERIFY(waitUntil([&] { return started.count() == 2; }));
        QCOMPARE(bench.world.calls(), (std::vector<std::string>{"down stack blog", "pull and up stack blog"}));
    }

    void theComposeProgramsLinesAreShownAsTheyCome()
    {
        StackBench bench;
        ProgressModel progress(bench.bridge);
        const QSignalSpy started(bench.stacks.actions(), &StackActions::operationStarted);
        bench.stacks.actions()->down(QStringLiteral("blog"));
        QVERIFY(waitUntil([&] { return started.count() == 1; }));
        progress.follow(started.at(0).at(1).toString());
        QVERIFY(waitUntil([&] { return progress.state() == RequestState::Ready; }));
        while (bench.world.advance()) { }
        QVERIFY(waitUntil([&] { return progress.ended(); }));
        QCOMPARE(progress.stackKey(), QStringLiteral("blog"));
        QCOMPARE(progress.output().split(QLatin1Char('\n')).size(), 3);
        QVERIFY(progress.output().endsWith(QStringLiteral("Network blog_default  Removed")));
    }

    void whatWasDoneToAStackIsAmongItsOperationsOnly()
    {
        StackBench bench;
        QVERIFY(bench.opened(QStringLiteral("blog")));
        QCOMPARE(bench.stacks.detail()->operations()->count(), 0);
        bench.stacks.actions()->down(QStringLiteral("blog"));
        bench.stacks.actions()->down(QStringLiteral("photos"));
        QVERIFY(waitUntil([&] { return bench.world.calls().size() == 2; }));
        QVERIFY(waitUntil([&] { return bench.stacks.detail()->operations()->count() == 1; }));
    }

    void everyProblemIsToldWithItsPlace()
    {
        StackBench bench;
        QVERIFY(
            bench.written(QStringLiteral("shop"),
                          QStringLiteral("services:\n  web:\n    image: nginx\n    port: 80\n    restart: sometimes\n")));
        const auto &check = *bench.stacks.form()->check();
        QCOMPARE(check.errorCount(), 2);
        const QVariantMap first = check.problems().front().toMap();
        QCOMPARE(first.value(QStringLiteral("line")).toInt(), 4);
        QVERIFY(first.value(QStringLiteral("column")).toInt() > 0);
        QVERIFY(word(first, "place").contains(QStringLiteral("compose.yaml, line 4")));
        QVERIFY(!bench.stacks.form()->isReady());
        bench.stacks.form()->setCurrentText(oneService());
        QVERIFY(waitUntil([&] { return bench.stacks.form()->isReady(); }));
    }

    void aNameThatIsNoneIsToldAtItsField()
    {
        StackBench bench;
        QVERIFY(bench.written(QStringLiteral("Shop!"), oneService()));
        QVERIFY(!bench.stacks.form()->check()->nameError().isEmpty());
        QVERIFY(!bench.stacks.form()->isReady());
    }

    void nothingIsDoneBeforeThePlanWasSeen()
    {
        StackBench bench;
        QVERIFY(bench.written(QStringLiteral("shop"), oneService()));
        bench.stacks.form()->submit();
        QVERIFY(bench.planned());
        QVERIFY(bench.world.calls().empty());
        QVERIFY(!bench.stacks.form()->plan()->interrupts());
        QCOMPARE(word(named(bench.stacks.form()->plan()->services(), QStringLiteral("web")), "changeText"),
                 QStringLiteral("Is made"));
        const QSignalSpy started(bench.stacks.form(), &StackFormModel::started);
        bench.stacks.form()->submit();
        QVERIFY(waitUntil([&] { return started.count() == 1; }));
        QCOMPARE(bench.world.calls(), std::vector<std::string>{"create stack shop"});
    }

    void aPlanSaysForHowLongSomethingIsAway()
    {
        StackBench bench;
        auto &form = *bench.stacks.form();
        form.startChange(QStringLiteral("monitoring"));
        QVERIFY(waitUntil([&] { return form.isReady(); }));
        QCOMPARE(form.fileNames(), (QStringList{QStringLiteral("compose.yaml"), QStringLiteral(".env")}));
        form.setCurrentText(
            form.currentText().replace(QStringLiteral("prometheus:v2.48"), QStringLiteral("prometheus:v2.52")));
        QVERIFY(waitUntil([&] { return form.isReady(); }));
        QVERIFY(bench.planned());
        QVERIFY(form.plan()->interrupts());
        QCOMPARE(form.plan()->heading(), QStringLiteral("Interrupted for about 12 s"));
        const auto prometheus = named(form.plan()->services(), QStringLiteral("prometheus"));
        QCOMPARE(word(prometheus, "downtime"), QStringLiteral("away for about 12 s"));
        QVERIFY(word(prometheus, "reason").contains(QStringLiteral("v2.52")));
        form.backToWriting();
        QVERIFY(form.isReady());
        QVERIFY(!form.plan()->present());
    }

    void aRefusalLeavesThePlanOpen()
    {
        StackBench bench;
        QVERIFY(bench.written(QStringLiteral("blog"), oneService()));
        QVERIFY(bench.planned());
        bench.stacks.form()->submit();
        QVERIFY(waitUntil([&] { return bench.stacks.form()->failure().present; }));
        QCOMPARE(bench.stacks.form()->stage(), StackFormModel::Planned);
    }

    void volumesGoOnlyWhenTheyAreTicked()
    {
        StackBench bench;
        auto &removal = *bench.stacks.removal();
        removal.begin(QStringLiteral("monitoring"));
        QVERIFY(waitUntil([&] { return removal.state() == RequestState::Ready; }));
        QCOMPARE(removal.volumes().size(), 2);
        QVERIFY(removal.chosen().isEmpty());
        removal.choose(QStringLiteral("somebody-elses"), true);
        QVERIFY(removal.chosen().isEmpty());
        removal.choose(QStringLiteral("monitoring_prometheus-data"), true);
        const QSignalSpy started(&removal, &StackRemovalModel::started);
        removal.remove();
        QVERIFY(waitUntil([&] { return started.count() == 1; }));
        QCOMPARE(bench.world.calls().back(), std::string("remove stack monitoring monitoring_prometheus-data"));
    }
};

WAKEDOCK_TEST(TestStackModels)
#include "test_stack_models.moc"
