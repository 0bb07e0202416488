#pragma once

#include "models/common/window_use_cases.h"
#include "tests/demo/demo_caddy.h"
#include "tests/demo/demo_certificates.h"
#include "tests/demo/demo_engine.h"
#include "tests/demo/demo_hosts.h"
#include "tests/demo/demo_registries.h"
#include "tests/demo/demo_routes.h"
#include "tests/demo/demo_runner.h"
#include "tests/demo/demo_stacks.h"
#include "tests/demo/demo_terminals.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::tests {

/// A whole backend that exists in memory only. Lives on one thread, which plays the backend thread.
class DemoWorld : public QObject
{
    Q_OBJECT

public:
    enum class Scenario { Full, Empty, Loading, Failing, DockerDown };
    Q_ENUM(Scenario)

    explicit DemoWorld(Scenario scenario, QObject *parent = nullptr);

    /// Doors into this world; it must outlive them.
    [[nodiscard]] models::WindowUseCases doors();
    /// Time between two bits of an operation; zero = only advance() moves it.
    void setPace(std::chrono::milliseconds pace);
    /// Moves every running operation one bit on. False when none runs.
    bool advance();
    /// Lets usage be measured now, `times` times.
    void measure(int times = 1);
    void setDockerThere(bool there);
    /// What the doors did, in order: `stop shop`.
    [[nodiscard]] const std::vector<std::string> &calls() const { return m_calls; }
    /// Changes a service as if the engine had told of it.
    void setStatus(const std::string &name, core::ServiceStatus status, const std::string &reason = {});
    void publish(core::Event event);
    void giveToStack(const std::string &name);
    void refuseAdvice() { m_refusesAdvice = true; }
    DemoCaddy &caddy() { return m_caddy; }
    DemoEngine &engine() { return m_engine; }
    DemoHosts &hosts() { return m_hosts; }
    DemoStacks &stacks() { return m_stacks; }
    DemoRegistries &registries() { return m_registries; }
    [[nodiscard]] core::ServiceId idOf(const std::string &name) const;
    [[nodiscard]] DemoTerminals &terminals() { return m_terminals; }

private:
    using Handlers = std::list<models::WindowUseCases::EventHandler>;

    void readingDoors(models::WindowUseCases &doors);
    void operationDoors(models::WindowUseCases &doors);
    void actionDoors(models::WindowUseCases &doors);
    void objectDoors(models::WindowUseCases &doors);
    void sleepDoors(models::WindowUseCases &doors);
    void furnish();
    Task<core::ServiceList> listServices();
    Task<core::OperationTicket> deploy(core::CallContext context, core::DeployRequest request);
    Task<core::OperationTicket> keepAwake(core::ServiceId id, std::chrono::minutes span);
    Task<core::OperationTicket> change(core::ChangeRequest request);
    Task<core::DeploymentPlan> plan(core::PlanRequest request);
    Task<core::OperationTicket> act(core::CallContext context, core::ServiceId id, core::OperationKind kind);
    Task<core::OperationId> pull(core::CallContext context, std::string reference);
    Task<models::AdoptionStart> adopt(core::CallContext context, core::AdoptRequest request);
    void mustBeDeployable(const core::ServiceConfig &config) const;
    core::Operation operation(const core::OperationId &id) const;
    core::Service &service(const core::ServiceId &id);
    core::OperationTicket begin(const core::Service &service, core::OperationKind kind, const std::string &actor);
    core::OperationTicket begin(core::Operation operation);
    void report(const DemoRunner &runner);
    void conclude(const DemoRunner &runner);
    void concludeAdoption(const DemoRunner &runner, const core::Service &service);
    void concludeDeployment(const DemoRunner &runner, core::Service &service);
    void announce(core::Change change, const core::Service &service);

    Scenario m_scenario;
    bool m_dockerIsThere;
    bool m_refusesAdvice = false;
    std::map<core::ServiceId, core::Service> m_services;
    std::map<core::ServiceId, std::vector<core::Deployment>> m_deployments;
    std::map<core::OperationId, core::Operation> m_operations;
    std::list<DemoRunner> m_running;
    std::shared_ptr<Handlers> m_handlers;
    std::vector<std::string> m_calls;
    DemoTerminals m_terminals;
    DemoCaddy m_caddy;
    DemoEngine m_engine;
    DemoHosts m_hosts;
    DemoStacks m_stacks;
    DemoRegistries m_registries;
    DemoCertificates m_certificates;
    DemoRoutes m_routes;
    QTimer m_pace;
    QTimer m_meter;
    std::uint64_t m_seq = 0;
    int m_tick = 0;
};

} // namespace wakedock::tests
