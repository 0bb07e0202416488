#pragma once

#include "backend/infrastructure/http_client/endpoint.h"
#include "backend/infrastructure/http_client/i_connector.h"

namespace wakedock::http_client {

/// Plain sockets: Unix or TCP.
class SocketConnector final : public IConnector
{
public:
    explicit SocketConnector(Endpoint endpoint) : m_endpoint(std::move(endpoint)) { }

    Task<std::shared_ptr<QIODevice>> connect(std::chrono::milliseconds within, CancelToken cancel) override;
    [[nodiscard]] std::string hostHeader() const override { return m_endpoint.hostHeader(); }
    [[nodiscard]] std::string peer() const override { return m_endpoint.text(); }

private:
    Endpoint m_endpoint;
};

} // namespace wakedock::http_client
