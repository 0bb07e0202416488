#pragma once

#include "backend/infrastructure/http_client/endpoint.h"
#include "backend/infrastructure/http_client/i_connector.h"
#include "backend/infrastructure/http_client/tls_problem.h"

namespace wakedock::http_client {

/// TLS over TCP, with a client certificate if there is one. The peer's certificate must be signed by who is trusted, be
/// valid now and name the host; what is wrong with it is the error (see tlsProblem()). A peer that wants a client
/// certificate says so only after the handshake (TLS 1.3): then the first call fails with that reason.
class TlsConnector final : public IConnector
{
public:
    /// @param peer how messages name it
    /// @throws Error Invalid (`tls_unusable`) for material that cannot be read
    TlsConnector(Endpoint endpoint, std::string peer, const TlsMaterial &material);

    Task<std::shared_ptr<QIODevice>> connect(std::chrono::milliseconds within, CancelToken cancel) override;
    [[nodiscard]] std::string hostHeader() const override { return m_endpoint.hostHeader(); }
    [[nodiscard]] std::string peer() const override { return m_peer.text; }

private:
    Endpoint m_endpoint;
    TlsPeer m_peer;
    QSslConfiguration m_configuration;
};

} // namespace wakedock::http_client
