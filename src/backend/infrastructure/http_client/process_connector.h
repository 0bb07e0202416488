#pragma once

#include "backend/infrastructure/http_client/i_connector.h"
#include "backend/shared/exceptions/error.h"

#include <functional>
#include <string>
#include <vector>

namespace wakedock::http_client {

/// A program whose input and output are the byte stream to a peer.
struct StreamProgram {
    std::string program;
    std::vector<std::string> arguments;
    std::string peer; ///< How messages name what is behind it.
    /// What the program's complaints (its standard error, at most the last 4 KB) mean, when it ended before any answer.
    std::function<Error(const std::string &complaints)> explain;
};

/// Runs the program once per connection; no shell is between. Ending the connection ends the program.
class ProcessConnector final : public IConnector
{
public:
    explicit ProcessConnector(StreamProgram program) : m_program(std::move(program)) { }

    /// Returns once the program runs: whether it reaches its peer shows with the first answer.
    /// @throws Error Unavailable (`program_missing`)
    Task<std::shared_ptr<QIODevice>> connect(std::chrono::milliseconds within, CancelToken cancel) override;
    [[nodiscard]] std::string hostHeader() const override { return "localhost"; }
    [[nodiscard]] std::string peer() const override { return m_program.peer; }

private:
    StreamProgram m_program;
};

} // namespace wakedock::http_client
