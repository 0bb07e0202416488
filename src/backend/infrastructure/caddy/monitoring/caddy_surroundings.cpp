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

std::vector<std::int64_t> straysOf(const std::string &baseConfig, std::optional<std::int64_t> managed)
{
    auto strays = runningWith(baseConfig);
    std::erase(strays, managed.value_or(0));
    return strays;
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

std::vector<core::ProxyPort> CaddySurroundings::portsOf(const Question &question, const CaddyIdentity &identity)
{
    std::vector<core::ProxyPort> ports;
    if (!question.address.endpoint.isUnix()) {
        ports.push_back({core::PortUse::Admin, question.address.endpoint.port, {}});
    }
    ports.push_back({core::PortUse::Http, question.status.httpPort, {}});
    ports.push_back({core::PortUse::Https, question.status.httpsPort, {}});
    findListeners(ports);
    const auto proxy = proxyOf(question, identity);
    const auto strays = straysOf(question.baseConfig, question.managed);
    for (auto &port : ports) {
        for (auto &listener : port.listeners) {
            const bool isItself = listener.pid > 0 && listener.pid == proxy;
            listener.isProxy = isItself || isAContainersOwn(listener, identity.keeper);
            listener.isStray = std::ranges::find(strays, listener.pid) != strays.end();
        }
    }
    return ports;
}

/// Reads /proc, folders and the log: for another thread.
core::ProxySurroundings CaddySurroundings::seenAround(const Question &question)
{
    core::ProxySurroundings seen;
    const auto identity = identifyCaddy(question.address, question.managed);
    // A container's own ports are published here, but it sees other folders; a Caddy elsewhere has nothing here.
    const bool isHere = identity.isLocal || question.address.endpoint.isUnix();
    seen.isLocal = isHere || identity.keeper == core::ProxyKeeper::Container;
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
    co_return co_await m_pool.run([question = std::move(question)] { return seenAround(question); });
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

Task<bool> CaddySurroundings::ended(ProcessIdentity process, int signal, CancelToken cancel)
{
    if (!signalProcess(process, signal)) {
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
    const auto asked = question();
    const auto strays =
        co_await m_pool.run([file = asked.baseConfig, managed = asked.managed] { return straysOf(file, managed); });
    std::string done;
    for (const auto pid : strays) {
        const auto process = identify(pid);
        if (!process) {
            continue;
        }
        const bool isGone =
            co_await ended(*process, SIGTERM, context.cancel) || co_await ended(*process, SIGKILL, context.cancel);
        if (!isGone) {
            throw Error(ErrorCode::UpstreamFailed, "stray_not_ended",
                        "The Caddy with pid " + std::to_string(pid) + " does not end.")
                .withRemedy("End it by hand: `kill -9 " + std::to_string(pid) + "`.");
        }
        done += (done.empty() ? "" : " ") + std::string("The Caddy with pid ") + std::to_string(pid)
            + ", which WakeDock had lost sight of, has ended.";
    }
    if (done.empty()) {
        throw Error(ErrorCode::Conflict, "nothing_to_mend", "No Caddy that WakeDock lost sight of runs.");
    }
    co_return done;
}

} // namespace wakedock::caddy
