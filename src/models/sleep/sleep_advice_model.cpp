#include "models/sleep/sleep_advice_model.h"

#include "models/common/text_format.h"

#include <QCoreApplication>

#include <cmath>
#include <utility>

namespace wakedock::models {

namespace {

/// Less, and it would be woken as soon as it sleeps.
constexpr double WorthFrom = 0.5;

QString waitsText(double perDay)
{
    if (perDay < 0.1) {
        return QCoreApplication::translate("SleepAdviceModel", "hardly anybody");
    }
    if (perDay < 1) {
        const int week = static_cast<int>(std::lround(perDay * 7));
        return QCoreApplication::translate("SleepAdviceModel", "about %n a week", nullptr, week);
    }
    const int day = static_cast<int>(std::lround(perDay));
    return QCoreApplication::translate("SleepAdviceModel", "about %n a day", nullptr, day);
}

QString measuredText(int hours)
{
    if (hours < 48) {
        return QCoreApplication::translate("SleepAdviceModel", "from %n hours", nullptr, hours);
    }
    const int days = hours / 24;
    return QCoreApplication::translate("SleepAdviceModel", "from %n days", nullptr, days);
}

} // namespace

SleepAdviceModel::SleepAdviceModel(Bridge &bridge, ServiceListModel &services, QObject *parent)
    : KeyedListModel(parent)
    , m_bridge(bridge)
    , m_change(bridge, services)
{
    connect(&m_change, &SleepChange::done, this, &SleepAdviceModel::reload);
    connect(this, &QAbstractItemModel::rowsInserted, this, &SleepAdviceModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &SleepAdviceModel::countChanged);
}

QVariant SleepAdviceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const core::SleepAdvice &advice = row(index.row()).advice;
    switch (role) {
    case IdRole:
        return text(advice.serviceId.value);
    case Qt::DisplayRole:
    case NameRole:
        return text(advice.name);
    case MemoryRole:
        return bytesText(advice.memoryBytes);
    case QuietRole:
        return QStringLiteral("%1 %").arg(std::lround(advice.quietShare * 100));
    case QuietShareRole:
        return advice.quietShare;
    case WaitRole:
        return waitsText(advice.waitingPerDay);
    case MeasuredRole:
        return measuredText(advice.measuredHours);
    case CountedRole:
        return advice.basis == core::AdviceBasis::Requests;
    case WorthRole:
        return advice.quietShare >= WorthFrom;
    default:
        return {};
    }
}

QHash<int, QByteArray> SleepAdviceModel::roleNames() const
{
    return {{IdRole, "serviceId"},      {NameRole, "name"},        {MemoryRole, "memory"},
            {QuietRole, "quiet"},       {QuietShareRole, "share"}, {WaitRole, "waits"},
            {MeasuredRole, "measured"}, {WorthRole, "worth"},      {CountedRole, "counted"}};
}

QString SleepAdviceModel::freedText() const
{
    double freed = 0;
    for (const SleepAdviceRow &one : rows()) {
        if (one.advice.quietShare >= WorthFrom) {
            freed += static_cast<double>(one.advice.memoryBytes) * one.advice.quietShare;
        }
    }
    return bytesText(std::llround(freed));
}

void SleepAdviceModel::reload()
{
    const quint64 mine = m_generation.next();
    setState(RequestState::Loading);
    m_bridge.ask<std::vector<core::SleepAdvice>>(
        this, Bridge::Patience::Reading,
        [](const WindowUseCases &doors, core::CallContext context) { return doors.adviseSleep(std::move(context)); },
        [this, mine](const std::vector<core::SleepAdvice> &advice) {
            if (m_generation.isLatest(mine)) {
                std::vector<SleepAdviceRow> fresh;
                for (const auto &one : advice) {
                    fresh.push_back({one});
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

void SleepAdviceModel::letSleep(const QString &serviceId)
{
    const int index = indexOf(core::ServiceId(serviceId.toStdString()));
    if (index < 0) {
        return;
    }
    m_change.apply(
        row(index).advice.serviceId, [](core::SleepPolicy &sleep) { sleep.enabled = true; },
        QCoreApplication::translate("SleepAdviceModel", "%1 sleeps from now on when nobody visits it.")
            .arg(text(row(index).advice.name)));
}

void SleepAdviceModel::setState(RequestState state, ErrorText error)
{
    m_state = state;
    m_error = std::move(error);
    Q_EMIT stateChanged();
}

} // namespace wakedock::models
