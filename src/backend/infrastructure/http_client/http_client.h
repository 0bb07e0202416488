#pragma once

#include "backend/infrastructure/http_client/endpoint.h"
#include "backend/infrastructure/http_client/http_message.h"
#include "backend/infrastructure/http_client/i_connector.h"
#include "backend/infrastructure/http_client/upgrade.h"
#include "backend/shared/async/task.h"

#include <cstdint>
#include <memory>

namespace wakedock::http_client {

struct ClientOptions {
    int maxCalls = 32; ///< Calls of send() at a time; more wait for their turn. Streams are not counted.
    int maxIdle = 8; ///< Connections kept open for the next call.
    std::chrono::milliseconds idleFor = std::chrono::seconds(20); ///< An idle connection older than this is not used again.
    std::uint64_t maxBodyBytes = 64ULL * 1024 * 1024; ///< Of an answer to send().
};

/// Speaks HTTP/1.1 to one peer over kept connections. Belongs to the thread (with an event loop) that made it.
/// Any status is an answer, not an error. Errors: Unavailable (reasons of IConnector, and `connection_lost` when the peer
/// closed before it said anything), Timeout (`answer_late`, `connect_late`), UpstreamFailed (`broken_answer`,
/// `answer_too_large`), Cancelled. A deadline or a cancelled token closes the connection of its call.
/// A kept connection that the peer had closed meanwhile is noticed and replaced once, for idempotent methods only.
/// Destroying the client closes it.
class HttpClient
{
public:
    explicit HttpClient(std::unique_ptr<IConnector> connector, ClientOptions options = {});
    explicit HttpClient(Endpoint endpoint, ClientOptions options = {});
    ~HttpClient();
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;

    /// The whole answer at once.
    [[nodiscard]] Task<HttpResponse> send(HttpRequest request, CallLimits limits);
    /// The answer piece by piece, for as long as it lasts; without limit on its size.
    /// @return status and headers (and trailers) when the body has ended
    [[nodiscard]] Task<HttpResponse> stream(HttpRequest request, StreamHandlers handlers, CallLimits limits);

    /// Asks the peer to leave HTTP behind (`Upgrade: tcp`), on a connection of its own.
    /// @return the connection from the first byte behind the answer's head on; without one the peer refused, and `answer`
    /// has its body
    [[nodiscard]] Task<Upgraded> upgrade(HttpRequest request, CallLimits limits);

    /// Ends all running calls with Cancelled, closes every connection, also those of upgrade(); later calls are Cancelled at
    /// once.
    void close();

    /// The peer's address, for messages.
    [[nodiscard]] std::string peer() const;

private:
    struct State;
    struct Call;
    struct Turn;
    static Task<HttpResponse> sendWhole(std::shared_ptr<State> state, HttpRequest request, CallLimits limits);
    static Task<HttpResponse> run(std::shared_ptr<State> state, std::shared_ptr<Call> call);
    static Task<void> exchange(std::shared_ptr<State> state, std::shared_ptr<Call> call);
    static Task<void> open(std::shared_ptr<State> state, std::shared_ptr<Call> call);
    static Task<Upgraded> takeOver(std::shared_ptr<State> state, HttpRequest request, CallLimits limits);
    static Task<void> waitForTurn(std::shared_ptr<State> state, CallLimits limits);
    std::shared_ptr<State> m_state;
};

} // namespace wakedock::http_client
