#include "backend/security/secrets/file_secret_store.h"

#include "backend/security/secrets/private_file.h"
#include "backend/shared/exceptions/error.h"

#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

namespace wakedock::security {
namespace {

constexpr int secretsMostUnanswered = 1024;

bool isSecretName(const std::string &name)
{
    constexpr std::size_t most = 64;
    constexpr std::string_view first = "abcdefghijklmnopqrstuvwxyz0123456789";
    constexpr std::string_view further = "abcdefghijklmnopqrstuvwxyz0123456789._-";
    return !name.empty() && name.size() <= most && first.find(name.front()) != std::string_view::npos
        && name.find_first_not_of(further) == std::string::npos;
}

/// What is no secret's name is left out: a file that is being written beside, say.
std::vector<std::string> secretNames(const std::string &folder, const std::string &prefix)
{
    std::vector<std::string> names;
    std::error_code failed;
    for (const auto &entry : std::filesystem::directory_iterator(folder, failed)) {
        auto name = entry.path().filename().string();
        if (name.starts_with(prefix) && isSecretName(name)) {
            names.push_back(std::move(name));
        }
    }
    return names;
}

} // namespace

FileSecretStore::FileSecretStore(std::string folder, Log log)
    : m_folder(std::move(folder))
    , m_log(log)
    , m_pool("secrets", 1, secretsMostUnanswered)
{
}

std::string FileSecretStore::pathOf(const std::string &name) const
{
    if (!isSecretName(name)) {
        throw Error(ErrorCode::Internal, "secret_name_invalid", "A secret cannot have this name.");
    }
    return m_folder + "/" + name;
}

Task<std::optional<Secret>> FileSecretStore::find(std::string name)
{
    auto read = [path = pathOf(name), log = m_log] {
        bool wasOpen = false;
        auto content = readPrivateFile(path, wasOpen);
        if (wasOpen) {
            log.warning("Other users could read a secret; they no longer can.", {{"file", path}});
        }
        return content;
    };
    co_return co_await m_pool.run(std::move(read));
}

Task<void> FileSecretStore::store(std::string name, Secret value)
{
    auto write = [folder = m_folder, path = pathOf(name), value = std::move(value)] {
        makePrivateFolder(folder);
        writePrivateFile(path, value);
    };
    co_await m_pool.run(std::move(write));
}

Task<std::vector<std::string>> FileSecretStore::names(std::string prefix)
{
    co_return co_await m_pool.run([folder = m_folder, prefix] { return secretNames(folder, prefix); });
}

Task<void> FileSecretStore::remove(std::string name)
{
    auto remove = [path = pathOf(name)] { removePrivateFile(path); };
    co_await m_pool.run(std::move(remove));
}

} // namespace wakedock::security
