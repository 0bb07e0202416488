#include "backend/infrastructure/docker/docker_engines.h"

#include "backend/infrastructure/docker/docker_engine.h"

namespace wakedock::docker {

DockerEngines::DockerEngines(const std::string &localUrl, Log log, const DockerClientFactory &factory)
{
    m_engines.emplace(core::localHost(),
                      std::make_unique<DockerEngine>(factory.make(localUrl), log.as(log_category::Docker)));
}

DockerEngines::~DockerEngines() = default;

core::IContainerEngine &DockerEngines::engine(const core::HostId &host)
{
    const auto found = m_engines.find(host);
    if (found == m_engines.end()) {
        throw Error(ErrorCode::NotFound, "host_not_found", "WakeDock knows no host " + host.value + ".")
            .withRemedy("Choose one of the hosts that are listed.");
    }
    return *found->second;
}

std::vector<core::HostId> DockerEngines::hosts() const
{
    std::vector<core::HostId> ids;
    for (const auto &[id, engine] : m_engines) {
        ids.push_back(id);
    }
    return ids;
}

} // namespace wakedock::docker
