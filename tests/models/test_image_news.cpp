// What is newer at registries, and how it comes here.
#include "models/docker/docker_catalog.h"
#include "models/hosts/host_catalog.h"
#include "models/operations/progress_model.h"
#include "models/services/service_updates_model.h"
#include "tests/models/model_bench.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QTest>

using namespace wakedock;
using namespace wakedock::models;
using namespace wakedock::tests;

namespace {

struct NewsBench : ModelBench {
    explicit NewsBench(DemoWorld::Scenario scenario = DemoWorld::Scenario::Full)
        : ModelBench(scenario)
        , hosts(bridge)
        , docker(bridge, *hosts.choice())
    {
        images.setWatched(true);
        waitUntil([&] { return images.state() != RequestState::Loading; });
    }

    QStringList outdated(const char *image)
    {
        const int row = rowWith(images, ObjectListModel::NameRole, QLatin1String(image));
        return images.index(row).data(ImageListModel::OutdatedRole).toStringList();
    }
    QString said(const char *image)
    {
        const int row = rowWith(images, ObjectListModel::NameRole, QLatin1String(image));
        for (const QVariant &fact : images.facts(images.index(row).data(ObjectListModel::KeyRole).toString())) {
            if (fact.toMap().value(QStringLiteral("label")) == QStringLiteral("At the registry")) {
                return fact.toMap().value(QStringLiteral("value")).toString();
            }
        }
        return {};
    }

    HostCatalog hosts;
    DockerCatalog docker;
    ImageListModel &images = *docker.images();
    ImageCheckModel &check = *docker.imageCheck();
};

} // namespace

class TestImageNews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void imagesForWhichSomethingNewerIsThereAreMarked()
    {
        NewsBench bench;
        QCOMPARE(bench.outdated("ghost:5-alpine"), QStringList{QStringLiteral("ghost:5-alpine")});
        QVERIFY(bench.outdated("jellyfin/jellyfin:10.8").isEmpty());
        QVERIFY(bench.outdated("axllent/mailpit:v1.10").isEmpty());
        QCOMPARE(bench.images.outdatedCount(), 2);
        bench.docker.shownImages()->setGroup(ImageListModel::OutdatedGroup);
        QCOMPARE(bench.docker.shownImages()->count(), 2);
    }

    void whatARegistrySaidIsToldOfEachName()
    {
        NewsBench bench;
        QVERIFY(bench.said("ghost:5-alpine").startsWith(QStringLiteral("ghost:5-alpine: something newer is there")));
        QVERIFY(bench.said("jellyfin/jellyfin:10.8").contains(QStringLiteral("up to date")));
        QVERIFY(bench.said("registry.example.org/team/docs:1.14").contains(QStringLiteral("refused the login")));
        QCOMPARE(bench.said("node:18-alpine"), QString());
    }

    void aCheckAsksAboutWhatIsInUseAndTheListShowsIt()
    {
        NewsBench bench;
        bench.check.check();
        QCOMPARE(bench.check.state(), RequestState::Loading);
        bench.check.check();
        QVERIFY(waitUntil([&] { return bench.check.state() == RequestState::Ready; }));
        QCOMPARE(bench.world.calls().size(), 1U);
        QVERIFY(bench.check.summary().startsWith(QStringLiteral("Something newer is there for 3 of ")));
        QCOMPARE(bench.check.problems().size(), 2);
        QVERIFY(waitUntil([&] { return !bench.outdated("axllent/mailpit:v1.10").isEmpty(); }));
        QCOMPARE(bench.said("node:18-alpine"), QString());
        bench.check.clear();
        QCOMPARE(bench.check.state(), RequestState::Idle);
        QVERIFY(bench.check.problems().isEmpty());
    }

    void oneImageCanBeAskedAboutAlone()
    {
        NewsBench bench;
        bench.check.checkNames({QStringLiteral("node:18-alpine")});
        QVERIFY(waitUntil([&] { return bench.check.state() == RequestState::Ready; }));
        QCOMPARE(bench.world.calls(), std::vector<std::string>{"check 1 images"});
        QCOMPARE(bench.check.summary(), QStringLiteral("Names asked about: 1. Nothing newer is there."));
        QVERIFY(waitUntil([&] { return !bench.said("node:18-alpine").isEmpty(); }));
    }

    void aCheckThatFailsSaysWhyAndAnotherHostPutsItAway()
    {
        NewsBench bench(DemoWorld::Scenario::DockerDown);
        bench.check.check();
        QVERIFY(waitUntil([&] { return bench.check.state() == RequestState::Failed; }));
        QVERIFY(bench.check.error().message.contains(QStringLiteral("Docker is not reachable")));
        bench.hosts.choice()->choose(2);
        QCOMPARE(bench.check.state(), RequestState::Idle);
    }

    void nothingInUseIsNothingToAsk()
    {
        NewsBench bench(DemoWorld::Scenario::Empty);
        bench.check.check();
        QCOMPARE(bench.check.state(), RequestState::Ready);
        QVERIFY(bench.check.summary().startsWith(QStringLiteral("No image here")));
        QVERIFY(bench.world.calls().empty());
    }

    void aPullIsFollowedLayerByLayerAndTheImageIsThere()
    {
        NewsBench bench;
        ProgressModel progress(bench.bridge);
        QSignalSpy begun(bench.docker.form(), &FormRun::succeeded);
        bench.docker.form()->pullImage(QStringLiteral(" ghost:5-alpine "));
        QVERIFY(waitUntil([&] { return begun.count() == 1; }));
        QCOMPARE(bench.world.calls().back(), std::string("pull ghost:5-alpine"));
        progress.follow(begun.at(0).at(0).toString());
        QVERIFY(waitUntil([&] { return progress.state() == RequestState::Ready; }));
        bench.world.advance();
        QVERIFY(waitUntil([&] { return progress.steps()->rowCount() == 7; }));
        QCOMPARE(progress.title(), QStringLiteral("Pulling ghost:5-alpine"));
        QVERIFY(progress.serviceId().isEmpty());
        QCOMPARE(progress.steps()->index(1).data(StepListModel::TitleRole).toString(), QStringLiteral("Layer a2abf6c4d29d"));
        while (bench.world.advance()) { }
        QVERIFY(waitUntil([&] { return progress.succeeded(); }));
        QVERIFY(waitUntil([&] { return bench.outdated("ghost:5-alpine").isEmpty(); }));
    }

    void aPullCanBeCancelled()
    {
        NewsBench bench;
        ProgressModel progress(bench.bridge);
        QSignalSpy begun(bench.docker.form(), &FormRun::succeeded);
        bench.docker.form()->pullImage(QStringLiteral("postgres:16"));
        QVERIFY(waitUntil([&] { return begun.count() == 1; }));
        progress.follow(begun.at(0).at(0).toString());
        QVERIFY(waitUntil([&] { return progress.state() == RequestState::Ready; }));
        progress.cancel();
        QVERIFY(waitUntil([&] { return progress.ended(); }));
        QVERIFY(!progress.succeeded());
        bench.world.advance();
        QCOMPARE(rowWith(bench.images, ObjectListModel::NameRole, QStringLiteral("postgres:16")), -1);
    }

    void servicesOfWhoseImageSomethingNewerIsThereAreKnownWhileSomebodyLooks()
    {
        NewsBench bench;
        ServiceListModel services(bench.bridge);
        QVERIFY(waitUntil([&] { return services.state() == RequestState::Ready; }));
        ServiceUpdatesModel updates(bench.bridge, services, *bench.hosts.list());
        QVERIFY(updates.serviceIds().isEmpty());
        updates.setWatched(true);
        QStringList expected = {QString::fromStdString(bench.world.idOf("blog").value),
                                QString::fromStdString(bench.world.idOf("wiki").value)};
        expected.sort();
        const auto known = [&] {
            QStringList ids = updates.serviceIds();
            ids.removeDuplicates();
            ids.sort();
            return ids;
        };
        QVERIFY(waitUntil([&] { return known() == expected; }));
        bench.world.engine().pulled("ghost:5-alpine");
        QVERIFY(waitUntil([&] { return known().size() == 1; }));
        // Registries are asked, by nobody in this window.
        await(bench.world.doors().docker.checkImages({}, core::localHost(), {"ghost:5-alpine"}));
        bench.world.publish(core::ImageUpdatesChanged{core::localHost()});
        QVERIFY(waitUntil([&] { return known() == expected; }));
        bench.world.engine().pulled("ghost:5-alpine");
        QVERIFY(waitUntil([&] { return known().size() == 1; }));
        updates.setWatched(false);
        bench.world.engine().pulled("requarks/wiki:2.5");
        QCOMPARE(known().size(), 1);
        updates.setWatched(true);
        QVERIFY(waitUntil([&] { return known().isEmpty(); }));
    }

    void theListHearsThatRegistriesWereAskedByNobodyHere()
    {
        NewsBench bench;
        QSignalSpy loaded(&bench.images, &ObjectListModel::loaded);
        bench.world.publish(core::ImageUpdatesChanged{core::HostId("elsewhere")});
        bench.world.publish(core::ImageUpdatesChanged{core::localHost()});
        QVERIFY(waitUntil([&] { return loaded.count() > 0; }));
    }

    void aNameThatIsNoneIsToldAtItsField()
    {
        NewsBench bench;
        bench.docker.form()->pullImage(QStringLiteral("a b"));
        QVERIFY(waitUntil([&] { return bench.docker.form()->errors().contains(QStringLiteral("image")); }));
        QVERIFY(bench.world.calls().empty());
    }
};

WAKEDOCK_TEST(TestImageNews)
#include "test_image_news.moc"
