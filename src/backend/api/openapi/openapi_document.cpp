#include "backend/api/openapi/openapi_document.h"

#include "backend/api/pages/embedded_files.h"

#include <nlohmann/json.hpp>

#include <stdexcept>
#include <utility>

namespace wakedock::api {

namespace {

using nlohmann::ordered_json;

void layOver(ordered_json &base, const ordered_json &part, const std::string &where)
{
    for (const auto &[key, value] : part.items()) {
        const auto found = base.find(key);
        if (found == base.end()) {
            base[key] = value;
        } else if (found->is_object() && value.is_object()) {
            layOver(*found, value, where + "/" + key);
        } else {
            throw std::logic_error("The parts of the API document say " + where + "/" + key + " twice.");
        }
    }
}

} // namespace

OpenApiDocument OpenApiDocument::embedded()
{
    return OpenApiDocument(embeddedFiles("openapi"));
}

OpenApiDocument::OpenApiDocument(const std::map<std::string, std::string> &parts)
{
    // The part that opens the document stands first; the others follow by name.
    const auto head = parts.find("openapi.json");
    if (head == parts.end()) {
        throw std::logic_error("The API document has no openapi.json.");
    }
    ordered_json whole = ordered_json::parse(head->second);
    for (const auto &[name, text] : parts) {
        if (name != head->first) {
            layOver(whole, ordered_json::parse(text), {});
        }
    }
    whole["info"]["version"] = WAKEDOCK_VERSION;
    // The schemas and other components are read last.
    auto components = std::move(whole["components"]);
    whole.erase("components");
    whole["components"] = std::move(components);
    m_text = std::make_shared<const std::string>(whole.dump(1));
    m_json = std::make_shared<const nlohmann::json>(nlohmann::json::parse(*m_text));
}

} // namespace wakedock::api
