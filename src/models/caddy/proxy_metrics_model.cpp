#include "models/caddy/proxy_metrics_model.h"

#include "models/common/text_format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QVariantMap>

#include <algorithm>
#include <chrono>
#include <utility>

namespace wakedock::models {

namespace {

constexpr std::size_t ShownPoints = 60;
constexpr double Tenth = 10;

QString secondsText(const std::optional<double> &seconds)
{
    if (!seconds) {
        return QStringLiteral("–");
    }
    const double milliseconds = *seconds * 1000;
    if (milliseconds < Tenth) {
        return QCoreApplication::translate("ProxyMetrics", "%1 ms").arg(QLocale().toString(milliseconds, 'f', 1));
    }
    return durationText(std::chrono::milliseconds(static_cast<std::int64_t>(milliseconds)));
}

QString perSecondText(double rate)
{
    return QCoreApplication::translate("ProxyMetrics", "%1 /s").arg(QLocale().toString(rate, 'f', rate < Tenth ? 1 : 0));
}

void addMeasuredFact(QVariantList &facts, const QString &label, const QString &value)
{
    facts.append(QVariantMap{{QStringLiteral("label"), label}, {QStringLiteral("value"), value}});
}

std::vector<core::TrafficPoint> shown(const core::TrafficReport &report)
{
    const auto &all = report.trend.recent;
    return {all.end() - static_cast<std::ptrdiff_t>(std::min(all.size(), ShownPoints)), all.end()};
}

} // namespace

ProxyMetricsModel::ProxyMetricsModel(Bridge &bridge, QObject *parent) : QObject(parent), m_bridge(bridge)
{
    connect(&bridge, &Bridge::eventsArrived, this, &ProxyMetricsModel::receive);
}

void ProxyMetricsModel::setActive(bool active)
{
    if (m_active == active) {
        return;
    }
    m_active = active;
    Q_EMIT activeChanged();
    if (active) {
        reload();
    }
}

void ProxyMetricsModel::reload()
{
    const quint64 mine = m_generation.next();
    if (!measured()) {
        set(RequestState::Loading);
    }
    m_bridge.ask<core::TrafficReport>(
        this, Bridge::Patience::Reading,
        [](const WindowUseCases &doors, core::CallContext context) { return doors.proxyTraffic(std::move(context)); },
        [this, mine](const core::TrafficReport &report) {
            if (m_generation.isLatest(mine)) {
                m_report = report;
                set(RequestState::Ready);
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                set(RequestState::Failed, ErrorText::of(error));
            }
        });
}

void ProxyMetricsModel::receive(const std::vector<core::EventRecord> &events)
{
    const bool isNew = std::ranges::any_of(
        events, [](const core::EventRecord &record) { return std::holds_alternative<core::ProxyMeasured>(record.event); });
    // The answer to a question of ours is told as well; asked again within the interval, nothing is read anew.
    if (isNew && m_active && m_state != RequestState::Loading) {
        reload();
    }
}

bool ProxyMetricsModel::measured() const
{
    return m_report.traffic && m_report.traffic->at != Timestamp();
}

QString ProxyMetricsModel::problem() const
{
    if (!m_report.traffic) {
        return {};
    }
    return text(m_report.status.reachable ? m_report.traffic->problem : m_report.status.lastError);
}

QString ProxyMetricsModel::rateText() const
{
    return measured() ? perSecondText(m_report.traffic->latest.perSecond()) : QString();
}

QList<qreal> ProxyMetricsModel::rateHistory() const
{
    QList<qreal> values;
    for (const auto &point : shown(m_report)) {
        values.append(point.perSecond());
    }
    return values;
}

QList<qreal> ProxyMetricsModel::latencyHistory() const
{
    QList<qreal> values;
    for (const auto &point : shown(m_report)) {
        values.append(point.p95.value_or(0) * 1000);
    }
    return values;
}

core::TrafficPoint ProxyMetricsModel::lately() const
{
    core::TrafficPoint sum;
    for (const auto &point : shown(m_report)) {
        sum.requests += point.requests;
        sum.errors += point.errors;
        for (std::size_t i = 0; i < sum.classes.size(); ++i) {
            sum.classes[i] += point.classes[i];
        }
        if (point.p95) { // Of the last span in which anybody was answered.
            sum.p50 = point.p50;
            sum.p95 = point.p95;
            sum.p99 = point.p99;
        }
    }
    return sum;
}

QString ProxyMetricsModel::latencyText() const
{
    return measured() ? secondsText(lately().p95) : QString();
}

QString ProxyMetricsModel::latencyDetail() const
{
    const auto point = lately();
    return point.p95 ? QCoreApplication::translate("ProxyMetrics", "half within %1, 99 % within %2")
                           .arg(secondsText(point.p50), secondsText(point.p99))
                     : QString();
}

QString ProxyMetricsModel::statusText() const
{
    const auto point = lately();
    if (point.requests <= 0) {
        return QCoreApplication::translate("ProxyMetrics", "no visitors lately");
    }
    const double failed = (point.classes[4] + point.errors) / point.requests * 100;
    return QCoreApplication::translate("ProxyMetrics", "%1 answered, %2 failed")
        .arg(percentText(std::max(0.0, 100 - failed)), percentText(failed));
}

Tone ProxyMetricsModel::statusTone() const
{
    const auto point = lately();
    return point.classes[4] + point.errors > 0 ? Tone::Warning : Tone::Neutral;
}

QString ProxyMetricsModel::inFlightText() const
{
    return measured() ? QLocale().toString(m_report.traffic->latest.inFlight, 'f', 0) : QString();
}

QVariantList ProxyMetricsModel::facts() const
{
    QVariantList facts;
    if (!measured()) {
        return facts;
    }
    if (m_report.traffic->startedAt) {
        addMeasuredFact(facts, QCoreApplication::translate("ProxyMetrics", "Caddy runs since"),
                        momentText(*m_report.traffic->startedAt));
    }
    addMeasuredFact(facts, QCoreApplication::translate("ProxyMetrics", "Changes Caddy has taken"),
                    QLocale().toString(m_report.traffic->changes, 'f', 0));
    const auto &pushes = m_report.pushes;
    if (pushes.lastAt) {
        addMeasuredFact(facts, QCoreApplication::translate("ProxyMetrics", "WakeDock's changes"),
                        QCoreApplication::translate("ProxyMetrics", "%1, the last took %2, the slowest %3")
                            .arg(QLocale().toString(pushes.succeeded), secondsText(pushes.lastSeconds),
                                 secondsText(pushes.slowestSeconds)));
    }
    return facts;
}

QVariantList ProxyMetricsModel::servers() const
{
    QVariantList rows;
    if (!measured()) {
        return rows;
    }
    for (const auto &server : m_report.traffic->servers) {
        rows.append(QVariantMap{
            {QStringLiteral("name"), text(server.name)},
            {QStringLiteral("owner"),
             server.isOurs ? QCoreApplication::translate("ProxyMetrics", "WakeDock's")
                           : QCoreApplication::translate("ProxyMetrics", "yours")},
            {QStringLiteral("counted"), server.isCounted},
            {QStringLiteral("rate"),
             server.isCounted ? perSecondText(server.latest.perSecond())
                              : QCoreApplication::translate("ProxyMetrics", "not counted")},
            {QStringLiteral("latency"), server.isCounted ? secondsText(server.latest.p95) : QString()},
            {QStringLiteral("hint"),
             server.isCounted
                 ? QString()
                 : QCoreApplication::translate(
                       "ProxyMetrics",
                       "Add \"metrics\" to this server and Caddy counts its requests: { servers { metrics } } at "
                       "the top of the Caddyfile.")}});
    }
    return rows;
}

QVariantList ProxyMetricsModel::busyServices() const
{
    QVariantList rows;
    for (const auto &service : m_report.services) {
        if (service.requests > 0) {
            rows.append(QVariantMap{{QStringLiteral("name"), text(service.name)},
                                    {QStringLiteral("host"), text(service.host)},
                                    {QStringLiteral("inFlight"), service.requests}});
        }
    }
    return rows;
}

void ProxyMetricsModel::set(RequestState state, ErrorText error)
{
    m_state = state;
    m_error = std::move(error);
    Q_EMIT changed();
}

} // namespace wakedock::models
