#include "backend/infrastructure/names/certificate_sight.h"

#include "backend/shared/async/completion.h"
#include "backend/shared/exceptions/error.h"

#include <QDateTime>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <utility>

namespace wakedock::names {

namespace {

constexpr std::chrono::seconds HandshakePatience{5};

Timestamp timestampOf(const QDateTime &at)
{
    return Timestamp(std::chrono::milliseconds(at.toMSecsSinceEpoch()));
}

std::string issuerOf(const QSslCertificate &certificate)
{
    auto names = certificate.issuerInfo(QSslCertificate::CommonName);
    names += certificate.issuerInfo(QSslCertificate::Organization);
    return names.isEmpty() ? std::string("an unnamed authority") : names.constFirst().toStdString();
}

bool isAboutAuthority(QSslError::SslError error)
{
    switch (error) {
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return true;
    default:
        return false;
    }
}

core::SeenCertificate seenOn(const QSslSocket &socket)
{
    const QSslCertificate certificate = socket.peerCertificate();
    core::SeenCertificate seen;
    seen.issuer = issuerOf(certificate);
    for (const QString &name : certificate.subjectAlternativeNames().values(QSsl::DnsEntry)) {
        seen.names.push_back(name.toStdString());
    }
    seen.validFrom = timestampOf(certificate.effectiveDate());
    seen.validUntil = timestampOf(certificate.expiryDate());
    const auto errors = socket.sslHandshakeErrors();
    seen.isKnownAuthority =
        std::none_of(errors.begin(), errors.end(), [](const QSslError &error) { return isAboutAuthority(error.error()); });
    for (const QSslError &error : errors) {
        if (!isAboutAuthority(error.error())) {
            seen.problems.push_back(error.errorString().toStdString() + ".");
        }
    }
    return seen;
}

Error noCertificate(const core::SightQuestion &question, const QSslSocket &socket)
{
    return Error(ErrorCode::Unavailable, "no_certificate",
                 "the handshake with " + question.address + " port " + std::to_string(question.port) + " for "
                     + question.host + " failed: " + socket.errorString().toStdString() + ".");
}

} // namespace

Task<core::SeenCertificate> seeCertificate(core::CallContext context, core::SightQuestion question)
{
    context.cancel.throwIfCancelled();
    // Deleted later: the waiter resumes inside one of its signals.
    const std::shared_ptr<QSslSocket> socket(new QSslSocket, [](QSslSocket *ended) {
        ended->disconnect();
        ended->abort();
        ended->deleteLater();
    });
    Completion<core::SeenCertificate> seen;
    QSslSocket *raw = socket.get();
    raw->setProxy(QNetworkProxy::NoProxy);
    // Everything is looked at, nothing is refused: what is wrong with it is what was asked for.
    raw->setPeerVerifyMode(QSslSocket::QueryPeer);
    QObject::connect(raw, &QSslSocket::encrypted, raw, [raw, seen]() mutable { seen.succeed(seenOn(*raw)); });
    QObject::connect(raw, &QSslSocket::errorOccurred, raw,
                     [raw, seen, question]() mutable { seen.fail(noCertificate(question, *raw)); });
    QTimer::singleShot(context.deadline.left(HandshakePatience), raw, [seen, question]() mutable {
        seen.fail(Error(ErrorCode::Timeout, "handshake_late",
                        "the handshake with " + question.address + " for " + question.host + " took too long."));
    });
    const auto registration = context.cancel.onCancel([seen]() mutable { seen.fail(Cancelled()); });
    raw->connectToHostEncrypted(QString::fromStdString(question.address), static_cast<quint16>(question.port),
                                QString::fromStdString(question.host));
    co_return co_await seen;
}

} // namespace wakedock::names
