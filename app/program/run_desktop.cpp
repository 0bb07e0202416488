#include "app/desktop/desktop_face.h"
#include "app/process/unix_signals.h"
#include "app/program/run_modes.h"
#include "app/program/running_backend.h"
#include "backend/shared/exceptions/error.h"

#include <QApplication>
#include <QtGlobal>

#include <pwd.h>
#include <unistd.h>

namespace wakedock::app {

namespace {

std::string osUser()
{
    const passwd *entry = getpwuid(geteuid());
    return entry != nullptr ? entry->pw_name : std::to_string(geteuid());
}

void requireDisplay()
{
    // Qt would end the process with a message about plugins; this one says what to do.
    const bool chosen = !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
    if (!chosen && qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")) {
        throw Error(ErrorCode::Unavailable, "no_display", "There is no display to open a window on.")
            .withRemedy("Start it with --headless and use a browser, or start it inside a desktop session.");
    }
}

} // namespace

int runDesktop(int argc, char *argv[], const Settings &settings, const std::string &dataDir)
{
    requireDisplay();
    const QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("WakeDock"));
    QGuiApplication::setDesktopFileName(QStringLiteral("wakedock"));
    const UnixSignals signals([] { QCoreApplication::quit(); });
    RunningBackend backend(settings, dataDir);
    const auto desktop =
        makeDesktop({backend.windowDoors(), core::Actor::local(osUser()), backend.context(), backend.log(), {}});
    return QApplication::exec();
}

} // namespace wakedock::app
