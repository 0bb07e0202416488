#include "backend/api/pages/docs_page.h"

#include "backend/api/openapi/openapi_document.h"
#include "backend/api/pages/docs_calls.h"
#include "backend/api/pages/docs_schemas.h"
#include "backend/api/pages/docs_text.h"
#include "backend/api/pages/embedded_files.h"
#include "backend/api/pages/page_template.h"

#include <nlohmann/json.hpp>

#include <map>

namespace wakedock::api {

namespace {

using nlohmann::ordered_json;

/// Calls by tag, each in the order of the document.
std::map<std::string, std::vector<DocumentedCall>> callsByTag(const ordered_json &document)
{
    std::map<std::string, std::vector<DocumentedCall>> calls;
    for (const auto &[path, item] : document.at("paths").items()) {
        for (const auto *method : {"get", "post", "put", "patch", "delete"}) {
            if (item.contains(method)) {
                calls[item[method].at("tags").at(0)].push_back({path, method, &item, &item[method]});
            }
        }
    }
    return calls;
}

std::string contentsOf(const std::string &title, const std::vector<std::string> &links)
{
    std::string html = "<h2>" + htmlText(title) + "</h2>\n<ul>\n";
    for (const auto &link : links) {
        html += "<li>" + link + "</li>\n";
    }
    return html + "</ul>\n";
}

} // namespace

std::string docsPage(const OpenApiDocument &document)
{
    const auto json = ordered_json::parse(*document.text());
    const auto calls = callsByTag(json);
    std::string contents;
    std::string body =
        "<h1>" + htmlText(json.at("info").at("title")) + " API</h1>\n" + htmlParagraphs(json.at("info").at("description"));
    for (const auto &tag : json.at("tags")) {
        const auto name = tag.at("name").get<std::string>();
        std::vector<std::string> links;
        body +=
            "<section>\n<h2>" + htmlText(name) + "</h2>\n<p class=\"lead\">" + htmlInline(tag.at("description")) + "</p>\n";
        for (const auto &call : calls.at(name)) {
            links.push_back(callLink(call));
            body += callArticle(call, json);
        }
        body += "</section>\n";
        contents += contentsOf(name, links);
    }
    std::vector<std::string> links;
    body += "<section>\n<h2>Schemas</h2>\n";
    for (const auto &[name, schema] : json.at("components").at("schemas").items()) {
        links.push_back(schemaLink(name));
        body += schemaArticle(name, schema, json);
    }
    body += "</section>\n";
    contents += contentsOf("Schemas", links);
    return fillPage(embeddedFile("web", "docs_page.html"),
                    {{"version", htmlText(WAKEDOCK_VERSION)}, {"contents", contents}, {"body", body}});
}

} // namespace wakedock::api
