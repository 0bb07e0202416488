#include "models/docker/docker_catalog.h"
#include "models/docker/docker_text.h"
#include "models/hosts/host_catalog.h"
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

/// The models of the Docker pages on a demo world.
struct DockerBench : ModelBench {
    explicit DockerBench(DemoWorld::Scenario scenario = DemoWorld::Scenario::Full)
        : ModelBench(scenario)
        , hosts(bridge)
        , docker(bridge, *hosts.choice())
    {
    }

    bool show(ObjectListModel &list, RequestState until = RequestState::Ready)
    {
        list.setWatched(true);
        return waitUntil([&] { return list.state() == until && hosts.list()->state() != RequestState::Loading; });
    }

    HostCatalog hosts;
    DockerCatalog docker;
};

QString textAt(const QAbstractItemModel &model, int row, int role)
{
    return model.index(row, 0).data(role).toString();
}

} // namespace

class TestObjectLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void containersAreShownWithWhoseTheyAre()
    {
        DockerBench bench;
        auto &list = *bench.docker.containers();
        const Tester tester(&list, Tester::FailureReportingMode::QtTest);
        QVERIFY(bench.show(list));
        QCOMPARE(list.count(), 17);
        const int grafana = rowWith(list, ObjectListModel::NameRole, QStringLiteral("monitoring-grafana-1"));
        QCOMPARE(textAt(list, grafana, ContainerListModel::OwnerRole), QStringLiteral("monitoring"));
        QCOMPARE(textAt(list, grafana, ContainerListModel::OwnerKindRole), QStringLiteral("stack"));
        QCOMPARE(list.index(grafana).data(ContainerListModel::PortsRole).toStringList(),
                 QStringList{QStringLiteral("3000 → 3000")});
        const int shop = rowWith(list, ContainerListModel::OwnerRole, QStringLiteral("shop"));
        QCOMPARE(textAt(list, shop, ContainerListModel::OwnerKindRole), QStringLiteral("service"));
        QVERIFY(!textAt(list, shop, ContainerListModel::ServiceIdRole).isEmpty());
        const int import = rowWith(list, ObjectListModel::NameRole, QStringLiteral("import-2023"));
        QCOMPARE(textAt(list, import, ContainerListModel::StatusTextRole), QStringLiteral("Exited (1)"));
        QCOMPARE(list.index(import).data(ContainerListModel::ToneRole).toInt(), static_cast<int>(Tone::Negative));
    }

    void aServicesContainerSaysWhyItIsNotStoppedHere()
    {
        DockerBench bench;
        auto &list = *bench.docker.containers();
        QVERIFY(bench.show(list));
        const int shop = rowWith(list, ContainerListModel::OwnerRole, QStringLiteral("shop"));
        const auto why = list.index(shop).data(ContainerListModel::WhyNotRole).toMap();
        QVERIFY(why.value(QStringLiteral("stop")).toString().contains(QStringLiteral("shop")));
        QVERIFY(why.contains(QStringLiteral("remove")));
        QVERIFY(!why.contains(QStringLiteral("pause")));
        const int loose = rowWith(list, ObjectListModel::NameRole, QStringLiteral("mail-test"));
        QVERIFY(list.index(loose).data(ContainerListModel::WhyNotRole).toMap().isEmpty());
    }

    void containersFollowTheEngineByItsEvents()
    {
        DockerBench bench;
        auto &list = *bench.docker.containers();
        const Tester tester(&list, Tester::FailureReportingMode::QtTest);
        QVERIFY(bench.show(list));
        const QSignalSpy resets(&list, &QAbstractItemModel::modelReset);
        bench.world.engine().setContainer("mail-test", core::ContainerStatus::Exited);
        const int mail = rowWith(list, ObjectListModel::NameRole, QStringLiteral("mail-test"));
        QVERIFY(
            waitUntil([&] { return textAt(list, mail, ContainerListModel::StatusTextRole) == QStringLiteral("Exited"); }));
        QCOMPARE(resets.count(), 0);
        QCOMPARE(list.state(), RequestState::Ready);
    }

    void nothingIsReadWhileNobodyLooks()
    {
        DockerBench bench;
        auto &list = *bench.docker.containers();
        QVERIFY(bench.show(list));
        list.setWatched(false);
        const QSignalSpy loads(&list, &ObjectListModel::loaded);
        const QSignalSpy events(&bench.bridge, &Bridge::eventsArrived);
        bench.world.engine().setContainer("mail-test", core::ContainerStatus::Exited);
        QVERIFY(waitUntil([&] { return events.count() == 1; }));
        QCOMPARE(loads.count(), 0);
        list.setWatched(true);
        QVERIFY(waitUntil([&] { return loads.count() == 1; }));
        const int mail = rowWith(list, ObjectListModel::NameRole, QStringLiteral("mail-test"));
        QCOMPARE(textAt(list, mail, ContainerListModel::StatusTextRole), QStringLiteral("Exited"));
    }

    void usageStandsBesideWhatRuns()
    {
        DockerBench bench;
        auto &list = *bench.docker.containers();
        QVERIFY(bench.show(list));
        const int mail = rowWith(list, ObjectListModel::NameRole, QStringLiteral("mail-test"));
        const int hello = rowWith(list, ObjectListModel::NameRole, QStringLiteral("hello"));
        QVERIFY(waitUntil([&] { return !textAt(list, mail, ContainerListModel::MemoryTextRole).isEmpty(); }));
        const QString before = textAt(list, mail, ContainerListModel::CpuTextRole);
        bench.world.measure(3);
        QVERIFY(waitUntil([&] { return textAt(list, mail, ContainerListModel::CpuTextRole) != before; }));
        QCOMPARE(textAt(list, hello, ContainerListModel::CpuTextRole), QString());
    }

    void aFailedListSaysWhyAndTriesAgain()
    {
        DockerBench bench(DemoWorld::Scenario::Failing);
        auto &list = *bench.docker.images();
        QVERIFY(bench.show(list, RequestState::Failed));
        QVERIFY(list.error().message.contains(QStringLiteral("not reached")));
        QVERIFY(!list.error().remedy.isEmpty());
        bench.world.engine().setMood(DemoEngine::Mood::Well);
        list.reload();
        QCOMPARE(list.state(), RequestState::Loading);
        QVERIFY(waitUntil([&] { return list.state() == RequestState::Ready; }));
        QVERIFY(!list.error().present);
    }

    void anAnswerForTheHostShownBeforeIsNotTaken()
    {
        DockerBench bench;
        auto doors = bench.world.doors();
        Completion<void> gate;
        const auto listContainers = doors.docker.listContainers;
        doors.docker.listContainers = [listContainers,
                                       gate](core::CallContext context,
                                             core::HostId host) -> Task<std::vector<core::ContainerSummary>> {
            const bool isLocal = host == core::localHost();
            auto list = co_await listContainers(context, host);
            if (isLocal) {
                co_await gate;
            }
            co_return list;
        };
        Bridge bridge(doors, core::Actor::local("tester"), &bench.world);
        HostCatalog hosts(bridge);
        DockerCatalog docker(bridge, *hosts.choice());
        QVERIFY(waitUntil([&] { return hosts.list()->state() == RequestState::Ready; }));
        docker.containers()->setWatched(true);
        hosts.choice()->setHostId(QStringLiteral("nas"));
        QVERIFY(waitUntil([&] { return docker.containers()->state() == RequestState::Ready; }));
        QCOMPARE(docker.containers()->count(), 7);
        gate.succeed();
        // What is asked after it is answered after it.
        const QSignalSpy answered(hosts.list(), &HostListModel::loaded);
        hosts.list()->reload();
        QVERIFY(waitUntil([&] { return answered.count() == 1; }));
        QCOMPARE(docker.containers()->count(), 7);
    }

    void imagesTellWhoUsesThemAndSortBySize()
    {
        DockerBench bench;
        auto &list = *bench.docker.images();
        const Tester tester(&list, Tester::FailureReportingMode::QtTest);
        QVERIFY(bench.show(list));
        const int shop = rowWith(list, ObjectListModel::NameRole, QStringLiteral("registry.example.org/team/shop:3.2.1"));
        QCOMPARE(textAt(list, shop, ImageListModel::UsedByRole), QStringLiteral("shop, shop-worker"));
        QVERIFY(textAt(list, shop, ImageListModel::UsersRole).contains(QStringLiteral("service shop")));
        QCOMPARE(list.unusedCount(), 2);
        auto &shown = *bench.docker.shownImages();
        shown.sortBy(ImageListModel::SizeRole, true);
        for (int row = 1; row < shown.count(); ++row) {
            QVERIFY(shown.index(row - 1, 0).data(ImageListModel::SizeRole).toLongLong()
                    >= shown.index(row, 0).data(ImageListModel::SizeRole).toLongLong());
        }
        shown.sortBy(ImageListModel::SizeRole, true);
        QVERIFY(!shown.isDescending());
        shown.setGroup(UntaggedGroup);
        QCOMPARE(shown.count(), 1);
        shown.setGroup(0);
        shown.setText(QStringLiteral("NODE:18"));
        QCOMPARE(shown.count(), 1);
    }

    void volumesAreMeasuredOnRequestOnly()
    {
        DockerBench bench;
        auto &list = *bench.docker.volumes();
        const Tester tester(&list, Tester::FailureReportingMode::QtTest);
        QVERIFY(bench.show(list));
        QCOMPARE(textAt(list, 0, VolumeListModel::SizeTextRole), QString());
        QCOMPARE(list.sizeText(), QString());
        list.measure();
        QCOMPARE(list.measuring(), RequestState::Loading);
        QVERIFY(waitUntil([&] { return list.measuring() == RequestState::Ready; }));
        QVERIFY(!textAt(list, 0, VolumeListModel::SizeTextRole).isEmpty());
        QVERIFY(!list.sizeText().isEmpty());
        bench.world.engine().setMood(DemoEngine::Mood::Away);
        list.measure();
        QVERIFY(waitUntil([&] { return list.measuring() == RequestState::Failed; }));
        QVERIFY(list.measuringError().present);
    }

    void networksThatMustStaySayWhy()
    {
        DockerBench bench;
        auto &list = *bench.docker.networks();
        const Tester tester(&list, Tester::FailureReportingMode::QtTest);
        QVERIFY(bench.show(list));
        const int bridge = rowWith(list, ObjectListModel::NameRole, QStringLiteral("bridge"));
        QVERIFY(!textAt(list, bridge, NetworkListModel::WhyStaysRole).isEmpty());
        const int own = rowWith(list, ObjectListModel::NameRole, QStringLiteral("wakedock"));
        QVERIFY(textAt(list, own, NetworkListModel::WhyStaysRole).contains(QStringLiteral("WakeDock")));
        const int secret = rowWith(list, ObjectListModel::NameRole, QStringLiteral("backend-only"));
        QCOMPARE(textAt(list, secret, NetworkListModel::WhyStaysRole), QString());
        QCOMPARE(textAt(list, secret, NetworkListModel::TraitsRole), QStringLiteral("bridge, internal"));
        QCOMPARE(list.unusedCount(), 1);
    }

    void factsHoldNoValuesOfLabels()
    {
        DockerBench bench;
        auto &list = *bench.docker.networks();
        QVERIFY(bench.show(list));
        const int stack = rowWith(list, ObjectListModel::NameRole, QStringLiteral("monitoring_default"));
        const auto facts = list.facts(textAt(list, stack, ObjectListModel::KeyRole));
        QString labels;
        for (const auto &fact : facts) {
            if (fact.toMap().value(QStringLiteral("label")).toString() == QStringLiteral("Labels")) {
                labels = fact.toMap().value(QStringLiteral("value")).toString();
            }
        }
        QCOMPARE(labels, QStringLiteral("com.docker.compose.project"));
        QVERIFY(list.facts(QStringLiteral("gone")).isEmpty());
    }
};

WAKEDOCK_TEST(TestObjectLists)
#include "test_object_lists.moc"
