#pragma once

#include "backend/core/domain/proxy_config.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace wakedock::caddy {

/// What Caddy takes without a word and then fails on: addresses that cannot be dialled, an `@id` given twice.
[[nodiscard]] std::vector<core::ConfigFinding> findSilentFaults(const nlohmann::json &config);

/// TCP ports that servers of a configuration listen on, each with the JSON pointer of one listener.
struct ListenedPort {
    int port = 0;
    std::string path;
};
[[nodiscard]] std::vector<ListenedPort> listenedPorts(const nlohmann::json &config);

/// Routes are matched by Caddy's words alone; this turns `server wd: ... route 0: ... position 0:` into
/// `/apps/http/servers/wd/routes/0/handle/0`. Empty where the words name no place.
[[nodiscard]] std::string pointerIn(const std::string &words);

/// The finding in what Caddy says when it does not take a configuration: `Caddyfile:2: unrecognized directive: foo`.
/// @param folder of the file it was given; taken out of its words
[[nodiscard]] core::ConfigFinding findingIn(std::string words, const std::string &folder);

/// True for refusals that may be this machine's own, and none of the Caddy that is asked in the end: modules it was built
/// with, files it may read.
[[nodiscard]] bool mayDifferElsewhere(const std::string &words);

} // namespace wakedock::caddy
