#include "faulty_engine.h"

#include <QLocalSocket>
#include <QRegularExpression>

#include <algorithm>
#include <stdexcept>

namespace wakedock::tests {

namespace {

constexpr const char *refusal = R"({"message":"the test's engine refuses this call"})";

QByteArray refusalAnswer()
{
    const QByteArray body(refusal);
    return "HTTP/1.1 500 Internal Server Error\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

FaultyEngine::FaultyEngine(QString realSocket) : m_realSocket(std::move(realSocket))
{
    if (!m_server.listen(m_folder.filePath(QStringLiteral("engine.sock")))) {
        throw std::runtime_error("cannot listen: " + m_server.errorString().toStdString());
    }
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (auto *client = m_server.nextPendingConnection()) {
            take(client);
        }
    });
}

FaultyEngine::~FaultyEngine()
{
    m_server.disconnect(this);
}

QString FaultyEngine::url() const
{
    return QStringLiteral("unix://") + m_server.fullServerName();
}

void FaultyEngine::fail(const QString &pattern, Fault fault)
{
    m_rules.append({pattern, fault});
}

void FaultyEngine::take(QLocalSocket *client)
{
    auto *engine = new QLocalSocket(client);
    engine->connectToServer(m_realSocket);
    connect(client, &QLocalSocket::readyRead, this, [this, client, engine] { forward(client, engine); });
    connect(engine, &QLocalSocket::readyRead, client, [client, engine] { client->write(engine->readAll()); });
    connect(engine, &QLocalSocket::disconnected, client, [client] { client->disconnectFromServer(); });
    connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
    if (client->bytesAvailable() > 0) {
        forward(client, engine);
    }
}

void FaultyEngine::forward(QLocalSocket *client, QLocalSocket *engine)
{
    // The client waits for an answer before it asks again, so a piece that begins with a verb begins a call.
    const QByteArray piece = client->readAll();
    const Rule *rule = ruleFor(piece.left(piece.indexOf('\r')));
    if (rule == nullptr) {
        engine->write(piece);
        return;
    }
    ++m_failed;
    disconnect(client, &QLocalSocket::readyRead, this, nullptr);
    strike(client, rule->fault);
}

const FaultyEngine::Rule *FaultyEngine::ruleFor(const QByteArray &head) const
{
    const QString line = QString::fromLatin1(head);
    const auto found = std::ranges::find_if(
        m_rules, [&line](const Rule &rule) { return QRegularExpression(rule.pattern).match(line).hasMatch(); });
    return found == m_rules.cend() ? nullptr : &*found;
}

void FaultyEngine::strike(QLocalSocket *client, Fault fault)
{
    if (fault == Fault::Refuse) {
        client->write(refusalAnswer());
    }
    if (fault != Fault::Hang) {
        client->flush();
        client->disconnectFromServer();
    }
}

} // namespace wakedock::tests
