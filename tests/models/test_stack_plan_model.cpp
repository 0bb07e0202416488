#include "models/stacks/stack_plan_model.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::models;

/// What a plan of a stack says to whoever is about to apply it.
class TestStackPlanModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServiceReplacedStartFirstIsAwayForNobody()
    {
        core::StackPlan plan;
        core::StackPlan::Service web;
        web.name = "web";
        web.change = core::StackPlan::Change::Recreate;
        web.startsFirst = true;
        plan.services.push_back(web);
        StackPlanModel model;
        model.show(plan);
        QCOMPARE(model.services().first().toMap().value(QStringLiteral("downtime")).toString(),
                 QStringLiteral("no visitor notices"));
        QCOMPARE(model.heading(), QStringLiteral("Nothing is interrupted"));
    }
};

WAKEDOCK_TEST(TestStackPlanModel)
#include "test_stack_plan_model.moc"
