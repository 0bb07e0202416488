#pragma once

#include "backend/api/v1/common/api_routes.h"

namespace wakedock::core {
class GetImage;
class ListImages;
class RemoveImage;
class TagImage;
} // namespace wakedock::core

namespace wakedock::api {

/// What can be read of images and done to them.
struct ImageCalls {
    core::ListImages &list;
    core::GetImage &get;
    core::TagImage &tag;
    core::RemoveImage &remove;
};

/// `/images` of an engine.
class ImagesController
{
public:
    explicit ImagesController(ImageCalls calls);
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> list(ApiCall call);
    Task<HttpResponse> read(ApiCall call);
    Task<HttpResponse> tag(ApiCall call);
    Task<HttpResponse> remove(ApiCall call);

    ImageCalls m_calls;
};

} // namespace wakedock::api
