#pragma once

#include "backend/infrastructure/caddy/api/admin_address.h"
#include "backend/infrastructure/caddy/config/config_change.h"
#include "backend/infrastructure/http_client/http_client.h"
#include "backend/shared/async/task.h"
#include "backend/shared/async/work_pool.h"
#include "backend/shared/exceptions/error.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace wakedock::caddy {

/// Caddy's configuration at one moment.
struct ConfigSnapshot {
    std::shared_ptr<const nlohmann::json> document; ///< JSON null when Caddy has none.
    std::string etag; ///< Names the content; empty where Caddy sent none.
};

/// Caddy 2.6 trips over a certificate that it is storing at that moment, and refuses any configuration for it. True for
/// such a refusal: the same change may be taken a moment later.
[[nodiscard]] bool isPassingRefusal(const Error &refusal);

/// Speaks Caddy's admin API. Errors of every call: Unavailable (`proxy_unreachable`), Timeout (`proxy_late`), Invalid
/// (`proxy_refused`, with Caddy's own words), UpstreamFailed (`proxy_broken_answer`: what answers is no Caddy), Cancelled.
class AdminClient
{
public:
    explicit AdminClient(AdminAddress address);

    [[nodiscard]] const AdminAddress &address() const { return m_address; }

    Task<ConfigSnapshot> config(http_client::CallLimits limits);
    /// The revision of the push in force; nothing when Caddy answers and holds none of ours.
    Task<std::optional<std::string>> revision(http_client::CallLimits limits);
    /// @param etag of the snapshot the change was made from; empty = whatever is there
    /// @return false when the configuration is no longer that snapshot: nothing was changed
    Task<bool> change(ConfigChange change, std::string etag, http_client::CallLimits limits);
    /// Lets Caddy read a Caddyfile, without applying it. A refusal is an answer, not an error.
    Task<http_client::HttpResponse> adapt(std::string caddyfile, http_client::CallLimits limits);
    /// What Caddy tells Prometheus of its process; empty where it tells nothing.
    Task<std::string> metrics(http_client::CallLimits limits);
    /// Requests in flight by dial text.
    Task<std::map<std::string, int>> upstreams(http_client::CallLimits limits);

private:
    Task<http_client::HttpResponse> ask(http_client::HttpRequest request, http_client::CallLimits limits);
    Task<nlohmann::json> readConfig(std::string body);
    [[nodiscard]] nlohmann::json read(const http_client::HttpResponse &response) const;
    [[noreturn]] void throwBroken(const std::string &answer) const;
    [[noreturn]] void throwRefused(const http_client::HttpResponse &response) const;
    [[nodiscard]] Error translated(const Error &failure) const;

    AdminAddress m_address;
    http_client::HttpClient m_client;
    /// For large configurations; made when the first comes. Last: its end gives the answers that are owed.
    std::optional<WorkPool> m_reading;
};

} // namespace wakedock::caddy
