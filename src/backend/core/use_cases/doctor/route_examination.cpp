#include "backend/core/use_cases/doctor/route_examination.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/domain_judgement.h"
#include "backend/core/domain/rules/domain_name.h"
#include "backend/core/domain/rules/observed_status.h"
#include "backend/core/domain/rules/service_rules.h"
#include "backend/core/domain/rules/wake_rules.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace wakedock::core {

namespace {

constexpr std::chrono::seconds LookPatience{4};
constexpr int LooksAtMost = 2;

bool isUp(const Service &service)
{
    return service.state.status == ServiceStatus::Running || service.state.status == ServiceStatus::Unhealthy;
}

/// Where its live container answers; nothing while it does not run.
std::optional<UpstreamAddress> liveUpstream(const Service &service)
{
    if (!isUp(service) || !service.record.resolvedPort) {
        return std::nullopt;
    }
    return dialAddress(service.record.addresses, service.record.liveColour, *service.record.resolvedPort);
}

/// What was seen around the proxy of this service.
void takeFrom(const ProxySurroundings &seen, const ServiceId &id, const std::vector<std::string> &names, RouteFacts &facts)
{
    if (const auto route = seen.routes.find(id); route != seen.routes.end()) {
        facts.route = route->second;
    }
    for (const std::string &name : names) {
        if (const auto refusal = seen.refusals.find(name); refusal != seen.refusals.end()) {
            facts.refusal = refusal->second;
            facts.refusal->words = name + ": " + facts.refusal->words;
            return;
        }
    }
}

/// Whether what was found out about one is true of the other.
bool isAsItWas(const Service &then, const Service &now)
{
    return now.state.status == then.state.status && now.record.liveColour == then.record.liveColour
        && now.record.revision == then.record.revision;
}

/// What stays true of a service that does not stand still.
/// The container through whose published port visitors come in; empty where none has it.
std::string publisherOf(const DockerService &docker, int port)
{
    for (const auto &[id, container] : docker.containers(localHost())) {
        const bool hasIt = std::ranges::any_of(container.ports, [port](const PortMapping &own) {
            return own.hostPort == port && own.protocol == Protocol::Tcp;
        });
        if (hasIt && container.status == ContainerStatus::Running) {
            return container.name;
        }
    }
    return {};
}

RouteFacts restlessFacts(RouteFacts facts, const Service &now)
{
    facts.status = now.state.status;
    facts.statusReason = now.state.statusReason;
    facts.health = ContainerHealth::None;
    facts.place.reset();
    facts.route.reset();
    facts.dial.clear();
    facts.upstreamFailure.clear();
    facts.visit.reset();
    return facts;
}

} // namespace

std::optional<PlaceFacts> RouteExamination::placeOf(const Service &service, const Container &live) const
{
    const ServiceRecord &record = service.record;
    if (!m_tools.addresses.pinsAddresses(record.config.hostId) || record.config.domain.empty()) {
        return std::nullopt;
    }
    PlaceFacts place{live.name, m_tools.addresses.network().name, record.addresses.of(record.liveColour).ip, {}};
    if (const auto found = live.addresses.find(place.network); found != live.addresses.end()) {
        place.actual = found->second;
    }
    return place;
}

/// Asked of the engine now: it tells nobody when a container leaves a network.
Task<void> RouteExamination::lookAtContainer(CallContext context, std::shared_ptr<const Service> service,
                                             std::shared_ptr<RouteFacts> facts)
{
    const ServiceRecord &record = service->record;
    const auto live = liveContainer(record, m_tools.states.containersOf(record.id));
    if (!isUp(*service) || !live) {
        co_return;
    }
    facts->health = live->health;
    const auto seen = co_await settle(
        m_tools.engines.engine(record.config.hostId).inspectContainer(context.withDeadline(LookPatience), live->id));
    context.cancel.throwIfCancelled();
    if (!seen.failure) {
        facts->health = seen.value->health;
        facts->place = placeOf(*service, *seen.value);
    }
}

Task<std::optional<RouteFacts>> RouteExamination::examine(CallContext context, ServiceId id,
                                                          std::shared_ptr<const ProxySurroundings> seen)
{
    std::optional<RouteFacts> facts;
    auto now = m_tools.states.find(id);
    for (int look = 1; now && look <= LooksAtMost; ++look) {
        const auto then = now;
        facts = co_await examineOnce(context, then, seen);
        now = m_tools.states.find(id);
        if (now && isAsItWas(*then, *now)) {
            co_return std::optional<RouteFacts>(facts);
        }
    }
    co_return now ? std::optional(restlessFacts(*facts, *now)) : std::nullopt;
}

Task<RouteFacts> RouteExamination::examineOnce(CallContext context, std::shared_ptr<const Service> service,
                                               std::shared_ptr<const ProxySurroundings> seen)
{
    const auto facts = std::make_shared<RouteFacts>();
    const ServiceConfig &config = service->record.config;
    facts->service = config.name;
    facts->host = config.domain;
    facts->status = service->state.status;
    facts->statusReason = service->state.statusReason;
    takeFrom(*seen, service->record.id, hostsOf(config), *facts);
    if (seen->hasOwnNetwork && m_tools.addresses.pinsAddresses(config.hostId)) {
        facts->networkToJoin = m_tools.addresses.network().name;
        facts->proxyContainer = publisherOf(m_tools.docker, m_tools.caddy.status().httpPort);
    }
    if (context.deadline.left(std::chrono::milliseconds(1)).count() == 0) {
        co_return RouteFacts(*facts);
    }
    co_await lookAtContainer(context, service, facts);
    if (const auto upstream = liveUpstream(*service)) {
        facts->dial = dialText(*upstream);
        facts->upstreamFailure = co_await upstreamFailure(context, *upstream);
    }
    if (!config.domain.empty() && m_tools.caddy.status().reachable) {
        co_await seeFromOutside(context, service->record.id, config, facts);
    }
    co_return RouteFacts(*facts);
}

bool RouteExamination::mayBeVisited(const ServiceId &id) const
{
    const auto now = m_tools.states.find(id);
    // A visitor wakes who sleeps and who crashed, and calls back who falls asleep.
    return now && now->state.status != ServiceStatus::Stopping && visitVerdict(*now, false) == VisitVerdict::IsRefused;
}

Task<void> RouteExamination::seeFromOutside(CallContext context, ServiceId id, ServiceConfig config,
                                            std::shared_ptr<RouteFacts> facts)
{
    const std::string host = nameToAsk(config.domain);
    if (mayBeVisited(id)) {
        facts->visit = co_await visit(context, host);
    }
    if (config.tls != TlsMode::Off) {
        const bool isSentOn = facts->visit && facts->visit->sendsToHttps;
        co_await visitEncrypted(context, host, isSentOn && mayBeVisited(id), facts);
    }
    if (!isSpecialUse(config.domain)) {
        facts->domain = co_await m_tools.domains.follow(context, config.domain);
    }
}

Task<std::string> RouteExamination::upstreamFailure(CallContext context, UpstreamAddress upstream)
{
    ProbeTarget target;
    target.ip = upstream.ip;
    target.port = upstream.port;
    const auto answer = co_await m_tools.probe.probe(context.withDeadline(LookPatience), std::move(target));
    co_return answer.passed ? std::string() : answer.reason;
}

Task<VisitFacts> RouteExamination::visit(CallContext context, std::string host)
{
    const ProxyStatus status = m_tools.caddy.status();
    const auto asked = co_await settle(
        m_tools.sight.ask(context.withDeadline(LookPatience), {status.visitorsAt, status.httpPort, std::move(host), "/"}));
    VisitFacts facts;
    if (asked.failure) {
        facts.failure = asError(asked.failure).message();
    } else {
        facts.status = asked.value->status;
        facts.body = asked.value->body;
        facts.sendsToHttps = facts.status >= 300 && facts.status < 400 && asked.value->location.starts_with("https://");
    }
    co_return facts;
}

Task<void> RouteExamination::visitEncrypted(CallContext context, std::string host, bool visits,
                                            std::shared_ptr<RouteFacts> facts)
{
    const ProxyStatus status = m_tools.caddy.status();
    const auto seen = co_await settle(
        m_tools.sight.askEncrypted(context.withDeadline(LookPatience),
                                   {status.visitorsAt, status.httpsPort, std::move(host), std::string(visits ? "/" : "")}));
    CertificateFacts certificate;
    if (seen.failure) {
        certificate.failure = asError(seen.failure).message();
        facts->certificate = certificate;
        co_return;
    }
    const SeenCertificate &shown = seen.value->certificate;
    certificate = {shown.validUntil, shown.issuer, shown.problems, shown.isKnownAuthority, {}};
    facts->certificate = certificate;
    if (visits) {
        const SightAnswer &answer = seen.value->answer;
        facts->visit = VisitFacts{answer.status, answer.body,
                                  answer.status == 0 ? std::string("nothing came back over HTTPS.") : std::string(), false};
    }
}

} // namespace wakedock::core
