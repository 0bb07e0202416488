#include "backend/api/json/host_json.h"

#include "backend/api/json/json_parts.h"
#include "backend/api/json/words.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace wakedock::api {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

ordered_json hostEngineJson(const std::optional<core::EngineVersion> &engine)
{
    if (!engine) {
        return nullptr;
    }
    ordered_json item;
    item["name"] = engine->name;
    item["version"] = engine->version;
    item["api_version"] = engine->apiVersion;
    item["os"] = engine->os;
    item["architecture"] = engine->architecture;
    return item;
}

ordered_json hostTlsJson(const std::optional<core::HostTls> &tls)
{
    if (!tls) {
        return nullptr;
    }
    return {{"own_authority", !tls->authorities.empty()}, {"client_certificate", !tls->certificates.empty()}};
}

ordered_json hostProblemJson(const std::optional<Error> &problem)
{
    if (!problem) {
        return nullptr;
    }
    return {{"code", problem->reason()}, {"message", problem->message()}, {"remedy", problem->remedy()}};
}

std::string_view hostAddressingWord(core::HostAddressing addressing)
{
    return addressing == core::HostAddressing::Loopback ? "loopback" : "network";
}

} // namespace

std::string hostJson(const core::HostView &view)
{
    const core::Host &host = view.host;
    const bool isLocal = host.id == core::localHost();
    ordered_json item;
    item["id"] = host.id.value;
    item["name"] = host.name;
    item["url"] = host.url;
    item["local"] = isLocal;
    item["tls"] = hostTlsJson(host.tls);
    item["allow_plain"] = host.allowsPlain;
    item["addressing"] = hostAddressingWord(host.addressing);
    item["service_address"] = host.serviceAddress;
    item["created_at"] = timeOrNull(isLocal ? std::nullopt : std::optional(host.createdAt));
    item["availability"] = wordOf(view.state.availability);
    item["detail"] = view.state.detail;
    item["remedy"] = view.state.remedy;
    item["since"] = toRfc3339(view.state.since);
    item["engine"] = hostEngineJson(view.state.engine);
    return textOf(item);
}

std::string hostTrialJson(const core::HostTrial &trial)
{
    ordered_json item;
    item["ok"] = !trial.problem.has_value();
    item["engine"] = hostEngineJson(trial.engine);
    item["problem"] = hostProblemJson(trial.problem);
    return textOf(item);
}

core::HostWish hostWishFrom(const json &body)
{
    core::HostWish wish;
    wish.name = body.at("name").get<std::string>();
    wish.address.url = body.at("url").get<std::string>();
    wish.address.allowsPlain = body.value("allow_plain", false);
    wish.addressing =
        body.value("addressing", "loopback") == "network" ? core::HostAddressing::Network : core::HostAddressing::Loopback;
    wish.serviceAddress = body.value("service_address", "");
    if (const auto tls = body.find("tls"); tls != body.end() && !tls->is_null()) {
        wish.address.tls =
            core::EngineTls{tls->value("ca", ""), tls->value("certificate", ""), Secret(tls->value("key", ""))};
    }
    return wish;
}

bool keepsTls(const json &body)
{
    return !body.contains("tls");
}

} // namespace wakedock::api
