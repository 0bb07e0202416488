#pragma once

#include "backend/core/domain/ids.h"
#include "backend/core/domain/loading_page.h"
#include "backend/core/domain/sleep_policy.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

enum class ServiceKind { Container, Compose, Swarm };
enum class Protocol { Tcp, Udp };
enum class VolumeType { Volume, Bind };
enum class RestartPolicy { No, Always, UnlessStopped, OnFailure };
enum class HealthCheckType { Docker, Http, Tcp, None };
enum class TlsMode { Auto, Internal, Off };

struct PortMapping {
    std::string hostIp = "127.0.0.1"; ///< Loopback unless the operator says otherwise.
    int hostPort = 0; ///< 0 = the engine chooses.
    int containerPort = 0;
    Protocol protocol = Protocol::Tcp;
    bool operator==(const PortMapping &) const = default;
};

struct VolumeMount {
    VolumeType type = VolumeType::Volume;
    std::string source; ///< Volume name, or absolute host path of a bind mount.
    std::string target;
    bool readOnly = false;
    bool operator==(const VolumeMount &) const = default;
};

struct Resources {
    std::int64_t memoryBytes = 0; ///< 0 = no limit.
    double cpus = 0; ///< 0 = no limit.
    bool operator==(const Resources &) const = default;
};

struct HealthCheck {
    HealthCheckType type = HealthCheckType::None;
    std::string path = "/";
    int expectedStatus = 0; ///< 0 = any HTTP answer.
    int intervalSeconds = 10;
    int timeoutSeconds = 5;
    int retries = 3;
    bool operator==(const HealthCheck &) const = default;
};

/// What the operator wishes a service to be. Changed by use cases only; every deployed state of it is a revision.
/// Optional members are those whose absence means "find out", see rules/deployment_rules.h.
struct ServiceConfig {
    std::string name;
    std::string description;
    ServiceKind kind = ServiceKind::Container;
    HostId hostId = localHost();
    std::string image;
    std::vector<std::string> command;
    std::map<std::string, std::string> environment;
    std::vector<PortMapping> ports;
    std::vector<VolumeMount> volumes;
    std::vector<std::string> networks;
    std::map<std::string, std::string> labels;
    RestartPolicy restartPolicy = RestartPolicy::UnlessStopped;
    Resources resources;
    std::optional<HealthCheck> healthCheck;
    std::string composeYaml;
    std::string domain; ///< Empty = not routed. Lower case, punycode.
    std::vector<std::string> aliases;
    std::optional<int> upstreamPort;
    TlsMode tls = TlsMode::Auto;
    std::string caddySnippet; ///< Caddyfile directives that come before the proxying.
    std::string caddyHandlers; ///< What Caddy made of them: Route::snippet. Found out, never given.
    bool isProtected = false;
    SleepPolicy sleep;
    LoadingPage loadingPage;
    int replicas = 1;
    std::vector<std::string> dependsOn; ///< Names of other services.
    bool operator==(const ServiceConfig &) const = default;
};

} // namespace wakedock::core
