#include "backend/infrastructure/caddy/api/admin_client.h"

#include "backend/infrastructure/caddy/config/config_text.h"
#include "backend/infrastructure/caddy/config/probe_object.h"
#include "backend/shared/exceptions/error.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace wakedock::caddy {

using http_client::CallLimits;
using http_client::HttpRequest;
using http_client::HttpResponse;
using nlohmann::json;

namespace {

constexpr int AttemptsAtMost = 4;
constexpr std::size_t ReadAtOnce = 64 * 1024; ///< A configuration of so many bytes is read in a millisecond.
constexpr int ReadingsAtMost = 100;

json parsedConfig(const std::string &body)
{
    auto document = json::parse(body, nullptr, false);
    if (!document.is_discarded()) {
        writeNumbersAsCaddy(document);
    }
    return document;
}

/// Caddy says {"error": "..."}; anything else is shown as it came, shortened.
std::string wordsOf(const HttpResponse &response)
{
    const auto answer = json::parse(response.body, nullptr, false);
    if (answer.is_object() && answer.contains("error") && answer["error"].is_string()) {
        return answer["error"].get<std::string>();
    }
    return "HTTP " + std::to_string(response.status) + " " + response.body.substr(0, 200);
}

std::string remedyFor(const std::string &words)
{
    if (words.find("listen tcp") != std::string::npos) {
        return "Free the port, or give Caddy others with caddy.http_port and caddy.https_port.";
    }
    return "Caddy kept its former configuration. Correct what it names and try again.";
}

} // namespace

bool isPassingRefusal(const Error &refusal)
{
    return refusal.reason() == "proxy_refused" && refusal.message().find("caching certificate") != std::string::npos;
}

AdminClient::AdminClient(AdminAddress address) : m_address(std::move(address)), m_client(m_address.endpoint) { }

Task<ConfigSnapshot> AdminClient::config(CallLimits limits)
{
    HttpRequest request;
    request.target = "/config/";
    const auto response = co_await ask(std::move(request), std::move(limits));
    if (!response.isSuccess()) {
        throwRefused(response);
    }
    auto document = co_await readConfig(response.body);
    if (document.is_discarded()) {
        throwBroken(response.body);
    }
    co_return ConfigSnapshot{std::make_shared<const json>(std::move(document)), response.header("Etag")};
}

/// Megabytes take longer than the backend's thread has.
Task<json> AdminClient::readConfig(std::string body)
{
    if (body.size() <= ReadAtOnce) {
        co_return parsedConfig(body);
    }
    if (!m_reading) {
        m_reading.emplace("caddy config", 1, ReadingsAtMost);
    }
    co_return co_await m_reading->run([body = std::move(body)] { return parsedConfig(body); });
}

Task<std::optional<std::string>> AdminClient::revision(CallLimits limits)
{
    HttpRequest request;
    request.target = RevisionPath;
    const auto response = co_await ask(std::move(request), std::move(limits));
    const auto answer = read(response);
    if (response.isSuccess() && answer.is_string()) {
        co_return answer.get<std::string>();
    }
    // 404 `unknown object ID`, or 400 `invalid traversal path` when somebody edited our objects.
    if (!answer.is_null() && !(answer.is_object() && answer.contains("error"))) {
        throw Error(ErrorCode::UpstreamFailed, "proxy_broken_answer",
                    "What answers at " + m_address.text + " is not Caddy's admin API.")
            .withRemedy("Set caddy.admin to the address of Caddy's admin API.");
    }
    co_return std::nullopt;
}

Task<bool> AdminClient::change(ConfigChange change, std::string etag, CallLimits limits)
{
    if (change.body.empty() && change.method != "DELETE") {
        throw Error(ErrorCode::Internal, "empty_caddy_change", "An empty change would have wiped Caddy's configuration.");
    }
    HttpRequest request;
    request.method = change.method;
    request.target = change.path;
    request.body = std::move(change.body);
    request.headers.emplace_back("Content-Type", "application/json");
    if (!etag.empty()) {
        request.headers.emplace_back("If-Match", etag);
    }
    const auto response = co_await ask(std::move(request), std::move(limits));
    if (response.status == 412) {
        co_return false;
    }
    if (!response.isSuccess()) {
        throwRefused(response);
    }
    co_return true;
}

Task<HttpResponse> AdminClient::adapt(std::string caddyfile, CallLimits limits)
{
    HttpRequest request;
    request.method = "POST";
    request.target = "/adapt";
    request.headers.emplace_back("Content-Type", "text/caddyfile");
    request.body = std::move(caddyfile);
    co_return co_await ask(std::move(request), std::move(limits));
}

Task<std::string> AdminClient::metrics(CallLimits limits)
{
    HttpRequest request;
    request.target = "/metrics";
    const auto response = co_await ask(std::move(request), std::move(limits));
    co_return response.isSuccess() ? std::string(response.body) : std::string();
}

Task<std::map<std::string, int>> AdminClient::upstreams(CallLimits limits)
{
    HttpRequest request;
    request.target = "/reverse_proxy/upstreams";
    const auto response = co_await ask(std::move(request), std::move(limits));
    if (!response.isSuccess()) {
        throwRefused(response);
    }
    std::map<std::string, int> inFlight;
    const auto answer = read(response);
    for (const auto &upstream : answer) {
        if (upstream.is_object()) {
            inFlight[upstream.value("address", "")] += upstream.value("num_requests", 0);
        }
    }
    co_return inFlight;
}

Task<HttpResponse> AdminClient::ask(HttpRequest request, CallLimits limits)
{
    if (m_address.endpoint.isUnix()) {
        // Caddy checks the Host on every listener, and on a socket only the empty one is right.
        request.headers.emplace_back("Host", "");
    }
    limits.deadline = limits.deadline.atMost(std::chrono::seconds(30));
    // A change replaces Caddy's admin listener, and whoever was in the old one's queue is cut off. A question can be
    // repeated, and so can a change that says what it was made from: done twice, the second is refused as outdated.
    const bool isQuestion = request.method == "GET" || request.target == "/adapt";
    const bool isRepeatable = isQuestion || !http_client::headerValue(request.headers, "If-Match").empty();
    for (int attempt = 1;; ++attempt) {
        try {
            co_return co_await m_client.send(request, limits);
        } catch (const Cancelled &) {
            throw;
        } catch (const Error &failure) {
            if (!isRepeatable || attempt == AttemptsAtMost || failure.reason() != "connection_lost") {
                throw translated(failure);
            }
        }
    }
}

json AdminClient::read(const HttpResponse &response) const
{
    auto answer = json::parse(response.body, nullptr, false);
    if (answer.is_discarded()) {
        throwBroken(response.body);
    }
    return answer;
}

void AdminClient::throwBroken(const std::string &answer) const
{
    throw Error(ErrorCode::UpstreamFailed, "proxy_broken_answer",
                "What answers at " + m_address.text + " is not Caddy's admin API.")
        .withRemedy("Set caddy.admin to the address of Caddy's admin API.")
        .withInternalDetail(answer.substr(0, 200));
}

void AdminClient::throwRefused(const HttpResponse &response) const
{
    const auto words = wordsOf(response);
    throw Error(ErrorCode::Invalid, "proxy_refused", "Caddy refused the configuration: " + words)
        .withRemedy(remedyFor(words));
}

Error AdminClient::translated(const Error &failure) const
{
    if (failure.code() == ErrorCode::Timeout) {
        return Error(ErrorCode::Timeout, "proxy_late", "Caddy did not answer in time at " + m_address.text + ".")
            .withRemedy("Look at Caddy's log; a Caddy that hangs must be restarted.");
    }
    if (failure.code() == ErrorCode::Unavailable) {
        return Error(ErrorCode::Unavailable, "proxy_unreachable",
                     "Caddy does not answer at " + m_address.text + ": " + failure.message())
            .withRemedy("Start Caddy, or set caddy.admin to the address of its admin API.")
            .withInternalDetail(failure.reason());
    }
    return Error(ErrorCode::UpstreamFailed, "proxy_broken_answer", "Caddy's answer cannot be read: " + failure.message())
        .withInternalDetail(failure.reason());
}

} // namespace wakedock::caddy
