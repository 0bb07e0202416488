#pragma once

#include "backend/shared/utils/secret.h"

#include <string>

namespace wakedock::http_client {

/// What a TLS client trusts and shows, as PEM text.
struct TlsMaterial {
    std::string authorities; ///< Certificates of who may sign the peer's; empty = those the system trusts.
    std::string certificates; ///< The client's own, with its chain; empty = none is shown.
    Secret key; ///< Of the client's own certificate.
};

} // namespace wakedock::http_client
