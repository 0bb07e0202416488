#include "models/notifications/notification_model.h"
#include "models/operations/operation_list_model.h"
#include "models/services/service_detail_model.h"
#include "models/system/doctor_model.h"
#include "models/system/system_model.h"
#include "tests/models/model_bench.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::models;
using namespace wakedock::tests;
using Tester = QAbstractItemModelTester;

class TestSystemModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysNothingWhileAllIsWell()
    {
        ModelBench bench;
        SystemModel model(bench.bridge);
        QVERIFY(waitUntil([&] { return model.state() == RequestState::Ready && !model.facts().isEmpty(); }));
        QVERIFY(!model.degraded());
        QVERIFY(model.bannerTitle().isEmpty());
        QCOMPARE(model.components()->rowCount(), 3);
    }

    void saysThatDockerIsMissingWhyAndWhatToDo()
    {
        ModelBench bench(DemoWorld::Scenario::DockerDown);
        SystemModel model(bench.bridge);
        QVERIFY(waitUntil([&] { return model.degraded(); }));
        QCOMPARE(model.bannerTitle(), QStringLiteral("Docker is not reachable"));
        QVERIFY(!model.bannerDetail().isEmpty());
        QVERIFY(!model.bannerRemedy().isEmpty());
    }

    void followsAComponentThatGoesAndComesBack()
    {
        ModelBench bench;
        SystemModel model(bench.bridge);
        const Tester tester(model.components(), Tester::FailureReportingMode::QtTest);
        QVERIFY(waitUntil([&] { return model.state() == RequestState::Ready; }));
        bench.world.setDockerThere(false);
        QVERIFY(waitUntil([&] { return model.degraded(); }));
        QCOMPARE(model.components()->rowCount(), 3);
        bench.world.setDockerThere(true);
        QVERIFY(waitUntil([&] { return !model.degraded(); }));
    }

    void asksTheDoctorWhenToldToAndMendsWhatCanBeMended()
    {
        ModelBench bench;
        DoctorModel model(bench.bridge);
        const Tester tester(model.findings(), Tester::FailureReportingMode::QtTest);
        QCOMPARE(model.state(), RequestState::Idle);
        QVERIFY(model.summary().isEmpty());
        model.look();
        QVERIFY(waitUntil([&] { return model.state() == RequestState::Ready; }));
        QCOMPARE(model.summary(), QStringLiteral("2 things are wrong"));
        QCOMPARE(model.tone(), Tone::Negative);
        QVERIFY(model.canMend());
        const auto host = [&model](int row) {
            return model.findings()->index(row).data(FindingListModel::HostRole).toString();
        };
        QCOMPARE(host(3), QStringLiteral("blog.example.org"));
        QCOMPARE(host(4), QString());
        model.mend();
        QVERIFY(waitUntil([&] { return model.state() == RequestState::Ready; }));
        QVERIFY(!model.canMend());
        QVERIFY(model.summary().startsWith(QStringLiteral("1 ")));
        QCOMPARE(model.mended(), QStringList{QStringLiteral("WakeDock's routes are back in Caddy.")});
    }

    void mendsOneFindingByItsId()
    {
        ModelBench bench;
        DoctorModel model(bench.bridge);
        model.look();
        QVERIFY(waitUntil([&] { return model.state() == RequestState::Ready; }));
        const int drift = rowWith(*model.findings(), FindingListModel::IdRole, QStringLiteral("drift"));
        QVERIFY(!model.findings()->index(drift).data(FindingListModel::MendTextRole).toString().isEmpty());
        QVERIFY(model.findings()->index(0).data(FindingListModel::MendTextRole).toString().isEmpty());
        model.mendOne(QStringLiteral("drift"));
        QVERIFY(waitUntil([&] { return !model.mended().isEmpty(); }));
        QVERIFY(std::ranges::count(bench.world.calls(), std::string("mend drift")) == 1);
        model.look();
        QVERIFY(model.mended().isEmpty());
    }

    void showsAServiceWholeAndNoticesItsEnd()
    {
        ModelBench bench;
        ServiceListModel services(bench.bridge);
        ServiceDetailModel detail(bench.bridge, services);
        QVERIFY(waitUntil([&] { return services.state() == RequestState::Ready; }));
        detail.setServiceId(QString::fromStdString(bench.world.idOf("shop").value));
        QVERIFY(detail.present());
        QCOMPARE(detail.name(), QStringLiteral("shop"));
        QCOMPARE(detail.address(), QStringLiteral("https://shop.example.org"));
        QCOMPARE(detail.environment().size(), 3);
        QVERIFY(detail.canStop());
        bench.world.measure();
        QVERIFY(waitUntil([&] { return !detail.cpuText().isEmpty(); }));
        core::RemoveRequest removal;
        removal.id = bench.world.idOf("shop");
        await(bench.world.doors().remove({}, removal));
        QVERIFY(waitUntil([&] { return detail.busy(); }));
        while (bench.world.advance()) { }
        QVERIFY(waitUntil([&] { return !detail.present(); }));
    }

    void tellsEachDeploymentOnceAndShowsThreeAtMost()
    {
        ModelBench bench;
        NotificationModel model(bench.bridge);
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        // Once a question was answered, the bridge listens.
        const OperationListModel answered(bench.bridge);
        QVERIFY(waitUntil([&] { return answered.state() == RequestState::Ready; }));
        core::Deployment deployment;
        deployment.serviceName = "gallery";
        deployment.status = core::RunStatus::Succeeded;
        bench.world.publish(
            core::DeploymentFinished{std::make_shared<const core::Deployment>(deployment), "https://gallery.localhost"});
        QVERIFY2(waitUntil([&] { return model.rowCount() == 1; }), qPrintable(QString::number(model.rowCount())));
        QCOMPARE(model.index(0).data(NotificationModel::TitleRole).toString(), QStringLiteral("gallery is running"));
        QCOMPARE(model.index(0).data(NotificationModel::AddressRole).toString(),
                 QStringLiteral("https://gallery.localhost"));
        for (int i = 0; i < 4; ++i) {
            model.say(Tone::Negative, QString::number(i), {});
        }
        QCOMPARE(model.rowCount(), 3);
        model.dismiss(model.index(0).data(NotificationModel::IdRole).toULongLong());
        QCOMPARE(model.rowCount(), 2);
    }
};

WAKEDOCK_TEST(TestSystemModel)
#include "test_system_model.moc"
