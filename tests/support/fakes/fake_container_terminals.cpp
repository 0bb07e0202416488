#include "tests/support/fakes/fake_container_terminals.h"

#include <utility>

namespace wakedock::tests {

using core::TerminalEnd;

namespace {

constexpr std::size_t FakeTerminalPiece = 64 * 1024;

} // namespace

void FakeTerminal::say(const std::string &bytes)
{
    m_output += bytes;
    auto more = std::exchange(m_more, {});
    more.succeed();
}

void FakeTerminal::finish(TerminalEnd how)
{
    if (!m_end) {
        m_end = how;
        auto more = std::exchange(m_more, {});
        more.succeed();
    }
}

Task<std::string> FakeTerminal::read(CancelToken cancel)
{
    while (m_output.empty() && !m_end) {
        cancel.throwIfCancelled();
        Completion<> more;
        m_more = more;
        const auto stopping = cancel.onCancel([more]() mutable { more.fail(Cancelled()); });
        co_await more;
    }
    ++reads;
    auto piece = m_output.substr(0, FakeTerminalPiece);
    m_output.erase(0, piece.size());
    co_return piece;
}

Task<void> FakeTerminal::write(std::string bytes, CancelToken cancel)
{
    cancel.throwIfCancelled();
    if (m_end) {
        throw Error(ErrorCode::Unavailable, "terminal_over", "The terminal has ended.");
    }
    typed += bytes;
    for (const char letter : bytes) {
        if (isShell && !m_end) {
            obey(letter);
        }
    }
    co_return;
}

void FakeTerminal::obey(char letter)
{
    if (letter == '\x03') {
        m_sleeps = false;
        m_line.clear();
        say("^C\r\n# ");
    } else if (letter == '\r' || letter == '\n') {
        say("\r\n");
        obeyLine();
    } else {
        m_line += letter;
        say(letter == '\x10' ? std::string("^P") : std::string(1, letter));
    }
}

void FakeTerminal::obeyLine()
{
    std::string line = std::exchange(m_line, {});
    if (line.starts_with("sh -c '")) {
        line = line.substr(7, line.size() - 8);
    }
    if (const auto next = line.find("; "); next != std::string::npos && !m_sleeps) {
        say(line.substr(5, next - 5) + "\r\n"); // an echo
        line.erase(0, next + 2);
    }
    if (m_sleeps) {
        return;
    }
    if (line.starts_with("exit ")) {
        finish({TerminalEnd::Reason::Exited, std::stoi(line.substr(5))});
        return;
    }
    if (line == "stty size") {
        say(std::to_string(size.rows) + " " + std::to_string(size.columns) + "\r\n");
    } else if (line.starts_with("echo ")) {
        say(line.substr(5) + "\r\n");
    }
    m_sleeps = line.starts_with("sleep ");
    if (!m_sleeps) {
        say("# ");
    }
}

Task<void> FakeTerminal::resize(core::CallContext context, core::TerminalSize newSize)
{
    context.cancel.throwIfCancelled();
    size = newSize;
    co_return;
}

Task<TerminalEnd> FakeTerminal::end(core::CallContext)
{
    co_return m_end.value_or(TerminalEnd{TerminalEnd::Reason::ConnectionLost, {}});
}

Task<void> FakeTerminal::close(core::CallContext, std::chrono::milliseconds)
{
    if (const auto failure = std::exchange(closeFailure, {})) {
        throw Error(*failure);
    }
    isClosed = true;
    finish({TerminalEnd::Reason::Exited, 129});
    co_return;
}

void FakeContainerTerminals::stop(const std::string &containerId)
{
    containers[containerId] = false;
    const auto [first, last] = m_inside.equal_range(containerId);
    for (auto at = first; at != last; ++at) {
        at->second->finish({TerminalEnd::Reason::ContainerStopped, 137});
    }
}

Task<std::shared_ptr<core::ITerminal>> FakeContainerTerminals::openTerminal(core::CallContext context, core::HostId host,
                                                                            std::string containerId,
                                                                            core::TerminalCommand command)
{
    context.cancel.throwIfCancelled();
    if (host != core::localHost()) {
        throw Error(ErrorCode::NotFound, "host_not_found", "WakeDock knows no host " + host.value + ".");
    }
    const auto known = containers.find(containerId);
    if (known == containers.end()) {
        throw Error(ErrorCode::NotFound, "container_not_found", "There is no such container.");
    }
    if (!known->second) {
        throw Error(ErrorCode::Conflict, "container_not_running", "The container does not run.");
    }
    if (!command.user.empty() && command.user != "root") {
        throw Error(ErrorCode::Invalid, "user_unknown", "The container knows no such user.").withField("user", "Unknown.");
    }
    if (!command.workingDir.empty() && command.workingDir != "/") {
        throw Error(ErrorCode::Invalid, "working_dir_missing", "There is no such folder.")
            .withField("working_dir", "Unknown.");
    }
    const auto terminal = std::make_shared<FakeTerminal>(std::move(command));
    opened.push_back(terminal);
    m_inside.emplace(containerId, terminal);
    terminal->say("# ");
    co_return std::shared_ptr<core::ITerminal>(terminal);
}

} // namespace wakedock::tests
