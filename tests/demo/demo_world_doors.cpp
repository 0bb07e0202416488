// What the window may ask of the demo world.
#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/service_rules.h"
#include "backend/shared/utils/uuid.h"
#include "tests/demo/demo_data.h"
#include "tests/demo/demo_domains.h"
#include "tests/demo/demo_traffic.h"
#include "tests/demo/demo_world.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace wakedock::tests {

using namespace wakedock::core;
using models::WindowUseCases;

namespace {

Timestamp doorsNow()
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

} // namespace

WindowUseCases DemoWorld::doors()
{
    WindowUseCases doors;
    readingDoors(doors);
    operationDoors(doors);
    actionDoors(doors);
    doors.terminals = m_terminals.doors();
    objectDoors(doors);
    sleepDoors(doors);
    doors.caddy = m_caddy.doors();
    doors.hosts = m_hosts.doors();
    doors.stacks = m_stacks.doors();
    doors.registries = m_registries.doors();
    doors.certificates = m_certificates.doors();
    doors.routes = m_routes.doors();
    doors.subscribe = [this](WindowUseCases::EventHandler handler) {
        m_handlers->push_back(std::move(handler));
        const auto place = std::prev(m_handlers->end());
        return std::shared_ptr<void>(nullptr, [handlers = m_handlers, place](void *) { handlers->erase(place); });
    };
    return doors;
}

// The doors are lambdas kept by the doors struct, so what they capture outlives their coroutines.
void DemoWorld::readingDoors(WindowUseCases &doors)
{
    doors.listServices = [this](CallContext) { return listServices(); };
    doors.usage = [](CallContext) -> Task<WindowUseCases::Usage> {
        co_return std::make_shared<const std::map<ServiceId, ContainerUsage>>();
    };
    doors.listDeployments = [this](CallContext, ListDeploymentsRequest request) -> Task<std::vector<Deployment>> {
        co_return std::vector<Deployment>(m_deployments[request.serviceId]); // QCoro moves from what a bare name refers to.
    };
    doors.systemHealth = [this](CallContext) -> Task<SystemHealth> {
        co_return SystemHealth{true, !m_dockerIsThere, demoHealth(m_dockerIsThere, doorsNow())};
    };
    doors.systemInfo = [this](CallContext) -> Task<SystemInfo> {
        SystemInfo info;
        info.version = WAKEDOCK_VERSION;
        info.instanceName = "workbench";
        info.startedAt = doorsNow() - std::chrono::hours(5);
        if (m_dockerIsThere) {
            info.engine = {"Docker Engine", "20.10.24", "1.41", "linux", "amd64"};
        }
        info.proxy.reachable = true;
        info.proxy.version = "2.6.2";
        info.proxy.managed = true;
        info.proxy.activeRoutes = 7;
        co_return info;
    };
}

Task<ServiceList> DemoWorld::listServices()
{
    if (m_scenario == Scenario::Loading) {
        co_await Completion<void>();
    }
    if (m_scenario == Scenario::Failing) {
        throw Error(ErrorCode::Unavailable, "database_unavailable",
                    "WakeDock's database could not be opened: the disk is full.")
            .withRemedy("Free some space on the disk that holds WakeDock's data folder, then try again.");
    }
    ServiceList list;
    list.seq = m_seq;
    for (const auto &[id, one] : m_services) {
        list.services.push_back(std::make_shared<const Service>(one));
    }
    std::ranges::sort(list.services, {}, [](const auto &one) { return one->record.config.name; });
    co_return list;
}

void DemoWorld::operationDoors(WindowUseCases &doors)
{
    doors.listOperations = [this](CallContext, Page) -> Task<std::vector<Operation>> {
        std::vector<Operation> operations;
        for (const auto &[id, one] : m_operations) {
            operations.push_back(one);
        }
        std::ranges::sort(operations, std::greater{}, &Operation::createdAt);
        co_return operations;
    };
    doors.getOperation = [this](CallContext, OperationId id) -> Task<Operation> { co_return Operation(operation(id)); };
    doors.cancelOperation = [this](CallContext, OperationId id) -> Task<Operation> {
        for (DemoRunner &runner : m_running) {
            if (runner.operation().id == id) {
                runner.cancel();
                report(runner);
            }
        }
        co_return Operation(operation(id));
    };
}

void DemoWorld::actionDoors(WindowUseCases &doors)
{
    doors.deploy = [this](CallContext context, DeployRequest request) {
        return deploy(std::move(context), std::move(request));
    };
    doors.change = [this](CallContext, ChangeRequest request) { return change(std::move(request)); };
    const auto door = [this](OperationKind kind) {
        return [this, kind](CallContext context, ServiceId id) { return act(std::move(context), std::move(id), kind); };
    };
    doors.start = door(OperationKind::Start);
    doors.stop = door(OperationKind::Stop);
    doors.restart = door(OperationKind::Restart);
    doors.wake = door(OperationKind::Wake);
    doors.putToSleep = [this](CallContext context, PutServiceToSleep::Request request) {
        return act(std::move(context), std::move(request.id), OperationKind::Sleep);
    };
    doors.keepAwake = [this](CallContext, KeepServiceAwake::Request request) {
        return keepAwake(std::move(request.id), request.span);
    };
    doors.redeploy = door(OperationKind::Redeploy);
    doors.rollBack = [this](CallContext context, RollBackRequest request) {
        return act(std::move(context), std::move(request.id), OperationKind::Rollback);
    };
    doors.plan = [this](CallContext, PlanRequest request) { return plan(std::move(request)); };
    doors.diagnose = [this](CallContext, DiagnoseRequest) -> Task<Diagnosis> {
        co_return demoDiagnosis(std::ranges::count(m_calls, "renew routes") > 0, doorsNow());
    };
    doors.mend = [this](CallContext, MendRequest request) -> Task<MendReport> {
        m_calls.push_back("mend " + (request.findings ? request.findings->front() : std::string("all")));
        m_calls.emplace_back("renew routes");
        MendReport report{{{"drift", "WakeDock's routes are back in Caddy.", {}}}, demoDiagnosis(true, doorsNow())};
        co_return MendReport(report);
    };
    doors.proxyTraffic = [](CallContext) -> Task<TrafficReport> { co_return demoTraffic(doorsNow()); };
    doors.renewRoutes = [this](CallContext) -> Task<void> {
        m_calls.emplace_back("renew routes");
        co_return;
    };
    doors.validateDomain = [this](CallContext, std::string domain) -> Task<DomainCheck> {
        std::vector<ServiceRecord> records;
        for (const auto &[id, one] : m_services) {
            records.push_back(one.record);
        }
        co_return demoDomainCheck(domain, records);
    };
    doors.remove = [this](CallContext context, RemoveRequest request) {
        if (request.keepContainer) {
            m_calls.emplace_back("keep the container");
        }
        return act(std::move(context), std::move(request.id), OperationKind::Remove);
    };
}

void DemoWorld::mustBeDeployable(const ServiceConfig &config) const
{
    auto problems = brokenRules(config);
    if (!problems.empty()) {
        throw Error(ErrorCode::Invalid, "invalid_service", "The configuration breaks a rule.")
            .withFields(std::move(problems));
    }
    if (!m_dockerIsThere) {
        throw Error(ErrorCode::Unavailable, "docker_unavailable", "Docker is not reachable, so nothing can be deployed.")
            .withRemedy("Start Docker; WakeDock connects by itself.");
    }
    std::vector<ServiceRecord> others;
    for (const auto &[id, one] : m_services) {
        others.push_back(one.record);
    }
    requireNoConflict(config, {}, others);
}

Task<OperationTicket> DemoWorld::deploy(CallContext context, DeployRequest request)
{
    Service fresh;
    fresh.record.config = normalised(std::move(request.config));
    mustBeDeployable(fresh.record.config);
    fresh.record.id = ServiceId(makeUuid());
    fresh.record.owner = context.actor.name;
    fresh.record.createdAt = fresh.record.updatedAt = doorsNow();
    fresh.state.status = ServiceStatus::Created;
    m_calls.push_back("deploy " + fresh.record.config.name);
    m_services.emplace(fresh.record.id, fresh);
    announce(Change::Created, fresh);
    co_return begin(fresh, OperationKind::Deploy, context.actor.name);
}

Task<OperationTicket> DemoWorld::change(ChangeRequest request)
{
    Service &known = service(request.id);
    m_calls.push_back("change " + known.record.config.name + (request.apply ? "" : " without a deployment"));
    known.record.config = request.config;
    ++known.record.version;
    announce(Change::Updated, known);
    OperationTicket ticket;
    ticket.done.succeed(std::make_shared<const Service>(known));
    co_return OperationTicket(ticket);
}

Task<DeploymentPlan> DemoWorld::plan(PlanRequest request)
{
    if (!m_dockerIsThere) {
        throw Error(ErrorCode::Unavailable, "docker_unavailable", "Docker is not reachable, so nothing can be planned.")
            .withRemedy("Start Docker; WakeDock connects by itself.");
    }
    PlanFacts facts;
    facts.proxy.version = "2.6.2";
    facts.proxy.managed = true;
    facts.image = ImageInfo{"sha256:1", {}, {{"", 0, 80, Protocol::Tcp}}, true};
    facts.wished = request.config.value_or(ServiceConfig());
    if (request.id) {
        facts.id = *request.id;
        facts.inForce = service(*request.id).record;
        facts.inForce->resolvedPort = upstreamPort(facts.inForce->config, *facts.image);
        facts.wished = facts.inForce->config;
        Container live;
        live.name = "wakedock-" + facts.wished.name + "-4f1a2b";
        live.status = ContainerStatus::Running;
        live.labels[label::Colour] = facts.inForce->liveColour == Colour::A ? "a" : "b";
        facts.containers = {live};
        for (const VolumeMount &volume : facts.wished.volumes) {
            facts.volumes.push_back(volume.source);
        }
    }
    facts.imageReference = facts.wished.image;
    co_return deploymentPlan(facts);
}

Task<OperationTicket> DemoWorld::act(CallContext context, ServiceId id, OperationKind kind)
{
    static const std::map<OperationKind, std::string> words = {
        {OperationKind::Start, "start "},     {OperationKind::Stop, "stop "},
        {OperationKind::Restart, "restart "}, {OperationKind::Redeploy, "redeploy "},
        {OperationKind::Remove, "remove "},   {OperationKind::Rollback, "roll back "},
        {OperationKind::Wake, "wake "},       {OperationKind::Sleep, "put to sleep "}};
    const Service &known = service(id);
    m_calls.push_back(words.at(kind) + known.record.config.name);
    if (!m_dockerIsThere) {
        throw Error(ErrorCode::Unavailable, "docker_unavailable",
                    "Docker is not reachable, so the service cannot be changed.")
            .withRemedy("Start Docker; WakeDock connects by itself.");
    }
    co_return begin(known, kind, context.actor.name);
}

} // namespace wakedock::tests
