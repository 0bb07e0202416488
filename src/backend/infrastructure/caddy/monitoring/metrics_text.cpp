#include "backend/infrastructure/caddy/monitoring/metrics_text.h"

#include "backend/core/domain/rules/traffic_rules.h"
#include "backend/infrastructure/caddy/monitoring/process_facts.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace wakedock::caddy {

namespace {

using Labels = std::map<std::string_view, std::string_view>;
using ByHandler = std::map<std::string, core::TrafficCounters, std::less<>>;

constexpr std::string_view Prefix = "caddy_";

struct Sample {
    std::string_view name;
    Labels labels;
    double value = 0;
};

std::optional<double> numberIn(std::string_view text)
{
    if (text == "+Inf") {
        return std::numeric_limits<double>::infinity();
    }
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// `{a="x",b="y"}`; a quote inside a value is written `\"`.
std::optional<Labels> labelsIn(std::string_view text)
{
    Labels labels;
    while (!text.empty()) {
        const auto equals = text.find("=\"");
        if (equals == std::string_view::npos) {
            return std::nullopt;
        }
        const auto name = text.substr(0, equals);
        std::size_t end = equals + 2;
        while (end < text.size() && text[end] != '"') {
            end += text[end] == '\\' ? 2 : 1;
        }
        if (end >= text.size()) {
            return std::nullopt;
        }
        labels[name] = text.substr(equals + 2, end - equals - 2);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (text.starts_with(',')) {
            text.remove_prefix(1);
        }
    }
    return labels;
}

std::optional<Sample> sampleIn(std::string_view line)
{
    const auto space = line.rfind(' ');
    if (!line.starts_with(Prefix) || space == std::string_view::npos) {
        return std::nullopt;
    }
    const auto value = numberIn(line.substr(space + 1));
    const auto what = line.substr(0, space);
    const auto brace = what.find('{');
    if (!value || (brace != std::string_view::npos && !what.ends_with('}'))) {
        return std::nullopt;
    }
    Sample sample{what.substr(0, brace), {}, *value};
    if (brace != std::string_view::npos) {
        auto labels = labelsIn(what.substr(brace + 1, what.size() - brace - 2));
        if (!labels) {
            return std::nullopt;
        }
        sample.labels = std::move(*labels);
    }
    return sample;
}

std::string_view labelOf(const Sample &sample, std::string_view name)
{
    const auto found = sample.labels.find(name);
    return found == sample.labels.end() ? std::string_view() : found->second;
}

void countClass(const Sample &sample, core::TrafficCounters &counters)
{
    const auto code = labelOf(sample, "code");
    const int kind = code.empty() ? 0 : code.front() - '0';
    if (kind >= 1 && kind <= 5) {
        counters.classes[static_cast<std::size_t>(kind - 1)] += sample.value;
    }
}

void countInto(const Sample &sample, core::TrafficCounters &counters)
{
    const auto name = sample.name.substr(Prefix.size());
    if (name == "http_requests_total") {
        counters.requests += sample.value;
    } else if (name == "http_request_errors_total") {
        counters.errors += sample.value;
    } else if (name == "http_requests_in_flight") {
        counters.inFlight += sample.value;
    } else if (name == "http_request_duration_seconds_count") {
        countClass(sample, counters);
    } else if (name == "http_request_duration_seconds_bucket") {
        if (const auto bound = numberIn(labelOf(sample, "le"))) {
            counters.buckets[*bound] += sample.value;
        }
    }
}

/// A change of the configuration that Caddy took.
bool isChange(const Sample &sample)
{
    const auto path = labelOf(sample, "path");
    return sample.name == "caddy_admin_http_requests_total" && labelOf(sample, "code") == "200"
        && labelOf(sample, "method") != "GET" && (path == "/load" || path == "/config/" || path == "/id/");
}

core::TrafficCounters of(const ByHandler &handlers, bool isOurs)
{
    core::TrafficCounters sum;
    if (isOurs) {
        for (const auto &[name, counters] : handlers) {
            sum = core::together(std::move(sum), counters);
        }
        return sum;
    }
    if (const auto sites = handlers.find("subroute"); sites != handlers.end()) {
        return sites->second;
    }
    const auto busiest = std::ranges::max_element(handlers, {}, [](const auto &handler) { return handler.second.requests; });
    return busiest == handlers.end() ? sum : busiest->second;
}

struct Read {
    core::ProxyCounters counters;
    std::map<std::string, ByHandler> servers;
    std::map<std::string, ByHandler> hosts;
};

void takeIn(const Sample &sample, Read &read)
{
    if (isChange(sample)) {
        read.counters.changes += sample.value;
    } else if (sample.name == "caddy_config_last_reload_successful") {
        read.counters.lastChangeTaken = sample.value > 0;
    } else if (const auto server = labelOf(sample, "server"); !server.empty()) {
        const std::string handler(labelOf(sample, "handler"));
        countInto(sample, read.servers[std::string(server)][handler]);
        if (const auto host = labelOf(sample, "host"); !host.empty()) {
            countInto(sample, read.hosts[std::string(host)][handler]);
        }
    }
}

} // namespace

core::ProxyCounters countersIn(std::string_view metrics, const std::vector<std::string> &ours)
{
    Read read;
    read.counters.startedAt = startIn(metrics);
    while (!metrics.empty()) {
        const auto end = std::min(metrics.find('\n'), metrics.size());
        if (const auto sample = sampleIn(metrics.substr(0, end))) {
            takeIn(*sample, read);
        }
        metrics.remove_prefix(std::min(end + 1, metrics.size()));
    }
    for (const auto &[name, handlers] : read.servers) {
        const bool isOurs = std::ranges::find(ours, name) != ours.end();
        read.counters.servers[name] = {isOurs, false, true, of(handlers, isOurs)};
    }
    if (!read.hosts.empty()) {
        read.counters.hosts.emplace();
    }
    for (const auto &[host, handlers] : read.hosts) {
        (*read.counters.hosts)[host] = of(handlers, false);
    }
    return std::move(read.counters);
}

} // namespace wakedock::caddy
