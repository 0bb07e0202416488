#include "backend/core/use_cases/doctor/diagnose_proxy.h"

#include "backend/core/domain/rules/domain_name.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/port_diagnosis.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace wakedock::core {

namespace {

constexpr std::chrono::seconds DiagnosisPatience{60};
/// Each asks Caddy, a container and a name server: enough to be quick, few enough to disturb none of them.
constexpr std::size_t AtOnce = 8;

bool isOver(const Deadline &deadline)
{
    return deadline.left(std::chrono::milliseconds(1)).count() == 0;
}

Finding notLookedAt(const ServiceConfig &config)
{
    return {"service",
            Severity::Info,
            config.domain,
            config.name + " was not looked at: the time was over.",
            "Ask for it alone.",
            Mend::None,
            {}};
}

void add(std::vector<Finding> &all, std::vector<Finding> more)
{
    std::ranges::move(more, std::back_inserter(all));
}

} // namespace

DiagnoseProxy::DiagnoseProxy(DoctorTools tools, IProxySurroundings &surroundings, IClock &clock)
    : m_tools(tools)
    , m_surroundings(surroundings)
    , m_clock(clock)
    , m_examination(tools)
{
}

std::vector<ServiceId> DiagnoseProxy::diagnosed(const DiagnoseRequest &request) const
{
    if (request.service) {
        auto found = m_tools.states.find(ServiceId(*request.service));
        found = found ? std::move(found) : m_tools.states.findByName(*request.service);
        if (!found) {
            throw Error(ErrorCode::NotFound, "service_not_found", "There is no such service.");
        }
        return {found->record.id};
    }
    std::vector<ServiceId> routed;
    for (const auto &service : m_tools.states.all()) {
        if (!service->record.config.domain.empty()) {
            routed.push_back(service->record.id);
        }
    }
    return routed;
}

Task<Diagnosis> DiagnoseProxy::execute(CallContext context, DiagnoseRequest request)
{
    requirePermission(context.actor, permission::ServicesOperate);
    context = context.withDeadline(DiagnosisPatience);
    const auto round = std::make_shared<Round>();
    round->ids = diagnosed(request);
    round->findings.resize(round->ids.size());
    Diagnosis diagnosis;
    diagnosis.at = m_clock.now();
    const auto isTrue = co_await m_tools.caddy.isTrue(context);
    auto seen = co_await m_surroundings.look(context, m_tools.caddy.wished());
    round->seen = std::make_shared<const ProxySurroundings>(std::move(seen));
    diagnosis.findings = aboutProxy(*round->seen, isTrue);
    std::vector<Task<void>> turns;
    for (std::size_t i = 0; i < std::min(AtOnce, round->ids.size()); ++i) {
        turns.push_back(takeTurns(context, round));
    }
    std::exception_ptr failure;
    for (Task<void> &turn : turns) {
        const auto ended = co_await settle(std::move(turn));
        failure = failure ? failure : ended.failure;
    }
    if (failure) {
        std::rethrow_exception(failure);
    }
    for (Findings &findings : round->findings) {
        add(diagnosis.findings, std::move(findings));
    }
    co_return diagnosis;
}

std::vector<Finding> DiagnoseProxy::aboutProxy(const ProxySurroundings &seen, std::optional<bool> isTrue) const
{
    const ProxyStatus status = m_tools.caddy.status();
    PortExpectations expected;
    expected.isReachable = status.reachable;
    for (const auto &service : m_tools.states.all()) {
        const ServiceConfig &config = service->record.config;
        const bool isServed = service->record.revision > 0 && !config.domain.empty();
        expected.wantsHttps = expected.wantsHttps || (isServed && config.tls != TlsMode::Off);
        expected.isPublic = expected.isPublic || (isServed && !isSpecialUse(config.domain));
    }
    Findings findings = proxyFindings(status, isTrue, seen.closedFolder);
    add(findings, portFindings(seen, expected));
    return findings;
}

Task<void> DiagnoseProxy::takeTurns(CallContext context, RoundPtr round)
{
    while (round->next < round->ids.size()) {
        const std::size_t mine = round->next++;
        round->findings[mine] = co_await aboutService(context, round->ids[mine], round->seen);
    }
}

Task<std::vector<Finding>> DiagnoseProxy::aboutService(CallContext context, ServiceId id,
                                                       std::shared_ptr<const ProxySurroundings> seen)
{
    // Looked up now: it may have fallen asleep, or be gone, since the look began.
    const auto service = m_tools.states.find(id);
    if (!service) {
        co_return Findings();
    }
    const RouteFacts facts = co_await m_examination.examine(context, service, seen);
    context.cancel.throwIfCancelled();
    // What was cut short would accuse a service that nobody really looked at.
    if (isOver(context.deadline)) {
        co_return Findings{notLookedAt(service->record.config)};
    }
    co_return routeFindings(facts, m_tools.caddy.status(), m_clock.now());
}

} // namespace wakedock::core
