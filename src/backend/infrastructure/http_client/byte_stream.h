#pragma once

#include "backend/infrastructure/http_client/i_connector.h"
#include "backend/shared/async/cancel_token.h"
#include "backend/shared/async/completion.h"
#include "backend/shared/async/task.h"

#include <QObject>

#include <memory>
#include <string>

namespace wakedock::http_client {

/// A connection that has left HTTP behind: bytes both ways, until one side ends it. Whoever does not read holds the peer
/// up and costs no memory: what is kept unread is bounded. Always held by shared_ptr; a call that runs keeps it alive.
/// Belongs to the thread that made it.
class ByteStream
{
public:
    using Self = std::shared_ptr<ByteStream>;

    ByteStream(std::shared_ptr<QIODevice> device, std::string peer);
    ~ByteStream();
    ByteStream(const ByteStream &) = delete;
    ByteStream &operator=(const ByteStream &) = delete;

    /// The next bytes, at most 64 KB (more right after an end); empty = it is over. One reader at a time.
    /// @throws Cancelled
    static Task<std::string> read(Self self, CancelToken cancel);
    /// Ends when at most 64 KB are unsent. @throws Error Unavailable (`stream_over`), Cancelled
    static Task<void> write(Self self, std::string bytes, CancelToken cancel);
    /// Bytes that were read too far come first again.
    void unread(std::string bytes) { m_pending.insert(0, bytes); }
    /// Ends it at once: readers get nothing more, writers `stream_over`.
    void close();
    [[nodiscard]] bool isOver() const { return m_isOver; }

private:
    void onReadable();
    void onClosed();
    [[nodiscard]] std::string take();
    void wake(Completion<> &waiting);

    std::shared_ptr<QIODevice> m_device;
    std::string m_peer;
    std::unique_ptr<QObject> m_context; ///< Receiver of the device's signals; its end ends them.
    std::string m_pending;
    Completion<> m_readable;
    Completion<> m_written;
    bool m_isPaused = false;
    bool m_isOver = false;
};

} // namespace wakedock::http_client
