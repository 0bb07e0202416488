#include "models/operations/progress_model.h"

#include "backend/core/domain/rules/stack_rules.h"
#include "backend/core/use_cases/stacks/stack_workshop.h"
#include "models/common/text_format.h"
#include "models/operations/run_text.h"

#include <utility>

namespace wakedock::models {

namespace {
/// Of a program that goes on and on the last ones are of use.
constexpr qsizetype mostOutputLines = 500;
} // namespace

QVariant StepListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const StepRow &shown = row(index.row());
    const core::Step &step = shown.step;
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return shown.ofStack ? stackStepTitle(step.name) : stepTitle(step.name);
    case StateTextRole:
        return stepWord(step.status);
    case StateRole:
        return static_cast<int>(step.status);
    case ToneRole:
        return static_cast<int>(stepTone(step.status));
    case DetailRole:
        return text(step.detail);
    case FractionRole:
        return step.done.value_or(-1);
    case DurationRole:
        return step.startedAt && step.finishedAt ? durationText(*step.finishedAt - *step.startedAt) : QString();
    default:
        return {};
    }
}

QHash<int, QByteArray> StepListModel::roleNames() const
{
    return {{TitleRole, "title"},   {StateTextRole, "stateText"}, {StateRole, "stepState"},  {ToneRole, "tone"},
            {DetailRole, "detail"}, {FractionRole, "fraction"},   {DurationRole, "duration"}};
}

void StepListModel::show(const std::vector<core::Step> &steps, bool ofStack)
{
    std::vector<StepRow> fresh;
    for (const auto &step : steps) {
        fresh.push_back({step, ofStack});
    }
    sync(std::move(fresh));
}

ProgressModel::ProgressModel(Bridge &bridge, QObject *parent) : QObject(parent), m_bridge(bridge)
{
    connect(&bridge, &Bridge::eventsArrived, this, &ProgressModel::receive);
}

QString ProgressModel::operationId() const
{
    return text(m_id.value);
}

void ProgressModel::follow(const QString &operationId)
{
    const core::OperationId wanted(operationId.toStdString());
    if (wanted == m_id && m_state != RequestState::Failed) {
        return;
    }
    m_id = wanted;
    m_operation.reset();
    m_steps.show({});
    m_cancelling = false;
    m_readError = {};
    m_output.clear();
    Q_EMIT operationIdChanged();
    Q_EMIT outputChanged();
    load();
}

void ProgressModel::load()
{
    const quint64 mine = m_generation.next();
    if (m_id.isEmpty()) {
        m_state = RequestState::Idle;
        Q_EMIT changed();
        return;
    }
    m_state = RequestState::Loading;
    Q_EMIT changed();
    m_bridge.ask<core::Operation>(
        this, Bridge::Patience::Reading,
        [id = m_id](const WindowUseCases &doors, core::CallContext context) {
            return doors.getOperation(std::move(context), id);
        },
        [this, mine](const core::Operation &operation) {
            // An event that came first is newer than this answer.
            if (m_generation.isLatest(mine) && !m_operation) {
                show(std::make_shared<const core::Operation>(operation));
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine) && !m_operation) {
                m_state = RequestState::Failed;
                m_readError = ErrorText::of(error);
                Q_EMIT changed();
            }
        });
}

void ProgressModel::receive(const std::vector<core::EventRecord> &events)
{
    for (const auto &record : events) {
        const auto *changed = std::get_if<core::OperationChanged>(&record.event);
        if (changed && changed->operation->id == m_id) {
            show(changed->operation);
        }
    }
}

void ProgressModel::show(std::shared_ptr<const core::Operation> operation)
{
    const bool wasEnded = ended();
    m_operation = std::move(operation);
    m_state = RequestState::Ready;
    m_readError = {};
    m_steps.show(m_operation->steps, !stackKey().isEmpty());
    readOutput();
    if (ended()) {
        m_cancelling = false;
    }
    Q_EMIT changed();
    if (ended() && !wasEnded) {
        Q_EMIT finished(succeeded());
    }
}

void ProgressModel::cancel()
{
    if (!m_operation || ended() || m_cancelling) {
        return;
    }
    m_cancelling = true;
    Q_EMIT changed();
    m_bridge.ask<core::Operation>(
        this, Bridge::Patience::Acting,
        [id = m_id](const WindowUseCases &doors, core::CallContext context) {
            return doors.cancelOperation(std::move(context), id);
        },
        [](const core::Operation &) {},
        [this](const Error &) {
            // Refused because it ended meanwhile: the event with its end says so better than an error could.
            m_cancelling = false;
            Q_EMIT changed();
        });
}

QString ProgressModel::title() const
{
    return m_operation ? operationTitle(*m_operation) : QString();
}

QString ProgressModel::statusText() const
{
    return m_operation ? runWord(m_operation->status) : QString();
}

Tone ProgressModel::tone() const
{
    return m_operation ? runTone(m_operation->status) : Tone::Neutral;
}

bool ProgressModel::ended() const
{
    return m_operation && hasEnded(m_operation->status);
}

bool ProgressModel::succeeded() const
{
    return m_operation && m_operation->status == core::RunStatus::Succeeded;
}

QString ProgressModel::serviceId() const
{
    return m_operation ? text(m_operation->serviceId.value) : QString();
}

QString ProgressModel::stackKey() const
{
    const auto stack = m_operation ? core::stackOfSubject(m_operation->serviceId) : std::nullopt;
    return stack ? text(core::stackIdText(*stack)) : QString();
}

void ProgressModel::readOutput()
{
    for (const core::Step &step : m_operation->steps) {
        const bool isCompose = step.name == core::stack_step::Up || step.name == core::stack_step::Down;
        const QString line = text(step.detail);
        if (isCompose && step.status == core::StepStatus::Running && !line.isEmpty()
            && (m_output.isEmpty() || m_output.constLast() != line)) {
            m_output.append(line);
            while (m_output.size() > mostOutputLines) {
                m_output.removeFirst();
            }
            Q_EMIT outputChanged();
        }
    }
}

QString ProgressModel::durationText() const
{
    return m_operation && m_operation->finishedAt ? models::durationText(*m_operation->finishedAt - m_operation->createdAt)
                                                  : QString();
}

ErrorText ProgressModel::error() const
{
    return m_operation && m_operation->error ? ErrorText::of(*m_operation->error) : m_readError;
}

} // namespace wakedock::models
