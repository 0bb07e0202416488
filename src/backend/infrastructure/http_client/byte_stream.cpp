#include "backend/infrastructure/http_client/byte_stream.h"

#include "backend/infrastructure/http_client/device_end.h"
#include "backend/shared/exceptions/error.h"

#include <QAbstractSocket>
#include <QLocalSocket>

#include <utility>

namespace wakedock::http_client {

namespace {

/// Of the socket, and of one read: with a full buffer the socket is not read, and the peer waits.
constexpr qint64 StreamBuffer = 64 * 1024;
/// Of a program's output.
constexpr qint64 StreamMostUnread = 256 * 1024;
constexpr qint64 StreamUnsent = 64 * 1024;

void boundBuffer(QIODevice &device)
{
    if (auto *local = qobject_cast<QLocalSocket *>(&device)) {
        local->setReadBufferSize(StreamBuffer);
    } else if (auto *socket = qobject_cast<QAbstractSocket *>(&device)) {
        socket->setReadBufferSize(StreamBuffer);
    }
}

} // namespace

ByteStream::ByteStream(std::shared_ptr<QIODevice> device, std::string peer)
    : m_device(std::move(device))
    , m_peer(std::move(peer))
    , m_context(std::make_unique<QObject>())
{
    boundBuffer(*m_device);
    auto *raw = m_device.get();
    QObject::connect(raw, &QIODevice::readyRead, m_context.get(), [this] { onReadable(); });
    QObject::connect(raw, &QIODevice::bytesWritten, m_context.get(), [this] { wake(m_written); });
    watchEnd(*raw, m_context.get(), [this] { onClosed(); });
}

ByteStream::~ByteStream()
{
    close();
}

/// Waiters resume inside and may drop the stream: nothing of it is touched afterwards.
void ByteStream::wake(Completion<> &waiting)
{
    auto waiter = std::exchange(waiting, {});
    waiter.succeed();
}

void ByteStream::onReadable()
{
    if (!m_isPaused && m_device->bytesAvailable() > StreamMostUnread) {
        m_isPaused = true;
        pauseReading(*m_device, true);
    }
    wake(m_readable);
}

std::string ByteStream::take()
{
    if (!m_pending.empty()) {
        return std::exchange(m_pending, {});
    }
    std::string bytes;
    if (m_device->isOpen()) {
        // Asked for more than there is, the socket goes on reading from the peer.
        bytes.resize(StreamBuffer);
        const qint64 taken = m_device->read(bytes.data(), StreamBuffer);
        bytes.resize(static_cast<std::size_t>(taken > 0 ? taken : 0));
        if (m_isPaused && m_device->bytesAvailable() < StreamBuffer) {
            m_isPaused = false;
            pauseReading(*m_device, false);
        }
    }
    return bytes;
}

Task<std::string> ByteStream::read(Self self, CancelToken cancel)
{
    for (;;) {
        cancel.throwIfCancelled();
        std::string bytes = self->take();
        if (!bytes.empty() || self->m_isOver) {
            co_return bytes;
        }
        Completion<> more; // anew each time: a cancelled one stays cancelled
        self->m_readable = more;
        const auto stopping = cancel.onCancel([more]() mutable { more.fail(Cancelled()); });
        co_await more;
    }
}

Task<void> ByteStream::write(Self self, std::string bytes, CancelToken cancel)
{
    cancel.throwIfCancelled();
    const auto over = [&self] {
        return Error(ErrorCode::Unavailable, "stream_over", "The connection to " + self->m_peer + " has ended.");
    };
    if (self->m_isOver || self->m_device->write(bytes.data(), static_cast<qint64>(bytes.size())) < 0) {
        throw over();
    }
    while (self->m_device->bytesToWrite() > StreamUnsent) {
        cancel.throwIfCancelled();
        Completion<> less;
        self->m_written = less;
        const auto stopping = cancel.onCancel([less]() mutable { less.fail(Cancelled()); });
        co_await less;
        if (self->m_isOver) {
            throw over();
        }
    }
}

void ByteStream::onClosed()
{
    if (m_isOver) {
        return;
    }
    if (m_device->isOpen()) {
        m_pending += m_device->readAll().toStdString();
    }
    m_isOver = true;
    auto readable = std::exchange(m_readable, {});
    auto written = std::exchange(m_written, {});
    readable.succeed();
    written.succeed();
}

void ByteStream::close()
{
    m_isOver = true;
    if (!m_context) {
        return;
    }
    // The context may be receiving a signal right now: it is forgotten at once and destroyed on the next turn.
    m_device->disconnect(m_context.get());
    m_context.release()->deleteLater();
    abortDevice(*m_device);
    auto readable = std::exchange(m_readable, {});
    auto written = std::exchange(m_written, {});
    readable.succeed();
    written.succeed();
}

} // namespace wakedock::http_client
