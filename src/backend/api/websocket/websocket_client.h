#pragma once

#include "backend/api/middleware/i_access.h"
#include "backend/api/websocket/i_topic.h"
#include "backend/api/websocket/websocket_limits.h"
#include "backend/api/websocket/ws_messages.h"
#include "backend/core/domain/call_context.h"
#include "backend/shared/async/task_scope.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QWebSocket>

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::api {

/// What all clients share; outlives them.
struct WebSocketNeeds {
    IAccess &access;
    const std::vector<std::unique_ptr<ITopic>> &topics;
    const WebSocketLimits &limits;
    TaskScope &tasks;
    std::function<std::uint64_t()> lastSeq;
};

/// One browser or script on the WebSocket: authenticates by its first message, then holds subscriptions. Its messages
/// are worked on one after the other. A reader that does not keep up loses events, is told how many (`lagged`), and
/// delays nobody else. Traps: sending may emit disconnected() at once; the socket itself neither blocks nor drops.
class WebSocketClient : public QObject
{
    Q_OBJECT

public:
    using Clock = std::chrono::steady_clock;

    /// @param context address and request id of the upgrade
    WebSocketClient(std::unique_ptr<QWebSocket> socket, core::CallContext context, WebSocketNeeds needs, QObject *parent);

    /// As if the first message had been the login with this token.
    void signIn(const std::string &token);
    /// Sends an event to each subscription of the topic. @param tail from server_message::eventTail, shared by all clients
    void sendEvent(std::string_view topic, const QString &tail);
    /// Looks again whether the session still stands and what it may read.
    void recheckAccess();
    void checkDeadlines(Clock::time_point now);
    /// Says goodbye with a WebSocket close code (4000 and up are ours).
    void close(int code, const std::string &reason);
    void abort();

    [[nodiscard]] const core::Actor &actor() const { return m_context.actor; }
    [[nodiscard]] bool isAuthenticated() const { return m_authenticated; }
    /// Events it did not get because it reads too slowly.
    [[nodiscard]] std::uint64_t dropped() const { return m_dropped; }

Q_SIGNALS:
    /// Once.
    void gone();

private:
    struct Subscription {
        ITopic *topic = nullptr;
        std::uint64_t dropped = 0;
        bool opening = false; ///< Its snapshot is being made: events wait for it in `held`.
        std::vector<QString> held;
    };

    static Task<void> work(QPointer<WebSocketClient> self);
    static Task<void> obey(QPointer<WebSocketClient> self, ClientMessage message);
    static Task<void> authenticate(QPointer<WebSocketClient> self, std::string token);
    static Task<void> subscribe(QPointer<WebSocketClient> self, ClientMessage message);
    static Task<void> recheck(QPointer<WebSocketClient> self);

    void onText(const QString &text);
    void onBytesWritten();
    void onDisconnected();
    ITopic &openSubscription(const ClientMessage &message);
    void confirm(const std::string &id, std::uint64_t seq, const std::string &snapshot);
    void deliver(const std::string &id, Subscription &subscription, const QString &tail);
    void dropForbiddenSubscriptions();
    void reportLag();
    void refuse(const std::string &id, const Error &why);
    void send(const QString &text);
    void send(const std::string &text) { send(QString::fromStdString(text)); }
    [[nodiscard]] bool isHopeless(Clock::time_point now) const;
    [[nodiscard]] qint64 unsent() const;
    [[nodiscard]] bool isFull() const { return unsent() >= static_cast<qint64>(m_needs.limits.queueBytes); }

    std::unique_ptr<QWebSocket> m_socket;
    core::CallContext m_context;
    WebSocketNeeds m_needs;
    std::map<std::string, Subscription> m_subscriptions; ///< By the client's id.
    std::deque<std::string> m_inbox;
    Secret m_token;
    bool m_working = false;
    bool m_authenticated = false;
    bool m_closing = false;
    bool m_gone = false;
    std::uint64_t m_dropped = 0;
    Clock::time_point m_connectedAt;
    Clock::time_point m_lastHeard;
    Clock::time_point m_lastPing;
    Clock::time_point m_lastWritten;
    Clock::time_point m_closingSince;
};

} // namespace wakedock::api
