#include "models/caddy/caddy_status_model.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "models/common/text_format.h"

#include <QCoreApplication>
#include <QVariantMap>

#include <algorithm>
#include <array>

namespace wakedock::models {

namespace {

QString caddyStatusWord(const char *word)
{
    return QCoreApplication::translate("Caddy", word);
}

struct CapabilityWords {
    const char *name;
    const char *words;
};

constexpr std::array capabilityWords = {
    CapabilityWords{"stream_close_delay",
                    QT_TRANSLATE_NOOP("Caddy", "WebSockets outlive a change of the configuration (2.7)")},
    CapabilityWords{"etag_header", QT_TRANSLATE_NOOP("Caddy", "Conditional changes told in a header (2.8)")},
    CapabilityWords{"host_metrics", QT_TRANSLATE_NOOP("Caddy", "Metrics for each host (2.9)")},
    CapabilityWords{"body_survives_dial",
                    QT_TRANSLATE_NOOP("Caddy", "What is sent survives a service that is just starting (2.12)")},
};

void addStatusFact(QVariantList &facts, const char *label, const QString &value, bool fixedPitch = false)
{
    if (!value.isEmpty()) {
        facts.append(QVariantMap{{QStringLiteral("label"), caddyStatusWord(label)},
                                 {QStringLiteral("value"), value},
                                 {QStringLiteral("fixedPitch"), fixedPitch}});
    }
}

QString portText(int port)
{
    return port > 0 ? QString::number(port) : caddyStatusWord(QT_TRANSLATE_NOOP("Caddy", "none"));
}

QString marksText(const core::ProxyStatus &status)
{
    return status.seesMarks ? caddyStatusWord(QT_TRANSLATE_NOOP("Caddy", "visible: visitors get through without WakeDock"))
                            : caddyStatusWord(QT_TRANSLATE_NOOP("Caddy", "not visible: every request asks WakeDock first"));
}

QString runningSince(const core::ProxyReport &report)
{
    if (!report.startedAt) {
        return {};
    }
    return QCoreApplication::translate("Caddy", "%1 (%2)")
        .arg(momentText(*report.startedAt), agoText(*report.startedAt, nowInMilliseconds()));
}

} // namespace

CaddyStatusModel::CaddyStatusModel(Bridge &bridge, QObject *parent) : QObject(parent), m_bridge(bridge)
{
    connect(&bridge, &Bridge::eventsArrived, this, &CaddyStatusModel::receive);
}

void CaddyStatusModel::reload()
{
    const quint64 mine = m_generation.next();
    m_state = RequestState::Loading;
    Q_EMIT changed();
    m_bridge.ask<core::ProxyReport>(
        this, Bridge::Patience::Reading,
        [](const WindowUseCases &doors, core::CallContext context) { return doors.caddy.report(std::move(context)); },
        [this, mine](const core::ProxyReport &report) {
            if (m_generation.isLatest(mine)) {
                m_report = report;
                m_present = true;
                m_state = RequestState::Ready;
                Q_EMIT changed();
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                m_state = RequestState::Failed;
                m_error = ErrorText::of(error);
                Q_EMIT changed();
            }
        });
}

void CaddyStatusModel::receive(const std::vector<core::EventRecord> &events)
{
    const bool isMeant = std::ranges::any_of(events, [](const core::EventRecord &record) {
        const auto *health = std::get_if<core::ComponentHealthChanged>(&record.event);
        return health && health->health.name == "caddy";
    });
    if (isMeant && m_state != RequestState::Idle) {
        reload();
    }
}

Tone CaddyStatusModel::tone() const
{
    if (!m_present) {
        return Tone::Progress;
    }
    if (!reachable()) {
        return Tone::Negative;
    }
    return m_report.status.lastError.empty() ? Tone::Positive : Tone::Warning;
}

QString CaddyStatusModel::statusText() const
{
    if (!m_present) {
        return caddyStatusWord(QT_TRANSLATE_NOOP("Caddy", "Looking"));
    }
    if (!reachable()) {
        return caddyStatusWord(QT_TRANSLATE_NOOP("Caddy", "Not reachable"));
    }
    return m_report.status.lastError.empty() ? caddyStatusWord(QT_TRANSLATE_NOOP("Caddy", "Serving"))
                                             : caddyStatusWord(QT_TRANSLATE_NOOP("Caddy", "Serving, with a complaint"));
}

QString CaddyStatusModel::title() const
{
    return m_report.version.empty() ? QStringLiteral("Caddy")
                                    : QCoreApplication::translate("Caddy", "Caddy %1").arg(text(m_report.version));
}

QString CaddyStatusModel::keeperText() const
{
    switch (m_report.keeper) {
    case core::ProxyKeeper::Managed:
        return caddyStatusWord(QT_TRANSLATE_NOOP("Caddy", "WakeDock started it and keeps it running."));
    case core::ProxyKeeper::Container:
        return caddyStatusWord(QT_TRANSLATE_NOOP("Caddy", "It runs in a container. WakeDock only adds its routes."));
    case core::ProxyKeeper::Foreign:
        break;
    }
    return caddyStatusWord(QT_TRANSLATE_NOOP("Caddy", "Somebody else runs it. WakeDock only adds its routes."));
}

QString CaddyStatusModel::problem() const
{
    return text(m_report.status.lastError);
}

QString CaddyStatusModel::remedy() const
{
    return text(m_report.status.remedy);
}

QVariantList CaddyStatusModel::facts() const
{
    QVariantList facts;
    const core::ProxyStatus &status = m_report.status;
    addStatusFact(facts, QT_TRANSLATE_NOOP("Caddy", "Admin address"), text(status.adminUrl), true);
    if (reachable()) {
        addStatusFact(facts, QT_TRANSLATE_NOOP("Caddy", "Running since"), runningSince(m_report));
        addStatusFact(facts, QT_TRANSLATE_NOOP("Caddy", "HTTP port"), portText(status.httpPort), true);
        addStatusFact(facts, QT_TRANSLATE_NOOP("Caddy", "HTTPS port"), portText(status.httpsPort), true);
        addStatusFact(facts, QT_TRANSLATE_NOOP("Caddy", "Awake marks"), marksText(status));
    }
    return facts;
}

bool CaddyStatusModel::can(const char *capability) const
{
    return std::ranges::find(m_report.capabilities, capability) != m_report.capabilities.end();
}

QVariantList CaddyStatusModel::capabilities() const
{
    QVariantList known;
    for (const CapabilityWords &one : capabilityWords) {
        known.append(
            QVariantMap{{QStringLiteral("words"), caddyStatusWord(one.words)}, {QStringLiteral("present"), can(one.name)}});
    }
    return known;
}

QStringList CaddyStatusModel::foreignHosts() const
{
    QStringList hosts;
    for (const std::string &host : m_report.foreignHosts) {
        hosts.append(text(host));
    }
    return hosts;
}

QString CaddyStatusModel::routesText() const
{
    return QString::number(m_report.status.activeRoutes);
}

QString CaddyStatusModel::foreignRoutesText() const
{
    return QString::number(m_report.foreignRoutes);
}

QString CaddyStatusModel::dropsNote() const
{
    return m_report.version.empty() || can("stream_close_delay")
        ? QString()
        : QCoreApplication::translate("Caddy", "Caddy %1 closes every open WebSocket whenever its configuration changes.")
              .arg(text(m_report.version));
}

bool CaddyStatusModel::mayManage() const
{
    return m_bridge.may(core::permission::CaddyManage);
}

void CaddyStatusModel::renew()
{
    if (m_renewing) {
        return;
    }
    m_renewing = true;
    m_renewal.clear();
    m_renewalError = {};
    Q_EMIT renewalChanged();
    m_bridge.ask<AppliedSight>(
        this, Bridge::Patience::Acting,
        [](const WindowUseCases &doors, core::CallContext context) { return doors.caddy.renewRoutes(std::move(context)); },
        [this](const AppliedSight &applied) {
            endRenewal(applied.changed ? caddyStatusWord(QT_TRANSLATE_NOOP("Caddy", "WakeDock's routes are back."))
                                       : caddyStatusWord(QT_TRANSLATE_NOOP("Caddy", "WakeDock's routes were all there.")));
            Q_EMIT renewed();
        },
        [this](const Error &error) { endRenewal({}, ErrorText::of(error)); });
}

void CaddyStatusModel::endRenewal(const QString &words, const ErrorText &error)
{
    m_renewing = false;
    m_renewal = words;
    m_renewalError = error;
    Q_EMIT renewalChanged();
    reload();
}

} // namespace wakedock::models
