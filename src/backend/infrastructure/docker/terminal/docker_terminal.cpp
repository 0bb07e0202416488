#include "backend/infrastructure/docker/terminal/docker_terminal.h"

#include "backend/infrastructure/docker/events/pause.h"
#include "backend/infrastructure/docker/requests/container_json.h"
#include "backend/infrastructure/docker/requests/container_requests.h"
#include "backend/infrastructure/docker/requests/exec_requests.h"
#include "backend/infrastructure/docker/requests/json_access.h"
#include "backend/shared/async/settle.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <utility>

namespace wakedock::docker {

using core::TerminalEnd;
using http_client::ByteStream;

namespace {

constexpr std::chrono::milliseconds TerminalOpenPatience = std::chrono::seconds(30);
constexpr std::chrono::milliseconds TerminalAskPatience = std::chrono::seconds(10);
constexpr std::chrono::milliseconds TerminalLook{100};
constexpr int TerminalLooks = 30;
constexpr std::size_t TerminalMostBefore = 16 * 1024; ///< Of the engine's words instead of a mark.

struct TerminalMark {
    std::string pid;
    std::string before; ///< What the container's shell said before it, if anything.
    std::string after;
};

/// The mark in what was written so far; nothing while it is not there.
std::optional<TerminalMark> findMark(const std::string &bytes)
{
    const auto begin = bytes.find(TerminalMarkBegin);
    const auto digits = begin == std::string::npos ? begin : begin + std::string_view(TerminalMarkBegin).size();
    const auto end = begin == std::string::npos ? begin : bytes.find(TerminalMarkEnd, digits);
    if (end == std::string::npos) {
        return std::nullopt;
    }
    TerminalMark mark{bytes.substr(digits, end - digits), bytes.substr(0, begin), bytes.substr(end + 1)};
    const bool isNumber = !mark.pid.empty()
        && std::all_of(mark.pid.begin(), mark.pid.end(), [](unsigned char letter) { return std::isdigit(letter) != 0; });
    return isNumber ? std::optional(std::move(mark)) : std::nullopt;
}

/// @return the process id inside the container
Task<std::string> readMark(std::shared_ptr<ByteStream> stream, core::TerminalCommand command, CancelToken cancel)
{
    std::string bytes;
    while (bytes.size() < TerminalMostBefore) {
        const auto piece = co_await ByteStream::read(stream, cancel);
        bytes += piece;
        if (auto mark = findMark(bytes)) {
            stream->unread(mark->before + mark->after);
            co_return std::move(mark->pid);
        }
        if (piece.empty()) {
            break;
        }
    }
    throw terminalRefusal(command, bytes);
}

/// As the engine has it, waiting a moment for it to notice an end. Nothing where it cannot be asked.
Task<std::optional<ExecState>> lastState(DockerTerminal::Parts parts, core::CallContext context)
{
    for (int look = 0; look < TerminalLooks; ++look) {
        const auto answer = co_await settle(parts.client->send(context, inspectExecCall(parts.execId), TerminalAskPatience));
        context.cancel.throwIfCancelled();
        if (answer.failure) {
            co_return std::nullopt;
        }
        const auto state = readExecState(*answer.value);
        if (!state.running) {
            co_return state;
        }
        co_await pauseFor(TerminalLook, context.cancel);
    }
    co_return ExecState{true, {}};
}

/// False when it ended or is gone; nothing where the engine cannot be asked.
Task<std::optional<bool>> isContainerRunning(DockerTerminal::Parts parts, core::CallContext context)
{
    const auto answer =
        co_await settle(parts.client->ask(context, inspectContainerCall(parts.containerId), TerminalAskPatience));
    context.cancel.throwIfCancelled();
    if (answer.failure) {
        co_return std::nullopt;
    }
    if (!answer.value->isSuccess()) {
        co_return answer.value->status == 404 ? std::optional(false) : std::nullopt;
    }
    const auto status = readContainer(jsonBody(*answer.value)).status;
    co_return status == core::ContainerStatus::Running || status == core::ContainerStatus::Paused;
}

} // namespace

Task<std::shared_ptr<core::ITerminal>> DockerTerminal::open(std::shared_ptr<DockerClient> client, core::CallContext context,
                                                            std::string containerId, core::TerminalCommand command)
{
    context.deadline = context.deadline.atMost(TerminalOpenPatience);
    Parts parts{client, nullptr, containerId, {}, {}};
    parts.execId = readExecId(co_await client->send(context, createTerminalCall(containerId, command)));
    parts.stream = co_await client->upgrade(context, startExecCall(parts.execId, true));
    parts.pid = co_await readMark(parts.stream, command, context.cancel);
    const auto terminal = std::make_shared<DockerTerminal>(parts);
    co_await terminal->resize(context, command.size);
    co_return std::shared_ptr<core::ITerminal>(terminal);
}

Task<std::string> DockerTerminal::read(CancelToken cancel)
{
    return ByteStream::read(m_parts.stream, std::move(cancel));
}

Task<void> DockerTerminal::write(std::string bytes, CancelToken cancel)
{
    const auto stream = m_parts.stream;
    const auto written = co_await settle(ByteStream::write(stream, std::move(bytes), cancel));
    cancel.throwIfCancelled();
    if (written.failure) {
        throw Error(ErrorCode::Unavailable, "terminal_over", "The terminal has ended.").withRemedy("Open a new one.");
    }
}

Task<void> DockerTerminal::resize(core::CallContext context, core::TerminalSize size)
{
    const auto parts = m_parts;
    const auto resized =
        co_await settle(parts.client->send(context, resizeExecCall(parts.execId, size), TerminalAskPatience));
    context.cancel.throwIfCancelled();
    if (!resized.failure || parts.stream->isOver()) {
        co_return;
    }
    // An engine refuses it for a program that has ended, each in words of its own.
    const auto state = co_await settle(parts.client->send(context, inspectExecCall(parts.execId), TerminalAskPatience));
    if (!state.failure && readExecState(*state.value).running) {
        std::rethrow_exception(resized.failure);
    }
}

Task<TerminalEnd> DockerTerminal::end(core::CallContext context)
{
    const auto parts = m_parts;
    context.deadline = {};
    const auto state = co_await lastState(parts, context);
    const auto isRunning = co_await isContainerRunning(parts, context);
    if (isRunning == false) {
        co_return TerminalEnd{TerminalEnd::Reason::ContainerStopped, state ? state->exitCode : std::nullopt};
    }
    if (!state || state->running) {
        co_return TerminalEnd{TerminalEnd::Reason::ConnectionLost, {}};
    }
    co_return TerminalEnd{TerminalEnd::Reason::Exited, state->exitCode};
}

Task<void> DockerTerminal::close(core::CallContext context, std::chrono::milliseconds grace)
{
    const auto parts = m_parts;
    // First: Docker handles a container's events one after the other, and a program's end waits until all it wrote is taken.
    // With a flood nobody reads, the end of the second program would never be noticed.
    parts.stream->close();
    const auto patience = TerminalAskPatience + grace;
    const auto tenths = static_cast<long>(grace / std::chrono::milliseconds(100));
    const auto made = co_await settle(
        parts.client->send(context, createSessionEndCall(parts.containerId, parts.pid, tenths), TerminalAskPatience));
    std::exception_ptr failure = made.failure;
    if (!failure) {
        const auto endId = readExecId(*made.value);
        const auto ended = co_await settle(parts.client->send(context, startExecCall(endId, false), patience));
        failure = ended.failure;
    }
    if (failure && co_await isContainerRunning(parts, context) != false) {
        std::rethrow_exception(failure);
    }
}

} // namespace wakedock::docker
