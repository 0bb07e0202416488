#include "tests/contract/engine/engine_under_test.h"

#include "backend/infrastructure/docker/docker_engines.h"
#include "backend/shared/utils/uuid.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/fake_container_engine.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/fixtures/test_images.h"

#include <QCoreApplication>
#include <QTest>

namespace wakedock::tests {

using namespace core;

namespace {

constexpr const char *ContractLabel = "wakedock.test.run";

std::unique_ptr<FakeContainerEngine> contractFake()
{
    auto fake = std::make_unique<FakeContainerEngine>();
    FakeImage web;
    web.info.exposedPorts = {{{}, 0, 80, Protocol::Tcp}};
    web.logLines = {"starting", "listening on 80"};
    fake->addImage(TestImages::Web, web);
    FakeImage crash;
    crash.exitsWith = 3;
    crash.logLines = {"cannot open the database", "giving up"};
    fake->addImage(TestImages::Crash, crash);
    FakeImage healthy;
    healthy.info.hasHealthCheck = true;
    fake->addImage(TestImages::Healthy, healthy);
    fake->addImage(TestImages::Mute);
    return fake;
}

} // namespace

void EngineUnderTest::addRows()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("fake") << QStringLiteral("fake");
    QTest::newRow("docker") << QStringLiteral("docker");
}

EngineUnderTest::EngineUnderTest(const QString &kind)
    : m_prefix("wd-contract-" + randomHex(3) + "-")
    , m_net("10.249." + std::to_string(QCoreApplication::applicationPid() % 250) + ".")
{
    if (kind == QStringLiteral("fake")) {
        m_owned = contractFake();
        m_engine = m_owned.get();
        return;
    }
    static RecordingLog log;
    TestImages::ensure();
    m_engines = std::make_unique<docker::DockerEngines>("unix:///var/run/docker.sock", Log(log, log_category::Docker));
    m_engine = &m_engines->engine(localHost());
}

EngineUnderTest::~EngineUnderTest()
{
    try {
        removeAll();
    } catch (const std::exception &failure) {
        qWarning("the test's leftovers stay: %s", failure.what());
    }
}

void EngineUnderTest::removeAll()
{
    for (const auto &container : await(m_engine->listContainers(context(), ContractLabel, m_prefix))) {
        await(m_engine->removeContainer(context(), container.id));
    }
    for (const auto &volume : await(m_engine->listVolumes(context(), ContractLabel, m_prefix))) {
        await(m_engine->removeVolume(context(), volume));
    }
    for (const auto &network : await(m_engine->listNetworks(context(), ContractLabel, m_prefix))) {
        await(m_engine->removeNetwork(context(), network));
    }
}

CallContext EngineUnderTest::context() const
{
    CallContext context;
    context.actor = Actor::system();
    return context.withDeadline(std::chrono::seconds(30));
}

std::map<std::string, std::string> EngineUnderTest::labels() const
{
    return {{ContractLabel, m_prefix}};
}

ContainerSpec EngineUnderTest::spec(const std::string &suffix, const std::string &image) const
{
    ContainerSpec spec;
    spec.name = name(suffix);
    spec.image = image;
    spec.labels = labels();
    return spec;
}

std::string EngineUnderTest::run(const ContainerSpec &spec)
{
    auto id = await(m_engine->createContainer(context(), spec));
    await(m_engine->startContainer(context(), id));
    return id;
}

} // namespace wakedock::tests
