// What is done to an engine's objects: actions, small forms, inspection, history, prune.
#include "models/docker/docker_catalog.h"
#include "models/docker/docker_text.h"
#include "models/hosts/host_catalog.h"
#include "tests/models/model_bench.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QTest>

using namespace wakedock;
using namespace wakedock::models;
using namespace wakedock::tests;

namespace {

struct ActingBench : ModelBench {
    explicit ActingBench(DemoWorld::Scenario scenario = DemoWorld::Scenario::Full)
        : ModelBench(scenario)
        , hosts(bridge)
        , docker(bridge, *hosts.choice())
    {
        docker.containers()->setWatched(true);
        waitUntil([&] { return docker.containers()->state() != RequestState::Loading; });
    }

    QString container(const char *name) { return QString::fromStdString(world.engine().idOfContainer(name)); }
    std::string lastCall() { return world.calls().empty() ? std::string() : world.calls().back(); }

    HostCatalog hosts;
    DockerCatalog docker;
};

} // namespace

class TestDockerModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anActionMakesItsRowBusyAndIsDoneOnce()
    {
        ActingBench bench;
        auto &list = *bench.docker.containers();
        auto &actions = *bench.docker.actions();
        const QSignalSpy done(&actions, &ActionRunner::done);
        const QString mail = bench.container("mail-test");
        const int row = rowWith(list, ObjectListModel::NameRole, QStringLiteral("mail-test"));
        actions.stopContainer(mail);
        actions.stopContainer(mail);
        QVERIFY(list.index(row).data(ObjectListModel::BusyRole).toBool());
        QVERIFY(waitUntil([&] { return done.count() == 1; }));
        QVERIFY(!list.index(row).data(ObjectListModel::BusyRole).toBool());
        QCOMPARE(bench.world.calls(), std::vector<std::string>{"stop mail-test"});
        QVERIFY(waitUntil([&] { return list.index(row).data(ContainerListModel::CanStartRole).toBool(); }));
    }

    void aRefusedActionSaysWhy()
    {
        ActingBench bench(DemoWorld::Scenario::DockerDown);
        auto &actions = *bench.docker.actions();
        QSignalSpy failed(&actions, &ActionRunner::failed);
        actions.removeContainer(bench.container("mail-test"), true, true);
        QVERIFY(waitUntil([&] { return failed.count() == 1; }));
        QVERIFY(failed.at(0).at(1).value<ErrorText>().message.contains(QStringLiteral("Docker is not reachable")));
        QVERIFY(!actions.isBusy(bench.container("mail-test")));
    }

    void eachActionReachesItsDoor_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("call");
        const QList<std::pair<const char *, const char *>> rows = {{"startContainer", "start mail-test"},
                                                                   {"restartContainer", "restart mail-test"},
                                                                   {"killContainer", "kill mail-test"},
                                                                   {"pauseContainer", "pause mail-test"},
                                                                   {"unpauseContainer", "unpause mail-test"}};
        for (const auto &[action, call] : rows) {
            QTest::newRow(action) << QString::fromLatin1(action) << QString::fromLatin1(call);
        }
    }
    void eachActionReachesItsDoor()
    {
        QFETCH(QString, action);
        QFETCH(QString, call);
        ActingBench bench;
        const QSignalSpy done(bench.docker.actions(), &ActionRunner::done);
        QMetaObject::invokeMethod(bench.docker.actions(), action.toLatin1().constData(),
                                  Q_ARG(QString, bench.container("mail-test")));
        QVERIFY(waitUntil([&] { return done.count() == 1; }));
        QCOMPARE(QString::fromStdString(bench.lastCall()), call);
    }

    void aFormStaysUntilItWasTakenAndNamesTheField()
    {
        ActingBench bench;
        auto &form = *bench.docker.form();
        const QSignalSpy succeeded(&form, &FormRun::succeeded);
        form.createNetwork(QStringLiteral("lab"), QStringLiteral("10.0.0.0"), {}, false, false);
        QVERIFY(form.isSubmitting());
        QVERIFY(waitUntil([&] { return !form.isSubmitting(); }));
        QVERIFY(form.errors().value(QStringLiteral("subnet")).toString().contains(QStringLiteral("CIDR")));
        QCOMPARE(succeeded.count(), 0);
        form.createNetwork(QStringLiteral("lab"), QStringLiteral("10.0.0.0/24"), {}, true, false);
        QVERIFY(waitUntil([&] { return succeeded.count() == 1; }));
        QVERIFY(form.errors().isEmpty());
        QCOMPARE(bench.lastCall(), std::string("create network lab"));
        form.renameContainer(bench.container("mail-test"), QStringLiteral("adminer"));
        QVERIFY(waitUntil([&] { return form.failure().present; }));
        QVERIFY(form.failure().message.contains(QStringLiteral("adminer")));
    }

    void anAnswerToAClosedFormIsNotTold()
    {
        ActingBench bench;
        auto &form = *bench.docker.form();
        const QSignalSpy succeeded(&form, &FormRun::succeeded);
        form.createVolume(QStringLiteral("scratch"), {});
        form.clear();
        QVERIFY(waitUntil([&] { return bench.lastCall() == "create volume scratch"; }));
        form.tagImage(QStringLiteral("sha256:none"), QStringLiteral("a b"));
        QVERIFY(waitUntil([&] { return !form.isSubmitting(); }));
        QCOMPARE(succeeded.count(), 0);
        QVERIFY(form.errors().contains(QStringLiteral("reference")));
    }

    void inspectionShowsMaskedJsonAndLeavesLoadingWhenItFails()
    {
        ActingBench bench;
        auto &inspect = *bench.docker.inspect();
        inspect.show(bench.container("mail-test"));
        QCOMPARE(inspect.state(), RequestState::Loading);
        QVERIFY(waitUntil([&] { return inspect.state() == RequestState::Ready; }));
        QVERIFY(inspect.json().contains(QStringLiteral("DATABASE_PASSWORD=********")));
        inspect.show(QStringLiteral("gone"));
        QVERIFY(waitUntil([&] { return inspect.state() == RequestState::Failed; }));
        QCOMPARE(inspect.json(), QString());
        QVERIFY(inspect.error().present);
    }

    void historyReadsAsItWasWritten()
    {
        QCOMPARE(layerCommand("/bin/sh -c #(nop)  CMD [\"nginx\"]"), QStringLiteral("CMD [\"nginx\"]"));
        QCOMPARE(layerCommand("/bin/sh -c apt-get update"), QStringLiteral("RUN apt-get update"));
        QCOMPARE(layerCommand("COPY . /app # buildkit"), QStringLiteral("COPY . /app"));
        QCOMPARE(layerCommand("RUN /bin/sh -c npm ci # buildkit"), QStringLiteral("RUN npm ci"));
        ActingBench bench;
        bench.docker.images()->setWatched(true);
        QVERIFY(waitUntil([&] { return bench.docker.images()->state() == RequestState::Ready; }));
        auto &history = *bench.docker.history();
        history.show(bench.docker.images()->index(0).data(ObjectListModel::KeyRole).toString());
        QVERIFY(waitUntil([&] { return history.state() == RequestState::Ready; }));
        QCOMPARE(history.count(), 5);
        QCOMPARE(history.index(0).data(ImageHistoryModel::SizeTextRole).toString(), QString());
        QCOMPARE(history.index(2).data(ImageHistoryModel::SizeTextRole).toString(), QStringLiteral("84 MB"));
        history.show({});
        QCOMPARE(history.count(), 0);
    }

    void pruneRemovesExactlyWhatItsPreviewShowed()
    {
        ActingBench bench;
        auto &prune = *bench.docker.prune();
        prune.begin(QStringLiteral("containers"));
        QCOMPARE(prune.stage(), PruneModel::Looking);
        QVERIFY(waitUntil([&] { return prune.stage() == PruneModel::Seen; }));
        QCOMPARE(prune.going()->count(), 2);
        QVERIFY(!prune.takesData());
        // Stopped after the preview was seen: nobody agreed to its going.
        bench.world.engine().setContainer("mail-test", core::ContainerStatus::Exited);
        prune.run();
        QCOMPARE(prune.stage(), PruneModel::Removing);
        QVERIFY(waitUntil([&] { return prune.stage() == PruneModel::Done; }));
        QCOMPARE(bench.lastCall(), std::string("prune 2"));
        QVERIFY(!bench.world.engine().idOfContainer("mail-test").empty());
        QVERIFY(bench.world.engine().idOfContainer("hello").empty());
    }

    void pruneOfVolumesSaysThatDataGoes()
    {
        ActingBench bench;
        auto &prune = *bench.docker.prune();
        prune.begin(QStringLiteral("volumes"));
        QVERIFY(waitUntil([&] { return prune.stage() == PruneModel::Seen; }));
        QVERIFY(prune.takesData());
        QVERIFY(!prune.freedText().isEmpty());
        prune.setVolumes(false);
        QCOMPARE(prune.stage(), PruneModel::Idle);
        QCOMPARE(prune.going()->count(), 0);
        prune.run();
        QCOMPARE(prune.stage(), PruneModel::Idle);
    }

    void aPruneThatFailsSaysWhy()
    {
        ActingBench bench(DemoWorld::Scenario::DockerDown);
        auto &prune = *bench.docker.prune();
        prune.begin(QStringLiteral("images"));
        QVERIFY(waitUntil([&] { return prune.stage() == PruneModel::Failed; }));
        QVERIFY(prune.error().present);
    }

    void aStopOnRequestIsNoFailureToTheEye()
    {
        core::Container container;
        container.status = core::ContainerStatus::Exited;
        container.exitCode = 143;
        QCOMPARE(containerTone(container), Tone::Neutral);
        container.outOfMemory = true;
        container.exitCode = 137;
        QCOMPARE(containerTone(container), Tone::Negative);
        QCOMPARE(containerStatusWord(container), QStringLiteral("Out of memory"));
        container = {};
        container.status = core::ContainerStatus::Running;
        container.health = core::ContainerHealth::Unhealthy;
        QCOMPARE(containerTone(container), Tone::Warning);
    }
};

WAKEDOCK_TEST(TestDockerModels)
#include "test_docker_models.moc"
