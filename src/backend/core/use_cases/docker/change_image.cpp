#include "backend/core/use_cases/docker/change_image.h"

#include "backend/core/domain/rules/permission_rules.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

/// The image with this name alone; without a name where it was not asked for by one of several.
ImageSummary oneNameOf(const ImageSummary &image, const std::string &ref)
{
    ImageSummary one;
    for (const std::string &tag : image.tags) {
        one.tags = {tag};
        if (image.tags.size() > 1 && meansImage(ref, one)) {
            return one;
        }
    }
    return {};
}

} // namespace

TagImage::TagImage(ObjectDesk desk) : m_desk(desk) { }

Task<ImageSummary> TagImage::execute(CallContext context, HostId host, std::string ref, std::string reference)
{
    ObjectDesk desk = m_desk;
    requirePermission(context.actor, permission::ImagesTag);
    const std::string id = desk.objects.image(host, ref).id;
    co_await recordObject(desk, context, "image.tag", ref, reference);
    co_await desk.engines.objects(host).tagImage(context, id, reference);
    desk.objects.adopt(host, co_await desk.engines.objects(host).inspectImage(context, id));
    co_return desk.objects.image(host, id);
}

Task<void> removeWholeImage(IEngines &engines, CallContext context, HostId host, ImageSummary image)
{
    IEngineObjects &objects = engines.objects(host);
    if (image.tags.empty()) {
        co_await objects.removeImage(context, image.id, false);
    }
    for (const std::string &tag : image.tags) {
        co_await objects.removeImage(context, tag, false);
    }
}

RemoveImage::RemoveImage(ObjectDesk desk) : m_desk(desk) { }

Task<void> RemoveImage::execute(CallContext context, HostId host, std::string ref)
{
    ObjectDesk desk = m_desk;
    requirePermission(context.actor, permission::ImagesDelete);
    ImageSummary image = desk.objects.image(host, ref);
    const ImageSummary one = oneNameOf(image, ref);
    if (!one.tags.empty()) {
        // Who uses the image keeps it under its other names; only who needs this very name would miss it.
        refuseUsed("The name " + one.tags.front(), "image_in_use", usersOf(one, desk.objects.demand(host)));
        co_await recordObject(desk, context, "image.untag", one.tags.front());
        co_await desk.engines.objects(host).removeImage(context, one.tags.front(), false);
        std::erase(image.tags, one.tags.front());
        desk.objects.adopt(host, image);
        co_return;
    }
    refuseUsed("The image " + ref, "image_in_use", image.usedBy);
    co_await recordObject(desk, context, "image.remove", ref);
    co_await removeWholeImage(desk.engines, context, host, image);
    desk.objects.forget(host, ObjectKind::Images, image.id);
}

} // namespace wakedock::core
