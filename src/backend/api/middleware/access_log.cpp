#include "backend/api/middleware/access_log.h"

#include "backend/api/http/router.h"

#include <array>
#include <cstdio>
#include <string>
#include <utility>

namespace wakedock::api {

namespace {

std::string millisecondsText(std::chrono::nanoseconds span)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.3f", static_cast<double>(span.count()) / 1e6);
    return text.data();
}

} // namespace

AccessLog::AccessLog(const Log &log, Observer observer) : m_log(log), m_observer(std::move(observer)) { }

void AccessLog::leave(const HttpRequest &request, HttpResponse &response)
{
    const bool wasRead = request.receivedAt != std::chrono::steady_clock::time_point();
    const auto took = wasRead ? std::chrono::steady_clock::now() - request.receivedAt : std::chrono::nanoseconds(0);
    if (m_observer) {
        m_observer(request.method, request.route ? std::string_view(request.route->pattern) : "unmatched", response.status,
                   took);
    }
    if (!m_log.wants(LogLevel::Info)) {
        return;
    }
    m_log.info(request.method + " " + request.path + " " + std::to_string(response.status),
               {{"request_id", request.context.requestId},
                {"method", request.method},
                {"path", request.path},
                {"status", std::to_string(response.status)},
                {"ms", millisecondsText(took)},
                {"address", request.remoteAddress},
                {"actor", request.context.actor.name}});
}

} // namespace wakedock::api
