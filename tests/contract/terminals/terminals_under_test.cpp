#include "tests/contract/terminals/terminals_under_test.h"

#include "backend/shared/utils/uuid.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"

#include <QTest>

namespace wakedock::tests {

using namespace core;

void TerminalsUnderTest::addRows()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("fake") << QStringLiteral("fake");
    QTest::newRow("docker") << QStringLiteral("docker");
}

TerminalsUnderTest::TerminalsUnderTest(const QString &kind)
{
    if (kind == QStringLiteral("fake")) {
        m_fake = std::make_unique<FakeContainerTerminals>();
        return;
    }
    TestImages::ensure();
    m_engines = std::make_unique<docker::DockerEngines>(docker::DefaultDockerHost, Log(m_log, log_category::Docker));
}

TerminalsUnderTest::~TerminalsUnderTest()
{
    for (const auto &id : m_made) {
        if (m_engines) {
            await(m_engines->engine(localHost()).removeContainer(context(), id));
        }
    }
}

IContainerTerminals &TerminalsUnderTest::port() const
{
    return m_fake ? static_cast<IContainerTerminals &>(*m_fake) : *m_engines;
}

CallContext TerminalsUnderTest::context()
{
    CallContext context;
    context.actor = Actor::system();
    return context.withDeadline(std::chrono::seconds(60));
}

std::string TerminalsUnderTest::make(bool running)
{
    if (m_fake) {
        m_made.push_back("c" + std::to_string(m_made.size()));
        m_fake->containers[m_made.back()] = running;
        return m_made.back();
    }
    ContainerSpec spec;
    spec.name = "wd-terminal-" + randomHex(4);
    spec.image = TestImages::Mute;
    auto &engine = m_engines->engine(localHost());
    m_made.push_back(await(engine.createContainer(context(), spec)));
    if (running) {
        await(engine.startContainer(context(), m_made.back()));
    }
    return m_made.back();
}

void TerminalsUnderTest::stop(const std::string &containerId)
{
    if (m_fake) {
        m_fake->stop(containerId);
    } else {
        await(m_engines->engine(localHost()).stopContainer(context(), containerId, std::chrono::seconds(5)));
    }
}

std::shared_ptr<ITerminal> TerminalsUnderTest::open(const std::string &containerId, TerminalCommand command)
{
    auto terminal = await(port().openTerminal(context(), localHost(), containerId, std::move(command)));
    readUntil(*terminal, "# ");
    return terminal;
}

std::string TerminalsUnderTest::readUntil(ITerminal &terminal, const std::string &text)
{
    std::string all;
    while (all.find(text) == std::string::npos) {
        const auto piece = await(terminal.read({}), std::chrono::seconds(20));
        if (piece.empty()) {
            break;
        }
        all += piece;
    }
    return all;
}

std::string TerminalsUnderTest::ask(ITerminal &terminal, const std::string &typed, const std::string &answer)
{
    await(terminal.write(typed, {}));
    return readUntil(terminal, answer);
}

TerminalEnd TerminalsUnderTest::endOf(ITerminal &terminal)
{
    while (!await(terminal.read({}), std::chrono::seconds(20)).empty()) { }
    return await(terminal.end(context()));
}

} // namespace wakedock::tests
