#include "app/assembly/local_moment.h"

#include <ctime>

namespace wakedock::app {

core::LocalMoment localMoment(Timestamp at)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(std::chrono::time_point_cast<std::chrono::seconds>(at));
    std::tm local{};
    tzset(); // localtime_r alone need not see a zone that was changed meanwhile
    localtime_r(&seconds, &local);
    return {local.tm_wday == 0 ? 7 : local.tm_wday, local.tm_hour * 60 + local.tm_min};
}

} // namespace wakedock::app
