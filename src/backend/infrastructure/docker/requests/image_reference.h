#pragma once

#include <string>

namespace wakedock::docker {

/// `registry.example.org:5000/team/shop:1.2@sha256:...` in its parts.
struct ImageReference {
    std::string name; ///< With registry and path, without tag.
    std::string tag; ///< `latest` where nothing is said; empty beside a digest.
    std::string digest; ///< `sha256:...`
    bool isImageId = false; ///< `sha256:...` alone: an image on the engine, nothing a registry knows.

    /// @throws Error Invalid (`image_reference_invalid`) on the field `image`
    static ImageReference parse(const std::string &text);
    /// What the engine is asked for: name with tag or digest.
    [[nodiscard]] std::string text() const;
    bool operator==(const ImageReference &) const = default;
};

} // namespace wakedock::docker
