#include "backend/api/terminal/terminal_sockets.h"

#include "backend/api/http/bearer_token.h"
#include "backend/api/http/router.h"

#include <QTcpSocket>
#include <QWebSocketProtocol>

#include <utility>
#include <variant>

namespace wakedock::api {

namespace {

core::OpenTerminalRequest terminalPlaceOf(const HttpRequest &request)
{
    core::OpenTerminalRequest where;
    const auto ref = request.pathParameters.value("id");
    const bool isService = request.route != nullptr && request.route->pattern.find("/services/") != std::string::npos;
    (isService ? where.service : where.container) = ref;
    where.host = core::HostId(request.query.value("host_id", core::localHost().value));
    return where;
}

} // namespace

TerminalSockets::TerminalSockets(IAccess &access, core::IEventBus &events, TerminalDoors doors,
                                 const WebSocketLimits &limits, const Log &log)
    : m_limits(limits)
    , m_log(log)
    , m_tasks([log](const std::string &what, std::exception_ptr failure) {
        log.error("A " + what + " failed: " + describe(failure));
    })
    , m_needs{access, std::move(doors.open), std::move(doors.attach), m_limits, m_tasks}
    , m_arrivals(limits.clients, [this](std::unique_ptr<QWebSocket> socket, const HttpRequest &request) {
        welcome(std::move(socket), request);
    })
{
    connect(&m_sweep, &QTimer::timeout, this, &TerminalSockets::sweep);
    m_subscription = events.subscribe([this](const core::EventRecord &record) { onEvent(record); });
    m_sweep.start(m_limits.sweep);
}

TerminalSockets::~TerminalSockets()
{
    m_subscription.reset();
    for (const auto &client : snapshot()) {
        client->abort();
    }
}

void TerminalSockets::takeOver(std::unique_ptr<QTcpSocket> socket, const HttpRequest &request)
{
    if (m_stopping || m_clients.size() + m_arrivals.count() >= m_limits.clients) {
        m_log.warning("A terminal's connection was refused: there are too many, or WakeDock is stopping.",
                      {{"address", request.remoteAddress}});
        socket->abort();
        return;
    }
    m_arrivals.take(std::move(socket), request);
}

void TerminalSockets::welcome(std::unique_ptr<QWebSocket> socket, const HttpRequest &request)
{
    auto *client = new TerminalClient(std::move(socket), request.context, terminalPlaceOf(request), m_needs, this);
    m_clients.insert(client);
    connect(client, &TerminalClient::gone, this, [this, client] {
        m_clients.erase(client);
        client->deleteLater();
    });
    m_log.info("Terminal connection open",
               {{"request_id", request.context.requestId}, {"address", request.context.address}});
    if (const auto token = bearerTokenOf(request); !token.empty()) {
        client->signIn(token);
    }
}

void TerminalSockets::onEvent(const core::EventRecord &record)
{
    const auto *changed = std::get_if<core::AccessChanged>(&record.event);
    if (changed == nullptr) {
        return;
    }
    for (const auto &client : snapshot()) {
        const core::Actor &actor = client->actor();
        if (actor.userId == changed->userId && (changed->sessionId.isEmpty() || changed->sessionId == actor.sessionId)) {
            client->recheckAccess();
        }
    }
}

std::vector<QPointer<TerminalClient>> TerminalSockets::snapshot() const
{
    return {m_clients.begin(), m_clients.end()};
}

void TerminalSockets::sweep()
{
    const auto now = LiveSocket::Clock::now();
    for (const auto &client : snapshot()) {
        client->checkDeadlines(now);
    }
    m_arrivals.sweep(now);
}

Task<void> TerminalSockets::stop()
{
    m_stopping = true;
    m_subscription.reset();
    for (const auto &client : snapshot()) {
        client->leave(QWebSocketProtocol::CloseCodeGoingAway, "WakeDock is stopping.");
    }
    m_tasks.cancel();
    co_await m_tasks.idle();
    for (const auto &client : snapshot()) {
        client->abort();
    }
    m_sweep.stop();
}

} // namespace wakedock::api
