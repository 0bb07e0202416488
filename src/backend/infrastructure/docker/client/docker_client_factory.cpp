#include "backend/infrastructure/docker/client/docker_client_factory.h"

#include "backend/infrastructure/http_client/socket_connector.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace wakedock::docker {

namespace {

/// Stands for a transport that is not there: says so to every call.
class UnsupportedConnector final : public http_client::IConnector
{
public:
    explicit UnsupportedConnector(std::string url) : m_url(std::move(url)) { }

    Task<std::shared_ptr<QIODevice>> connect(std::chrono::milliseconds /*within*/, CancelToken cancel) override
    {
        cancel.throwIfCancelled();
        throw Error(ErrorCode::Unsupported, "docker_transport_unsupported",
                    "WakeDock cannot speak to an engine at " + m_url + " yet.")
            .withRemedy("Use the engine's Unix socket: unix:///var/run/docker.sock.");
        co_return std::shared_ptr<QIODevice>();
    }
    [[nodiscard]] std::string hostHeader() const override { return "localhost"; }
    [[nodiscard]] std::string peer() const override { return m_url; }

private:
    std::string m_url;
};

std::unique_ptr<http_client::IConnector> factoryConnector(const std::string &url)
{
    static constexpr std::string_view unixScheme = "unix://";
    if (url.starts_with(unixScheme) && url.size() > unixScheme.size() && url[unixScheme.size()] == '/') {
        return std::make_unique<http_client::SocketConnector>(
            http_client::Endpoint::unixSocket(url.substr(unixScheme.size())));
    }
    static constexpr std::array<std::string_view, 5> laterSchemes{"tcp://", "http://", "https://", "ssh://", "npipe://"};
    const bool later = std::any_of(laterSchemes.begin(), laterSchemes.end(), [&url](std::string_view scheme) {
        return url.starts_with(scheme) && url.size() > scheme.size();
    });
    if (later) {
        return std::make_unique<UnsupportedConnector>(url);
    }
    throw Error(ErrorCode::Invalid, "docker_host_invalid", "\"" + url + "\" is not the address of an engine.")
        .withRemedy(std::string("Write it like ") + DefaultDockerHost + ".")
        .withField("docker.host", std::string("Must be an address like ") + DefaultDockerHost + ".");
}

} // namespace

std::shared_ptr<DockerClient> DockerClientFactory::make(const std::string &url) const
{
    return std::make_shared<DockerClient>(factoryConnector(url));
}

} // namespace wakedock::docker
