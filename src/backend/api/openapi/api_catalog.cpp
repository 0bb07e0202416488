#include "backend/api/openapi/api_catalog.h"

#include "backend/api/openapi/openapi_document.h"
#include "backend/security/validators/schema_refs.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <stdexcept>

namespace wakedock::api {

namespace {

using nlohmann::json;

constexpr std::array methods{"get", "post", "put", "patch", "delete"};

/// Schemas that handlers ask for by name.
constexpr std::array checkedSchemas{"ServiceConfig"};

ApiOperation::ParameterType parameterType(const json &schema)
{
    const auto type = schema.value("type", "string");
    if (type == "integer") {
        return ApiOperation::ParameterType::Integer;
    }
    return type == "boolean" ? ApiOperation::ParameterType::Boolean : ApiOperation::ParameterType::Text;
}

void readHeader(const json &parameter, ApiOperation &into)
{
    const auto name = parameter.at("name").get<std::string>();
    into.needsIfMatch = into.needsIfMatch || (name == "If-Match" && parameter.value("required", false));
    into.takesIdempotencyKey = into.takesIdempotencyKey || name == "Idempotency-Key";
}

void readParameters(const json &parameters, ApiOperation &into)
{
    json schema = {{"type", "object"}, {"additionalProperties", false}, {"properties", json::object()}};
    json defaults = json::object();
    for (const auto &parameter : parameters) {
        const auto name = parameter.at("name").get<std::string>();
        const auto &place = parameter.at("in");
        if (place == "header") {
            readHeader(parameter, into);
        } else if (place == "query") {
            const auto &own = parameter.at("schema");
            schema["properties"][name] = own;
            into.parameters[name] = parameterType(own);
            if (own.contains("default")) {
                defaults[name] = own["default"];
            }
        }
    }
    into.defaults = std::make_shared<const json>(std::move(defaults));
    into.query = std::make_shared<const security::SchemaValidator>(std::move(schema));
}

void readBody(const json &requestBody, ApiOperation &into)
{
    into.isBodyOptional = !requestBody.value("required", true);
    for (const auto &[type, content] : requestBody.at("content").items()) {
        into.bodyTypes.push_back(type);
        // All media types of a call hold the same thing.
        into.body = std::make_shared<const security::SchemaValidator>(content.at("schema"));
    }
}

std::string baseOf(const json &path, const json &document)
{
    const auto &servers = path.contains("servers") ? path["servers"] : document.at("servers");
    const auto url = servers.at(0).at("url").get<std::string>();
    return url == "/" ? std::string() : url;
}

json parametersOf(const json &path, const json &call, const json &document)
{
    json all = json::array();
    for (const auto *holder : {&path, &call}) {
        if (holder->contains("parameters")) {
            all.insert(all.end(), holder->at("parameters").begin(), holder->at("parameters").end());
        }
    }
    return security::withoutRefs(all, document);
}

ApiOperation readOperation(const std::string &method, const json &path, const json &document)
{
    const auto &call = path.at(method);
    ApiOperation operation;
    operation.id = call.at("operationId").get<std::string>();
    std::ranges::transform(method, std::back_inserter(operation.method),
                           [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    operation.permission = call.at("x-permission").get<std::string>();
    operation.isWebSocket = call.value("x-websocket", false);
    readParameters(parametersOf(path, call, document), operation);
    if (call.contains("requestBody")) {
        readBody(security::withoutRefs(call.at("requestBody"), document), operation);
    }
    return operation;
}

} // namespace

ApiCatalog::ApiCatalog(const OpenApiDocument &document)
{
    const auto &whole = document.json();
    for (const auto &[pattern, path] : whole.at("paths").items()) {
        for (const auto *method : methods) {
            if (path.contains(method)) {
                auto operation = readOperation(method, path, whole);
                operation.pattern = baseOf(path, whole) + pattern;
                add(std::move(operation));
            }
        }
    }
    for (const auto *name : checkedSchemas) {
        const json reference = {{"$ref", std::string("#/components/schemas/") + name}};
        m_schemas.emplace(name, security::SchemaValidator(security::withoutRefs(reference, whole)));
    }
}

void ApiCatalog::add(ApiOperation operation)
{
    const auto id = operation.id;
    if (!m_operations.emplace(id, std::move(operation)).second) {
        throw std::logic_error("Two calls of the API are named " + id + ".");
    }
}

const ApiOperation &ApiCatalog::operation(const std::string &id) const
{
    const auto found = m_operations.find(id);
    if (found == m_operations.end()) {
        throw std::logic_error("The API document knows no call named " + id + ".");
    }
    return found->second;
}

const security::SchemaValidator &ApiCatalog::schema(const std::string &name) const
{
    const auto found = m_schemas.find(name);
    if (found == m_schemas.end()) {
        throw std::logic_error("No schema named " + name + " was compiled.");
    }
    return found->second;
}

} // namespace wakedock::api
