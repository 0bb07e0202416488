#include "backend/api/gate/gate_server.h"

#include <utility>

namespace wakedock::api {

GateServer::GateServer(IGateDecision &decision, ProofAnswers proofs, NameAnswers names, const Log &log)
    : m_handler(decision, std::move(proofs), std::move(names), log)
    , m_server(m_handler, nullptr, gateLimits(), log)
{
}

/// The proxy has read the visitor's head already, and by its own limits: what it passed on must not fail here.
HttpLimits GateServer::gateLimits()
{
    HttpLimits limits;
    limits.headBytes = 60 * 1024; // Above 64 KB the parser library refuses a single line.
    limits.headLines = 1'000;
    limits.readBufferBytes = 128 * 1024;
    limits.connections = 16'384;
    return limits;
}

void GateServer::start(const std::string &address, quint16 port)
{
    m_server.start(address, port);
}

Task<void> GateServer::stop(std::chrono::milliseconds patience)
{
    return m_server.stop(patience);
}

} // namespace wakedock::api
