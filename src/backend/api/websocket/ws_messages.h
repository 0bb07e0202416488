#pragma once

#include "backend/shared/exceptions/error.h"
#include "backend/shared/utils/secret.h"
#include "backend/shared/utils/time_text.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace wakedock::api {

/// What a client says (SPEC 6).
struct ClientMessage {
    enum class Type { Auth, Subscribe, Unsubscribe, Ping };
    Type type = Type::Ping;
    std::string id; ///< The client's name for a subscription as JSON text (`7`, `"a"`); empty = none given.
    std::string topic;
    Secret token;
    bool wantsSnapshot = false; ///< `params: {"snapshot": true}`
};

/// @throws Error Malformed or Invalid; the connection may go on
[[nodiscard]] ClientMessage readClientMessage(std::string_view text);

/// What a client says that brings a token in the address of its connection.
[[nodiscard]] std::string authMessage(const std::string &token);

/// What the server says. An event is a part that all its receivers share and the id each of them chose.
namespace server_message {
[[nodiscard]] std::string subscribed(std::string_view id, std::string_view topic, std::uint64_t seq,
                                     std::string_view snapshot);
/// Everything behind the id: `,"topic":...,"seq":...,"ts":...,"data":...}`.
[[nodiscard]] std::string eventTail(std::string_view topic, std::uint64_t seq, Timestamp at, std::string_view data);
[[nodiscard]] std::string eventHead(std::string_view id);
[[nodiscard]] std::string error(std::string_view id, const Error &error);
[[nodiscard]] std::string lagged(std::string_view id, std::string_view topic, std::uint64_t dropped);
[[nodiscard]] std::string pong(std::string_view id);
} // namespace server_message

} // namespace wakedock::api
