#include "backend/infrastructure/caddy/monitoring/log_lines.h"

#include "backend/shared/async/completion.h"
#include "backend/shared/exceptions/error.h"

#include <QHostAddress>
#include <QNetworkDatagram>
#include <QTimer>
#include <QUdpSocket>

#include <nlohmann/json.hpp>

#include <chrono>
#include <utility>

namespace wakedock::caddy {

namespace {

/// 25,000 lines a second at most, more than Caddy serves requests; what comes faster is lost in the system's buffer.
constexpr int MostLinesAtOnce = 250;
constexpr std::chrono::milliseconds BetweenTurns{10};
constexpr qint64 LongestLine = 16 * 1024;
/// Room for what comes between two turns. The system may grant less.
constexpr int ReceiveBuffer = 1024 * 1024;

struct LogPlace {
    QHostAddress host;
    quint16 port = 0;
};

LogPlace placeOf(const std::string &address)
{
    const auto colon = address.rfind(':');
    auto host = address.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) {
        host = host.substr(1, host.size() - 2);
    }
    return {QHostAddress(QString::fromStdString(host)), static_cast<quint16>(std::stoi(address.substr(colon + 1)))};
}

} // namespace

/// Reads so many a turn, whoever sends them, so that the thread stays free.
class LogLines::Ear : public QObject
{
public:
    explicit Ear(const LogLines &lines) : m_lines(lines)
    {
        m_pause.setSingleShot(true);
        m_pause.setInterval(BetweenTurns);
        connect(&m_socket, &QUdpSocket::readyRead, this, [this] { readSoon(); });
        connect(&m_pause, &QTimer::timeout, this, [this] { read(); });
    }

    bool bind(const LogPlace &place)
    {
        const bool isBound = m_socket.bind(place.host, place.port);
        m_socket.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, ReceiveBuffer);
        return isBound;
    }
    [[nodiscard]] std::string problem() const { return m_socket.errorString().toStdString(); }

    void read()
    {
        int lines = 0;
        for (; lines < MostLinesAtOnce && m_socket.hasPendingDatagrams(); ++lines) {
            m_lines.tell(m_socket.receiveDatagram(LongestLine).data().toStdString());
        }
        if (lines > 0) {
            m_pause.start(); // What came meanwhile is not told of again: it is looked for.
        }
    }

private:
    void readSoon()
    {
        if (!m_pause.isActive()) {
            read();
        }
    }

    const LogLines &m_lines;
    QUdpSocket m_socket;
    QTimer m_pause;
};

/// A reader's, for as long as it listens.
class LogLines::Seat
{
public:
    Seat(LogLines &lines, Reader reader) : m_lines(lines), m_number(++lines.m_seats)
    {
        m_lines.m_readers.emplace(m_number, std::move(reader));
    }
    ~Seat()
    {
        m_lines.m_readers.erase(m_number);
        if (m_lines.m_readers.empty()) {
            m_lines.m_ear.reset();
        }
    }
    Seat(const Seat &) = delete;
    Seat &operator=(const Seat &) = delete;

private:
    LogLines &m_lines;
    int m_number;
};

LogLines::LogLines(std::string address) : m_address(std::move(address)) { }

LogLines::~LogLines() = default;

void LogLines::open()
{
    auto ear = std::make_unique<Ear>(*this);
    if (!ear->bind(placeOf(m_address))) {
        throw Error(ErrorCode::Unavailable, "listen_failed",
                    "What Caddy says cannot be heard at udp " + m_address + ": " + ear->problem() + ".")
            .withRemedy("End the program that has this port, or choose another caddy.gate_listen.");
    }
    m_ear = std::move(ear);
}

void LogLines::tell(const std::string &text) const
{
    const auto line = nlohmann::json::parse(text, nullptr, false);
    if (!line.is_object()) {
        return;
    }
    for (const auto &[number, reader] : m_readers) {
        reader(line);
    }
}

Task<void> LogLines::listen(Reader reader, CancelToken cancel)
{
    cancel.throwIfCancelled();
    if (!m_ear) {
        open();
    }
    const Seat seat(*this, std::move(reader));
    Completion<> ended;
    const auto registration = cancel.onCancel([this, ended]() mutable {
        m_ear->read(); // What was said before the end is heard.
        ended.fail(Cancelled());
    });
    co_await ended;
}

} // namespace wakedock::caddy
