#include "tests/contract/engine_objects/objects_under_test.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

/// What a container was made from, and taking it into a network and out again.
class TestObjectDetails : public QObject
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

    void aContainerIsDescribedByWhatItWasMadeFrom()
    {
        const auto id = m_under->make("web", true, {{VolumeType::Volume, m_under->name("data"), "/data", true}});
        const auto detail = await(objects().describeContainer(context(), id));
        QCOMPARE(detail.seen.id, id);
        QVERIFY(detail.imageIsKnown);
        QCOMPARE(detail.networkMode, std::string("default"));
        QCOMPARE(detail.networks.size(), std::size_t(1));
        QCOMPARE(detail.networks.front().name, std::string("bridge"));
        QCOMPARE(detail.mounts.size(), std::size_t(1));
        QCOMPARE(detail.mounts.front().source, m_under->name("data"));
        QVERIFY(detail.mounts.front().readOnly && !detail.mounts.front().unnamed);
        await(objects().removeContainer(context(), id, true, false));
        await(objects().removeVolume(context(), m_under->name("data")));
        QCOMPARE(awaitError(objects().describeContainer(context(), id))->code(), ErrorCode::NotFound);
    }

    void aRunningContainerJoinsANetworkAtAnAddressAndLeavesIt()
    {
        const auto id = m_under->make("web", true);
        const auto other = m_under->make("other", true);
        const auto network = m_under->name("net");
        NetworkSpec spec;
        spec.name = network;
        spec.subnet = "10.231.7.0/24";
        spec.labels = m_under->labels();
        await(objects().createNetwork(context(), spec));
        await(objects().joinNetwork(context(), network, id, "10.231.7.50"));
        QCOMPARE(m_under->seen(id).addresses.at(network), std::string("10.231.7.50"));
        QCOMPARE(m_under->seen(id).networks.size(), std::size_t(2));
        QCOMPARE(m_under->seen(id).status, ContainerStatus::Running);
        QCOMPARE(awaitError(objects().joinNetwork(context(), network, other, "10.231.7.50"))->reason(),
                 std::string("address_taken"));
        QVERIFY(awaitError(objects().joinNetwork(context(), network, id, "10.231.7.51")).has_value());
        await(objects().leaveNetwork(context(), network, id));
        QCOMPARE(m_under->seen(id).networks, std::vector<std::string>{"bridge"});
        QVERIFY(awaitError(objects().leaveNetwork(context(), network, id)).has_value());
        QCOMPARE(awaitError(objects().joinNetwork(context(), m_under->name("none"), id, {}))->code(), ErrorCode::NotFound);
        await(objects().removeNetwork(context(), network));
    }
};

WAKEDOCK_TEST(TestObjectDetails)
#include "test_object_details.moc"
