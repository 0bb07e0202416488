#pragma once

#include <string>
#include <string_view>

namespace wakedock::core {

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
    /// Whom the engine asks for it: `registry.example.org:5000`, or `docker.io` where the name names nobody.
    [[nodiscard]] std::string registry() const;
    /// The one way to write the name: `docker.io/library/nginx`, `registry.example.org/team/shop`. Empty for an image id.
    [[nodiscard]] std::string repository() const;
    bool operator==(const ImageReference &) const = default;
};

/// The registry everybody means who names none.
inline constexpr std::string_view defaultRegistry = "docker.io";

} // namespace wakedock::core
