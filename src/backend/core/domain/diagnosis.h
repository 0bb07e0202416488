#pragma once

#include "backend/core/domain/ids.h"
#include "backend/shared/utils/time_text.h"

#include <string>
#include <vector>

namespace wakedock::core {

enum class Severity { Good, Info, Warning, Error };

/// What WakeDock can do about a finding by itself, harming nobody.
enum class Mend {
    None,
    PushRoutes, ///< Bring WakeDock's routes back into Caddy; what others wrote stays.
    OpenMarksFolder, ///< Give a folder of WakeDock's the mode it was made with.
    Reattach, ///< Take the container to its address in WakeDock's network again.
    EndStray, ///< End a Caddy that WakeDock started and lost sight of.
};

/// One thing that was looked at. Also what is well is told, so that the operator sees what was tried.
struct Finding {
    std::string check; ///< A stable word: `proxy`, `marks`, `drift`, `upstream`, `certificate`, `dns` ...
    Severity severity = Severity::Good;
    std::string host; ///< The name it is about; empty = the proxy itself.
    std::string message; ///< What is, and why.
    std::string remedy; ///< What to do; empty where nothing is to be done.
    Mend mend = Mend::None;
    std::string mendText; ///< What mending would do; empty where there is none.
    [[nodiscard]] bool canBeMended() const { return mend != Mend::None; }
    /// The same for the same thing in every diagnosis: `drift`, `network:shop.example.org`.
    [[nodiscard]] std::string id() const { return host.empty() ? check : check + ":" + host; }
    bool operator==(const Finding &) const = default;
};

/// What a look at the proxy and the routes of services found, the proxy first, then service by service.
struct Diagnosis {
    Timestamp at{};
    std::vector<Finding> findings;
    [[nodiscard]] Severity worst() const
    {
        Severity worst = Severity::Good;
        for (const Finding &finding : findings) {
            worst = finding.severity > worst ? finding.severity : worst;
        }
        return worst;
    }
};

/// What became of one finding that was to be mended.
struct Mending {
    std::string finding; ///< Its id.
    std::string done; ///< Sentences; empty where it failed.
    std::string failure; ///< Why it could not be mended; empty when it was.
    bool operator==(const Mending &) const = default;
};

/// What was mended, and how everything is afterwards.
struct MendReport {
    std::vector<Mending> mendings;
    Diagnosis diagnosis;
};

} // namespace wakedock::core
