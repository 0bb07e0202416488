#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/deployment.h"
#include "backend/core/domain/loading_page.h"
#include "backend/core/domain/rules/wake_curve.h"
#include "backend/shared/async/task.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace wakedock::api {

/// What the proxy asks when no mark says that a host is awake.
struct GateQuestion {
    std::string host; ///< As the visitor asked for it: lower case, without port.
    std::string method; ///< The visitor's own.
    std::string uri;
    std::string userAgent;
    std::string address; ///< The visitor's.
    bool isNavigation = false; ///< A browser that wants to show a page, and may ask for it again.
    bool readsPages = false; ///< What is refused is shown to a person: a navigation, or a form that was sent.
    core::CallContext context;
};

/// Go on: the proxy sends the visitor's own request, body intact, to `upstream`.
struct GateProceed {
    std::string upstream; ///< `10.213.0.10:80`
};

struct GateStep {
    std::string title; ///< For people: `Waiting for its answer`.
    core::StepStatus status = core::StepStatus::Pending;
};

/// How far a service is that a page waits for.
struct GateProgress {
    std::chrono::milliseconds elapsed{0};
    core::WakeCurve curve;
    /// After which most of its wakes were over; absent while none is known.
    std::optional<std::chrono::milliseconds> usual;
    std::vector<GateStep> steps;
    std::string lastLine; ///< Of its log, as it wrote it.
    std::uint64_t version = 0; ///< What the next question about it names, to be answered when there is something new.
};

/// The visitor is answered here: a page for browsers, a problem for everybody else; both 503.
struct GateRefusal {
    std::string state; ///< One stable word: `waking`, `stopped`, `wake_failed`, `asleep`, `unknown_host`.
    std::string title; ///< One line for people.
    std::string message; ///< What is going on and what happens next.
    std::optional<std::chrono::seconds> retryAfter; ///< Set where asking again may help: the page then does so itself.
    core::LoadingPage look = {}; ///< Theme, accent and logo of the service's pages.
    std::optional<GateProgress> progress = {}; ///< Set while it is coming: the page follows it and opens by itself.
};

/// A probe is told from what is known that a service is well, though it does not run: one line of text.
struct GateNotice {
    std::string state; ///< Told in `X-WakeDock-State` as well: `sleeping`, `waking`.
    std::string message;
    /// Set for who would keep the line as the page itself: 503, and when to come again. Else 200.
    std::optional<std::chrono::seconds> retryAfter = {};
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
    /// How far the service of a loading page is; wakes nothing. Waits some seconds for something newer than `seen`.
    /// @return nothing when there is nothing to wait for (any more): the page asks for itself again
    virtual Task<std::optional<GateProgress>> follow(GateQuestion question, std::uint64_t seen) = 0;
};

} // namespace wakedock::api
