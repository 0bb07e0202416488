#include "backend/infrastructure/docker/client/api_version.h"

#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <charconv>

namespace wakedock::docker {

std::optional<ApiVersion> ApiVersion::parse(std::string_view text)
{
    ApiVersion version;
    const auto *end = text.data() + text.size();
    const auto major = std::from_chars(text.data(), end, version.major);
    if (major.ec != std::errc() || major.ptr == end || *major.ptr != '.') {
        return std::nullopt;
    }
    const auto minor = std::from_chars(major.ptr + 1, end, version.minor);
    if (minor.ec != std::errc() || minor.ptr != end) {
        return std::nullopt;
    }
    return version;
}

ApiVersion chooseApiVersion(ApiVersion engineOldest, ApiVersion engineNewest)
{
    if (engineNewest < OldestApiVersion) {
        throw Error(ErrorCode::Unsupported, "engine_too_old",
                    "The engine speaks API " + engineNewest.text() + " at most; WakeDock needs " + OldestApiVersion.text()
                        + ".")
            .withRemedy("Update the engine: Docker 20.10 or later.");
    }
    if (engineOldest > NewestApiVersion) {
        throw Error(ErrorCode::Unsupported, "engine_too_new",
                    "The engine speaks API " + engineOldest.text() + " at least; this WakeDock knows "
                        + NewestApiVersion.text() + " at most.")
            .withRemedy("Update WakeDock, or let the engine accept older clients (DOCKER_MIN_API_VERSION="
                        + NewestApiVersion.text() + ").");
    }
    return std::max(engineOldest, OldestApiVersion);
}

} // namespace wakedock::docker
