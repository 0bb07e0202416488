#include "models/operations/run_text.h"

#include "models/common/text_format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace wakedock::models {

namespace {

QString runTranslate(const char *word)
{
    return QCoreApplication::translate("Run", word);
}

/// The three tenses of an operation; %1 is the service.
struct OperationTitles {
    core::OperationKind kind;
    const char *running;
    const char *done;
    const char *failed;
};

constexpr std::array operationTitles = {
    OperationTitles{core::OperationKind::Deploy, QT_TRANSLATE_NOOP("Run", "Deploying %1"),
                    QT_TRANSLATE_NOOP("Run", "Deployed %1"), QT_TRANSLATE_NOOP("Run", "Could not deploy %1")},
    OperationTitles{core::OperationKind::Redeploy, QT_TRANSLATE_NOOP("Run", "Redeploying %1"),
                    QT_TRANSLATE_NOOP("Run", "Redeployed %1"), QT_TRANSLATE_NOOP("Run", "Could not redeploy %1")},
    OperationTitles{core::OperationKind::Start, QT_TRANSLATE_NOOP("Run", "Starting %1"),
                    QT_TRANSLATE_NOOP("Run", "Started %1"), QT_TRANSLATE_NOOP("Run", "Could not start %1")},
    OperationTitles{core::OperationKind::Stop, QT_TRANSLATE_NOOP("Run", "Stopping %1"),
                    QT_TRANSLATE_NOOP("Run", "Stopped %1"), QT_TRANSLATE_NOOP("Run", "Could not stop %1")},
    OperationTitles{core::OperationKind::Restart, QT_TRANSLATE_NOOP("Run", "Restarting %1"),
                    QT_TRANSLATE_NOOP("Run", "Restarted %1"), QT_TRANSLATE_NOOP("Run", "Could not restart %1")},
    OperationTitles{core::OperationKind::Remove, QT_TRANSLATE_NOOP("Run", "Removing %1"),
                    QT_TRANSLATE_NOOP("Run", "Removed %1"), QT_TRANSLATE_NOOP("Run", "Could not remove %1")},
    OperationTitles{core::OperationKind::Rollback, QT_TRANSLATE_NOOP("Run", "Rolling %1 back"),
                    QT_TRANSLATE_NOOP("Run", "Rolled %1 back"), QT_TRANSLATE_NOOP("Run", "Could not roll %1 back")},
    OperationTitles{core::OperationKind::Pull, QT_TRANSLATE_NOOP("Run", "Pulling %1"), QT_TRANSLATE_NOOP("Run", "Pulled %1"),
                    QT_TRANSLATE_NOOP("Run", "Could not pull %1")},
    OperationTitles{core::OperationKind::Adopt, QT_TRANSLATE_NOOP("Run", "Adopting %1"),
                    QT_TRANSLATE_NOOP("Run", "Adopted %1"), QT_TRANSLATE_NOOP("Run", "Could not adopt %1")},
    OperationTitles{core::OperationKind::Wake, QT_TRANSLATE_NOOP("Run", "Waking %1"), QT_TRANSLATE_NOOP("Run", "Woke %1"),
                    QT_TRANSLATE_NOOP("Run", "Could not wake %1")},
    OperationTitles{core::OperationKind::Sleep, QT_TRANSLATE_NOOP("Run", "Putting %1 to sleep"),
                    QT_TRANSLATE_NOOP("Run", "%1 sleeps"), QT_TRANSLATE_NOOP("Run", "Could not put %1 to sleep")},
};

} // namespace

QString runWord(core::RunStatus status)
{
    switch (status) {
    case core::RunStatus::Queued:
        return runTranslate(QT_TRANSLATE_NOOP("Run", "Waiting"));
    case core::RunStatus::Running:
        return runTranslate(QT_TRANSLATE_NOOP("Run", "Running"));
    case core::RunStatus::Succeeded:
        return runTranslate(QT_TRANSLATE_NOOP("Run", "Succeeded"));
    case core::RunStatus::Failed:
        return runTranslate(QT_TRANSLATE_NOOP("Run", "Failed"));
    case core::RunStatus::Undone:
        return runTranslate(QT_TRANSLATE_NOOP("Run", "Failed and undone"));
    case core::RunStatus::Cancelled:
        break;
    }
    return runTranslate(QT_TRANSLATE_NOOP("Run", "Cancelled"));
}

Tone runTone(core::RunStatus status)
{
    switch (status) {
    case core::RunStatus::Running:
        return Tone::Progress;
    case core::RunStatus::Succeeded:
        return Tone::Positive;
    case core::RunStatus::Failed:
    case core::RunStatus::Undone:
        return Tone::Negative;
    case core::RunStatus::Queued:
    case core::RunStatus::Cancelled:
        break;
    }
    return Tone::Neutral;
}

QString operationTitle(const core::Operation &operation)
{
    const auto *const titles = std::find_if(operationTitles.begin(), operationTitles.end(),
                                            [&operation](const OperationTitles &one) { return one.kind == operation.kind; });
    if (titles == operationTitles.end()) {
        return text(operation.serviceName);
    }
    const char *pattern = titles->failed;
    if (!hasEnded(operation.status)) {
        pattern = titles->running;
    } else if (operation.status == core::RunStatus::Succeeded) {
        pattern = titles->done;
    }
    return runTranslate(pattern).arg(text(operation.serviceName));
}

QString stepWord(core::StepStatus status)
{
    switch (status) {
    case core::StepStatus::Pending:
        return runTranslate(QT_TRANSLATE_NOOP("Run", "to do"));
    case core::StepStatus::Running:
        return runTranslate(QT_TRANSLATE_NOOP("Run", "in progress"));
    case core::StepStatus::Done:
        return runTranslate(QT_TRANSLATE_NOOP("Run", "done"));
    case core::StepStatus::Skipped:
        return runTranslate(QT_TRANSLATE_NOOP("Run", "not needed"));
    case core::StepStatus::Failed:
        return runTranslate(QT_TRANSLATE_NOOP("Run", "failed"));
    case core::StepStatus::Undone:
        break;
    }
    return runTranslate(QT_TRANSLATE_NOOP("Run", "undone"));
}

Tone stepTone(core::StepStatus status)
{
    switch (status) {
    case core::StepStatus::Running:
        return Tone::Progress;
    case core::StepStatus::Done:
        return Tone::Positive;
    case core::StepStatus::Failed:
        return Tone::Negative;
    case core::StepStatus::Undone:
        return Tone::Warning;
    case core::StepStatus::Pending:
    case core::StepStatus::Skipped:
        break;
    }
    return Tone::Neutral;
}

} // namespace wakedock::models
