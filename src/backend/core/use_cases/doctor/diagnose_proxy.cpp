#include "backend/core/use_cases/doctor/diagnose_proxy.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/domain_judgement.h"
#include "backend/core/domain/rules/domain_name.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace wakedock::core {

namespace {

constexpr std::chrono::seconds DiagnosisPatience{60};
constexpr std::chrono::seconds LookPatience{4};

using DiagnosedService = std::shared_ptr<const Service>;

std::vector<DiagnosedService> diagnosed(const StateService &states, const DiagnoseRequest &request)
{
    if (request.service) {
        auto found = states.find(ServiceId(*request.service));
        found = found ? std::move(found) : states.findByName(*request.service);
        if (!found) {
            throw Error(ErrorCode::NotFound, "service_not_found", "There is no such service.");
        }
        return {std::move(found)};
    }
    std::vector<DiagnosedService> routed;
    for (auto &service : states.all()) {
        if (!service->record.config.domain.empty()) {
            routed.push_back(std::move(service));
        }
    }
    return routed;
}

/// Where its live container answers; nothing while it does not run.
std::optional<UpstreamAddress> liveUpstream(const Service &service)
{
    const bool runs = service.state.status == ServiceStatus::Running || service.state.status == ServiceStatus::Unhealthy;
    if (!runs || !service.record.resolvedPort) {
        return std::nullopt;
    }
    return dialAddress(service.record.addresses, service.record.liveColour, *service.record.resolvedPort);
}

void add(std::vector<Finding> &all, std::vector<Finding> more)
{
    std::ranges::move(more, std::back_inserter(all));
}

} // namespace

DiagnoseProxy::DiagnoseProxy(const StateService &states, CaddyService &caddy, IDomainSight &sight, IHealthProbe &probe,
                             ValidateDomain &domains, IClock &clock)
    : m_states(states)
    , m_caddy(caddy)
    , m_sight(sight)
    , m_probe(probe)
    , m_domains(domains)
    , m_clock(clock)
{
}

Task<Diagnosis> DiagnoseProxy::execute(CallContext context, DiagnoseRequest request)
{
    requirePermission(context.actor, permission::ServicesOperate);
    context = context.withDeadline(DiagnosisPatience);
    const auto services = diagnosed(m_states, request);
    Diagnosis diagnosis;
    diagnosis.at = m_clock.now();
    const auto isTrue = co_await m_caddy.isTrue(context);
    add(diagnosis.findings, proxyFindings(m_caddy.status(), isTrue));
    for (const DiagnosedService &service : services) {
        const RouteFacts facts = co_await factsOf(context, service);
        context.cancel.throwIfCancelled();
        add(diagnosis.findings, routeFindings(facts, m_caddy.status(), m_clock.now()));
    }
    co_return diagnosis;
}

Task<RouteFacts> DiagnoseProxy::factsOf(CallContext context, DiagnosedService service)
{
    const ServiceConfig &config = service->record.config;
    RouteFacts facts;
    facts.service = config.name;
    facts.host = config.domain;
    facts.status = service->state.status;
    facts.statusReason = service->state.statusReason;
    if (const auto upstream = liveUpstream(*service)) {
        facts.dial = dialText(*upstream);
        facts.upstreamFailure = co_await upstreamFailure(context, *upstream);
    }
    if (config.domain.empty() || !m_caddy.status().reachable) {
        co_return facts;
    }
    const std::string host = nameToAsk(config.domain);
    // A visit would wake who sleeps.
    if (service->state.status != ServiceStatus::Sleeping) {
        facts.visit = co_await visit(context, host);
    }
    if (config.tls != TlsMode::Off) {
        facts.certificate = co_await certificate(context, host);
    }
    if (!isSpecialUse(config.domain)) {
        facts.domain = co_await m_domains.follow(context, config.domain);
    }
    co_return facts;
}

Task<std::string> DiagnoseProxy::upstreamFailure(CallContext context, UpstreamAddress upstream)
{
    ProbeTarget target;
    target.ip = upstream.ip;
    target.port = upstream.port;
    const auto answer = co_await m_probe.probe(context.withDeadline(LookPatience), std::move(target));
    co_return answer.passed ? std::string() : answer.reason;
}

Task<VisitFacts> DiagnoseProxy::visit(CallContext context, std::string host)
{
    const ProxyStatus status = m_caddy.status();
    const auto asked = co_await settle(
        m_sight.ask(context.withDeadline(LookPatience), {status.visitorsAt, status.httpPort, std::move(host), "/"}));
    VisitFacts facts;
    if (asked.failure) {
        facts.failure = asError(asked.failure).message();
    } else {
        facts.status = asked.value->status;
        facts.body = asked.value->body;
    }
    co_return facts;
}

Task<CertificateFacts> DiagnoseProxy::certificate(CallContext context, std::string host)
{
    const ProxyStatus status = m_caddy.status();
    const auto seen = co_await settle(m_sight.certificateAt(context.withDeadline(LookPatience),
                                                            {status.visitorsAt, status.httpsPort, std::move(host), {}}));
    CertificateFacts facts;
    if (seen.failure) {
        facts.failure = asError(seen.failure).message();
    } else {
        facts.validUntil = seen.value->validUntil;
        facts.issuer = seen.value->issuer;
        facts.problems = seen.value->problems;
        facts.isKnownAuthority = seen.value->isKnownAuthority;
    }
    co_return facts;
}

} // namespace wakedock::core
