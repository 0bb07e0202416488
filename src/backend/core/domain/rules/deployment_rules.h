#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/domain/operation.h"
#include "backend/core/domain/route.h"
#include "backend/core/domain/service.h"

#include <chrono>
#include <optional>
#include <string>

namespace wakedock::core {

/// True when something outside must reach the container: a domain, or a health check over the network.
bool needsUpstream(const ServiceConfig &config);

/// The port the service listens on: as configured, else its only container port, else the image's exposed TCP port
/// (80 if among them, else the lowest). @throws Error Invalid (`upstream_port`) when none can be told
int upstreamPort(const ServiceConfig &config, const ImageInfo &image);

/// A fixed host port cannot belong to two containers at once: the old one must stop before the new one starts.
bool forcesRecreate(const ServiceConfig &config);

/// Where the colour is reached: its pinned address with the service's port, or its reserved port of the host.
UpstreamAddress dialAddress(const ServiceAddresses &addresses, Colour colour, int upstreamPort);
std::string dialText(const UpstreamAddress &address);

/// Both colours in one route. Only for a service with a domain and a resolved port.
Route routeOf(const ServiceRecord &record);

/// How it is told that a service is ready.
struct ReadinessPlan {
    enum class Kind {
        Engine, ///< The engine's own health check.
        Probe, ///< We ask it over the network.
        StaysUp, ///< It runs for a second without ending.
        Runs, ///< It runs.
    };
    Kind kind = Kind::StaysUp;
    bool anyAnswer = false; ///< Probe: HTTP of any status, or a peer that speaks no HTTP.
    HealthCheck check;
    std::chrono::seconds timeout{60};
};

/// @throws Error Invalid (`health_check.type`) when the engine's check is wanted and the image has none
ReadinessPlan readinessPlan(const ServiceConfig &config, const ImageInfo &image);

/// Everything a deployment of `record.config` puts into its container. Made with restart policy `no`: the operator's own
/// is set once it is healthy, so that a crash at the start is seen and not restarted over.
struct ContainerPlan {
    const ServiceRecord &record;
    const OperationIntent &intent;
    const OperationId &operation;
    const ImageInfo &image;
    std::optional<int> port;
    std::string network;
    bool pinsAddresses = false;
    std::string publishedOn{}; ///< For the reserved port; empty = the address it is reached at.
    std::string exactImage{}; ///< Digest or id to make it from instead of the configuration's tag; empty = the tag.
};
ContainerSpec containerSpec(const ContainerPlan &plan);

/// What names exactly this image, also when its tag moves on: its repository digest (`nginx@sha256:...`), or the id of one
/// that no registry knows.
std::string exactReference(const ImageInfo &image);

/// `wakedock-<service>-<suffix>`
std::string containerName(const std::string &service, const std::string &suffix);

/// True when what a deployment was for has been committed: then nothing of it is taken back any more.
bool isInForce(const OperationIntent &intent, const ServiceRecord &record);

/// How people reach it: `https://app.example.org`, empty without a domain.
std::string publicAddress(const ServiceConfig &config, int httpPort, int httpsPort);

} // namespace wakedock::core
