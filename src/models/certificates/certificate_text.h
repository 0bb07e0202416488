#pragma once

#include "backend/core/domain/certificate.h"
#include "models/common/words.h"

#include <QString>

#include <optional>

namespace wakedock::models {

/// `Valid`, `Waiting for a certificate`.
QString certificateStatusText(const core::Certificate &certificate);
Tone certificateTone(const core::Certificate &certificate);
/// Who looks after it: `Caddy's own authority`, `Your own`.
QString certificateSourceText(const core::Certificate &certificate);
/// `62 days left`, `9 h left`, `expired 3 days ago`; empty where none is known.
QString certificateExpiryText(const std::optional<Timestamp> &notAfter, Timestamp now);
QString joinedNamesText(const std::vector<std::string> &names);
/// How often was tried and when it is tried again; empty where neither is known.
QString troubleText(const core::CertificateTrouble &trouble, Timestamp now);

} // namespace wakedock::models
