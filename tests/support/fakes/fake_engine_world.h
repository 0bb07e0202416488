#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/ports/i_container_engine.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace wakedock::tests {

/// An image the fake engine knows, and how containers made of it behave.
struct FakeImage {
    core::ImageInfo info;
    bool present = true; ///< false = only a pull brings it.
    std::int64_t sizeBytes = 1000;
    /// Health right after the start. None: Starting where the image has a health check, else none.
    core::ContainerHealth healthWhenStarted = core::ContainerHealth::None;
    /// Ends at once with this code.
    std::optional<int> exitsWith{};
    std::vector<std::string> logLines{};
};

struct FakeNetwork {
    std::string subnet;
    std::string ipRange;
    std::map<std::string, std::string> labels;
};

struct FakeContainer {
    core::Container seen;
    core::ContainerSpec spec;
    std::vector<std::string> logLines;
};

/// What exists on the fake engine, and the engine's rules about it. Synchronous; throws the port's errors.
class FakeEngineWorld
{
public:
    std::map<std::string, FakeImage> images; ///< By reference.
    std::map<std::string, FakeContainer> containers; ///< By id.
    std::map<std::string, std::map<std::string, std::string>> volumes; ///< Name to labels.
    std::map<std::string, FakeNetwork> networks{{"bridge", {}}, {"host", {}}, {"none", {}}};
    std::set<int> portsOfOthers; ///< Host ports somebody outside the engine holds.

    /// Null when the image is not present.
    [[nodiscard]] const FakeImage *findImage(const std::string &reference) const;
    std::string create(const core::ContainerSpec &spec);
    /// @return false when it ran already
    bool start(FakeContainer &container);
    /// @return false when it did not run
    static bool stop(FakeContainer &container, int exitCode);
    /// By id, id prefix of 12 or more, or name. @throws NotFound
    FakeContainer &container(const std::string &idOrName);
    /// Null when there is none.
    FakeContainer *find(const std::string &idOrName);
    /// In the order of their creation.
    [[nodiscard]] std::vector<core::Container> all() const;
    void removeNetwork(const std::string &name);
    void removeVolume(const std::string &name);

private:
    void bindPorts(FakeContainer &container);
    void giveAddresses(FakeContainer &container);
    [[nodiscard]] bool isAddressTaken(const std::string &network, const std::string &ip) const;
    [[nodiscard]] bool isPortTaken(int hostPort, core::Protocol protocol) const;
    int m_nextPort = 32768;
    int m_nextAddress = 2;
    int m_nextPid = 1000;
    int m_created = 0;
};

/// True when `labels` has `key`, with `value` unless that is empty.
bool hasLabel(const std::map<std::string, std::string> &labels, const std::string &key, const std::string &value);

} // namespace wakedock::tests
