#include "app/control/control_client.h"

#include "app/control/control_address.h"
#include "backend/shared/async/deadline.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace wakedock::app {

namespace {

using std::chrono::milliseconds;

Error noAnswer()
{
    return Error(ErrorCode::Unavailable, "control_no_answer", "The running WakeDock ended before it answered.")
        .withRemedy("Look whether the command was done, and run it again.");
}

/// A stream to the other process, closed with the object.
class Line
{
public:
    explicit Line(const std::string &path) : m_descriptor(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, path.data(), path.size());
        const auto *generic = reinterpret_cast<const sockaddr *>(&address);
        m_isOpen = m_descriptor >= 0 && connect(m_descriptor, generic, sizeof(address)) == 0;
    }
    ~Line() { close(m_descriptor); }
    Line(const Line &) = delete;
    Line &operator=(const Line &) = delete;

    [[nodiscard]] bool isOpen() const { return m_isOpen; }

    void send(std::string_view text, const Deadline &deadline) const
    {
        while (!text.empty()) {
            wait(POLLOUT, deadline);
            const auto sent = ::send(m_descriptor, text.data(), text.size(), MSG_NOSIGNAL);
            if (sent < 0 && errno != EAGAIN && errno != EINTR) {
                throw noAnswer();
            }
            text.remove_prefix(sent < 0 ? 0 : static_cast<std::size_t>(sent));
        }
    }

    /// Up to the line's end, without it.
    [[nodiscard]] std::string receive(const Deadline &deadline) const
    {
        std::string text;
        std::array<char, 4096> part{};
        while (text.find('\n') == std::string::npos) {
            wait(POLLIN, deadline);
            const auto got = recv(m_descriptor, part.data(), part.size(), 0);
            if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
                continue;
            }
            if (got <= 0 || text.size() > ControlAnswerMostBytes) {
                throw noAnswer();
            }
            text.append(part.data(), static_cast<std::size_t>(got));
        }
        return text.substr(0, text.find('\n'));
    }

private:
    void wait(short what, const Deadline &deadline) const
    {
        pollfd watched{m_descriptor, what, 0};
        const auto left = deadline.left(milliseconds(0));
        if (left.count() == 0 || poll(&watched, 1, static_cast<int>(left.count())) == 0) {
            throw Error(ErrorCode::Timeout, "control_timeout", "The running WakeDock did not answer in time.")
                .withRemedy("Look whether the command was done; if it hangs, restart it.");
        }
    }

    int m_descriptor;
    bool m_isOpen = false;
};

} // namespace

ControlClient::ControlClient(std::string dataDir, milliseconds patience)
    : m_dataDir(std::move(dataDir))
    , m_patience(patience)
{
}

std::optional<std::string> ControlClient::ask(const ControlRequest &request) const
{
    const Secret line = lineOf(request);
    const auto deadline = Deadline::in(m_patience);
    const ControlAddress address(m_dataDir);
    const Line other(address.path());
    if (!other.isOpen()) {
        return std::nullopt;
    }
    other.send(line.reveal(), deadline);
    ControlAnswer answer = controlAnswerFrom(other.receive(deadline));
    if (answer.refusal) {
        throw Error(*answer.refusal);
    }
    return std::move(answer.text);
}

} // namespace wakedock::app
