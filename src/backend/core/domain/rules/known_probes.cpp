#include "backend/core/domain/rules/known_probes.h"

#include <algorithm>
#include <array>

namespace wakedock::core {

namespace {

struct KnownProbe {
    std::string_view mark; ///< What stands in its user agent, without a version.
    std::string_view source; ///< Who says so.
};

// Link previews of messengers are not in it: somebody wants to see the page.
constexpr std::array<KnownProbe, 39> KnownProbes{{
    // Uptime monitors and health checks
    {"UptimeRobot", "uptimerobot.com"},
    {"Uptime-Kuma", "github.com/louislam/uptime-kuma"},
    {"Pingdom.com_bot", "pingdom.com"},
    {"StatusCake", "statuscake.com"},
    {"Better Uptime Bot", "betterstack.com"},
    {"Site24x7", "site24x7.com"},
    {"HetrixTools", "hetrixtools.com"},
    {"FreshpingBot", "freshworks.com"},
    {"Checkly/", "checklyhq.com"},
    {"DatadogSynthetics", "docs.datadoghq.com"},
    {"updown.io", "updown.io"},
    {"NodePing", "nodeping.com"},
    {"SentryUptimeBot", "docs.sentry.io"},
    {"Blackbox Exporter", "github.com/prometheus/blackbox_exporter"},
    {"Gatus/", "github.com/TwiN/gatus"},
    {"check_http/", "monitoring-plugins.org"},
    {"Zabbix", "zabbix.com"},
    {"kube-probe/", "kubernetes.io"},
    {"ELB-HealthChecker/", "docs.aws.amazon.com"},
    {"Amazon-Route53-Health-Check-Service", "docs.aws.amazon.com"},
    {"GoogleHC/", "cloud.google.com"},
    {"GoogleStackdriverMonitoring-UptimeChecks", "cloud.google.com"},
    {"Cloudflare-Healthchecks", "developers.cloudflare.com"},
    // Crawlers
    {"Googlebot", "developers.google.com"},
    {"bingbot", "bing.com"},
    {"YandexBot", "yandex.com"},
    {"Baiduspider", "baidu.com"},
    {"DuckDuckBot", "duckduckgo.com"},
    {"Applebot", "support.apple.com"},
    {"Amazonbot", "developer.amazon.com"},
    {"PetalBot", "aspiegel.com"},
    {"Bytespider", "bytedance.com"},
    {"GPTBot", "openai.com"},
    {"ClaudeBot", "anthropic.com"},
    {"CCBot", "commoncrawl.org"},
    {"AhrefsBot", "ahrefs.com"},
    {"SemrushBot", "semrush.com"},
    {"MJ12bot", "mj12bot.com"},
    {"archive.org_bot", "archive.org"},
}};

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

bool holdsText(std::string_view text, std::string_view part)
{
    const auto sameLetter = [](char a, char b) { return lowered(a) == lowered(b); };
    return !part.empty() && !std::ranges::search(text, part, sameLetter).empty();
}

bool isKnownProbe(const std::string &userAgent)
{
    return std::ranges::any_of(KnownProbes,
                               [&userAgent](const KnownProbe &probe) { return holdsText(userAgent, probe.mark); });
}

} // namespace wakedock::core
