#include "backend/core/domain/rules/stack_routing.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/service_rules.h"
#include "backend/core/domain/rules/sleep_labels.h"
#include "backend/core/domain/rules/stack_needs.h"
#include "backend/core/domain/rules/stack_rules.h"
#include "backend/core/domain/rules/text_parts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace wakedock::core {

namespace {

constexpr std::size_t LongestServiceName = 63;

std::string routingLabel(const ComposeService &service, const char *key)
{
    const auto found = service.labels.find(key);
    return found == service.labels.end() ? std::string() : found->second;
}

/// 0 where the text is no port.
int portIn(const std::string &text)
{
    int port = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), port);
    const bool isWhole = failure == std::errc() && end == text.data() + text.size();
    return isWhole && port >= 1 && port <= 65535 ? port : 0;
}

std::optional<TlsMode> tlsIn(const std::string &text)
{
    if (text.empty() || text == "auto") {
        return TlsMode::Auto;
    }
    if (text == "internal") {
        return TlsMode::Internal;
    }
    return text == "off" ? std::optional(TlsMode::Off) : std::nullopt;
}

/// By the label, else the only port of `expose` or `ports`; else the image says.
std::optional<int> declaredPort(const ComposeService &service)
{
    if (const int port = portIn(routingLabel(service, routing_label::Port)); port > 0) {
        return port;
    }
    std::vector<int> ports = service.exposed;
    for (const PortMapping &port : service.ports) {
        if (port.protocol == Protocol::Tcp) {
            ports.push_back(port.containerPort);
        }
    }
    std::ranges::sort(ports);
    ports.erase(std::ranges::unique(ports).begin(), ports.end());
    return ports.size() == 1 ? std::optional(ports.front()) : std::nullopt;
}

std::string labelOfField(const std::string &field)
{
    if (field.starts_with("sleep.") || field.starts_with("loading_page.")) {
        return sleepLabelOf(field);
    }
    if (field.starts_with("aliases")) {
        return routing_label::Aliases;
    }
    return field == "upstream_port" ? routing_label::Port : routing_label::Domain;
}

/// Containers are told by WakeDock's labels: nobody else may say whose one is.
std::vector<RoutingProblem> foreignLabels(const ComposeService &service)
{
    static constexpr std::array known{routing_label::Domain, routing_label::Aliases, routing_label::Port,
                                      routing_label::Tls};
    std::vector<RoutingProblem> problems;
    for (const auto &[key, value] : service.labels) {
        const bool isKnown = std::ranges::find(known, std::string_view(key)) != known.end() || isSleepLabel(key);
        if (key.starts_with("wakedock.") && !isKnown) {
            problems.push_back({key,
                                "Labels that begin with wakedock. are WakeDock's own, but for wakedock.domain, "
                                "wakedock.aliases, wakedock.port, wakedock.tls and those of its sleep and its loading page ("
                                    + sleepLabelNames() + ")."});
        }
    }
    return problems;
}

void checkRoutedService(const ComposeService &service, std::vector<RoutingProblem> &problems)
{
    if (service.replicas != 1) {
        problems.push_back({routing_label::Domain,
                            "A service with a domain has one container; it says " + std::to_string(service.replicas) + "."});
    }
    if (!service.networkMode.empty()) {
        problems.push_back({routing_label::Domain,
                            "A service with network_mode " + service.networkMode
                                + " has no address of its own for Caddy; give it networks instead."});
    }
    if (service.builds && !declaredPort(service)) {
        problems.push_back({routing_label::Domain,
                            std::string("Which port a built image listens on is known only here: set the label ")
                                + routing_label::Port + "."});
    }
}

void checkUnroutedService(const ComposeService &service, std::vector<RoutingProblem> &problems)
{
    static constexpr std::array ofRouted{routing_label::Aliases, routing_label::Port, routing_label::Tls};
    for (const auto &[key, value] : service.labels) {
        if (isSleepLabel(key) || std::ranges::find(ofRouted, std::string_view(key)) != ofRouted.end()) {
            problems.push_back({key, std::string("It is for services with the label ") + routing_label::Domain + "."});
        }
    }
}

const ServiceRecord *routedRecordOf(const std::vector<ServiceRecord> &routed, const std::string &service)
{
    const auto found = std::ranges::find_if(
        routed, [&service](const ServiceRecord &record) { return nameInStack(record.config) == service; });
    return found == routed.end() ? nullptr : &*found;
}

std::string routedLabels(const ServiceRecord &record)
{
    std::string text = std::string("      ") + label::Service + ": \"" + record.id.value + "\"\n";
    text += std::string("      ") + label::Colour + ": \"" + (record.liveColour == Colour::A ? "a" : "b") + "\"\n";
    return text + "      " + label::Revision + ": \"" + std::to_string(record.revision) + "\"\n";
}

} // namespace

bool isRouted(const ComposeService &service)
{
    return !routingLabel(service, routing_label::Domain).empty();
}

std::string stackServiceName(const StackId &id, const std::string &service)
{
    std::string name = id.name + "-" + service;
    for (char &c : name) {
        c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        const bool isRight = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        c = isRight ? c : '-';
    }
    return name.substr(0, LongestServiceName);
}

ServiceConfig routedConfig(const StackId &id, const ComposeService &service, const ComposeReading &reading,
                           const SleepPolicy &sleepDefaults)
{
    ServiceConfig config;
    config.name = stackServiceName(id, service.name);
    config.kind = ServiceKind::Compose;
    config.hostId = id.hostId;
    config.image = service.image;
    config.ports = service.ports;
    for (PortMapping &port : config.ports) {
        port.hostIp = port.hostIp.empty() ? "0.0.0.0" : port.hostIp; // Compose's own default
    }
    config.domain = routingLabel(service, routing_label::Domain);
    config.aliases = listParts(routingLabel(service, routing_label::Aliases), ',');
    config.upstreamPort = declaredPort(service);
    config.tls = tlsIn(routingLabel(service, routing_label::Tls)).value_or(TlsMode::Auto);
    config.labels = {{StackLabel, stackIdText(id)}, {compose_label::Service, service.name}};
    config.sleep = sleepByLabels(service.labels, sleepDefaults);
    config.loadingPage = loadingPageByLabels(service.labels);
    for (const std::string &needed : routedNeeds(reading, service.name)) {
        config.dependsOn.push_back(stackServiceName(id, needed));
    }
    return normalised(std::move(config));
}

std::optional<StackId> stackOfService(const ServiceConfig &config)
{
    const auto found = config.labels.find(StackLabel);
    return config.kind == ServiceKind::Compose && found != config.labels.end() ? readStackId(found->second) : std::nullopt;
}

std::string nameInStack(const ServiceConfig &config)
{
    const auto found = config.labels.find(compose_label::Service);
    return config.kind == ServiceKind::Compose && found != config.labels.end() ? found->second : std::string();
}

void nameDomains(std::vector<StackServiceRow> &rows, const std::vector<ServiceRecord> &routed)
{
    for (StackServiceRow &row : rows) {
        if (const ServiceRecord *record = routedRecordOf(routed, row.name)) {
            row.domain = record->config.domain;
            row.serviceId = record->id.value;
        }
    }
}

std::vector<RoutingProblem> routingProblems(const StackId &id, const ComposeService &service)
{
    std::vector<RoutingProblem> problems = foreignLabels(service);
    if (!isRouted(service)) {
        checkUnroutedService(service, problems);
        return problems;
    }
    // Only what the labels say: the rest is the Compose program's to judge.
    ServiceConfig config = routedConfig(id, service, {});
    config.kind = ServiceKind::Container;
    config.image = "image";
    config.labels.clear();
    config.ports.clear();
    for (const FieldError &problem : brokenRules(config)) {
        problems.push_back({labelOfField(problem.field), problem.message});
    }
    for (const FieldError &problem : brokenSleepLabels(service.labels)) {
        problems.push_back({problem.field, problem.message});
    }
    if (const std::string port = routingLabel(service, routing_label::Port); !port.empty() && portIn(port) == 0) {
        problems.push_back({routing_label::Port, "A port is a number between 1 and 65535, in quotes."});
    }
    if (!tlsIn(routingLabel(service, routing_label::Tls))) {
        problems.push_back({routing_label::Tls, "One of auto, internal and off."});
    }
    checkRoutedService(service, problems);
    return problems;
}

std::string whyNotBeside(const ComposeService &service, const ComposeReading &reading)
{
    if (!service.containerName.empty()) {
        return "Its container_name can belong to one container only.";
    }
    if (std::ranges::any_of(service.ports, [](const PortMapping &port) { return port.hostPort != 0; })) {
        return "Its fixed host port can belong to one container only.";
    }
    if (service.hasStaticAddress) {
        return "Its fixed address in a network can belong to one container only.";
    }
    for (const ComposeService &other : reading.services) {
        if (other.isEnabled && std::ranges::find(other.dependsOn, service.name) != other.dependsOn.end()) {
            return "The service " + other.name + " depends on it.";
        }
    }
    return {};
}

std::string stackOverride(const StackId &id, const ComposeReading &reading, const std::vector<ServiceRecord> &routed,
                          bool publishes, const std::string &publishedOn)
{
    std::string text = "# Written by WakeDock at each deployment; the stack works without it.\n";
    // docker-compose 1 refuses files of different versions.
    text += reading.version.empty() ? "" : "version: \"" + reading.version + "\"\n";
    text += "services:\n";
    for (const ComposeService &service : reading.services) {
        const ServiceRecord *record = routedRecordOf(routed, service.name);
        text += "  \"" + service.name + "\":\n    labels:\n      " + label::Managed + ": \"true\"\n      " + StackLabel
            + ": \"" + stackIdText(id) + "\"\n";
        if (record == nullptr) {
            continue;
        }
        text += routedLabels(*record);
        if (publishes && record->resolvedPort) {
            UpstreamAddress address = record->addresses.of(record->liveColour);
            address.ip = publishedOn.empty() ? address.ip : publishedOn;
            text += "    ports:\n      - \"" + dialText(address) + ":" + std::to_string(*record->resolvedPort) + "\"\n";
        }
    }
    return text;
}

} // namespace wakedock::core
