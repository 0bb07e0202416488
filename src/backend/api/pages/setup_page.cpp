#include "backend/api/pages/setup_page.h"

#include "backend/api/http/request_target.h"
#include "backend/api/pages/embedded_files.h"
#include "backend/api/pages/page_template.h"
#include "backend/core/use_cases/auth/set_up.h"
#include "backend/security/sanitization/html_escape.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace wakedock::api {

namespace {

using FormFields = std::map<std::string, std::string>;
using security::htmlEscape;

constexpr std::size_t formLimit = 8 * 1024;

/// `application/x-www-form-urlencoded`; what cannot be read is left out and so refused as missing.
FormFields readForm(std::string_view body)
{
    FormFields fields;
    while (!body.empty()) {
        const auto end = body.find('&');
        const auto pair = body.substr(0, end);
        const auto equals = pair.find('=');
        const auto name = percentDecoded(pair.substr(0, equals), true);
        const auto value =
            equals == std::string_view::npos ? std::optional(std::string()) : percentDecoded(pair.substr(equals + 1), true);
        if (name && value) {
            fields.emplace(*name, *value);
        }
        body.remove_prefix(end == std::string_view::npos ? body.size() : end + 1);
    }
    return fields;
}

std::string formOf(const FormFields &fields, const core::PasswordPolicy &policy, const std::string &problem)
{
    const std::string least = std::to_string(policy.minLength);
    const auto valueOf = [&fields](const char *name) {
        const auto found = fields.find(name);
        return found == fields.end() ? std::string() : htmlEscape(found->second);
    };
    std::string html = "<p>Make the first administrator. This works once.</p>";
    if (!problem.empty()) {
        html += "<p class=\"problem\" role=\"alert\">" + htmlEscape(problem) + "</p>";
    }
    html += "<form method=\"post\" action=\"/setup\"><input type=\"hidden\" name=\"token\" value=\"" + valueOf("token")
        + "\">"
          "<label>User name<input name=\"username\" autocomplete=\"username\" required autofocus maxlength=\"64\" value=\""
        + valueOf("username")
        + "\"></label><label>Password<input name=\"password\" type=\"password\" autocomplete=\"new-password\" required "
          "minlength=\""
        + least + "\" aria-describedby=\"rule\"></label><p class=\"hint\" id=\"rule\">At least " + least
        + " characters; a sentence you remember is best.</p>"
          "<button>Make it mine</button></form>";
    return html;
}

HttpResponse pageAnswer(int status, const std::string &title, const std::string &content)
{
    HttpResponse response;
    response.status = status;
    response.body = std::make_shared<const std::string>(
        fillPage(embeddedFile("web", "setup_page.html"), {{"title", title}, {"content", content}}));
    response.headers.set("Content-Type", "text/html; charset=utf-8");
    // With the default (no-referrer) browsers send the form with `Origin: null`, which the origin guard rightly refuses.
    response.headers.set("Referrer-Policy", "same-origin");
    return response;
}

HttpResponse ownedAlready()
{
    return pageAnswer(404, "WakeDock has its owner",
                      "<p>It was set up already; this link is good for nothing any more.</p>");
}

std::string sentencesOf(const Error &error)
{
    std::string text = error.message();
    for (const FieldError &field : error.fields()) {
        // Most messages hold what is said of their field already.
        if (text.find(field.message) == std::string::npos) {
            text += " (" + field.field + ": " + field.message + ")";
        }
    }
    return error.remedy().empty() ? text : text + " " + error.remedy();
}

Route pageRoute(const char *method, RouteHandler handler)
{
    Route route;
    route.method = method;
    route.pattern = "/setup";
    route.permission = permission::Public;
    route.bodyLimit = formLimit;
    route.handler = std::move(handler);
    return route;
}

} // namespace

SetupPage::SetupPage(core::SetUp &setUp, const core::PasswordPolicy &policy) : m_setUp(setUp), m_policy(policy) { }

void SetupPage::addRoutes(Router &router)
{
    router.add(pageRoute("GET", [this](HttpRequest request) { return show(std::move(request)); }));
    router.add(pageRoute("POST", [this](HttpRequest request) { return submit(std::move(request)); }));
}

Task<HttpResponse> SetupPage::show(HttpRequest request)
{
    if (!m_setUp.needed()) {
        co_return ownedAlready();
    }
    co_return pageAnswer(200, "Welcome to WakeDock", formOf({{"token", request.query.value("token")}}, m_policy, {}));
}

Task<HttpResponse> SetupPage::submit(HttpRequest request)
{
    if (!m_setUp.needed()) {
        co_return ownedAlready();
    }
    FormFields fields = readForm(request.body);
    core::SetUpRequest wish{Secret(fields["token"]), fields["username"], Secret(fields["password"])};
    const auto made = co_await settle(m_setUp.execute(request.context, std::move(wish)));
    if (made.failure) {
        co_return pageAnswer(422, "Almost there", formOf(fields, m_policy, sentencesOf(asError(made.failure))));
    }
    co_return pageAnswer(201, "It is yours, " + htmlEscape(made.value->username),
                         "<p>Sign in with your name and password from now on: over the API, or in the window.</p>"
                         "<nav><a class=\"button first\" href=\"/api/docs\">Read the API</a></nav>");
}

} // namespace wakedock::api
