#include "models/services/sleep_settings_model.h"

#include "backend/core/domain/rules/sleep_settings.h"
#include "models/common/text_format.h"

#include <QCoreApplication>
#include <QVariantMap>

#include <algorithm>
#include <utility>

namespace wakedock::models {

namespace {

constexpr int sleepWeek = 7;

Task<QString> whenSaved(Task<core::OperationTicket> saving)
{
    const core::OperationTicket ticket = co_await saving;
    (void)co_await ticket.done;
    co_return QString();
}

} // namespace

SleepSettingsModel::SleepSettingsModel(Bridge &bridge, ServiceListModel &services, QObject *parent)
    : FormRun(bridge, parent)
    , m_services(services)
{
    connect(&services, &ServiceListModel::serviceTouched, this, [this](const core::ServiceId &id) {
        if (id == m_id) {
            look();
        }
    });
    connect(&services, &ServiceListModel::stateChanged, this, &SleepSettingsModel::look);
}

QString SleepSettingsModel::serviceId() const
{
    return text(m_id.value);
}

void SleepSettingsModel::setServiceId(const QString &id)
{
    const core::ServiceId wanted(id.toStdString());
    if (wanted == m_id) {
        return;
    }
    m_id = wanted;
    m_service = m_services.find(m_id);
    revert();
}

void SleepSettingsModel::look()
{
    m_service = m_services.find(m_id);
    const SleepSettingsText fresh = kept();
    const bool follows = !isChanged();
    const bool isOther = fresh != m_shown;
    if (follows || fresh == m_sent) {
        m_shown = fresh;
    }
    if (follows && isOther) {
        m_text = m_shown;
        Q_EMIT hoursChanged();
    }
    Q_EMIT edited();
}

SleepSettingsText SleepSettingsModel::kept() const
{
    return m_service ? sleepSettingsText(m_service->record.config.sleep) : SleepSettingsText();
}

bool SleepSettingsModel::isEditable() const
{
    return m_service && m_service->record.config.kind == core::ServiceKind::Container;
}

QVariantList SleepSettingsModel::hours() const
{
    QVariantList all;
    for (const SleepHoursText &hours : m_text.hours) {
        QVariantList days;
        for (int day = 1; day <= sleepWeek; ++day) {
            days.append(std::ranges::find(hours.days, day) != hours.days.end());
        }
        all.append(QVariantMap{
            {QStringLiteral("days"), days}, {QStringLiteral("from"), hours.from}, {QStringLiteral("to"), hours.to}});
    }
    return all;
}

SleepHoursText *SleepSettingsModel::hoursAt(int index)
{
    return index >= 0 && static_cast<std::size_t>(index) < m_text.hours.size()
        ? &m_text.hours[static_cast<std::size_t>(index)]
        : nullptr;
}

void SleepSettingsModel::addHours()
{
    m_text.hours.push_back({{1, 2, 3, 4, 5}, QStringLiteral("08:00"), QStringLiteral("18:00")});
    Q_EMIT hoursChanged();
    Q_EMIT edited();
}

void SleepSettingsModel::removeHours(int index)
{
    if (hoursAt(index) != nullptr) {
        m_text.hours.erase(m_text.hours.begin() + index);
        Q_EMIT hoursChanged();
        Q_EMIT edited();
    }
}

// The rows stay as they are while somebody is in one of them: made anew, they would lose the keyboard.
void SleepSettingsModel::setDay(int index, int day, bool on)
{
    SleepHoursText *hours = hoursAt(index);
    if (hours == nullptr) {
        return;
    }
    std::erase(hours->days, day);
    if (on) {
        hours->days.insert(std::ranges::lower_bound(hours->days, day), day);
    }
    Q_EMIT edited();
}

void SleepSettingsModel::setFrom(int index, const QString &value)
{
    if (SleepHoursText *hours = hoursAt(index)) {
        edit(hours->from, value);
    }
}

void SleepSettingsModel::setTo(int index, const QString &value)
{
    if (SleepHoursText *hours = hoursAt(index)) {
        edit(hours->to, value);
    }
}

void SleepSettingsModel::revert()
{
    m_text = m_shown = kept();
    m_sent = {};
    clear();
    Q_EMIT hoursChanged();
    Q_EMIT edited();
}

void SleepSettingsModel::save()
{
    if (!m_service || !isChanged()) {
        return;
    }
    core::ServiceConfig config = m_service->record.config;
    auto problems = readSleepSettings(m_text, config.sleep);
    if (problems.empty()) {
        problems = core::brokenSleepRules(config.sleep);
    }
    if (!problems.empty()) {
        refuse(
            Error(ErrorCode::Invalid, "invalid_service", "These settings cannot be saved.").withFields(std::move(problems)));
        return;
    }
    if (kept() != m_shown) {
        refuseOvertaken(
            QCoreApplication::translate("SleepSettings", "Discard what you entered to see the settings as they are now."));
        return;
    }
    m_sent = sleepSettingsText(config.sleep);
    // Recorded is enough: WakeDock alone acts on it.
    const core::ChangeRequest request{m_id, m_service->record.version, std::move(config), false};
    submit([request](const WindowUseCases &doors,
                     core::CallContext context) { return whenSaved(doors.change(std::move(context), request)); },
           [this, typed = m_text](const QString &) { showSent(typed); });
}

/// The service tells of it a moment later, or did already. What was entered since stays entered.
void SleepSettingsModel::showSent(const SleepSettingsText &typed)
{
    const bool isUntouched = m_text == typed;
    const bool sameHours = typed.hours == m_sent.hours;
    m_shown = m_sent;
    if (isUntouched) {
        m_text = m_shown;
    }
    if (isUntouched && !sameHours) {
        Q_EMIT hoursChanged();
    }
    Q_EMIT edited();
}

} // namespace wakedock::models
