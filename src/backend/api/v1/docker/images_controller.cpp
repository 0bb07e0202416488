#include "backend/api/v1/docker/images_controller.h"

#include "backend/api/json/object_json.h"
#include "backend/api/v1/docker/object_list.h"
#include "backend/core/queries/docker/object_queries.h"
#include "backend/core/use_cases/docker/change_image.h"

#include <algorithm>
#include <utility>

namespace wakedock::api {

namespace {

bool isWantedImage(const ApiCall &call, const core::ImageSummary &image)
{
    const bool isNamed = isLookedFor(call, image.id)
        || std::ranges::any_of(image.tags, [&call](const auto &tag) { return isLookedFor(call, tag); });
    const auto dangling = givenFlag(call, "dangling");
    const auto used = givenFlag(call, "used");
    return isNamed && (!dangling || image.tags.empty() == *dangling) && (!used || image.usedBy.empty() != *used);
}

} // namespace

ImagesController::ImagesController(ImageCalls calls) : m_calls(calls) { }

void ImagesController::addRoutes(ApiRoutes &routes)
{
    routes.serve("listImages", [this](ApiCall call) { return list(std::move(call)); });
    routes.serve("getImage", [this](ApiCall call) { return read(std::move(call)); });
    routes.serve("tagImage", [this](ApiCall call) { return tag(std::move(call)); });
    routes.serve("removeImage", [this](ApiCall call) { return remove(std::move(call)); });
}

// ?limit, cursor, q, dangling, used, host_id -> {items, total, next_cursor}, ETag
Task<HttpResponse> ImagesController::list(ApiCall call)
{
    auto all = co_await m_calls.list.execute(call.context(), hostOf(call));
    std::erase_if(all, [&call](const core::ImageSummary &image) { return !isWantedImage(call, image); });
    const auto placeOf = [](const core::ImageSummary &image) {
        return std::make_pair(image.tags.empty() ? std::string("~") : image.tags.front(), image.id);
    };
    co_return objectList(call, std::move(all), placeOf, imageJson);
}

// -> ImageDetail
Task<HttpResponse> ImagesController::read(ApiCall call)
{
    const auto detail = co_await m_calls.get.execute(call.context(), hostOf(call), call.pathValue("id"));
    co_return HttpResponse::json(200, imageDetailJson(detail));
}

// {reference} -> Image
Task<HttpResponse> ImagesController::tag(ApiCall call)
{
    const auto image =
        co_await m_calls.tag.execute(call.context(), hostOf(call), call.pathValue("id"), call.bodyText("reference"));
    co_return HttpResponse::json(200, imageJson(image));
}

// -> 204
Task<HttpResponse> ImagesController::remove(ApiCall call)
{
    co_await m_calls.remove.execute(call.context(), hostOf(call), call.pathValue("id"));
    co_return HttpResponse::noContent();
}

} // namespace wakedock::api
