#pragma once

#include "models/common/bridge.h"
#include "models/terminal/terminal_screen.h"

#include <QObject>
#include <QString>

#include <memory>

namespace wakedock::models {

/// One terminal of the window: its screen, and its way to the program.
class TerminalTab : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(bool opening READ opening NOTIFY changed)
    Q_PROPERTY(bool running READ running NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(QString remedy READ remedy NOTIFY changed)

public:
    /// @param number told in the title while the program names none
    TerminalTab(Bridge &bridge, core::OpenTerminalRequest request, int number, QObject *parent = nullptr);

    [[nodiscard]] QString title() const;
    [[nodiscard]] bool opening() const { return m_state == State::Opening; }
    [[nodiscard]] bool running() const { return m_state == State::Running; }
    /// Why it is over, or could not be opened; empty while it runs.
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] QString remedy() const { return m_remedy; }

    [[nodiscard]] TerminalScreen &screen() { return m_screen; }
    /// The item that shows it has room for so much.
    void resize(int columns, int rows);
    /// Ends the program.
    void close();
    /// Begins anew after an end, on the same screen.
    Q_INVOKABLE void reopen();

Q_SIGNALS:
    void changed();
    /// The screen shows something else.
    void drawn();

private:
    enum class State { Opening, Running, Over };
    void open();
    void askForMore();
    void take(const core::TerminalOutput &output);
    void send(const QByteArray &bytes);
    void tellSize();
    void finish(const QString &message, const QString &remedy = {});

    Bridge &m_bridge;
    core::OpenTerminalRequest m_request;
    int m_number;
    State m_state = State::Opening;
    core::TerminalId m_id;
    bool m_closed = false;
    QByteArray m_typedAhead; ///< Before the shell was there.
    QString m_message;
    QString m_remedy;
    TerminalScreen m_screen;
};

} // namespace wakedock::models
