#pragma once

#include "backend/core/ports/i_container_engine.h"
#include "backend/shared/async/completion.h"
#include "tests/support/fakes/fake_engine_world.h"

#include <QObject>

#include <list>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::tests {

/// A container engine in memory, with the rules of the real one (tests/contract runs the same cases on both).
/// Every call suspends for at least one turn of the event loop, as a real engine does. Outlives the tasks it gave out.
/// Call names in failNext(), hold() and calls() are those of the port: `startContainer`.
class FakeContainerEngine final : public core::IContainerEngine
{
public:
    FakeContainerEngine();
    ~FakeContainerEngine() override;

    // What exists. Change it freely; what watchers should hear of goes through the methods below.
    FakeEngineWorld world;
    core::EngineVersion engineVersion{"Docker Engine", "20.10.24", "1.41", "linux", "amd64"};

    /// Known to the engine, present or to be pulled (FakeImage::present).
    void addImage(const std::string &reference, FakeImage image = {});
    /// The next call of this name fails after its suspension; several queue up.
    void failNext(const std::string &call, Error error);
    /// Every call of this name fails until allow().
    void failAlways(const std::string &call, Error error);
    void allow(const std::string &call);
    /// The next call of this name waits until the Completion is finished (fail it, and the call fails with that). The
    /// wait honours the caller's deadline and token.
    Completion<> holdNext(const std::string &call);
    /// False: watchers hear Gap, calls fail with Unavailable. True again: Listed.
    void setReachable(bool reachable, const std::string &reason = "The engine is gone.");

    // Things that happen by themselves on an engine.
    void setHealth(const std::string &idOrName, core::ContainerHealth health);
    void crash(const std::string &idOrName, int exitCode = 1);
    void pause(const std::string &idOrName);
    void removeFromOutside(const std::string &idOrName);
    /// Watchers hear of it as it is now: after something changed it in `world`.
    void tellOf(const std::string &idOrName, const std::string &cause);
    /// A container nobody deployed here: present, running when `running`.
    std::string addContainer(core::ContainerSpec spec, bool running = true);

    // What happened.
    [[nodiscard]] const std::vector<std::string> &calls() const { return m_calls; }
    [[nodiscard]] int callCount(const std::string &call) const;
    void forgetCalls() { m_calls.clear(); }
    [[nodiscard]] int watcherCount() const { return static_cast<int>(m_watchers.size()); }
    /// Contexts of the calls, by name: the last one.
    [[nodiscard]] core::CallContext lastContext(const std::string &call) const;

    Task<void> watch(std::function<void(core::EngineFact)> onFact, CancelToken cancel) override;
    Task<core::EngineVersion> version(core::CallContext context) override;
    Task<std::optional<core::ImageInfo>> findImage(core::CallContext context, std::string reference) override;
    Task<void> pullImage(core::CallContext context, std::string reference,
                         std::function<void(core::PullProgress)> onProgress) override;
    Task<std::string> createContainer(core::CallContext context, core::ContainerSpec spec) override;
    Task<void> startContainer(core::CallContext context, std::string id) override;
    Task<void> stopContainer(core::CallContext context, std::string id, std::chrono::seconds grace) override;
    Task<void> removeContainer(core::CallContext context, std::string id) override;
    Task<core::Container> inspectContainer(core::CallContext context, std::string id) override;
    Task<std::vector<core::Container>> listContainers(core::CallContext context, std::string labelKey,
                                                      std::string labelValue) override;
    Task<void> setRestartPolicy(core::CallContext context, std::string id, core::RestartPolicy policy) override;
    Task<std::vector<std::string>> lastLogLines(core::CallContext context, std::string id, int lines) override;
    Task<bool> ensureVolume(core::CallContext context, std::string name, std::map<std::string, std::string> labels) override;
    Task<std::vector<std::string>> listVolumes(core::CallContext context, std::string labelKey,
                                               std::string labelValue) override;
    Task<void> removeVolume(core::CallContext context, std::string name) override;
    Task<bool> ensureNetwork(core::CallContext context, std::string name, std::string subnet, std::string ipRange,
                             std::map<std::string, std::string> labels) override;
    Task<std::vector<std::string>> listNetworks(core::CallContext context, std::string labelKey,
                                                std::string labelValue) override;
    Task<void> removeNetwork(core::CallContext context, std::string name) override;

private:
    struct Watcher;
    /// What every call does first: record, suspend, be held, fail as told.
    Task<void> enter(std::string call, core::CallContext context);
    void tell(core::EngineFact fact);
    void tellChanged(const core::Container &container, const std::string &cause);
    [[nodiscard]] core::engine_fact::Listed listed() const;

    QObject m_turns; ///< Receiver of queued deliveries: none arrives after the engine's end.
    std::vector<std::string> m_calls;
    std::map<std::string, core::CallContext> m_contexts;
    std::map<std::string, std::list<Error>> m_failures;
    std::map<std::string, Error> m_standing;
    std::map<std::string, std::list<Completion<>>> m_holds;
    std::vector<std::shared_ptr<Watcher>> m_watchers;
    bool m_isReachable = true;
    std::string m_gapReason;
};

class FakeEngineObjects;

/// Hosts by id over engines the test owns.
class FakeEngines final : public core::IEngines
{
public:
    explicit FakeEngines(core::IContainerEngine &local);
    ~FakeEngines() override;
    /// A FakeContainerEngine gets its second door, too.
    void add(const core::HostId &host, core::IContainerEngine &engine);
    [[nodiscard]] FakeEngineObjects &fakeObjects(const core::HostId &host = core::localHost());

    [[nodiscard]] core::IContainerEngine &engine(const core::HostId &host) override;
    [[nodiscard]] core::IEngineObjects &objects(const core::HostId &host) override;
    [[nodiscard]] std::vector<core::HostId> hosts() const override;

private:
    std::map<core::HostId, core::IContainerEngine *> m_engines;
    std::map<core::HostId, std::unique_ptr<FakeEngineObjects>> m_objects;
};

} // namespace wakedock::tests
