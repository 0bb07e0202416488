#include "backend/infrastructure/caddy/monitoring/caddy_surroundings.h"

#include "backend/infrastructure/caddy/api/call_limits.h"
#include "backend/infrastructure/caddy/config/route_truth.h"
#include "backend/infrastructure/caddy/config/wished_config.h"
#include "backend/infrastructure/caddy/monitoring/authority_words.h"
#include "backend/infrastructure/caddy/monitoring/caddy_identity.h"
#include "backend/infrastructure/caddy/monitoring/caddy_process.h"
#include "backend/infrastructure/caddy/monitoring/folder_way.h"
#include "backend/infrastructure/caddy/monitoring/port_listeners.h"
#include "backend/infrastructure/caddy/routes/caddy_reverse_proxy.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <utility>

namespace wakedock::caddy {

namespace {

using namespace std::chrono_literals;

constexpr int SurroundingsMostWaiting = 100;
constexpr std::size_t LogBytes = 512 * 1024;
constexpr auto EndsWithin = 4s;
constexpr auto AskedAgain = 20ms;
constexpr auto AdminPatience = 5s;

bool isAContainersOwn(const core::PortListener &listener, core::ProxyKeeper keeper)
{
    return keeper == core::ProxyKeeper::Container && listener.program.starts_with("docker-proxy");
}

} // namespace

struct CaddySurroundings::Question {
    AdminAddress address;
    std::optional<std::int64_t> managed; ///< Process of the Caddy that WakeDock started and follows.
    core::ProxyStatus status;
    std::string marksRoot;
    std::string baseConfig; ///< What WakeDock's own are started with.
    std::string log; ///< Empty where Caddy's log is not WakeDock's to read.
};

namespace {

std::vector<ProcessIdentity> straysOf(const std::string &baseConfig, std::optional<std::int64_t> managed)
{
    auto strays = runningWith(baseConfig);
    std::erase_if(strays, [managed](const ProcessIdentity &one) { return one.pid == managed; });
    return strays;
}

bool holds(const std::vector<core::ProxyPort> &ports, const ProcessIdentity &process)
{
    return std::ranges::any_of(ports, [&process](const core::ProxyPort &port) {
        return std::ranges::find(port.listeners, process.pid, &core::PortListener::pid) != port.listeners.end();
    });
}

} // namespace

/// Which process is the proxy: the one WakeDock follows, else whoever answers at the admin address.
std::int64_t CaddySurroundings::proxyOf(const Question &question, const CaddyIdentity &identity)
{
    if (question.managed) {
        return *question.managed;
    }
    return question.status.reachable ? identity.pid : 0;
}

std::vector<core::ProxyPort> CaddySurroundings::heldPorts(const Question &question)
{
    std::vector<core::ProxyPort> ports;
    if (!question.address.endpoint.isUnix()) {
        ports.push_back({core::PortUse::Admin, question.address.endpoint.port, {}});
    }
    ports.push_back({core::PortUse::Http, question.status.httpPort, {}});
    ports.push_back({core::PortUse::Https, question.status.httpsPort, {}});
    findListeners(ports);
    return ports;
}

std::vector<core::ProxyPort> CaddySurroundings::portsOf(const Question &question, const CaddyIdentity &identity)
{
    const auto proxy = proxyOf(question, identity);
    const auto strays = straysOf(question.baseConfig, question.managed);
    auto ports = heldPorts(question);
    for (auto &port : ports) {
        for (auto &listener : port.listeners) {
            const bool isItself = listener.pid > 0 && listener.pid == proxy;
            listener.isProxy = isItself || isAContainersOwn(listener, identity.keeper);
            listener.isStray = std::ranges::find(strays, listener.pid, &ProcessIdentity::pid) != strays.end();
        }
    }
    return ports;
}

/// Those that WakeDock has lost sight of and that take what is the proxy's. One on other ports harms nobody.
std::vector<ProcessIdentity> CaddySurroundings::harmfulStrays(const Question &question)
{
    auto strays = straysOf(question.baseConfig, question.managed);
    if (!strays.empty()) {
        const auto ports = heldPorts(question);
        std::erase_if(strays, [&ports](const ProcessIdentity &one) { return !holds(ports, one); });
    }
    return strays;
}

/// Reads /proc, folders and the log: for another thread.
core::ProxySurroundings CaddySurroundings::seenAround(const Question &question)
{
    core::ProxySurroundings seen;
    const auto identity = identifyCaddy(question.address, question.managed);
    // A container's own ports are published here, but it sees other folders; a Caddy elsewhere has nothing here.
    const bool isHere = identity.isLocal || question.address.endpoint.isUnix();
    seen.isLocal = isHere || identity.keeper == core::ProxyKeeper::Container;
    seen.mayBeElsewhere = question.address.endpoint.isUnix() && !question.managed;
    seen.hasOwnNetwork = !identity.published.empty();
    seen.ports = portsOf(question, identity);
    if (isHere && question.status.reachable && !question.status.seesMarks) {
        const auto proxy = proxyOf(question, identity);
        seen.closedFolder = closedOnTheWay(question.marksRoot, proxy > 0 ? userOf(proxy) : -1);
    }
    if (!question.log.empty()) {
        seen.refusals = refusalsIn(tailOf(question.log, LogBytes));
    }
    return seen;
}

CaddySurroundings::CaddySurroundings(CaddySettings settings, CaddyReverseProxy &proxy, core::IClock &clock)
    : m_settings(std::move(settings))
    , m_proxy(proxy)
    , m_clock(clock)
    , m_admin(readAdminAddress(m_settings.adminUrl))
    , m_pool("caddy surroundings", 1, SurroundingsMostWaiting)
{
}

CaddySurroundings::Question CaddySurroundings::question() const
{
    const auto ours = m_proxy.managed();
    Question question;
    question.address = m_admin.address();
    question.managed = ours ? std::optional(ours->process.pid) : std::nullopt;
    question.status = m_proxy.status();
    question.marksRoot = m_settings.marksRoot;
    question.baseConfig = CaddyProcess(m_settings.dataDir).baseConfigFile();
    question.log = ours ? CaddyProcess(m_settings.dataDir).logFile() : std::string();
    return question;
}

Task<core::ProxySurroundings> CaddySurroundings::lookAround(Question question)
{
    auto seen = co_await m_pool.run([question = std::move(question)] { return seenAround(question); });
    // Whom WakeDock has started meanwhile looked like one it does not know.
    for (auto &port : seen.ports) {
        for (auto &listener : port.listeners) {
            if (listener.isStray && isManaged(listener.pid)) {
                listener.isStray = false;
                listener.isProxy = true;
            }
        }
    }
    co_return core::ProxySurroundings(seen);
}

bool CaddySurroundings::isManaged(std::int64_t pid) const
{
    const auto ours = m_proxy.managed();
    return ours && ours->process.pid == pid;
}

Task<core::ProxySurroundings> CaddySurroundings::look(core::CallContext context, std::vector<core::Route> wished)
{
    co_await m_proxy.lookAtMarks(context.cancel);
    auto seen = co_await lookAround(question());
    const auto asked =
        co_await settle(m_admin.config(adminLimits(context.withDeadline(std::chrono::seconds(AdminPatience)))));
    context.cancel.throwIfCancelled();
    if (!asked.failure) {
        const auto document = asked.value->document;
        auto compare = [document, wish = m_proxy.wishFor(wished, *document), wished] {
            return routeTruths(*document, wishedConfig(*document, wish), wished);
        };
        seen.routes = co_await m_pool.run(std::move(compare));
    }
    co_return core::ProxySurroundings(seen);
}

Task<std::string> CaddySurroundings::openMarksFolder(core::CallContext context)
{
    std::string done;
    // One folder may stand in another: as many as WakeDock made.
    for (int folder = 0; folder < 2; ++folder) {
        const auto seen = co_await lookAround(question());
        if (!seen.closedFolder || !seen.closedFolder->isOurs) {
            break;
        }
        const std::string path = seen.closedFolder->path;
        if (const auto reason = openFolder(path); !reason.empty()) {
            throw Error(ErrorCode::UpstreamFailed, "folder_not_opened",
                        "The mode of " + path + " could not be changed: " + reason + ".")
                .withRemedy("Give it the mode 0755 by hand.");
        }
        done += (done.empty() ? "" : " ") + path + " has the mode 0755 now.";
        co_await m_proxy.lookAtMarks(context.cancel);
    }
    if (done.empty()) {
        throw Error(ErrorCode::Conflict, "nothing_to_mend", "No folder of WakeDock's is closed to Caddy.");
    }
    co_return done;
}

/// Looks again first: between the listing and this everything may have become another's.
Task<bool> CaddySurroundings::ended(ProcessIdentity process, int signal, CancelToken cancel)
{
    if (isManaged(process.pid) || !isRunningWith(process, CaddyProcess(m_settings.dataDir).baseConfigFile())
        || !signalProcess(process, signal)) {
        co_return true;
    }
    const auto end = m_clock.steadyNow() + EndsWithin;
    while (identify(process.pid) == process && m_clock.steadyNow() < end) {
        co_await m_clock.sleep(AskedAgain, cancel);
    }
    co_return identify(process.pid) != process;
}

Task<std::string> CaddySurroundings::endStrays(core::CallContext context)
{
    const auto strays = co_await m_pool.run([asked = question()] { return harmfulStrays(asked); });
    std::string done;
    for (const ProcessIdentity &process : strays) {
        if (isManaged(process.pid)) {
            continue;
        }
        const auto number = std::to_string(process.pid);
        const bool isGone =
            co_await ended(process, SIGTERM, context.cancel) || co_await ended(process, SIGKILL, context.cancel);
        if (!isGone) {
            throw Error(ErrorCode::UpstreamFailed, "stray_not_ended", "The Caddy with pid " + number + " does not end.")
                .withRemedy("End it by hand: `kill -9 " + number + "`.");
        }
        done += (done.empty() ? "" : " ") + std::string("The Caddy with pid ") + number
            + ", which WakeDock had lost sight of, has ended.";
    }
    if (done.empty()) {
        throw Error(ErrorCode::Conflict, "nothing_to_mend", "No Caddy that WakeDock lost sight of runs.");
    }
    co_return done;
}

} // namespace wakedock::caddy
