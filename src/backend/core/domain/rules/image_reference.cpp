#include "backend/core/domain/rules/image_reference.h"

#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace wakedock::core {

namespace {

bool referenceIsLowerAlnum(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

bool referenceIsWord(char letter)
{
    return referenceIsLowerAlnum(letter) || (letter >= 'A' && letter <= 'Z') || letter == '_';
}

/// One path part of a name: lower case, separators only between.
bool referenceIsPart(std::string_view part)
{
    return !part.empty() && referenceIsLowerAlnum(part.front()) && referenceIsLowerAlnum(part.back())
        && std::all_of(part.begin(), part.end(), [](char letter) {
               return referenceIsLowerAlnum(letter) || letter == '.' || letter == '_' || letter == '-';
           });
}

/// The first part may be a registry: any letters, a port, brackets of an IPv6 address.
bool referenceIsRegistry(std::string_view part)
{
    return part.find_first_of(".:") != std::string_view::npos && std::all_of(part.begin(), part.end(), [](char letter) {
               return referenceIsWord(letter) || std::string_view(".-:[]").find(letter) != std::string_view::npos;
           });
}

bool referenceIsName(std::string_view name)
{
    if (name.empty() || name.size() > 255) {
        return false;
    }
    for (bool first = true;; first = false) {
        const auto slash = name.find('/');
        const auto part = name.substr(0, slash);
        const bool mayBeRegistry = first && slash != std::string_view::npos;
        if (!referenceIsPart(part) && !(mayBeRegistry && referenceIsRegistry(part))) {
            return false;
        }
        if (slash == std::string_view::npos) {
            return true;
        }
        name.remove_prefix(slash + 1);
    }
}

bool referenceIsTag(std::string_view tag)
{
    return !tag.empty() && tag.size() <= 128 && referenceIsWord(tag.front())
        && std::all_of(tag.begin(), tag.end(),
                       [](char letter) { return referenceIsWord(letter) || letter == '.' || letter == '-'; });
}

bool referenceIsDigest(std::string_view digest)
{
    const auto colon = digest.find(':');
    return colon != std::string_view::npos && colon > 0 && digest.size() - colon - 1 >= 32
        && std::all_of(digest.begin() + static_cast<std::ptrdiff_t>(colon) + 1, digest.end(),
                       [](char letter) { return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f'); });
}

/// Cuts `rest` at the separator. @return what stood behind it; empty where there is no separator
std::string referenceTakeBehind(std::string &rest, std::size_t separator)
{
    if (separator == std::string::npos) {
        return {};
    }
    std::string behind = rest.substr(separator + 1);
    rest.erase(separator);
    return behind;
}

bool referenceHasGoodParts(const ImageReference &reference, const std::string &text)
{
    const bool endsOpen = text.ends_with(':') || text.ends_with('@'); // a separator with nothing behind it
    return !endsOpen && referenceIsName(reference.name) && (reference.tag.empty() || referenceIsTag(reference.tag))
        && (reference.digest.empty() || referenceIsDigest(reference.digest));
}

/// Registry and path. The first part is a registry only where it cannot be a user's name: `team/shop` is Docker Hub's.
std::pair<std::string_view, std::string_view> referenceParts(std::string_view name)
{
    const auto slash = name.find('/');
    const auto first = name.substr(0, slash);
    const bool isUpper = std::any_of(first.begin(), first.end(), [](char letter) { return letter >= 'A' && letter <= 'Z'; });
    const bool isRegistry = first.find_first_of(".:") != std::string_view::npos || first == "localhost" || isUpper;
    if (slash == std::string_view::npos || !isRegistry) {
        return {defaultRegistry, name};
    }
    const auto path = name.substr(slash + 1);
    return {first == "index.docker.io" ? defaultRegistry : first, path};
}

[[noreturn]] void referenceRefuse(const std::string &text)
{
    throw Error(ErrorCode::Invalid, "image_reference_invalid", "\"" + text + "\" is not the name of an image.")
        .withRemedy("Write it as name:tag, for example nginx:1.27 or registry.example.org/team/shop:2.")
        .withField("image", "Must be an image reference like nginx:1.27.");
}

} // namespace

ImageReference ImageReference::parse(const std::string &text)
{
    ImageReference reference;
    if (text.starts_with("sha256:") && referenceIsDigest(text)) {
        reference.digest = text;
        reference.isImageId = true;
        return reference;
    }
    std::string rest = text;
    reference.digest = referenceTakeBehind(rest, rest.find('@'));
    const auto slash = rest.rfind('/');
    reference.tag = referenceTakeBehind(rest, rest.find(':', slash == std::string::npos ? 0 : slash));
    reference.name = rest;
    if (!referenceHasGoodParts(reference, text)) {
        referenceRefuse(text);
    }
    if (!reference.digest.empty()) {
        reference.tag.clear(); // the digest says more; engines ignore the tag beside it
    } else if (reference.tag.empty()) {
        reference.tag = "latest";
    }
    return reference;
}

std::string ImageReference::text() const
{
    if (isImageId) {
        return digest;
    }
    return digest.empty() ? name + ":" + tag : name + "@" + digest;
}

std::string ImageReference::registry() const
{
    return std::string(referenceParts(name).first);
}

std::string ImageReference::repository() const
{
    if (isImageId) {
        return {};
    }
    const auto [host, path] = referenceParts(name);
    const bool isOfficial = host == defaultRegistry && path.find('/') == std::string_view::npos;
    return std::string(host) + (isOfficial ? "/library/" : "/") + std::string(path);
}

} // namespace wakedock::core
