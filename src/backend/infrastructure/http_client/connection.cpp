#include "backend/infrastructure/http_client/connection.h"

#include "backend/infrastructure/http_client/device_end.h"
#include "backend/infrastructure/http_client/i_closing_reason.h"

namespace wakedock::http_client {

Connection::Connection(std::shared_ptr<QIODevice> device, std::string peer)
    : m_device(std::move(device))
    , m_peer(std::move(peer))
    , m_context(std::make_unique<QObject>())
{
    connectSignals();
}

Connection::~Connection()
{
    close();
}

void Connection::connectSignals()
{
    auto *raw = m_device.get();
    QObject::connect(raw, &QIODevice::readyRead, m_context.get(), [this] { onReadyRead(); });
    watchEnd(*raw, m_context.get(), [this] { onClosed(); });
}

void Connection::start(const std::string &bytes, bool headOnly, std::optional<std::uint64_t> bodyLimit,
                       StreamHandlers handlers, Completion<> done)
{
    StreamHandlers guarded;
    guarded.onHead = [done, call = std::move(handlers.onHead)](const HttpResponse &head) {
        if (call && !done.isDone()) {
            call(head);
        }
    };
    guarded.onChunk = [done, call = std::move(handlers.onChunk)](std::string_view piece) {
        if (call && !done.isDone()) {
            call(piece);
        }
    };
    m_parser = std::make_shared<AnswerParser>(headOnly, bodyLimit, std::move(guarded));
    m_done = std::move(done);
    m_isActive = true;
    if (m_isSpoilt || m_device->write(bytes.data(), static_cast<qint64>(bytes.size())) < 0) {
        onClosed();
    }
}

void Connection::onReadyRead()
{
    const auto keep = shared_from_this();
    const auto parser = m_parser; // a handler may close this connection while the parser runs
    const QByteArray bytes = m_device->readAll();
    if (!m_isActive) {
        m_isSpoilt = m_isSpoilt || !bytes.isEmpty();
        return;
    }
    std::exception_ptr failure;
    try {
        parser->feed({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    } catch (...) {
        failure = std::current_exception();
    }
    if (failure || parser->isDone()) {
        finish(failure);
    }
}

void Connection::onClosed()
{
    const auto keep = shared_from_this();
    m_isSpoilt = true;
    if (!m_isActive) {
        return;
    }
    if (m_device->isOpen() && m_device->bytesAvailable() > 0) {
        onReadyRead();
    }
    if (!m_isActive) {
        return;
    }
    std::exception_ptr failure;
    if (gotNothing()) {
        failure = std::make_exception_ptr(noAnswer());
    } else {
        try {
            m_parser->end();
        } catch (...) {
            failure = std::current_exception();
        }
    }
    finish(failure);
}

Error Connection::noAnswer() const
{
    const auto *knowing = dynamic_cast<const IClosingReason *>(m_device.get());
    const auto reason = knowing == nullptr ? std::nullopt : knowing->closingReason();
    return reason.value_or(
        Error(ErrorCode::Unavailable, "connection_lost", m_peer + " closed the connection without an answer."));
}

void Connection::finish(const std::exception_ptr &failure)
{
    m_isActive = false;
    auto done = m_done;
    if (failure) {
        m_isSpoilt = true;
        done.fail(failure);
    } else {
        done.succeed();
    }
}

HttpResponse Connection::head() const
{
    return m_parser->head();
}

bool Connection::gotNothing() const
{
    return !m_parser || !m_parser->hasBegun();
}

bool Connection::isReusable() const
{
    return !m_isSpoilt && !m_isActive && m_device && m_device->isOpen() && (!m_parser || m_parser->mayReuseConnection());
}

void Connection::rest()
{
    m_isActive = false;
    m_done = {};
    m_parser.reset(); // its handlers hold the call, and the call holds this connection
}

void Connection::close()
{
    m_isActive = false;
    m_isSpoilt = true;
    m_parser.reset();
    if (!m_context) {
        return;
    }
    // The context may be receiving a signal right now: it is forgotten at once and destroyed on the next turn.
    m_device->disconnect(m_context.get());
    m_context.release()->deleteLater();
    abortDevice(*m_device);
}

} // namespace wakedock::http_client
