#include "backend/infrastructure/caddy/config/own_certificates.h"

#include "backend/infrastructure/caddy/config/config_text.h"
#include "backend/infrastructure/caddy/config/json_path.h"
#include "backend/infrastructure/caddy/config/route_object.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>
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

/// As Go writes it, counted over everything in `load_pem`; ours stand first. @return how many are before the guilty one
std::optional<std::size_t> guiltyPair(const std::string &caddysWords)
{
    constexpr std::string_view mark = "PEM pair ";
    const auto begin = caddysWords.find(mark);
    if (begin == std::string::npos) {
        return std::nullopt;
    }
    std::size_t pair = 0;
    const char *first = caddysWords.data() + begin + mark.size();
    const auto read = std::from_chars(first, caddysWords.data() + caddysWords.size(), pair);
    return read.ec == std::errc() ? std::optional(pair) : std::nullopt;
}

} // namespace

std::vector<core::OwnCertificateMaterial> servedOf(const CertificateWish &wish)
{
    auto served = wish.own;
    std::erase_if(served, [&wish](const auto &one) { return wish.refused.contains(one.id); });
    return served;
}

bool leaveOutGuilty(CertificateWish &wish, const std::string &caddysWords, Timestamp now)
{
    const auto pair = guiltyPair(caddysWords);
    const auto served = servedOf(wish);
    if (!pair || *pair >= served.size()) {
        return false;
    }
    wish.refused[served[*pair].id] = {caddysWords, now, 1, std::nullopt};
    return true;
}

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
