#include "backend/core/use_cases/docker/prune_engine.h"
#include "tests/integration/docker/objects_world.h"
#include "tests/integration/docker/own_program.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

using Names = std::vector<std::string>;

/// On an engine of its own: nothing else may go.
class TestDockerPrune : public QObject
{
    Q_OBJECT

    std::unique_ptr<OwnDockerd> m_dockerd;
    std::unique_ptr<ObjectsWorld> m_world;

    std::string docker(const std::initializer_list<std::string> &arguments)
    {
        return runDocker(arguments, m_dockerd->url());
    }
    /// An image of one layer, so many bytes large.
    void build(const std::string &reference, int bytes)
    {
        const QTemporaryDir folder;
        const auto write = [&folder](const char *name, const QByteArray &text) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) >= 0);
        };
        write("blob", QByteArray(bytes, reference.back()));
        write("Dockerfile", "FROM scratch\nCOPY blob /blob\nCMD [\"/blob\"]\n");
        docker({"build", "-q", "-t", reference, folder.path().toStdString()});
    }
    PruneReport prune(std::set<ObjectKind> kinds, bool preview)
    {
        PruneEngine useCase(m_world->desk());
        PruneRequest request;
        request.kinds = std::move(kinds);
        request.preview = preview;
        return await(useCase.execute(ObjectsWorld::context(), request));
    }
    static Names namesOf(const std::vector<PruneCandidate> &candidates)
    {
        Names names;
        std::ranges::transform(candidates, std::back_inserter(names), &PruneCandidate::name);
        std::ranges::sort(names);
        return names;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_dockerd = std::make_unique<OwnDockerd>();
        m_dockerd->start();
        m_world = std::make_unique<ObjectsWorld>(m_dockerd->url());
    }
    void cleanupTestCase()
    {
        m_world.reset();
        m_dockerd.reset();
    }

    void itRemovesExactlyWhatThePreviewShowsAndNothingAServiceNeeds()
    {
        build("needed:1", 100'000);
        build("kept-by-container:1", 110'000);
        build("lost:1", 120'000);
        build("lost:2", 130'000);
        build("again:3", 140'000);
        build("again:3", 150'000); // the first one has no name any more
        docker({"create", "--name", "composed", "--network", "none", "--label", "com.docker.compose.project=stack", "-v",
                "stack-data:/data", "kept-by-container:1"});
        docker({"create", "--name", "old", "--network", "none", "-v", "old-data:/data", "lost:2"});
        docker({"volume", "create", "shop-data"});
        auto record = ServiceRecord();
        record.id = ServiceId("1c4f7f3e-0000-4000-8000-000000000001");
        record.config.name = "shop";
        record.config.image = "needed:1";
        record.config.volumes = {{VolumeType::Volume, "shop-data", "/data", false}};
        m_world->states.load({record});
        QVERIFY(waitUntil([this] {
            return m_world->objects.volumes(localHost()).size() == 3 && m_world->objects.containers(localHost()).size() == 2
                && m_world->objects.images(localHost()).size() == 6;
        }));

        const std::set<ObjectKind> kinds{ObjectKind::Containers, ObjectKind::Images, ObjectKind::Volumes,
                                         ObjectKind::Networks};
        const auto withoutVolumes = prune({ObjectKind::Containers, ObjectKind::Images}, true);
        QVERIFY(
            std::ranges::none_of(withoutVolumes.removed, [](const auto &gone) { return gone.kind == ObjectKind::Volumes; }));

        const auto preview = prune(kinds, true);
        QCOMPARE(preview.removed.size(), std::size_t(6)); // old, old-data, lost:1, lost:2, again:3 and the nameless one
        QVERIFY2(preview.freedBytes >= 540'000, std::to_string(preview.freedBytes).c_str());
        QCOMPARE(docker({"ps", "-aq"}).size(), std::size_t(25)); // two short ids: it was a preview

        const auto done = prune(kinds, false);
        QCOMPARE(namesOf(done.removed), namesOf(preview.removed));
        QCOMPARE(namesOf(done.kept), namesOf(preview.kept));
        QVERIFY2(done.freedBytes >= 540'000, std::to_string(done.freedBytes).c_str());
        QCOMPARE(docker({"ps", "-a", "--format", "{{.Names}}"}), std::string("composed"));
        QCOMPARE(docker({"volume", "ls", "-q"}), std::string("shop-data\nstack-data"));
        // The engine lists by age in whole seconds: the order of the two is chance.
        const auto left = docker({"images", "--format", "{{.Repository}}"});
        QVERIFY2(left == "kept-by-container\nneeded" || left == "needed\nkept-by-container", left.c_str());
        QVERIFY(waitUntil([&] { return prune(kinds, true).removed.empty(); }));
    }

    void ofWhatIsNobodysByThenOnlyWhatWasAgreedToGoes()
    {
        docker({"volume", "create", "agreed"});
        docker({"volume", "create", "not-seen"});
        const auto isThere = [this](const std::string &name) {
            const auto volumes = m_world->objects.volumes(localHost());
            return std::ranges::find(volumes, name, &VolumeSummary::name) != volumes.end();
        };
        QVERIFY(waitUntil([&] { return isThere("agreed") && isThere("not-seen"); }));
        PruneEngine useCase(m_world->desk());
        PruneRequest request;
        request.kinds = {ObjectKind::Volumes};
        request.preview = false;
        request.agreed = {{ObjectKind::Volumes, "agreed"}, {ObjectKind::Images, "not-seen"}};
        const auto done = await(useCase.execute(ObjectsWorld::context(), request));
        QCOMPARE(namesOf(done.removed), Names{"agreed"});
        QVERIFY(docker({"volume", "ls", "-q"}).find("not-seen") != std::string::npos);
    }
};

WAKEDOCK_TEST(TestDockerPrune)
#include "test_docker_prune.moc"
