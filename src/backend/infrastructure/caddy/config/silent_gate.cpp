#include "backend/infrastructure/caddy/config/silent_gate.h"

#include "backend/core/domain/rules/placeholders.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <nlohmann/json.hpp>

#include <string>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

constexpr const char *RetrySeconds = "5";

constexpr const char *SilentStyle =
    ":root{color-scheme:light dark}"
    "body{display:grid;place-items:center;min-height:100vh;margin:0;font:1rem/1.6 Inter,system-ui,sans-serif;"
    "background:light-dark(#f3f5f8,#0f141b);color:light-dark(#16202c,#eef2f7)}"
    "main{max-width:33rem;padding:2rem;text-align:center}"
    "h1{margin:0 0 .5rem;font-size:1.5rem;line-height:1.25;font-weight:600}"
    "p{margin:.5rem 0;opacity:.75}";

/// Nothing of the request or the service stands in it: it is the same for all, and needs no escaping.
std::string silentPage()
{
    return std::string("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                       "<meta name=\"robots\" content=\"noindex\"><meta http-equiv=\"refresh\" content=\"")
        + RetrySeconds + "\"><link rel=\"icon\" href=\"data:,\"><title>Asleep</title><style>" + SilentStyle
        + "</style></head><body><main><h1>This service is asleep</h1>"
          "<p>WakeDock, which would wake it, is not running. This page tries again every "
        + RetrySeconds + " seconds.</p></main></body></html>";
}

std::string silentPolicy()
{
    const auto hash = QCryptographicHash::hash(QByteArray(SilentStyle), QCryptographicHash::Sha256).toBase64();
    return "default-src 'none'; style-src 'sha256-" + hash.toStdString()
        + "'; img-src data:; base-uri 'none'; form-action 'none'";
}

json unavailable(const std::string &body)
{
    return {{"handler", "static_response"},
            {"status_code", 503},
            {"headers", {{"Retry-After", json::array({RetrySeconds})}, {"Cache-Control", json::array({"no-store"})}}},
            {"body", body}};
}

} // namespace

json silentGateAnswers()
{
    json page = unavailable(core::asLiteral(silentPage()));
    page["headers"]["Content-Type"] = json::array({"text/html; charset=utf-8"});
    page["headers"]["Content-Security-Policy"] = json::array({silentPolicy()});
    const json forBrowsers = {{"match", json::array({{{"header", {{"Accept", json::array({"*text/html*"})}}}}})},
                              {"handle", json::array({page})},
                              {"terminal", true}};
    const json forOthers = {{"handle", json::array({unavailable("WakeDock is not running")})}};
    return json::array({forBrowsers, forOthers});
}

} // namespace wakedock::caddy
