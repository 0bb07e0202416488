#pragma once

#include "backend/core/ports/i_container_terminals.h"
#include "backend/infrastructure/docker/docker_engines.h"
#include "tests/support/fakes/fake_container_terminals.h"
#include "tests/support/fakes/recording_log.h"

#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace wakedock::tests {

/// Terminals in containers of the `fake`, and of the machine's engine (`docker`). Takes its containers away.
class TerminalsUnderTest
{
public:
    explicit TerminalsUnderTest(const QString &kind);
    ~TerminalsUnderTest();
    TerminalsUnderTest(const TerminalsUnderTest &) = delete;
    TerminalsUnderTest &operator=(const TerminalsUnderTest &) = delete;

    static void addRows();
    [[nodiscard]] core::IContainerTerminals &port() const;
    [[nodiscard]] static core::CallContext context();
    /// A container of the mute image. @return its id
    std::string make(bool running);
    void stop(const std::string &containerId);

    /// Opens one in the container, with a shell that has asked for its first line.
    std::shared_ptr<core::ITerminal> open(const std::string &containerId, core::TerminalCommand command = {});
    /// Reads on until `text` was written. @return all that was read; without the text where it did not come in time
    static std::string readUntil(core::ITerminal &terminal, const std::string &text);
    /// Types it and reads until `answer` comes.
    static std::string ask(core::ITerminal &terminal, const std::string &typed, const std::string &answer);
    /// Reads to the end. @return how it ended
    static core::TerminalEnd endOf(core::ITerminal &terminal);

private:
    RecordingLog m_log;
    std::unique_ptr<FakeContainerTerminals> m_fake;
    std::unique_ptr<docker::DockerEngines> m_engines;
    std::vector<std::string> m_made;
};

} // namespace wakedock::tests
