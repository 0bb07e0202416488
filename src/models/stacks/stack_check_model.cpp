#include "models/stacks/stack_check_model.h"

#include "models/common/text_format.h"
#include "models/stacks/stack_text.h"

#include <algorithm>
#include <chrono>

namespace wakedock::models {

namespace {

/// After the last key, so that a half written word is no complaint yet.
constexpr std::chrono::milliseconds checkPause{250};

core::ComposeProblem placeless(std::string where, std::string message)
{
    core::ComposeProblem problem;
    problem.file = std::move(where);
    problem.message = std::move(message);
    return problem;
}

} // namespace

StackCheckModel::StackCheckModel(Bridge &bridge, std::function<Written()> written, QObject *parent)
    : QObject(parent)
    , m_bridge(bridge)
    , m_written(std::move(written))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(checkPause);
    connect(&m_soon, &QTimer::timeout, this, &StackCheckModel::now);
}

void StackCheckModel::soon()
{
    m_generation.next();
    m_isFresh = false;
    m_soon.start();
    Q_EMIT changed();
}

void StackCheckModel::now()
{
    m_soon.stop();
    const quint64 mine = m_generation.next();
    m_bridge.ask<core::ComposeReading>(
        this, Bridge::Patience::Reading,
        [written = m_written()](const WindowUseCases &doors, core::CallContext context) {
            return doors.stacks.validate(std::move(context), written.first, written.second);
        },
        [this, mine](const core::ComposeReading &reading) {
            if (m_generation.isLatest(mine)) {
                m_nameError.clear();
                take(reading);
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                take(error);
            }
        });
}

void StackCheckModel::clear()
{
    m_generation.next();
    m_soon.stop();
    m_problems.clear();
    m_nameError.clear();
    m_isFresh = false;
    Q_EMIT changed();
}

void StackCheckModel::take(const core::ComposeReading &reading)
{
    m_problems = stackProblems(reading);
    m_isFresh = true;
    Q_EMIT changed();
}

/// The name or the set of files is not right, so that nothing could be read.
void StackCheckModel::take(const Error &refusal)
{
    core::ComposeReading reading;
    m_nameError.clear();
    for (const FieldError &field : refusal.fields()) {
        if (field.field == "name") {
            m_nameError = text(field.message);
        } else {
            reading.problems.push_back(placeless(field.field, field.message));
        }
    }
    if (refusal.fields().empty()) {
        reading.problems.push_back(placeless({}, refusal.message()));
    }
    take(reading);
}

int StackCheckModel::errorCount() const
{
    return static_cast<int>(std::ranges::count_if(
        m_problems, [](const QVariant &problem) { return problem.toMap().value(QStringLiteral("error")).toBool(); }));
}

} // namespace wakedock::models
