#include "models/stacks/stack_plan_model.h"

#include "models/common/text_format.h"
#include "models/stacks/stack_text.h"

#include <QCoreApplication>
#include <QVariantMap>

#include <string>
#include <vector>

namespace wakedock::models {

namespace {

QStringList sentences(const std::vector<std::string> &lines)
{
    QStringList texts;
    for (const std::string &line : lines) {
        texts.append(text(line));
    }
    return texts;
}

QString downtimeText(const core::StackPlan::Service &service)
{
    if (service.startsFirst) {
        return QCoreApplication::translate("Stacks", "no visitor notices");
    }
    return service.downtimeSeconds > 0
        ? QCoreApplication::translate("Stacks", "away for about %1 s").arg(service.downtimeSeconds)
        : QString();
}

QVariantMap plannedService(const core::StackPlan::Service &service)
{
    return {{QStringLiteral("name"), text(service.name)},
            {QStringLiteral("changeText"), stackChangeWord(service.change)},
            {QStringLiteral("tone"), static_cast<int>(stackChangeTone(service.change))},
            {QStringLiteral("reason"), text(service.reason)},
            {QStringLiteral("downtime"), downtimeText(service)},
            {QStringLiteral("pulls"),
             service.pullsImage ? QCoreApplication::translate("Stacks", "pulls %1").arg(text(service.image)) : QString()}};
}

} // namespace

void StackPlanModel::show(const core::StackPlan &plan)
{
    m_plan = plan;
    Q_EMIT changed();
}

void StackPlanModel::clear()
{
    m_plan.reset();
    Q_EMIT changed();
}

QString StackPlanModel::heading() const
{
    if (!m_plan) {
        return {};
    }
    return m_plan->downtimeSeconds > 0
        ? QCoreApplication::translate("Stacks", "Interrupted for about %1 s").arg(m_plan->downtimeSeconds)
        : QCoreApplication::translate("Stacks", "Nothing is interrupted");
}

QVariantList StackPlanModel::services() const
{
    QVariantList rows;
    if (m_plan) {
        for (const auto &service : m_plan->services) {
            rows.append(plannedService(service));
        }
    }
    return rows;
}

QVariantList StackPlanModel::volumes() const
{
    QVariantList rows;
    if (m_plan) {
        for (const auto &volume : m_plan->volumes) {
            rows.append(QVariantMap{{QStringLiteral("label"), text(volume.name)},
                                    {QStringLiteral("value"), stackVolumeWord(volume.change)}});
        }
    }
    return rows;
}

QStringList StackPlanModel::warnings() const
{
    return m_plan ? sentences(m_plan->warnings) : QStringList();
}

QStringList StackPlanModel::sensitive() const
{
    return m_plan ? sentences(m_plan->privileged) : QStringList();
}

} // namespace wakedock::models
