#pragma once

#include "backend/api/http/http_request.h"
#include "backend/api/http/http_response.h"
#include "backend/api/http/problem_detail.h"
#include "backend/shared/async/task.h"

#include <memory>
#include <optional>

class QTcpSocket;

namespace wakedock::api {

/// What a server asks about each request. Nothing here throws: every failure is an answer. Backend thread; must outlive
/// the server's tasks.
class IRequestHandler
{
public:
    virtual ~IRequestHandler() = default;
    /// The head is there, the body is not read. An answer refuses the request unread; nothing lets it come, up to
    /// `request->bodyLimit`.
    virtual Task<std::optional<HttpResponse>> admit(std::shared_ptr<HttpRequest> request) = 0;
    /// The body is there.
    virtual Task<HttpResponse> handle(std::shared_ptr<HttpRequest> request) = 0;
    /// The answer to bytes that are no request, or to one that came too slowly. `request` holds what could be read.
    virtual HttpResponse refuse(const HttpRequest &request, const HttpError &why) = 0;
};

/// Takes over the connection of an admitted WebSocket upgrade. The request's head is still unread in the socket.
class IUpgradeHandler
{
public:
    virtual ~IUpgradeHandler() = default;
    virtual void takeOver(std::unique_ptr<QTcpSocket> socket, const HttpRequest &request) = 0;
};

} // namespace wakedock::api
