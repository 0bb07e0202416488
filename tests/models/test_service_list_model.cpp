#include "models/services/service_filter_model.h"
#include "models/services/service_list_model.h"
#include "tests/models/model_bench.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wakedock;
using namespace wakedock::models;
using namespace wakedock::tests;
using Tester = QAbstractItemModelTester;

class TestServiceListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAllServicesByName()
    {
        ModelBench bench;
        ServiceListModel model(bench.bridge);
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        QCOMPARE(model.state(), RequestState::Loading);
        QVERIFY(waitUntil([&] { return model.state() == RequestState::Ready; }));
        QCOMPARE(model.rowCount(), 10);
        QCOMPARE(model.index(0).data(ServiceListModel::NameRole).toString(), QStringLiteral("analytics"));
        QCOMPARE(model.index(0).data(ServiceListModel::StatusTextRole).toString(), QStringLiteral("Running"));
        QCOMPARE(model.index(0).data(ServiceListModel::AddressRole).toString(), QStringLiteral("https://stats.example.org"));
        QCOMPARE(model.runningCount(), 6);
        QCOMPARE(model.troubledCount(), 2);
    }

    void saysWhyItFailedAndLoadsWhenAskedAgain()
    {
        ModelBench bench(DemoWorld::Scenario::Failing);
        ServiceListModel model(bench.bridge);
        QVERIFY(waitUntil([&] { return model.state() == RequestState::Failed; }));
        QVERIFY(model.error().present);
        QVERIFY(model.error().message.contains(QStringLiteral("disk is full")));
        QVERIFY(!model.error().remedy.isEmpty());
        model.reload();
        QCOMPARE(model.state(), RequestState::Loading);
        QVERIFY(waitUntil([&] { return model.state() == RequestState::Failed; }));
    }

    void followsAServiceWithoutAReset()
    {
        ModelBench bench;
        ServiceListModel model(bench.bridge);
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        QVERIFY(waitUntil([&] { return model.state() == RequestState::Ready; }));
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        bench.world.setStatus("wiki", core::ServiceStatus::Running);
        QVERIFY(waitUntil([&] { return changes.count() == 1; }));
        const int row = rowWith(model, ServiceListModel::NameRole, QStringLiteral("wiki"));
        QCOMPARE(changes.at(0).at(0).toModelIndex().row(), row);
        QCOMPARE(model.index(row).data(ServiceListModel::StatusTextRole).toString(), QStringLiteral("Running"));
        QCOMPARE(resets.count(), 0);
    }

    void putsANewServiceInItsPlaceAndTakesARemovedOneOut()
    {
        ModelBench bench;
        ServiceListModel model(bench.bridge);
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        QVERIFY(waitUntil([&] { return model.state() == RequestState::Ready; }));
        core::DeployRequest request;
        request.config.name = "cache";
        request.config.image = "redis:7";
        await(bench.world.doors().deploy({}, request));
        QVERIFY(waitUntil([&] { return model.rowCount() == 11; }));
        QCOMPARE(rowWith(model, ServiceListModel::NameRole, QStringLiteral("cache")), 2);
        core::RemoveRequest removal;
        removal.id = bench.world.idOf("blog");
        while (bench.world.advance()) { }
        await(bench.world.doors().remove({}, removal));
        while (bench.world.advance()) { }
        QVERIFY(waitUntil([&] { return model.rowCount() == 10; }));
        QCOMPARE(rowWith(model, ServiceListModel::NameRole, QStringLiteral("blog")), -1);
    }

    void drawsUsageAsAHistoryAndSaysItWithOneSignal()
    {
        ModelBench bench;
        ServiceListModel model(bench.bridge);
        QVERIFY(waitUntil([&] { return model.state() == RequestState::Ready; }));
        const QSignalSpy sampled(&model, &ServiceListModel::usageSampled);
        const int before = sampled.count();
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        for (int i = 1; i <= 70; ++i) {
            bench.world.measure();
            QVERIFY(waitUntil([&] { return sampled.count() >= before + i; }));
        }
        const int shop = rowWith(model, ServiceListModel::NameRole, QStringLiteral("shop"));
        QCOMPARE(model.index(shop).data(ServiceListModel::CpuHistoryRole).value<QList<qreal>>().size(), 60);
        QVERIFY(model.index(shop).data(ServiceListModel::MemoryTextRole).toString().endsWith(QStringLiteral("MB")));
        QVERIFY(!changes.last().at(2).value<QList<int>>().isEmpty());
        const int wiki = rowWith(model, ServiceListModel::NameRole, QStringLiteral("wiki"));
        QCOMPARE(model.index(wiki).data(ServiceListModel::CpuTextRole).toString(), QString());
        QVERIFY2(model.index(wiki).data(ServiceListModel::CpuHistoryRole).value<QList<qreal>>().isEmpty(),
                 "What was never measured has no history of zeros.");
    }

    void appliesWhatHappenedWhileTheListWasRead()
    {
        ModelBench bench;
        auto doors = bench.world.doors();
        Completion<void> gate;
        const auto list = doors.listServices;
        doors.listServices = [list, gate](core::CallContext context) -> Task<core::ServiceList> {
            auto snapshot = co_await list(context);
            co_await gate;
            co_return snapshot;
        };
        Bridge bridge(doors, core::Actor::local("tester"), &bench.world);
        ServiceListModel model(bridge);
        const QSignalSpy events(&bridge, &Bridge::eventsArrived);
        QVERIFY(waitUntil([&] {
            bench.world.setStatus("wiki", core::ServiceStatus::Running);
            return events.count() > 0;
        }));
        gate.succeed();
        QVERIFY(waitUntil([&] { return model.state() == RequestState::Ready; }));
        const int wiki = rowWith(model, ServiceListModel::NameRole, QStringLiteral("wiki"));
        QCOMPARE(model.index(wiki).data(ServiceListModel::StatusTextRole).toString(), QStringLiteral("Running"));
    }

    void filtersByWordAndStateAndSortsByUrgency()
    {
        ModelBench bench;
        ServiceListModel model(bench.bridge);
        ServiceFilterModel shown(model);
        const Tester tester(&shown, Tester::FailureReportingMode::QtTest);
        QVERIFY(waitUntil([&] { return model.state() == RequestState::Ready; }));
        shown.setText(QStringLiteral("SHOP"));
        QCOMPARE(shown.rowCount(), 2);
        shown.setText(QStringLiteral("example.org"));
        shown.setShow(ServiceFilterModel::Show::Resting);
        QCOMPARE(shown.rowCount(), 3);
        shown.setText({});
        shown.setShow(ServiceFilterModel::Show::Troubled);
        QCOMPARE(shown.rowCount(), 2);
        shown.setShow(ServiceFilterModel::Show::All);
        shown.setOrder(ServiceFilterModel::Order::ByStatus);
        QCOMPARE(shown.index(0, 0).data(ServiceListModel::NameRole).toString(), QStringLiteral("shop-worker"));
        bench.world.setStatus("shop-worker", core::ServiceStatus::Stopped);
        QVERIFY(waitUntil(
            [&] { return shown.index(0, 0).data(ServiceListModel::NameRole).toString() == QStringLiteral("media"); }));
    }
};

WAKEDOCK_TEST(TestServiceListModel)
#include "test_service_list_model.moc"
