#include "models/terminal/terminal_tab.h"

#include "models/common/error_text.h"

#include <QCoreApplication>

#include <utility>

namespace wakedock::models {

namespace {

constexpr qsizetype TerminalMostTypedAhead = 64 * 1024;

QString endSentence(const core::TerminalEnd &end)
{
    using Reason = core::TerminalEnd::Reason;
    switch (end.reason) {
    case Reason::Exited:
        return end.exitCode.value_or(0) == 0
            ? QCoreApplication::translate("TerminalTab", "The shell has ended.")
            : QCoreApplication::translate("TerminalTab", "The shell has ended with code %1.").arg(*end.exitCode);
    case Reason::ContainerStopped:
        return QCoreApplication::translate("TerminalTab", "The container has stopped, and the terminal with it.");
    case Reason::ConnectionLost:
        return QCoreApplication::translate("TerminalTab", "The connection to Docker was lost.");
    case Reason::Closed:
    case Reason::Abandoned:
        break;
    }
    return QCoreApplication::translate("TerminalTab", "The terminal was closed.");
}

} // namespace

TerminalTab::TerminalTab(Bridge &bridge, core::OpenTerminalRequest request, int number, QObject *parent)
    : QObject(parent)
    , m_bridge(bridge)
    , m_request(std::move(request))
    , m_number(number)
    , m_screen(m_request.command.size.columns, m_request.command.size.rows, [this](const QByteArray &bytes) { send(bytes); })
{
    open();
}

QString TerminalTab::title() const
{
    return m_screen.title().isEmpty() ? QCoreApplication::translate("TerminalTab", "Terminal %1").arg(m_number)
                                      : m_screen.title();
}

void TerminalTab::open()
{
    m_state = State::Opening;
    m_message.clear();
    m_remedy.clear();
    m_request.command.size = {m_screen.columns(), m_screen.rows()};
    const auto question = [request = m_request](const WindowUseCases &doors, core::CallContext context) {
        return doors.terminals.open(std::move(context), request);
    };
    m_bridge.ask<core::TerminalInfo>(
        this, Bridge::Patience::Acting, question,
        [this](const core::TerminalInfo &info) {
            m_id = info.id;
            if (m_closed) {
                close();
                finish({});
                return;
            }
            m_state = State::Running;
            tellSize();
            send(std::exchange(m_typedAhead, {}));
            askForMore();
            Q_EMIT changed();
        },
        [this](const Error &error) {
            const auto text = ErrorText::of(error);
            finish(text.message, text.remedy);
        });
    Q_EMIT changed();
}

void TerminalTab::askForMore()
{
    const auto question = [id = m_id](const WindowUseCases &doors, core::CallContext context) {
        context.deadline = {}; // it may be silent for hours
        return doors.terminals.next(std::move(context), id);
    };
    m_bridge.ask<core::TerminalOutput>(
        this, Bridge::Patience::Reading, question, [this](const core::TerminalOutput &output) { take(output); },
        [this](const Error &error) {
            const auto text = ErrorText::of(error);
            finish(text.message, text.remedy);
        });
}

void TerminalTab::take(const core::TerminalOutput &output)
{
    const QString before = title();
    if (!output.bytes.empty()) {
        m_screen.feed(QByteArray::fromStdString(output.bytes));
        Q_EMIT drawn();
    }
    if (output.end) {
        finish(endSentence(*output.end));
        close();
        return;
    }
    if (title() != before) {
        Q_EMIT changed();
    }
    askForMore();
}

void TerminalTab::finish(const QString &message, const QString &remedy)
{
    m_state = State::Over;
    m_typedAhead.clear();
    m_message = message;
    m_remedy = remedy;
    Q_EMIT changed();
}

void TerminalTab::send(const QByteArray &bytes)
{
    if (m_state == State::Opening && m_typedAhead.size() + bytes.size() <= TerminalMostTypedAhead) {
        m_typedAhead += bytes;
    }
    if (m_state != State::Running || bytes.isEmpty()) {
        return;
    }
    const auto question = [id = m_id, text = bytes.toStdString()](const WindowUseCases &doors, core::CallContext context) {
        return doors.terminals.write(std::move(context), id, text);
    };
    // What cannot be written any more has an end, which is told where the output is. A reading: it ends with the window.
    m_bridge.ask<bool>(this, Bridge::Patience::Reading, question, [](bool) { }, [](const Error &) { });
}

void TerminalTab::resize(int columns, int rows)
{
    if (columns == m_screen.columns() && rows == m_screen.rows()) {
        return;
    }
    m_screen.resize(columns, rows);
    tellSize();
    Q_EMIT drawn();
}

void TerminalTab::tellSize()
{
    if (m_state != State::Running) {
        return;
    }
    const core::TerminalSize size{m_screen.columns(), m_screen.rows()};
    const auto question = [id = m_id, size](const WindowUseCases &doors, core::CallContext context) {
        return doors.terminals.resize(std::move(context), id, size);
    };
    m_bridge.ask<bool>(this, Bridge::Patience::Reading, question, [](bool) { }, [](const Error &) { });
}

void TerminalTab::close()
{
    m_closed = true;
    if (m_id.isEmpty()) {
        return;
    }
    const auto question = [id = std::exchange(m_id, {})](const WindowUseCases &doors, core::CallContext context) {
        return doors.terminals.close(std::move(context), id);
    };
    // Not this: it may be gone before the answer, and the answer says nothing.
    m_bridge.ask<bool>(&m_bridge, Bridge::Patience::Acting, question, [](bool) { }, [](const Error &) { });
}

void TerminalTab::reopen()
{
    if (m_state == State::Over) {
        m_closed = false;
        m_screen.feed("\r\n\033[0m");
        open();
    }
}

} // namespace wakedock::models
