#include "models/stacks/stack_text.h"

#include "models/common/text_format.h"

#include <QCoreApplication>
#include <QVariantMap>

#include <algorithm>
#include <array>

namespace wakedock::models {

namespace {

QString stackWord(const char *word)
{
    return QCoreApplication::translate("Stacks", word);
}

template <class Value>
struct StackWord {
    Value value;
    const char *word;
    Tone tone;
};

template <class Table, class Value>
const auto &wordFor(const Table &table, Value value)
{
    const auto *const found = std::ranges::find_if(table, [value](const auto &entry) { return entry.value == value; });
    return found == table.end() ? table.back() : *found;
}

constexpr std::array stackStatusWords = {
    StackWord<core::StackStatus>{core::StackStatus::Running, QT_TRANSLATE_NOOP("Stacks", "Running"), Tone::Positive},
    StackWord<core::StackStatus>{core::StackStatus::Starting, QT_TRANSLATE_NOOP("Stacks", "Starting"), Tone::Progress},
    StackWord<core::StackStatus>{core::StackStatus::Partial, QT_TRANSLATE_NOOP("Stacks", "Partly running"), Tone::Warning},
    StackWord<core::StackStatus>{core::StackStatus::Unhealthy, QT_TRANSLATE_NOOP("Stacks", "Unhealthy"), Tone::Warning},
    StackWord<core::StackStatus>{core::StackStatus::Sleeping, QT_TRANSLATE_NOOP("Stacks", "Sleeping"), Tone::Resting},
    StackWord<core::StackStatus>{core::StackStatus::Stopped, QT_TRANSLATE_NOOP("Stacks", "Stopped"), Tone::Neutral},
    StackWord<core::StackStatus>{core::StackStatus::Completed, QT_TRANSLATE_NOOP("Stacks", "Completed"), Tone::Neutral},
    StackWord<core::StackStatus>{core::StackStatus::Error, QT_TRANSLATE_NOOP("Stacks", "Failing"), Tone::Negative},
    StackWord<core::StackStatus>{core::StackStatus::Deploying, QT_TRANSLATE_NOOP("Stacks", "Being changed"), Tone::Progress},
    StackWord<core::StackStatus>{core::StackStatus::Unknown, QT_TRANSLATE_NOOP("Stacks", "Not known"), Tone::Neutral},
};

using ServiceStatus = core::StackServiceStatus;
constexpr std::array stackServiceWords = {
    StackWord<ServiceStatus>{ServiceStatus::Running, QT_TRANSLATE_NOOP("Stacks", "Running"), Tone::Positive},
    StackWord<ServiceStatus>{ServiceStatus::Starting, QT_TRANSLATE_NOOP("Stacks", "Starting"), Tone::Progress},
    StackWord<ServiceStatus>{ServiceStatus::Unhealthy, QT_TRANSLATE_NOOP("Stacks", "Unhealthy"), Tone::Warning},
    StackWord<ServiceStatus>{ServiceStatus::Restarting, QT_TRANSLATE_NOOP("Stacks", "Restarting"), Tone::Negative},
    StackWord<ServiceStatus>{ServiceStatus::Paused, QT_TRANSLATE_NOOP("Stacks", "Paused"), Tone::Resting},
    StackWord<ServiceStatus>{ServiceStatus::Sleeping, QT_TRANSLATE_NOOP("Stacks", "Sleeping"), Tone::Resting},
    StackWord<ServiceStatus>{ServiceStatus::Stopped, QT_TRANSLATE_NOOP("Stacks", "Stopped"), Tone::Neutral},
    StackWord<ServiceStatus>{ServiceStatus::Completed, QT_TRANSLATE_NOOP("Stacks", "Done"), Tone::Positive},
    StackWord<ServiceStatus>{ServiceStatus::Failed, QT_TRANSLATE_NOOP("Stacks", "Failed"), Tone::Negative},
    StackWord<ServiceStatus>{ServiceStatus::Missing, QT_TRANSLATE_NOOP("Stacks", "No container"), Tone::Neutral},
};

using Change = core::StackPlan::Change;
constexpr std::array stackChangeWords = {
    StackWord<Change>{Change::Create, QT_TRANSLATE_NOOP("Stacks", "Is made"), Tone::Positive},
    StackWord<Change>{Change::Recreate, QT_TRANSLATE_NOOP("Stacks", "Is made anew"), Tone::Warning},
    StackWord<Change>{Change::Start, QT_TRANSLATE_NOOP("Stacks", "Is started"), Tone::Progress},
    StackWord<Change>{Change::Remove, QT_TRANSLATE_NOOP("Stacks", "Is removed"), Tone::Negative},
    StackWord<Change>{Change::Keep, QT_TRANSLATE_NOOP("Stacks", "Stays as it is"), Tone::Neutral},
};

QString problemPlace(const core::ComposeProblem &problem)
{
    return problem.line == 0 ? text(problem.file)
                             : stackWord(QT_TRANSLATE_NOOP("Stacks", "%1, line %2, column %3"))
                                   .arg(text(problem.file), QString::number(problem.line), QString::number(problem.column));
}

} // namespace

QString stackStatusWord(core::StackStatus status)
{
    return stackWord(wordFor(stackStatusWords, status).word);
}

Tone stackStatusTone(core::StackStatus status)
{
    return wordFor(stackStatusWords, status).tone;
}

QString stackServiceWord(const core::StackServiceRow &row)
{
    if (row.status == ServiceStatus::Failed && row.exitCode) {
        return stackWord(QT_TRANSLATE_NOOP("Stacks", "Ended with code %1")).arg(*row.exitCode);
    }
    if (row.containers > 1 && row.running > 0) {
        return stackWord(QT_TRANSLATE_NOOP("Stacks", "%1 of %2 run")).arg(row.running).arg(row.containers);
    }
    return stackWord(wordFor(stackServiceWords, row.status).word);
}

Tone stackServiceTone(core::StackServiceStatus status)
{
    return wordFor(stackServiceWords, status).tone;
}

QString stackServicesText(const core::Stack &stack)
{
    const auto runs = std::ranges::count_if(stack.services, [](const auto &row) { return row.running > 0; });
    const auto done = std::ranges::count(stack.services, ServiceStatus::Completed, &core::StackServiceRow::status);
    return stackWord(QT_TRANSLATE_NOOP("Stacks", "%1 of %2"))
        .arg(runs)
        .arg(static_cast<std::ptrdiff_t>(stack.services.size()) - done);
}

bool isTroubledStack(const core::Stack &stack)
{
    return stack.status == core::StackStatus::Error || stack.status == core::StackStatus::Unhealthy
        || stack.status == core::StackStatus::Partial;
}

QString stackChangeWord(core::StackPlan::Change change)
{
    return stackWord(wordFor(stackChangeWords, change).word);
}

Tone stackChangeTone(core::StackPlan::Change change)
{
    return wordFor(stackChangeWords, change).tone;
}

QString stackVolumeWord(core::StackPlan::VolumeChange change)
{
    switch (change) {
    case core::StackPlan::VolumeChange::Create:
        return stackWord(QT_TRANSLATE_NOOP("Stacks", "is made"));
    case core::StackPlan::VolumeChange::Leave:
        return stackWord(QT_TRANSLATE_NOOP("Stacks", "is no longer used and stays"));
    case core::StackPlan::VolumeChange::Keep:
        break;
    }
    return stackWord(QT_TRANSLATE_NOOP("Stacks", "stays with its data"));
}

QVariantList stackProblems(const core::ComposeReading &reading)
{
    QVariantList problems;
    for (const core::ComposeProblem &problem : reading.problems) {
        problems.append(QVariantMap{{QStringLiteral("file"), text(problem.file)},
                                    {QStringLiteral("line"), problem.line},
                                    {QStringLiteral("column"), problem.column},
                                    {QStringLiteral("place"), problemPlace(problem)},
                                    {QStringLiteral("message"), text(problem.message)},
                                    {QStringLiteral("suggestion"), text(problem.suggestion)},
                                    {QStringLiteral("error"), problem.severity == core::ProblemSeverity::Error}});
    }
    return problems;
}

} // namespace wakedock::models
