#pragma once

#include "backend/core/ports/i_container_terminals.h"
#include "backend/infrastructure/docker/client/docker_client.h"

#include <memory>
#include <string>

namespace wakedock::docker {

/// A program in a container, run by the engine's exec. The engine neither hangs up nor kills it when its connection ends,
/// and tells only the process id it has outside; so it begins with a shell that tells its id inside, which is also its
/// terminal session's, and ending it is a second exec that finds that session's processes.
class DockerTerminal final : public core::ITerminal
{
public:
    static Task<std::shared_ptr<core::ITerminal>> open(std::shared_ptr<DockerClient> client, core::CallContext context,
                                                       std::string containerId, core::TerminalCommand command);

    struct Parts {
        std::shared_ptr<DockerClient> client;
        std::shared_ptr<http_client::ByteStream> stream;
        std::string containerId;
        std::string execId;
        std::string pid; ///< Inside the container.
    };
    explicit DockerTerminal(Parts parts) : m_parts(std::move(parts)) { }
    ~DockerTerminal() override { m_parts.stream->close(); }
    DockerTerminal(const DockerTerminal &) = delete;
    DockerTerminal &operator=(const DockerTerminal &) = delete;

    Task<std::string> read(CancelToken cancel) override;
    Task<void> write(std::string bytes, CancelToken cancel) override;
    Task<void> resize(core::CallContext context, core::TerminalSize size) override;
    Task<core::TerminalEnd> end(core::CallContext context) override;
    Task<void> close(core::CallContext context, std::chrono::milliseconds grace) override;

private:
    // Every call takes its own copy before it first waits, and touches no member afterwards.
    Parts m_parts;
};

} // namespace wakedock::docker
