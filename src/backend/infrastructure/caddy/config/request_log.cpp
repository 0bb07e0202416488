#include "backend/infrastructure/caddy/config/request_log.h"

#include "backend/infrastructure/caddy/config/json_path.h"
#include "backend/infrastructure/caddy/config/route_object.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>

namespace wakedock::caddy {

using core::RequestCounting;
using nlohmann::json;

namespace {

constexpr const char *RequestLogName = "wakedock-requests";

/// Everything but the time, the host, the method, the status and the duration. That a version of Caddy knows some of them
/// not is no matter.
json requestLog(const std::string &address)
{
    json fields = json::object();
    for (const char *field :
         {"request>remote_ip", "request>remote_port", "request>client_ip", "request>proto", "request>uri", "request>headers",
          "request>tls", "resp_headers", "user_id", "size", "bytes_read"}) {
        fields[field] = {{"filter", "delete"}};
    }
    return {{"@id", "wakedock-request-log"},
            {"writer", {{"output", "net"}, {"address", "udp/" + address}}},
            {"encoder", {{"format", "filter"}, {"wrap", {{"format", "json"}}}, {"fields", std::move(fields)}}},
            {"include", json::array({RequestLogger})}};
}

/// How much of the logger's name the best of these namespaces names; 0 = none does.
std::size_t namedBy(const json &log, const char *list)
{
    std::size_t longest = 0;
    const auto found = log.find(list);
    if (found == log.end() || !found->is_array()) {
        return 0;
    }
    for (const auto &space : *found) {
        const auto text = space.is_string() ? space.get<std::string>() : std::string();
        if (!text.empty() && (std::string(RequestLogger) + ".").starts_with(text + ".")) {
            longest = std::max(longest, text.size());
        }
    }
    return longest;
}

/// As Caddy decides it: the longer name wins, and where there is a list of what is wanted, it must be on it.
bool wouldRepeat(const json &log)
{
    const auto wanted = namedBy(log, "include");
    const auto *included = findAt(log, {"include"});
    if (included != nullptr && !included->empty() && wanted == 0) {
        return false;
    }
    const auto refused = namedBy(log, "exclude");
    return refused == 0 || refused < wanted;
}

bool isRepeatedByOperators(const json &config)
{
    const auto *logs = findAt(config, {"logging", "logs"});
    return logs != nullptr && logs->is_object()
        && std::ranges::any_of(*logs, [](const json &log) { return !isOwnObject(log) && wouldRepeat(log); });
}

bool isOwnServer(const json &config, const Placement &placement)
{
    const auto *server = findAt(config, {"apps", "http", "servers", placement.server});
    return server != nullptr && isOwnObject(*server);
}

void keepFromDefaultLog(json &logs)
{
    if (!logs.contains("default")) {
        // Says what Caddy's own would say, which it has where none is written down.
        logs["default"] = {{"@id", DefaultLogId}};
    }
    auto &log = logs["default"];
    if (wouldRepeat(log)) {
        log["exclude"].push_back(RequestLogger);
    }
}

void giveBackDefaultLog(json &logs)
{
    const auto log = logs.find("default");
    if (log == logs.end() || !isOwnObject(*log)) {
        return;
    }
    if (const auto excluded = log->find("exclude"); excluded != log->end() && excluded->is_array()) {
        excluded->erase(std::remove(excluded->begin(), excluded->end(), json(RequestLogger)), excluded->end());
        if (excluded->empty()) {
            log->erase("exclude");
        }
    }
    if (log->size() == 1) {
        logs.erase(log);
    }
}

void dropRequestLog(json &config)
{
    auto *logs = findAt(config, {"logging", "logs"});
    if (logs == nullptr || !logs->is_object()) {
        return;
    }
    const auto before = logs->size();
    if (const auto log = logs->find(RequestLogName); log != logs->end() && isOwnObject(*log)) {
        logs->erase(log);
    }
    giveBackDefaultLog(*logs);
    if (logs->size() == before || !logs->empty()) {
        return; // An empty list of the operator's stays.
    }
    config["logging"].erase("logs");
    if (config["logging"].empty()) {
        config.erase("logging");
    }
}

} // namespace

void setRequestLog(json &config, const std::vector<Placement> &placements, bool isWished, const std::string &address)
{
    const auto isOurs = [&config](const Placement &placement) { return isOwnServer(config, placement); };
    if (!isWished || !std::ranges::all_of(placements, isOurs) || isRepeatedByOperators(config)) {
        dropRequestLog(config);
        return;
    }
    for (const auto &placement : placements) {
        config["apps"]["http"]["servers"][placement.server]["logs"] = {{"default_logger_name", RequestLogName}};
    }
    auto &logs = config["logging"]["logs"];
    logs[RequestLogName] = requestLog(address);
    keepFromDefaultLog(logs);
}

RequestCounting requestCounting(const json &wished, bool isWished)
{
    if (!isWished) {
        return RequestCounting::Off;
    }
    if (findAt(wished, {"logging", "logs", RequestLogName}) != nullptr) {
        return RequestCounting::On;
    }
    return isRepeatedByOperators(wished) ? RequestCounting::OperatorsLog : RequestCounting::OperatorsServer;
}

} // namespace wakedock::caddy
