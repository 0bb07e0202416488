#include "models/certificates/certificate_list_model.h"

#include "models/certificates/certificate_text.h"
#include "models/common/role_table.h"
#include "models/common/text_format.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace wakedock::models {

namespace {

QString signedByText(const core::Certificate &certificate)
{
    const QString source = certificateSourceText(certificate);
    return certificate.issuer.empty() ? source : source + QStringLiteral(" · ") + text(certificate.issuer);
}

QString usedByText(const core::Certificate &certificate)
{
    if (certificate.source != core::CertificateSource::Own) {
        return {};
    }
    std::vector<std::string> hosts;
    for (const auto &use : certificate.usedBy) {
        hosts.push_back(use.host);
    }
    return joinedNamesText(hosts);
}

QString warningsText(const core::Certificate &certificate)
{
    QStringList all;
    for (const std::string &warning : certificate.warnings) {
        all.append(text(warning));
    }
    return all.join(u'\n');
}

bool isRenewable(const core::Certificate &certificate)
{
    return !certificate.onDemand
        && (certificate.source == core::CertificateSource::Acme || certificate.source == core::CertificateSource::Internal);
}

bool isTroubledCertificate(const CertificateRow &row)
{
    const Tone tone = certificateTone(row.certificate);
    return tone == Tone::Negative || tone == Tone::Warning;
}

const RoleTable<CertificateRow> &certificateRoles()
{
    using Row = const CertificateRow &;
    using Model = CertificateListModel;
    static const RoleTable<CertificateRow> table{
        {Model::IdRole, "certificateId", [](Row row) -> QVariant { return text(row.certificate.id.value); }},
        {Model::NamesRole, "names", [](Row row) -> QVariant { return joinedNamesText(row.certificate.names); }},
        {Model::SourceRole, "source", [](Row row) -> QVariant { return signedByText(row.certificate); }},
        {Model::StatusTextRole, "statusText", [](Row row) -> QVariant { return certificateStatusText(row.certificate); }},
        {Model::ToneRole, "tone", [](Row row) -> QVariant { return static_cast<int>(certificateTone(row.certificate)); }},
        {Model::ExpiryRole, "expiry",
         [](Row row) -> QVariant { return certificateExpiryText(row.certificate.notAfter, nowInMilliseconds()); }},
        {Model::UntilRole, "until",
         [](Row row) -> QVariant { return row.certificate.notAfter ? momentText(*row.certificate.notAfter) : QString(); }},
        {Model::UsedByRole, "usedBy", [](Row row) -> QVariant { return usedByText(row.certificate); }},
        {Model::TroubleRole, "trouble",
         [](Row row) -> QVariant {
             return row.certificate.lastError ? text(row.certificate.lastError->message) : QString();
         }},
        {Model::TroubleFactsRole, "troubleFacts",
         [](Row row) -> QVariant {
             return row.certificate.lastError ? troubleText(*row.certificate.lastError, nowInMilliseconds()) : QString();
         }},
        {Model::WarningsRole, "warnings", [](Row row) -> QVariant { return warningsText(row.certificate); }},
        {Model::OwnRole, "own", [](Row row) -> QVariant { return row.certificate.source == core::CertificateSource::Own; }},
        {Model::RenewableRole, "renewable", [](Row row) -> QVariant { return isRenewable(row.certificate); }},
        {Model::BusyRole, "busy", [](Row row) -> QVariant { return row.busy; }},
    };
    return table;
}

} // namespace

CertificateListModel::CertificateListModel(Bridge &bridge, QObject *parent) : KeyedListModel(parent), m_bridge(bridge)
{
    connect(this, &QAbstractItemModel::rowsInserted, this, &CertificateListModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &CertificateListModel::countChanged);
    connect(&bridge, &Bridge::eventsArrived, this, &CertificateListModel::receive);
    reload();
}

QVariant CertificateListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    return certificateRoles().read(row(index.row()), role == Qt::DisplayRole ? static_cast<int>(NamesRole) : role);
}

QHash<int, QByteArray> CertificateListModel::roleNames() const
{
    return certificateRoles().names();
}

std::optional<core::Certificate> CertificateListModel::find(const core::CertificateId &id) const
{
    const int known = indexOf(id);
    return known < 0 ? std::nullopt : std::optional(row(known).certificate);
}

void CertificateListModel::setState(RequestState state, ErrorText error)
{
    if (m_state != state || m_error != error) {
        m_state = state;
        m_error = std::move(error);
        Q_EMIT stateChanged();
    }
}

void CertificateListModel::reload()
{
    const quint64 mine = m_generation.next();
    if (m_state != RequestState::Ready) {
        setState(RequestState::Loading);
    }
    m_bridge.ask<std::vector<core::Certificate>>(
        this, Bridge::Patience::Reading,
        [](const WindowUseCases &doors, core::CallContext context) { return doors.certificates.list(std::move(context)); },
        [this, mine](const std::vector<core::Certificate> &certificates) {
            if (m_generation.isLatest(mine)) {
                load(certificates);
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                setState(RequestState::Failed, ErrorText::of(error));
            }
        });
}

void CertificateListModel::load(const std::vector<core::Certificate> &certificates)
{
    std::vector<CertificateRow> fresh;
    for (const core::Certificate &certificate : certificates) {
        const int known = indexOf(certificate.id);
        fresh.push_back({certificate, known >= 0 && row(known).busy});
    }
    const auto troubled = static_cast<int>(std::ranges::count_if(fresh, isTroubledCertificate));
    sync(std::move(fresh));
    if (std::exchange(m_troubled, troubled) != troubled) {
        Q_EMIT troubledChanged();
    }
    setState(RequestState::Ready);
}

void CertificateListModel::setBusy(const core::CertificateId &id, bool busy)
{
    const int known = indexOf(id);
    if (known >= 0) {
        CertificateRow fresh = row(known);
        fresh.busy = busy;
        replace(known, std::move(fresh));
    }
}

void CertificateListModel::receive(const std::vector<core::EventRecord> &events)
{
    if (std::ranges::any_of(events, [](const core::EventRecord &record) {
            return std::holds_alternative<core::CertificatesChanged>(record.event);
        })) {
        reload();
    }
}

} // namespace wakedock::models
