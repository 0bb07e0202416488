#include "tests/support/fakes/fake_proxy_configs.h"

#include <QCryptographicHash>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace wakedock::tests {

using nlohmann::json;

namespace {

core::ProxyConfig fakeConfig(const json &document)
{
    const auto text = document.dump();
    return {text,
            QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256).toHex().toStdString()};
}

json fakeRoutes(const std::vector<core::Route> &routes)
{
    json hosts = json::array();
    for (const auto &route : routes) {
        for (const auto &host : route.hosts) {
            if (!route.own) {
                hosts.push_back(host);
            } else if (route.own->isEnabled) {
                hosts.push_back(host + route.own->pathPrefix + " to " + route.own->target.address.dial);
            }
        }
    }
    std::sort(hosts.begin(), hosts.end());
    return hosts;
}

json withRoutes(json document, const std::vector<core::Route> &routes)
{
    document.erase("wakedock");
    if (auto served = fakeRoutes(routes); !served.empty()) {
        document["wakedock"] = std::move(served);
    }
    return document;
}

std::vector<core::ConfigDifference> fakeDifferences(const json &before, const json &after)
{
    std::vector<core::ConfigDifference> found;
    for (const auto &[key, value] : before.items()) {
        if (!after.contains(key)) {
            found.push_back({"/" + key, value.dump(), {}, key == "wakedock"});
        }
    }
    for (const auto &[key, value] : after.items()) {
        if (!before.contains(key) || before[key] != value) {
            found.push_back({"/" + key, before.contains(key) ? before[key].dump() : "", value.dump(), key == "wakedock"});
        }
    }
    return found;
}

/// The document, or what is wrong with the text.
json readFake(const core::ConfigText &text, core::ConfigTrial &trial)
{
    if (text.language == core::ConfigLanguage::Caddyfile) {
        if (text.text.starts_with("respond ")) {
            return {{"apps", {{"site", text.text.substr(8)}}}};
        }
        trial.errors.push_back({"Caddyfile:1: unrecognized directive", 1, {}});
        return nullptr;
    }
    auto document = json::parse(text.text, nullptr, false);
    if (!document.is_object()) {
        const auto end = std::find(text.text.begin(), text.text.end(), ']');
        trial.errors.push_back({text.text.empty() ? "The configuration is empty." : "It is no JSON object.",
                                1 + static_cast<int>(std::count(text.text.begin(), end, '\n')),
                                {}});
    } else if (document.dump().find("\"nope\"") != std::string::npos) {
        trial.errors.push_back({"unknown module: http.handlers.nope", std::nullopt, "/apps"});
    }
    return document;
}

} // namespace

void FakeProxyConfigs::throwIfAway() const
{
    if (!m_proxy.status().reachable) {
        throw Error(ErrorCode::Unavailable, "proxy_unreachable",
                    "Caddy does not answer at " + m_proxy.status().adminUrl + ".")
            .withRemedy("Start Caddy.");
    }
}

core::ProxyConfig FakeProxyConfigs::live() const
{
    return fakeConfig(withRoutes(json::parse(m_operators), m_proxy.routes()));
}

Task<core::ProxyConfigView> FakeProxyConfigs::view(core::CallContext context, std::vector<core::Route> routes)
{
    context.cancel.throwIfCancelled();
    throwIfAway();
    core::ProxyConfigView seen;
    seen.live = live();
    seen.wished = fakeConfig(withRoutes(json::parse(m_operators), routes));
    seen.drift = fakeDifferences(json::parse(seen.live.json), json::parse(seen.wished.json));
    co_return core::ProxyConfigView(seen);
}

Task<core::ConfigTrial> FakeProxyConfigs::tryOut(core::CallContext context, core::ConfigText text,
                                                 std::vector<core::Route> routes)
{
    context.cancel.throwIfCancelled();
    core::ConfigTrial trial;
    const auto document = readFake(text, trial);
    if (m_proxy.status().reachable) {
        trial.live = live();
    } else {
        trial.warnings.push_back({"What it would change is not known.", std::nullopt, {}});
    }
    if (trial.isValid()) {
        trial.config = fakeConfig(withRoutes(document, routes));
        trial.differences = trial.live.json.empty()
            ? std::vector<core::ConfigDifference>()
            : fakeDifferences(json::parse(trial.live.json), json::parse(trial.config.json));
    }
    co_return core::ConfigTrial(trial);
}

Task<std::vector<core::ConfigFinding>> FakeProxyConfigs::replace(core::CallContext context, core::ProxyConfig former,
                                                                 core::ProxyConfig next)
{
    context.cancel.throwIfCancelled();
    throwIfAway();
    if (auto written = std::exchange(m_intruder, std::nullopt)) {
        m_operators = std::move(*written);
    }
    if (auto failure = std::exchange(m_nextFailure, std::nullopt)) {
        throw Error(*failure);
    }
    if (live().hash == next.hash) {
        co_return {};
    }
    if (live().hash != former.hash) {
        throw Error(ErrorCode::Conflict, "config_changed", "Caddy's configuration was changed by somebody else meanwhile.");
    }
    const auto document = json::parse(next.json);
    if (document.contains("refused")) {
        throw Error(ErrorCode::Invalid, "proxy_refused", "Caddy refused the configuration: it does not take `refused`.");
    }
    m_operators = withRoutes(document, {}).dump();
    ++m_replaced;
    co_return {};
}

Task<std::vector<core::ConfigDifference>> FakeProxyConfigs::compare(core::ProxyConfig before, core::ProxyConfig after)
{
    co_return fakeDifferences(json::parse(before.json), json::parse(after.json));
}

Task<core::ProxyReport> FakeProxyConfigs::report(core::CallContext context)
{
    context.cancel.throwIfCancelled();
    core::ProxyReport report;
    report.status = m_proxy.status();
    report.version = report.status.reachable ? "2.6.2" : "";
    report.foreignRoutes = report.status.reachable ? 1 : 0;
    co_return core::ProxyReport(report);
}

Task<std::vector<core::ConfigBackup>> FakeConfigBackups::list()
{
    std::vector<core::ConfigBackup> newestFirst;
    for (auto each = kept.rbegin(); each != kept.rend(); ++each) {
        newestFirst.push_back(each->first);
    }
    co_return std::vector<core::ConfigBackup>(newestFirst);
}

Task<std::pair<core::ConfigBackup, core::ProxyConfig>> FakeConfigBackups::read(core::ConfigBackupId id)
{
    for (const auto &each : kept) {
        if (each.first.id == id && each.first.damaged) {
            throw Error(ErrorCode::Conflict, "backup_damaged", "This backup is damaged.");
        }
        if (each.first.id == id) {
            co_return std::pair<core::ConfigBackup, core::ProxyConfig>(each);
        }
    }
    throw Error(ErrorCode::NotFound, "backup_not_found", "There is no such backup of Caddy's configuration.");
}

Task<core::ConfigBackup> FakeConfigBackups::keep(core::ProxyConfig config, std::string reason, Timestamp now)
{
    if (auto failure = std::exchange(failNextKeep, std::nullopt)) {
        throw Error(*failure);
    }
    if (!kept.empty() && !kept.back().first.damaged && kept.back().first.hash == config.hash) {
        co_return core::ConfigBackup(kept.back().first);
    }
    core::ConfigBackup made;
    made.id = core::ConfigBackupId("20261129-120000." + std::to_string(100 + kept.size()) + "-abcd");
    made.createdAt = now;
    made.size = config.json.size();
    made.hash = config.hash;
    made.reason = std::move(reason);
    kept.emplace_back(made, std::move(config));
    co_return core::ConfigBackup(made);
}

} // namespace wakedock::tests
