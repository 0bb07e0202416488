// What the demo world does to objects of engines as operations: a pull, an adoption.
#include "backend/core/domain/rules/adoption.h"
#include "backend/core/domain/rules/image_reference.h"
#include "backend/core/domain/rules/service_rules.h"
#include "backend/shared/utils/uuid.h"
#include "tests/demo/demo_world.h"

#include <utility>

namespace wakedock::tests {

using namespace wakedock::core;
using models::WindowUseCases;

void DemoWorld::objectDoors(WindowUseCases &doors)
{
    doors.docker = m_engine.doors();
    doors.docker.pullImage = [this](CallContext context, HostId, std::string reference) {
        return pull(std::move(context), std::move(reference));
    };
    doors.docker.adoptContainer = [this](CallContext context, AdoptRequest request) {
        return adopt(std::move(context), std::move(request));
    };
}

Task<OperationId> DemoWorld::pull(CallContext context, std::string reference)
{
    m_engine.mustBeThere();
    Service image; // An operation is about something that has a name.
    image.record.config.name = ImageReference::parse(reference).text();
    m_calls.push_back("pull " + image.record.config.name);
    m_running.emplace_back(demoOperation(OperationKind::Pull, image, context.actor.name), image.record.config.name);
    m_running.back().advance();
    report(m_running.back());
    co_return OperationId(m_running.back().operation().id);
}

Task<models::AdoptionStart> DemoWorld::adopt(CallContext context, AdoptRequest request)
{
    const ContainerSummary &known = m_engine.containerOf(request.container);
    requireAdoptable(known);
    Service fresh;
    ServiceConfig &config = fresh.record.config;
    config.name = request.name.value_or(known.container.name);
    config.image = known.container.image;
    config.ports = known.container.ports;
    config.volumes = known.container.mounts;
    config.domain = request.domain;
    config.upstreamPort = request.upstreamPort;
    config = normalised(std::move(config));
    mustBeDeployable(config);
    fresh.record.id = ServiceId(makeUuid());
    fresh.record.owner = context.actor.name;
    fresh.record.adoptedContainerId = known.container.id;
    fresh.state.containerIds = {known.container.id};
    fresh.state.status = ServiceStatus::Created;
    m_calls.push_back("adopt " + known.container.name + " as " + config.name
                      + (config.domain.empty() ? "" : " at " + config.domain)
                      + (config.upstreamPort ? " port " + std::to_string(*config.upstreamPort) : ""));
    m_services.emplace(fresh.record.id, fresh);
    announce(Change::Created, fresh);
    models::AdoptionStart start;
    start.operation = begin(fresh, OperationKind::Adopt, context.actor.name).operationId;
    if (!known.container.mounts.empty() || config.image.find("mailpit") != std::string::npos) {
        start.notes = {"Its host name, mailbox, is not kept.",
                       "Its restart policy, always, becomes unless-stopped: WakeDock starts what should run."};
    }
    co_return start;
}

void DemoWorld::concludeAdoption(const DemoRunner &runner, const Service &service)
{
    if (runner.operation().status == RunStatus::Succeeded) {
        m_engine.adopt(service.record.adoptedContainerId, service.record);
        setStatus(service.record.config.name, ServiceStatus::Running);
        return;
    }
    const Service gone = service;
    m_services.erase(gone.record.id);
    announce(Change::Removed, gone);
}

} // namespace wakedock::tests
