#include "backend/infrastructure/caddy/certificates/caddy_certificates.h"

#include "backend/infrastructure/caddy/certificates/certified_hosts.h"
#include "backend/infrastructure/caddy/certificates/tls_log_line.h"
#include "backend/infrastructure/caddy/config/listen_address.h"
#include "backend/infrastructure/caddy/routes/caddy_reverse_proxy.h"
#include "backend/shared/async/completion.h"
#include "backend/shared/exceptions/error.h"

#include <QHostAddress>
#include <QNetworkDatagram>
#include <QTimer>
#include <QUdpSocket>

#include <chrono>
#include <memory>
#include <utility>

namespace wakedock::caddy {

namespace {

constexpr int MostLinesAtOnce = 20;
constexpr std::chrono::milliseconds BetweenTurns{100};
constexpr qint64 LongestLine = 16 * 1024;

struct LogPlace {
    std::string host;
    int port = 0;
};

LogPlace placeOf(const std::string &address)
{
    const auto colon = address.rfind(':');
    auto host = address.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) {
        host = host.substr(1, host.size() - 2);
    }
    return {std::move(host), std::stoi(address.substr(colon + 1))};
}

/// So many a turn, whoever sends them: what comes too fast is lost in the system's buffer, and the thread stays free.
class LineReader : public QObject
{
public:
    LineReader(QUdpSocket &socket, std::function<void(core::CertificateNews)> onNews)
        : m_socket(socket)
        , m_onNews(std::move(onNews))
    {
        m_pause.setSingleShot(true);
        m_pause.setInterval(BetweenTurns);
        connect(&m_socket, &QUdpSocket::readyRead, this, [this] { readSoon(); });
        connect(&m_pause, &QTimer::timeout, this, [this] { read(); });
    }

private:
    void readSoon()
    {
        if (!m_pause.isActive()) {
            read();
        }
    }

    void read()
    {
        int lines = 0;
        for (; lines < MostLinesAtOnce && m_socket.hasPendingDatagrams(); ++lines) {
            if (auto news = newsIn(m_socket.receiveDatagram(LongestLine).data().toStdString())) {
                m_onNews(*std::move(news));
            }
        }
        if (lines > 0) {
            m_pause.start(); // What came meanwhile is not told of again: it is looked for.
        }
    }

    QUdpSocket &m_socket;
    std::function<void(core::CertificateNews)> m_onNews;
    QTimer m_pause;
};

Error notHeard(const std::string &address, const QUdpSocket &socket)
{
    return Error(ErrorCode::Unavailable, "listen_failed",
                 "What Caddy says of its certificates cannot be heard at udp " + address + ": "
                     + socket.errorString().toStdString() + ".")
        .withRemedy("End the program that has this port, or choose another caddy.gate_listen.");
}

} // namespace

CaddyCertificates::CaddyCertificates(CaddySettings settings, CaddyReverseProxy &proxy)
    : m_settings(std::move(settings))
    , m_proxy(proxy)
{
}

std::vector<core::CertifiedHost> CaddyCertificates::hostsOf(const std::vector<core::Route> &routes) const
{
    return certifiedHosts(routes, m_settings.tlsMode);
}

void CaddyCertificates::useOwn(std::vector<core::OwnCertificateMaterial> own)
{
    m_proxy.certificates().own = std::move(own);
    m_proxy.certificates().refused.clear();
}

std::map<core::CertificateId, core::CertificateTrouble> CaddyCertificates::refused() const
{
    return m_proxy.certificates().refused;
}

void CaddyCertificates::renew(std::set<std::string> hosts)
{
    m_proxy.certificates().renewed = std::move(hosts);
}

Task<void> CaddyCertificates::listen(std::function<void(core::CertificateNews)> onNews, CancelToken cancel)
{
    cancel.throwIfCancelled();
    const auto socket = std::make_shared<QUdpSocket>();
    const auto place = placeOf(m_settings.gateListen);
    if (!socket->bind(QHostAddress(QString::fromStdString(place.host)), static_cast<quint16>(place.port))) {
        throw notHeard(m_settings.gateListen, *socket);
    }
    Completion<> ended;
    const LineReader reader(*socket, std::move(onNews));
    const auto registration = cancel.onCancel([ended]() mutable { ended.fail(Cancelled()); });
    co_await ended;
}

} // namespace wakedock::caddy
