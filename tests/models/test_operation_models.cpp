#include "models/operations/operation_list_model.h"
#include "models/operations/progress_model.h"
#include "models/services/deployment_list_model.h"
#include "models/services/service_actions.h"
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

QString deployed(DemoWorld &world, const std::string &image)
{
    core::DeployRequest request;
    request.config.name = "gallery";
    request.config.image = image;
    request.config.domain = "gallery.localhost";
    return QString::fromStdString(await(world.doors().deploy({}, request)).operationId.value);
}

QString stepField(const StepListModel &steps, int row, int role)
{
    return steps.index(row).data(role).toString();
}

} // namespace

class TestOperationModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsADeploymentStepByStep()
    {
        ModelBench bench;
        ProgressModel progress(bench.bridge);
        const Tester tester(progress.steps(), Tester::FailureReportingMode::QtTest);
        const QSignalSpy finished(&progress, &ProgressModel::finished);
        progress.follow(deployed(bench.world, "gallery:2"));
        QCOMPARE(progress.state(), RequestState::Loading);
        QVERIFY(waitUntil([&] { return progress.state() == RequestState::Ready; }));
        QCOMPARE(progress.title(), QStringLiteral("Deploying gallery"));
        QCOMPARE(progress.steps()->rowCount(), 9);
        QCOMPARE(stepField(*progress.steps(), 0, StepListModel::StateTextRole), QStringLiteral("to do"));
        for (int i = 0; i < 4; ++i) {
            bench.world.advance();
        }
        QVERIFY(waitUntil(
            [&] { return stepField(*progress.steps(), 2, StepListModel::StateTextRole) == QStringLiteral("in progress"); }));
        QVERIFY(!stepField(*progress.steps(), 2, StepListModel::DetailRole).isEmpty());
        while (bench.world.advance()) { }
        QVERIFY(waitUntil([&] { return progress.ended(); }));
        QVERIFY(progress.succeeded());
        QCOMPARE(progress.title(), QStringLiteral("Deployed gallery"));
        QCOMPARE(finished.count(), 1);
        QCOMPARE(finished.at(0).at(0).toBool(), true);
    }

    void saysWhichStepFailedWhyAndWhatWasUndone()
    {
        ModelBench bench;
        ProgressModel progress(bench.bridge);
        progress.follow(deployed(bench.world, "gallery:2-sick"));
        while (bench.world.advance()) { }
        QVERIFY(waitUntil([&] { return progress.ended(); }));
        QVERIFY(!progress.succeeded());
        QCOMPARE(progress.error().title, QStringLiteral("It did not become healthy"));
        QVERIFY(progress.error().message.contains(QStringLiteral("503")));
        QVERIFY(!progress.error().remedy.isEmpty());
        QCOMPARE(progress.error().undone.size(), 3);
        QCOMPARE(stepField(*progress.steps(), 5, StepListModel::StateTextRole), QStringLiteral("failed"));
        QCOMPARE(stepField(*progress.steps(), 3, StepListModel::StateTextRole), QStringLiteral("undone"));
    }

    void forgetsTheOldOperationWhenItFollowsAnother()
    {
        ModelBench bench;
        ProgressModel progress(bench.bridge);
        progress.follow(deployed(bench.world, "gallery:2-missing"));
        while (bench.world.advance()) { }
        QVERIFY(waitUntil([&] { return progress.ended(); }));
        progress.follow(QStringLiteral("unknown"));
        QCOMPARE(progress.steps()->rowCount(), 0);
        QVERIFY(waitUntil([&] { return progress.state() == RequestState::Failed; }));
        QVERIFY(progress.error().message.contains(QStringLiteral("no longer known")));
    }

    void cancelsWhatStillRuns()
    {
        ModelBench bench;
        ProgressModel progress(bench.bridge);
        progress.follow(deployed(bench.world, "gallery:2"));
        QVERIFY(waitUntil([&] { return progress.state() == RequestState::Ready; }));
        bench.world.advance();
        progress.cancel();
        QVERIFY(progress.cancelling());
        QVERIFY(waitUntil([&] { return progress.ended(); }));
        QCOMPARE(progress.statusText(), QStringLiteral("Cancelled"));
        QVERIFY(!progress.cancelling());
    }

    void listsOperationsNewestFirstAndMovesWithThem()
    {
        ModelBench bench;
        OperationListModel model(bench.bridge);
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        QVERIFY(waitUntil([&] { return model.state() == RequestState::Ready; }));
        QCOMPARE(model.rowCount(), 13);
        QCOMPARE(model.runningCount(), 0);
        deployed(bench.world, "gallery:2");
        QVERIFY(waitUntil([&] { return model.rowCount() == 14; }));
        QCOMPARE(model.index(0).data(OperationListModel::TitleRole).toString(), QStringLiteral("Deploying gallery"));
        QCOMPARE(model.runningCount(), 1);
        while (bench.world.advance()) { }
        QVERIFY(waitUntil([&] { return model.runningCount() == 0; }));
        QCOMPARE(model.index(0).data(OperationListModel::TitleRole).toString(), QStringLiteral("Deployed gallery"));
        QCOMPARE(model.rowCount(), 14);
    }

    void showsTheHistoryOfAServiceAndAddsToIt()
    {
        ModelBench bench;
        DeploymentListModel model(bench.bridge);
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        model.show(bench.world.idOf("shop"));
        QVERIFY(waitUntil([&] { return model.state() == RequestState::Ready; }));
        const int before = model.rowCount();
        QCOMPARE(model.index(0).data(DeploymentListModel::StatusTextRole).toString(), QStringLiteral("Failed and undone"));
        QVERIFY(!model.index(0).data(DeploymentListModel::RemedyRole).toString().isEmpty());
        await(bench.world.doors().redeploy({}, bench.world.idOf("shop")));
        while (bench.world.advance()) { }
        QVERIFY(waitUntil([&] { return model.rowCount() == before + 1; }));
        QCOMPARE(model.index(0).data(DeploymentListModel::StatusTextRole).toString(), QStringLiteral("Succeeded"));
    }

    void actsOnAServiceAndNamesTheOperation()
    {
        ModelBench bench;
        ServiceActions actions(bench.bridge);
        const QSignalSpy started(&actions, &ServiceActions::operationStarted);
        const QString wiki = QString::fromStdString(bench.world.idOf("wiki").value);
        actions.start(wiki);
        actions.stop(wiki);
        actions.restart(wiki);
        actions.redeploy(wiki);
        actions.putToSleep(wiki);
        actions.wake(wiki);
        QVERIFY(waitUntil([&] { return started.count() == 6; }));
        QCOMPARE(bench.world.calls(),
                 (std::vector<std::string>{"start wiki", "stop wiki", "restart wiki", "redeploy wiki", "put to sleep wiki",
                                           "wake wiki"}));
        QVERIFY(!started.at(0).at(1).toString().isEmpty());
    }

    void saysWhyAnActionWasRefused()
    {
        ModelBench bench(DemoWorld::Scenario::DockerDown);
        ServiceActions actions(bench.bridge);
        const QSignalSpy failed(&actions, &ServiceActions::failed);
        actions.start(QString::fromStdString(bench.world.idOf("wiki").value));
        QVERIFY(waitUntil([&] { return failed.count() == 1; }));
        QVERIFY(failed.at(0).at(1).value<ErrorText>().message.contains(QStringLiteral("Docker")));
    }

    void removesOnlyWhatWasNamedByHand()
    {
        ModelBench bench;
        ServiceActions actions(bench.bridge);
        const QSignalSpy started(&actions, &ServiceActions::operationStarted);
        const QString wiki = QString::fromStdString(bench.world.idOf("wiki").value);
        actions.remove(wiki, QStringLiteral("wiki"), QStringLiteral("wik"), false);
        QVERIFY(!actions.confirms({}, {}));
        actions.remove(wiki, QStringLiteral("wiki"), QStringLiteral("wiki"), false);
        QVERIFY(waitUntil([&] { return started.count() == 1; }));
        QCOMPARE(bench.world.calls(), (std::vector<std::string>{"remove wiki"}));
    }
};

WAKEDOCK_TEST(TestOperationModels)
#include "test_operation_models.moc"
