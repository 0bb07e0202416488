#pragma once

#include "app/control/control_message.h"

#include <QByteArray>
#include <QLocalSocket>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <string>

namespace wakedock::app {

/// One caller of the control socket: reads one line, hands it on, writes one line, hangs up. Whoever says nothing, too
/// much, or does not fetch the answer is hung up on. Deletes itself afterwards.
class ControlConnection : public QObject
{
    Q_OBJECT

public:
    /// Gets the line without its end. Called at most once.
    using OnLine = std::function<void(ControlConnection &connection, std::string_view line)>;

    /// @param patience for the request to come and for the answer to be fetched, each
    ControlConnection(std::unique_ptr<QLocalSocket> socket, std::chrono::milliseconds patience, OnLine onLine,
                      QObject *parent);

    /// The operating system's user who calls; what the kernel says, not the caller. -1 when it does not know.
    [[nodiscard]] long peerUser() const;
    void answer(const ControlAnswer &answer);

private:
    void read();
    void hangUp();

    std::unique_ptr<QLocalSocket> m_socket;
    OnLine m_onLine;
    QTimer m_patience;
    QByteArray m_received;
    bool m_isAsked = false;
};

} // namespace wakedock::app
