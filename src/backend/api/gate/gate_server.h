#pragma once

#include "backend/api/gate/gate_handler.h"
#include "backend/api/http/http_server.h"

#include <chrono>
#include <string>

namespace wakedock::api {

/// The gate's own listener, for the proxy alone: keep it on a loopback address.
class GateServer
{
public:
    /// @param decision outlives the server; await stop() before it goes
    GateServer(IGateDecision &decision, ProofAnswers proofs, NameAnswers names, const Log &log);

    /// @throws Error Unavailable `listen_failed`
    void start(const std::string &address, quint16 port);
    /// Visitors that still wait are refused after `patience`.
    Task<void> stop(std::chrono::milliseconds patience);
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

private:
    static HttpLimits gateLimits();
    GateHandler m_handler;
    HttpServer m_server;
};

} // namespace wakedock::api
