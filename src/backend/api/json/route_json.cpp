#include "backend/api/json/route_json.h"

#include "backend/api/json/json_parts.h"
#include "backend/api/json/words.h"
#include "backend/shared/exceptions/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace wakedock::api {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr const char *Masked = "********";

std::string_view kindWord(core::RouteTargetKind kind)
{
    switch (kind) {
    case core::RouteTargetKind::Address:
        return "address";
    case core::RouteTargetKind::Redirect:
        return "redirect";
    case core::RouteTargetKind::Static:
        return "static";
    case core::RouteTargetKind::Service:
        break;
    }
    return "service";
}

std::string_view originWord(core::RouteOrigin origin)
{
    switch (origin) {
    case core::RouteOrigin::Operator:
        return "operator";
    case core::RouteOrigin::Service:
        return "service";
    case core::RouteOrigin::Stack:
        return "stack";
    case core::RouteOrigin::Foreign:
        break;
    }
    return "foreign";
}

ordered_json addressTargetJson(const core::AddressTarget &address)
{
    ordered_json item;
    item["kind"] = "address";
    item["address"] = address.dial;
    item["scheme"] = address.isEncrypted ? "https" : "http";
    item["tls_server_name"] = textOrNull(address.tlsServerName);
    item["insecure_skip_verify"] = address.skipsVerification;
    item["host_header"] = address.hostHeader == core::HostHeader::Preserve ? "preserve" : "upstream";
    return item;
}

ordered_json targetJson(const core::RouteView &view, bool showsSecrets)
{
    const core::RouteTarget &target = view.route.target;
    ordered_json item;
    item["kind"] = kindWord(target.kind);
    switch (target.kind) {
    case core::RouteTargetKind::Address:
        return addressTargetJson(target.address);
    case core::RouteTargetKind::Redirect:
        item["to"] = showsSecrets ? target.redirect.to : target.redirect.to.substr(0, target.redirect.to.find('?'));
        item["status"] = target.redirect.status;
        item["keep_path"] = target.redirect.keepsPath;
        break;
    case core::RouteTargetKind::Static:
        item["status"] = target.answer.status;
        item["body"] = showsSecrets ? target.answer.body : Masked;
        item["content_type"] = target.answer.contentType;
        break;
    case core::RouteTargetKind::Service:
        item["service"] = target.service.value;
        item["service_name"] = textOrNull(view.targetName);
        break;
    }
    return item;
}

ordered_json pairsJson(const std::map<std::string, std::string> &pairs, bool showsSecrets)
{
    ordered_json item = ordered_json::object();
    for (const auto &[name, value] : pairs) {
        item[name] = showsSecrets ? value : std::string(Masked);
    }
    return item;
}

ordered_json headerChangesJson(const core::HeaderChanges &headers, bool showsSecrets)
{
    ordered_json item;
    item["set"] = pairsJson(headers.set, showsSecrets);
    item["add"] = pairsJson(headers.add, showsSecrets);
    item["remove"] = headers.remove;
    return item;
}

template <class Value>
void takeMember(const json &from, const char *key, Value &into)
{
    if (const auto found = from.find(key); found != from.end() && !found->is_null()) {
        into = found->get<Value>();
    }
}

core::RouteTargetKind kindOf(const json &target)
{
    const auto word = target.at("kind").get<std::string>();
    for (const auto kind :
         {core::RouteTargetKind::Redirect, core::RouteTargetKind::Static, core::RouteTargetKind::Service}) {
        if (word == kindWord(kind)) {
            return kind;
        }
    }
    return core::RouteTargetKind::Address;
}

/// What each member of a target is for; `service_name` is only read.
bool isOfKind(std::string_view member, core::RouteTargetKind kind)
{
    using Kind = core::RouteTargetKind;
    static const std::vector<std::pair<std::string_view, std::vector<Kind>>> members{
        {"kind", {Kind::Address, Kind::Redirect, Kind::Static, Kind::Service}},
        {"address", {Kind::Address}},
        {"scheme", {Kind::Address}},
        {"tls_server_name", {Kind::Address}},
        {"insecure_skip_verify", {Kind::Address}},
        {"host_header", {Kind::Address}},
        {"to", {Kind::Redirect}},
        {"keep_path", {Kind::Redirect}},
        {"status", {Kind::Redirect, Kind::Static}},
        {"body", {Kind::Static}},
        {"content_type", {Kind::Static}},
        {"service", {Kind::Service}},
        {"service_name", {Kind::Service}}};
    for (const auto &[name, kinds] : members) {
        if (name == member) {
            return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
        }
    }
    return false;
}

void requireOfKind(const json &target, core::RouteTargetKind kind)
{
    std::vector<FieldError> fields;
    for (const auto &[name, value] : target.items()) {
        if (!isOfKind(name, kind)) {
            fields.push_back(
                {"target." + name, "A target of the kind " + std::string(kindWord(kind)) + " has no " + name + "."});
        }
    }
    const char *needed = kind == core::RouteTargetKind::Address ? "address"
        : kind == core::RouteTargetKind::Redirect               ? "to"
        : kind == core::RouteTargetKind::Service                ? "service"
                                                                : "kind";
    if (!target.contains(needed)) {
        fields.push_back({std::string("target.") + needed, "Is required for this kind."});
    }
    if (!fields.empty()) {
        throw Error(ErrorCode::Invalid, "invalid_route", "The target is not of the kind it says.")
            .withRemedy("Correct the fields that are named.")
            .withFields(std::move(fields));
    }
}

core::RouteTarget targetFrom(const json &from)
{
    core::RouteTarget target;
    target.kind = kindOf(from);
    requireOfKind(from, target.kind);
    takeMember(from, "address", target.address.dial);
    target.address.isEncrypted = from.value("scheme", "http") == "https";
    takeMember(from, "tls_server_name", target.address.tlsServerName);
    takeMember(from, "insecure_skip_verify", target.address.skipsVerification);
    target.address.hostHeader =
        from.value("host_header", "preserve") == "upstream" ? core::HostHeader::Upstream : core::HostHeader::Preserve;
    takeMember(from, "to", target.redirect.to);
    takeMember(from, "keep_path", target.redirect.keepsPath);
    takeMember(from, "status", target.redirect.status);
    takeMember(from, "status", target.answer.status);
    takeMember(from, "body", target.answer.body);
    takeMember(from, "content_type", target.answer.contentType);
    takeMember(from, "service", target.service.value);
    return target;
}

core::HeaderChanges headerChangesFrom(const json &body, const char *key)
{
    core::HeaderChanges headers;
    const auto found = body.find(key);
    if (found != body.end() && found->is_object()) {
        takeMember(*found, "set", headers.set);
        takeMember(*found, "add", headers.add);
        takeMember(*found, "remove", headers.remove);
    }
    return headers;
}

} // namespace

std::string routeJson(const core::RouteView &view, bool showsSecrets)
{
    const core::OperatorRoute &route = view.route;
    const bool isForeign = view.origin == core::RouteOrigin::Foreign;
    ordered_json item;
    item["id"] = view.id;
    item["kind"] = isForeign ? "foreign" : kindWord(route.target.kind);
    item["origin"] = originWord(view.origin);
    item["owner"] = view.owner;
    item["read_only"] = view.isReadOnly();
    item["hosts"] = route.hosts;
    item["path_prefix"] = textOrNull(route.pathPrefix);
    item["strip_prefix"] = route.stripsPrefix;
    item["target"] = isForeign ? ordered_json(nullptr) : targetJson(view, showsSecrets);
    item["request_headers"] = headerChangesJson(route.requestHeaders, showsSecrets);
    item["response_headers"] = headerChangesJson(route.responseHeaders, showsSecrets);
    item["tls"] = isForeign ? ordered_json(nullptr) : ordered_json(wordOf(route.tls));
    item["enabled"] = route.isEnabled;
    item["problem"] = textOrNull(view.problem);
    const bool hasTimes = !isForeign;
    item["created_at"] = timeOrNull(hasTimes ? std::optional(route.createdAt) : std::nullopt);
    item["updated_at"] = timeOrNull(hasTimes ? std::optional(route.updatedAt) : std::nullopt);
    return textOf(item);
}

core::OperatorRoute routeFrom(const json &body)
{
    core::OperatorRoute route;
    route.hosts = body.at("hosts").get<std::vector<std::string>>();
    takeMember(body, "path_prefix", route.pathPrefix);
    takeMember(body, "strip_prefix", route.stripsPrefix);
    route.target = targetFrom(body.at("target"));
    route.requestHeaders = headerChangesFrom(body, "request_headers");
    route.responseHeaders = headerChangesFrom(body, "response_headers");
    if (const auto tls = fromWord<core::TlsMode>(body.value("tls", "auto"))) {
        route.tls = *tls;
    }
    takeMember(body, "enabled", route.isEnabled);
    return route;
}

} // namespace wakedock::api
