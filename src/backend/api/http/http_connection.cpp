#include "backend/api/http/http_connection.h"

#include "backend/api/http/router.h"
#include "backend/shared/async/task_scope.h"

#include <QHostAddress>
#include <QSslSocket>

#include <sys/socket.h>

#include <algorithm>
#include <utility>

namespace wakedock::api {

namespace {

/// So many requests of one connection in a row, then the others have their turn.
constexpr int requestsPerTurn = 64;

std::string addressText(const QHostAddress &address)
{
    bool isIp4 = false;
    const quint32 ip4 = address.toIPv4Address(&isIp4);
    return (isIp4 ? QHostAddress(ip4) : address).toString().toStdString();
}

} // namespace

HttpConnection::HttpConnection(std::unique_ptr<QTcpSocket> socket, const ConnectionNeeds &needs, QObject *parent)
    : QObject(parent)
    , m_needs(needs)
    , m_socket(std::move(socket))
    , m_writer(*m_socket)
    , m_parser(needs.limits)
    , m_address(addressText(m_socket->peerAddress()))
    , m_secure(qobject_cast<QSslSocket *>(m_socket.get()) != nullptr)
    , m_lastWritten(Clock::now())
{
    m_socket->setReadBufferSize(static_cast<qint64>(needs.limits.readBufferBytes));
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &HttpConnection::advance);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &HttpConnection::onBytesWritten);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &HttpConnection::onDisconnected);
    waitUntil(needs.limits.head);
}

void HttpConnection::waitUntil(std::chrono::milliseconds span)
{
    m_since = Clock::now();
    m_deadline = m_since + span;
}

std::string_view HttpConnection::peek(std::size_t most)
{
    const qint64 size = m_socket->peek(m_needs.scratch.data(), static_cast<qint64>(std::min(most, m_needs.scratch.size())));
    return {m_needs.scratch.data(), static_cast<std::size_t>(std::max<qint64>(size, 0))};
}

void HttpConnection::advance()
{
    // An answer given at once comes back here from below: the loop under it goes on.
    if (std::exchange(m_advancing, true)) {
        return;
    }
    int turn = 0;
    while (step()) {
        if (++turn == requestsPerTurn) {
            QMetaObject::invokeMethod(this, &HttpConnection::advance, Qt::QueuedConnection);
            break;
        }
    }
    m_advancing = false;
}

bool HttpConnection::step()
{
    switch (m_state) {
    case State::Waiting:
        return readHead();
    case State::ReadingBody:
        return readBody();
    case State::Lingering:
        discard();
        return false;
    default:
        return false;
    }
}

bool HttpConnection::readHead()
{
    if (m_writer.unsent() > static_cast<qint64>(m_needs.limits.unsentBytes)) {
        return false;
    }
    const std::string_view bytes = peek(m_needs.limits.headBytes + 1);
    if (bytes.empty()) {
        return false;
    }
    // The first request's time runs from the connection on: one byte just before the deadline gains nothing.
    if (!std::exchange(m_headBegun, true) && m_hasAnswered) {
        waitUntil(m_needs.limits.head);
    }
    m_request = std::make_shared<HttpRequest>();
    m_request->remoteAddress = m_address;
    m_request->secure = m_secure;
    m_request->context.cancel = m_needs.tasks.token();
    try {
        return takeHead(bytes);
    } catch (const HttpError &why) {
        refuse(why);
        return false;
    }
}

bool HttpConnection::takeHead(std::string_view bytes)
{
    m_headSize = m_scanner.scan(bytes);
    if (bytes.size() > m_needs.limits.headBytes && (m_headSize == 0 || m_headSize > m_needs.limits.headBytes)) {
        throw HttpError(431, "head_too_large", "The request's head is larger than this server reads.");
    }
    if (m_headSize == 0) {
        return false;
    }
    if (m_headSize == 2) { // An empty line before a request is no request (RFC 9112 2.2).
        m_socket->skip(2);
        m_scanner.reset();
        return true;
    }
    m_parser.readHead(bytes.substr(0, m_headSize), *m_request);
    m_request->receivedAt = Clock::now();
    m_state = State::Admitting;
    m_needs.tasks.start("request", [self = QPointer(this), handler = &m_needs.handler, request = m_request](CancelToken) {
        return serve(self, handler, request);
    });
    return isIncomplete();
}

Task<void> HttpConnection::serve(QPointer<HttpConnection> self, IRequestHandler *handler,
                                 std::shared_ptr<HttpRequest> request)
{
    auto refusal = co_await handler->admit(request);
    if (self && self->admitted(std::move(refusal))) {
        co_await answer(self, handler, request);
    }
}

Task<void> HttpConnection::answer(QPointer<HttpConnection> self, IRequestHandler *handler,
                                  std::shared_ptr<HttpRequest> request)
{
    HttpResponse response = co_await handler->handle(request);
    // The client may have left: whatever was done for it stays done, only the answer has nowhere to go.
    if (self) {
        self->send(std::move(response));
    }
}

/// @return true when the request is complete already and is to be handled
bool HttpConnection::admitted(std::optional<HttpResponse> refusal)
{
    if (m_state != State::Admitting) {
        return false;
    }
    const bool isLive = m_request->route && m_request->route->kind == RouteKind::WebSocket;
    if (!refusal && isLive && m_needs.upgrades) {
        handOver();
        return false;
    }
    m_socket->skip(static_cast<qint64>(m_headSize));
    if (refusal) {
        send(std::move(*refusal));
        return false;
    }
    if (!m_parser.isComplete()) {
        return awaitBody();
    }
    m_state = State::Handling;
    return true;
}

bool HttpConnection::awaitBody()
{
    if (m_parser.contentLength().value_or(0) > m_request->bodyLimit) {
        refuse(HttpError(413, "body_too_large",
                         "The request's body is larger than the " + std::to_string(m_request->bodyLimit)
                             + " bytes this call takes."));
        return false;
    }
    m_state = State::ReadingBody;
    waitUntil(m_needs.limits.bodyIdle);
    if (m_parser.expectsContinue() && m_socket->bytesAvailable() == 0) {
        m_writer.writeContinue();
    }
    advance();
    return false;
}

bool HttpConnection::readBody()
{
    const std::string_view bytes = peek(m_needs.limits.readBufferBytes);
    if (bytes.empty()) {
        return false;
    }
    std::size_t taken = 0;
    try {
        taken = m_parser.readBody(bytes, *m_request);
        if (taken == 0 && bytes.size() > m_needs.limits.headBytes) {
            throw HttpError(400, "malformed_body", "The request's body has a chunk header or trailer without end.");
        }
    } catch (const HttpError &why) {
        refuse(why);
        return false;
    }
    m_socket->skip(static_cast<qint64>(taken));
    if (!m_parser.isComplete()) {
        if (taken > 0) {
            waitUntil(m_needs.limits.bodyIdle);
        }
        return taken > 0;
    }
    m_state = State::Handling;
    m_needs.tasks.start("request", [self = QPointer(this), handler = &m_needs.handler, request = m_request](CancelToken) {
        return answer(self, handler, request);
    });
    return isIncomplete();
}

void HttpConnection::handOver()
{
    if (m_writer.unsent() > 0) { // The socket still refers to an answer that this object holds.
        refuse(HttpError(400, "upgrade_too_early", "An upgrade must wait until the answer before it was read."));
        return;
    }
    m_state = State::Closed;
    m_socket->disconnect(this);
    m_socket->setReadBufferSize(0);
    m_needs.upgrades->takeOver(std::move(m_socket), *m_request);
    Q_EMIT closed();
}

void HttpConnection::refuse(const HttpError &why)
{
    HttpResponse response = m_needs.handler.refuse(*m_request, why);
    response.close = true;
    send(std::move(response));
}

/// A refused body is never read: what follows in the stream cannot be told apart from it.
bool HttpConnection::wasRead() const
{
    return m_state == State::Handling || (m_state == State::Admitting && m_parser.isComplete());
}

void HttpConnection::send(HttpResponse response)
{
    if (m_state == State::Closed) {
        return;
    }
    const bool mayStay = !m_draining && !response.close;
    const bool keepAlive = mayStay && wasRead() && m_parser.keepsAlive();
    const AnswerFraming framing{m_request->method == "HEAD", m_parser.isHttp10(), keepAlive};
    m_request.reset();
    m_scanner.reset();
    m_headBegun = false;
    m_hasAnswered = true;
    m_state = keepAlive ? State::Waiting : State::Lingering;
    m_lastWritten = Clock::now();
    waitUntil(keepAlive ? m_needs.limits.keepAliveIdle : m_needs.limits.linger);
    m_writer.write(response, framing);
    if (m_state == State::Lingering) {
        linger();
    }
    advance();
}

} // namespace wakedock::api
