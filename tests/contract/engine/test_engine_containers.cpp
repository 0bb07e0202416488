#include "tests/contract/engine/engine_under_test.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/free_port.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;
using namespace std::chrono_literals;

class TestEngineContainers : public QObject
{
    Q_OBJECT

    std::unique_ptr<EngineUnderTest> m_under;

    [[nodiscard]] IContainerEngine &engine() const { return m_under->engine(); }
    [[nodiscard]] CallContext context() const { return m_under->context(); }
    [[nodiscard]] Container inspect(const std::string &id) const { return await(engine().inspectContainer(context(), id)); }

private Q_SLOTS:
    void initTestCase_data() { EngineUnderTest::addRows(); }
    void init()
    {
        QFETCH_GLOBAL(QString, kind);
        m_under = std::make_unique<EngineUnderTest>(kind);
    }
    void cleanup() { m_under.reset(); }

    void aCreatedContainerIsWhatItWasMadeFromAndDoesNotRun()
    {
        auto spec = m_under->spec("web", TestImages::Web);
        spec.labels["wakedock.service"] = "shop";
        spec.restartPolicy = RestartPolicy::UnlessStopped;
        const auto id = await(engine().createContainer(context(), spec));
        const auto made = inspect(id);
        QCOMPARE(made.id, id);
        QCOMPARE(made.name, spec.name);
        QCOMPARE(made.image, spec.image);
        QVERIFY(made.imageId.starts_with("sha256:"));
        QCOMPARE(made.status, ContainerStatus::Created);
        QCOMPARE(made.labels.at("wakedock.service"), std::string("shop"));
        QCOMPARE(made.restartPolicy, RestartPolicy::UnlessStopped);
        QVERIFY(made.createdAt > Timestamp{});
        QVERIFY(!made.startedAt && !made.finishedAt);
        QVERIFY(made.addresses.empty());
    }

    void aStartedContainerHasAProcessAnAddressAndItsPorts()
    {
        auto spec = m_under->spec("web", TestImages::Web);
        spec.ports = {{"127.0.0.1", 0, 80, Protocol::Tcp}};
        const auto running = inspect(m_under->run(spec));
        QCOMPARE(running.status, ContainerStatus::Running);
        QVERIFY(running.pid > 0);
        QVERIFY(running.startedAt.has_value());
        QCOMPARE(running.ports.size(), std::size_t(1));
        QCOMPARE(running.ports.front().hostIp, std::string("127.0.0.1"));
        QCOMPARE(running.ports.front().containerPort, 80);
        QVERIFY2(running.ports.front().hostPort > 0, "host port 0 lets the engine choose");
        QVERIFY(!running.addresses.at("bridge").empty());
    }

    void aMappingForAllAddressesIsToldOnce()
    {
        auto spec = m_under->spec("web", TestImages::Web);
        spec.ports = {{"0.0.0.0", 0, 80, Protocol::Tcp}};
        QCOMPARE(inspect(m_under->run(spec)).ports.size(), std::size_t(1));
    }

    void startingWhatRunsAlreadyIsNoError()
    {
        const auto id = m_under->run(m_under->spec("web", TestImages::Web));
        await(engine().startContainer(context(), id));
        QCOMPARE(inspect(id).status, ContainerStatus::Running);
    }

    void aStoppedContainerHasEndedAndCanBeStoppedAgain()
    {
        const auto id = m_under->run(m_under->spec("web", TestImages::Web));
        await(engine().stopContainer(context(), id, 5s));
        await(engine().stopContainer(context(), id, 5s));
        const auto stopped = inspect(id);
        QCOMPARE(stopped.status, ContainerStatus::Exited);
        QCOMPARE(stopped.exitCode, 0);
        QCOMPARE(stopped.pid, 0);
        QVERIFY(stopped.finishedAt.has_value());
        QVERIFY(stopped.ports.empty());
        QVERIFY(stopped.addresses.empty());
    }

    void aRunningContainerCanBeRemovedAndRemovedAgain()
    {
        const auto id = m_under->run(m_under->spec("web", TestImages::Web));
        await(engine().removeContainer(context(), id));
        await(engine().removeContainer(context(), id));
        const auto error = awaitError(engine().inspectContainer(context(), id));
        QCOMPARE(error->code(), ErrorCode::NotFound);
        QCOMPARE(error->reason(), std::string("container_not_found"));
    }

    void aNameIsTakenOnlyOnce()
    {
        const auto spec = m_under->spec("web", TestImages::Web);
        await(engine().createContainer(context(), spec));
        const auto error = awaitError(engine().createContainer(context(), spec));
        QCOMPARE(error->code(), ErrorCode::Conflict);
        QCOMPARE(error->reason(), std::string("container_name_taken"));
    }

    void nothingIsMadeOfAnUnknownImage()
    {
        const auto error = awaitError(engine().createContainer(context(), m_under->spec("x", "wd-contract/nothing:1")));
        QCOMPARE(error->code(), ErrorCode::NotFound);
        QCOMPARE(error->reason(), std::string("image_not_found"));
    }

    void aHostPortIsTakenOnlyOnceAndTheSecondContainerSaysWhy()
    {
        auto spec = m_under->spec("first", TestImages::Web);
        spec.ports = {{"127.0.0.1", freePort(), 80, Protocol::Tcp}};
        m_under->run(spec);
        spec.name = m_under->name("second");
        const auto id = await(engine().createContainer(context(), spec));
        const auto error = awaitError(engine().startContainer(context(), id));
        QCOMPARE(error->code(), ErrorCode::Conflict);
        QCOMPARE(error->reason(), std::string("port_taken"));
        const auto second = inspect(id);
        QCOMPARE(second.status, ContainerStatus::Created);
        QVERIFY(!second.error.empty());
    }

    void aContainerThatEndsAtItsStartKeepsItsCodeAndItsWords()
    {
        const auto id = m_under->run(m_under->spec("crash", TestImages::Crash));
        QVERIFY(waitUntil([this, &id] { return inspect(id).status == ContainerStatus::Exited; }));
        QCOMPARE(inspect(id).exitCode, 3);
        auto lines = await(engine().lastLogLines(context(), id, 10));
        std::sort(lines.begin(), lines.end()); // two streams: their order is the engine's
        QCOMPARE(lines, (std::vector<std::string>{"cannot open the database", "giving up"}));
        QCOMPARE(await(engine().lastLogLines(context(), id, 1)).size(), std::size_t(1));
    }

    void containersAreListedByTheirLabels()
    {
        auto spec = m_under->spec("a", TestImages::Mute);
        spec.labels["wd-contract-role"] = m_under->name("one");
        const auto first = await(engine().createContainer(context(), spec));
        spec.name = m_under->name("b");
        spec.labels["wd-contract-role"] = m_under->name("two");
        const auto second = m_under->run(spec);
        const auto one = await(engine().listContainers(context(), "wd-contract-role", m_under->name("one")));
        QCOMPARE(one.size(), std::size_t(1));
        QCOMPARE(one.front(), inspect(first));
        const auto both = await(engine().listContainers(context(), "wd-contract-role", {}));
        QVERIFY(std::count_if(both.begin(), both.end(),
                              [&](const Container &container) { return container.id == first || container.id == second; })
                == 2);
    }

    void theRestartPolicyChangesWithoutARestart()
    {
        const auto id = m_under->run(m_under->spec("web", TestImages::Mute));
        const auto before = inspect(id);
        await(engine().setRestartPolicy(context(), id, RestartPolicy::OnFailure));
        QCOMPARE(inspect(id).restartPolicy, RestartPolicy::OnFailure);
        QCOMPARE(inspect(id).pid, before.pid);
        await(engine().setRestartPolicy(context(), id, RestartPolicy::No));
        QCOMPARE(inspect(id).restartPolicy, RestartPolicy::No);
    }

    void unknownContainersAreNotFound()
    {
        const std::string nobody = m_under->name("nobody");
        QCOMPARE(awaitError(engine().startContainer(context(), nobody))->reason(), std::string("container_not_found"));
        QCOMPARE(awaitError(engine().stopContainer(context(), nobody, 1s))->reason(), std::string("container_not_found"));
        QCOMPARE(awaitError(engine().lastLogLines(context(), nobody, 1))->reason(), std::string("container_not_found"));
        QCOMPARE(awaitError(engine().setRestartPolicy(context(), nobody, RestartPolicy::No))->reason(),
                 std::string("container_not_found"));
    }

    void tenContainersMadeAtOnceAreTen()
    {
        std::vector<Task<std::string>> making;
        for (int i = 0; i < 10; ++i) {
            making.push_back(engine().createContainer(context(), m_under->spec(std::to_string(i), TestImages::Mute)));
        }
        std::set<std::string> ids;
        for (auto &task : making) {
            ids.insert(await(std::move(task)));
        }
        QCOMPARE(ids.size(), std::size_t(10));
    }

    void aCallEndsByItsDeadlineAndByItsToken()
    {
        const auto late = m_under->context().withDeadline(0ms);
        const auto error = awaitError(engine().version(late));
        QCOMPARE(error->code(), ErrorCode::Timeout);
        QCOMPARE(error->reason(), std::string("engine_timeout"));
        CancelSource source;
        auto call = engine().version(m_under->context().withCancel(source.token()));
        source.cancel();
        QCOMPARE(awaitError(std::move(call))->code(), ErrorCode::Cancelled);
    }
};

WAKEDOCK_TEST(TestEngineContainers)
#include "test_engine_containers.moc"
