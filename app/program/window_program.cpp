#include "app/program/window_program.h"

#include "backend/shared/exceptions/error.h"

#include <cerrno>
#include <cstring>
#include <filesystem>

#include <unistd.h>

namespace wakedock::app {

int becomeWindowProgram(int, char *argv[], const Settings &, const std::string &)
{
    std::error_code unknown;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", unknown);
    const auto program = self.parent_path() / "wakedock-window";
    execv(program.c_str(), argv);
    throw Error(ErrorCode::Unavailable, "window_missing",
                "The window cannot be opened: " + program.string() + ": " + std::strerror(errno) + ".")
        .withRemedy("Install the window (it belongs beside this program), or start with --headless and use a browser.");
}

} // namespace wakedock::app
