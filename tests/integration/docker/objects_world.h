#pragma once

#include "backend/core/services/docker_service.h"
#include "backend/core/services/engine_objects.h"
#include "backend/core/services/state_service.h"
#include "backend/core/use_cases/docker/object_desk.h"
#include "backend/infrastructure/docker/docker_engines.h"
#include "backend/infrastructure/events/event_bus.h"
#include "backend/infrastructure/system/system_clock.h"
#include "backend/shared/async/task_scope.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/fake_awake_marks.h"
#include "tests/support/fakes/fake_store.h"
#include "tests/support/fakes/recording_log.h"

#include <stdexcept>
#include <string>

namespace wakedock::tests {

/// The inventory of a real engine, followed as the program follows it; no service is known.
class ObjectsWorld
{
public:
    explicit ObjectsWorld(const std::string &url) : engines(url, Log(m_log, log_category::Docker))
    {
        docker.start(m_scope);
        const auto isTold = [this] {
            try {
                static_cast<void>(objects.images(core::localHost()));
                static_cast<void>(objects.volumes(core::localHost()));
                static_cast<void>(objects.networks(core::localHost()));
                return true;
            } catch (const Error &) {
                return false;
            }
        };
        if (!waitUntil(isTold)) {
            throw std::runtime_error("the engine did not tell what it holds");
        }
    }
    ~ObjectsWorld()
    {
        m_scope.cancel();
        await(m_scope.idle());
    }
    ObjectsWorld(const ObjectsWorld &) = delete;
    ObjectsWorld &operator=(const ObjectsWorld &) = delete;

    [[nodiscard]] static core::CallContext context()
    {
        core::CallContext context;
        context.actor = core::Actor::system();
        return context;
    }
    [[nodiscard]] core::IContainerEngine &engine() { return engines.engine(core::localHost()); }
    [[nodiscard]] core::IEngineObjects &door() { return engines.objects(core::localHost()); }
    [[nodiscard]] core::ObjectDesk desk() { return {objects, engines, store, m_clock}; }

private:
    RecordingLog m_log;
    system::SystemClock m_clock;
    TaskScope m_scope{nullptr};

public:
    docker::DockerEngines engines;
    FakeStore store;

private:
    events::EventBus m_bus{m_clock, Log(m_log, log_category::App)};
    FakeAwakeMarks m_marks;

public:
    core::StateService states{m_marks, m_bus, Log(m_log, log_category::App)};
    core::DockerService docker{engines, m_bus, m_clock, Log(m_log, log_category::Docker)};
    core::EngineObjects objects{
        engines, m_bus,
        core::ObjectSources{[this](const core::HostId &host) -> const auto & { return docker.containers(host); },
                            [this](const core::ServiceId &id) {
                                const auto service = states.find(id);
                                return service ? service->record.config.name : std::string();
                            },
                            [this] { return states.claims(); }},
        m_scope};
};

} // namespace wakedock::tests
