#include "backend/infrastructure/caddy/config/json_path.h"

#include <nlohmann/json.hpp>

#include <string>

namespace wakedock::caddy {

const nlohmann::json *findAt(const nlohmann::json &root, std::initializer_list<std::string_view> keys)
{
    const auto *at = &root;
    for (const auto key : keys) {
        if (!at->is_object()) {
            return nullptr;
        }
        const auto found = at->find(std::string(key));
        if (found == at->end()) {
            return nullptr;
        }
        at = &*found;
    }
    return at;
}

nlohmann::json *findAt(nlohmann::json &root, std::initializer_list<std::string_view> keys)
{
    return const_cast<nlohmann::json *>(findAt(std::as_const(root), keys));
}

} // namespace wakedock::caddy
