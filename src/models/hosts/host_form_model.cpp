#include "models/hosts/host_form_model.h"

#include "models/common/text_format.h"
#include "models/hosts/certificate_folder.h"

#include <algorithm>
#include <utility>

namespace wakedock::models {

namespace {

Task<QString> idOfHost(Task<core::HostView> task)
{
    const auto view = co_await task;
    co_return text(view.host.id.value);
}

template <class Value>
bool assigned(Value &known, const Value &fresh)
{
    const bool differs = known != fresh;
    known = fresh;
    return differs;
}

QString schemeOf(HostFormModel::Way way)
{
    switch (way) {
    case HostFormModel::Way::Tcp:
        return QStringLiteral("tcp://");
    case HostFormModel::Way::Socket:
        return QStringLiteral("unix://");
    case HostFormModel::Way::Ssh:
        break;
    }
    return QStringLiteral("ssh://");
}

HostFormModel::Way wayOf(const QString &url)
{
    for (const auto way : {HostFormModel::Way::Tcp, HostFormModel::Way::Socket}) {
        if (url.startsWith(schemeOf(way))) {
            return way;
        }
    }
    return HostFormModel::Way::Ssh;
}

} // namespace

HostFormModel::HostFormModel(Bridge &bridge, const HostListModel &hosts, QObject *parent)
    : FormRun(bridge, parent)
    , m_hosts(hosts)
{
}

void HostFormModel::setWay(Way way)
{
    if (assigned(m_way, way)) {
        clear();
        Q_EMIT edited();
    }
}

void HostFormModel::setName(const QString &name)
{
    if (assigned(m_name, name)) {
        Q_EMIT edited();
    }
}

void HostFormModel::setAddress(const QString &address)
{
    if (assigned(m_address, address)) {
        Q_EMIT edited();
    }
}

void HostFormModel::setServiceAddress(const QString &address)
{
    if (assigned(m_serviceAddress, address)) {
        Q_EMIT edited();
    }
}

void HostFormModel::setEncrypted(bool encrypted)
{
    if (assigned(m_encrypted, encrypted)) {
        Q_EMIT edited();
    }
}

void HostFormModel::setCertificates(const QString &folder)
{
    if (assigned(m_certificates, folder)) {
        Q_EMIT edited();
    }
}

QString HostFormModel::url() const
{
    const QString place = m_address.trimmed();
    return place.isEmpty() || place.contains(QLatin1String("://")) ? place : schemeOf(m_way) + place;
}

bool HostFormModel::isComplete() const
{
    return !m_name.trimmed().isEmpty() && !m_address.trimmed().isEmpty();
}

bool HostFormModel::hasCertificates() const
{
    return m_before && m_before->tls && !(m_before->tls->authorities.empty() && m_before->tls->certificates.empty());
}

void HostFormModel::setKeepsCertificates(bool keeps)
{
    if (assigned(m_keepsCertificates, keeps)) {
        clear();
        Q_EMIT edited();
    }
}

bool HostFormModel::sendsKeptCertificates() const
{
    return m_way == Way::Tcp && m_encrypted && hasCertificates() && m_keepsCertificates;
}

std::optional<core::EngineTls> HostFormModel::tls() const
{
    if (m_way != Way::Tcp || !m_encrypted || sendsKeptCertificates()) {
        return std::nullopt;
    }
    return m_certificates.trimmed().isEmpty() ? core::EngineTls() : readCertificateFolder(m_certificates);
}

core::HostWish HostFormModel::wish() const
{
    core::HostWish wish;
    wish.name = m_name.trimmed().toStdString();
    wish.address.url = url().toStdString();
    wish.address.allowsPlain = m_way == Way::Tcp && !m_encrypted;
    wish.address.tls = tls();
    wish.serviceAddress = m_serviceAddress.trimmed().toStdString();
    return wish;
}

void HostFormModel::send()
{
    core::ChangeHostRequest filled;
    try {
        filled.wish = wish();
    } catch (const Error &error) {
        refuse(error);
        return;
    }
    filled.keepsTls = sendsKeptCertificates();
    if (m_before) {
        filled.id = m_before->id;
        filled.expectedVersion = m_before->version;
    }
    submit([filled = std::move(filled)](const WindowUseCases &doors, core::CallContext context) {
        return idOfHost(filled.id.isEmpty() ? doors.hosts.add(std::move(context), filled.wish)
                                            : doors.hosts.change(std::move(context), filled));
    });
}

void HostFormModel::startAnew()
{
    m_before.reset();
    fill({});
}

bool HostFormModel::change(const QString &hostId)
{
    const auto &hosts = m_hosts.hosts();
    const core::HostId wanted(hostId.toStdString());
    const auto found =
        std::find_if(hosts.begin(), hosts.end(), [&wanted](const HostRow &one) { return one.host.id == wanted; });
    if (found == hosts.end() || wanted == core::localHost()) {
        return false;
    }
    m_before = found->host;
    fill(found->host);
    return true;
}

void HostFormModel::fill(const core::Host &host)
{
    const QString url = text(host.url);
    m_way = wayOf(url);
    m_name = text(host.name);
    m_address = url.mid(schemeOf(m_way).size());
    m_serviceAddress = text(host.serviceAddress);
    m_encrypted = m_way != Way::Tcp || host.tls.has_value();
    m_certificates.clear();
    m_keepsCertificates = hasCertificates();
    clear();
    Q_EMIT edited();
}

} // namespace wakedock::models
