#include "backend/infrastructure/caddy/foreign/foreign_caddy.h"

#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::caddy {

namespace {

constexpr int ForeignMostWaiting = 4;
/// Whoever took sites away on purpose need not be told for ever.
constexpr std::chrono::hours LossIsTold{24};
/// Where its process cannot be seen, a restart with other ports is noticed so late.
constexpr std::chrono::minutes LooksAgain{1};

std::string clockTime(Timestamp at)
{
    return toRfc3339(at).substr(11, 5) + " UTC";
}

std::string listed(const std::vector<std::string> &hosts)
{
    constexpr std::size_t most = 5;
    std::string text;
    for (std::size_t i = 0; i < hosts.size() && i < most; ++i) {
        text += (i == 0 ? "" : ", ") + hosts[i];
    }
    return hosts.size() > most ? text + " and " + std::to_string(hosts.size() - most) + " more" : text;
}

} // namespace

ForeignCaddy::ForeignCaddy(const std::string &dataDir, AdminAddress admin, core::IClock &clock, Log log, WatchPace pace)
    : m_memory(dataDir)
    , m_admin(std::move(admin))
    , m_clock(clock)
    , m_log(log)
    , m_pace(pace)
    , m_pool("foreign caddy", 1, ForeignMostWaiting)
{
}

Task<void> ForeignCaddy::read()
{
    if (m_isRead) {
        co_return;
    }
    const auto facts = co_await m_pool.run([memory = m_memory, admin = m_admin] { return memory.known(admin); });
    m_isRead = true;
    if (facts) {
        m_known = ForeignLook{.facts = *facts, .savedMark = {}, .lostHosts = {}, .isBackedUp = false};
    }
}

Task<void> ForeignCaddy::seen()
{
    co_await read();
    const bool isSeenLately = m_lookedAt && m_clock.steadyNow() - *m_lookedAt < LooksAgain;
    if (m_isThere && m_known && !m_known->facts.process && isSeenLately) {
        co_return;
    }
    auto work = [memory = m_memory, before = m_known.value_or(ForeignLook{}), admin = m_admin, now = m_clock.now()] {
        return memory.look(before, admin, now);
    };
    const auto looked = co_await settle(m_pool.run(std::move(work)));
    m_awaySince.reset();
    m_repair = AutosaveRepair();
    m_isThere = true;
    m_lookedAt = m_clock.steadyNow();
    if (looked.failure) {
        m_log.warning("What is known of somebody else's Caddy could not be kept.", {{"reason", describe(looked.failure)}});
    } else {
        note(*looked.value);
    }
}

void ForeignCaddy::note(const ForeignLook &look)
{
    const bool isNews = !look.lostHosts.empty() && (!m_known || m_known->lostHosts != look.lostHosts);
    m_known = look;
    if (isNews) {
        m_lossUntil = m_clock.steadyNow() + LossIsTold;
    }
    if (look.lostHosts.empty() || m_clock.steadyNow() >= m_lossUntil) {
        m_loss.reset();
        return;
    }
    const auto hosts = listed(look.lostHosts);
    m_loss = Advice{.problem = "Caddy came back without sites it served before: " + hosts + ".",
                    .remedy = look.isBackedUp
                        ? "What it had is kept as a backup (\"before Caddy came back without it\"): restore that, or reload "
                          "Caddy with its own configuration."
                        : "Reload Caddy with its own configuration."};
    if (isNews) {
        m_log.warning("Caddy came back without sites it served before.", {{"hosts", hosts}});
    }
}

Task<void> ForeignCaddy::forget()
{
    co_await read();
    m_isThere = false;
    m_awaySince.reset();
    m_repair = AutosaveRepair();
    m_loss.reset();
    if (m_known) {
        m_known.reset();
        co_await m_pool.run([memory = m_memory] { memory.forget(); });
    }
}

Task<std::optional<ForeignCaddy::Advice>> ForeignCaddy::away()
{
    co_await read();
    m_isThere = false;
    if (!m_known) {
        co_return std::nullopt;
    }
    if (!m_awaySince) {
        m_awaySince = m_clock.steadyNow();
        m_awayAt = m_clock.now();
    }
    if (!isWaitedFor()) {
        co_return std::nullopt;
    }
    co_await mend();
    co_return adviceWhileAway();
}

bool ForeignCaddy::isWaitedFor() const
{
    const auto patience = m_known->facts.isService ? m_pace.serviceReturns : m_pace.byHandReturns;
    return m_clock.steadyNow() - *m_awaySince < patience;
}

Task<void> ForeignCaddy::mend()
{
    if (m_repair.isPutBack) {
        co_return;
    }
    auto work = [memory = m_memory, facts = m_known->facts, mark = m_repair.mark] { return memory.repair(facts, mark); };
    m_repair = co_await m_pool.run(std::move(work));
    if (m_repair.isPutBack) {
        m_log.warning("The configuration that somebody else's Caddy had saved was damaged, and was put back.",
                      {{"file", m_known->facts.autosave}});
    }
}

std::vector<PublishedPort> ForeignCaddy::published() const
{
    return m_known ? m_known->facts.published : std::vector<PublishedPort>();
}

ForeignCaddy::Advice ForeignCaddy::adviceWhileAway() const
{
    Advice advice;
    advice.problem = "The Caddy at " + m_admin.text + " that " + m_known->facts.keeper + " runs does not answer since "
        + clockTime(m_awayAt) + ".";
    advice.remedy = m_known->facts.isService
        ? "Start it again, for example with \"systemctl start caddy\". WakeDock waits for it "
            + std::to_string(std::chrono::ceil<std::chrono::minutes>(m_pace.serviceReturns).count())
            + " minutes, because its operator's sites are in it, and then starts a Caddy of its own; where WakeDock shall "
              "run "
              "Caddy anyway, set caddy.manage to always."
        : "Start it again, or wait: WakeDock starts a Caddy of its own in a moment.";
    if (m_repair.state == AutosaveState::Damaged) {
        advice.problem += " Its saved configuration " + m_known->facts.autosave + " is damaged, so that it cannot start.";
        advice.remedy = m_repair.isPutBack ? "WakeDock has put back what was last saved there: start it again, for example "
                                             "with \"systemctl start caddy-api\"."
                                           : "Move that file away or write it anew, then start Caddy.";
        if (!m_repair.failure.empty()) {
            advice.remedy += " WakeDock could not put it back: " + m_repair.failure + ".";
        }
    }
    return advice;
}

} // namespace wakedock::caddy
