#pragma once

#include "backend/core/domain/service_config.h"
#include "backend/shared/logging/log.h"
#include "backend/shared/utils/secret.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace wakedock::app {

/// Where the engine's containers are reached: on their network's addresses, or on ports published on 127.0.0.1 (for
/// engines whose networks Caddy cannot reach).
enum class Addressing { Network, Loopback };
/// Whether WakeDock starts and supervises a Caddy: `Auto` only where none answers.
enum class CaddyManagement { Auto, Always, Never };
/// How a certificate authority makes sure of a name.
enum class AcmeChallenge { Auto, Http, TlsAlpn };
/// For people, or for machines.
enum class LogFormat { Text, Json };

/// An address and a port to listen on. Port 0 lets the kernel choose.
struct ListenAddress {
    std::string address; ///< IPv4 or IPv6 literal without brackets
    int port = 0;
    bool operator==(const ListenAddress &) const = default;
};

/// How the API is reached, and what it takes in.
struct ServerSettings {
    ListenAddress listen{"127.0.0.1", 8484};
    std::string runDir; ///< empty: chosen from $RUNTIME_DIRECTORY, /run/wakedock or the user's runtime folder
    std::string tlsCert; ///< PEM file; empty: plain HTTP
    std::string tlsKey;
    std::vector<std::string> trustedProxies; ///< addresses or networks (CIDR)
    std::vector<std::string> corsOrigins;
    std::int64_t maxBodyBytes = 1024 * 1024;
};

/// The engine of the local host.
struct DockerSettings {
    std::string host = "unix:///var/run/docker.sock";
    std::string tlsCa; ///< PEM files for tcp:// hosts
    std::string tlsCert;
    std::string tlsKey;
    Addressing addressing = Addressing::Network;
};

/// The proxy, and how far WakeDock looks after it.
struct CaddySettings {
    std::string admin = "http://127.0.0.1:2019";
    CaddyManagement manage = CaddyManagement::Auto;
    bool keepRunning = false;
    ListenAddress gateListen{"127.0.0.1", 8485};
    std::string binary = "caddy"; ///< a name looked up in $PATH, or an absolute path
    int httpPort = 0; ///< 0: 80, or 8080 where binding is refused
    int httpsPort = 0; ///< 0: 443, or 8443 where binding is refused
    std::string acmeEmail;
    std::string acmeCa; ///< directory URL; empty: Caddy's default
    std::string acmeRoot; ///< PEM file; empty: the system's own roots
    AcmeChallenge acmeChallenge = AcmeChallenge::Auto;
    core::TlsMode tls = core::TlsMode::Auto;
    bool requestStatistics = false;
};

/// Where everything that must survive is kept.
struct DatabaseSettings {
    Secret url{"sqlite:"}; ///< `sqlite:` is wakedock.db in the data directory; may carry a password
};

/// Where answers are kept that are dear to make.
struct CacheSettings {
    Secret url{"memory:"}; ///< may carry a password
};

/// What a service gets that says nothing of its own.
struct WakeSettings {
    bool enabled = false;
    std::chrono::minutes idle{30};
    std::chrono::seconds grace{60};
    std::chrono::seconds wakeTimeout{60};
    core::StopMode stopMode = core::StopMode::Stop;
    std::chrono::seconds stopTimeout{10};
    std::int64_t memoryBudgetBytes = 0; ///< of all services of the local host; 0: none
};

/// What is measured, and how long it is kept.
struct MonitoringSettings {
    std::chrono::seconds interval{5};
    /// How long samples are kept as measured, and rolled up to 1 minute, 10 minutes and 2 hours.
    std::vector<std::chrono::seconds> retention{std::chrono::hours(1), std::chrono::hours(24), std::chrono::hours(24 * 7),
                                                std::chrono::hours(24 * 90)};
    bool publicMetrics = false;
    std::string otlpEndpoint; ///< empty: no traces are sent
};

/// Lives of tokens, rules for passwords, limits on requests.
struct SecuritySettings {
    std::chrono::minutes accessToken{15};
    std::chrono::hours refreshToken{24 * 30};
    int passwordMinLength = 12;
    int loginFailures = 5; ///< within `loginWindow`, per user and address
    std::chrono::minutes loginWindow{5};
    int requestsPerMinutePerAddress = 1000;
    int requestsPerMinutePerUser = 3000;
};

/// WakeDock's own log.
struct LoggingSettings {
    LogLevel level = LogLevel::Info;
    LogFormat format = LogFormat::Text;
    std::string file; ///< empty: standard error only
    std::int64_t maxFileBytes = 10 * 1024 * 1024;
    int maxFiles = 5;
};

/// How the operator hears of what happened.
struct NotificationSettings {
    bool desktop = true;
    std::chrono::seconds debounce{30};
};

/// Everything that can be set before the start, already checked. What can change while WakeDock runs is the business of
/// core/services/SettingsService, not of this value.
struct Settings {
    ServerSettings server;
    DockerSettings docker;
    CaddySettings caddy;
    DatabaseSettings database;
    CacheSettings cache;
    WakeSettings wake;
    MonitoringSettings monitoring;
    SecuritySettings security;
    LoggingSettings logging;
    NotificationSettings notifications;
};

} // namespace wakedock::app
