#include "tests/contract/engine_objects/objects_under_test.h"

#include "backend/infrastructure/docker/docker_engines.h"
#include "backend/shared/utils/uuid.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/fake_container_engine.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/fixtures/test_images.h"

#include <QTest>

#include <algorithm>

namespace wakedock::tests {

using namespace core;

namespace {

constexpr const char *ObjectsLabel = "wakedock.test.run";

template <class Object, class Matches>
std::optional<Object> firstOf(const std::optional<std::vector<Object>> &list, Matches matches)
{
    if (list) {
        const auto found = std::ranges::find_if(*list, matches);
        return found == list->end() ? std::nullopt : std::optional(*found);
    }
    return std::nullopt;
}

} // namespace

void ObjectsUnderTest::addRows()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("fake") << QStringLiteral("fake");
    QTest::newRow("docker") << QStringLiteral("docker");
}

ObjectsUnderTest::ObjectsUnderTest(const QString &kind) : m_prefix("wd-objects-" + randomHex(3) + "-")
{
    if (kind == QStringLiteral("fake")) {
        auto fake = std::make_unique<FakeContainerEngine>();
        fake->addImage(TestImages::Mute);
        m_engines = std::make_unique<FakeEngines>(*fake);
        m_owned = std::move(fake);
        return;
    }
    static RecordingLog log;
    TestImages::ensure();
    m_engines = std::make_unique<docker::DockerEngines>("unix:///var/run/docker.sock", Log(log, log_category::Docker));
}

ObjectsUnderTest::~ObjectsUnderTest()
{
    try {
        if (m_scope) {
            m_scope->cancel();
            await(m_scope->idle());
        }
        removeAll();
    } catch (const std::exception &failure) {
        qWarning("the test's leftovers stay: %s", failure.what());
    }
    m_engines.reset();
}

void ObjectsUnderTest::removeAll()
{
    for (const auto &container : await(engine().listContainers(context(), ObjectsLabel, m_prefix))) {
        await(engine().removeContainer(context(), container.id));
    }
    for (const auto &volume : await(engine().listVolumes(context(), ObjectsLabel, m_prefix))) {
        await(engine().removeVolume(context(), volume));
    }
    for (const auto &network : await(engine().listNetworks(context(), ObjectsLabel, m_prefix))) {
        await(engine().removeNetwork(context(), network));
    }
}

CallContext ObjectsUnderTest::context()
{
    CallContext context;
    context.actor = Actor::system();
    return context.withDeadline(std::chrono::seconds(60));
}

std::map<std::string, std::string> ObjectsUnderTest::labels() const
{
    return {{ObjectsLabel, m_prefix}};
}

std::string ObjectsUnderTest::make(const std::string &suffix, bool running, std::vector<VolumeMount> volumes)
{
    ContainerSpec spec;
    spec.name = name(suffix);
    spec.image = TestImages::Mute;
    spec.labels = labels();
    spec.volumes = std::move(volumes);
    auto id = await(engine().createContainer(context(), spec));
    if (running) {
        await(engine().startContainer(context(), id));
    }
    return id;
}

Container ObjectsUnderTest::seen(const std::string &id) const
{
    return await(engine().inspectContainer(context(), id));
}

void ObjectsUnderTest::watch()
{
    m_scope = std::make_unique<TaskScope>([](const std::string &what, const std::exception_ptr &failure) {
        qWarning("%s: %s", what.c_str(), describe(failure).c_str());
    });
    m_scope->start("watch", [this](CancelToken token) {
        return objects().watch([this](ObjectFact fact) { take(std::move(fact)); }, std::move(token));
    });
    if (!waitUntil([this] { return m_images && m_volumes && m_networks; })) {
        throw std::runtime_error("the engine did not tell what it holds");
    }
}

void ObjectsUnderTest::take(ObjectFact fact)
{
    if (auto *images = std::get_if<std::vector<ImageSummary>>(&fact)) {
        m_images = std::move(*images);
    } else if (auto *volumes = std::get_if<std::vector<VolumeSummary>>(&fact)) {
        m_volumes = std::move(*volumes);
        ++m_volumeLists;
    } else if (auto *networks = std::get_if<std::vector<NetworkSummary>>(&fact)) {
        m_networks = std::move(*networks);
    }
}

std::optional<ImageSummary> ObjectsUnderTest::toldImage(const std::string &tag) const
{
    return firstOf(m_images, [&tag](const auto &image) { return std::ranges::find(image.tags, tag) != image.tags.end(); });
}

std::optional<VolumeSummary> ObjectsUnderTest::toldVolume(const std::string &name) const
{
    return firstOf(m_volumes, [&name](const auto &volume) { return volume.name == name; });
}

std::optional<NetworkSummary> ObjectsUnderTest::toldNetwork(const std::string &name) const
{
    return firstOf(m_networks, [&name](const auto &network) { return network.name == name; });
}

} // namespace wakedock::tests
