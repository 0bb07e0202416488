#include "app/process/descriptor_limit.h"

#include <sys/resource.h>

#include <algorithm>

namespace wakedock::app {

void raiseDescriptorLimit()
{
    constexpr rlim_t enough = 65536;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= enough) {
        return;
    }
    limit.rlim_cur = std::min(limit.rlim_max, enough);
    // Refused: then it stays as it was, and connections beyond it are refused with a line in the log.
    setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace wakedock::app
