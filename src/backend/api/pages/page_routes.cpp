#include "backend/api/pages/page_routes.h"

#include "backend/api/openapi/openapi_document.h"
#include "backend/api/pages/docs_page.h"
#include "backend/api/pages/embedded_files.h"
#include "backend/api/pages/page_template.h"
#include "backend/api/v1/common/conditional.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace wakedock::api {

namespace {

struct PageFile {
    std::string contentType;
    std::string etag;
    std::shared_ptr<const std::string> bytes;
};

Task<HttpResponse> answerFile(HttpRequest request, std::shared_ptr<const PageFile> file)
{
    HttpResponse response = readAnswer(request, file->bytes, file->etag);
    response.headers.remove("Vary");
    // Also with 304: browsers take its headers over, and the middleware chooses the page's policy by its type.
    response.headers.set("Content-Type", file->contentType);
    co_return response;
}

} // namespace

PageRoutes::PageRoutes(const OpenApiDocument &document)
    : m_home(std::make_shared<const std::string>(
          fillPage(embeddedFile("web", "home_page.html"), {{"version", WAKEDOCK_VERSION}})))
    , m_docs(std::make_shared<const std::string>(docsPage(document)))
{
}

void PageRoutes::addRoutes(Router &router) const
{
    const auto embedded = [](const char *folder, const char *name) {
        return std::make_shared<const std::string>(embeddedFile(folder, name));
    };
    serve(router, "/", "text/html; charset=utf-8", m_home);
    serve(router, "/api/docs", "text/html; charset=utf-8", m_docs);
    serve(router, "/assets/pages.css", "text/css; charset=utf-8", embedded("web", "pages.css"));
    serve(router, "/assets/wakedock.svg", "image/svg+xml", embedded("icons", "wakedock.svg"));
    serve(router, "/favicon.ico", "image/svg+xml", embedded("icons", "wakedock.svg"));
}

void PageRoutes::serve(Router &router, const std::string &path, const std::string &contentType, Bytes bytes)
{
    auto etag = etagOf(*bytes);
    const auto file = std::make_shared<const PageFile>(PageFile{contentType, std::move(etag), std::move(bytes)});
    Route route;
    route.method = "GET";
    route.pattern = path;
    route.permission = permission::Public;
    route.handler = [file](HttpRequest request) { return answerFile(std::move(request), file); };
    router.add(std::move(route));
}

} // namespace wakedock::api
