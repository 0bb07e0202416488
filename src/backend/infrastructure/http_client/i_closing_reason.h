#pragma once

#include "backend/shared/exceptions/error.h"

#include <optional>

namespace wakedock::http_client {

/// What a connector's device may be too: one that knows why its peer closed it before any answer.
class IClosingReason
{
public:
    virtual ~IClosingReason() = default;
    /// Asked once the device has closed; nothing = the peer simply closed.
    [[nodiscard]] virtual std::optional<Error> closingReason() const = 0;
};

} // namespace wakedock::http_client
