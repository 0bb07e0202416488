#include "models/sleep/wake_rules_model.h"

#include "models/common/text_format.h"
#include "models/services/service_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace wakedock::models {

namespace {

constexpr qsizetype LongestAgent = 255;
constexpr qsizetype LongestPath = 1024;

/// What a program calls itself may be longer than anybody reads; its beginning tells it as well. A path that long was cut
/// already, or is to be.
QString ruleText(int kind, const QString &value)
{
    QString meant = value.trimmed();
    switch (kind) {
    case WakeRulesModel::Method:
        return meant.toUpper();
    case WakeRulesModel::UserAgent:
        return meant.left(LongestAgent).trimmed();
    case WakeRulesModel::Path:
        return meant.size() < LongestPath ? meant : meant.left(LongestPath - 1) + QLatin1Char('*');
    default:
        return meant;
    }
}

std::vector<std::string> &listOfKind(core::VisitorPattern &pattern, int kind)
{
    switch (kind) {
    case WakeRulesModel::Method:
        return pattern.methods;
    case WakeRulesModel::Path:
        return pattern.paths;
    case WakeRulesModel::UserAgent:
        return pattern.userAgents;
    default:
        return pattern.networks;
    }
}

QString ruleKindText(int kind)
{
    switch (kind) {
    case WakeRulesModel::Method:
        return QCoreApplication::translate("WakeRulesModel", "Method");
    case WakeRulesModel::Path:
        return QCoreApplication::translate("WakeRulesModel", "Path");
    case WakeRulesModel::UserAgent:
        return QCoreApplication::translate("WakeRulesModel", "Program");
    default:
        return QCoreApplication::translate("WakeRulesModel", "Address");
    }
}

std::vector<WakeRuleRow> rulesOf(core::SleepPolicy sleep)
{
    std::vector<WakeRuleRow> rows;
    for (const bool never : {false, true}) {
        for (const int kind :
             {WakeRulesModel::Network, WakeRulesModel::Path, WakeRulesModel::UserAgent, WakeRulesModel::Method}) {
            for (const std::string &value : listOfKind(never ? sleep.wakeNever : sleep.wakeOnly, kind)) {
                rows.push_back({never, kind, value});
            }
        }
    }
    return rows;
}

QString ruleSaid(bool never, const QString &value)
{
    return never ? QCoreApplication::translate("WakeRulesModel", "%1 does not wake it any more.").arg(value)
                 : QCoreApplication::translate("WakeRulesModel", "Only %1, and what else is named, wakes it.").arg(value);
}

} // namespace

WakeRulesModel::WakeRulesModel(Bridge &bridge, ServiceListModel &services, QObject *parent)
    : KeyedListModel(parent)
    , m_services(services)
    , m_change(bridge, services)
{
    connect(&services, &ServiceListModel::serviceTouched, this, [this](const core::ServiceId &id) {
        if (id == m_id) {
            look();
        }
    });
    connect(&services, &ServiceListModel::stateChanged, this, &WakeRulesModel::look);
}

QVariant WakeRulesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const WakeRuleRow &rule = row(index.row());
    switch (role) {
    case NeverRole:
        return rule.isNever;
    case KindTextRole:
        return ruleKindText(rule.kind);
    case Qt::DisplayRole:
    case ValueRole:
        return text(rule.value);
    default:
        return {};
    }
}

QHash<int, QByteArray> WakeRulesModel::roleNames() const
{
    return {{NeverRole, "never"}, {KindTextRole, "kindText"}, {ValueRole, "value"}};
}

int WakeRulesModel::onlyCount() const
{
    return static_cast<int>(std::ranges::count(rows(), false, &WakeRuleRow::isNever));
}

bool WakeRulesModel::answersProbes() const
{
    const auto service = m_services.find(m_id);
    return service && service->record.config.sleep.answersProbes;
}

bool WakeRulesModel::isEditable() const
{
    const auto service = m_services.find(m_id);
    return m_change.allowed() && service && !isOfStack(*service);
}

bool WakeRulesModel::ofStack() const
{
    const auto service = m_services.find(m_id);
    return service && isOfStack(*service);
}

void WakeRulesModel::show(const core::ServiceId &id)
{
    if (id != m_id) {
        m_id = id;
        m_change.dismiss();
    }
    look();
}

void WakeRulesModel::look()
{
    const auto service = m_services.find(m_id);
    sync(service ? rulesOf(service->record.config.sleep) : std::vector<WakeRuleRow>());
    Q_EMIT changed();
}

bool WakeRulesModel::add(bool never, int kind, const QString &value)
{
    const std::string added = ruleText(kind, value).toStdString();
    if (added.empty() || indexOf(WakeRuleRow{never, kind, added}) >= 0) {
        return false;
    }
    m_change.apply(
        m_id,
        [never, kind, added](core::SleepPolicy &sleep) {
            listOfKind(never ? sleep.wakeNever : sleep.wakeOnly, kind).push_back(added);
        },
        ruleSaid(never, text(added)));
    return m_change.error().isEmpty();
}

void WakeRulesModel::remove(int index)
{
    if (index < 0 || index >= rowCount()) {
        return;
    }
    const WakeRuleRow rule = row(index);
    m_change.apply(
        m_id,
        [rule](core::SleepPolicy &sleep) {
            std::erase(listOfKind(rule.isNever ? sleep.wakeNever : sleep.wakeOnly, rule.kind), rule.value);
        },
        QCoreApplication::translate("WakeRulesModel", "%1 is asked about no more.").arg(text(rule.value)));
}

void WakeRulesModel::setAnswersProbes(bool on)
{
    m_change.apply(
        m_id, [on](core::SleepPolicy &sleep) { sleep.answersProbes = on; },
        on ? QCoreApplication::translate("WakeRulesModel", "Monitors and crawlers do not wake it any more.")
           : QCoreApplication::translate("WakeRulesModel", "Monitors and crawlers wake it like everybody else."));
}

} // namespace wakedock::models
