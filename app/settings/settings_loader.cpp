#include "app/settings/settings_loader.h"

#include "app/settings/setting_keys.h"
#include "app/settings/settings_file.h"
#include "backend/shared/exceptions/error.h"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <filesystem>

namespace wakedock::app {
namespace {

std::string valueIn(const Environment &environment, const std::string &name)
{
    const auto found = environment.find(name);
    return found == environment.end() ? std::string() : found->second;
}

/// WAKEDOCK_SERVER__LISTEN as `server.listen`; nothing for WAKEDOCK_ADMIN_USERNAME and everything else without two
/// underscores.
std::optional<std::string> keyOfVariable(const std::string &variable)
{
    const std::string prefix = "WAKEDOCK_";
    const auto middle = variable.find("__", prefix.size());
    if (!variable.starts_with(prefix) || middle == std::string::npos) {
        return std::nullopt;
    }
    std::string name = variable.substr(prefix.size(), middle - prefix.size()) + "." + variable.substr(middle + 2);
    std::ranges::transform(name, name.begin(), [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return name;
}

/// Applies values to settings and collects what is wrong, so that a person mends a file once and not ten times.
class SettingsLoader
{
public:
    void follow(const Environment &environment)
    {
        auto &docker = m_loaded.settings.docker;
        if (const auto host = valueIn(environment, "DOCKER_HOST"); !host.empty()) {
            apply("DOCKER_HOST", "docker.host", RawValue::text(host));
        }
        const auto certificates = valueIn(environment, "DOCKER_CERT_PATH");
        if (!certificates.empty() && !valueIn(environment, "DOCKER_TLS_VERIFY").empty()) {
            docker.tlsCa = certificates + "/ca.pem";
            docker.tlsCert = certificates + "/cert.pem";
            docker.tlsKey = certificates + "/key.pem";
        }
    }

    void apply(const std::string &place, const std::string &name, const RawValue &value)
    {
        const SettingKey *key = findSettingKey(name);
        if (!key) {
            const auto nearest = nearestSettingKey(name);
            complain(place, name, "there is no such setting.",
                     nearest.empty() ? "wakedock --print-config shows all of them." : "Is " + nearest + " meant?");
            return;
        }
        try {
            key->read(m_loaded.settings, value);
            m_loaded.origins.insert_or_assign(name, place);
        } catch (const BadValue &problem) {
            complain(place, name, std::string(problem.what()) + ".", "Right would be, for example: " + problem.example());
        }
    }

    LoadedSettings finish()
    {
        checkTogether();
        if (!m_problems.empty()) {
            std::string message;
            for (const auto &problem : m_problems) {
                message.append(message.empty() ? "" : "\n").append(problem);
            }
            throw Error(ErrorCode::Invalid, "bad_settings", message)
                .withRemedy("Mend what is named above; docs/settings.md lists all settings with their meaning.");
        }
        return std::move(m_loaded);
    }

private:
    /// What only two values together can break.
    void checkTogether()
    {
        const auto &[server, docker, caddy, database, cache, wake, monitoring, security, logging, notifications] =
            m_loaded.settings;
        requirePair("server.tls_cert", server.tlsCert, "server.tls_key", server.tlsKey);
        requirePair("docker.tls_cert", docker.tlsCert, "docker.tls_key", docker.tlsKey);
        if (server.listen == caddy.gateListen && server.listen.port != 0) {
            complain(placeOf("caddy.gate_listen"), "caddy.gate_listen", "is the same as server.listen.",
                     "Give it a port of its own.");
        }
        if (caddy.httpPort != 0 && caddy.httpPort == caddy.httpsPort) {
            complain(placeOf("caddy.https_port"), "caddy.https_port", "is the same as caddy.http_port.",
                     "Give it a port of its own.");
        }
    }

    void requirePair(const std::string &firstName, const std::string &first, const std::string &secondName,
                     const std::string &second)
    {
        if (first.empty() != second.empty()) {
            const auto &given = first.empty() ? secondName : firstName;
            const auto &absent = first.empty() ? firstName : secondName;
            complain(placeOf(given), given, "is set and " + absent + " is not.", "Set both or none.");
        }
    }

    [[nodiscard]] std::string placeOf(const std::string &name) const
    {
        const auto found = m_loaded.origins.find(name);
        return found == m_loaded.origins.end() ? std::string("defaults") : found->second;
    }

    void complain(const std::string &place, const std::string &name, const std::string &problem, const std::string &remedy)
    {
        m_problems.push_back(place + ": " + name + ": " + problem + " " + remedy);
    }

    LoadedSettings m_loaded;
    std::vector<std::string> m_problems;
};

std::optional<std::string> settingsFileOf(const SettingsSources &sources)
{
    if (sources.configFile) {
        return sources.configFile;
    }
    const auto own = std::filesystem::path(sources.dataDir) / "config.yml";
    std::error_code ignored;
    return std::filesystem::exists(own, ignored) ? std::optional(own.string()) : std::nullopt;
}

} // namespace

LoadedSettings loadSettings(const SettingsSources &sources)
{
    SettingsLoader loader;
    loader.follow(sources.environment);
    if (const auto file = settingsFileOf(sources)) {
        for (const auto &entry : readSettingsFile(*file)) {
            loader.apply(*file + ":" + std::to_string(entry.line), entry.name, entry.value);
        }
    }
    for (const auto &[variable, value] : sources.environment) {
        if (const auto name = keyOfVariable(variable)) {
            loader.apply(variable, *name, RawValue::text(value));
        }
    }
    for (const auto &option : sources.options) {
        loader.apply(option.option, option.key, RawValue::text(option.value));
    }
    return loader.finish();
}

Environment processEnvironment()
{
    Environment environment;
    for (char **entry = environ; entry && *entry; ++entry) {
        const std::string_view text(*entry);
        const auto equals = text.find('=');
        if (equals != std::string_view::npos) {
            environment.emplace(text.substr(0, equals), text.substr(equals + 1));
        }
    }
    return environment;
}

std::string defaultDataDir(const Environment &environment, bool isRoot)
{
    // systemd gives several folders with colons between; the first is ours.
    const auto state = valueIn(environment, "STATE_DIRECTORY");
    if (!state.empty()) {
        return state.substr(0, state.find(':'));
    }
    if (const auto data = valueIn(environment, "XDG_DATA_HOME"); data.starts_with('/')) {
        return data + "/wakedock";
    }
    if (isRoot) {
        return "/var/lib/wakedock";
    }
    if (const auto home = valueIn(environment, "HOME"); home.starts_with('/')) {
        return home + "/.local/share/wakedock";
    }
    throw Error(ErrorCode::Invalid, "no_home",
                "Where WakeDock keeps its data is unknown: neither HOME nor XDG_DATA_HOME is set.")
        .withRemedy("Name a folder: wakedock --data-dir DIR");
}

} // namespace wakedock::app
