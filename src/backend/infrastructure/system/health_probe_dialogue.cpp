#include "backend/infrastructure/system/health_probe_dialogue.h"

#include <QHostAddress>

#include <algorithm>
#include <cctype>
#include <cstdio>

namespace wakedock::system {

using Kind = core::ProbeTarget::Kind;

namespace {

constexpr std::string_view HttpStart = "HTTP/1.";
constexpr std::size_t StatusLineAtMost = 256;

/// The path comes from a service's configuration: nothing in it may end the line.
std::string safeInRequestLine(const std::string &path)
{
    std::string safe;
    for (const char c : path.starts_with('/') ? path : "/" + path) {
        if (const auto byte = static_cast<unsigned char>(c); byte > 0x20 && byte < 0x7f) {
            safe += c;
        } else {
            char encoded[4];
            std::snprintf(encoded, sizeof encoded, "%%%02X", byte);
            safe += encoded;
        }
    }
    return safe;
}

std::string safeInHeader(std::string value)
{
    std::erase_if(value, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f; });
    return value;
}

} // namespace

std::string closedReason(QAbstractSocket::SocketError error, const QString &text)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return "connection refused";
    case QAbstractSocket::RemoteHostClosedError:
        return "it closed the connection without an answer";
    case QAbstractSocket::NetworkError:
        // One code for two different troubles: a way that does not exist ("Host unreachable"), and a service that hung up.
        return text.contains(QLatin1String("unreachable")) ? text.toLower().toStdString() : "connection reset";
    default:
        return text.toLower().toStdString();
    }
}

std::optional<int> httpStatusOf(const std::string &bytes)
{
    const auto known = std::min(bytes.size(), HttpStart.size());
    if (bytes.compare(0, known, HttpStart.substr(0, known)) != 0) {
        return std::nullopt;
    }
    // "HTTP/1.x NNN" is twelve characters, and one more tells that the number has ended.
    if (bytes.size() < 13) {
        return 0;
    }
    const auto isDigit = [&bytes](std::size_t at) { return std::isdigit(static_cast<unsigned char>(bytes[at])) != 0; };
    if (bytes[8] != ' ' || !isDigit(9) || !isDigit(10) || !isDigit(11) || isDigit(12)) {
        return std::nullopt;
    }
    return (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + (bytes[11] - '0');
}

HealthProbeDialogue::HealthProbeDialogue(core::ProbeTarget target, std::chrono::milliseconds settle)
    : m_target(std::move(target))
    , m_settle(settle)
    , m_socket(new QTcpSocket)
    , m_late(new QTimer)
    , m_settled(new QTimer)
{
}

HealthProbeDialogue::~HealthProbeDialogue()
{
    m_socket->disconnect();
    m_socket->abort();
}

void HealthProbeDialogue::start(std::chrono::milliseconds within)
{
    auto *socket = m_socket.get();
    QObject::connect(socket, &QTcpSocket::connected, socket, [this] { onConnected(); });
    QObject::connect(socket, &QTcpSocket::readyRead, socket, [this] { onBytes(); });
    QObject::connect(socket, &QTcpSocket::errorOccurred, socket,
                     [this](QAbstractSocket::SocketError error) { onClosed(closedReason(error, m_socket->errorString())); });
    for (auto *timer : {m_late.get(), m_settled.get()}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    QObject::connect(m_late.get(), &QTimer::timeout, socket, [this] { refuse("no answer in time"); });
    QObject::connect(m_settled.get(), &QTimer::timeout, socket, [this] { onSettled(); });
    m_late->start(within);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->connectToHost(QHostAddress(QString::fromStdString(m_target.ip)), static_cast<quint16>(m_target.port));
}

void HealthProbeDialogue::onConnected()
{
    if (m_target.kind != Kind::Tcp) {
        const auto bytes = request();
        m_socket->write(bytes.data(), static_cast<qint64>(bytes.size()));
    } else if (!m_socket->peerAddress().isLoopback()) {
        pass();
        return;
    }
    if (m_target.kind != Kind::Http) {
        m_settled->start(m_settle);
    }
}

void HealthProbeDialogue::onBytes()
{
    if (m_target.kind == Kind::Tcp) {
        pass();
        return;
    }
    const auto left = static_cast<qint64>(StatusLineAtMost - std::min(m_received.size(), StatusLineAtMost));
    m_received += m_socket->read(left).toStdString();
    const auto status = httpStatusOf(m_received);
    if (status && *status > 0) {
        judgeStatus(*status);
    } else if (!status && m_target.kind == Kind::HttpOrTcp) {
        pass();
    } else if (!status) {
        refuse("it answers, but not in HTTP");
    }
}

void HealthProbeDialogue::onClosed(const std::string &reason)
{
    // What it said before it left may be the verdict, and a verdict ends this object's life.
    auto verdict = m_verdict;
    if (m_socket->bytesAvailable() > 0) {
        onBytes();
    }
    verdict.succeed({.passed = false, .reason = reason});
}

void HealthProbeDialogue::onSettled()
{
    // Silent, but it holds the connection. A first line that is arriving is waited for.
    if (m_received.empty()) {
        pass();
    }
}

void HealthProbeDialogue::judgeStatus(int status)
{
    if (m_target.expectedStatus == 0 || m_target.expectedStatus == status) {
        pass();
    } else {
        refuse("HTTP " + std::to_string(status) + " instead of " + std::to_string(m_target.expectedStatus));
    }
}

std::string HealthProbeDialogue::request() const
{
    const auto host = safeInHeader(m_target.hostHeader);
    return "GET " + safeInRequestLine(m_target.path)
        + " HTTP/1.1\r\nHost: " + (host.empty() ? m_target.ip + ":" + std::to_string(m_target.port) : host)
        + "\r\nUser-Agent: WakeDock-Health\r\nAccept: */*\r\nConnection: close\r\n\r\n";
}

} // namespace wakedock::system
