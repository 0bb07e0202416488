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

std::vector<ServiceId> diagnosed(const StateService &states, const DiagnoseRequest &request)
{
    if (request.service) {
        auto found = states.find(ServiceId(*request.service));
        found = found ? std::move(found) : states.findByName(*request.service);
        if (!found) {
            throw Error(ErrorCode::NotFound, "service_not_found", "There is no such service.");
        }
        return {found->record.id};
    }
    std::vector<ServiceId> routed;
    for (const auto &service : states.all()) {
        if (!service->record.config.domain.empty()) {
            routed.push_back(service->record.id);
        }
    }
    return routed;
}

bool isOver(const Deadline &deadline)
{
    return deadline.left(std::chrono::milliseconds(1)).count() == 0;
}

Finding notLookedAt(const ServiceConfig &config)
{
    return {"service",           Severity::Info, config.domain, config.name + " was not looked at: the time was over.",
            "Ask for it alone.", false};
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
    const auto ids = diagnosed(m_states, request);
    Diagnosis diagnosis;
    diagnosis.at = m_clock.now();
    const auto isTrue = co_await m_caddy.isTrue(context);
    add(diagnosis.findings, proxyFindings(m_caddy.status(), isTrue));
    for (const ServiceId &id : ids) {
        // Looked up now: it may have fallen asleep, or be gone, since the look began.
        const auto service = m_states.find(id);
        if (!service) {
            continue;
        }
        auto findings = routeFindings(co_await factsOf(context, service), m_caddy.status(), m_clock.now());
        context.cancel.throwIfCancelled();
        // What was cut short would accuse a service that nobody really looked at.
        if (isOver(context.deadline)) {
            findings = {notLookedAt(service->record.config)};
        }
        add(diagnosis.findings, std::move(findings));
    }
    co_return diagnosis;
}

Task<RouteFacts> DiagnoseProxy::factsOf(CallContext context, DiagnosedService service)
{
    const auto facts = std::make_shared<RouteFacts>();
    const ServiceConfig &config = service->record.config;
    facts->service = config.name;
    facts->host = config.domain;
    facts->status = service->state.status;
    facts->statusReason = service->state.statusReason;
    if (isOver(context.deadline)) {
        co_return RouteFacts(*facts);
    }
    if (const auto upstream = liveUpstream(*service)) {
        facts->dial = dialText(*upstream);
        facts->upstreamFailure = co_await upstreamFailure(context, *upstream);
    }
    if (!config.domain.empty() && m_caddy.status().reachable) {
        co_await seeFromOutside(context, service->record.id, config, facts);
    }
    co_return RouteFacts(*facts);
}

Task<void> DiagnoseProxy::seeFromOutside(CallContext context, ServiceId id, ServiceConfig config,
                                         std::shared_ptr<RouteFacts> facts)
{
    const std::string host = nameToAsk(config.domain);
    // A visit would wake who sleeps, also who fell asleep a moment ago.
    const auto now = m_states.find(id);
    const bool visits = now && now->state.status != ServiceStatus::Sleeping;
    if (visits) {
        facts->visit = co_await visit(context, host);
    }
    if (config.tls != TlsMode::Off) {
        co_await visitEncrypted(context, host, visits, facts);
    }
    if (!isSpecialUse(config.domain)) {
        facts->domain = co_await m_domains.follow(context, config.domain);
    }
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
        facts.sendsToHttps = facts.status >= 300 && facts.status < 400 && asked.value->location.starts_with("https://");
    }
    co_return facts;
}

Task<void> DiagnoseProxy::visitEncrypted(CallContext context, std::string host, bool visits,
                                         std::shared_ptr<RouteFacts> facts)
{
    const ProxyStatus status = m_caddy.status();
    const bool isSentOn = facts->visit && facts->visit->sendsToHttps;
    const auto seen = co_await settle(m_sight.askEncrypted(
        context.withDeadline(LookPatience),
        {status.visitorsAt, status.httpsPort, std::move(host), visits && isSentOn ? std::string("/") : std::string()}));
    CertificateFacts certificate;
    if (seen.failure) {
        certificate.failure = asError(seen.failure).message();
        facts->certificate = certificate;
        co_return;
    }
    const SeenCertificate &shown = seen.value->certificate;
    certificate = {shown.validUntil, shown.issuer, shown.problems, shown.isKnownAuthority, {}};
    facts->certificate = certificate;
    if (visits && isSentOn) {
        const SightAnswer &answer = seen.value->answer;
        facts->visit = VisitFacts{answer.status, answer.body,
                                  answer.status == 0 ? std::string("nothing came back over HTTPS.") : std::string(), false};
    }
}

} // namespace wakedock::core
