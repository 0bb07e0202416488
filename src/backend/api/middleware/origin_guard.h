#pragma once

#include "backend/api/middleware/i_middleware.h"

#include <string>
#include <unordered_set>
#include <vector>

namespace wakedock::api {

/// Keeps pages of other origins from acting through a visitor's browser: a foreign `Origin` is refused (403) on methods
/// that change something and on WebSockets. Configured origins pass and get CORS answers, preflights included.
class OriginGuard : public IMiddleware
{
public:
    /// @param origins as browsers send them: `https://panel.example.org`
    explicit OriginGuard(const std::vector<std::string> &origins);
    Task<std::optional<HttpResponse>> enter(std::shared_ptr<HttpRequest> request) override;
    void leave(const HttpRequest &request, HttpResponse &response) override;

private:
    [[nodiscard]] bool isConfigured(const std::string &origin) const { return m_origins.contains(origin); }
    std::unordered_set<std::string> m_origins;
};

} // namespace wakedock::api
