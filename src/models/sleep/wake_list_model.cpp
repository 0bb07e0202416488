#include "models/sleep/wake_list_model.h"

#include "models/common/text_format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace wakedock::models {

namespace {

QString wakeSaid(const char *sentence)
{
    return QCoreApplication::translate("WakeListModel", sentence);
}

QString whoWoke(const core::Wake &wake)
{
    switch (wake.cause) {
    case core::WakeCause::Request:
        return wake.client.empty() ? wakeSaid(QT_TRANSLATE_NOOP("WakeListModel", "A visitor")) : text(wake.client);
    case core::WakeCause::Api:
        return wakeSaid(QT_TRANSLATE_NOOP("WakeListModel", "%1, over the API")).arg(text(wake.actor));
    case core::WakeCause::Window:
        return wakeSaid(QT_TRANSLATE_NOOP("WakeListModel", "%1, in the window")).arg(text(wake.actor));
    case core::WakeCause::Outside:
        return wakeSaid(QT_TRANSLATE_NOOP("WakeListModel", "Started outside WakeDock"));
    case core::WakeCause::Dependency:
        break;
    }
    return wakeSaid(QT_TRANSLATE_NOOP("WakeListModel", "Needed by %1")).arg(text(wake.actor));
}

QString whatWoke(const core::Wake &wake)
{
    return wake.cause == core::WakeCause::Request ? text(wake.method + " " + wake.path) : QString();
}

QString waitedText(int waiting)
{
    return waiting > 0 ? QCoreApplication::translate("WakeListModel", "%n waited", nullptr, waiting) : QString();
}

QString outcomeText(const core::Wake &wake)
{
    switch (wake.outcome) {
    case core::WakeOutcome::Waking:
        return wakeSaid(QT_TRANSLATE_NOOP("WakeListModel", "Waking"));
    case core::WakeOutcome::Failed:
        return wakeSaid(QT_TRANSLATE_NOOP("WakeListModel", "Failed"));
    case core::WakeOutcome::Awake:
        break;
    }
    return wakeSaid(QT_TRANSLATE_NOOP("WakeListModel", "Woken"));
}

Tone outcomeTone(core::WakeOutcome outcome)
{
    switch (outcome) {
    case core::WakeOutcome::Waking:
        return Tone::Progress;
    case core::WakeOutcome::Failed:
        return Tone::Negative;
    case core::WakeOutcome::Awake:
        break;
    }
    return Tone::Positive;
}

QVariant visitorFact(const core::Wake &wake, int role)
{
    switch (role) {
    case WakeListModel::WhatRole:
        return whatWoke(wake);
    case WakeListModel::AgentRole:
        return text(wake.userAgent);
    case WakeListModel::ClientRole:
        return text(wake.client);
    case WakeListModel::PathRole:
        return text(wake.path);
    case WakeListModel::WaitedRole:
        return waitedText(wake.waiting);
    default:
        return {};
    }
}

QVariant outcomeFact(const core::Wake &wake, int role)
{
    switch (role) {
    case WakeListModel::DurationRole:
        return wake.durationMs ? durationText(std::chrono::milliseconds(*wake.durationMs)) : QString();
    case WakeListModel::CostRole:
        return wake.memoryByteSeconds ? memoryHoursText(*wake.memoryByteSeconds) : QString();
    case WakeListModel::OutcomeRole:
        return outcomeText(wake);
    case WakeListModel::ToneRole:
        return static_cast<int>(outcomeTone(wake.outcome));
    case WakeListModel::MessageRole:
        return text(wake.error);
    default:
        return visitorFact(wake, role);
    }
}

} // namespace

QString memoryHoursText(std::int64_t byteSeconds)
{
    constexpr double GigabyteHour = 1024.0 * 1024 * 1024 * 3600;
    const double hours = static_cast<double>(byteSeconds) / GigabyteHour;
    if (hours < 0.01) {
        return QStringLiteral("< %1 GB·h").arg(QLocale().toString(0.01, 'f', 2));
    }
    return QStringLiteral("%1 GB·h").arg(QLocale().toString(hours, 'f', hours < 0.1 ? 2 : hours < 100 ? 1 : 0));
}

WakeListModel::WakeListModel(Bridge &bridge, QObject *parent) : KeyedListModel(parent), m_bridge(bridge)
{
    connect(&bridge, &Bridge::eventsArrived, this, &WakeListModel::receive);
    connect(this, &QAbstractItemModel::rowsInserted, this, &WakeListModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &WakeListModel::countChanged);
    connect(this, &QAbstractItemModel::modelReset, this, &WakeListModel::countChanged);
}

QVariant WakeListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const core::Wake &wake = row(index.row()).wake;
    switch (role) {
    case Qt::DisplayRole:
    case WhoRole:
        return whoWoke(wake);
    case WhenRole:
        return agoText(wake.at, nowInMilliseconds());
    case MomentRole:
        return momentText(wake.at);
    default:
        return outcomeFact(wake, role);
    }
}

QHash<int, QByteArray> WakeListModel::roleNames() const
{
    return {{WhoRole, "who"},         {WhatRole, "what"},     {AgentRole, "agent"},     {WhenRole, "when"},
            {MomentRole, "moment"},   {DurationRole, "took"}, {WaitedRole, "waited"},   {CostRole, "cost"},
            {OutcomeRole, "outcome"}, {ToneRole, "tone"},     {MessageRole, "message"}, {ClientRole, "client"},
            {PathRole, "path"}};
}

void WakeListModel::show(const core::ServiceId &id)
{
    m_id = id;
    reset({});
    reload();
}

void WakeListModel::reload()
{
    const quint64 mine = m_generation.next();
    if (m_id.isEmpty()) {
        setState(RequestState::Idle);
        return;
    }
    setState(RequestState::Loading);
    m_bridge.ask<std::vector<core::Wake>>(
        this, Bridge::Patience::Reading,
        [id = m_id](const WindowUseCases &doors, core::CallContext context) {
            return doors.listWakes(std::move(context), core::ListWakesRequest{id, {}});
        },
        [this, mine](const std::vector<core::Wake> &wakes) {
            if (m_generation.isLatest(mine)) {
                std::vector<WakeRow> fresh;
                for (const auto &wake : wakes) {
                    fresh.push_back({wake});
                }
                sync(std::move(fresh));
                setState(RequestState::Ready);
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                setState(RequestState::Failed, ErrorText::of(error));
            }
        });
}

void WakeListModel::receive(const std::vector<core::EventRecord> &events)
{
    const bool touched = std::any_of(events.begin(), events.end(), [this](const core::EventRecord &record) {
        const auto *changed = std::get_if<core::WakesChanged>(&record.event);
        return changed && changed->serviceId == m_id;
    });
    if (touched) {
        reload();
    }
}

void WakeListModel::setState(RequestState state, ErrorText error)
{
    m_state = state;
    m_error = std::move(error);
    Q_EMIT stateChanged();
}

} // namespace wakedock::models
