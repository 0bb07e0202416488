#include "tests/demo/demo_world.h"

#include "backend/core/domain/rules/stack_rules.h"
#include "backend/shared/utils/uuid.h"
#include "tests/demo/demo_data.h"

#include <algorithm>
#include <utility>

namespace wakedock::tests {

using namespace wakedock::core;
using models::WindowUseCases;

namespace {

Timestamp worldNow()
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

ServiceStatus statusWhile(OperationKind kind)
{
    return kind == OperationKind::Stop || kind == OperationKind::Remove || kind == OperationKind::Sleep
        ? ServiceStatus::Stopping
        : ServiceStatus::Deploying;
}

ServiceStatus statusAfter(OperationKind kind)
{
    if (kind == OperationKind::Sleep) {
        return ServiceStatus::Sleeping;
    }
    return kind == OperationKind::Stop ? ServiceStatus::Stopped : ServiceStatus::Running;
}

} // namespace

DemoWorld::DemoWorld(Scenario scenario, QObject *parent)
    : QObject(parent)
    , m_scenario(scenario)
    , m_dockerIsThere(scenario != Scenario::DockerDown)
    , m_handlers(std::make_shared<Handlers>())
    , m_caddy([this](std::string call) { m_calls.push_back(call); })
    , m_engine([this](Event event) { publish(std::move(event)); }, [this](std::string call) { m_calls.push_back(call); })
    , m_hosts([this](Event event) { publish(std::move(event)); }, [this](std::string call) { m_calls.push_back(call); })
    , m_stacks([this](Event event) { publish(std::move(event)); }, [this](std::string call) { m_calls.push_back(call); },
               [this](Operation operation) { return begin(std::move(operation)); })
    , m_registries([this](std::string call) { m_calls.push_back(call); })
    , m_certificates([this](std::string call) { m_calls.push_back(call); })
    , m_routes([this](std::string call) { m_calls.push_back(call); })
    , m_pace(this)
    , m_meter(this)
{
    connect(&m_pace, &QTimer::timeout, this, &DemoWorld::advance);
    connect(&m_meter, &QTimer::timeout, this, [this] { measure(); });
    furnish();
    if (scenario == Scenario::Empty) {
        return;
    }
    const auto services = demoServices(worldNow());
    for (const Service &one : services) {
        m_services.emplace(one.record.id, one);
        m_deployments.emplace(one.record.id, demoDeployments(one, worldNow()));
    }
    for (const Operation &one : demoOperations(services, worldNow())) {
        m_operations.emplace(one.id, one);
    }
    for (const Operation &one : demoStackOperations(worldNow())) {
        m_operations.emplace(one.id, one);
    }
}

void DemoWorld::furnish()
{
    static const std::map<Scenario, DemoEngine::Mood> moods = {{Scenario::Loading, DemoEngine::Mood::Loading},
                                                               {Scenario::Failing, DemoEngine::Mood::Failing},
                                                               {Scenario::DockerDown, DemoEngine::Mood::Away}};
    const auto mood = moods.find(m_scenario);
    m_engine.setMood(mood == moods.end() ? DemoEngine::Mood::Well : mood->second);
    m_hosts.setFailing(m_scenario == Scenario::Failing);
    m_stacks.setFailing(m_scenario == Scenario::Failing);
    m_registries.setFailing(m_scenario == Scenario::Failing);
    m_caddy.setFailing(m_scenario == Scenario::Failing);
    m_caddy.fill(m_scenario != Scenario::Empty, worldNow());
    m_certificates.setFailing(m_scenario == Scenario::Failing);
    m_routes.setFailing(m_scenario == Scenario::Failing);
    const bool isEmpty = m_scenario == Scenario::Empty;
    m_hosts.fill(!isEmpty, worldNow());
    if (!isEmpty) {
        m_engine.fill(demoObjects(demoServices(worldNow()), worldNow()));
        m_stacks.fill(demoStacks(worldNow()));
        m_registries.fill(worldNow());
        m_certificates.fill(worldNow());
        m_routes.fill(worldNow());
    }
}

void DemoWorld::setPace(std::chrono::milliseconds pace)
{
    m_pace.setInterval(pace);
    m_meter.setInterval(2 * pace);
    if (pace.count() > 0) {
        m_pace.start();
        m_meter.start();
    }
}

OperationTicket DemoWorld::begin(const Service &service, OperationKind kind, const std::string &actor)
{
    m_running.emplace_back(demoOperation(kind, service, actor), service.record.config.image);
    const DemoRunner &runner = m_running.back();
    report(runner);
    setStatus(service.record.config.name, statusWhile(kind));
    OperationTicket ticket;
    ticket.operationId = runner.operation().id;
    return ticket;
}

OperationTicket DemoWorld::begin(Operation operation)
{
    m_running.emplace_back(std::move(operation), std::string());
    report(m_running.back());
    OperationTicket ticket;
    ticket.operationId = m_running.back().operation().id;
    return ticket;
}

void DemoWorld::report(const DemoRunner &runner)
{
    m_operations.insert_or_assign(runner.operation().id, runner.operation());
    publish(OperationChanged{std::make_shared<const Operation>(runner.operation())});
}

bool DemoWorld::advance()
{
    for (auto runner = m_running.begin(); runner != m_running.end();) {
        const bool goesOn = runner->advance();
        report(*runner);
        if (!goesOn) {
            conclude(*runner);
            runner = m_running.erase(runner);
        } else {
            ++runner;
        }
    }
    return !m_running.empty();
}

void DemoWorld::conclude(const DemoRunner &runner)
{
    const Operation &operation = runner.operation();
    if (stackOfSubject(operation.serviceId)) {
        m_stacks.conclude(operation);
        return;
    }
    const bool worked = operation.status == RunStatus::Succeeded;
    if (operation.kind == OperationKind::Pull) {
        if (worked) {
            m_engine.pulled(runner.image());
        }
        return;
    }
    Service &known = service(operation.serviceId);
    if (operation.kind == OperationKind::Deploy || operation.kind == OperationKind::Redeploy
        || operation.kind == OperationKind::Rollback) {
        concludeDeployment(runner, known);
    } else if (operation.kind == OperationKind::Remove && worked) {
        const Service gone = known;
        m_services.erase(gone.record.id);
        announce(Change::Removed, gone);
    } else if (operation.kind == OperationKind::Adopt) {
        concludeAdoption(runner, known);
    } else {
        setStatus(operation.serviceName, statusAfter(operation.kind));
    }
}

void DemoWorld::concludeDeployment(const DemoRunner &runner, Service &known)
{
    const Operation &operation = runner.operation();
    const bool worked = operation.status == RunStatus::Succeeded;
    Deployment deployment;
    deployment.id = DeploymentId(makeUuid());
    deployment.serviceId = known.record.id;
    deployment.serviceName = known.record.config.name;
    deployment.revision = known.record.revision + 1;
    deployment.trigger = operation.kind == OperationKind::Deploy ? DeployTrigger::Create
        : operation.kind == OperationKind::Rollback              ? DeployTrigger::Rollback
                                                                 : DeployTrigger::Redeploy;
    deployment.status = operation.status;
    deployment.steps = operation.steps;
    deployment.error = operation.error;
    deployment.actor = operation.actor;
    deployment.startedAt = operation.createdAt;
    deployment.finishedAt = operation.finishedAt;
    auto &history = m_deployments[known.record.id];
    history.insert(history.begin(), deployment);
    const std::string address = known.record.config.domain.empty() ? "" : "https://" + known.record.config.domain;
    if (worked || known.record.revision > 0) {
        known.record.revision += worked ? 1 : 0;
        setStatus(operation.serviceName, ServiceStatus::Running);
    } else {
        const Service gone = known;
        m_services.erase(gone.record.id);
        announce(Change::Removed, gone);
    }
    publish(DeploymentFinished{std::make_shared<const Deployment>(deployment), address});
}

void DemoWorld::measure(int times)
{
    for (int i = 0; i < times; ++i) {
        auto usage = std::make_shared<std::map<ServiceId, ContainerUsage>>();
        for (const auto &[id, one] : m_services) {
            if (one.state.status == ServiceStatus::Running || one.state.status == ServiceStatus::Unhealthy) {
                usage->emplace(id, demoUsage(one, m_tick));
            }
        }
        ++m_tick;
        publish(UsageSampled{std::move(usage), m_engine.usage(m_tick)});
    }
}

void DemoWorld::setDockerThere(bool there)
{
    m_dockerIsThere = there;
    publish(ComponentHealthChanged{demoHealth(there, worldNow()).at(1)});
}

void DemoWorld::setStatus(const std::string &name, ServiceStatus status, const std::string &reason)
{
    Service &known = service(idOf(name));
    known.state.status = status;
    known.state.statusReason = reason;
    known.record.updatedAt = worldNow();
    announce(Change::Updated, known);
}

ServiceId DemoWorld::idOf(const std::string &name) const
{
    const auto found =
        std::ranges::find_if(m_services, [&name](const auto &one) { return one.second.record.config.name == name; });
    return found == m_services.end() ? ServiceId() : found->first;
}

Service &DemoWorld::service(const ServiceId &id)
{
    const auto found = m_services.find(id);
    if (found == m_services.end()) {
        throw Error(ErrorCode::NotFound, "service_not_found", "This service is no longer there.");
    }
    return found->second;
}

Operation DemoWorld::operation(const OperationId &id) const
{
    const auto found = m_operations.find(id);
    if (found == m_operations.end()) {
        throw Error(ErrorCode::NotFound, "operation_not_found", "This operation is no longer known.");
    }
    return found->second;
}

void DemoWorld::announce(Change change, const Service &service)
{
    publish(ServiceChanged{change, std::make_shared<const Service>(service)});
}

void DemoWorld::publish(Event event)
{
    const EventRecord record{++m_seq, worldNow(), std::move(event)};
    const auto handlers = *m_handlers;
    for (const auto &handler : handlers) {
        handler(record);
    }
}

} // namespace wakedock::tests
