#include "models/stacks/stack_detail_model.h"

#include "backend/core/domain/rules/stack_rules.h"
#include "backend/shared/async/settle.h"
#include "models/common/text_format.h"
#include "models/stacks/stack_facts.h"
#include "models/stacks/stack_text.h"

#include <algorithm>
#include <utility>

namespace wakedock::models {

namespace {

core::StackContent contentInForce(const core::StackDetail &detail)
{
    core::StackContent content;
    content.files = detail.files;
    if (detail.stack.record) {
        content.composeFiles = detail.stack.record->composeFiles;
        content.profiles = detail.stack.record->profiles;
    }
    return content;
}

Task<StackSight> lookAtStack(StackDoors doors, core::CallContext context, core::StackId id)
{
    StackSight sight;
    sight.detail = co_await doors.get(context, id);
    if (!sight.detail.files.empty()) {
        // Files that cannot be read as such are shown all the same.
        const auto reading = co_await settle(doors.validate(context, id.name, contentInForce(sight.detail)));
        if (!reading.failure) {
            sight.reading = *reading.value;
        }
    }
    co_return StackSight(sight);
}

bool isAbout(const core::EventRecord &record, const QString &key)
{
    const auto *changed = std::get_if<core::StacksChanged>(&record.event);
    return changed && text(core::stackIdText(changed->stack->id)) == key;
}

} // namespace

StackDetailModel::StackDetailModel(Bridge &bridge, StackListModel &stacks, OperationListModel &operations, QObject *parent)
    : QObject(parent)
    , m_bridge(bridge)
    , m_stacks(stacks)
    , m_operations(operations)
{
    connect(&bridge, &Bridge::eventsArrived, this, &StackDetailModel::receive);
    connect(&stacks, &StackListModel::loaded, this, &StackDetailModel::changed);
}

void StackDetailModel::show(const QString &key)
{
    if (m_key == key) {
        return;
    }
    m_key = key;
    m_sight.reset();
    m_error = {};
    m_state = RequestState::Idle;
    m_operations.show(key);
    Q_EMIT keyChanged();
    reload();
}

void StackDetailModel::reload()
{
    const quint64 mine = m_generation.next();
    const auto id = core::readStackId(m_key.toStdString());
    if (!id) {
        Q_EMIT changed();
        return;
    }
    if (!m_sight) {
        m_state = RequestState::Loading;
        Q_EMIT changed();
    }
    m_bridge.ask<StackSight>(
        this, Bridge::Patience::Reading,
        [id = *id](const WindowUseCases &doors, core::CallContext context) {
            return lookAtStack(doors.stacks, std::move(context), id);
        },
        [this, mine](const StackSight &sight) {
            if (m_generation.isLatest(mine)) {
                take(sight);
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                fail(error);
            }
        });
}

void StackDetailModel::take(const StackSight &sight)
{
    m_sight = sight;
    m_state = RequestState::Ready;
    m_error = {};
    Q_EMIT changed();
}

void StackDetailModel::fail(const Error &error)
{
    const bool isGone = error.code() == ErrorCode::NotFound;
    if (isGone) {
        m_sight.reset();
    }
    m_state = RequestState::Failed;
    m_error = ErrorText::of(error);
    Q_EMIT changed();
    if (isGone) {
        Q_EMIT gone();
    }
}

void StackDetailModel::receive(const std::vector<core::EventRecord> &events)
{
    const auto concerns = [this](const core::EventRecord &record) { return isAbout(record, m_key); };
    if (!m_key.isEmpty() && std::ranges::any_of(events, concerns)) {
        reload();
    }
}

const core::Stack *StackDetailModel::stack() const
{
    return m_sight ? &m_sight->detail.stack : nullptr;
}

QString StackDetailModel::name() const
{
    return stack() ? text(stack()->id.name) : QString();
}

QString StackDetailModel::hostName() const
{
    return stack() ? m_stacks.hostName(stack()->id.hostId) : QString();
}

QString StackDetailModel::statusText() const
{
    return stack() ? stackStatusWord(stack()->status) : QString();
}

Tone StackDetailModel::tone() const
{
    return stack() ? stackStatusTone(stack()->status) : Tone::Neutral;
}

QString StackDetailModel::reason() const
{
    return stack() ? text(stack()->statusReason) : QString();
}

bool StackDetailModel::managed() const
{
    return stack() && stack()->record.has_value();
}

bool StackDetailModel::busy() const
{
    return stack() && stack()->status == core::StackStatus::Deploying;
}

bool StackDetailModel::stopped() const
{
    return stack() && stack()->status == core::StackStatus::Stopped;
}

QVariantList StackDetailModel::services() const
{
    return m_sight ? stackServiceRows(*m_sight) : QVariantList();
}

QVariantList StackDetailModel::files() const
{
    return m_sight ? stackFileRows(*m_sight) : QVariantList();
}

QString StackDetailModel::filesProblem() const
{
    return m_sight ? text(m_sight->detail.filesProblem) : QString();
}

QVariantList StackDetailModel::facts() const
{
    return m_sight ? stackFactRows(*m_sight, hostName()) : QVariantList();
}

} // namespace wakedock::models
