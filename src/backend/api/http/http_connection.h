#pragma once

#include "backend/api/http/head_scanner.h"
#include "backend/api/http/http_limits.h"
#include "backend/api/http/i_request_handler.h"
#include "backend/api/http/request_parser.h"
#include "backend/api/http/response_writer.h"
#include "backend/shared/async/task.h"

#include <QObject>
#include <QPointer>
#include <QTcpSocket>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace wakedock {
class TaskScope;
}

namespace wakedock::api {

/// What all connections of a server share; outlives them.
struct ConnectionNeeds {
    IRequestHandler &handler;
    IUpgradeHandler *upgrades; ///< nullptr: no WebSockets here.
    const HttpLimits &limits;
    TaskScope &tasks;
    std::vector<char> &scratch; ///< `readBufferBytes` large, for looking at unread bytes.
};

/// One client: requests one after the other, each answered before the next is read, so pipelined answers keep their order
/// and an unread request waits at the client. The head is looked at and left in the socket until it is admitted: a
/// WebSocket upgrade is handed over whole. Has no timers: the server calls checkDeadline().
class HttpConnection : public QObject
{
    Q_OBJECT

public:
    using Clock = std::chrono::steady_clock;

    HttpConnection(std::unique_ptr<QTcpSocket> socket, const ConnectionNeeds &needs, QObject *parent);

    /// Closes what overstayed: 408 where a request was begun.
    void checkDeadline(Clock::time_point now);
    /// Takes no further request: closes at once when idle, else after the answer.
    void drain();
    void abort();
    /// True while it only waits for (the rest of) a request: the first to go when there are too many.
    [[nodiscard]] bool isIncomplete() const { return m_state == State::Waiting || m_state == State::ReadingBody; }
    /// Since when it waits.
    [[nodiscard]] Clock::time_point incompleteSince() const { return m_since; }

Q_SIGNALS:
    /// Once; also after the socket was handed over to the WebSockets.
    void closed();

private:
    enum class State { Waiting, Admitting, ReadingBody, Handling, Lingering, Closed };

    static Task<void> serve(QPointer<HttpConnection> self, IRequestHandler *handler, std::shared_ptr<HttpRequest> request);
    static Task<void> answer(QPointer<HttpConnection> self, IRequestHandler *handler, std::shared_ptr<HttpRequest> request);

    void advance();
    bool step();
    bool readHead();
    bool takeHead(std::string_view bytes);
    bool readBody();
    bool admitted(std::optional<HttpResponse> refusal);
    bool awaitBody();
    void handOver();
    void refuse(const HttpError &why);
    void send(HttpResponse response);
    void linger();
    void discard();
    void overstayed();
    void finishWriting();
    void onBytesWritten();
    void onDisconnected();
    void close();
    [[nodiscard]] bool wasRead() const;
    void waitUntil(std::chrono::milliseconds span);
    [[nodiscard]] std::string_view peek(std::size_t most);

    ConnectionNeeds m_needs;
    std::unique_ptr<QTcpSocket> m_socket;
    ResponseWriter m_writer;
    HeadScanner m_scanner;
    RequestParser m_parser;
    std::shared_ptr<HttpRequest> m_request;
    std::string m_address;
    bool m_secure;
    State m_state = State::Waiting;
    bool m_advancing = false;
    bool m_draining = false;
    bool m_headBegun = false;
    bool m_hasAnswered = false;
    std::size_t m_headSize = 0;
    std::size_t m_discarded = 0;
    Clock::time_point m_since;
    Clock::time_point m_deadline;
    Clock::time_point m_lastWritten;
};

} // namespace wakedock::api
