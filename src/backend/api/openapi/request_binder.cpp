#include "backend/api/openapi/request_binder.h"

#include "backend/api/http/problem_detail.h"
#include "backend/security/validators/strict_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace wakedock::api {

namespace {

using nlohmann::json;

[[noreturn]] void refuseFields(const char *reason, const char *what, std::vector<FieldError> fields)
{
    throw Error(ErrorCode::Invalid, reason, what).withFields(std::move(fields));
}

void checkNames(const ApiOperation &operation, const Parameters &query)
{
    std::vector<FieldError> unknown;
    std::vector<std::string> seen;
    for (const auto &[name, value] : query) {
        if (!operation.parameters.contains(name)) {
            unknown.push_back({name, "There is no such query parameter."});
        } else if (std::ranges::find(seen, name) != seen.end()) {
            unknown.push_back({name, "Stands in the address twice."});
        }
        seen.push_back(name);
    }
    if (!unknown.empty()) {
        throw Error(ErrorCode::Malformed, "unknown_parameter", "The query of the address is not one this call takes.")
            .withFields(std::move(unknown));
    }
}

/// Text that is not of its type stays text: the schema then says what was wanted.
json parameterValue(ApiOperation::ParameterType type, const std::string &text)
{
    if (type == ApiOperation::ParameterType::Integer) {
        std::int64_t number = 0;
        const auto *end = text.data() + text.size();
        const auto read = std::from_chars(text.data(), end, number);
        return read.ec == std::errc() && read.ptr == end ? json(number) : json(text);
    }
    if (type == ApiOperation::ParameterType::Boolean && (text == "true" || text == "false")) {
        return text == "true";
    }
    return text;
}

std::shared_ptr<const json> bindQuery(const ApiOperation &operation, const Parameters &query)
{
    if (query.size() == 0) {
        return operation.defaults;
    }
    checkNames(operation, query);
    json given = json::object();
    for (const auto &[name, value] : query) {
        given[name] = parameterValue(operation.parameters.at(name), value);
    }
    if (auto errors = operation.query->check(given); !errors.empty()) {
        refuseFields("invalid_parameter", "The query of the address breaks a rule.", std::move(errors));
    }
    json values = *operation.defaults;
    values.update(given);
    return std::make_shared<const json>(std::move(values));
}

std::string mediaTypeOf(const HttpHeaders &headers)
{
    const auto value = headers.value("Content-Type");
    std::string type(value.substr(0, value.find(';')));
    std::erase(type, ' ');
    std::ranges::transform(type, type.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return type;
}

void checkMediaType(const ApiOperation &operation, const HttpHeaders &headers)
{
    const auto type = mediaTypeOf(headers);
    if (std::ranges::find(operation.bodyTypes, type) != operation.bodyTypes.end()) {
        return;
    }
    std::string wanted;
    for (const auto &known : operation.bodyTypes) {
        wanted += (wanted.empty() ? "" : " or ") + known;
    }
    throw HttpError(415, "unsupported_media_type",
                    "The body is sent as " + (type.empty() ? "nothing in particular" : type) + "; this call takes " + wanted
                        + ". Set the header Content-Type.");
}

/// A call that takes no body may still be sent `{}`, as some clients do with every POST.
void refuseBody(const std::string &body)
{
    if (body.empty()) {
        return;
    }
    const json sent = security::parseStrictJson(body);
    std::vector<FieldError> fields;
    if (!sent.is_object()) {
        fields.push_back({"body", "Must be empty."});
    }
    for (const auto &[key, value] : sent.items()) {
        fields.push_back({sent.is_object() ? key : "body", "There is no such field; this call takes no body."});
    }
    if (!fields.empty()) {
        refuseFields("invalid_request", "This call takes no body.", std::move(fields));
    }
}

std::shared_ptr<const json> bindBody(const ApiOperation &operation, const HttpRequest &request)
{
    static const auto none = std::make_shared<const json>(nullptr);
    if (!operation.body) {
        refuseBody(request.method == "GET" || request.method == "HEAD" ? std::string() : request.body);
        return none;
    }
    if (request.body.empty() && operation.isBodyOptional) {
        return none;
    }
    if (request.body.empty()) {
        throw Error(ErrorCode::Malformed, "malformed_json", "This call needs a JSON body.").withField("body", "Is missing.");
    }
    checkMediaType(operation, request.headers);
    auto body = std::make_shared<const json>(security::parseStrictJson(request.body));
    if (auto errors = operation.body->check(*body); !errors.empty()) {
        refuseFields("invalid_request", "The request breaks a rule of the API.", std::move(errors));
    }
    return body;
}

} // namespace

ApiCall bindRequest(const ApiOperation &operation, HttpRequest request)
{
    auto query = bindQuery(operation, request.query);
    auto body = bindBody(operation, request);
    return {std::move(request), std::move(query), std::move(body)};
}

} // namespace wakedock::api
