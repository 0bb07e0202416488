#pragma once

#include "backend/core/domain/service.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::api {

using ServicePointer = std::shared_ptr<const core::Service>;

/// What a caller wants to see of the list of services.
struct ServiceListQuery {
    std::size_t limit = 50;
    std::string cursor; ///< Empty = from the start.
    std::string sort = "name"; ///< As documented; a dash in front turns it round.
    std::string text; ///< In name, image, domain or description, whatever the case of ASCII letters.
    std::optional<core::ServiceStatus> status;
    std::optional<core::ServiceKind> kind;
    std::string hostId;
    std::string owner;
};

struct ServicePage {
    std::vector<ServicePointer> services;
    std::size_t total = 0; ///< That match, on all pages.
    std::optional<std::string> nextCursor;
};

/// One page of a list. Cursors name the last service seen and its place in the order, so that pages neither skip nor repeat
/// what stayed while something else came or went.
/// @throws Error Invalid with the field `cursor` for a cursor of another list
[[nodiscard]] ServicePage selectServices(std::vector<ServicePointer> all, const ServiceListQuery &query);

} // namespace wakedock::api
