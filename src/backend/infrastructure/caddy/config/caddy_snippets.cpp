#include "backend/infrastructure/caddy/config/caddy_snippets.h"

#include "backend/infrastructure/caddy/config/snippet_check.h"
#include "backend/infrastructure/caddy/config/snippet_text.h"
#include "backend/infrastructure/caddy/monitoring/caddy_identity.h"
#include "backend/infrastructure/caddy/monitoring/caddy_program.h"
#include "backend/infrastructure/caddy/routes/caddy_reverse_proxy.h"
#include "backend/shared/async/settle.h"
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
    auto look = [address = m_admin, pid, binary = m_settings.binary] {
        auto known = identifyCaddy(address, pid);
        return known.program.empty() ? findCaddy(binary) : known.program;
    };
    co_return co_await m_pool.run(std::move(look));
}

Task<void> CaddySnippets::remove(TrialFolder folder)
{
    co_await settle(m_pool.run([folder = std::move(folder)]() mutable { folder.reset(); }));
}

Task<AdaptedConfig> CaddySnippets::adapted(core::CallContext context, std::string program, std::string caddyfile)
{
    auto folder = co_await m_pool.run([text = std::move(caddyfile)] { return layOutCaddyfile(text); });
    auto asked = co_await settle(adaptByProgram(std::move(program), folder, context.deadline, context.cancel));
    co_await remove(std::move(folder));
    if (asked.failure) {
        std::rethrow_exception(asked.failure);
    }
    co_return AdaptedConfig(std::move(*asked.value));
}

Task<std::optional<ConfigFinding>> CaddySnippets::refusalOf(core::CallContext context, std::string program,
                                                            std::string config)
{
    auto folder = co_await m_pool.run([text = std::move(config)] { return layOutConfig(text); });
    auto asked = co_await settle(validateByProgram(std::move(program), folder, context.deadline, context.cancel));
    co_await remove(std::move(folder));
    if (asked.failure) {
        std::rethrow_exception(asked.failure);
    }
    co_return std::optional<ConfigFinding>(std::move(*asked.value));
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
    const auto site = co_await adapted(context, program, SnippetSite + snippet + "\n}\n");
    if (site.read.problem) {
        reading.errors.push_back(ofSnippet(*site.read.problem, snippet));
        co_return SnippetReading(std::move(reading));
    }
    const json routes = snippetRoutesIn(*site.read.document);
    if (routes.is_null()) {
        reading.errors.push_back(
            {"It says more than what is done with requests on their way to the service.", std::nullopt, {}});
        co_return SnippetReading(std::move(reading));
    }
    reading.errors = refusedHandlers(routes);
    if (!reading.errors.empty()) {
        co_return SnippetReading(std::move(reading));
    }
    const auto refused = co_await refusalOf(context, program, siteWith(routes).dump());
    if (refused) {
        reading.errors.push_back({refused->message, std::nullopt, {}});
    } else {
        reading.handlers = routes.dump();
    }
    co_return SnippetReading(std::move(reading));
}

} // namespace wakedock::caddy
