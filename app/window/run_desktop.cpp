#include "app/window/run_desktop.h"

#include "app/desktop/desktop_face.h"
#include "app/process/os_user.h"
#include "app/process/unix_signals.h"
#include "app/program/data_directory_claim.h"
#include "app/program/running_backend.h"
#include "app/program/window_call.h"
#include "backend/shared/exceptions/error.h"

#include <QApplication>
#include <QtGlobal>

#include <cstdio>

#include <unistd.h>

namespace wakedock::app {

namespace {

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
    const auto claim = claimOrAsk(dataDir, {std::string(control_request::ShowWindow)});
    if (!claim.directory) {
        std::fputs(claim.told.c_str(), stdout);
        return 0;
    }
    requireDisplay();
    const QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("WakeDock"));
    QGuiApplication::setDesktopFileName(QStringLiteral("wakedock"));
    const UnixSignals signals([] { QCoreApplication::quit(); });
    WindowCall windowCall;
    RunningBackend backend(settings, *claim.directory, [&windowCall] { windowCall.call(); });
    const auto desktop = makeDesktop(
        {backend.windowDoors(), core::Actor::local(osUserName(geteuid())), backend.context(), backend.log(), {}});
    windowCall.answerWith([&desktop] { desktop->raise(); });
    const int code = QApplication::exec();
    windowCall.answerWith({});
    return code;
}

} // namespace wakedock::app
