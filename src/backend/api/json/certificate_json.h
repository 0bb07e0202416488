#pragma once

#include "backend/core/domain/certificate.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>

namespace wakedock::api {

/// A certificate as the API shows it. Of a key only its kind.
[[nodiscard]] std::string certificateJson(const core::Certificate &certificate);
/// What was found in one that was tried.
[[nodiscard]] std::string certificateCheckJson(const core::CertificateReading &reading);

/// From a body that fits its schema.
[[nodiscard]] core::CertificatePem certificatePemFrom(const nlohmann::json &body);
/// Nothing where the body leaves the key as it is, by not naming it.
[[nodiscard]] std::optional<Secret> certificateKeyFrom(const nlohmann::json &body);

} // namespace wakedock::api
