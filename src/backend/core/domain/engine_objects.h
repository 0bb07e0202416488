#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/domain/ids.h"
#include "backend/core/domain/image_update.h"
#include "backend/shared/utils/time_text.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

enum class ObjectKind { Containers, Images, Volumes, Networks, BuildCache };

/// Who needs an object: a container that is there, or a service that will make one again.
struct ObjectUser {
    enum class Kind { Container, Service };
    Kind kind = Kind::Container;
    std::string id;
    std::string name;
    bool operator==(const ObjectUser &) const = default;
};

/// A container, and whose it is.
struct ContainerSummary {
    Container container;
    ServiceId serviceId; ///< Empty where no service of WakeDock has it.
    std::string serviceName; ///< Of a service that is gone it stays empty.
    std::string composeProject; ///< Empty where no compose project has it.
    bool operator==(const ContainerSummary &) const = default;
};

/// An image as the engine tells of it. `usedBy` and `updates` are what WakeDock knows; adapters leave them empty.
struct ImageSummary {
    std::string id;
    std::vector<std::string> tags; ///< `nginx:1.25`; sorted. None: a dangling image.
    std::vector<std::string> digests; ///< `nginx@sha256:...`
    std::int64_t sizeBytes = 0; ///< With the layers it shares with others.
    std::map<std::string, std::string> labels;
    Timestamp createdAt{};
    std::vector<ObjectUser> usedBy;
    std::vector<ImageUpdate> updates; ///< Of those names that a registry was asked about.
    bool operator==(const ImageSummary &) const = default;
};

/// One line of an image's history, newest first.
struct ImageLayer {
    std::string createdBy;
    std::string comment;
    std::int64_t sizeBytes = 0;
    std::vector<std::string> tags;
    Timestamp createdAt{};
    bool operator==(const ImageLayer &) const = default;
};

struct VolumeSummary {
    std::string name;
    std::string driver;
    std::string mountpoint; ///< On the engine's host.
    std::string scope;
    std::map<std::string, std::string> labels;
    std::map<std::string, std::string> options;
    Timestamp createdAt{};
    std::vector<ObjectUser> usedBy;
    bool operator==(const VolumeSummary &) const = default;
};

struct Subnet {
    std::string subnet; ///< CIDR
    std::string gateway;
    std::string ipRange; ///< CIDR, may be empty.
    bool operator==(const Subnet &) const = default;
};

struct NetworkSummary {
    std::string id;
    std::string name;
    std::string driver;
    std::string scope;
    bool internal = false; ///< No way out.
    bool attachable = false;
    bool ipv6 = false;
    std::vector<Subnet> subnets;
    std::map<std::string, std::string> labels;
    std::map<std::string, std::string> options;
    Timestamp createdAt{};
    std::vector<ObjectUser> usedBy;
    bool operator==(const NetworkSummary &) const = default;
};

struct VolumeSpec {
    std::string name;
    std::string driver = "local";
    std::map<std::string, std::string> labels;
    std::map<std::string, std::string> options;
    bool operator==(const VolumeSpec &) const = default;
};

struct NetworkSpec {
    std::string name;
    std::string driver = "bridge";
    std::string subnet; ///< CIDR; empty = the engine chooses.
    std::string gateway;
    bool internal = false;
    bool attachable = false;
    std::map<std::string, std::string> labels;
    bool operator==(const NetworkSpec &) const = default;
};

/// What the engine's disk is full of. Asking costs the engine seconds where much is on it.
struct DiskUsage {
    std::int64_t layersBytes = 0; ///< All layers of all images, each counted once.
    std::map<std::string, std::int64_t> containerBytes; ///< By id: what it wrote.
    std::map<std::string, std::int64_t> imageBytes; ///< By id: what no other image shares.
    std::map<std::string, std::int64_t> volumeBytes; ///< By name; missing where the engine cannot tell.
    std::int64_t buildCacheBytes = 0; ///< Of the build cache that nothing uses now.
    int buildCacheEntries = 0;
    bool operator==(const DiskUsage &) const = default;
};

/// One object that a prune looks at: what goes and what stays, each with its reason for people.
struct PruneCandidate {
    ObjectKind kind = ObjectKind::Containers;
    std::string id; ///< For volumes the name.
    std::string name;
    std::int64_t sizeBytes = 0; ///< What its removal frees; of an image what no other shares.
    std::string reason;
    bool operator==(const PruneCandidate &) const = default;
};

/// What a prune would do, or did.
struct PruneReport {
    std::vector<PruneCandidate> removed; ///< In a preview: would be removed.
    std::vector<PruneCandidate> kept;
    std::int64_t freedBytes = 0;
};

/// A pull, layer by layer in the order the registry names them.
struct LayerProgress {
    std::string id;
    std::string status; ///< The engine's word: `Downloading`, `Pull complete`.
    std::int64_t currentBytes = 0;
    std::int64_t totalBytes = 0; ///< 0 = not known.
    bool complete = false;
    bool operator==(const LayerProgress &) const = default;
};

} // namespace wakedock::core
