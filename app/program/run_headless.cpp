#include "app/process/data_directory.h"
#include "app/process/unix_signals.h"
#include "app/program/run_modes.h"
#include "app/program/running_backend.h"

#include <QCoreApplication>

#include <cstdio>

namespace wakedock::app {

int runHeadless(int argc, char *argv[], const Settings &settings, const std::string &dataDir)
{
    const QCoreApplication application(argc, argv);
    const UnixSignals signals([] { QCoreApplication::quit(); });
    const DataDirectory directory(dataDir);
    RunningBackend backend(settings, directory);
    std::printf("WakeDock " WAKEDOCK_VERSION " is ready at %s\n", backend.url().c_str());
    if (const auto link = backend.setUpLink()) {
        std::printf("Nobody owns it yet. Open this link once to make the first administrator:\n  %s\n", link->c_str());
    } else {
        std::puts("Sign in there with your user name and password.");
    }
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace wakedock::app
