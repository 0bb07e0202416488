#pragma once

#include "backend/core/ports/i_engine_hosts.h"
#include "backend/infrastructure/docker/client/docker_client.h"
#include "backend/infrastructure/docker/client/ssh_road.h"

#include <memory>
#include <string>

namespace wakedock::docker {

inline constexpr const char *DefaultDockerHost = "unix:///var/run/docker.sock";

/// Makes a client for an engine's address. A new transport is a new connector here, nothing else.
class DockerClientFactory
{
public:
    /// @param ssh the program for ssh:// hosts
    explicit DockerClientFactory(SshProgram ssh = {}) : m_ssh(std::move(ssh)) { }

    /// @throws Error as IEngineHosts::check() promises
    void check(const core::EngineAddress &address) const;
    /// Speaks to nobody yet. For an address that check() refuses, a client whose every call fails with that refusal:
    /// WakeDock starts all the same and says why an engine is missing.
    /// @throws Error Invalid (`docker_host_invalid`) for what is no address at all
    [[nodiscard]] std::shared_ptr<DockerClient> make(const core::EngineAddress &address) const;
    /// The bare way to an engine, for what speaks to it by itself. @throws Error as check()
    [[nodiscard]] std::unique_ptr<http_client::IConnector> connector(const core::EngineAddress &address) const;

private:
    [[nodiscard]] http_client::ClientOptions options(const core::EngineAddress &address) const;

    SshProgram m_ssh;
};

} // namespace wakedock::docker
