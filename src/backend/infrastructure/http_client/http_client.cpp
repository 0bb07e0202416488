#include "backend/infrastructure/http_client/http_client.h"

#include "backend/infrastructure/http_client/call_guard.h"
#include "backend/infrastructure/http_client/connection.h"
#include "backend/infrastructure/http_client/socket_connector.h"

#include <deque>
#include <optional>
#include <vector>

namespace wakedock::http_client {

namespace {

constexpr std::chrono::milliseconds ClientDefaultDeadline = std::chrono::seconds(30);

struct ClientIdle {
    std::shared_ptr<Connection> connection;
    std::chrono::steady_clock::time_point since;
};

} // namespace

struct HttpClient::State {
    std::unique_ptr<IConnector> connector;
    ClientOptions options;
    CancelSource closing;
    std::vector<ClientIdle> idle;
    std::deque<Completion<>> waiting;
    std::vector<std::weak_ptr<ByteStream>> upgraded;
    int running = 0;

    [[nodiscard]] Error late() const
    {
        return Error(ErrorCode::Timeout, "answer_late", connector->peer() + " did not answer within the time allowed.");
    }

    /// The connection used last: the others may age and go.
    std::shared_ptr<Connection> takeIdle()
    {
        const auto oldest = std::chrono::steady_clock::now() - options.idleFor;
        std::erase_if(idle,
                      [oldest](const ClientIdle &kept) { return kept.since < oldest || !kept.connection->isReusable(); });
        if (idle.empty()) {
            return nullptr;
        }
        auto connection = std::move(idle.back().connection);
        idle.pop_back();
        return connection;
    }

    void giveBack(const std::shared_ptr<Connection> &connection)
    {
        if (closing.token().isCancelled() || !connection->isReusable()) {
            connection->close();
            return;
        }
        connection->rest();
        idle.push_back({connection, std::chrono::steady_clock::now()});
        if (idle.size() > static_cast<std::size_t>(options.maxIdle)) {
            idle.front().connection->close();
            idle.erase(idle.begin());
        }
    }

    void endTurn()
    {
        --running;
        while (!waiting.empty()) {
            auto next = std::move(waiting.front());
            waiting.pop_front();
            if (!next.isDone()) { // a waiter whose time was over is still in the queue
                ++running;
                next.succeed();
                return;
            }
        }
    }
};

struct HttpClient::Call {
    HttpRequest request;
    StreamHandlers handlers;
    CallLimits limits;
    std::optional<std::uint64_t> bodyLimit;
    std::string bytes;
    std::shared_ptr<Connection> connection;
    bool isReused = false;
    std::exception_ptr failure; ///< Of the last exchange.

    [[nodiscard]] bool wasStale() const
    {
        return failure && isReused && connection->gotNothing() && asError(failure).code() == ErrorCode::Unavailable
            && isIdempotent(request);
    }

    [[nodiscard]] std::chrono::milliseconds left() const { return limits.deadline.left(std::chrono::milliseconds(-1)); }
    [[nodiscard]] std::chrono::milliseconds leftForHead() const { return limits.deadline.left(limits.headWithin); }
};

/// One of the client's places, given back in any case.
struct HttpClient::Turn {
    std::shared_ptr<State> state;
    explicit Turn(std::shared_ptr<State> owner) : state(std::move(owner)) { }
    Turn(const Turn &) = delete;
    Turn &operator=(const Turn &) = delete;
    ~Turn() { state->endTurn(); }
};

HttpClient::HttpClient(std::unique_ptr<IConnector> connector, ClientOptions options) : m_state(std::make_shared<State>())
{
    m_state->connector = std::move(connector);
    m_state->options = options;
}

HttpClient::HttpClient(Endpoint endpoint, ClientOptions options)
    : HttpClient(std::make_unique<SocketConnector>(std::move(endpoint)), options)
{
}

HttpClient::~HttpClient()
{
    close();
}

void HttpClient::close()
{
    const auto state = m_state;
    state->closing.cancel();
    for (const auto &kept : state->idle) {
        kept.connection->close();
    }
    state->idle.clear();
    for (const auto &kept : std::exchange(state->upgraded, {})) {
        if (const auto stream = kept.lock()) {
            stream->close();
        }
    }
}

std::string HttpClient::peer() const
{
    return m_state->connector->peer();
}

Task<HttpResponse> HttpClient::send(HttpRequest request, CallLimits limits)
{
    limits.deadline = Deadline::in(limits.deadline.left(ClientDefaultDeadline));
    return sendWhole(m_state, std::move(request), std::move(limits));
}

Task<HttpResponse> HttpClient::stream(HttpRequest request, StreamHandlers handlers, CallLimits limits)
{
    auto call = std::make_shared<Call>();
    call->request = std::move(request);
    call->handlers = std::move(handlers);
    call->limits = std::move(limits);
    return run(m_state, std::move(call));
}

Task<Upgraded> HttpClient::upgrade(HttpRequest request, CallLimits limits)
{
    return takeOver(m_state, std::move(request), std::move(limits));
}

Task<Upgraded> HttpClient::takeOver(std::shared_ptr<State> state, HttpRequest request, CallLimits limits)
{
    CancelSource stop;
    stop.follow(limits.cancel);
    const auto closing = state->closing.token().onCancel([stop]() mutable { stop.cancel(); });
    request.headers.emplace_back("Connection", "Upgrade");
    request.headers.emplace_back("Upgrade", "tcp");
    const auto bytes = serialize(request, state->connector->hostHeader());
    const auto within = limits.deadline.left(limits.headWithin);
    auto device = co_await state->connector->connect(within, stop.token());
    const auto stream = std::make_shared<ByteStream>(std::move(device), state->connector->peer());
    std::erase_if(state->upgraded, [](const auto &kept) { return kept.expired(); });
    state->upgraded.push_back(stream);
    co_return co_await askUpgrade(stream, bytes, {stop.token(), within, state->late()});
}

Task<HttpResponse> HttpClient::sendWhole(std::shared_ptr<State> state, HttpRequest request, CallLimits limits)
{
    co_await waitForTurn(state, limits);
    const Turn turn(state);
    const auto body = std::make_shared<std::string>();
    auto call = std::make_shared<Call>();
    call->request = std::move(request);
    call->limits = std::move(limits);
    call->bodyLimit = state->options.maxBodyBytes;
    call->handlers.onChunk = [body](std::string_view piece) { body->append(piece); };
    auto answer = co_await run(state, call);
    answer.body = std::move(*body);
    co_return answer;
}

Task<void> HttpClient::waitForTurn(std::shared_ptr<State> state, CallLimits limits)
{
    limits.cancel.throwIfCancelled();
    if (state->running < state->options.maxCalls) {
        ++state->running;
        co_return;
    }
    Completion<> turn;
    state->waiting.push_back(turn);
    const CallGuard guard(turn, limits.deadline.left(ClientDefaultDeadline), limits.cancel, state->late());
    const auto closing = state->closing.token().onCancel([turn]() mutable { turn.fail(Cancelled()); });
    co_await turn;
}

Task<HttpResponse> HttpClient::run(std::shared_ptr<State> state, std::shared_ptr<Call> call)
{
    CancelSource stop;
    stop.follow(call->limits.cancel);
    const auto closing = state->closing.token().onCancel([stop]() mutable { stop.cancel(); });
    call->limits.cancel = stop.token();
    call->bytes = serialize(call->request, state->connector->hostHeader());
    call->connection = state->takeIdle();
    call->isReused = call->connection != nullptr;
    if (!call->isReused) {
        co_await open(state, call);
    }
    co_await exchange(state, call);
    if (call->wasStale()) {
        call->isReused = false;
        co_await open(state, call);
        co_await exchange(state, call);
    }
    if (call->failure) {
        call->connection->close();
        std::rethrow_exception(call->failure);
    }
    auto answer = call->connection->head();
    state->giveBack(call->connection);
    co_return answer;
}

Task<void> HttpClient::open(std::shared_ptr<State> state, std::shared_ptr<Call> call)
{
    auto device = co_await state->connector->connect(call->leftForHead(), call->limits.cancel);
    call->connection = std::make_shared<Connection>(std::move(device), state->connector->peer());
}

Task<void> HttpClient::exchange(std::shared_ptr<State> state, std::shared_ptr<Call> call)
{
    Completion<> done;
    const CallGuard whole(done, call->left(), call->limits.cancel, state->late());
    // The head's own timer goes with the head: what follows may last as long as the call.
    const auto head = std::make_shared<std::optional<CallGuard<void>>>();
    head->emplace(done, call->leftForHead(), CancelToken(), state->late());
    StreamHandlers handlers = call->handlers;
    handlers.onHead = [head, call](const HttpResponse &answer) {
        head->reset();
        if (call->handlers.onHead) {
            call->handlers.onHead(answer);
        }
    };
    call->connection->start(call->bytes, call->request.method == "HEAD", call->bodyLimit, std::move(handlers), done);
    call->failure = nullptr;
    try {
        co_await done;
    } catch (...) {
        call->failure = std::current_exception();
    }
    head->reset();
}

} // namespace wakedock::http_client
