#pragma once

#include <nlohmann/json_fwd.hpp>

namespace wakedock::security {

/// A schema with every `$ref` replaced by what it points to inside `document` (`#/components/schemas/Service`). What stands
/// beside a `$ref` wins over what it points to. The document is WakeDock's own.
/// @throws std::logic_error for a reference to nowhere, to another document, or one that runs in a circle
[[nodiscard]] nlohmann::json withoutRefs(const nlohmann::json &schema, const nlohmann::json &document);

} // namespace wakedock::security
