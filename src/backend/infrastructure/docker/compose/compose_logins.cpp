#include "backend/infrastructure/docker/compose/compose_logins.h"

#include "backend/infrastructure/docker/client/login_book.h"
#include "backend/infrastructure/docker/compose/files_below.h"
#include "backend/shared/exceptions/error.h"

#include <QByteArray>

#include <nlohmann/json.hpp>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include <stdlib.h>

namespace wakedock::docker {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char *DockerConfigName = "config.json";
constexpr std::size_t MostDockerConfig = 1024 * 1024;

Error loginsUnwritable(const std::string &folder, const std::string &why)
{
    return Error(ErrorCode::Unavailable, "logins_unwritable",
                 "The logins for this run cannot be written into " + folder + ": " + why + ".")
        .withRemedy("Set server.run_dir to a folder WakeDock can write, on a tmpfs.");
}

Error configTooLarge(const std::string &file)
{
    return Error(ErrorCode::Unavailable, "docker_config_too_large",
                 "Docker's own configuration " + file + " is larger than 1 MiB, so that no login can be added to it.")
        .withRemedy("See what fills it up; it usually has some lines.");
}

/// Where docker's programs look for their configuration; empty where they find none.
fs::path ownConfigFolder(const std::map<std::string, std::string> &environment)
{
    if (const auto named = environment.find("DOCKER_CONFIG"); named != environment.end() && !named->second.empty()) {
        return named->second;
    }
    const auto home = environment.find("HOME");
    return home == environment.end() || home->second.empty() ? fs::path() : fs::path(home->second) / ".docker";
}

std::string ownConfig(const fs::path &folder)
{
    std::error_code failure;
    const fs::path file = folder / DockerConfigName;
    if (folder.empty() || !fs::is_regular_file(file, failure)) {
        return {};
    }
    // It may be a link that the operator set: his own, and nobody else's to plant.
    const fs::path real = fs::canonical(file, failure);
    if (failure) {
        return {};
    }
    try {
        return FilesBelow(real.parent_path().string())
            .read(real.filename().string(), MostDockerConfig)
            .value_or(std::string());
    } catch (const Error &error) {
        throw error.code() == ErrorCode::TooLarge ? configTooLarge(file.string()) : error;
    }
}

/// Plugins, builders and contexts are found where they are.
void linkTheRest(const fs::path &from, const fs::path &to)
{
    std::error_code failure;
    if (from.empty()) {
        return;
    }
    for (const auto &entry : fs::directory_iterator(from, failure)) {
        if (entry.path().filename() != DockerConfigName) {
            std::error_code unlinked; // what cannot be linked is missing, as it would be without a link
            fs::create_symlink(fs::absolute(entry.path()), to / entry.path().filename(), unlinked);
        }
    }
}

json parsedConfig(const std::string &text)
{
    json config = json::parse(text, nullptr, false);
    return config.is_object() ? config : json::object();
}

json &objectIn(json &config, const char *key)
{
    json &value = config[key];
    if (!value.is_object()) {
        value = json::object();
    }
    return value;
}

void layLogin(json &config, const core::RegistryLogin &login, bool hasStore)
{
    const std::string server = loginServer(login.address);
    const auto pair = QByteArray::fromStdString(login.username + ":" + std::string(login.password.reveal()));
    objectIn(config, "auths")[server] = {{"auth", pair.toBase64().toStdString()}};
    json &helpers = objectIn(config, "credHelpers");
    if (hasStore || helpers.contains(server)) {
        // An empty helper is this file: a store would be asked instead of it.
        helpers[server] = "";
    }
    if (helpers.empty()) {
        config.erase("credHelpers");
    }
}

} // namespace

std::string configWithLogins(const std::string &own, const std::vector<core::RegistryLogin> &logins)
{
    json config = parsedConfig(own);
    const auto store = config.find("credsStore");
    const bool hasStore = store != config.end() && store->is_string() && !store->get_ref<const std::string &>().empty();
    for (const core::RegistryLogin &login : logins) {
        layLogin(config, login, hasStore);
    }
    return config.dump(-1, ' ', false, json::error_handler_t::replace);
}

ComposeLogins::ComposeLogins(std::string folder) : m_folder(std::move(folder))
{
    std::error_code failure;
    fs::remove_all(m_folder, failure); // what stays is tried again at the next start, and was its owner's alone
}

std::shared_ptr<const std::string> ComposeLogins::make(const std::vector<core::RegistryLogin> &logins,
                                                       const std::map<std::string, std::string> &environment) const
{
    FilesBelow(m_folder).make();
    std::string made = m_folder + "/run-XXXXXX";
    if (::mkdtemp(made.data()) == nullptr) {
        throw loginsUnwritable(m_folder, std::generic_category().message(errno));
    }
    const std::shared_ptr<const std::string> held(new std::string(made), [](const std::string *folder) {
        std::error_code failure;
        fs::remove_all(*folder, failure);
        delete folder;
    });
    const fs::path own = ownConfigFolder(environment);
    FilesBelow(made).write(DockerConfigName, configWithLogins(ownConfig(own), logins));
    linkTheRest(own, made);
    return held;
}

} // namespace wakedock::docker
