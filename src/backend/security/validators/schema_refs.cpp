#include "backend/security/validators/schema_refs.h"

#include <nlohmann/json.hpp>

#include <stdexcept>
#include <string>

namespace wakedock::security {

namespace {

using nlohmann::json;

constexpr int deepestRef = 40;

json resolved(const json &node, const json &document, int depth);

const json &target(const std::string &ref, const json &document)
{
    if (!ref.starts_with("#/")) {
        throw std::logic_error("The schemas refer to " + ref + ", which is not in their own document.");
    }
    const json::json_pointer pointer(ref.substr(1));
    if (!document.contains(pointer)) {
        throw std::logic_error("The schemas refer to " + ref + ", which does not exist.");
    }
    return document.at(pointer);
}

json resolvedObject(const json &node, const json &document, int depth)
{
    json result = json::object();
    if (const auto ref = node.find("$ref"); ref != node.end() && ref->is_string()) {
        result = resolved(target(ref->get<std::string>(), document), document, depth + 1);
    }
    for (const auto &[key, value] : node.items()) {
        if (key != "$ref" || !value.is_string()) {
            result[key] = resolved(value, document, depth + 1);
        }
    }
    return result;
}

json resolved(const json &node, const json &document, int depth)
{
    if (depth > deepestRef) {
        throw std::logic_error("The schemas refer to each other in a circle.");
    }
    if (node.is_object()) {
        return resolvedObject(node, document, depth);
    }
    if (!node.is_array()) {
        return node;
    }
    json result = json::array();
    for (const auto &item : node) {
        result.push_back(resolved(item, document, depth + 1));
    }
    return result;
}

} // namespace

nlohmann::json withoutRefs(const nlohmann::json &schema, const nlohmann::json &document)
{
    return resolved(schema, document, 0);
}

} // namespace wakedock::security
