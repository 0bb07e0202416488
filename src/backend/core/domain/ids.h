#pragma once

#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace wakedock::core {

/// A UUID that cannot be mistaken for another kind of UUID.
template <class Tag>
struct Id {
    std::string value;

    Id() = default;
    explicit Id(std::string text) : value(std::move(text)) { }
    [[nodiscard]] bool isEmpty() const { return value.empty(); }
    auto operator<=>(const Id &) const = default;
};

using ServiceId = Id<struct ServiceTag>;
using DeploymentId = Id<struct DeploymentTag>;
using OperationId = Id<struct OperationTag>;
using UserId = Id<struct UserTag>;
using SessionId = Id<struct SessionTag>;
/// `local` is the engine WakeDock finds by itself.
using HostId = Id<struct HostTag>;

inline const HostId &localHost()
{
    static const HostId id("local");
    return id;
}

} // namespace wakedock::core

template <class Tag>
struct std::hash<wakedock::core::Id<Tag>> {
    std::size_t operator()(const wakedock::core::Id<Tag> &id) const noexcept { return std::hash<std::string>()(id.value); }
};
