#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace wakedock::docker {

/// A version of the Engine API (`1.41`). Compares as numbers: 1.9 is older than 1.41.
struct ApiVersion {
    int major = 0;
    int minor = 0;

    static std::optional<ApiVersion> parse(std::string_view text);
    [[nodiscard]] std::string text() const { return std::to_string(major) + "." + std::to_string(minor); }
    auto operator<=>(const ApiVersion &) const = default;
};

/// Docker 20.10 speaks 1.41: the version every engine WakeDock supports can be asked in, until engines drop it
/// (Docker 29 wants 1.44 at least).
inline constexpr ApiVersion OldestApiVersion{1, 41};
inline constexpr ApiVersion NewestApiVersion{1, 47};

/// The oldest version both sides speak: what WakeDock sends was written for it and is valid in all up to the newest.
/// @throws Error Unsupported (`engine_too_old`, `engine_too_new`) where there is none
[[nodiscard]] ApiVersion chooseApiVersion(ApiVersion engineOldest, ApiVersion engineNewest);

} // namespace wakedock::docker
