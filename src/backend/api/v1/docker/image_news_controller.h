#pragma once

#include "backend/api/v1/common/api_routes.h"

namespace wakedock::core {
class CheckImages;
class GetOperation;
class PullImage;
} // namespace wakedock::core

namespace wakedock::api {

/// What brings images from registries, and asks registries for newer ones.
struct ImageNewsCalls {
    core::PullImage &pull;
    core::CheckImages &check;
    core::GetOperation &getOperation;
};

/// `/images/pull` and `/images/check`.
class ImageNewsController
{
public:
    explicit ImageNewsController(ImageNewsCalls calls) : m_calls(calls) { }
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> pull(ApiCall call);
    Task<HttpResponse> check(ApiCall call);

    ImageNewsCalls m_calls;
};

} // namespace wakedock::api
