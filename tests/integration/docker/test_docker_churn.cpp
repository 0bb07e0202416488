#include "tests/integration/docker/objects_world.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include "backend/shared/async/settle.h"
#include "backend/shared/utils/uuid.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <map>
#include <random>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

constexpr int ChurnContainers = 200;
constexpr int ChurnWorkers = 4;
constexpr std::chrono::seconds ChurnSpan{20};

/// What the workers share: every container is in the hands of one of them at a time.
struct Churn {
    explicit Churn(ObjectsWorld &on) : world(on) { }
    ObjectsWorld &world;
    std::string label = "wd-churn-" + randomHex(3);
    std::vector<std::string> free;
    std::mt19937 random{20};
    QElapsedTimer since;
    int made = 0;
    int deeds = 0;
    std::vector<std::string> failures;
};
using ChurnPtr = std::shared_ptr<Churn>;

Task<void> churnMake(ChurnPtr churn)
{
    ContainerSpec spec;
    spec.name = churn->label + "-" + std::to_string(churn->made++);
    spec.image = TestImages::Mute;
    spec.labels = {{churn->label, "yes"}};
    spec.network = "none";
    churn->free.push_back(co_await churn->world.engine().createContainer(ObjectsWorld::context(), spec));
}

/// One thing at random to one container; whether it is put back is the answer.
Task<bool> churnDeed(ChurnPtr churn, std::string id)
{
    auto &world = churn->world;
    const auto context = ObjectsWorld::context();
    switch (churn->random() % 8) {
    case 0:
    case 1:
        co_await world.engine().startContainer(context, id);
        break;
    case 2:
        co_await world.engine().stopContainer(context, id, std::chrono::seconds(1));
        break;
    case 3:
        co_await world.door().renameContainer(context, id, churn->label + "-r" + std::to_string(churn->made++));
        break;
    case 4:
        co_await world.engine().setRestartPolicy(context, id, RestartPolicy::OnFailure);
        break;
    case 5:
        co_await settle(world.door().pauseContainer(context, id)); // refused where it does not run
        co_await settle(world.door().unpauseContainer(context, id));
        break;
    default:
        co_await world.door().removeContainer(context, id, true, true);
        co_await churnMake(churn);
        co_return false;
    }
    co_return true;
}

Task<void> churnWork(ChurnPtr churn)
{
    while (!churn->since.hasExpired(std::chrono::milliseconds(ChurnSpan).count())) {
        const auto at = churn->free.begin() + static_cast<std::ptrdiff_t>(churn->random() % churn->free.size());
        const std::string id = *at;
        churn->free.erase(at);
        const auto done = co_await settle(churnDeed(churn, id));
        ++churn->deeds;
        if (done.failure) {
            churn->failures.push_back(describe(done.failure));
        }
        if (done.failure || *done.value) {
            churn->free.push_back(id);
        }
    }
}

Task<void> churnAll(ChurnPtr churn)
{
    for (int i = 0; i < ChurnContainers; ++i) {
        co_await churnMake(churn);
    }
    churn->since.start();
    std::vector<Task<void>> workers;
    for (int i = 0; i < ChurnWorkers; ++i) {
        workers.push_back(churnWork(churn));
    }
    for (auto &worker : workers) {
        co_await worker;
    }
}

Task<void> churnRemove(ChurnPtr churn)
{
    for (const auto &container : co_await churn->world.engine().listContainers({}, churn->label, {})) {
        co_await churn->world.engine().removeContainer({}, container.id);
    }
}

} // namespace

/// Lists are served from a model that only events keep true: after much has happened it must be what the engine lists.
class TestDockerChurn : public QObject
{
    Q_OBJECT

    std::unique_ptr<ObjectsWorld> m_world;
    ChurnPtr m_churn;

    [[nodiscard]] std::map<std::string, Container> listed()
    {
        std::map<std::string, Container> byId;
        for (const auto &container : await(m_world->engine().listContainers({}, m_churn->label, {}))) {
            byId[container.id] = container;
        }
        return byId;
    }
    [[nodiscard]] std::map<std::string, Container> model()
    {
        std::map<std::string, Container> byId;
        for (const auto &known : m_world->objects.containers(localHost())) {
            if (known.container.labels.contains(m_churn->label)) {
                byId[known.container.id] = known.container;
            }
        }
        return byId;
    }

private Q_SLOTS:
    void initTestCase()
    {
        TestImages::ensure();
        m_world = std::make_unique<ObjectsWorld>(docker::DefaultDockerHost);
        m_churn = std::make_shared<Churn>(*m_world);
    }
    void cleanupTestCase()
    {
        await(churnRemove(m_churn), std::chrono::minutes(5));
        m_churn.reset();
        m_world.reset();
    }

    void afterTwentySecondsOfChurnTheModelIsWhatTheEngineLists()
    {
        await(churnAll(m_churn), std::chrono::minutes(5));
        QCOMPARE(m_churn->failures, std::vector<std::string>());
        const auto truth = listed();
        QCOMPARE(truth.size(), std::size_t(ChurnContainers));
        QVERIFY2(waitUntil([this, &truth] { return model() == truth; }), "the model is another one than the engine's list");
        qInfo("%d deeds to %d containers in 20 s", m_churn->deeds, ChurnContainers);
    }

    void aBurstOfVolumesIsTheEnginesListInTheEnd()
    {
        for (int i = 0; i < 30; ++i) {
            VolumeSpec spec;
            spec.name = m_churn->label + "-v" + std::to_string(i);
            await(m_world->door().createVolume(ObjectsWorld::context(), spec));
            if (i % 3 == 0) {
                await(m_world->door().removeVolume(ObjectsWorld::context(), spec.name));
            }
        }
        const auto ours = [this] {
            const auto all = m_world->objects.volumes(localHost());
            return std::ranges::count_if(
                all, [this](const VolumeSummary &volume) { return volume.name.starts_with(m_churn->label); });
        };
        QVERIFY(waitUntil([&ours] { return ours() == 20; }));
        for (int i = 0; i < 30; ++i) {
            if (i % 3 != 0) {
                await(m_world->door().removeVolume(ObjectsWorld::context(), m_churn->label + "-v" + std::to_string(i)));
            }
        }
        QVERIFY(waitUntil([&ours] { return ours() == 0; }));
    }
};

WAKEDOCK_TEST(TestDockerChurn)
#include "test_docker_churn.moc"
