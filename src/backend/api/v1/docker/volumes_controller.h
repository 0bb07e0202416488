#pragma once

#include "backend/api/v1/common/api_routes.h"

namespace wakedock::core {
class CreateVolume;
class GetVolume;
class ListVolumes;
class RemoveVolume;
} // namespace wakedock::core

namespace wakedock::api {

/// What can be read of volumes and done to them.
struct VolumeCalls {
    core::ListVolumes &list;
    core::GetVolume &get;
    core::CreateVolume &create;
    core::RemoveVolume &remove;
};

/// `/volumes` of an engine.
class VolumesController
{
public:
    explicit VolumesController(VolumeCalls calls);
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> list(ApiCall call);
    Task<HttpResponse> read(ApiCall call);
    Task<HttpResponse> create(ApiCall call);
    Task<HttpResponse> remove(ApiCall call);

    VolumeCalls m_calls;
};

} // namespace wakedock::api
