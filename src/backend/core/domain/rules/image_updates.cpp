#include "backend/core/domain/rules/image_updates.h"

#include "backend/core/domain/rules/image_reference.h"
#include "backend/core/domain/rules/object_users.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace wakedock::core {

namespace {

/// Empty for what an engine calls an image and no registry could.
std::string repositoryOf(const std::string &name)
{
    try {
        return ImageReference::parse(name).repository();
    } catch (const Error &) {
        return {};
    }
}

RegistryProblem notFromThere()
{
    return {"not_from_registry", "The image was made here, or came from elsewhere: there is nothing to compare with.",
            "Pull it by this name to have what the registry has."};
}

} // namespace

ImageUpdate imageUpdate(const std::string &tag, const std::vector<std::string> &digests, const RegistryAnswer &answer)
{
    ImageUpdate update{tag, UpdateState::Unknown, answer.digest, answer.problem, answer.at};
    if (answer.problem) {
        return update;
    }
    const auto repository = repositoryOf(tag);
    bool isFromThere = false;
    for (const std::string &known : digests) {
        const auto at = known.find('@');
        if (at != std::string::npos && repositoryOf(known.substr(0, at)) == repository) {
            isFromThere = true;
            update.state = known.substr(at + 1) == answer.digest ? UpdateState::Current : update.state;
        }
    }
    if (!isFromThere) {
        update.problem = notFromThere();
    } else if (update.state != UpdateState::Current) {
        update.state = UpdateState::Available;
    }
    return update;
}

std::vector<std::string> namesMeant(const std::string &reference, const ImageSummary &image)
{
    std::vector<std::string> names;
    ImageSummary one;
    for (const std::string &tag : image.tags) {
        one.tags = {tag};
        if (meansImage(reference, one)) {
            names.push_back(tag);
        }
    }
    return names.empty() ? image.tags : names;
}

bool isAboutWholeRegistry(const RegistryAnswer &answer)
{
    constexpr std::array<std::string_view, 7> causes{"host_not_found",    "connection_refused", "registry_unreachable",
                                                     "tls_failed",        "not_a_registry",     "engine_timeout",
                                                     "digest_unsupported"};
    return answer.problem && std::ranges::find(causes, answer.problem->code) != causes.end();
}

} // namespace wakedock::core
