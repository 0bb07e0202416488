#include "tests/integration/docker/objects_world.h"
#include "tests/integration/docker/own_program.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include "backend/shared/utils/uuid.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

using Layers = std::vector<LayerProgress>;

/// A pull told layer by layer, from a registry of the test's own.
class TestDockerLayers : public QObject
{
    Q_OBJECT

    std::unique_ptr<ObjectsWorld> m_world;
    std::unique_ptr<OwnRegistry> m_registry;

    /// Puts an image with two layers nobody else has into the registry and takes it off the engine.
    void publish(const std::string &reference)
    {
        const QTemporaryDir folder;
        const auto write = [&folder](const char *name, const std::string &text) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text.data(), static_cast<qint64>(text.size())) > 0);
        };
        write("one", randomHex(64 * 1024));
        write("two", randomHex(1024));
        write("Dockerfile", "FROM scratch\nCOPY one /one\nCOPY two /two\n");
        runDocker({"build", "-q", "-t", reference, folder.path().toStdString()});
        runDocker({"push", "-q", reference});
        runDocker({"rmi", reference});
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_world = std::make_unique<ObjectsWorld>(docker::DefaultDockerHost);
        m_registry = std::make_unique<OwnRegistry>();
    }
    void cleanupTestCase()
    {
        m_registry.reset();
        m_world.reset();
    }

    void everyLayerIsToldToItsEndAndTheImageIsListed()
    {
        const auto reference = m_registry->reference("team/layers:1");
        publish(reference);
        Layers last;
        await(m_world->door().pullLayers(ObjectsWorld::context(), reference,
                                         [&last](Layers layers) { last = std::move(layers); }));
        QCOMPARE(last.size(), std::size_t(2));
        QVERIFY(std::ranges::all_of(last, [](const LayerProgress &layer) { return layer.complete && !layer.id.empty(); }));
        const auto isListed = [this, &reference] {
            const auto images = m_world->objects.images(localHost());
            return std::ranges::any_of(images,
                                       [&reference](const ImageSummary &image) { return meansImage(reference, image); });
        };
        QVERIFY(waitUntil(isListed));
        runDocker({"rmi", reference});
        QVERIFY(waitUntil([&isListed] { return !isListed(); }));
    }

    void aCancelledPullEndsWithoutTheImage()
    {
        const auto reference = m_registry->reference("team/layers:2");
        publish(reference);
        CancelSource source;
        auto pull = m_world->door().pullLayers(ObjectsWorld::context().withCancel(source.token()), reference, {});
        source.cancel();
        QCOMPARE(awaitError(std::move(pull))->code(), ErrorCode::Cancelled);
        QCOMPARE(awaitError(m_world->door().inspectImage(ObjectsWorld::context(), reference))->code(), ErrorCode::NotFound);
    }

    void anUnknownImageAndAnIdAreNotFound()
    {
        const auto unknown = m_registry->reference("team/nothing:1");
        QCOMPARE(awaitError(m_world->door().pullLayers({}, unknown, {}))->reason(), std::string("image_not_found"));
        const auto id = "sha256:" + std::string(64, 'a');
        QCOMPARE(awaitError(m_world->door().pullLayers({}, id, {}))->reason(), std::string("image_not_found"));
    }
};

WAKEDOCK_TEST(TestDockerLayers)
#include "test_docker_layers.moc"
