#include "backend/infrastructure/caddy/config/proof_object.h"

#include "backend/infrastructure/caddy/config/plain_transport.h"

#include <nlohmann/json.hpp>

namespace wakedock::caddy {

using nlohmann::json;

json proofObject(const std::string &gateAddress)
{
    const json ask = {
        {"handler", "reverse_proxy"},
        {"upstreams", json::array({{{"dial", gateAddress}}})},
        {"transport", plainTransport()},
        {"rewrite", {{"method", "GET"}, {"uri", "/proof/{http.request.uri.path.file}?"}}},
        {"headers", {{"request", {{"delete", {"Upgrade", "Connection", "Expect", "Cookie", "Authorization"}}}}}}};
    return {{"@id", "wakedock-proof"},
            {"match", json::array({{{"path", json::array({"/.well-known/wakedock/*"})}}})},
            {"handle", json::array({ask})},
            {"terminal", true}};
}

} // namespace wakedock::caddy
