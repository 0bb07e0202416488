#include "backend/infrastructure/http_client/tls_connector.h"

#include "backend/infrastructure/http_client/call_guard.h"
#include "backend/infrastructure/http_client/i_closing_reason.h"
#include "backend/shared/async/completion.h"

#include <QNetworkProxy>

namespace wakedock::http_client {

namespace {

/// Remembers the alert that ended it: it arrives after the handshake, on the way to the first answer.
class TlsSocket final : public QSslSocket, public IClosingReason
{
public:
    explicit TlsSocket(TlsPeer peer) : m_peer(std::move(peer))
    {
        QObject::connect(this, &QSslSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
            if (error != QAbstractSocket::RemoteHostClosedError && !m_reason) {
                m_reason = tlsProblem(m_peer, *this);
            }
        });
    }
    [[nodiscard]] std::optional<Error> closingReason() const override { return m_reason; }
    [[nodiscard]] Error reasonNow() const { return m_reason ? *m_reason : tlsProblem(m_peer, *this); }

private:
    TlsPeer m_peer;
    std::optional<Error> m_reason;
};

} // namespace

TlsConnector::TlsConnector(Endpoint endpoint, std::string peer, const TlsMaterial &material)
    : m_endpoint(std::move(endpoint))
    , m_peer{std::move(peer), m_endpoint.host, !material.certificates.empty()}
    , m_configuration(tlsClientConfiguration(material))
{
}

Task<std::shared_ptr<QIODevice>> TlsConnector::connect(std::chrono::milliseconds within, CancelToken cancel)
{
    cancel.throwIfCancelled();
    const Error late(ErrorCode::Timeout, "connect_late", "No connection to " + m_peer.text + " within the time allowed.");
    Completion<> opened;
    std::shared_ptr<TlsSocket> socket(new TlsSocket(m_peer), DeleteLater());
    auto *raw = socket.get();
    raw->setProxy(QNetworkProxy::NoProxy);
    raw->setSslConfiguration(m_configuration);
    QObject::connect(raw, &QSslSocket::encrypted, raw, [opened, raw]() mutable {
        // Small requests wait for the peer's acknowledgement otherwise: 44 ms instead of one.
        raw->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        opened.succeed();
    });
    QObject::connect(raw, &QSslSocket::errorOccurred, raw, [opened, raw]() mutable { opened.fail(raw->reasonNow()); });
    raw->connectToHostEncrypted(QString::fromStdString(m_endpoint.host), static_cast<quint16>(m_endpoint.port),
                                QString::fromStdString(m_endpoint.host));
    const CallGuard guard(opened, within, cancel, late);
    co_await opened;
    co_return std::shared_ptr<QIODevice>(socket);
}

} // namespace wakedock::http_client
