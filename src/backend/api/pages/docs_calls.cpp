#include "backend/api/pages/docs_calls.h"

#include "backend/api/pages/docs_schemas.h"
#include "backend/api/pages/docs_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace wakedock::api {

namespace {

using nlohmann::ordered_json;

std::string upperCase(std::string word)
{
    std::ranges::transform(word, word.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return word;
}

std::string fullPath(const DocumentedCall &call, const ordered_json &document)
{
    const auto &servers = call.item->contains("servers") ? call.item->at("servers") : document.at("servers");
    const auto base = servers.at(0).at("url").get<std::string>();
    return (base == "/" ? "" : base) + call.path;
}

std::string permissionText(const ordered_json &call)
{
    const auto permission = call.at("x-permission").get<std::string>();
    if (permission == "public") {
        return "open to everybody";
    }
    return permission == "signed_in" ? "any signed-in user" : "needs " + permission;
}

std::string parameterRow(const ordered_json &written, const ordered_json &document)
{
    const auto &parameter = followRef(written, document);
    return "<tr><td><code>" + htmlText(parameter.at("name")) + "</code>"
        + (parameter.value("required", false) ? " <span class=\"required\">required</span>" : "") + "</td><td>"
        + htmlText(parameter.at("in")) + "</td><td>" + schemaPhrase(parameter.at("schema"), document) + "</td><td>"
        + htmlInline(parameter.value("description", std::string())) + "</td></tr>\n";
}

std::string parameterTable(const DocumentedCall &call, const ordered_json &document)
{
    std::string rows;
    for (const auto *holder : {call.item, call.call}) {
        if (holder->contains("parameters")) {
            for (const auto &parameter : holder->at("parameters")) {
                rows += parameterRow(parameter, document);
            }
        }
    }
    if (rows.empty()) {
        return {};
    }
    return "<h4>Parameters</h4>\n<div class=\"scroll\"><table>\n<thead><tr><th>name</th><th>in</th><th>type</th>"
           "<th>meaning</th></tr></thead>\n<tbody>\n"
        + rows + "</tbody>\n</table></div>\n";
}

std::string bodyPart(const ordered_json &call, const ordered_json &document)
{
    if (!call.contains("requestBody")) {
        return {};
    }
    std::string html = "<h4>Body</h4>\n<p>";
    const auto &content = call.at("requestBody").at("content");
    std::string types;
    for (const auto &[type, inside] : content.items()) {
        types += (types.empty() ? "" : " or ") + ("<code>" + htmlText(type) + "</code>");
    }
    const auto &schema = content.begin()->at("schema");
    html += schemaPhrase(schema, document) + " as " + types + "</p>\n";
    return html + exampleBlock(followRef(schema, document));
}

std::string answerRow(const std::string &status, const ordered_json &written, const ordered_json &document)
{
    const auto &answer = followRef(written, document);
    std::string what = htmlInline(answer.value("description", std::string()));
    if (answer.contains("content")) {
        const auto &schema = answer.at("content").begin()->at("schema");
        what += " " + schemaPhrase(schema, document);
    }
    return "<tr><td>" + htmlText(status == "default" ? "else" : status) + "</td><td>" + what + "</td></tr>\n";
}

std::string answerTable(const ordered_json &call, const ordered_json &document)
{
    std::string html = "<h4>Answers</h4>\n<div class=\"scroll\"><table>\n<tbody>\n";
    for (const auto &[status, answer] : call.at("responses").items()) {
        html += answerRow(status, answer, document);
    }
    return html + "</tbody>\n</table></div>\n";
}

} // namespace

std::string callLink(const DocumentedCall &call)
{
    return "<a href=\"#" + htmlText(call.call->at("operationId")) + "\">" + htmlText(call.call->at("summary")) + "</a>";
}

std::string callArticle(const DocumentedCall &call, const nlohmann::ordered_json &document)
{
    return "<article id=\"" + htmlText(call.call->at("operationId")) + "\">\n<h3><span class=\"method " + call.method + "\">"
        + upperCase(call.method) + "</span> <span class=\"path\">" + htmlText(fullPath(call, document))
        + "</span> <span class=\"permission\">" + htmlText(permissionText(*call.call)) + "</span></h3>\n<p><strong>"
        + htmlInline(call.call->at("summary")) + "</strong></p>\n"
        + htmlParagraphs(call.call->value("description", std::string())) + parameterTable(call, document)
        + bodyPart(*call.call, document) + answerTable(*call.call, document) + "</article>\n";
}

} // namespace wakedock::api
