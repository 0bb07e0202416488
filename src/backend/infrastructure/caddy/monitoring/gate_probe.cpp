#include "backend/infrastructure/caddy/monitoring/gate_probe.h"

#include "backend/infrastructure/caddy/config/probe_object.h"
#include "backend/infrastructure/http_client/http_client.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::caddy {

namespace {

/// More than Caddy takes to give up a connection (3 s).
constexpr std::chrono::seconds GatePatience{5};

Task<http_client::HttpResponse> askGateThrough(http_client::Endpoint httpPort, CancelToken cancel)
{
    http_client::HttpClient client(std::move(httpPort));
    http_client::HttpRequest request;
    request.target = "/.well-known/wakedock/sight";
    request.headers = {{"Host", std::string(ProbeHost)}, {"Connection", "close"}};
    http_client::CallLimits limits;
    limits.deadline = Deadline::in(GatePatience);
    limits.cancel = std::move(cancel);
    co_return co_await client.send(std::move(request), std::move(limits));
}

/// Engines give the first address of a network to this machine.
std::string remedyFor(const std::string &gateAddress, const std::string &containerIp)
{
    if (containerIp.empty()) {
        return "Set caddy.gate_listen to an address of this machine that Caddy reaches.";
    }
    const auto port = gateAddress.substr(gateAddress.rfind(':'));
    const auto gateway = containerIp.substr(0, containerIp.rfind('.')) + ".1";
    return "In its container 127.0.0.1 is another machine: set caddy.gate_listen to this machine's address in Caddy's "
           "network "
           "(usually "
        + gateway + port + "), or run the container with this machine's network.";
}

} // namespace

Task<GateSight> probeGate(http_client::Endpoint httpPort, std::string gateAddress, std::string containerIp,
                          CancelToken cancel)
{
    const auto asked = co_await settle(askGateThrough(std::move(httpPort), cancel));
    cancel.throwIfCancelled();
    // The gate knows no such proof and says so in its own words; nobody else does.
    if (!asked.failure && asked.value->status == 404 && asked.value->body.find("unknown_proof") != std::string::npos) {
        co_return GateSight{.reaches = true, .problem = {}, .remedy = {}};
    }
    co_return GateSight{.reaches = false,
                        .problem = "Caddy cannot ask WakeDock at " + gateAddress
                            + ": visitors of services that sleep, start or stop get an error instead of a page.",
                        .remedy = remedyFor(gateAddress, containerIp)};
}

} // namespace wakedock::caddy
