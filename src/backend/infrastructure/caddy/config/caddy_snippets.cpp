#include "backend/infrastructure/caddy/config/caddy_snippets.h"

#include "backend/infrastructure/caddy/config/caddy_trial.h"
#include "backend/infrastructure/caddy/config/snippet_check.h"
#include "backend/infrastructure/caddy/config/snippet_text.h"
#include "backend/infrastructure/caddy/monitoring/caddy_identity.h"
#include "backend/infrastructure/caddy/monitoring/caddy_program.h"
#include "backend/infrastructure/caddy/routes/caddy_reverse_proxy.h"
#include "backend/shared/exceptions/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace wakedock::caddy {

using core::ConfigFinding;
using core::SnippetReading;
using nlohmann::json;

namespace {

constexpr int MostSnippetsWaiting = 50;
constexpr std::chrono::seconds SnippetPatience{20};
constexpr const char *SnippetSite = "http://wakedock-snippet.invalid {\n"; ///< One line: theirs begin after it.

int linesOf(const std::string &text)
{
    return static_cast<int>(std::ranges::count(text, '\n')) + (text.ends_with('\n') ? 0 : 1);
}

/// What the program said of the site, as said of the snippet.
ConfigFinding ofSnippet(ConfigFinding finding, const std::string &snippet)
{
    if (finding.line) {
        finding.line = std::clamp(*finding.line - 1, 1, linesOf(snippet));
    }
    finding.path.clear();
    return finding;
}

json siteWith(const json &routes)
{
    const json handler = {{"handler", "subroute"}, {"routes", routes}};
    const json server = {{"listen", json::array({"127.0.0.1:0"})},
                         {"routes", json::array({{{"handle", json::array({handler})}}})}};
    return {{"apps", {{"http", {{"servers", {{"snippet", server}}}}}}}};
}

} // namespace

CaddySnippets::CaddySnippets(CaddySettings settings, CaddyReverseProxy &proxy)
    : m_settings(std::move(settings))
    , m_proxy(proxy)
    , m_admin(readAdminAddress(m_settings.adminUrl))
    , m_pool("caddy snippets", 1, MostSnippetsWaiting)
{
}

Task<std::string> CaddySnippets::program()
{
    const auto ours = m_proxy.managed();
    const auto pid = ours ? std::optional<long long>(ours->process.pid) : std::nullopt;
    const auto known = co_await m_pool.run([address = m_admin, pid] { return identifyCaddy(address, pid); });
    std::string program = known.program.empty() ? findCaddy(m_settings.binary) : known.program;
    co_return std::string(std::move(program));
}

Task<SnippetReading> CaddySnippets::read(core::CallContext context, std::string snippet)
{
    SnippetReading reading;
    reading.errors = refusedDirectives(snippet);
    if (!reading.errors.empty()) {
        co_return SnippetReading(std::move(reading));
    }
    context = context.withDeadline(SnippetPatience);
    const std::string program = co_await this->program();
    auto layOut = [text = SnippetSite + snippet + "\n}\n"] { return layOutCaddyfile(text); };
    auto folder = co_await m_pool.run(std::move(layOut));
    auto adapted = co_await adaptByProgram(program, std::move(folder), context.deadline, context.cancel);
    if (adapted.read.problem) {
        reading.errors.push_back(ofSnippet(*adapted.read.problem, snippet));
        co_return SnippetReading(std::move(reading));
    }
    const json routes = snippetRoutesIn(*adapted.read.document);
    if (routes.is_null()) {
        reading.errors.push_back(
            {"It says more than what is done with requests on their way to the service.", std::nullopt, {}});
        co_return SnippetReading(std::move(reading));
    }
    reading.errors = refusedHandlers(routes);
    if (!reading.errors.empty()) {
        co_return SnippetReading(std::move(reading));
    }
    auto layOutAll = [config = siteWith(routes).dump()] { return layOutConfig(config); };
    auto trial = co_await m_pool.run(std::move(layOutAll));
    const auto refused = co_await validateByProgram(program, std::move(trial), context.deadline, context.cancel);
    if (refused) {
        reading.errors.push_back({refused->message, std::nullopt, {}});
    } else {
        reading.handlers = routes.dump();
    }
    co_return SnippetReading(std::move(reading));
}

} // namespace wakedock::caddy
