#include "models/services/plan_model.h"

#include "models/common/text_format.h"

#include <QCoreApplication>
#include <QVariantMap>

#include <utility>

namespace wakedock::models {

namespace {

using Plan = core::DeploymentPlan;

QStringList planTexts(const std::vector<std::string> &lines)
{
    QStringList list;
    for (const std::string &line : lines) {
        list.append(text(line));
    }
    return list;
}

QString planChange(Plan::Change change)
{
    switch (change) {
    case Plan::Change::Create:
        return QCoreApplication::translate("PlanModel", "new");
    case Plan::Change::Keep:
        return QCoreApplication::translate("PlanModel", "kept");
    case Plan::Change::Leave:
        return QCoreApplication::translate("PlanModel", "no longer used, stays");
    case Plan::Change::Delete:
        break;
    }
    return QCoreApplication::translate("PlanModel", "deleted with what it holds");
}

QString planRoute(const Plan &plan)
{
    switch (plan.route) {
    case Plan::RouteChange::Add:
        return QCoreApplication::translate("PlanModel", "%1 is published").arg(planTexts(plan.hostsAdded).join(", "));
    case Plan::RouteChange::Change:
        return QCoreApplication::translate("PlanModel", "Changes in Caddy");
    case Plan::RouteChange::Remove:
        return QCoreApplication::translate("PlanModel", "%1 goes").arg(planTexts(plan.hostsRemoved).join(", "));
    case Plan::RouteChange::None:
        break;
    }
    return QCoreApplication::translate("PlanModel", "Stays as it is");
}

void addPlanFact(QVariantList &facts, const QString &label, const QString &value)
{
    if (!value.isEmpty()) {
        facts.append(QVariantMap{{QStringLiteral("label"), label}, {QStringLiteral("value"), value}});
    }
}

/// Lines that go, then lines that come; of what stays nothing is said.
QString changedLines(const QString &before, const QString &after)
{
    const QStringList old = before.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    const QStringList wished = after.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QStringList lines;
    for (const QString &line : old) {
        if (!wished.contains(line)) {
            lines.append(QStringLiteral("− ") + line);
        }
    }
    for (const QString &line : wished) {
        if (!old.contains(line)) {
            lines.append(QStringLiteral("+ ") + line);
        }
    }
    return lines.join(QLatin1Char('\n'));
}

template <class Parts, class NameOf>
QString planParts(const Parts &parts, NameOf nameOf)
{
    QStringList lines;
    for (const auto &part : parts) {
        lines.append(QStringLiteral("%1: %2").arg(text(nameOf(part)), planChange(part.change)));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

PlanModel::PlanModel(Bridge &bridge, QObject *parent) : QObject(parent), m_bridge(bridge) { }

QString PlanModel::heading() const
{
    switch (m_plan.mode) {
    case Plan::Mode::Create:
        return QCoreApplication::translate("PlanModel", "A new service is made");
    case Plan::Mode::StartFirst:
        return QCoreApplication::translate("PlanModel", "The new container starts first");
    case Plan::Mode::Settings:
        return QCoreApplication::translate("PlanModel", "Only settings change");
    case Plan::Mode::Recreate:
        break;
    }
    return QCoreApplication::translate("PlanModel", "The old container stops first");
}

QString PlanModel::reason() const
{
    return text(m_plan.reason);
}

bool PlanModel::interrupts() const
{
    return m_plan.downtimeSeconds > 0 || m_plan.drops == Plan::Drops::AllWebSockets;
}

QStringList PlanModel::steps() const
{
    return planTexts(m_plan.steps);
}

QVariantList PlanModel::facts() const
{
    QVariantList facts;
    const QString downtime = m_plan.downtimeSeconds == 0
        ? QCoreApplication::translate("PlanModel", "None")
        : QCoreApplication::translate("PlanModel", "About %1 s").arg(m_plan.downtimeSeconds);
    addPlanFact(facts, QCoreApplication::translate("PlanModel", "Downtime"), downtime);
    addPlanFact(facts, QCoreApplication::translate("PlanModel", "Connections"), text(m_plan.dropsDetail));
    addPlanFact(facts, QCoreApplication::translate("PlanModel", "Removed"), planTexts(m_plan.containersRemoved).join(", "));
    addPlanFact(facts, QCoreApplication::translate("PlanModel", "Volumes"),
                planParts(m_plan.volumes, [](const Plan::Volume &volume) { return volume.source; }));
    addPlanFact(facts, QCoreApplication::translate("PlanModel", "Networks"),
                planParts(m_plan.networks, [](const Plan::Network &network) { return network.name; }));
    addPlanFact(facts, QCoreApplication::translate("PlanModel", "Route"), planRoute(m_plan));
    addPlanFact(facts, QCoreApplication::translate("PlanModel", "Caddy snippet"),
                changedLines(text(m_plan.snippetBefore), text(m_plan.snippetAfter)));
    return facts;
}

QStringList PlanModel::warnings() const
{
    return planTexts(m_plan.privileged) + planTexts(m_plan.warnings);
}

void PlanModel::ofRedeploy(const QString &serviceId)
{
    ask({core::ServiceId(serviceId.toStdString()), std::nullopt, std::nullopt});
}

void PlanModel::ofRollBack(const QString &serviceId, qint64 revision)
{
    ask({core::ServiceId(serviceId.toStdString()), std::nullopt, revision});
}

void PlanModel::ofNew(const core::ServiceConfig &config)
{
    ask({std::nullopt, config, std::nullopt});
}

void PlanModel::clear()
{
    m_generation.next();
    if (m_state != RequestState::Idle) {
        set(RequestState::Idle);
    }
}

void PlanModel::ask(core::PlanRequest request)
{
    const quint64 mine = m_generation.next();
    set(RequestState::Loading);
    m_bridge.ask<core::DeploymentPlan>(
        this, Bridge::Patience::Reading,
        [request = std::move(request)](const WindowUseCases &doors, core::CallContext context) {
            return doors.plan(std::move(context), request);
        },
        [this, mine](const core::DeploymentPlan &plan) {
            if (m_generation.isLatest(mine)) {
                set(RequestState::Ready, plan);
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                set(RequestState::Failed, {}, ErrorText::of(error));
            }
        });
}

void PlanModel::set(RequestState state, core::DeploymentPlan plan, ErrorText error)
{
    m_state = state;
    m_plan = std::move(plan);
    m_error = std::move(error);
    Q_EMIT changed();
}

} // namespace wakedock::models
