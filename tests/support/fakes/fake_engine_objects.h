#pragma once

#include "backend/core/ports/i_engine_objects.h"
#include "tests/support/fakes/fake_container_engine.h"

#include <QObject>

#include <list>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::tests {

/// The other door of a FakeContainerEngine, over the same world and with the rules of the real one (tests/contract runs
/// the same cases on both). Every call suspends for at least one turn of the event loop.
class FakeEngineObjects final : public core::IEngineObjects
{
public:
    explicit FakeEngineObjects(FakeContainerEngine &engine);
    ~FakeEngineObjects() override;

    /// What diskUsage() says beside the sizes of images.
    core::DiskUsage usage;
    /// What inspectRaw() says of a container by id; else its id and name only.
    std::map<std::string, std::string> raw;
    /// What describeContainer() says beside how the container is seen, by id; else what it was made from.
    std::map<std::string, core::ContainerDetail> details;
    std::map<std::string, core::VolumeSpec> volumeSpecs; ///< Of the volumes made here.
    std::map<std::string, core::NetworkSpec> networkSpecs;

    /// The next call of this name fails after its suspension; several queue up.
    void failNext(const std::string &call, Error error) { m_failures[call].push_back(std::move(error)); }
    /// The next call of this name waits for the Completion, or for the caller's token.
    Completion<> holdNext(const std::string &call);
    /// Calls so far, with their object: `removeImage nginx:1.25`.
    [[nodiscard]] const std::vector<std::string> &calls() const { return m_calls; }
    /// Watchers hear of all lists anew: after a test changed the world by hand.
    void tellAll();

    Task<void> watch(std::function<void(core::ObjectFact)> onFact, CancelToken cancel) override;
    Task<std::string> inspectRaw(core::CallContext context, std::string containerId) override;
    Task<core::ContainerDetail> describeContainer(core::CallContext context, std::string containerId) override;
    Task<void> restartContainer(core::CallContext context, std::string id, std::chrono::seconds grace) override;
    Task<void> killContainer(core::CallContext context, std::string id, std::string signal) override;
    Task<void> pauseContainer(core::CallContext context, std::string id) override;
    Task<void> unpauseContainer(core::CallContext context, std::string id) override;
    Task<void> renameContainer(core::CallContext context, std::string id, std::string name) override;
    Task<void> removeContainer(core::CallContext context, std::string id, bool force, bool volumes) override;
    Task<core::ImageSummary> inspectImage(core::CallContext context, std::string image) override;
    Task<std::vector<core::ImageLayer>> imageHistory(core::CallContext context, std::string image) override;
    Task<void> tagImage(core::CallContext context, std::string image, std::string reference) override;
    Task<void> removeImage(core::CallContext context, std::string image, bool force) override;
    Task<void> pullLayers(core::CallContext context, std::string reference,
                          std::function<void(std::vector<core::LayerProgress>)> onProgress) override;
    Task<core::VolumeSummary> createVolume(core::CallContext context, core::VolumeSpec spec) override;
    Task<void> removeVolume(core::CallContext context, std::string name) override;
    Task<core::NetworkSummary> createNetwork(core::CallContext context, core::NetworkSpec spec) override;
    Task<void> removeNetwork(core::CallContext context, std::string id) override;
    Task<void> joinNetwork(core::CallContext context, std::string network, std::string containerId, std::string ip) override;
    Task<void> leaveNetwork(core::CallContext context, std::string network, std::string containerId) override;
    Task<core::DiskUsage> diskUsage(core::CallContext context) override;
    Task<std::int64_t> pruneBuildCache(core::CallContext context) override;

private:
    struct Watcher;
    Task<void> enter(std::string call, std::string object, core::CallContext context);
    void tell(const core::ObjectFact &fact);
    [[nodiscard]] std::vector<core::ImageSummary> images() const;
    [[nodiscard]] std::vector<core::VolumeSummary> volumes() const;
    [[nodiscard]] std::vector<core::NetworkSummary> networks() const;
    /// Names of the image that is named or has this id. @throws NotFound
    [[nodiscard]] std::vector<std::string> namesOf(const std::string &image) const;
    FakeContainer &runningContainer(const std::string &id);

    QObject m_turns; ///< Receiver of queued deliveries: none arrives after the end.
    FakeContainerEngine &m_engine;
    std::vector<std::string> m_calls;
    std::map<std::string, std::list<Error>> m_failures;
    std::map<std::string, std::list<Completion<>>> m_holds;
    std::vector<std::shared_ptr<Watcher>> m_watchers;
};

} // namespace wakedock::tests
