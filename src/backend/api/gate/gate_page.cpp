#include "backend/api/gate/gate_page.h"

#include "backend/api/http/problem_detail.h"
#include "backend/api/pages/embedded_files.h"
#include "backend/api/pages/page_template.h"
#include "backend/security/sanitization/html_escape.h"
#include "backend/shared/utils/uuid.h"

#include <map>
#include <utility>

namespace wakedock::api {

namespace {

using PageValues = std::map<std::string, std::string>;

PageValues pageValues(const std::string &host, const GateRefusal &refusal, const std::string &nonce)
{
    PageValues values{
        {"nonce", nonce},
        {"host", security::htmlEscape(host)},
        {"state", security::htmlEscape(refusal.state)},
        {"title", security::htmlEscape(refusal.title)},
        {"message", security::htmlEscape(refusal.message)},
    };
    if (refusal.retryAfter) {
        const std::string seconds = std::to_string(refusal.retryAfter->count());
        values.emplace("refresh", R"(<meta http-equiv="refresh" content=")" + seconds + R"(">)");
        values.emplace("retry",
                       "This page asks again by itself "
                           + (seconds == "1" ? "each second." : "every " + seconds + " seconds."));
    }
    return values;
}

void addRetryAfter(HttpResponse &response, const GateRefusal &refusal)
{
    if (refusal.retryAfter) {
        response.headers.set("Retry-After", std::to_string(refusal.retryAfter->count()));
    }
}

} // namespace

HttpResponse gatePage(const std::string &host, const GateRefusal &refusal)
{
    static const std::string page = embeddedFile("web", "gate_page.html");
    const std::string nonce = randomHex(16);
    HttpResponse response =
        HttpResponse::text(503, "text/html; charset=utf-8", fillPage(page, pageValues(host, refusal, nonce)));
    response.headers.add("Content-Security-Policy",
                         "default-src 'none'; style-src 'nonce-" + nonce + "'; base-uri 'none'; form-action 'none'");
    response.headers.add("Cache-Control", "no-store");
    response.headers.add("X-Content-Type-Options", "nosniff");
    response.headers.add("Referrer-Policy", "no-referrer");
    addRetryAfter(response, refusal);
    return response;
}

HttpResponse gateProblem(const GateRefusal &refusal, const std::string &requestId)
{
    HttpResponse response = problem(Error(ErrorCode::Unavailable, refusal.state, refusal.message), requestId);
    response.headers.set("X-Content-Type-Options", "nosniff");
    addRetryAfter(response, refusal);
    return response;
}

} // namespace wakedock::api
