#pragma once

#include "backend/core/ports/i_container_engine.h"
#include "backend/core/ports/i_container_terminals.h"
#include "backend/core/ports/i_engine_hosts.h"
#include "backend/core/ports/i_engine_objects.h"
#include "backend/core/ports/i_link_counters.h"
#include "backend/core/ports/i_registries.h"
#include "backend/infrastructure/docker/client/docker_client_factory.h"
#include "backend/infrastructure/docker/client/login_book.h"
#include "backend/shared/logging/log.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::docker {

/// The engines by host: the local one from the start, others as they are taken in. Each has a client, connections and
/// deadlines of its own, so that one that hangs delays no other.
class DockerEngines final : public core::IEngines,
                            public core::IEngineHosts,
                            public core::IRegistries,
                            public core::IContainerTerminals,
                            public core::ILinkCounters
{
public:
    /// @throws Error Invalid (`docker_host_invalid`)
    DockerEngines(const core::EngineAddress &local, Log log, DockerClientFactory factory = DockerClientFactory());
    /// @param localUrl as $DOCKER_HOST: `unix:///var/run/docker.sock`
    DockerEngines(const std::string &localUrl, Log log, DockerClientFactory factory = DockerClientFactory());
    ~DockerEngines() override;

    [[nodiscard]] core::IContainerEngine &engine(const core::HostId &host) override;
    [[nodiscard]] core::IEngineObjects &objects(const core::HostId &host) override;
    [[nodiscard]] std::vector<core::HostId> hosts() const override;

    Task<std::shared_ptr<core::ITerminal>> openTerminal(core::CallContext context, core::HostId host,
                                                        std::string containerId, core::TerminalCommand command) override;

    /// What the engine measured. Costs it some 20 ms of work a container: for engines whose counters nobody sees otherwise.
    Task<std::map<std::string, core::LinkCounters>> read(core::CallContext context, core::HostId host,
                                                         std::vector<core::Container> running) override;

    /// Where it is. @throws Error NotFound when there is no such host
    [[nodiscard]] std::string url(const core::HostId &host) const { return find(host).address.url; }
    /// The bare way to it, for what speaks to it by itself. @throws Error NotFound, and the refusals of check()
    [[nodiscard]] std::unique_ptr<http_client::IConnector> way(const core::HostId &host) const;

    /// For programs that ask registries by themselves; as LoginBook::loginsFor().
    [[nodiscard]] std::vector<core::RegistryLogin> loginsFor(const std::vector<std::string> &references, bool all) const
    {
        return m_logins->loginsFor(references, all);
    }

    void check(const core::EngineAddress &address) const override;
    void take(const core::HostId &host, core::EngineAddress address) override;
    void drop(const core::HostId &host) override;
    Task<core::EngineVersion> probe(core::CallContext context, core::EngineAddress address) override;

    void signIn(core::RegistryLogin login) override { m_logins->add(std::move(login)); }
    void signOut(const std::string &address) override { m_logins->remove(address); }
    Task<void> tryLogin(core::CallContext context, core::HostId host, core::RegistryLogin login) override;
    Task<std::string> digestOf(core::CallContext context, core::HostId host, std::string reference) override;

private:
    /// One engine with all its doors.
    struct Known {
        core::EngineAddress address;
        std::shared_ptr<DockerClient> client;
        std::unique_ptr<core::IContainerEngine> engine;
        std::unique_ptr<core::IEngineObjects> objects;
    };

    [[nodiscard]] Known known(const core::EngineAddress &address) const;
    [[nodiscard]] const Known &find(const core::HostId &host) const;

    Log m_log;
    DockerClientFactory m_factory;
    std::shared_ptr<LoginBook> m_logins = std::make_shared<LoginBook>(); ///< Shared by all engines.
    std::map<core::HostId, Known> m_engines;
    std::vector<Known> m_retired; ///< Closed. They stay: somebody may hold one across a wait.
};

} // namespace wakedock::docker
