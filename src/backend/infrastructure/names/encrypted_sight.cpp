#include "backend/infrastructure/names/encrypted_sight.h"

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
constexpr qsizetype AnswerBytesAtMost = 4096;

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

/// Qt writes `0a:1b`.
std::string serialOf(const QSslCertificate &certificate)
{
    auto digits = certificate.serialNumber().toLower();
    digits.replace(":", "");
    const auto text = digits.toStdString();
    return text.substr(std::min(text.find_first_not_of('0'), text.size()));
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
    seen.serial = serialOf(certificate);
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

/// One visit: handshake, question, the first line of the answer and some of what follows.
class EncryptedVisit
{
public:
    explicit EncryptedVisit(core::SightQuestion question) : m_question(std::move(question)), m_socket(new QSslSocket)
    {
        m_socket->setProxy(QNetworkProxy::NoProxy);
        // Everything is looked at, nothing is refused: what is wrong with it is what was asked for.
        m_socket->setPeerVerifyMode(QSslSocket::QueryPeer);
        QObject::connect(m_socket.get(), &QSslSocket::encrypted, m_socket.get(), [this] { shaken(); });
        QObject::connect(m_socket.get(), &QSslSocket::readyRead, m_socket.get(), [this] { read(); });
        QObject::connect(m_socket.get(), &QSslSocket::errorOccurred, m_socket.get(), [this] { ended(); });
    }

    Completion<> begin(std::chrono::milliseconds patience)
    {
        QTimer::singleShot(patience, m_socket.get(), [this] { late(); });
        m_socket->connectToHostEncrypted(QString::fromStdString(m_question.address), static_cast<quint16>(m_question.port),
                                         QString::fromStdString(m_question.host));
        return m_ended;
    }
    template <class Why>
    void giveUp(Why why)
    {
        m_ended.fail(std::move(why));
    }
    [[nodiscard]] const core::SecureSight &seen() const { return m_seen; }

private:
    void shaken()
    {
        m_isShaken = true;
        m_seen.certificate = seenOn(*m_socket);
        if (m_question.path.empty()) {
            m_ended.succeed();
            return;
        }
        const std::string request =
            "GET " + m_question.path + " HTTP/1.1\r\nHost: " + m_question.host + "\r\nConnection: close\r\n\r\n";
        m_socket->write(request.data(), static_cast<qint64>(request.size()));
    }

    void read()
    {
        m_answer += m_socket->read(AnswerBytesAtMost - m_answer.size());
        if (m_answer.size() >= AnswerBytesAtMost) {
            ended();
        }
    }

    /// Also when the peer closed as it should: what came by then is the answer.
    void ended()
    {
        if (!m_isShaken) {
            m_ended.fail(noCertificate(m_question, *m_socket));
            return;
        }
        readStatus();
        m_ended.succeed();
    }

    void late()
    {
        if (m_isShaken) {
            ended();
        } else {
            m_ended.fail(Error(ErrorCode::Timeout, "handshake_late",
                               "the handshake with " + m_question.address + " for " + m_question.host + " took too long."));
        }
    }

    void readStatus()
    {
        const QList<QByteArray> words = m_answer.left(m_answer.indexOf("\r\n")).split(' ');
        if (words.size() >= 2 && words[0].startsWith("HTTP/")) {
            m_seen.answer.status = words[1].toInt();
        }
        const auto head = m_answer.indexOf("\r\n\r\n");
        m_seen.answer.body = head < 0 ? std::string() : m_answer.mid(head + 4).toStdString();
    }

    /// Deleted later: the waiter resumes inside one of its signals.
    struct Ending {
        void operator()(QSslSocket *socket) const
        {
            socket->disconnect();
            socket->abort();
            socket->deleteLater();
        }
    };

    core::SightQuestion m_question;
    std::unique_ptr<QSslSocket, Ending> m_socket;
    QByteArray m_answer;
    core::SecureSight m_seen;
    Completion<> m_ended;
    bool m_isShaken = false;
};

} // namespace

Task<core::SecureSight> seeEncrypted(core::CallContext context, core::SightQuestion question)
{
    context.cancel.throwIfCancelled();
    const auto visit = std::make_shared<EncryptedVisit>(question);
    const Completion<> ended = visit->begin(context.deadline.left(HandshakePatience));
    const auto registration = context.cancel.onCancel([visit] { visit->giveUp(Cancelled()); });
    co_await ended;
    co_return core::SecureSight(visit->seen());
}

} // namespace wakedock::names
