#include "app/process/os_user.h"

#include <array>

#include <pwd.h>

namespace wakedock::app {

std::string osUserName(uid_t user)
{
    std::array<char, 4096> memory{};
    passwd entry{};
    passwd *found = nullptr;
    const int failed = getpwuid_r(user, &entry, memory.data(), memory.size(), &found);
    return failed == 0 && found != nullptr ? entry.pw_name : std::to_string(user);
}

} // namespace wakedock::app
