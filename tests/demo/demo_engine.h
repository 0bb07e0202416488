#pragma once

#include "backend/core/domain/events.h"
#include "backend/core/domain/rules/object_users.h"
#include "models/docker/docker_doors.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::tests {

/// What an engine of the demo holds.
struct DemoObjects {
    core::ObjectDemand demand; ///< Its containers, and the services that need objects.
    std::vector<core::ImageSummary> images;
    std::vector<core::VolumeSummary> volumes;
    std::vector<core::NetworkSummary> networks;
};

/// A believable engine around these services: their containers, a stack, and some things that nobody needs.
DemoObjects demoObjects(const std::vector<core::Service> &services, Timestamp now);
core::DiskUsage demoDiskUsage(const DemoObjects &objects);
/// What registries of the demo say of a name.
core::ImageUpdate demoUpdate(const std::string &name, Timestamp now);

/// The engines of the demo's hosts: what the Docker pages show and what is done to it. Who needs what, and what a prune
/// takes, is decided by the core's own rules.
class DemoEngine
{
public:
    enum class Mood { Well, Loading, Failing, Away };
    /// @param publish tells an event
    /// @param note writes down what was done
    DemoEngine(std::function<void(core::Event)> publish, std::function<void(std::string)> note);

    void fill(DemoObjects objects) { m_objects = std::move(objects); }
    void setMood(Mood mood) { m_mood = mood; }
    [[nodiscard]] models::DockerDoors doors();
    /// Of every running container, by id.
    [[nodiscard]] models::DockerDoors::Usage usage(int tick) const;
    /// As if somebody had done it behind WakeDock's back.
    void setContainer(const std::string &name, core::ContainerStatus status);
    [[nodiscard]] std::string idOfContainer(const std::string &name) const;
    void tell(core::ObjectKind kind);
    /// An image was pulled under this name.
    void pulled(const std::string &name);
    /// @throws Error as the engine's doors do
    [[nodiscard]] const core::ContainerSummary &containerOf(const std::string &ref) { return container(ref); }
    void adopt(const std::string &containerId, const core::ServiceRecord &service);
    void mustBeThere() const;

private:
    void containerDoors(models::DockerDoors &doors);
    void imageDoors(models::DockerDoors &doors);
    void volumeDoors(models::DockerDoors &doors);
    void networkDoors(models::DockerDoors &doors);
    Task<void> mustAnswer(core::HostId host);
    std::vector<core::ImageUpdate> check(const std::vector<std::string> &names);
    static void mustBeUnused(const char *reason, const std::string &what, const std::vector<core::ObjectUser> &users);
    core::ContainerSummary &container(const std::string &ref);
    core::ContainerSummary change(const std::string &ref, const core::ContainerCommand &command);
    void removeImage(const std::string &ref);
    core::PruneReport prune(const core::PruneRequest &request);

    std::function<void(core::Event)> m_publish;
    std::function<void(std::string)> m_note;
    DemoObjects m_objects;
    Mood m_mood = Mood::Well;
    int m_tick = 0;
};

} // namespace wakedock::tests
