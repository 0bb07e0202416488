#include "backend/infrastructure/caddy/monitoring/caddy_request_log.h"

#include "backend/infrastructure/caddy/config/json_path.h"
#include "backend/infrastructure/caddy/config/request_log.h"
#include "backend/infrastructure/caddy/monitoring/log_lines.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

constexpr std::size_t LongestHost = 253;
/// Longer than anything that is kept of requests.
constexpr double LongestRequest = 31.0 * 24 * 3600;

/// As services are found: lower case, without port and without the dot at its end.
std::string plainHost(std::string host)
{
    if (const auto colon = host.rfind(':'); colon != std::string::npos && host.find(']', colon) == std::string::npos) {
        host.resize(colon);
    }
    if (host.ends_with('.')) {
        host.pop_back();
    }
    std::ranges::transform(host, host.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return host;
}

bool isFromOurServers(const json &line)
{
    const auto *logger = findAt(line, {"logger"});
    return logger != nullptr && logger->is_string() && logger->get_ref<const std::string &>() == RequestLogger;
}

} // namespace

std::optional<core::HeardRequest> requestIn(const json &line)
{
    const auto *host = findAt(line, {"request", "host"});
    const auto *duration = findAt(line, {"duration"});
    if (!isFromOurServers(line) || host == nullptr || !host->is_string() || duration == nullptr || !duration->is_number()) {
        return std::nullopt;
    }
    const auto seconds = duration->get<double>();
    core::HeardRequest heard{plainHost(host->get<std::string>()), {}};
    if (heard.host.empty() || heard.host.size() > LongestHost || !std::isfinite(seconds)) {
        return std::nullopt;
    }
    heard.took = std::chrono::milliseconds(std::llround(std::clamp(seconds, 0.0, LongestRequest) * 1000));
    return heard;
}

Task<void> CaddyRequestLog::listen(std::function<void(core::HeardRequest)> onRequest, CancelToken cancel)
{
    auto read = [onRequest = std::move(onRequest)](const json &line) {
        if (auto heard = requestIn(line)) {
            onRequest(*std::move(heard));
        }
    };
    return m_lines.listen(std::move(read), std::move(cancel));
}

} // namespace wakedock::caddy
