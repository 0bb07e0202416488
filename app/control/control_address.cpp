#include "app/control/control_address.h"

#include "backend/shared/exceptions/error.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/un.h>
#include <unistd.h>

namespace wakedock::app {

namespace {

constexpr const char *controlSocketName = "/control.sock";

} // namespace

ControlAddress::ControlAddress(const std::string &dataDir) : m_path(dataDir + controlSocketName)
{
    if (m_path.size() < sizeof(sockaddr_un::sun_path)) {
        return;
    }
    m_folder = open(dataDir.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (m_folder < 0) {
        throw Error(ErrorCode::Unavailable, "data_dir_unusable",
                    "The data directory " + dataDir + " cannot be used: " + std::strerror(errno) + ".")
            .withRemedy("Choose another folder with --data-dir.");
    }
    m_path = "/proc/self/fd/" + std::to_string(m_folder) + controlSocketName;
}

ControlAddress::~ControlAddress()
{
    if (m_folder >= 0) {
        close(m_folder);
    }
}

} // namespace wakedock::app
