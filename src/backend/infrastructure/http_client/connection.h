#pragma once

#include "backend/infrastructure/http_client/answer_parser.h"
#include "backend/infrastructure/http_client/i_connector.h"
#include "backend/shared/async/completion.h"

#include <QObject>

#include <memory>
#include <string>

namespace wakedock::http_client {

/// One open connection; one call at a time. Always held by shared_ptr: whoever waits for an answer resumes inside the
/// socket's signal and may drop the connection there.
class Connection : public std::enable_shared_from_this<Connection>
{
public:
    Connection(std::shared_ptr<QIODevice> device, std::string peer);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Sends a request. `done` completes with the end of the answer, or fails: Unavailable (`connection_lost`) when the
    /// peer closed before the first byte (or the reason its device knows, see IClosingReason), UpstreamFailed, or what a
    /// handler threw. Once `done` has completed for any reason (a deadline, say) no handler is called any more.
    void start(const std::string &bytes, bool headOnly, std::optional<std::uint64_t> bodyLimit, StreamHandlers handlers,
               Completion<> done);
    /// Status and headers of the answer.
    [[nodiscard]] HttpResponse head() const;
    /// True when the last call failed before the peer said anything: on a kept connection the peer had closed it.
    [[nodiscard]] bool gotNothing() const;
    /// The answer is complete and the peer keeps the connection open.
    [[nodiscard]] bool isReusable() const;
    /// Waits for the next call; bytes nobody asked for spoil it.
    void rest();
    /// Closes at once, without waiting for anything.
    void close();

private:
    void connectSignals();
    void onReadyRead();
    void onClosed();
    [[nodiscard]] Error noAnswer() const;
    void finish(const std::exception_ptr &failure);

    std::shared_ptr<QIODevice> m_device;
    std::string m_peer;
    std::unique_ptr<QObject> m_context; ///< Receiver of the device's signals; its end ends them.
    std::shared_ptr<AnswerParser> m_parser;
    Completion<> m_done;
    bool m_isActive = false;
    bool m_isSpoilt = false;
};

} // namespace wakedock::http_client
