#include "backend/infrastructure/docker/requests/image_object_requests.h"

#include "backend/infrastructure/docker/client/engine_error.h"
#include "backend/infrastructure/docker/requests/json_access.h"
#include "backend/infrastructure/docker/requests/object_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <tuple>

namespace wakedock::docker {

using http_client::percentEncode;
using nlohmann::json;

namespace {

constexpr const char *ImageMissing = "image_not_found";
/// What engines write where an image has no name.
constexpr const char *NoImageName = "<none>";

Timestamp imageTime(const json &object)
{
    return Timestamp(std::chrono::seconds(jsonNumber(object, "Created")));
}

std::vector<std::string> imageNames(const json &object, const char *key)
{
    auto names = jsonTextList(object, key);
    std::erase_if(names, [](const std::string &name) { return name.find(NoImageName) != std::string::npos; });
    std::sort(names.begin(), names.end());
    return names;
}

core::ImageSummary imageSummary(const json &object)
{
    core::ImageSummary image;
    image.id = jsonText(object, "Id");
    image.tags = imageNames(object, "RepoTags");
    image.digests = imageNames(object, "RepoDigests");
    image.sizeBytes = jsonNumber(object, "Size");
    image.labels = jsonTexts(object, "Labels");
    image.createdAt = imageTime(object);
    return image;
}

EngineCall imageCall(std::string method, const std::string &image, const std::string &rest, const std::string &verb)
{
    // Not percent-encoded as a whole: the engine wants the slashes of a name as they are. The caller has checked it.
    return {{std::move(method), "/images/" + image + rest, {}, {}}, verb + " the image " + image, ImageMissing, {}};
}

} // namespace

EngineCall listImagesCall()
{
    return {{"GET", "/images/json?digests=1", {}, {}}, "list the images", ImageMissing, {}};
}

std::vector<core::ImageSummary> readImageSummaries(const http_client::HttpResponse &answer)
{
    std::vector<core::ImageSummary> images;
    const auto body = jsonBody(answer);
    if (body.is_array()) {
        std::transform(body.begin(), body.end(), std::back_inserter(images), imageSummary);
    }
    const auto place = [](const core::ImageSummary &image) {
        return std::make_tuple(image.tags.empty(), image.tags.empty() ? std::string() : image.tags.front(), image.id);
    };
    std::sort(images.begin(), images.end(), [&place](const auto &a, const auto &b) { return place(a) < place(b); });
    return images;
}

core::ImageSummary readImageSummary(const http_client::HttpResponse &answer)
{
    const auto body = jsonBody(answer);
    auto image = imageSummary(body);
    image.labels = jsonTexts(jsonMember(body, "Config"), "Labels");
    image.createdAt = jsonTime(body, "Created"); // a text here, a number in lists
    return image;
}

EngineCall imageHistoryCall(const std::string &image)
{
    return imageCall("GET", image, "/history", "tell the history of");
}

std::vector<core::ImageLayer> readImageHistory(const http_client::HttpResponse &answer)
{
    std::vector<core::ImageLayer> layers;
    const auto body = jsonBody(answer);
    if (body.is_array()) {
        for (const auto &entry : body) {
            layers.push_back({jsonText(entry, "CreatedBy"), jsonText(entry, "Comment"), jsonNumber(entry, "Size"),
                              imageNames(entry, "Tags"), imageTime(entry)});
        }
    }
    return layers;
}

EngineCall tagImageCall(const std::string &image, const ImageReference &reference)
{
    return imageCall("POST", image, "/tag?repo=" + percentEncode(reference.name) + "&tag=" + percentEncode(reference.tag),
                     "tag");
}

EngineCall removeImageCall(const std::string &image, bool force)
{
    auto call = imageCall("DELETE", image, force ? "?force=1" : "?force=0", "remove");
    call.explainRefusal = [plain = call](const http_client::HttpResponse &answer) {
        if (answer.status == 409) {
            return Error(ErrorCode::Conflict, "image_in_use",
                         "The engine refused to " + plain.doing + ": " + engineWords(answer))
                .withRemedy("Remove what uses it first: containers, other names, images built on it.");
        }
        return refusedByEngine(plain, answer);
    };
    return call;
}

} // namespace wakedock::docker
