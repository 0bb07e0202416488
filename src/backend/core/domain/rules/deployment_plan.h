#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/domain/route.h"
#include "backend/core/domain/service.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// What a deployment is going to do, told before it does anything. Sentences are for people.
struct DeploymentPlan {
    enum class Mode {
        Create, ///< Nothing is in force yet.
        StartFirst, ///< The new container is healthy before the old one goes.
        Recreate, ///< The old container stops first, and is kept until the new one is healthy.
        Settings, ///< No new container: what changes takes effect where it runs or sleeps.
    };
    enum class Change {
        Create,
        Keep,
        Leave, ///< The service no longer uses it; it stays, with what it holds.
        Delete, ///< It goes with the old container, and what it holds is lost.
    };
    enum class Drops {
        Nothing,
        Streams, ///< What is still open to the old container when its time to finish is over.
        Service, ///< Every connection to this service, and new ones for as long as the downtime lasts.
        AllWebSockets, ///< Those of every service behind the proxy: it loads a new configuration.
    };
    enum class RouteChange { None, Add, Change, Remove };

    struct Volume {
        VolumeType type = VolumeType::Volume;
        std::string source;
        std::string target;
        Change change = Change::Keep;
        bool operator==(const Volume &) const = default;
    };
    struct Network {
        std::string name;
        Change change = Change::Keep;
        bool operator==(const Network &) const = default;
    };

    Mode mode = Mode::Create;
    std::string reason; ///< Why it is done this way.
    std::vector<std::string> steps; ///< In order.
    std::string image; ///< The reference the new container is made from.
    bool pullsImage = false;
    std::vector<std::string> containersCreated; ///< `wakedock-shop-*`: the end of the name is drawn when it is made.
    std::vector<std::string> containersRemoved;
    std::vector<Volume> volumes;
    std::vector<Network> networks;
    RouteChange route = RouteChange::None;
    std::vector<std::string> hostsAdded;
    std::vector<std::string> hostsRemoved;
    std::string snippetBefore; ///< The Caddy snippets in force and wished; both empty where there is none.
    std::string snippetAfter;
    Drops drops = Drops::Nothing;
    std::string dropsDetail;
    int downtimeSeconds = 0; ///< An estimate; 0 = none.
    std::vector<std::string> privileged; ///< Needs `service:privileged`: mounts that give power over the host.
    std::vector<std::string> warnings;
    bool operator==(const DeploymentPlan &) const = default;
};

/// What a plan is told from.
struct PlanFacts {
    ServiceId id; ///< Empty for a service that is to be made.
    ServiceConfig wished; ///< normalised()
    bool isChange = false; ///< Of a configuration; else it is deployed anew as it is.
    bool isRollback = false; ///< To a revision, as it was in force then.
    std::optional<ServiceRecord> inForce; ///< With its configuration in force; nothing before the first deployment.
    std::vector<Container> containers; ///< All of the service.
    std::string imageReference; ///< What `image` was asked by: the configuration's, or a revision's exact image.
    std::optional<ImageInfo> image; ///< Nothing = it is to be pulled.
    std::vector<std::string> volumes; ///< Names of all on the engine.
    std::vector<std::string> networks;
    std::string hostName; ///< Where it runs; empty for the local host.
    std::string ownNetwork; ///< The network of pinned addresses; empty where there is none.
    ProxyStatus proxy;
    std::vector<std::string> adoptedNotes; ///< What a new container does otherwise than the adopted one that runs.
    std::optional<std::chrono::milliseconds> lastStart; ///< From start to healthy, the last time it went well.
};

/// @throws Error Invalid (`upstream_port_unknown`, `no_image_health_check`) as the deployment itself would
DeploymentPlan deploymentPlan(const PlanFacts &facts);

} // namespace wakedock::core
