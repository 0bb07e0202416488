#include "live_edge.h"

#include "backend/api/websocket/event_topics.h"
#include "tests/support/async_test.h"

#include <QJsonDocument>
#include <QNetworkRequest>

#include <utility>

namespace wakedock::tests {

LiveClient::LiveClient(quint16 port, const QByteArray &origin)
{
    QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket,
                     [this](const QString &text) { messages.append(QJsonDocument::fromJson(text.toUtf8()).object()); });
    QNetworkRequest request(QUrl(QStringLiteral("ws://127.0.0.1:%1/live").arg(port)));
    if (!origin.isEmpty()) {
        request.setRawHeader("Origin", origin);
    }
    bool failed = false;
    const auto watch = QObject::connect(&m_socket, &QWebSocket::disconnected, &m_socket, [&failed] { failed = true; });
    m_socket.open(request);
    waitUntil([&] { return isOpen() || failed; });
    QObject::disconnect(watch);
}

bool LiveClient::subscribe(const QByteArray &topic, const QByteArray &token)
{
    signIn(token);
    say(R"({"type":"subscribe","id":"s","topic":")" + topic + R"("})");
    return take().value(QStringLiteral("type")).toString() == QStringLiteral("subscribed");
}

QJsonObject LiveClient::take()
{
    waitUntil([this] { return !messages.isEmpty() || !isOpen(); });
    return messages.isEmpty() ? QJsonObject() : messages.takeFirst();
}

QJsonObject LiveClient::take(const QString &type)
{
    while (true) {
        const QJsonObject message = take();
        if (message.isEmpty() || message.value(QStringLiteral("type")).toString() == type) {
            return message;
        }
    }
}

bool LiveClient::isClosed()
{
    return waitUntil([this] { return m_socket.state() == QAbstractSocket::UnconnectedState; });
}

LiveEdge::LiveEdge(const api::WebSocketLimits &limits)
    : bus(clock, Log(log, log_category::App))
    , manager(std::make_unique<api::WebSocketManager>(access, bus, makeTopics(), limits, Log(log, log_category::Api)))
    , edge(std::make_unique<EdgeServer>(api::HttpLimits(), EdgeServer::generousSettings(), manager.get()))
{
}

LiveEdge::~LiveEdge()
{
    snapshotReady.succeed();
    await(manager->stop());
}

api::WebSocketLimits LiveEdge::quickLimits()
{
    using std::chrono::milliseconds;
    api::WebSocketLimits limits;
    limits.auth = milliseconds(400);
    limits.ping = milliseconds(200);
    limits.stalled = milliseconds(1000);
    limits.sweep = milliseconds(20);
    limits.queueBytes = 64 * 1024;
    return limits;
}

std::vector<std::unique_ptr<api::ITopic>> LiveEdge::makeTopics()
{
    std::vector<std::unique_ptr<api::ITopic>> topics;
    topics.push_back(std::make_unique<api::ServicesTopic>(
        [this](const core::Service &service) {
            ++made;
            return R"({"name":")" + service.record.config.name + R"(","description":")" + service.record.config.description
                + R"("})";
        },
        [this](core::CallContext) { return snapshotWhenReady(snapshotReady); }));
    topics.push_back(std::make_unique<api::OperationsTopic>(
        [](const core::Operation &operation) { return R"({"service_name":")" + operation.serviceName + R"("})"; }));
    topics.push_back(std::make_unique<api::ImageUpdatesTopic>());
    topics.push_back(std::make_unique<api::StacksTopic>(
        [](const core::Stack &stack) { return R"({"name":")" + stack.id.name + R"("})"; }));
    return topics;
}

Task<std::string> LiveEdge::snapshotWhenReady(Completion<> ready)
{
    co_await ready;
    co_return R"([{"name":"there-already"}])";
}

void LiveEdge::changeService(const std::string &name, std::size_t padding)
{
    core::Service service;
    service.record.config.name = name;
    service.record.config.description = std::string(padding, 'p');
    bus.publish(core::ServiceChanged{core::Change::Updated, std::make_shared<const core::Service>(std::move(service))});
}

void LiveEdge::changeOperation(const std::string &serviceName)
{
    core::Operation operation;
    operation.serviceName = serviceName;
    bus.publish(core::OperationChanged{std::make_shared<const core::Operation>(std::move(operation))});
}

} // namespace wakedock::tests
