#pragma once

#include "backend/core/ports/i_compose_runner.h"
#include "backend/infrastructure/docker/compose/child_process.h"
#include "backend/infrastructure/docker/compose/compose_command_line.h"
#include "backend/infrastructure/docker/compose/compose_logins.h"
#include "backend/infrastructure/docker/compose/engine_socket.h"
#include "backend/shared/async/work_pool.h"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace wakedock::docker {

class DockerEngines;

/// The Compose program of this machine: docker's plugin, else docker-compose. It is given the engine's own Unix socket, or
/// for others a private one that WakeDock leads to the engine.
class ComposeRunner final : public core::IComposeRunner
{
public:
    /// @param environment WakeDock's own; of it the program gets what it needs to run, and nothing else
    /// @param loginsFolder see ComposeLogins
    ComposeRunner(const DockerEngines &engines, std::map<std::string, std::string> environment, std::string loginsFolder);
    ~ComposeRunner() override;

    Task<core::ComposeTool> find(core::CallContext context) override;
    Task<void> run(core::CallContext context, core::ComposeProject project, core::ComposeCommand command,
                   std::function<void(std::string)> onLine) override;

private:
    Task<ComposeProgram> program(core::CallContext context);
    [[nodiscard]] std::string engineUrl(const core::HostId &host, std::shared_ptr<EngineSocket> &socket) const;

    /// The logins the project needs, for as long as this is kept; nothing where it needs none.
    Task<std::shared_ptr<const std::string>> logIn(core::ComposeProject project);
    /// Its folder goes. @param login may be none
    Task<void> logOut(std::shared_ptr<const std::string> login);

    const DockerEngines &m_engines;
    ComposeLogins m_logins;
    std::map<std::string, std::string> m_environment;
    std::optional<ComposeProgram> m_known; ///< Until it cannot be run any more.
    WorkPool m_pool; ///< For the files of logins.
};

} // namespace wakedock::docker
