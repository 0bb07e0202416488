#include "backend/infrastructure/caddy/config/internal_authority.h"

#include "backend/infrastructure/caddy/config/json_path.h"
#include "backend/infrastructure/caddy/config/route_object.h"

#include <nlohmann/json.hpp>

namespace wakedock::caddy {

using nlohmann::json;

void setInternalAuthority(json &apps, bool isNeeded)
{
    const auto *known = findAt(apps, {"pki", "certificate_authorities", "local"});
    const bool isOurs = known != nullptr && isOwnObject(*known);
    if (isNeeded && known == nullptr) {
        apps["pki"]["certificate_authorities"]["local"] = {{"@id", "wakedock-authority"}, {"install_trust", false}};
    } else if (!isNeeded && isOurs) {
        auto &pki = apps["pki"];
        pki["certificate_authorities"].erase("local");
        if (pki.size() == 1 && pki["certificate_authorities"].empty()) {
            apps.erase("pki");
        }
    }
}

} // namespace wakedock::caddy
