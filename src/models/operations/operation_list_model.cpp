#include "models/operations/operation_list_model.h"

#include "models/common/text_format.h"
#include "models/operations/run_text.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace wakedock::models {

namespace {

constexpr int operationListLimit = 100;

bool operationStepCounts(const core::Step &step)
{
    return step.status != core::StepStatus::Pending && step.status != core::StepStatus::Running;
}

double operationProgress(const core::Operation &operation)
{
    if (hasEnded(operation.status) || operation.steps.empty()) {
        return hasEnded(operation.status) ? 1.0 : 0.0;
    }
    const auto done = std::count_if(operation.steps.begin(), operation.steps.end(), operationStepCounts);
    return static_cast<double>(done) / static_cast<double>(operation.steps.size());
}

QString operationStep(const core::Operation &operation)
{
    for (const auto &step : operation.steps) {
        if (step.status == core::StepStatus::Running || step.status == core::StepStatus::Failed) {
            return stepTitle(step.name);
        }
    }
    return operation.error ? stepTitle(operation.error->step) : QString();
}

using OperationReader = QVariant (*)(const core::Operation &);

const QHash<int, OperationReader> &operationReaders()
{
    using One = const core::Operation &;
    using Model = OperationListModel;
    static const QHash<int, OperationReader> readers = {
        {Model::IdRole, [](One one) -> QVariant { return text(one.id.value); }},
        {Model::TitleRole, [](One one) -> QVariant { return operationTitle(one); }},
        {Model::StatusTextRole, [](One one) -> QVariant { return runWord(one.status); }},
        {Model::ToneRole, [](One one) -> QVariant { return static_cast<int>(runTone(one.status)); }},
        {Model::StepRole, [](One one) -> QVariant { return operationStep(one); }},
        {Model::ProgressRole, [](One one) -> QVariant { return operationProgress(one); }},
        {Model::WhenRole, [](One one) -> QVariant { return agoText(one.createdAt, nowInMilliseconds()); }},
        {Model::DurationRole,
         [](One one) -> QVariant { return one.finishedAt ? durationText(*one.finishedAt - one.createdAt) : QString(); }},
        {Model::ActorRole, [](One one) -> QVariant { return text(one.actor); }},
        {Model::MessageRole, [](One one) -> QVariant { return one.error ? text(one.error->message) : QString(); }},
        {Model::RunningRole, [](One one) -> QVariant { return !hasEnded(one.status); }},
        {Model::SubjectRole, [](One one) -> QVariant { return text(one.serviceId.value); }},
    };
    return readers;
}

} // namespace

OperationListModel::OperationListModel(Bridge &bridge, QObject *parent) : KeyedListModel(parent), m_bridge(bridge)
{
    connect(&bridge, &Bridge::eventsArrived, this, &OperationListModel::receive);
    connect(this, &QAbstractItemModel::rowsInserted, this, &OperationListModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &OperationListModel::countChanged);
    reload();
}

QVariant OperationListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto reader = operationReaders().value(role == Qt::DisplayRole ? static_cast<int>(TitleRole) : role, nullptr);
    return reader ? reader(*row(index.row()).operation) : QVariant();
}

QHash<int, QByteArray> OperationListModel::roleNames() const
{
    return {{IdRole, "operationId"},  {TitleRole, "title"},       {StatusTextRole, "statusText"},
            {ToneRole, "tone"},       {StepRole, "step"},         {ProgressRole, "progress"},
            {WhenRole, "when"},       {DurationRole, "duration"}, {ActorRole, "actor"},
            {MessageRole, "message"}, {RunningRole, "running"}};
}

int OperationListModel::runningCount() const
{
    return static_cast<int>(std::count_if(rows().begin(), rows().end(),
                                          [](const OperationRow &one) { return !hasEnded(one.operation->status); }));
}

void OperationListModel::reload()
{
    const quint64 mine = m_generation.next();
    setState(RequestState::Loading);
    m_bridge.ask<std::vector<core::Operation>>(
        this, Bridge::Patience::Reading,
        [](const WindowUseCases &doors, core::CallContext context) {
            return doors.listOperations(std::move(context), core::Page{operationListLimit, {}});
        },
        [this, mine](const std::vector<core::Operation> &operations) {
            if (m_generation.isLatest(mine)) {
                load(operations);
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                setState(RequestState::Failed, ErrorText::of(error));
            }
        });
}

void OperationListModel::load(const std::vector<core::Operation> &operations)
{
    std::vector<OperationRow> fresh;
    // What arrived by event while the list was read is at least as new as the list.
    for (const auto &known : rows()) {
        fresh.push_back(known);
    }
    for (const auto &operation : operations) {
        const bool known = std::any_of(fresh.begin(), fresh.end(),
                                       [&operation](const OperationRow &one) { return one.key() == operation.id; });
        if (!known) {
            fresh.push_back({std::make_shared<const core::Operation>(operation)});
        }
    }
    std::sort(fresh.begin(), fresh.end(), [](const OperationRow &left, const OperationRow &right) {
        return std::tie(left.operation->createdAt, left.operation->id)
            > std::tie(right.operation->createdAt, right.operation->id);
    });
    sync(std::move(fresh));
    setState(RequestState::Ready);
    Q_EMIT runningCountChanged();
}

void OperationListModel::receive(const std::vector<core::EventRecord> &events)
{
    for (const auto &record : events) {
        if (const auto *changed = std::get_if<core::OperationChanged>(&record.event)) {
            upsert(changed->operation);
        }
    }
    Q_EMIT runningCountChanged();
}

void OperationListModel::upsert(std::shared_ptr<const core::Operation> operation)
{
    const int known = indexOf(operation->id);
    if (known >= 0) {
        replace(known, {std::move(operation)});
        return;
    }
    insert(0, {std::move(operation)});
    while (rowCount() > operationListLimit) {
        removeAt(rowCount() - 1);
    }
}

void OperationListModel::setState(RequestState state, ErrorText error)
{
    m_state = state;
    m_error = std::move(error);
    Q_EMIT stateChanged();
}

} // namespace wakedock::models
