#include "tests/contract/engine_objects/objects_under_test.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

/// Images, volumes and networks: what is done to them, and what is told of it.
class TestObjectLists : public QObject
{
    Q_OBJECT

    std::unique_ptr<ObjectsUnderTest> m_under;

    [[nodiscard]] IEngineObjects &objects() const { return m_under->objects(); }
    [[nodiscard]] static CallContext context() { return ObjectsUnderTest::context(); }

private Q_SLOTS:
    void initTestCase_data() { ObjectsUnderTest::addRows(); }
    void init()
    {
        QFETCH_GLOBAL(QString, kind);
        m_under = std::make_unique<ObjectsUnderTest>(kind);
    }
    void cleanup() { m_under.reset(); }

    void anImageGetsAndLosesANameAndBothAreTold()
    {
        m_under->watch();
        const auto known = m_under->toldImage(TestImages::Mute);
        QVERIFY(known && known->id.starts_with("sha256:") && known->sizeBytes > 0);
        const auto name = m_under->name("tag:1");
        await(objects().tagImage(context(), known->id, name));
        QVERIFY(waitUntil([&] { return m_under->toldImage(name).has_value(); }));
        QCOMPARE(m_under->toldImage(name)->id, known->id);
        const auto read = await(objects().inspectImage(context(), name));
        QCOMPARE(read.id, known->id);
        QVERIFY(std::ranges::find(read.tags, name) != read.tags.end());
        await(objects().removeImage(context(), name, false));
        QVERIFY(waitUntil([&] { return !m_under->toldImage(name).has_value(); }));
        QVERIFY(m_under->toldImage(TestImages::Mute).has_value());
    }

    void anImageWithTwoNamesIsNotRemovedByItsId()
    {
        const auto image = await(objects().inspectImage(context(), TestImages::Mute));
        const auto name = m_under->name("second:1");
        await(objects().tagImage(context(), image.id, name));
        const auto refused = awaitError(objects().removeImage(context(), image.id, false));
        QCOMPARE(refused->code(), ErrorCode::Conflict);
        QCOMPARE(refused->reason(), std::string("image_in_use"));
        await(objects().removeImage(context(), name, false));
    }

    void anImageTellsItsHistory()
    {
        const auto layers = await(objects().imageHistory(context(), TestImages::Mute));
        QVERIFY(layers.size() >= 2);
        QVERIFY(std::ranges::any_of(layers, [](const ImageLayer &layer) { return layer.sizeBytes > 0; }));
        QVERIFY(std::ranges::find(layers.front().tags, TestImages::Mute) != layers.front().tags.end());
        QCOMPARE(awaitError(objects().imageHistory(context(), m_under->name("nothing:1")))->code(), ErrorCode::NotFound);
    }

    void aVolumeIsMadeOnceAndToldUntilItIsRemoved()
    {
        m_under->watch();
        VolumeSpec spec;
        spec.name = m_under->name("data");
        spec.labels = m_under->labels();
        const auto made = await(objects().createVolume(context(), spec));
        QCOMPARE(made.name, spec.name);
        QCOMPARE(made.driver, std::string("local"));
        QCOMPARE(made.labels, spec.labels);
        QVERIFY(!made.mountpoint.empty());
        QCOMPARE(awaitError(objects().createVolume(context(), spec))->reason(), std::string("volume_name_taken"));
        QVERIFY(waitUntil([&] { return m_under->toldVolume(spec.name).has_value(); }));
        await(objects().removeVolume(context(), spec.name));
        QVERIFY(waitUntil([&] { return !m_under->toldVolume(spec.name).has_value(); }));
        QCOMPARE(awaitError(objects().removeVolume(context(), spec.name))->reason(), std::string("volume_not_found"));
    }

    void aMountedVolumeStays()
    {
        const auto name = m_under->name("kept");
        const auto id = m_under->make("holder", false, {{VolumeType::Volume, name, "/data", false}});
        const auto refused = awaitError(objects().removeVolume(context(), name));
        QCOMPARE(refused->code(), ErrorCode::Conflict);
        QCOMPARE(refused->reason(), std::string("volume_in_use"));
        await(objects().removeContainer(context(), id, true, false));
        await(objects().removeVolume(context(), name));
    }

    void aNetworkIsMadeAsAskedAndToldUntilItIsRemoved()
    {
        m_under->watch();
        NetworkSpec spec;
        spec.name = m_under->name("net");
        spec.internal = true;
        spec.attachable = true;
        spec.subnet = "10.248.77.0/24";
        spec.labels = m_under->labels();
        const auto made = await(objects().createNetwork(context(), spec));
        QVERIFY(!made.id.empty() && made.internal && made.attachable);
        QCOMPARE(made.driver, std::string("bridge"));
        QCOMPARE(made.subnets.size(), std::size_t(1));
        QCOMPARE(made.subnets.front().subnet, spec.subnet);
        QCOMPARE(awaitError(objects().createNetwork(context(), spec))->reason(), std::string("network_name_taken"));
        QVERIFY(waitUntil([&] { return m_under->toldNetwork(spec.name).has_value(); }));
        QCOMPARE(m_under->toldNetwork(spec.name)->labels, spec.labels);
        await(objects().removeNetwork(context(), made.id));
        QVERIFY(waitUntil([&] { return !m_under->toldNetwork(spec.name).has_value(); }));
        QCOMPARE(awaitError(objects().removeNetwork(context(), made.id))->reason(), std::string("network_not_found"));
    }

    void theDisksUsageKnowsTheImages()
    {
        const auto image = await(objects().inspectImage(context(), TestImages::Mute));
        const auto usage = await(objects().diskUsage(context()));
        QVERIFY(usage.layersBytes > 0);
        QVERIFY(usage.imageBytes.contains(image.id));
    }
};

WAKEDOCK_TEST(TestObjectLists)
#include "test_object_lists.moc"
