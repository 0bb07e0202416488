#include "models/common/error_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace wakedock::models {

namespace {

struct ErrorTitle {
    ErrorCode code;
    const char *text;
};

constexpr std::array errorTitles = {
    ErrorTitle{ErrorCode::Malformed, QT_TRANSLATE_NOOP("ErrorText", "The request could not be read")},
    ErrorTitle{ErrorCode::Invalid, QT_TRANSLATE_NOOP("ErrorText", "Something in the form needs a change")},
    ErrorTitle{ErrorCode::NotAuthenticated, QT_TRANSLATE_NOOP("ErrorText", "Sign in first")},
    ErrorTitle{ErrorCode::Forbidden, QT_TRANSLATE_NOOP("ErrorText", "You may not do this")},
    ErrorTitle{ErrorCode::NotFound, QT_TRANSLATE_NOOP("ErrorText", "It is no longer there")},
    ErrorTitle{ErrorCode::Conflict, QT_TRANSLATE_NOOP("ErrorText", "Something else is in the way")},
    ErrorTitle{ErrorCode::PreconditionRequired, QT_TRANSLATE_NOOP("ErrorText", "The version to change is missing")},
    ErrorTitle{ErrorCode::PreconditionFailed, QT_TRANSLATE_NOOP("ErrorText", "It was changed meanwhile")},
    ErrorTitle{ErrorCode::TooLarge, QT_TRANSLATE_NOOP("ErrorText", "That is too large")},
    ErrorTitle{ErrorCode::TooManyRequests, QT_TRANSLATE_NOOP("ErrorText", "Too much at once")},
    ErrorTitle{ErrorCode::UpstreamFailed, QT_TRANSLATE_NOOP("ErrorText", "Docker or Caddy refused")},
    ErrorTitle{ErrorCode::Unavailable, QT_TRANSLATE_NOOP("ErrorText", "Not reachable right now")},
    ErrorTitle{ErrorCode::Timeout, QT_TRANSLATE_NOOP("ErrorText", "It took too long")},
    ErrorTitle{ErrorCode::Cancelled, QT_TRANSLATE_NOOP("ErrorText", "Cancelled")},
    ErrorTitle{ErrorCode::Unsupported, QT_TRANSLATE_NOOP("ErrorText", "This is not supported here")},
    ErrorTitle{ErrorCode::Internal, QT_TRANSLATE_NOOP("ErrorText", "Something went wrong inside WakeDock")},
};

struct StepName {
    const char *name;
    const char *text;
    const char *failed; ///< The title when it was this step that failed.
};

constexpr std::array stepNames = {
    StepName{core::deploy_step::Validate, QT_TRANSLATE_NOOP("Step", "Check the configuration"),
             QT_TRANSLATE_NOOP("Step", "The configuration was refused")},
    StepName{core::deploy_step::Record, QT_TRANSLATE_NOOP("Step", "Record the service"),
             QT_TRANSLATE_NOOP("Step", "The service could not be recorded")},
    StepName{core::deploy_step::Pull, QT_TRANSLATE_NOOP("Step", "Pull the image"),
             QT_TRANSLATE_NOOP("Step", "The image could not be pulled")},
    StepName{core::deploy_step::Create, QT_TRANSLATE_NOOP("Step", "Create the container"),
             QT_TRANSLATE_NOOP("Step", "The container could not be created")},
    StepName{core::deploy_step::Start, QT_TRANSLATE_NOOP("Step", "Start the container"),
             QT_TRANSLATE_NOOP("Step", "The container did not start")},
    StepName{core::deploy_step::WaitHealthy, QT_TRANSLATE_NOOP("Step", "Wait until it is healthy"),
             QT_TRANSLATE_NOOP("Step", "It did not become healthy")},
    StepName{core::deploy_step::PublishRoute, QT_TRANSLATE_NOOP("Step", "Publish the domain"),
             QT_TRANSLATE_NOOP("Step", "The domain could not be published")},
    StepName{core::deploy_step::MarkRunning, QT_TRANSLATE_NOOP("Step", "Mark it as running"),
             QT_TRANSLATE_NOOP("Step", "It could not be marked as running")},
    StepName{"connect", QT_TRANSLATE_NOOP("Step", "Connect it with Caddy"),
             QT_TRANSLATE_NOOP("Step", "It could not be connected with Caddy")},
    StepName{core::deploy_step::Announce, QT_TRANSLATE_NOOP("Step", "Announce the result"),
             QT_TRANSLATE_NOOP("Step", "The result could not be announced")},
    StepName{"check", QT_TRANSLATE_NOOP("Step", "Let Compose check the files"),
             QT_TRANSLATE_NOOP("Step", "Compose refused the files")},
    StepName{"up", QT_TRANSLATE_NOOP("Step", "Bring the services up"),
             QT_TRANSLATE_NOOP("Step", "The services did not come up")},
    StepName{"wait_ready", QT_TRANSLATE_NOOP("Step", "Wait until all are ready"),
             QT_TRANSLATE_NOOP("Step", "Not all services became ready")},
    StepName{"down", QT_TRANSLATE_NOOP("Step", "Take the services down"),
             QT_TRANSLATE_NOOP("Step", "The services could not be taken down")},
    StepName{"wake_needs", QT_TRANSLATE_NOOP("Step", "Wake what it needs"),
             QT_TRANSLATE_NOOP("Step", "What it needs could not be woken")},
    StepName{"remove", QT_TRANSLATE_NOOP("Step", "Remove what belongs to it"),
             QT_TRANSLATE_NOOP("Step", "Not everything could be removed")},
};

const StepName *stepNamed(const std::string &step)
{
    const auto *const found =
        std::find_if(stepNames.begin(), stepNames.end(), [&step](const StepName &name) { return step == name.name; });
    return found == stepNames.end() ? nullptr : found;
}

QString failureTitle(const std::string &step, const QString &stepText)
{
    if (const StepName *known = stepNamed(step)) {
        return QCoreApplication::translate("Step", known->failed);
    }
    return step.empty() ? QCoreApplication::translate("ErrorText", "It did not work")
                        : QCoreApplication::translate("ErrorText", "Failed: %1").arg(stepText);
}

QStringList errorLines(const std::vector<std::string> &lines)
{
    QStringList texts;
    for (const auto &line : lines) {
        texts.append(QString::fromStdString(line));
    }
    return texts;
}

} // namespace

QString titleOf(ErrorCode code)
{
    const auto *const found =
        std::find_if(errorTitles.begin(), errorTitles.end(), [code](const ErrorTitle &title) { return title.code == code; });
    return found == errorTitles.end() ? QString() : QCoreApplication::translate("ErrorText", found->text);
}

QString stepTitle(const std::string &step)
{
    if (const StepName *known = stepNamed(step)) {
        return QCoreApplication::translate("Step", known->text);
    }
    const QString layer = QStringLiteral("layer ");
    if (const QString name = QString::fromStdString(step); name.startsWith(layer)) {
        return QCoreApplication::translate("Step", "Layer %1").arg(name.mid(layer.size()));
    }
    // Steps of other operations carry words already: `stop_container` reads well enough as `Stop container`.
    QString text = QString::fromStdString(step).replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!text.isEmpty()) {
        text[0] = text.at(0).toUpper();
    }
    return text;
}

QString stackStepTitle(const std::string &step)
{
    if (step == core::deploy_step::Record) {
        return QCoreApplication::translate("Step", "Write the files");
    }
    return step == core::deploy_step::Pull ? QCoreApplication::translate("Step", "Pull the images") : stepTitle(step);
}

ErrorText ErrorText::of(const Error &error)
{
    ErrorText text;
    text.present = true;
    text.title = titleOf(error.code());
    text.message = QString::fromStdString(error.message());
    text.remedy = QString::fromStdString(error.remedy());
    text.undone = errorLines(error.undone());
    const auto step = error.context().find("step");
    if (step != error.context().end()) {
        text.step = stepTitle(step->second);
    }
    return text;
}

ErrorText ErrorText::of(const core::FailureRecord &failure)
{
    ErrorText text;
    text.present = true;
    text.step = stepTitle(failure.step);
    text.title = failureTitle(failure.step, text.step);
    text.message = QString::fromStdString(failure.message);
    text.remedy = QString::fromStdString(failure.remedy);
    text.undone = errorLines(failure.undone);
    return text;
}

} // namespace wakedock::models
