#pragma once

#include "backend/infrastructure/http_client/byte_stream.h"
#include "backend/infrastructure/http_client/http_message.h"
#include "backend/shared/exceptions/error.h"

#include <chrono>
#include <memory>
#include <string>

namespace wakedock::http_client {

/// What came of asking a peer to leave HTTP behind.
struct Upgraded {
    HttpResponse answer; ///< With its body where there is no stream.
    std::shared_ptr<ByteStream> stream; ///< nullptr: the peer refused.
};

struct UpgradePatience {
    CancelToken cancel;
    std::chrono::milliseconds within; ///< Until the head of the answer is there.
    Error late; ///< Thrown where it is not.
};

/// Sends a request that asks for an upgrade and reads the answer's head. The connection is handed over with 101, or with
/// 200 where the body is Docker's raw stream.
/// @throws Error UpstreamFailed (`broken_answer`), Unavailable (`connection_lost`), Cancelled
[[nodiscard]] Task<Upgraded> askUpgrade(std::shared_ptr<ByteStream> stream, std::string request, UpgradePatience patience);

} // namespace wakedock::http_client
