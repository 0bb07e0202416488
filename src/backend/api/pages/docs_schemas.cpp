#include "backend/api/pages/docs_schemas.h"

#include "backend/api/pages/docs_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace wakedock::api {

namespace {

using nlohmann::ordered_json;

constexpr std::string_view schemaBase = "#/components/schemas/";

std::string typeWords(const ordered_json &schema)
{
    if (!schema.contains("type")) {
        return schema.contains("oneOf") ? "one of several" : "anything";
    }
    const auto &type = schema.at("type");
    if (type.is_string()) {
        return type;
    }
    std::string words;
    for (const auto &word : type) {
        words += (words.empty() ? "" : " or ") + word.get<std::string>();
    }
    return words;
}

std::string bounds(const ordered_json &schema, const char *least, const char *most, const char *unit)
{
    const auto number = [&schema](const char *key) { return schema.contains(key) ? schema.at(key).dump() : std::string(); };
    const auto from = number(least);
    const auto to = number(most);
    if (from.empty() && to.empty()) {
        return {};
    }
    if (from.empty()) {
        return ", at most " + to + unit;
    }
    return to.empty() ? ", at least " + from + unit : ", " + from + " to " + to + unit;
}

std::string choiceWords(const ordered_json &schema)
{
    std::string words;
    for (const auto &word : schema.at("enum")) {
        const auto text = word.is_string() ? word.get<std::string>() : word.dump();
        words += (words.empty() ? "" : ", ") + ("<code>" + htmlText(text) + "</code>");
    }
    return words;
}

/// `#/components/schemas/Service` has an article; a pointer further inside has not.
std::string articleName(const std::string &ref)
{
    if (!ref.starts_with(schemaBase)) {
        return {};
    }
    const auto name = ref.substr(schemaBase.size());
    return name.find('/') == std::string::npos ? name : std::string();
}

std::string ownPhrase(const ordered_json &schema, const ordered_json &document)
{
    if (schema.contains("enum")) {
        return choiceWords(schema);
    }
    if (schema.contains("items")) {
        return "list of " + schemaPhrase(schema.at("items"), document) + bounds(schema, "minItems", "maxItems", " items");
    }
    if (schema.contains("additionalProperties") && schema.at("additionalProperties").is_object()) {
        return "object of " + schemaPhrase(schema.at("additionalProperties"), document);
    }
    return htmlText(typeWords(schema)) + bounds(schema, "minimum", "maximum", "")
        + bounds(schema, "minLength", "maxLength", " characters");
}

std::string defaultText(const ordered_json &schema)
{
    return schema.contains("default") ? "<p>Default: <code>" + htmlText(schema.at("default").dump()) + "</code></p>" : "";
}

std::string memberRow(const std::string &name, const ordered_json &written, bool isRequired, const ordered_json &document)
{
    const auto &schema = followRef(written, document);
    const auto description = schema.value("description", std::string());
    return "<tr><td><code>" + htmlText(name) + "</code>" + (isRequired ? " <span class=\"required\">required</span>" : "")
        + "</td><td>" + schemaPhrase(written, document) + "</td><td>"
        + (description.empty() ? "" : "<p>" + htmlInline(description) + "</p>") + defaultText(schema) + "</td></tr>\n";
}

std::string memberTable(const ordered_json &schema, const ordered_json &document)
{
    if (!schema.contains("properties")) {
        return "<p>" + ownPhrase(schema, document) + "</p>\n";
    }
    std::string html =
        "<div class=\"scroll\"><table>\n<thead><tr><th>field</th><th>type</th><th>meaning</th></tr></thead>\n<tbody>\n";
    const auto required = schema.value("required", ordered_json::array());
    for (const auto &[name, member] : schema.at("properties").items()) {
        const bool isRequired = std::find(required.begin(), required.end(), name) != required.end();
        html += memberRow(name, member, isRequired, document);
    }
    return html + "</tbody>\n</table></div>\n";
}

} // namespace

const nlohmann::ordered_json &followRef(const nlohmann::ordered_json &written, const nlohmann::ordered_json &document)
{
    const ordered_json *at = &written;
    while (at->contains("$ref")) {
        at = &document.at(ordered_json::json_pointer(at->at("$ref").get<std::string>().substr(1)));
    }
    return *at;
}

std::string schemaPhrase(const nlohmann::ordered_json &schema, const nlohmann::ordered_json &document)
{
    if (schema.contains("$ref")) {
        const auto name = articleName(schema.at("$ref"));
        return name.empty() ? schemaPhrase(followRef(schema, document), document) : schemaLink(name);
    }
    return ownPhrase(schema, document);
}

std::string exampleBlock(const nlohmann::ordered_json &schema)
{
    std::string html;
    for (const auto &example : schema.value("examples", ordered_json::array())) {
        html += "<pre><code>" + htmlText(example.dump(2)) + "</code></pre>\n";
    }
    return html;
}

std::string schemaLink(const std::string &name)
{
    return "<a href=\"#schema-" + htmlText(name) + "\">" + htmlText(name) + "</a>";
}

std::string schemaArticle(const std::string &name, const nlohmann::ordered_json &schema,
                          const nlohmann::ordered_json &document)
{
    return "<article id=\"schema-" + htmlText(name) + "\">\n<h3>" + htmlText(name) + "</h3>\n"
        + htmlParagraphs(schema.value("description", std::string())) + memberTable(schema, document) + exampleBlock(schema)
        + "</article>\n";
}

} // namespace wakedock::api
