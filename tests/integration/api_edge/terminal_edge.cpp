#include "terminal_edge.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "tests/support/async_test.h"

#include <QJsonDocument>
#include <QUrl>

#include <utility>

namespace wakedock::tests {

TerminalPeer::TerminalPeer(quint16 port, const QString &path)
{
    QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket,
                     [this](const QString &text) { m_messages.append(QJsonDocument::fromJson(text.toUtf8()).object()); });
    QObject::connect(&m_socket, &QWebSocket::binaryMessageReceived, &m_socket,
                     [this](const QByteArray &bytes) { screen += bytes; });
    bool failed = false;
    const auto watch = QObject::connect(&m_socket, &QWebSocket::disconnected, &m_socket, [&failed] { failed = true; });
    m_socket.open(QUrl(QStringLiteral("ws://127.0.0.1:%1%2").arg(port).arg(path)));
    waitUntil([&] { return m_socket.state() == QAbstractSocket::ConnectedState || failed; });
    QObject::disconnect(watch);
}

QByteArray TerminalPeer::open(const QByteArray &token)
{
    signIn(token);
    say(R"({"type":"open","columns":100,"rows":30})");
    return take().value(QLatin1String("session")).toString().toUtf8();
}

QJsonObject TerminalPeer::take()
{
    waitUntil([this] { return !m_messages.isEmpty() || m_socket.state() != QAbstractSocket::ConnectedState; });
    return m_messages.isEmpty() ? QJsonObject() : m_messages.takeFirst();
}

bool TerminalPeer::shows(const QByteArray &text)
{
    return waitUntil([&] { return screen.contains(text); });
}

bool TerminalPeer::isClosed()
{
    return waitUntil([this] { return m_socket.state() == QAbstractSocket::UnconnectedState; });
}

api::WebSocketLimits TerminalEdge::quickLimits()
{
    using std::chrono::milliseconds;
    api::WebSocketLimits limits;
    limits.auth = milliseconds(400);
    limits.ping = milliseconds(200);
    limits.stalled = milliseconds(1000);
    limits.sweep = milliseconds(20);
    return limits;
}

TerminalEdge::TerminalEdge(const api::WebSocketLimits &limits)
    : bus(clock, Log(log, log_category::App))
    , service(port_, store, clock, scope, Log(log, log_category::App))
    , tickets(clock)
    , upgrades(tickets)
    , sockets(std::make_unique<api::TerminalSockets>(
          access, bus,
          api::TerminalDoors{[this](core::CallContext context, core::OpenTerminalRequest request) {
                                 return open(std::move(context), std::move(request));
                             },
                             [this](core::CallContext context, core::AttachTerminalRequest request) {
                                 return attach(std::move(context), std::move(request));
                             }},
          limits, Log(log, log_category::Api)))
    , edge(std::make_unique<EdgeServer>(api::HttpLimits(), EdgeServer::generousSettings(), &upgrades))
{
    port_.containers = {{"c-shop", true}, {"c-wiki", false}};
    for (const char *kind : {"services", "containers"}) {
        upgrades.add(std::string("/api/v1/") + kind + "/{id}/terminal", *sockets);
    }
}

TerminalEdge::~TerminalEdge()
{
    await(sockets->stop());
    scope.cancel();
    await(scope.idle());
}

/// As OpenTerminal does, which has tests of its own.
Task<core::TerminalViewPtr> TerminalEdge::open(core::CallContext context, core::OpenTerminalRequest request)
{
    const bool isService = !request.service.empty();
    core::requirePermission(context.actor, isService ? core::permission::ServiceExec : core::permission::ContainersExec);
    const std::string name = isService ? request.service : request.container;
    core::TerminalInfo where;
    where.host = core::localHost();
    where.containerId = "c-" + name;
    where.containerName = "wakedock-" + name + "-1";
    where.serviceId = core::ServiceId(isService ? name : std::string());
    return service.open(std::move(context), std::move(where), std::move(request.command));
}

Task<core::TerminalViewPtr> TerminalEdge::attach(core::CallContext context, core::AttachTerminalRequest request)
{
    co_return service.attach(context, request.terminal, request.from);
}

} // namespace wakedock::tests
