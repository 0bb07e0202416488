#pragma once

#include "backend/shared/async/cancel_token.h"
#include "backend/shared/async/deadline.h"
#include "backend/shared/async/task.h"

#include <string>
#include <vector>

namespace wakedock::caddy {

/// How a short run of the Caddy program ended.
struct TrialRun {
    int code = 0;
    std::string output; ///< Both are cut off where they get longer than anybody reads.
    std::string errors;
    bool isCut = false;
};

/// Runs `program` with `arguments` in `folder`, which is also its home: nothing of it goes elsewhere. It never outlives this
/// process, and is killed when the deadline passes, the token fires or it writes without end.
/// @throws Error Unavailable (`caddy_missing`), Timeout (`caddy_trial_late`), Cancelled
Task<TrialRun> runTrial(std::string program, std::vector<std::string> arguments, std::string folder, Deadline deadline,
                        CancelToken cancel);

} // namespace wakedock::caddy
