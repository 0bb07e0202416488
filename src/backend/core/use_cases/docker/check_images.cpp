#include "backend/core/use_cases/docker/check_images.h"

#include "backend/core/domain/rules/image_updates.h"
#include "backend/core/domain/rules/object_users.h"
#include "backend/core/domain/rules/permission_rules.h"

#include <algorithm>
#include <set>
#include <utility>

namespace wakedock::core {

namespace {

std::vector<std::string> namesToCheck(const EngineObjects &objects, const HostId &host,
                                      const std::vector<std::string> &references)
{
    if (references.empty()) {
        return serviceImageNames(objects, host);
    }
    std::set<std::string> names;
    for (const std::string &reference : references) {
        const auto meant = namesMeant(reference, objects.image(host, reference));
        names.insert(meant.begin(), meant.end());
    }
    return {names.begin(), names.end()};
}

} // namespace

std::vector<std::string> serviceImageNames(const EngineObjects &objects, const HostId &host)
{
    const auto images = objects.images(host);
    std::set<std::string> names;
    for (const ServiceRecord &service : objects.demand(host).services) {
        for (const ImageSummary &image : images) {
            // Pinned to a digest or an id it never gets another image: there is nothing to ask.
            const bool isPinned = service.config.image.find("sha256:") != std::string::npos;
            if (!isPinned && meansImage(service.config.image, image)) {
                const auto meant = namesMeant(service.config.image, image);
                names.insert(meant.begin(), meant.end());
            }
        }
    }
    return {names.begin(), names.end()};
}

CheckImages::CheckImages(const EngineObjects &objects, ImageUpdates &updates) : m_objects(objects), m_updates(updates) { }

Task<std::vector<ImageUpdate>> CheckImages::execute(CallContext context, HostId host, std::vector<std::string> references)
{
    requirePermission(context.actor, permission::ImagesPull);
    const auto names = namesToCheck(m_objects, host, references);
    co_await m_updates.ask(context, host, names);
    std::vector<ImageUpdate> found;
    for (const ImageSummary &image : m_objects.images(host)) {
        for (ImageUpdate &update : m_updates.of(host, image)) {
            if (std::ranges::find(names, update.tag) != names.end()) {
                found.push_back(std::move(update));
            }
        }
    }
    std::ranges::sort(found, {}, &ImageUpdate::tag);
    co_return std::vector<ImageUpdate>(found);
}

} // namespace wakedock::core
