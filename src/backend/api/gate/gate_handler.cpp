#include "backend/api/gate/gate_handler.h"

#include "backend/api/gate/gate_page.h"
#include "backend/api/gate/gate_progress.h"
#include "backend/api/http/problem_detail.h"
#include "backend/api/http/request_target.h"
#include "backend/shared/utils/uuid.h"

#include <chrono>
#include <exception>
#include <string_view>
#include <utility>

namespace wakedock::api {

namespace {

std::string headerOr(const HttpRequest &request, std::string_view name, std::string_view fallback)
{
    const std::string *found = request.headers.find(name);
    return found ? *found : std::string(fallback);
}

/// The first address is the visitor's own word where the proxy trusts another proxy; the last is what ours saw.
std::string visitorAddress(const HttpRequest &request)
{
    const std::string_view list = request.headers.value("X-Forwarded-For");
    const auto last = list.find_last_of(", ");
    return std::string(last == std::string_view::npos ? list : list.substr(last + 1));
}

/// A script that asks for HTML wants an answer to its question, not a page: newer browsers tell the two apart. A frame is a
/// page, too.
bool isForAPage(const HttpRequest &request)
{
    const std::string_view place = request.headers.value("Sec-Fetch-Dest");
    const bool isShown = place.empty() || place == "document" || place == "iframe" || place == "frame";
    return isShown && request.headers.value("Accept").find("text/html") != std::string_view::npos;
}

GateQuestion questionOf(const HttpRequest &request)
{
    GateQuestion question;
    if (const auto authority = parseAuthority(request.segments.at(1))) {
        question.host = authority->host;
    }
    question.method = headerOr(request, "X-Forwarded-Method", "GET");
    question.uri = headerOr(request, "X-Forwarded-Uri", "/");
    question.userAgent = headerOr(request, "User-Agent", "");
    question.address = visitorAddress(request);
    question.readsPages = isForAPage(request);
    question.isNavigation = question.method == "GET" && question.readsPages;
    question.context = request.context;
    question.context.address = question.address;
    return question;
}

GateRefusal refusalOf(const Error &error)
{
    GateRefusal refusal{error.reason(), "This page cannot be shown right now", error.message(), std::chrono::seconds(5)};
    if (!error.remedy().empty()) {
        refusal.message += " " + error.remedy();
    }
    return refusal;
}

HttpResponse noticeAnswer(const GateNotice &notice)
{
    auto answer = HttpResponse::text(notice.retryAfter ? 503 : 200, "text/plain; charset=utf-8", notice.message + "\n")
                      .with("X-WakeDock-State", notice.state)
                      .with("Cache-Control", "no-store");
    if (notice.retryAfter) {
        answer.headers.set("Retry-After", std::to_string(notice.retryAfter->count()));
    }
    return answer;
}

} // namespace

GateHandler::GateHandler(IGateDecision &decision, ProofAnswers proofs, NameAnswers names, const Log &log)
    : m_decision(decision)
    , m_proofs(std::move(proofs))
    , m_names(std::move(names))
    , m_log(log)
{
}

std::optional<HttpResponse> GateHandler::answerQuestion(const HttpRequest &request) const
{
    const auto &segments = request.segments;
    if (request.method != "GET" || segments.empty()) {
        return std::nullopt;
    }
    if (segments.size() == 2 && segments[0] == "proof") {
        return answerProof(request);
    }
    if (segments.size() == 1 && segments[0] == "ask") {
        return answerAsk(request);
    }
    return std::nullopt;
}

Task<std::optional<HttpResponse>> GateHandler::admit(std::shared_ptr<HttpRequest> request)
{
    request->context.requestId = makeUuid();
    request->context.actor = core::Actor::system();
    if (auto answer = answerQuestion(*request)) {
        co_return answer;
    }
    if (request->segments.size() != 2 || request->segments[0] != "gate" || !parseAuthority(request->segments[1])) {
        const Error error(ErrorCode::NotFound, "unknown_path", "The gate answers at /gate/ followed by a host name.");
        co_return problem(error, request->context.requestId);
    }
    if (request->method != "GET") {
        const HttpError error(405, "method_not_allowed", "The gate takes GET only.");
        co_return problem(error, request->context.requestId).with("Allow", "GET");
    }
    co_return std::nullopt;
}

Task<HttpResponse> GateHandler::handle(std::shared_ptr<HttpRequest> request)
{
    const GateQuestion question = questionOf(*request);
    if (const auto seen = progressQuestion(question.uri); seen && question.method == "GET") {
        co_return progressAnswer(co_await m_decision.follow(question, *seen));
    }
    GateAnswer answer;
    std::exception_ptr failure;
    try {
        answer = co_await m_decision.ask(question);
    } catch (...) {
        failure = std::current_exception();
    }
    if (failure) {
        m_log.warning("The gate could not decide about " + question.host + ": " + describe(failure),
                      {{"request_id", question.context.requestId}});
        answer = refusalOf(asError(failure));
    }
    co_return answerTo(question, answer);
}

HttpResponse GateHandler::answerTo(const GateQuestion &question, const GateAnswer &answer) const
{
    if (const auto *proceed = std::get_if<GateProceed>(&answer)) {
        return HttpResponse::noContent().with("X-Upstream", proceed->upstream);
    }
    if (const auto *notice = std::get_if<GateNotice>(&answer)) {
        return noticeAnswer(*notice);
    }
    const auto &refusal = std::get<GateRefusal>(answer);
    m_log.debug("The gate refused " + question.host + ": " + refusal.state,
                {{"request_id", question.context.requestId}, {"method", question.method}});
    if (!question.readsPages) {
        return gateProblem(refusal, question.context.requestId);
    }
    return gatePage({question.host, question.uri}, refusal, question.isNavigation ? PageUse::Repeats : PageUse::Once);
}

HttpResponse GateHandler::answerProof(const HttpRequest &request) const
{
    const auto answer = m_proofs(request.segments[1]);
    if (!answer) {
        const Error error(ErrorCode::NotFound, "unknown_proof", "Nobody waits for this answer.");
        return problem(error, request.context.requestId).with("Cache-Control", "no-store");
    }
    return HttpResponse::text(200, "text/plain; charset=utf-8", *answer).with("Cache-Control", "no-store");
}

HttpResponse GateHandler::answerAsk(const HttpRequest &request) const
{
    const bool mayHaveOne = m_names(request.query.value("domain"));
    return HttpResponse::text(mayHaveOne ? 200 : 403, "text/plain; charset=utf-8", mayHaveOne ? "yes" : "no")
        .with("Cache-Control", "no-store");
}

HttpResponse GateHandler::refuse(const HttpRequest &request, const HttpError &why)
{
    return problem(why, request.context.requestId);
}

} // namespace wakedock::api
