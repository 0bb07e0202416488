#include "backend/infrastructure/caddy/config/tls_log.h"

#include "backend/infrastructure/caddy/config/json_path.h"
#include "backend/infrastructure/caddy/config/route_object.h"

#include <nlohmann/json.hpp>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

constexpr const char *TlsLogName = "wakedock-tls";

json tlsLog(const std::string &address)
{
    return {{"@id", "wakedock-tls-log"},
            {"writer", {{"output", "net"}, {"address", "udp/" + address}}},
            {"encoder", {{"format", "json"}}},
            {"level", "INFO"},
            {"include", json::array({"tls.obtain", "tls.renew"})}};
}

void dropTlsLog(json &config)
{
    auto &logging = config["logging"];
    logging["logs"].erase(TlsLogName);
    if (logging["logs"].empty()) {
        logging.erase("logs");
    }
    if (logging.empty()) {
        config.erase("logging");
    }
}

} // namespace

void setTlsLog(json &config, bool isNeeded, const std::string &address)
{
    const auto *known = findAt(config, {"logging", "logs", TlsLogName});
    if (isNeeded) {
        config["logging"]["logs"][TlsLogName] = tlsLog(address);
    } else if (known != nullptr && isOwnObject(*known)) {
        dropTlsLog(config);
    }
}

} // namespace wakedock::caddy
