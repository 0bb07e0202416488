#pragma once

#include "backend/api/middleware/i_middleware.h"

namespace wakedock::api {

/// What browsers are told on every answer: no sniffing, no framing, no scripts or styles but our own files, TLS only
/// once TLS was used. A page that needs another policy sets its own header.
class SecurityHeaders : public IMiddleware
{
public:
    void leave(const HttpRequest &request, HttpResponse &response) override;
};

} // namespace wakedock::api
