#include "backend/infrastructure/serialization/route_column.h"

#include "backend/infrastructure/serialization/column_reader.h"

#include <nlohmann/json.hpp>

namespace wakedock::serialization {
namespace {

Json addressJson(const core::AddressTarget &address)
{
    return {{"dial", address.dial},
            {"encrypted", address.isEncrypted},
            {"tls_server_name", address.tlsServerName},
            {"skips_verification", address.skipsVerification},
            {"host_header", wordOf(address.hostHeader)}};
}

Json targetJson(const core::RouteTarget &target)
{
    Json object = {{"kind", wordOf(target.kind)}};
    switch (target.kind) {
    case core::RouteTargetKind::Address:
        object["address"] = addressJson(target.address);
        break;
    case core::RouteTargetKind::Redirect:
        object["redirect"] = {
            {"to", target.redirect.to}, {"status", target.redirect.status}, {"keeps_path", target.redirect.keepsPath}};
        break;
    case core::RouteTargetKind::Static:
        object["static"] = {
            {"status", target.answer.status}, {"body", target.answer.body}, {"content_type", target.answer.contentType}};
        break;
    case core::RouteTargetKind::Service:
        object["service"] = target.service.value;
        break;
    }
    return object;
}

Json headersJson(const core::HeaderChanges &headers)
{
    return {{"set", headers.set}, {"add", headers.add}, {"remove", headers.remove}};
}

core::HeaderChanges headersFrom(const Json &object)
{
    core::HeaderChanges headers;
    take(object, "set", headers.set);
    take(object, "add", headers.add);
    take(object, "remove", headers.remove);
    return headers;
}

void takeAddress(const Json &object, core::AddressTarget &into)
{
    take(object, "dial", into.dial);
    take(object, "encrypted", into.isEncrypted);
    take(object, "tls_server_name", into.tlsServerName);
    take(object, "skips_verification", into.skipsVerification);
    takeWord(object, "host_header", into.hostHeader);
}

core::RouteTarget targetFrom(const Json &object)
{
    core::RouteTarget target;
    takeWord(object, "kind", target.kind);
    if (const auto found = object.find("address"); found != object.end()) {
        takeAddress(*found, target.address);
    }
    if (const auto found = object.find("redirect"); found != object.end()) {
        take(*found, "to", target.redirect.to);
        take(*found, "status", target.redirect.status);
        take(*found, "keeps_path", target.redirect.keepsPath);
    }
    if (const auto found = object.find("static"); found != object.end()) {
        take(*found, "status", target.answer.status);
        take(*found, "body", target.answer.body);
        take(*found, "content_type", target.answer.contentType);
    }
    take(object, "service", target.service.value);
    return target;
}

Json routeJson(const core::OperatorRoute &route)
{
    return {{"v", 1},
            {"hosts", route.hosts},
            {"strips_prefix", route.stripsPrefix},
            {"target", targetJson(route.target)},
            {"request_headers", headersJson(route.requestHeaders)},
            {"response_headers", headersJson(route.responseHeaders)},
            {"tls", wordOf(route.tls)},
            {"enabled", route.isEnabled}};
}

void takeRoute(const Json &object, core::OperatorRoute &into)
{
    take(object, "hosts", into.hosts);
    take(object, "strips_prefix", into.stripsPrefix);
    if (const auto found = object.find("target"); found != object.end()) {
        into.target = targetFrom(*found);
    }
    if (const auto found = object.find("request_headers"); found != object.end()) {
        into.requestHeaders = headersFrom(*found);
    }
    if (const auto found = object.find("response_headers"); found != object.end()) {
        into.responseHeaders = headersFrom(*found);
    }
    takeWord(object, "tls", into.tls);
    take(object, "enabled", into.isEnabled);
}

} // namespace

std::string writeOperatorRoute(const core::OperatorRoute &route)
{
    return guarded("content", [&] { return columnText(routeJson(route)); });
}

void readOperatorRoute(const std::string &text, core::OperatorRoute &into)
{
    guarded("content", [&] {
        takeRoute(parseColumn(text), into);
        return 0;
    });
}

} // namespace wakedock::serialization
