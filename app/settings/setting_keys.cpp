#include "app/settings/setting_keys.h"

#include <algorithm>
#include <cctype>
#include <numeric>

namespace wakedock::app {
namespace {

constexpr int Day = 24 * 3600;
constexpr std::int64_t KiB = 1024;
constexpr std::int64_t GiB = 1024 * 1024 * 1024;

/// The key `name` for one member of one section.
template <class Section, class T>
SettingKey makeKey(std::string name, Section Settings::*section, T Section::*member, Kind<T> kind, std::string help)
{
    auto read = [section, member, parse = kind.parse](Settings &into, const RawValue &raw) {
        into.*section.*member = parse(raw);
    };
    auto write = [section, member, print = kind.print](const Settings &from) { return print(from.*section.*member); };
    return {std::move(name), std::move(kind.type), std::move(help), std::move(read), std::move(write)};
}

std::vector<SettingKey> serverKeys()
{
    constexpr auto section = &Settings::server;
    using S = ServerSettings;
    return {
        makeKey("server.listen", section, &S::listen, kind::listenAddress(),
                "Where the API and the browser page listen. Anything but a loopback address should have `tls_cert`."),
        makeKey(
            "server.run_dir", section, &S::runDir, kind::absolutePath("/run/wakedock"),
            "Folder of the gate's marks, which Caddy must be able to read. Empty: `$RUNTIME_DIRECTORY`, else a folder under "
            "/run/wakedock, else the user's runtime folder."),
        makeKey("server.tls_cert", section, &S::tlsCert, kind::absolutePath("/etc/wakedock/cert.pem"),
                "Certificate (PEM) of the API. Empty: plain HTTP."),
        makeKey("server.tls_key", section, &S::tlsKey, kind::absolutePath("/etc/wakedock/key.pem"),
                "Key (PEM) of `tls_cert`."),
        makeKey("server.trusted_proxies", section, &S::trustedProxies, kind::networks(),
                "Proxies whose `X-Forwarded-*` headers are believed. Nobody's, unless named here."),
        makeKey("server.cors_origins", section, &S::corsOrigins, kind::origins(),
                "Web pages elsewhere that may use the API."),
        makeKey("server.max_body_bytes", section, &S::maxBodyBytes, kind::bytes(KiB, GiB),
                "The largest request body, where a route names no limit of its own."),
    };
}

std::vector<SettingKey> dockerKeys()
{
    constexpr auto section = &Settings::docker;
    using S = DockerSettings;
    return {
        makeKey("docker.host", section, &S::host,
                kind::url({"unix://", "tcp://", "ssh://"}, "unix:///var/run/docker.sock", false),
                "The engine of the local host. The default follows `$DOCKER_HOST`."),
        makeKey("docker.tls_ca", section, &S::tlsCa, kind::absolutePath("/etc/wakedock/ca.pem"),
                "Authority (PEM) that signed the engine's certificate, for tcp:// hosts. The defaults of the three follow "
                "`$DOCKER_CERT_PATH` where `$DOCKER_TLS_VERIFY` is set."),
        makeKey("docker.tls_cert", section, &S::tlsCert, kind::absolutePath("/etc/wakedock/client.pem"),
                "Client certificate (PEM)."),
        makeKey("docker.tls_key", section, &S::tlsKey, kind::absolutePath("/etc/wakedock/client-key.pem"),
                "Key (PEM) of `tls_cert`."),
        makeKey("docker.addressing", section, &S::addressing,
                kind::choice<Addressing>({{"network", Addressing::Network}, {"loopback", Addressing::Loopback}}),
                "How Caddy reaches containers: at their address on WakeDock's network, or at ports published on 127.0.0.1, "
                "for engines "
                "whose networks Caddy cannot reach."),
    };
}

std::vector<SettingKey> caddyKeys()
{
    constexpr auto section = &Settings::caddy;
    using S = CaddySettings;
    const Choices<CaddyManagement> management{
        {"auto", CaddyManagement::Auto}, {"always", CaddyManagement::Always}, {"never", CaddyManagement::Never}};
    const Choices<AcmeChallenge> challenges{
        {"auto", AcmeChallenge::Auto}, {"http", AcmeChallenge::Http}, {"tls_alpn", AcmeChallenge::TlsAlpn}};
    const Choices<core::TlsMode> tls{
        {"auto", core::TlsMode::Auto}, {"internal", core::TlsMode::Internal}, {"off", core::TlsMode::Off}};
    return {
        makeKey("caddy.admin", section, &S::admin, kind::url({"http://", "unix//"}, "http://127.0.0.1:2019", false),
                "Caddy's admin address."),
        makeKey("caddy.manage", section, &S::manage, kind::choice(management),
                "Whether WakeDock starts a Caddy and looks after it: only where none answers, always, or never."),
        makeKey("caddy.keep_running", section, &S::keepRunning, kind::flag(),
                "A clean stop of WakeDock leaves the Caddy that it started running. The systemd unit sets it."),
        makeKey("caddy.gate_listen", section, &S::gateListen, kind::listenAddress(),
                "Where Caddy asks about services that sleep. Keep it on a loopback address."),
        makeKey("caddy.binary", section, &S::binary, kind::anyText("name or absolute path", "caddy"),
                "The Caddy that WakeDock starts."),
        makeKey("caddy.http_port", section, &S::httpPort, kind::port(), "0: port 80, or 8080 where binding it is refused."),
        makeKey("caddy.https_port", section, &S::httpsPort, kind::port(),
                "0: port 443, or 8443 where binding it is refused."),
        makeKey("caddy.acme_email", section, &S::acmeEmail, kind::anyText("e-mail address", "operator@example.org"),
                "Given to the certificate authority."),
        makeKey("caddy.acme_ca", section, &S::acmeCa, kind::url({"https://"}, "https://acme.example.org/directory", true),
                "Directory of another certificate authority. Empty: Caddy's own choice."),
        makeKey("caddy.acme_root", section, &S::acmeRoot, kind::absolutePath("/etc/ssl/private-ca.pem"),
                "PEM file with the roots by which the directory is trusted, for an authority of one's own. Caddy reads it. "
                "Empty: the system's roots."),
        makeKey("caddy.acme_challenge", section, &S::acmeChallenge, kind::choice(challenges),
                "How the authority makes sure of a name: over the HTTP port, over the HTTPS port, or as it likes."),
        makeKey("caddy.tls", section, &S::tls, kind::choice(tls),
                "Certificates of services that say nothing: public ones, Caddy's internal authority, or plain HTTP."),
        makeKey(
            "caddy.request_statistics", section, &S::requestStatistics, kind::flag(),
            "Requests to services are counted exactly: Caddy tells WakeDock of each, at its end, the host, the method, the "
            "status and how long it took, so that the advice on sleeping says how many would have waited instead of "
            "estimating it. It costs Caddy throughput: with a trivial upstream 15 to 27 % of the requests a second. "
            "Servers written into Caddy by hand are left alone, and services they serve are not counted."),
    };
}

std::vector<SettingKey> stateKeys()
{
    return {
        makeKey("database.url", &Settings::database, &DatabaseSettings::url,
                kind::secretUrl({"sqlite:", "postgresql://"}, "postgresql://wakedock@localhost/wakedock"),
                "`sqlite:` is wakedock.db in the data directory, `sqlite:/path` another file, `postgresql://user@host/db` a "
                "server."),
        makeKey("cache.url", &Settings::cache, &CacheSettings::url,
                kind::secretUrl({"memory:", "redis://"}, "redis://localhost:6379/0"),
                "`memory:` or `redis://host:port/db`."),
    };
}

std::vector<SettingKey> wakeKeys()
{
    constexpr auto section = &Settings::wake;
    using S = WakeSettings;
    const Choices<core::StopMode> modes{{"stop", core::StopMode::Stop}, {"pause", core::StopMode::Pause}};
    return {
        makeKey("wake.enabled", section, &S::enabled, kind::flag(),
                "Services that say nothing of their own fall asleep when idle, those of stacks with a domain and without "
                "labels of sleep among them. They take this section as it is when they are deployed or changed."),
        makeKey("wake.idle_minutes", section, &S::idle, kind::span<std::chrono::minutes>(1, 10080, "30"),
                "Without a request and without an open connection for so long, a service is idle."),
        makeKey("wake.grace_seconds", section, &S::grace, kind::span<std::chrono::seconds>(0, 3600, "60"),
                "Between idle and asleep; one request in this time cancels the sleep."),
        makeKey("wake.wake_timeout_seconds", section, &S::wakeTimeout, kind::span<std::chrono::seconds>(1, 3600, "60"),
                "A service that is not ready by then has failed to wake."),
        makeKey("wake.stop_mode", section, &S::stopMode, kind::choice(modes),
                "A sleeping container is stopped, or only paused. Those of stacks are always stopped."),
        makeKey("wake.stop_timeout_seconds", section, &S::stopTimeout, kind::span<std::chrono::seconds>(0, 3600, "10"),
                "How long a container may take to end by itself, and open connections to finish."),
        makeKey("wake.memory_budget_bytes", section, &S::memoryBudgetBytes, kind::bytes(0, 1024 * 1024 * GiB),
                "What the services of the local host may hold of memory together, and beside those of stacks all of their "
                "stacks. Waking one first puts others to sleep that may sleep and are not in use, the least recently used "
                "first, and waits for them at most 5 s; those that are only paused make no room, nor do those of a stack "
                "for each other. 0: no budget. Other hosts have none: what their containers hold is not measured."),
    };
}

std::vector<SettingKey> monitoringKeys()
{
    constexpr auto section = &Settings::monitoring;
    using S = MonitoringSettings;
    return {
        makeKey("monitoring.interval_seconds", section, &S::interval, kind::span<std::chrono::seconds>(1, 300, "5"),
                "How often host and services are measured."),
        makeKey("monitoring.retention", section, &S::retention, kind::retention(),
                "How long measurements are kept: as measured, and rolled up to 1 minute, 10 minutes and 2 hours."),
        makeKey("monitoring.public_metrics", section, &S::publicMetrics, kind::flag(),
                "`/metrics` answers without a login. It tells names of services."),
        makeKey("monitoring.otlp_endpoint", section, &S::otlpEndpoint,
                kind::url({"http://", "https://"}, "http://127.0.0.1:4318", true),
                "Where traces are sent (OTLP over HTTP). Empty: nowhere."),
    };
}

std::vector<SettingKey> securityKeys()
{
    constexpr auto section = &Settings::security;
    using S = SecuritySettings;
    return {
        makeKey("security.access_token_minutes", section, &S::accessToken, kind::span<std::chrono::minutes>(1, 1440, "15"),
                "Life of an access token."),
        makeKey("security.refresh_token_hours", section, &S::refreshToken, kind::span<std::chrono::hours>(1, 8760, "720"),
                "Life of a session that is not used."),
        makeKey("security.password_min_length", section, &S::passwordMinLength, kind::number(8, 128, "12"),
                "Shortest password that is accepted."),
        makeKey("security.login_failures", section, &S::loginFailures, kind::number(1, 100, "5"),
                "So many failed logins of one user from one address close the door for `login_window_minutes`."),
        makeKey("security.login_window_minutes", section, &S::loginWindow, kind::span<std::chrono::minutes>(1, 1440, "5"),
                "See `login_failures`."),
        makeKey("security.requests_per_minute_per_address", section, &S::requestsPerMinutePerAddress,
                kind::number(10, 10'000'000, "1000"), "Requests of one address without a login."),
        makeKey("security.requests_per_minute_per_user", section, &S::requestsPerMinutePerUser,
                kind::number(10, 10'000'000, "3000"), "Requests of one user."),
    };
}

std::vector<SettingKey> loggingKeys()
{
    constexpr auto section = &Settings::logging;
    using S = LoggingSettings;
    const Choices<LogLevel> levels{{"trace", LogLevel::Trace},
                                   {"debug", LogLevel::Debug},
                                   {"info", LogLevel::Info},
                                   {"warning", LogLevel::Warning},
                                   {"error", LogLevel::Error}};
    return {
        makeKey("logging.level", section, &S::level, kind::choice(levels), "The least important lines that are written."),
        makeKey("logging.format", section, &S::format,
                kind::choice<LogFormat>({{"text", LogFormat::Text}, {"json", LogFormat::Json}}),
                "For people or for machines."),
        makeKey("logging.file", section, &S::file, kind::absolutePath("/var/log/wakedock.log"),
                "Also written there. Empty: standard error only."),
        makeKey("logging.max_file_bytes", section, &S::maxFileBytes, kind::bytes(64 * KiB, GiB),
                "A file this large makes room for a new one."),
        makeKey("logging.max_files", section, &S::maxFiles, kind::number(1, 100, "5"), "Older files are removed."),
        makeKey("notifications.desktop", &Settings::notifications, &NotificationSettings::desktop, kind::flag(),
                "Notifications in the desktop's own place."),
        makeKey("notifications.debounce_seconds", &Settings::notifications, &NotificationSettings::debounce,
                kind::span<std::chrono::seconds>(0, Day, "30"),
                "The same news about the same service is told once in this time."),
    };
}

std::vector<SettingKey> allSettingKeys()
{
    std::vector<SettingKey> keys;
    for (auto section : {serverKeys(), dockerKeys(), caddyKeys(), stateKeys(), wakeKeys(), monitoringKeys(), securityKeys(),
                         loggingKeys()}) {
        std::ranges::move(section, std::back_inserter(keys));
    }
    return keys;
}

/// How many letters must be changed, added or left out to make one word of the other.
std::size_t editDistance(std::string_view from, std::string_view to)
{
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 0; i < from.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < to.size(); ++j) {
            const std::size_t changed = diagonal + (from[i] == to[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

} // namespace

std::string SettingKey::environmentName() const
{
    std::string result = "WAKEDOCK_";
    for (const char letter : name) {
        result.append(letter == '.' ? "__"
                                    : std::string(1, static_cast<char>(std::toupper(static_cast<unsigned char>(letter)))));
    }
    return result;
}

const std::vector<SettingKey> &settingKeys()
{
    static const std::vector<SettingKey> keys = allSettingKeys();
    return keys;
}

const SettingKey *findSettingKey(std::string_view name)
{
    const auto found = std::ranges::find(settingKeys(), name, &SettingKey::name);
    return found == settingKeys().end() ? nullptr : &*found;
}

std::string nearestSettingKey(std::string_view name)
{
    const auto word = name.substr(std::min(name.find('.') + 1, name.size()));
    std::string best;
    std::size_t least = 4; // More changes than three are no slip of the fingers.
    for (const auto &key : settingKeys()) {
        // The right word in the wrong section is near, too.
        const auto distance = key.word() == word ? std::size_t(1) : editDistance(name, key.name);
        if (distance < least) {
            least = distance;
            best = key.name;
        }
    }
    return best;
}

} // namespace wakedock::app
