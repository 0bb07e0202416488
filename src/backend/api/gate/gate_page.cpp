#include "backend/api/gate/gate_page.h"

#include "backend/api/gate/gate_page_parts.h"
#include "backend/api/http/problem_detail.h"
#include "backend/api/pages/embedded_files.h"
#include "backend/api/pages/page_template.h"
#include "backend/shared/utils/uuid.h"

namespace wakedock::api {

namespace {

/// Frames are allowed: a service may be shown in another page, and so may what stands for it meanwhile.
std::string pagePolicyFor(const std::string &nonce)
{
    const std::string own = "'nonce-" + nonce + "'";
    return "default-src 'none'; style-src " + own + "; script-src " + own
        + "; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'";
}

void addRetryAfter(HttpResponse &response, const GateRefusal &refusal)
{
    if (refusal.retryAfter) {
        response.headers.set("Retry-After", std::to_string(refusal.retryAfter->count()));
    }
}

} // namespace

HttpResponse gatePage(const PagePlace &place, const GateRefusal &refusal, PageUse use)
{
    static const std::string page = embeddedFile("web", "gate_page.html");
    const std::string nonce = randomHex(16);
    HttpResponse response = HttpResponse::text(use == PageUse::Preview ? 200 : 503, "text/html; charset=utf-8",
                                               fillPage(page, gatePageParts(place, refusal, use, nonce)));
    response.headers.add("Content-Security-Policy", pagePolicyFor(nonce));
    response.headers.add("Cache-Control", "no-store");
    response.headers.add("X-Content-Type-Options", "nosniff");
    response.headers.add("Referrer-Policy", "no-referrer");
    if (use != PageUse::Preview) {
        addRetryAfter(response, refusal);
    }
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
