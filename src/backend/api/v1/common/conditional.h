#pragma once

#include "backend/api/http/http_request.h"
#include "backend/api/http/http_response.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace wakedock::api {

/// A fingerprint of some bytes, for ETags: 16 hexadecimal digits. Not a secret and not a signature.
[[nodiscard]] std::string fingerprintOf(std::string_view bytes);
/// `"3f2a..."` for things that are only read.
[[nodiscard]] std::string etagOf(std::string_view bytes);
/// `"v7-3f2a..."` for things that are changed: the version is what If-Match compares, the rest tells renderings apart, so
/// that a service that merely stopped is read anew but may still be updated.
[[nodiscard]] std::string etagOf(std::int64_t version, std::string_view bytes);

/// True when `If-None-Match` names this ETag (or `*`): the answer is 304.
[[nodiscard]] bool isKnownToCaller(const HttpRequest &request, std::string_view etag);
/// The answer to a read: 200 with the ETag, or 304 without the body.
[[nodiscard]] HttpResponse readAnswer(const HttpRequest &request, std::shared_ptr<const std::string> body, std::string etag);

/// The version `If-Match` wants: nothing for `*` and where the header is missing.
/// @param current of the thing as it is now: one of several ETags may name it
/// @throws Error PreconditionFailed (`version_changed`) when it names none that is current
[[nodiscard]] std::optional<std::int64_t> expectedVersion(const HttpRequest &request, std::int64_t current);

/// True for `Prefer: respond-async`.
[[nodiscard]] bool prefersAsync(const HttpRequest &request);

} // namespace wakedock::api
