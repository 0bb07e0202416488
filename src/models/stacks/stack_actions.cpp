#include "models/stacks/stack_actions.h"

#include "backend/core/domain/rules/stack_rules.h"
#include "models/common/text_format.h"
#include "models/services/service_actions.h"

#include <utility>

namespace wakedock::models {

namespace {

core::StackId stackOfKey(const QString &key)
{
    return core::readStackId(key.toStdString()).value_or(core::StackId());
}

} // namespace

void StackActions::up(const QString &key, bool pulls)
{
    core::StackDeployOptions options;
    options.pullsAlways = pulls;
    run(key, [id = stackOfKey(key), options](const WindowUseCases &doors, core::CallContext context) {
        return operationOf(doors.stacks.up(std::move(context), id, options));
    });
}

void StackActions::down(const QString &key)
{
    run(key, [id = stackOfKey(key)](const WindowUseCases &doors, core::CallContext context) {
        return operationOf(doors.stacks.down(std::move(context), id));
    });
}

void StackActions::adopt(const QString &key)
{
    m_bridge.ask<core::Stack>(
        this, Bridge::Patience::Acting,
        [id = stackOfKey(key)](const WindowUseCases &doors, core::CallContext context) {
            return doors.stacks.adopt(std::move(context), id);
        },
        [this, key](const core::Stack &) { Q_EMIT adopted(key); }, [this, key](const Error &error) { refuse(key, error); });
}

void StackActions::run(const QString &key, Bridge::Question<core::OperationId> question)
{
    m_bridge.ask<core::OperationId>(
        this, Bridge::Patience::Acting, std::move(question),
        [this, key](const core::OperationId &operation) { Q_EMIT operationStarted(key, text(operation.value)); },
        [this, key](const Error &error) { refuse(key, error); });
}

void StackActions::refuse(const QString &key, const Error &error)
{
    // Closing the window is no failure of the action.
    if (error.code() != ErrorCode::Cancelled) {
        Q_EMIT failed(key, ErrorText::of(error));
    }
}

} // namespace wakedock::models
