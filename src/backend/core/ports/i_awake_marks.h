#pragma once

#include "backend/core/domain/service.h"

#include <map>
#include <string>
#include <vector>

namespace wakedock::core {

/// The marks that tell the proxy, without a change of its configuration, which host is awake and on which colour.
/// A mark is an empty file; setting and clearing take microseconds, so these calls return when it is done.
/// @throws Error UpstreamFailed (`marks_unwritable`) with the folder and the remedy
class IAwakeMarks
{
public:
    virtual ~IAwakeMarks() = default;
    /// The new colour's mark appears before the other's goes: a request between the two still arrives.
    virtual void set(const std::vector<std::string> &hosts, Colour colour) = 0;
    virtual void clear(const std::vector<std::string> &hosts) = 0;
    /// Makes exactly these marks exist: what is missing appears, what is extra goes. For the start.
    virtual void rebuild(const std::map<std::string, Colour> &awake) = 0;
    [[nodiscard]] virtual std::map<std::string, Colour> all() const = 0;
};

} // namespace wakedock::core
