#include "backend/core/domain/rules/host_rules.h"

#include "backend/core/domain/ids.h"
#include "backend/shared/exceptions/error.h"

#include <string_view>

namespace wakedock::core {

namespace {

constexpr std::size_t hostNameMostBytes = 63;
constexpr std::string_view hostNameFirst = "abcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::string_view hostNameFurther = "abcdefghijklmnopqrstuvwxyz0123456789.-";

Error badHostName(const std::string &why)
{
    return Error(ErrorCode::Invalid, "host_name_invalid", "This cannot be the name of a host: " + why + ".")
        .withRemedy("Use 1 to 63 small letters, digits, dots and dashes, beginning with a letter or digit.")
        .withField("name", why);
}

} // namespace

void checkHostName(const std::string &name)
{
    if (name.empty() || name.size() > hostNameMostBytes) {
        throw badHostName("it is empty or longer than 63 characters");
    }
    if (hostNameFirst.find(name.front()) == std::string_view::npos) {
        throw badHostName("it does not begin with a small letter or digit");
    }
    if (name.find_first_not_of(hostNameFurther) != std::string::npos) {
        throw badHostName("it holds a character that is not allowed");
    }
    if (name == localHost().value) {
        throw badHostName("it is the name of this machine's own engine");
    }
}

} // namespace wakedock::core
