#include "models/system/doctor_model.h"

#include "models/common/text_format.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace wakedock::models {

namespace {

Tone severityTone(core::Severity severity)
{
    switch (severity) {
    case core::Severity::Good:
        return Tone::Positive;
    case core::Severity::Info:
        return Tone::Neutral;
    case core::Severity::Warning:
        return Tone::Warning;
    case core::Severity::Error:
        break;
    }
    return Tone::Negative;
}

} // namespace

QVariant FindingListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const FindingRow &one = row(index.row());
    switch (role) {
    case HostRole:
        return one.opensHost ? text(one.finding.host) : QString();
    case ToneRole:
        return static_cast<int>(severityTone(one.finding.severity));
    case Qt::DisplayRole:
    case MessageRole:
        return text(one.finding.message);
    case RemedyRole:
        return text(one.finding.remedy);
    case CheckRole:
        return text(one.finding.check);
    case IdRole:
        return text(one.finding.id());
    case MendTextRole:
        return text(one.finding.mendText);
    default:
        return {};
    }
}

QHash<int, QByteArray> FindingListModel::roleNames() const
{
    return {{HostRole, "host"},   {ToneRole, "tone"},    {MessageRole, "message"},  {RemedyRole, "remedy"},
            {CheckRole, "check"}, {IdRole, "findingId"}, {MendTextRole, "mendText"}};
}

void FindingListModel::show(const std::vector<core::Finding> &findings)
{
    std::vector<FindingRow> fresh;
    std::string host;
    for (const core::Finding &finding : findings) {
        fresh.push_back({finding, finding.host != host});
        host = finding.host;
    }
    sync(std::move(fresh));
}

DoctorModel::DoctorModel(Bridge &bridge, QObject *parent) : QObject(parent), m_bridge(bridge) { }

Tone DoctorModel::tone() const
{
    return severityTone(m_diagnosis.worst());
}

int DoctorModel::countOf(core::Severity severity) const
{
    return static_cast<int>(std::ranges::count(m_diagnosis.findings, severity, &core::Finding::severity));
}

QString DoctorModel::summary() const
{
    if (m_diagnosis.findings.empty()) {
        return {};
    }
    if (const int wrong = countOf(core::Severity::Error); wrong > 0) {
        return QCoreApplication::translate("DoctorModel", "%n things are wrong", nullptr, wrong);
    }
    if (const int doubtful = countOf(core::Severity::Warning); doubtful > 0) {
        return QCoreApplication::translate("DoctorModel", "%n things deserve a look", nullptr, doubtful);
    }
    return QCoreApplication::translate("DoctorModel", "Visitors get through everywhere");
}

bool DoctorModel::canMend() const
{
    return std::ranges::any_of(m_diagnosis.findings, &core::Finding::canBeMended);
}

void DoctorModel::look()
{
    const quint64 mine = m_generation.next();
    m_mended.clear();
    set(RequestState::Loading);
    m_bridge.ask<core::Diagnosis>(
        this, Bridge::Patience::Acting,
        [](const WindowUseCases &doors, core::CallContext context) { return doors.diagnose(std::move(context), {}); },
        [this, mine](const core::Diagnosis &diagnosis) {
            if (m_generation.isLatest(mine)) {
                m_diagnosis = diagnosis;
                m_findings.show(diagnosis.findings);
                set(RequestState::Ready);
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                set(RequestState::Failed, ErrorText::of(error));
            }
        });
}

void DoctorModel::mend()
{
    mend(core::MendRequest());
}

void DoctorModel::mendOne(const QString &id)
{
    core::MendRequest request;
    request.findings = {id.toStdString()};
    mend(std::move(request));
}

void DoctorModel::mend(core::MendRequest request)
{
    const quint64 mine = m_generation.next();
    set(RequestState::Loading);
    m_bridge.ask<core::MendReport>(
        this, Bridge::Patience::Acting,
        [request = std::move(request)](const WindowUseCases &doors, core::CallContext context) {
            return doors.mend(std::move(context), request);
        },
        [this, mine](const core::MendReport &report) {
            if (m_generation.isLatest(mine)) {
                m_mended.clear();
                for (const core::Mending &mending : report.mendings) {
                    m_mended.append(text(mending.failure.empty() ? mending.done : mending.failure));
                }
                m_mended.removeDuplicates();
                m_diagnosis = report.diagnosis;
                m_findings.show(m_diagnosis.findings);
                set(RequestState::Ready);
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                set(RequestState::Failed, ErrorText::of(error));
            }
        });
}

void DoctorModel::set(RequestState state, ErrorText error)
{
    m_state = state;
    m_error = std::move(error);
    Q_EMIT changed();
}

} // namespace wakedock::models
