#include "backend/core/services/terminal_service.h"

#include "backend/shared/async/settle.h"
#include "backend/shared/utils/uuid.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

/// Two people of one name are told apart, and the window from a user who is called like its person.
std::string ownerKey(const Actor &actor)
{
    return std::to_string(static_cast<int>(actor.kind)) + "|" + actor.userId.value + "|" + actor.name;
}

std::string targetOf(const TerminalInfo &info)
{
    return info.serviceName.empty() ? info.containerName : info.serviceName;
}

std::string endText(const TerminalEnd &end)
{
    switch (end.reason) {
    case TerminalEnd::Reason::Exited:
        return "exited" + (end.exitCode ? " with code " + std::to_string(*end.exitCode) : std::string());
    case TerminalEnd::Reason::ContainerStopped:
        return "the container ended";
    case TerminalEnd::Reason::ConnectionLost:
        return "the engine was lost";
    case TerminalEnd::Reason::Closed:
        return "closed";
    case TerminalEnd::Reason::Abandoned:
        break;
    }
    return "nobody came back";
}

} // namespace

/// Counts one that is being opened against its owner's limit.
struct TerminalService::Place {
    std::map<std::string, std::size_t> &opening;
    std::string owner;
    Place(std::map<std::string, std::size_t> &counts, std::string who) : opening(counts), owner(std::move(who))
    {
        ++opening[owner];
    }
    ~Place()
    {
        if (--opening[owner] == 0) {
            opening.erase(owner);
        }
    }
    Place(const Place &) = delete;
    Place &operator=(const Place &) = delete;
};

TerminalService::TerminalService(IContainerTerminals &terminals, IStore &store, IClock &clock, TaskScope &scope,
                                 const Log &log, TerminalLimits limits)
    : m_terminals(terminals)
    , m_store(store)
    , m_clock(clock)
    , m_scope(scope)
    , m_log(log)
    , m_limits(limits)
{
}

void TerminalService::requirePlace(const std::string &owner) const
{
    const auto runs = [](const auto &one) { return !one.second.session->isOver(); };
    const auto isOwn = [&](const auto &one) { return runs(one) && one.second.owner == owner; };
    auto all = static_cast<std::size_t>(std::ranges::count_if(m_sessions, runs));
    auto own = static_cast<std::size_t>(std::ranges::count_if(m_sessions, isOwn));
    for (const auto &[who, count] : m_opening) {
        all += count;
        own += who == owner ? count : 0;
    }
    if (own >= m_limits.perOwner || all >= m_limits.all) {
        throw Error(ErrorCode::TooManyRequests, "too_many_terminals",
                    own >= m_limits.perOwner ? "You have too many terminals open." : "Too many terminals are open.")
            .withRemedy("Close one that is no longer needed.");
    }
}

Task<TerminalViewPtr> TerminalService::open(CallContext context, TerminalInfo where, TerminalCommand command)
{
    const auto owner = ownerKey(context.actor);
    requirePlace(owner);
    const Place place(m_opening, owner);
    where.id = TerminalId(randomHex(16));
    where.owner = context.actor.name;
    where.openedAt = m_clock.now();
    std::string words;
    for (const auto &word : command.command) {
        words += (words.empty() ? "" : " ") + word;
    }
    // Before it is done: what cannot be recorded is not done.
    co_await record(context, "terminal.open", where, words);
    auto terminal = co_await m_terminals.openTerminal(context, where.host, where.containerId, std::move(command));
    const auto session = std::make_shared<TerminalSession>(where, std::move(terminal), m_limits.spans, m_clock);
    m_sessions.emplace(where.id, Entry{session, owner});
    auto view = look(session, {});
    m_scope.start("terminal", [this, session, context](CancelToken stopping) { return live(session, context, stopping); });
    co_return std::move(view);
}

TerminalViewPtr TerminalService::attach(const CallContext &context, const TerminalId &id, std::optional<std::uint64_t> from)
{
    const auto found = m_sessions.find(id);
    if (found == m_sessions.end() || found->second.owner != ownerKey(context.actor)) {
        throw Error(ErrorCode::NotFound, "terminal_not_found", "There is no such terminal any more.")
            .withRemedy("Open a new one.");
    }
    return look(found->second.session, from);
}

TerminalViewPtr TerminalService::look(const SessionPtr &session, std::optional<std::uint64_t> from)
{
    return TerminalSession::look(session, from, [this, id = session->info().id, alive = std::weak_ptr(m_alive)] {
        if (!alive.expired()) {
            onLeave(id);
        }
    });
}

void TerminalService::onLeave(const TerminalId &id)
{
    const auto found = m_sessions.find(id);
    if (found != m_sessions.end() && !found->second.session->isWatched()) {
        m_scope.start("terminal to be come back to",
                      [this, id](CancelToken stopping) { return awaitReturn(id, std::move(stopping)); });
    }
}

Task<void> TerminalService::awaitReturn(TerminalId id, CancelToken stopping)
{
    const auto session = m_sessions.at(id).session;
    const auto visits = session->visits();
    co_await m_clock.sleep(m_limits.comeBack, stopping);
    if (session->visits() != visits) {
        co_return;
    }
    if (session->isOver()) {
        m_sessions.erase(id);
    } else {
        session->shut(TerminalEnd::Reason::Abandoned);
    }
}

Task<void> TerminalService::live(SessionPtr session, CallContext context, CancelToken stopping)
{
    const auto how = co_await TerminalSession::live(session, context, stopping);
    if (session->closeFailure()) {
        m_log.warning("What ran on a terminal in " + session->info().containerName + " could not be ended. "
                      + describe(session->closeFailure()));
    }
    session->finish(how);
    if (!session->isWatched() && how.reason == TerminalEnd::Reason::Abandoned) {
        m_sessions.erase(session->info().id);
    }
    co_await record(context, "terminal.close", session->info(), endText(how));
}

std::vector<TerminalInfo> TerminalService::running() const
{
    std::vector<TerminalInfo> all;
    for (const auto &[id, entry] : m_sessions) {
        if (!entry.session->isOver()) {
            all.push_back(entry.session->info());
        }
    }
    std::ranges::sort(all, {}, &TerminalInfo::openedAt);
    return all;
}

Task<void> TerminalService::record(CallContext context, std::string action, TerminalInfo info, std::string after)
{
    AuditEntry entry;
    entry.at = m_clock.now();
    entry.actor = context.actor.name;
    entry.address = context.address;
    entry.action = std::move(action);
    entry.target = targetOf(info);
    entry.before = info.containerName;
    entry.after = std::move(after);
    auto append = [entry = std::move(entry)](Repositories &all) { all.audit().append(entry); };
    co_await m_store.write(std::move(append));
}

} // namespace wakedock::core
