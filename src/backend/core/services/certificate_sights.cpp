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

std::vector<CertifiedHost> CertificateSights::hosts() const
{
    auto hosts = m_proxy.hostsOf(m_sources.wished());
    std::vector<CertifiedHost> issued;
    for (const std::string &name : m_onDemand) {
        const auto pattern = std::ranges::find_if(hosts, [&name](const CertifiedHost &host) {
            return host.way == CertificateWay::OnDemand && coversHost(host.host, name);
        });
        const bool isNamed = std::ranges::find(hosts, name, &CertifiedHost::host) != hosts.end();
        if (pattern != hosts.end() && !isNamed) {
            issued.push_back({name, pattern->serviceId, CertificateWay::Public});
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
    return {m_sources.own(), hosts(), sightOf, m_clock.now()};
}

bool CertificateSights::isFresh(const std::string &host) const
{
    const auto known = m_known.find(host);
    return known != m_known.end() && m_clock.steadyNow() < known->second.freshUntil;
}

void CertificateSights::forget()
{
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
    for (const CertifiedHost &host : all) {
        const bool isOver = context.deadline.left(1ms).count() == 0 || context.cancel.isCancelled();
        if (!isOver && !isFresh(host.host)) {
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
    const auto seen = co_await settle(lookAt(std::move(context), host.host));
    Known &known = m_known[host.host];
    if (seen.failure) {
        known.sight.whyNot = describe(seen.failure);
        known.sight.shown.reset();
    }
    const bool isGood = !seen.failure && known.sight.shown && !known.sight.trouble;
    known.freshUntil = m_clock.steadyNow() + (isGood ? goodFor : badFor);
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

void CertificateSights::noteIssued(const std::string &name)
{
    const auto all = m_proxy.hostsOf(m_sources.wished());
    const bool isOnDemand = std::ranges::any_of(all, [&name](const CertifiedHost &host) {
        return host.way == CertificateWay::OnDemand && coversHost(host.host, name);
    });
    if (isOnDemand && std::ranges::find(m_onDemand, name) == m_onDemand.end()) {
        m_onDemand.push_back(name);
        if (m_onDemand.size() > onDemandNamesKept) {
            m_onDemand.pop_front();
        }
    }
}

void CertificateSights::heard(CertificateNews news)
{
    noteIssued(news.name);
    const auto all = hosts();
    if (std::ranges::find(all, news.name, &CertifiedHost::host) == all.end()) {
        return; // The operator's own sites are no business of ours.
    }
    Known &known = m_known[news.name];
    known.freshUntil = {};
    if (news.trouble.empty()) {
        known.sight.trouble.reset();
    } else {
        const auto attempts = news.attempts > 0 ? news.attempts : known.sight.trouble ? known.sight.trouble->attempts : 0;
        std::optional<Timestamp> nextTry;
        if (news.retryIn) {
            nextTry = m_clock.now() + *news.retryIn;
        }
        known.sight.trouble = CertificateTrouble{std::move(news.trouble), m_clock.now(), attempts, nextTry};
    }
    m_events.publish(CertificatesChanged{});
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
