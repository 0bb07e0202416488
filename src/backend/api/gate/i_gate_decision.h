#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/shared/async/task.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <variant>

namespace wakedock::api {

/// What the proxy asks when no mark says that a host is awake.
struct GateQuestion {
    std::string host; ///< As the visitor asked for it: lower case, without port.
    std::string method; ///< The visitor's own.
    std::string uri;
    std::string userAgent;
    std::string address; ///< The visitor's.
    bool isNavigation = false; ///< A browser that wants to show a page.
    core::CallContext context;
};

/// Go on: the proxy sends the visitor's own request, body intact, to `upstream`.
struct GateProceed {
    std::string upstream; ///< `10.213.0.10:80`
};

/// The visitor is answered here: a page for browsers, a problem for everybody else; both 503.
struct GateRefusal {
    std::string state; ///< One stable word: `waking`, `stopped`, `wake_failed`, `asleep`, `unknown_host`.
    std::string title; ///< One line for people.
    std::string message; ///< What is going on and what happens next.
    std::optional<std::chrono::seconds> retryAfter; ///< Set where asking again may help: the page then does so itself.
};

/// A probe is told from what is known that a service is well, though it does not run: 200, one line of text.
struct GateNotice {
    std::string state; ///< Told in `X-WakeDock-State` as well: `sleeping`, `waking`.
    std::string message;
};

using GateAnswer = std::variant<GateProceed, GateRefusal, GateNotice>;

/// The answer to a proof under way (see ProofPath); nothing for any other question.
using ProofAnswers = std::function<std::optional<std::string>(const std::string &question)>;

/// Whether a certificate may be obtained for a name while its visitor waits.
using NameAnswers = std::function<bool(const std::string &name)>;

/// Decides for the gate; wired to the core by the application. Backend thread.
class IGateDecision
{
public:
    virtual ~IGateDecision() = default;
    /// May take as long as a wake does. The visitor may leave meanwhile, which cancels nothing.
    /// @throws Error; answered as a refusal
    virtual Task<GateAnswer> ask(GateQuestion question) = 0;
};

} // namespace wakedock::api
