#include "backend/core/domain/rules/known_probes.h"

#include <algorithm>
#include <array>

namespace wakedock::core {

namespace {

struct KnownProbe {
    std::string_view mark; ///< What stands in its user agent, without a version.
    std::string_view source; ///< Who says so.
    ProbeKind kind;
};

// Link previews of messengers are not in it: somebody wants to see the page.
constexpr std::array<KnownProbe, 39> KnownProbes{{
    // Uptime monitors and health checks
    {"UptimeRobot", "uptimerobot.com", ProbeKind::Monitor},
    {"Uptime-Kuma", "github.com/louislam/uptime-kuma", ProbeKind::Monitor},
    {"Pingdom.com_bot", "pingdom.com", ProbeKind::Monitor},
    {"StatusCake", "statuscake.com", ProbeKind::Monitor},
    {"Better Uptime Bot", "betterstack.com", ProbeKind::Monitor},
    {"Site24x7", "site24x7.com", ProbeKind::Monitor},
    {"HetrixTools", "hetrixtools.com", ProbeKind::Monitor},
    {"FreshpingBot", "freshworks.com", ProbeKind::Monitor},
    {"Checkly/", "checklyhq.com", ProbeKind::Monitor},
    {"DatadogSynthetics", "docs.datadoghq.com", ProbeKind::Monitor},
    {"updown.io", "updown.io", ProbeKind::Monitor},
    {"NodePing", "nodeping.com", ProbeKind::Monitor},
    {"SentryUptimeBot", "docs.sentry.io", ProbeKind::Monitor},
    {"Blackbox Exporter", "github.com/prometheus/blackbox_exporter", ProbeKind::Monitor},
    {"Gatus/", "github.com/TwiN/gatus", ProbeKind::Monitor},
    {"check_http/", "monitoring-plugins.org", ProbeKind::Monitor},
    {"Zabbix", "zabbix.com", ProbeKind::Monitor},
    {"kube-probe/", "kubernetes.io", ProbeKind::Monitor},
    {"ELB-HealthChecker/", "docs.aws.amazon.com", ProbeKind::Monitor},
    {"Amazon-Route53-Health-Check-Service", "docs.aws.amazon.com", ProbeKind::Monitor},
    {"GoogleHC/", "cloud.google.com", ProbeKind::Monitor},
    {"GoogleStackdriverMonitoring-UptimeChecks", "cloud.google.com", ProbeKind::Monitor},
    {"Cloudflare-Healthchecks", "developers.cloudflare.com", ProbeKind::Monitor},
    // Crawlers
    {"Googlebot", "developers.google.com", ProbeKind::Crawler},
    {"bingbot", "bing.com", ProbeKind::Crawler},
    {"YandexBot", "yandex.com", ProbeKind::Crawler},
    {"Baiduspider", "baidu.com", ProbeKind::Crawler},
    {"DuckDuckBot", "duckduckgo.com", ProbeKind::Crawler},
    {"Applebot", "support.apple.com", ProbeKind::Crawler},
    {"Amazonbot", "developer.amazon.com", ProbeKind::Crawler},
    {"PetalBot", "aspiegel.com", ProbeKind::Crawler},
    {"Bytespider", "bytedance.com", ProbeKind::Crawler},
    {"GPTBot", "openai.com", ProbeKind::Crawler},
    {"ClaudeBot", "anthropic.com", ProbeKind::Crawler},
    {"CCBot", "commoncrawl.org", ProbeKind::Crawler},
    {"AhrefsBot", "ahrefs.com", ProbeKind::Crawler},
    {"SemrushBot", "semrush.com", ProbeKind::Crawler},
    {"MJ12bot", "mj12bot.com", ProbeKind::Crawler},
    {"archive.org_bot", "archive.org", ProbeKind::Crawler},
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

std::optional<ProbeKind> knownProbe(const std::string &userAgent)
{
    const auto *const found = std::ranges::find_if(
        KnownProbes, [&userAgent](const KnownProbe &probe) { return holdsText(userAgent, probe.mark); });
    return found == KnownProbes.end() ? std::nullopt : std::optional(found->kind);
}

} // namespace wakedock::core
