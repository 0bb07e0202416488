#pragma once

#include "backend/core/domain/container.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// A health check as image or container carry it. Times are 0 where the engine's default holds.
struct EngineHealthCheck {
    std::vector<std::string> test; ///< `{"CMD-SHELL", "curl ..."}`; `{"NONE"}` = switched off.
    std::chrono::nanoseconds interval{0};
    std::chrono::nanoseconds timeout{0};
    std::chrono::nanoseconds startPeriod{0};
    int retries = 0;
    bool operator==(const EngineHealthCheck &) const = default;
};

/// What an image gives to containers that say nothing else.
struct ImageDefaults {
    std::vector<std::string> command;
    std::vector<std::string> entrypoint;
    std::map<std::string, std::string> environment;
    std::map<std::string, std::string> labels;
    std::vector<PortMapping> exposedPorts; ///< containerPort and protocol only.
    std::vector<std::string> volumes; ///< Targets.
    std::string user;
    std::string workingDir;
    std::string stopSignal;
    std::optional<EngineHealthCheck> healthCheck;
    bool operator==(const ImageDefaults &) const = default;
};

/// A folder in a container, with what VolumeMount cannot say.
struct MountDetail {
    enum class Kind { Volume, Bind, Tmpfs, Other };
    Kind kind = Kind::Volume;
    std::string source; ///< Volume name or host path.
    std::string target;
    bool readOnly = false;
    bool unnamed = false; ///< A volume nobody gave a name.
    std::string propagation; ///< Of a bind mount, where it is not the engine's usual one.
    std::string mode; ///< `z`, `size=64m`: options that are none of the above.
    bool operator==(const MountDetail &) const = default;
};

struct NetworkDetail {
    std::string name;
    std::vector<std::string> aliases; ///< Without those the engine adds itself.
    std::string address; ///< Pinned IPv4 address; empty = the engine chose.
    bool operator==(const NetworkDetail &) const = default;
};

/// All that somebody chose when they made a container, apart from its defaults; the one reading of the engine's inspect for
/// whoever writes the container down again (compose_text.h) or makes a service of it (container_as_service.h).
struct ContainerDetail {
    Container seen; ///< Names, status, addresses, labels: as everywhere else.
    ImageDefaults image; ///< Empty where the image is gone.
    bool imageIsKnown = false;

    std::vector<std::string> command;
    std::vector<std::string> entrypoint;
    std::map<std::string, std::string> environment;
    std::string user;
    std::string workingDir;
    std::string hostname; ///< Empty where the engine took the id.
    std::string domainname;
    std::string stopSignal;
    std::optional<int> stopTimeoutSeconds;
    std::optional<EngineHealthCheck> healthCheck;
    std::vector<PortMapping> exposedPorts;
    std::vector<PortMapping> publishedPorts; ///< As asked for: host port 0 = the engine chooses, hostIp empty = all.
    bool publishesAll = false; ///< `-P`
    std::vector<MountDetail> mounts;
    std::string networkMode; ///< `default`, `bridge`, `host`, `none`, `container:...` or a network's name.
    std::vector<NetworkDetail> networks;
    int restartRetries = 0; ///< Of `on-failure`; 0 = without end.

    Resources resources;
    /// Further limits and settings by their name in a compose file, in its notation: `pids_limit` -> `100`.
    std::map<std::string, std::string> settings;
    /// The same for lists: `cap_add` -> `{NET_ADMIN}`.
    std::map<std::string, std::vector<std::string>> lists;
    /// The same for what is a mapping there: `sysctls`, `logging options`.
    std::map<std::string, std::map<std::string, std::string>> mappings;
    std::vector<std::string>
        others; ///< What neither a compose file nor a service can say, as words: `links to other containers`.
    bool privileged = false;
    bool autoRemove = false; ///< `--rm`: gone when it ends.
    bool operator==(const ContainerDetail &) const = default;
};

} // namespace wakedock::core
