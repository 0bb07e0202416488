#include "backend/infrastructure/docker/client/docker_client_factory.h"

#include "backend/infrastructure/docker/client/engine_url.h"
#include "backend/infrastructure/http_client/socket_connector.h"
#include "backend/infrastructure/http_client/tls_connector.h"

#include <exception>
#include <utility>

namespace wakedock::docker {

namespace {

using Transport = EngineUrl::Transport;

// sshd refuses connections at random beyond ten that have not logged in yet (MaxStartups).
constexpr int FactorySshCalls = 6;
constexpr std::chrono::milliseconds FactorySshIdle = std::chrono::minutes(2);

/// Stands for an address that is refused: says so to every call.
class RefusedConnector final : public http_client::IConnector
{
public:
    RefusedConnector(std::string url, const Error &refusal)
        : m_url(std::move(url))
        , m_refusal(std::make_exception_ptr(refusal))
    {
    }

    Task<std::shared_ptr<QIODevice>> connect(std::chrono::milliseconds /*within*/, CancelToken cancel) override
    {
        cancel.throwIfCancelled();
        std::rethrow_exception(m_refusal);
        co_return std::shared_ptr<QIODevice>();
    }
    [[nodiscard]] std::string hostHeader() const override { return "localhost"; }
    [[nodiscard]] std::string peer() const override { return m_url; }

private:
    std::string m_url;
    std::exception_ptr m_refusal;
};

Error factoryPlainRefused(const EngineUrl &url)
{
    return Error(ErrorCode::Invalid, "plain_tcp_refused",
                 url.text
                     + " would be spoken to without TLS: whoever is on the way could take over that engine, and with "
                       "it the machine.")
        .withRemedy("Give the TLS certificates, use ssh://user@" + url.host
                    + ", or allow the unprotected connection for this host if its network is yours alone.")
        .withField("url", "is not on this machine and would be spoken to without TLS");
}

Error factoryTlsUseless(const EngineUrl &url)
{
    return Error(ErrorCode::Invalid, "tls_useless", url.text + " is not spoken to over TLS.")
        .withRemedy("Leave the TLS certificates out, or use tcp://.")
        .withField("tls", "is for tcp:// only");
}

http_client::TlsMaterial factoryMaterial(const core::EngineTls &tls)
{
    return {tls.authorities, tls.certificates, tls.key};
}

std::unique_ptr<http_client::IConnector> factoryTcp(const EngineUrl &url, const core::EngineAddress &address)
{
    if (address.tls) {
        return std::make_unique<http_client::TlsConnector>(url.endpoint(), url.text, factoryMaterial(*address.tls));
    }
    if (!url.isLoopback() && !address.allowsPlain) {
        throw factoryPlainRefused(url);
    }
    return std::make_unique<http_client::SocketConnector>(url.endpoint());
}

} // namespace

std::unique_ptr<http_client::IConnector> DockerClientFactory::connector(const core::EngineAddress &address) const
{
    const auto url = EngineUrl::parse(address.url, address.tls.has_value());
    if (address.tls && url.transport != Transport::Tcp) {
        throw factoryTlsUseless(url);
    }
    switch (url.transport) {
    case Transport::Tcp:
        return factoryTcp(url, address);
    case Transport::Ssh:
        return std::make_unique<http_client::ProcessConnector>(sshRoad(url, m_ssh));
    case Transport::Unix:
        break;
    }
    return std::make_unique<http_client::SocketConnector>(url.endpoint());
}

http_client::ClientOptions DockerClientFactory::options(const core::EngineAddress &address) const
{
    http_client::ClientOptions options;
    if (address.url.starts_with("ssh://")) {
        options.maxCalls = FactorySshCalls;
        options.maxIdle = FactorySshCalls;
        options.idleFor = FactorySshIdle; // a connection costs half a second
    }
    return options;
}

void DockerClientFactory::check(const core::EngineAddress &address) const
{
    try {
        static_cast<void>(connector(address));
    } catch (const Error &error) {
        throw Error(error).withCode(ErrorCode::Invalid);
    }
}

std::shared_ptr<DockerClient> DockerClientFactory::make(const core::EngineAddress &address) const
{
    try {
        return std::make_shared<DockerClient>(connector(address), options(address), address.name);
    } catch (const Error &error) {
        if (error.reason() == "docker_host_invalid") {
            throw;
        }
        return std::make_shared<DockerClient>(std::make_unique<RefusedConnector>(address.url, error),
                                              http_client::ClientOptions(), address.name);
    }
}

} // namespace wakedock::docker
