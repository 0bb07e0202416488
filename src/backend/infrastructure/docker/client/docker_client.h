#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/container.h"
#include "backend/infrastructure/docker/client/engine_call.h"
#include "backend/infrastructure/http_client/http_client.h"
#include "backend/shared/async/task.h"

#include <chrono>
#include <memory>
#include <string>

namespace wakedock::docker {

/// Speaks the Engine API with one engine: negotiates the version, sends calls, translates what goes wrong.
/// Held by shared_ptr: a running call keeps it alive. Backend thread only.
class DockerClient : public std::enable_shared_from_this<DockerClient>
{
public:
    /// @param host as people call it, for what it says when it is away; empty = the local one
    explicit DockerClient(std::unique_ptr<http_client::IConnector> connector, http_client::ClientOptions options = {},
                          std::string host = {});

    /// Asks the engine anew for its versions and settles on one; later calls use it. After a lost connection the engine
    /// may be another one, so whoever reconnects calls this first.
    /// @throws Error Unsupported (`engine_too_old`, `engine_too_new`) and the port's errors
    [[nodiscard]] Task<core::EngineVersion> negotiate(core::CallContext context);
    /// Sends, and throws the port's errors for an answer that is none (status 400 and above).
    /// @param patience deadline where the context has none
    [[nodiscard]] Task<http_client::HttpResponse> send(core::CallContext context, EngineCall call,
                                                       std::chrono::milliseconds patience = std::chrono::seconds(60));
    /// As send(), but any status is an answer.
    [[nodiscard]] Task<http_client::HttpResponse> ask(core::CallContext context, EngineCall call,
                                                      std::chrono::milliseconds patience = std::chrono::seconds(60));
    /// The body goes to `onChunk` (of successful answers only); lasts as long as the engine sends.
    [[nodiscard]] Task<void> stream(core::CallContext context, EngineCall call,
                                    std::function<void(std::string_view)> onChunk, std::function<void()> onHead,
                                    std::chrono::milliseconds headWithin = std::chrono::seconds(30));
    /// Sends, and takes the connection over when the engine answers with its raw stream; see HttpClient::upgrade().
    /// @throws Error the port's for any other answer
    [[nodiscard]] Task<std::shared_ptr<http_client::ByteStream>>
    upgrade(core::CallContext context, EngineCall call, std::chrono::milliseconds patience = std::chrono::seconds(30));
    /// Is it alive?
    [[nodiscard]] Task<void> ping(core::CallContext context, std::chrono::milliseconds patience);

    [[nodiscard]] std::string peer() const { return m_http->peer(); }
    /// Ends all calls with Cancelled; no call can be made afterwards.
    void close();

private:
    using Self = std::shared_ptr<DockerClient>;
    static Task<core::EngineVersion> negotiateNow(Self self, core::CallContext context);
    static Task<http_client::HttpResponse> askNow(Self self, core::CallContext context, EngineCall call,
                                                  std::chrono::milliseconds patience);
    static Task<http_client::HttpResponse> sendNow(Self self, core::CallContext context, EngineCall call,
                                                   std::chrono::milliseconds patience);
    static Task<void> streamNow(Self self, core::CallContext context, EngineCall call,
                                std::function<void(std::string_view)> onChunk, std::function<void()> onHead,
                                std::chrono::milliseconds headWithin);
    static Task<std::shared_ptr<http_client::ByteStream>> upgradeNow(Self self, core::CallContext context, EngineCall call,
                                                                     std::chrono::milliseconds patience);
    static Task<http_client::HttpResponse> transmit(Self self, core::CallContext context, EngineCall call,
                                                    std::chrono::milliseconds patience);
    static Task<void> ensureVersion(Self self, core::CallContext context);

    std::shared_ptr<http_client::HttpClient> m_http;
    std::string m_host;
    std::string m_prefix; ///< `/v1.41`; empty before the first negotiation.
};

} // namespace wakedock::docker
