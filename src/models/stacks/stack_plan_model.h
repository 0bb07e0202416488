#pragma once

#include "backend/core/domain/rules/stack_plan.h"

#include <QObject>
#include <QStringList>
#include <QVariantList>

#include <optional>

namespace wakedock::models {

/// What a deployment of a stack is going to do, in words, before it does anything.
class StackPlanModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(bool present READ present NOTIFY changed)
    Q_PROPERTY(bool interrupts READ interrupts NOTIFY changed)
    Q_PROPERTY(QString heading READ heading NOTIFY changed)
    Q_PROPERTY(QVariantList services READ services NOTIFY changed)
    Q_PROPERTY(QVariantList volumes READ volumes NOTIFY changed)
    Q_PROPERTY(QStringList warnings READ warnings NOTIFY changed)
    Q_PROPERTY(QStringList sensitive READ sensitive NOTIFY changed)

public:
    using QObject::QObject;

    void show(const core::StackPlan &plan);
    void clear();
    [[nodiscard]] bool present() const { return m_plan.has_value(); }
    [[nodiscard]] bool interrupts() const { return m_plan && m_plan->downtimeSeconds > 0; }
    /// `Nothing is interrupted`, `Away for about 12 s`
    [[nodiscard]] QString heading() const;
    /// {name, changeText, tone, reason, downtime, pulls}
    [[nodiscard]] QVariantList services() const;
    /// {label, value}
    [[nodiscard]] QVariantList volumes() const;
    [[nodiscard]] QStringList warnings() const;
    /// What gives a container power over the host.
    [[nodiscard]] QStringList sensitive() const;

Q_SIGNALS:
    void changed();

private:
    std::optional<core::StackPlan> m_plan;
};

} // namespace wakedock::models
