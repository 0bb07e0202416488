#include "backend/infrastructure/http_client/process_connector.h"

#include "backend/infrastructure/http_client/call_guard.h"
#include "backend/infrastructure/http_client/i_closing_reason.h"
#include "backend/shared/async/completion.h"

#include <QProcess>

namespace wakedock::http_client {

namespace {

constexpr qsizetype ProcessMostComplaints = 4096;

class ProcessStream final : public QProcess, public IClosingReason
{
public:
    explicit ProcessStream(const StreamProgram &program) : m_explain(program.explain)
    {
        QObject::connect(this, &QProcess::readyReadStandardError, this,
                         [this] { m_complaints = (m_complaints + readAllStandardError()).right(ProcessMostComplaints); });
    }
    [[nodiscard]] std::optional<Error> closingReason() const override { return m_explain(m_complaints.toStdString()); }

private:
    std::function<Error(const std::string &)> m_explain;
    QByteArray m_complaints;
};

/// Deleted once it has died: a destructor would wait for that.
struct ProcessEnd {
    void operator()(QProcess *process) const
    {
        if (process->state() == QProcess::NotRunning) {
            process->deleteLater();
            return;
        }
        QObject::connect(process, &QProcess::finished, process, &QObject::deleteLater);
        process->kill();
    }
};

} // namespace

Task<std::shared_ptr<QIODevice>> ProcessConnector::connect(std::chrono::milliseconds within, CancelToken cancel)
{
    cancel.throwIfCancelled();
    const std::string peer = m_program.peer; // this may be gone after the wait
    Completion<> opened;
    std::shared_ptr<ProcessStream> process(new ProcessStream(m_program), ProcessEnd());
    auto *raw = process.get();
    QObject::connect(raw, &QProcess::started, raw, [opened]() mutable { opened.succeed(); });
    QObject::connect(raw, &QProcess::errorOccurred, raw, [opened, peer, program = m_program.program]() mutable {
        opened.fail(Error(ErrorCode::Unavailable, "program_missing",
                          "No connection to " + peer + ": the program " + program + " cannot be run.")
                        .withRemedy("Install it: " + program + " is how WakeDock reaches this host."));
    });
    QStringList arguments;
    for (const auto &argument : m_program.arguments) {
        arguments.append(QString::fromStdString(argument));
    }
    raw->start(QString::fromStdString(m_program.program), arguments, QIODevice::ReadWrite);
    const CallGuard guard(
        opened, within, cancel,
        Error(ErrorCode::Timeout, "connect_late", "No connection to " + peer + " within the time allowed."));
    co_await opened;
    co_return std::shared_ptr<QIODevice>(process);
}

} // namespace wakedock::http_client
