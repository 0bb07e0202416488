#pragma once

#include "backend/core/use_cases/hosts/host_requests.h"

#include <QString>

namespace wakedock::models {

/// Reads a folder as Docker's own client keeps it: `ca.pem`, and `cert.pem` with `key.pem`. Each may be missing, but not
/// one of the latter two alone, and not all. `~` is the home folder.
/// @throws Error Invalid (`certificates_unreadable`), field `tls`, naming the file
core::EngineTls readCertificateFolder(const QString &folder);

} // namespace wakedock::models
