#include "backend/infrastructure/caddy/certificates/caddy_certificates.h"

#include "backend/infrastructure/caddy/certificates/tls_log_line.h"
#include "backend/infrastructure/caddy/config/host_plan.h"
#include "backend/infrastructure/caddy/config/listen_address.h"
#include "backend/infrastructure/caddy/routes/caddy_reverse_proxy.h"
#include "backend/shared/async/completion.h"
#include "backend/shared/exceptions/error.h"

#include <QHostAddress>
#include <QNetworkDatagram>
#include <QUdpSocket>

#include <algorithm>
#include <memory>
#include <utility>

namespace wakedock::caddy {

namespace {

/// Others wait for the next turn of the loop.
constexpr int MostLinesAtOnce = 100;

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

void readLines(QUdpSocket &socket, const std::function<void(core::CertificateNews)> &onNews)
{
    for (int lines = 0; lines < MostLinesAtOnce && socket.hasPendingDatagrams(); ++lines) {
        if (auto news = newsIn(socket.receiveDatagram().data().toStdString())) {
            onNews(*std::move(news));
        }
    }
}

Error notHeard(const std::string &address, const QUdpSocket &socket)
{
    return Error(ErrorCode::Unavailable, "listen_failed",
                 "What Caddy says of its certificates cannot be heard at udp " + address + ": "
                     + socket.errorString().toStdString() + ".")
        .withRemedy("End the program that has this port, or choose another caddy.gate_listen.");
}

core::CertificateWay wayOf(const std::string &host, const HostPlan &plan)
{
    if (std::ranges::find(plan.internalSubjects, host) != plan.internalSubjects.end()) {
        return core::CertificateWay::Internal;
    }
    return host.starts_with("*.") ? core::CertificateWay::OnDemand : core::CertificateWay::Public;
}

} // namespace

CaddyCertificates::CaddyCertificates(CaddySettings settings, CaddyReverseProxy &proxy)
    : m_settings(std::move(settings))
    , m_proxy(proxy)
{
}

std::vector<core::CertifiedHost> CaddyCertificates::hostsOf(const std::vector<core::Route> &routes) const
{
    const auto plan = planHosts(routes, m_settings.tlsMode);
    std::vector<core::CertifiedHost> hosts;
    for (const auto &group : plan.encrypted) {
        for (const auto &host : group.hosts) {
            hosts.push_back({host, core::ServiceId(group.serviceId), wayOf(host, plan)});
        }
    }
    std::ranges::sort(hosts, {}, &core::CertifiedHost::host);
    return hosts;
}

void CaddyCertificates::useOwn(std::vector<core::OwnCertificateMaterial> own)
{
    m_proxy.certificates().own = std::move(own);
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
    QObject::connect(socket.get(), &QUdpSocket::readyRead, socket.get(),
                     [&udp = *socket, onNews = std::move(onNews)] { readLines(udp, onNews); });
    const auto registration = cancel.onCancel([ended]() mutable { ended.fail(Cancelled()); });
    co_await ended;
}

} // namespace wakedock::caddy
