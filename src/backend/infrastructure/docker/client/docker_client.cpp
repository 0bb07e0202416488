#include "backend/infrastructure/docker/client/docker_client.h"

#include "backend/infrastructure/docker/client/engine_error.h"
#include "backend/infrastructure/docker/requests/version_requests.h"

namespace wakedock::docker {

using http_client::CallLimits;
using http_client::HttpResponse;
using http_client::StreamHandlers;

namespace {

constexpr std::chrono::milliseconds ClientNegotiationPatience = std::chrono::seconds(10);

} // namespace

DockerClient::DockerClient(std::unique_ptr<http_client::IConnector> connector, http_client::ClientOptions options,
                           std::string host)
    : m_http(std::make_shared<http_client::HttpClient>(std::move(connector), options))
    , m_host(std::move(host))
{
}

void DockerClient::close()
{
    // Calls resume inside and may ask peer(): the client goes only after they ended.
    m_http->close();
}

Task<core::EngineVersion> DockerClient::negotiate(core::CallContext context)
{
    return negotiateNow(shared_from_this(), std::move(context));
}

Task<HttpResponse> DockerClient::send(core::CallContext context, EngineCall call, std::chrono::milliseconds patience)
{
    return sendNow(shared_from_this(), std::move(context), std::move(call), patience);
}

Task<HttpResponse> DockerClient::ask(core::CallContext context, EngineCall call, std::chrono::milliseconds patience)
{
    return askNow(shared_from_this(), std::move(context), std::move(call), patience);
}

Task<void> DockerClient::stream(core::CallContext context, EngineCall call, std::function<void(std::string_view)> onChunk,
                                std::function<void()> onHead, std::chrono::milliseconds headWithin)
{
    return streamNow(shared_from_this(), std::move(context), std::move(call), std::move(onChunk), std::move(onHead),
                     headWithin);
}

Task<std::shared_ptr<http_client::ByteStream>> DockerClient::upgrade(core::CallContext context, EngineCall call,
                                                                     std::chrono::milliseconds patience)
{
    return upgradeNow(shared_from_this(), std::move(context), std::move(call), patience);
}

Task<void> DockerClient::ping(core::CallContext context, std::chrono::milliseconds patience)
{
    co_await transmit(shared_from_this(), std::move(context), pingCall(), patience);
}

/// Sends the call as it is (its target is complete) and translates failures of the transport.
Task<HttpResponse> DockerClient::transmit(Self self, core::CallContext context, EngineCall call,
                                          std::chrono::milliseconds patience)
{
    std::exception_ptr failure;
    try {
        const CallLimits limits{Deadline::in(context.deadline.left(patience)), context.cancel, patience};
        co_return co_await self->m_http->send(call.request, limits);
    } catch (...) {
        failure = std::current_exception();
    }
    std::rethrow_exception(translatedFailure(failure, call, self->m_host));
}

Task<core::EngineVersion> DockerClient::negotiateNow(Self self, core::CallContext context)
{
    const EngineCall call = versionCall();
    const auto answer = co_await transmit(self, std::move(context), call, ClientNegotiationPatience);
    if (!answer.isSuccess()) {
        throw refusedByEngine(call, answer);
    }
    auto version = readVersion(answer);
    self->m_prefix = "/v" + version.apiVersion;
    co_return version;
}

Task<void> DockerClient::ensureVersion(Self self, core::CallContext context)
{
    if (self->m_prefix.empty()) {
        co_await negotiateNow(self, std::move(context));
    }
}

Task<HttpResponse> DockerClient::askNow(Self self, core::CallContext context, EngineCall call,
                                        std::chrono::milliseconds patience)
{
    co_await ensureVersion(self, context);
    call.request.target = self->m_prefix + call.request.target;
    co_return co_await transmit(self, std::move(context), std::move(call), patience);
}

Task<HttpResponse> DockerClient::sendNow(Self self, core::CallContext context, EngineCall call,
                                         std::chrono::milliseconds patience)
{
    auto answer = co_await askNow(self, std::move(context), call, patience);
    // 304 is the engine's way to say that there was nothing to do.
    if (answer.status >= 400) {
        throw refusedByEngine(call, answer);
    }
    co_return answer;
}

Task<void> DockerClient::streamNow(Self self, core::CallContext context, EngineCall call,
                                   std::function<void(std::string_view)> onChunk, std::function<void()> onHead,
                                   std::chrono::milliseconds headWithin)
{
    co_await ensureVersion(self, context);
    call.request.target = self->m_prefix + call.request.target;
    // An error's body is no part of the stream: it is kept for its words.
    const auto refusal = std::make_shared<HttpResponse>();
    StreamHandlers handlers;
    handlers.onHead = [refusal, onHead = std::move(onHead)](const HttpResponse &head) {
        if (head.status >= 400) {
            *refusal = head;
        } else if (onHead) {
            onHead();
        }
    };
    handlers.onChunk = [refusal, onChunk = std::move(onChunk)](std::string_view piece) {
        if (refusal->status == 0) {
            onChunk(piece);
        } else if (refusal->body.size() < 64 * 1024) {
            refusal->body.append(piece);
        }
    };
    std::exception_ptr failure;
    try {
        const CallLimits limits{context.deadline, context.cancel, headWithin};
        co_await self->m_http->stream(call.request, std::move(handlers), limits);
    } catch (...) {
        failure = std::current_exception();
    }
    if (failure) {
        std::rethrow_exception(translatedFailure(failure, call, self->m_host));
    }
    if (refusal->status >= 400) {
        throw refusedByEngine(call, *refusal);
    }
}

Task<std::shared_ptr<http_client::ByteStream>> DockerClient::upgradeNow(Self self, core::CallContext context,
                                                                        EngineCall call, std::chrono::milliseconds patience)
{
    co_await ensureVersion(self, context);
    call.request.target = self->m_prefix + call.request.target;
    std::exception_ptr failure;
    http_client::Upgraded upgraded;
    try {
        const CallLimits limits{context.deadline, context.cancel, patience};
        upgraded = co_await self->m_http->upgrade(call.request, limits);
    } catch (...) {
        failure = std::current_exception();
    }
    if (failure) {
        std::rethrow_exception(translatedFailure(failure, call, self->m_host));
    }
    if (!upgraded.stream) {
        throw refusedByEngine(call, upgraded.answer);
    }
    co_return std::move(upgraded.stream);
}

} // namespace wakedock::docker
