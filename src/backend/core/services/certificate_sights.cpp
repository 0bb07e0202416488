#include "backend/core/services/certificate_sights.h"

#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

using namespace std::chrono_literals;

constexpr auto lookPatience = 5s;
constexpr auto handshakePatience = 2s;
constexpr auto goodFor = 60s;
constexpr auto badFor = 2s;
constexpr auto laterAtMost = std::chrono::hours(6);
constexpr std::size_t onDemandNamesKept = 200;

/// Of a pattern, any name that only it covers.
std::string nameToShow(const std::string &host)
{
    return host.starts_with("*.") ? "wakedock-look" + host.substr(1) : host;
}

ShownCertificate shownFrom(const SeenCertificate &seen)
{
    return {seen.names, seen.issuer, seen.serial, seen.validFrom, seen.validUntil};
}

} // namespace

CertificateSights::CertificateSights(IProxyCertificates &proxy, IDomainSight &sight, IEventBus &events, IClock &clock,
                                     CertificateSources sources)
    : m_proxy(proxy)
    , m_sight(sight)
    , m_events(events)
    , m_clock(clock)
    , m_sources(std::move(sources))
{
}

const std::vector<CertifiedHost> &CertificateSights::wishedHosts() const
{
    if (auto wished = m_sources.wished(); wished != m_routes) {
        m_hosts = m_proxy.hostsOf(wished);
        m_routes = std::move(wished);
    }
    return m_hosts;
}

std::vector<CertifiedHost> CertificateSights::hosts() const
{
    auto hosts = wishedHosts();
    std::vector<CertifiedHost> issued;
    for (const std::string &name : m_onDemand) {
        const auto pattern = std::ranges::find_if(hosts, [&name](const CertifiedHost &host) {
            return host.way == CertificateWay::OnDemand && coversHost(host.host, name);
        });
        const bool isNamed = std::ranges::find(hosts, name, &CertifiedHost::host) != hosts.end();
        if (pattern != hosts.end() && !isNamed) {
            issued.push_back({name, pattern->serviceId, CertificateWay::Public, pattern->routeId});
        }
    }
    std::ranges::move(issued, std::back_inserter(hosts));
    return hosts;
}

CertificateKnowledge CertificateSights::facts() const
{
    const auto sightOf = [this](const std::string &host) {
        const auto known = m_known.find(host);
        return known == m_known.end() ? CertificateSight() : known->second.sight;
    };
    return {m_sources.own(), hosts(), sightOf, m_clock.now(), m_proxy.refused()};
}

bool CertificateSights::isFresh(const std::string &host) const
{
    const auto known = m_known.find(host);
    return known != m_known.end() && m_clock.steadyNow() < known->second.freshUntil;
}

std::vector<CertifiedHost> CertificateSights::due(std::vector<CertifiedHost> all) const
{
    std::erase_if(all, [this](const CertifiedHost &host) { return isFresh(host.host); });
    std::ranges::sort(all, {}, [this](const CertifiedHost &host) {
        const auto known = m_known.find(host.host);
        const auto seenAt = known == m_known.end() ? std::chrono::steady_clock::time_point::min() : known->second.seenAt;
        return std::pair(seenAt, host.host);
    });
    return all;
}

void CertificateSights::forget()
{
    ++m_generation;
    for (auto &[host, known] : m_known) {
        known.freshUntil = {};
    }
}

Task<void> CertificateSights::look(CallContext context)
{
    if (std::exchange(m_isLooking, true)) {
        co_return;
    }
    const auto before = list();
    const auto all = hosts();
    std::erase_if(m_known, [&all](const auto &known) {
        return std::ranges::find(all, known.first, &CertifiedHost::host) == all.end();
    });
    context = context.withDeadline(lookPatience);
    const auto asked = due(all);
    for (const CertifiedHost &host : asked) {
        const bool isOver = context.deadline.left(1ms).count() == 0 || context.cancel.isCancelled();
        if (!isOver) {
            co_await see(context, host);
        }
    }
    m_isLooking = false;
    if (list() != before) {
        m_events.publish(CertificatesChanged{});
    }
}

Task<void> CertificateSights::see(CallContext context, CertifiedHost host)
{
    if (host.way == CertificateWay::OnDemand) {
        co_return; // A look would ask for one.
    }
    const int generation = m_generation;
    const auto seen = co_await settle(lookAt(std::move(context), host.host));
    Known &known = m_known[host.host];
    if (seen.failure) {
        known.sight.whyNot = describe(seen.failure);
        known.sight.shown.reset();
    }
    const bool isGood = !seen.failure && known.sight.shown && !known.sight.trouble;
    known.seenAt = m_clock.steadyNow();
    // What came between may have made it another: then it is of before.
    known.freshUntil = generation == m_generation ? known.seenAt + (isGood ? goodFor : badFor) : known.seenAt;
}

Task<std::optional<ShownCertificate>> CertificateSights::lookAt(CallContext context, std::string host)
{
    const ProxyStatus status = m_sources.status();
    if (!status.reachable) {
        throw Error(ErrorCode::Unavailable, "proxy_unreachable", "Caddy cannot be reached. " + status.lastError)
            .withRemedy(status.remedy);
    }
    SightQuestion question{status.visitorsAt, status.httpsPort, nameToShow(host), {}};
    const auto seen = co_await settle(m_sight.askEncrypted(context.withDeadline(handshakePatience), question));
    context.cancel.throwIfCancelled();
    Known &known = m_known[host];
    known.sight.shown.reset();
    known.sight.whyNot.clear();
    if (seen.failure) {
        known.sight.whyNot = "Caddy shows no certificate for it: " + describe(seen.failure);
        co_return std::optional<ShownCertificate>();
    }
    known.sight.shown = shownFrom(seen.value->certificate);
    co_return std::optional<ShownCertificate>(known.sight.shown);
}

bool CertificateSights::noteName(const std::string &name)
{
    const auto all = hosts();
    if (std::ranges::find(all, name, &CertifiedHost::host) != all.end()) {
        return true;
    }
    const bool isBelowPattern = std::ranges::any_of(all, [&name](const CertifiedHost &host) {
        return host.way == CertificateWay::OnDemand && coversHost(host.host, name);
    });
    if (!isBelowPattern || !m_sources.hasAllowed(name)) {
        return false; // The operator's own sites are no business of ours.
    }
    m_onDemand.push_back(name);
    if (m_onDemand.size() > onDemandNamesKept) {
        m_onDemand.pop_front();
    }
    return true;
}

bool CertificateSights::heard(CertificateNews news)
{
    if (!noteName(news.name)) {
        return false;
    }
    Known &known = m_known[news.name];
    ++m_generation;
    known.freshUntil = {};
    if (news.trouble.empty()) {
        known.sight.trouble.reset();
        return true; // It may be another one each time.
    }
    const auto before = known.sight.trouble;
    const auto attempts = news.attempts > 0 ? news.attempts : before ? before->attempts : 0;
    std::optional<Timestamp> nextTry;
    if (news.retryIn) {
        nextTry = m_clock.now() + *news.retryIn;
    }
    known.sight.trouble = CertificateTrouble{std::move(news.trouble), m_clock.now(), attempts, nextTry};
    return known.sight.trouble != before;
}

void CertificateSights::noMoreTries(const std::string &host)
{
    const auto known = m_known.find(host);
    if (known != m_known.end() && known->second.sight.trouble) {
        known->second.sight.trouble->nextTry.reset();
    }
}

std::optional<CertificateTrouble> CertificateSights::lastErrorOf(const std::string &host) const
{
    const auto known = m_known.find(host);
    return known == m_known.end() ? std::nullopt : known->second.sight.trouble;
}

std::chrono::milliseconds CertificateSights::untilNextLook() const
{
    std::chrono::milliseconds next = laterAtMost;
    const auto now = m_clock.now();
    for (const Certificate &certificate : list()) {
        if (certificate.notAfter && certificate.notBefore) {
            // When it becomes late, and when it ends: then its state is another.
            const auto late = *certificate.notAfter - (*certificate.notAfter - *certificate.notBefore) / 4;
            for (const auto at : {late, *certificate.notAfter}) {
                const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(at - now) + 1s;
                next = left > 1s ? std::min(next, left) : next;
            }
        }
    }
    return next;
}

} // namespace wakedock::core
