#include "tests/contract/engine_objects/objects_under_test.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestObjectContainers : public QObject
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

    void aPausedContainerGoesOn()
    {
        const auto id = m_under->make("web", true);
        await(objects().pauseContainer(context(), id));
        QCOMPARE(m_under->seen(id).status, ContainerStatus::Paused);
        await(objects().unpauseContainer(context(), id));
        QCOMPARE(m_under->seen(id).status, ContainerStatus::Running);
        QCOMPARE(awaitError(objects().unpauseContainer(context(), id))->code(), ErrorCode::Conflict);
    }

    void aKilledContainerHasEnded()
    {
        const auto id = m_under->make("web", true);
        await(objects().killContainer(context(), id, "SIGKILL"));
        QVERIFY(waitUntil([this, &id] { return m_under->seen(id).status == ContainerStatus::Exited; }));
        QCOMPARE(m_under->seen(id).exitCode, 137);
        QCOMPARE(awaitError(objects().killContainer(context(), id, "SIGKILL"))->code(), ErrorCode::Conflict);
    }

    void aRestartStartsAlsoWhatWasStopped()
    {
        const auto id = m_under->make("web", false);
        await(objects().restartContainer(context(), id, std::chrono::seconds(5)));
        QCOMPARE(m_under->seen(id).status, ContainerStatus::Running);
    }

    void aContainerIsRenamedUnlessTheNameIsTaken()
    {
        const auto id = m_under->make("web", false);
        m_under->make("other", false);
        await(objects().renameContainer(context(), id, m_under->name("shop")));
        QCOMPARE(m_under->seen(id).name, m_under->name("shop"));
        const auto taken = awaitError(objects().renameContainer(context(), id, m_under->name("other")));
        QCOMPARE(taken->code(), ErrorCode::Conflict);
        QCOMPARE(taken->reason(), std::string("container_name_taken"));
    }

    void aRunningContainerIsRemovedWithForceOnly()
    {
        const auto id = m_under->make("web", true);
        const auto refused = awaitError(objects().removeContainer(context(), id, false, false));
        QCOMPARE(refused->code(), ErrorCode::Conflict);
        QCOMPARE(refused->reason(), std::string("container_running"));
        await(objects().removeContainer(context(), id, true, true));
        QCOMPARE(awaitError(objects().inspectRaw(context(), id))->code(), ErrorCode::NotFound);
        QCOMPARE(awaitError(objects().removeContainer(context(), id, true, true))->code(), ErrorCode::NotFound);
    }

    void allThatTheEngineSaysIsItsJson()
    {
        const auto id = m_under->make("web", false);
        const auto raw = await(objects().inspectRaw(context(), id));
        QVERIFY(raw.starts_with('{'));
        QVERIFY(raw.find(id) != std::string::npos);
    }

    void aStoppedContainerStillNamesItsNetworksAndMounts()
    {
        const VolumeMount mount{VolumeType::Volume, m_under->name("data"), "/data", true};
        const auto id = m_under->make("web", false, {mount});
        const auto seen = m_under->seen(id);
        QCOMPARE(seen.networks, std::vector<std::string>{"bridge"});
        QCOMPARE(seen.mounts, std::vector<VolumeMount>{mount});
        await(objects().removeContainer(context(), id, false, false));
        await(objects().removeVolume(context(), mount.source));
    }

    void whatIsNotThereIsNotFound()
    {
        const std::string nobody = m_under->name("nobody");
        QCOMPARE(awaitError(objects().pauseContainer(context(), nobody))->reason(), std::string("container_not_found"));
        QCOMPARE(awaitError(objects().inspectRaw(context(), nobody))->code(), ErrorCode::NotFound);
        QCOMPARE(awaitError(objects().renameContainer(context(), nobody, "x1"))->code(), ErrorCode::NotFound);
    }
};

WAKEDOCK_TEST(TestObjectContainers)
#include "test_object_containers.moc"
