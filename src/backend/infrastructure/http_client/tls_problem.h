#pragma once

#include "backend/infrastructure/http_client/tls_material.h"
#include "backend/shared/exceptions/error.h"

#include <QSslConfiguration>
#include <QSslSocket>

#include <string>

namespace wakedock::http_client {

/// Who is spoken to over TLS, for messages.
struct TlsPeer {
    std::string text; ///< `tcp://10.0.0.5:2376`
    std::string host;
    bool showsCertificate = false; ///< We have a client certificate to show.
};

/// @throws Error Invalid (`tls_unusable`), field `tls.ca`, `tls.certificate` or `tls.key`, for text that holds none
[[nodiscard]] QSslConfiguration tlsClientConfiguration(const TlsMaterial &material);

/// Why a socket failed. Unavailable, reason `certificate_unknown`, `certificate_expired`, `certificate_wrong_name`,
/// `certificate_refused` (the peer's is no good for another reason), `client_certificate_wanted`,
/// `client_certificate_refused`, `not_tls`, `host_not_found`, `connection_refused`, `permission_denied`, `connect_failed`;
/// each with a remedy.
[[nodiscard]] Error tlsProblem(const TlsPeer &peer, const QSslSocket &socket);

} // namespace wakedock::http_client
