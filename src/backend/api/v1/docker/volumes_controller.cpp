#include "backend/api/v1/docker/volumes_controller.h"

#include "backend/api/json/object_from_json.h"
#include "backend/api/json/object_json.h"
#include "backend/api/v1/docker/object_list.h"
#include "backend/core/queries/docker/object_queries.h"
#include "backend/core/use_cases/docker/change_volume.h"

#include <utility>

namespace wakedock::api {

VolumesController::VolumesController(VolumeCalls calls) : m_calls(calls) { }

void VolumesController::addRoutes(ApiRoutes &routes)
{
    routes.serve("listVolumes", [this](ApiCall call) { return list(std::move(call)); });
    routes.serve("getVolume", [this](ApiCall call) { return read(std::move(call)); });
    routes.serve("createVolume", [this](ApiCall call) { return create(std::move(call)); });
    routes.serve("removeVolume", [this](ApiCall call) { return remove(std::move(call)); });
}

// ?limit, cursor, q, used, host_id -> {items, total, next_cursor}, ETag
Task<HttpResponse> VolumesController::list(ApiCall call)
{
    auto all = co_await m_calls.list.execute(call.context(), hostOf(call));
    const auto used = givenFlag(call, "used");
    std::erase_if(all, [&call, used](const core::VolumeSummary &volume) {
        return !isLookedFor(call, volume.name) || (used && volume.usedBy.empty() == *used);
    });
    const auto placeOf = [](const core::VolumeSummary &volume) { return std::make_pair(volume.name, volume.name); };
    co_return objectList(call, std::move(all), placeOf, volumeJson);
}

// -> Volume
Task<HttpResponse> VolumesController::read(ApiCall call)
{
    const auto volume = co_await m_calls.get.execute(call.context(), hostOf(call), call.pathValue("name"));
    co_return HttpResponse::json(200, volumeJson(volume));
}

// VolumeRequest -> 201 Volume, Location
Task<HttpResponse> VolumesController::create(ApiCall call)
{
    const auto made = co_await m_calls.create.execute(call.context(), hostOf(call), volumeSpecFrom(call.body()));
    co_return HttpResponse::json(201, volumeJson(made)).with("Location", "/api/v1/volumes/" + made.name);
}

// -> 204
Task<HttpResponse> VolumesController::remove(ApiCall call)
{
    co_await m_calls.remove.execute(call.context(), hostOf(call), call.pathValue("name"));
    co_return HttpResponse::noContent();
}

} // namespace wakedock::api
