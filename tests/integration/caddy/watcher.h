#pragma once

#include "backend/infrastructure/caddy/routes/caddy_reverse_proxy.h"
#include "backend/shared/async/task_scope.h"
#include "tests/support/async_test.h"

#include <functional>
#include <vector>

namespace wakedock::tests {

/// Follows a proxy as the program does, and answers a loss as the program does: by pushing again.
class ProxyWatcher
{
public:
    explicit ProxyWatcher(caddy::CaddyReverseProxy &proxy, std::vector<core::Route> routes = {})
        : m_proxy(proxy)
        , m_routes(std::move(routes))
        , m_scope([this](const std::string &, std::exception_ptr) { ++failures; })
    {
        m_scope.start("watch", [this](CancelToken cancel) {
            return m_proxy.watch([this](core::ProxyStatus status) { told = std::move(status); },
                                 [this] {
                                     ++losses;
                                     m_scope.start("push", [this](CancelToken scope) {
                                         return m_proxy.apply(core::CallContext().withCancel(scope), m_routes);
                                     });
                                 },
                                 cancel);
        });
    }

    ~ProxyWatcher() { stop(); }
    ProxyWatcher(const ProxyWatcher &) = delete;
    ProxyWatcher &operator=(const ProxyWatcher &) = delete;

    void stop()
    {
        m_scope.cancel();
        await(m_scope.idle());
    }

    core::ProxyStatus told;
    int losses = 0;
    int failures = 0;

private:
    caddy::CaddyReverseProxy &m_proxy;
    std::vector<core::Route> m_routes;
    TaskScope m_scope;
};

} // namespace wakedock::tests
