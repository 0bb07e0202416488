#include "backend/security/secrets/file_secret_store.h"

#include "backend/security/secrets/private_file.h"
#include "backend/shared/exceptions/error.h"

#include <string_view>
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

Task<void> FileSecretStore::remove(std::string name)
{
    auto remove = [path = pathOf(name)] { removePrivateFile(path); };
    co_await m_pool.run(std::move(remove));
}

} // namespace wakedock::security
