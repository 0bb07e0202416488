#include "backend/infrastructure/http_client/tls_problem.h"

#include <QSslCertificate>
#include <QSslError>
#include <QSslKey>

#include <algorithm>
#include <array>

namespace wakedock::http_client {

namespace {

struct TlsRefusal {
    const char *reason;
    const char *why;
    const char *remedy;
};

constexpr TlsRefusal TlsUnknown{
    "certificate_unknown", "its certificate is signed by nobody who is trusted",
    "Give the certificate of the authority that signed it (ca.pem), or check that this is the right machine."};
constexpr TlsRefusal TlsExpired{"certificate_expired", "its certificate is not valid at this time",
                                "Renew the certificate there, and check the clocks of both machines."};
constexpr TlsRefusal TlsWrongName{
    "certificate_wrong_name", "its certificate is made out to another name",
    "Use a name or address that stands in the certificate, or make one that names this one (subjectAltName)."};
constexpr TlsRefusal TlsOther{"certificate_refused", "its certificate cannot be used",
                              "Make a new server certificate there; the words above say what is wrong with this one."};
constexpr TlsRefusal TlsWanted{"client_certificate_wanted", "it wants a client certificate",
                               "Give a client certificate and its key that the engine's authority signed."};
constexpr TlsRefusal TlsRefused{"client_certificate_refused", "it does not accept the client certificate",
                                "Give a client certificate that is valid now and signed by the engine's authority, for "
                                "client authentication."};
constexpr TlsRefusal TlsNone{"not_tls", "what answers there does not speak TLS",
                             "Check the port: engines listen with TLS on 2376, without on 2375."};
constexpr TlsRefusal TlsNoHost{"host_not_found", "the host name is not known", "Check the name of the host."};
constexpr TlsRefusal TlsNoListener{"connection_refused", "the connection was refused",
                                   "Check the port, and that the engine listens there (dockerd -H tcp://...)."};
constexpr TlsRefusal TlsForbidden{"permission_denied", "permission denied",
                                  "A firewall of this machine may forbid the connection."};
constexpr TlsRefusal TlsFailed{"connect_failed", "", "Check that the engine runs and that this machine reaches it."};

Error tlsError(const TlsPeer &peer, const TlsRefusal &refusal, const QString &detail = {})
{
    std::string why = refusal.why;
    if (!detail.isEmpty()) {
        why += (why.empty() ? "" : " (") + detail.toStdString() + (why.empty() ? "" : ")");
    }
    return Error(ErrorCode::Unavailable, refusal.reason, "No connection to " + peer.text + ": " + why + ".")
        .withRemedy(refusal.remedy);
}

const TlsRefusal &tlsRefusalFor(QSslError::SslError error)
{
    switch (error) {
    case QSslError::CertificateExpired:
    case QSslError::CertificateNotYetValid:
        return TlsExpired;
    case QSslError::HostNameMismatch:
        return TlsWrongName;
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::CertificateSignatureFailed:
        return TlsUnknown;
    default:
        return TlsOther;
    }
}

/// The one that decides: nothing else about a certificate matters when nobody trusted signed it.
Error tlsCertificateError(const TlsPeer &peer, const QList<QSslError> &errors)
{
    for (const TlsRefusal *first : {&TlsUnknown, &TlsExpired, &TlsWrongName, &TlsOther}) {
        for (const QSslError &error : errors) {
            if (&tlsRefusalFor(error.error()) == first) {
                return tlsError(peer, *first, error.errorString());
            }
        }
    }
    return tlsError(peer, TlsOther);
}

bool tlsSays(const QString &text, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&text](const char *word) { return text.contains(QLatin1String(word), Qt::CaseInsensitive); });
}

/// By OpenSSL's words for the alert the peer sent: there is no code for it in Qt.
Error tlsHandshakeError(const TlsPeer &peer, const QString &words)
{
    if (tlsSays(words, {"certificate required"})) {
        return tlsError(peer, TlsWanted);
    }
    if (tlsSays(words,
                {"alert unknown ca", "alert bad certificate", "alert certificate", "alert unsupported certificate",
                 "alert handshake failure", "alert access denied"})) {
        return tlsError(peer, peer.showsCertificate ? TlsRefused : TlsWanted);
    }
    if (tlsSays(words, {"wrong version number", "packet length too long", "http request"})) {
        return tlsError(peer, TlsNone);
    }
    return tlsError(peer, TlsFailed, words);
}

Error tlsUnusable(const std::string &field, const std::string &why)
{
    return Error(ErrorCode::Invalid, "tls_unusable", "The TLS material cannot be used: " + why + ".")
        .withRemedy("Paste the whole PEM text, from -----BEGIN to -----END.")
        .withField(field, why);
}

QSslKey tlsKey(const Secret &text)
{
    const auto bytes = QByteArray::fromRawData(text.reveal().data(), static_cast<qsizetype>(text.reveal().size()));
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec}) {
        QSslKey key(bytes, algorithm);
        if (!key.isNull()) {
            return key;
        }
    }
    throw tlsUnusable("tls.key", "the key is no RSA or EC key in PEM form, or has a passphrase");
}

QList<QSslCertificate> tlsCertificates(const std::string &text, const std::string &field, const std::string &what)
{
    auto certificates = QSslCertificate::fromData(QByteArray::fromStdString(text), QSsl::Pem);
    if (certificates.isEmpty()) {
        throw tlsUnusable(field, what + " is no certificate in PEM form");
    }
    return certificates;
}

} // namespace

QSslConfiguration tlsClientConfiguration(const TlsMaterial &material)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!material.authorities.empty()) {
        configuration.setCaCertificates(tlsCertificates(material.authorities, "tls.ca", "the authority"));
    }
    if (material.certificates.empty() != material.key.isEmpty()) {
        throw tlsUnusable(material.key.isEmpty() ? "tls.key" : "tls.certificate",
                          "a client certificate and its key go together");
    }
    if (!material.certificates.empty()) {
        configuration.setLocalCertificateChain(
            tlsCertificates(material.certificates, "tls.certificate", "the client certificate"));
        configuration.setPrivateKey(tlsKey(material.key));
    }
    return configuration;
}

Error tlsProblem(const TlsPeer &peer, const QSslSocket &socket)
{
    if (!socket.sslHandshakeErrors().isEmpty() && !socket.isEncrypted()) {
        return tlsCertificateError(peer, socket.sslHandshakeErrors());
    }
    switch (socket.error()) {
    case QAbstractSocket::HostNotFoundError:
        return tlsError(peer, TlsNoHost);
    case QAbstractSocket::ConnectionRefusedError:
        return tlsError(peer, TlsNoListener);
    case QAbstractSocket::SocketAccessError:
        return tlsError(peer, TlsForbidden);
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
        return tlsHandshakeError(peer, socket.errorString());
    default:
        return tlsError(peer, TlsFailed, socket.errorString());
    }
}

} // namespace wakedock::http_client
