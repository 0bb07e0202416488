#pragma once

#include "backend/core/domain/terminal_view.h"
#include "backend/shared/exceptions/error.h"
#include "backend/shared/utils/secret.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wakedock::api {

/// What a client of a terminal says as text; bytes are what is typed.
struct TerminalMessage {
    enum class Type { Auth, Open, Attach, Resize, Close, Ping };
    Type type = Type::Ping;
    Secret token; ///< Auth
    core::TerminalCommand command; ///< Open; its size also for Resize.
    core::TerminalId session; ///< Attach
    std::optional<std::uint64_t> offset; ///< Attach
};

/// @throws Error Malformed or Invalid; the connection may go on
[[nodiscard]] TerminalMessage readTerminalMessage(std::string_view text);

/// What the server says as text.
namespace terminal_message {
[[nodiscard]] std::string opened(const core::ITerminalView &view, bool resumed);
[[nodiscard]] std::string exited(const core::TerminalEnd &end);
[[nodiscard]] std::string lagged(std::uint64_t dropped);
[[nodiscard]] std::string error(const Error &error);
[[nodiscard]] std::string pong();
} // namespace terminal_message

} // namespace wakedock::api
