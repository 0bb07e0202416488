#include "backend/core/domain/rules/prune_rules.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::core;

namespace {

ContainerSummary container(const std::string &name, ContainerStatus status, const std::string &image = "sha256:web")
{
    ContainerSummary known;
    known.container.id = "id-" + name;
    known.container.name = name;
    known.container.status = status;
    known.container.imageId = image;
    return known;
}

ImageSummary image(const std::string &id, std::vector<std::string> tags = {}, std::vector<std::string> digests = {})
{
    ImageSummary image;
    image.id = "sha256:" + id;
    image.tags = std::move(tags);
    image.digests = std::move(digests);
    return image;
}

VolumeSummary volume(const std::string &name, std::map<std::string, std::string> labels = {})
{
    VolumeSummary volume;
    volume.name = name;
    volume.labels = std::move(labels);
    return volume;
}

NetworkSummary network(const std::string &name, std::map<std::string, std::string> labels = {})
{
    NetworkSummary network;
    network.id = "id-" + name;
    network.name = name;
    network.scope = "local";
    network.labels = std::move(labels);
    return network;
}

ServiceRecord service(const std::string &name, const std::string &image)
{
    ServiceRecord record;
    record.id = ServiceId("service-" + name);
    record.config.name = name;
    record.config.image = image;
    return record;
}

std::vector<std::string> namesOf(const std::vector<PruneCandidate> &candidates)
{
    std::vector<std::string> names;
    std::ranges::transform(candidates, std::back_inserter(names), &PruneCandidate::name);
    return names;
}

std::string reasonOf(const PruneReport &report, const std::string &name)
{
    const auto found = std::ranges::find(report.kept, name, &PruneCandidate::name);
    return found == report.kept.end() ? std::string() : found->reason;
}

using Names = std::vector<std::string>;
const std::set<ObjectKind> everything{ObjectKind::Containers, ObjectKind::Images, ObjectKind::Volumes, ObjectKind::Networks,
                                      ObjectKind::BuildCache};

} // namespace

class TestPruneRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyStoppedContainersOfNobodyGo()
    {
        PruneView view;
        auto sleeping = container("shop", ContainerStatus::Exited);
        sleeping.serviceName = "shop";
        auto composed = container("stack-db-1", ContainerStatus::Exited);
        composed.composeProject = "stack";
        auto helper = container("helper", ContainerStatus::Exited);
        helper.container.labels = {{label::Helper, "true"}};
        view.demand.containers = {container("old", ContainerStatus::Exited),
                                  container("made", ContainerStatus::Created),
                                  container("dead", ContainerStatus::Dead),
                                  container("runs", ContainerStatus::Running),
                                  container("paused", ContainerStatus::Paused),
                                  sleeping,
                                  composed,
                                  helper};
        view.usage.containerBytes = {{"id-old", 70}, {"id-made", 7}};
        const auto report = planPrune(view, {ObjectKind::Containers});
        QCOMPARE(namesOf(report.removed), (Names{"old", "made", "dead"}));
        QCOMPARE(report.freedBytes, std::int64_t(77));
        QCOMPARE(namesOf(report.kept), (Names{"runs", "paused", "shop", "stack-db-1", "helper"}));
        QVERIFY(reasonOf(report, "shop").find("service shop") != std::string::npos);
        QVERIFY(reasonOf(report, "stack-db-1").find("compose project stack") != std::string::npos);
    }

    void whatAServiceNeedsStaysThoughItHasNoContainer()
    {
        PruneView view;
        auto shop = service("shop", "nginx:1.25");
        shop.config.volumes = {{VolumeType::Volume, "shop-data", "/data", false}};
        shop.config.networks = {"shop-net"};
        view.demand.services = {shop};
        view.demand.digests = {{shop.id, "team/app@sha256:11"}};
        view.images = {image("a", {"nginx:1.25"}), image("b", {"nginx:1.26"}), image("c", {}, {"team/app@sha256:11"}),
                       image("d")};
        view.volumes = {volume("shop-data"), volume("lost")};
        view.networks = {network("shop-net"), network("lost-net"), network("bridge")};
        const auto report = planPrune(view, everything);
        QCOMPARE(namesOf(report.removed), (Names{"nginx:1.26", "sha256:d", "lost", "lost-net"}));
        QVERIFY(reasonOf(report, "shop-data").find("the service shop") != std::string::npos);
        QVERIFY(reasonOf(report, "bridge").find("engine") != std::string::npos);
    }

    void whatAContainerUsesStaysUnlessItGoesItself()
    {
        PruneView view;
        auto old = container("old", ContainerStatus::Exited, "sha256:a");
        old.container.mounts = {{VolumeType::Volume, "old-data", "/data", false}};
        old.container.networks = {"old-net"};
        view.demand.containers = {old};
        view.images = {image("a", {"old:1"})};
        view.volumes = {volume("old-data")};
        view.networks = {network("old-net")};
        QCOMPARE(namesOf(planPrune(view, {ObjectKind::Images, ObjectKind::Volumes, ObjectKind::Networks}).removed), Names());
        QCOMPARE(namesOf(planPrune(view, everything).removed), (Names{"old", "old:1", "old-data", "old-net"}));
        QCOMPARE(namesOf(planPrune(view, {ObjectKind::Containers, ObjectKind::Images}).removed), (Names{"old", "old:1"}));
    }

    void theOwnNetworkAndThoseOfComposeProjectsWithContainersStay()
    {
        PruneView view;
        auto composed = container("stack-db-1", ContainerStatus::Exited);
        composed.composeProject = "stack";
        view.demand.containers = {composed};
        view.networks = {network("wakedock", {{label::Managed, "true"}}),
                         network("stack_default", {{"com.docker.compose.project", "stack"}}),
                         network("gone_default", {{"com.docker.compose.project", "gone"}})};
        view.volumes = {volume("stack_data", {{"com.docker.compose.project", "stack"}}),
                        volume("of-a-gone-service", {{label::Managed, "true"}, {label::Service, "nobody"}})};
        const auto report = planPrune(view, everything);
        QCOMPARE(namesOf(report.removed), (Names{"of-a-gone-service", "gone_default"}));
        QCOMPARE(namesOf(report.kept), (Names{"stack-db-1", "stack_data", "wakedock", "stack_default"}));
    }

    void whatAStackThatIsDownHoldsStays()
    {
        PruneView view;
        view.demand.stacks = {"shop"};
        view.volumes = {volume("shop_data", {{"com.docker.compose.project", "shop"}}),
                        volume("gone_data", {{"com.docker.compose.project", "gone"}})};
        const auto report = planPrune(view, everything);
        QCOMPARE(namesOf(report.removed), (Names{"gone_data"}));
        QCOMPARE(reasonOf(report, "shop_data"), std::string("It belongs to the stack shop."));
    }

    void volumesGoOnlyWhenTheyAreNamed()
    {
        PruneView view;
        view.volumes = {volume("lost")};
        auto withoutVolumes = everything;
        withoutVolumes.erase(ObjectKind::Volumes);
        const auto report = planPrune(view, withoutVolumes);
        QVERIFY(report.removed.empty() && report.kept.empty());
    }

    void buildCacheIsOneCandidateWithItsSize()
    {
        PruneView view;
        QVERIFY(planPrune(view, {ObjectKind::BuildCache}).removed.empty());
        view.usage.buildCacheEntries = 3;
        view.usage.buildCacheBytes = 4096;
        const auto report = planPrune(view, {ObjectKind::BuildCache});
        QCOMPARE(namesOf(report.removed), (Names{"3 entries"}));
        QCOMPARE(report.freedBytes, std::int64_t(4096));
    }

    void aReferenceMeansAnImageHoweverItIsWritten_data()
    {
        QTest::addColumn<QString>("reference");
        QTest::addColumn<bool>("means");
        const auto row = [](const char *reference, bool means) {
            QTest::newRow(reference) << QString::fromUtf8(reference) << means;
        };
        row("nginx", true);
        row("nginx:latest", true);
        row("docker.io/library/nginx", true);
        row("library/nginx:latest", true);
        row("nginx@sha256:77", true);
        row("nginx:1.25@sha256:77", true);
        row("sha256:abc", true);
        row("abc", true);
        row("nginx:1.25", false);
        row("other/nginx", false);
        row("nginx@sha256:78", false);
        row("", false);
        row("registry:5000/team/app", false);
    }
    void aReferenceMeansAnImageHoweverItIsWritten()
    {
        QFETCH(QString, reference);
        QFETCH(bool, means);
        QCOMPARE(meansImage(reference.toStdString(), image("abc", {"nginx:latest"}, {"nginx@sha256:77"})), means);
    }

    void aRegistrysPortIsNoTag()
    {
        QVERIFY(meansImage("registry:5000/team/app", image("abc", {"registry:5000/team/app:latest"})));
        QVERIFY(!meansImage("registry:5000/team/app:2", image("abc", {"registry:5000/team/app:latest"})));
    }

    void usersAreToldContainersFirstAndServicesOnce()
    {
        ObjectDemand demand;
        demand.containers = {container("b", ContainerStatus::Running), container("a", ContainerStatus::Exited)};
        demand.services = {service("shop", "web:1"), service("shop", "web:1")};
        const auto users = usersOf(image("web", {"web:1"}), demand);
        QCOMPARE(userNames(users), std::string("the container a, the container b and the service shop"));
    }
};

WAKEDOCK_TEST(TestPruneRules)
#include "test_prune_rules.moc"
