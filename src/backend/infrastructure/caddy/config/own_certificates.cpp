#include "backend/infrastructure/caddy/config/own_certificates.h"

#include "backend/infrastructure/caddy/config/config_text.h"
#include "backend/infrastructure/caddy/config/json_path.h"
#include "backend/infrastructure/caddy/config/route_object.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

json *loadedIn(json &apps)
{
    auto *loaded = findAt(apps, {"tls", "certificates", "load_pem"});
    return loaded != nullptr && loaded->is_array() ? loaded : nullptr;
}

json ownEntries(const std::vector<core::OwnCertificateMaterial> &own)
{
    json entries = json::array();
    for (const auto &one : own) {
        entries.push_back({{"@id", "wakedock-certificate-" + one.id.value},
                           {"certificate", one.chain},
                           {"key", std::string(one.key.reveal())}});
    }
    return entries;
}

/// Takes away what is empty now, as far as it was made for ours.
void dropEmpty(json &apps)
{
    auto &tls = apps["tls"];
    tls["certificates"].erase("load_pem");
    if (tls["certificates"].empty()) {
        tls.erase("certificates");
    }
    if (tls.empty()) {
        apps.erase("tls");
    }
}

} // namespace

void setOwnCertificates(json &apps, const std::vector<core::OwnCertificateMaterial> &own)
{
    auto entries = ownEntries(own);
    bool hadOurs = false;
    if (auto *loaded = loadedIn(apps)) {
        for (auto &entry : *loaded) {
            hadOurs = hadOurs || isOwnObject(entry);
            if (!isOwnObject(entry)) {
                entries.push_back(std::move(entry));
            }
        }
        *loaded = entries;
    }
    if (own.empty() && !hadOurs) {
        return;
    }
    if (entries.empty()) {
        dropEmpty(apps);
    } else {
        apps["tls"]["certificates"]["load_pem"] = std::move(entries);
    }
}

std::string withoutOwnCertificates(const std::string &config)
{
    if (config.find("wakedock-certificate-") == std::string::npos) {
        return config;
    }
    auto document = json::parse(config, nullptr, false);
    auto *apps = findAt(document, {"apps"});
    if (apps == nullptr || !apps->is_object()) {
        return config;
    }
    setOwnCertificates(*apps, {});
    return configOf(document).json;
}

} // namespace wakedock::caddy
