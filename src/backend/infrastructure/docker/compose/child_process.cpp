#include "backend/infrastructure/docker/compose/child_process.h"

#include "backend/infrastructure/docker/compose/output_lines.h"
#include "backend/shared/async/completion.h"
#include "backend/shared/exceptions/error.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTimer>

#include <csignal>
#include <utility>

#include <sys/prctl.h>
#include <unistd.h>

namespace wakedock::docker {

namespace {

// Between being asked to end and being made to.
constexpr std::chrono::milliseconds ChildGrace = std::chrono::seconds(3);

Error childMissing(const std::string &program)
{
    return Error(ErrorCode::Unavailable, "program_missing", "The program " + program + " cannot be run.")
        .withRemedy("Install it, or put it into the PATH that WakeDock is started with.");
}

QProcessEnvironment childEnvironment(const ChildOrder &order)
{
    QProcessEnvironment environment;
    for (const auto &[name, value] : order.environment) {
        environment.insert(QString::fromStdString(name), QString::fromStdString(value));
    }
    return environment;
}

/// The program as the child's own PATH finds it; QProcess would look in ours.
QString childProgram(const ChildOrder &order)
{
    QString name = QString::fromStdString(order.program);
    if (name.contains(QLatin1Char('/'))) {
        return name;
    }
    const auto path = order.environment.find("PATH");
    const QString places = path == order.environment.end() ? QString() : QString::fromStdString(path->second);
    return places.isEmpty() ? QString() : QStandardPaths::findExecutable(name, places.split(QLatin1Char(':')));
}

/// A running child: its lines, and why it is to end.
class Child : public QObject
{
public:
    Child(const ChildOrder &order, std::function<void(std::string)> onLine) : m_lines(std::move(onLine))
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setProcessEnvironment(childEnvironment(order));
        m_process.setWorkingDirectory(QString::fromStdString(order.directory));
        m_process.setStandardInputFile(QProcess::nullDevice());
        m_process.setChildProcessModifier([] {
            // A group of its own, to be ended whole; and an end with us, should we be killed.
            ::setsid();
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        });
        QObject::connect(&m_process, &QProcess::readyRead, &m_process,
                         [this] { m_lines.take(m_process.readAll().toStdString()); });
        QObject::connect(&m_process, &QProcess::finished, &m_process, [this](int code, QProcess::ExitStatus status) {
            m_lines.take(m_process.readAll().toStdString());
            m_lines.finish();
            end(code, status);
        });
        QObject::connect(&m_process, &QProcess::errorOccurred, &m_process, [this, order](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart) {
                m_ended.fail(childMissing(order.program));
            }
        });
        QStringList arguments;
        for (const std::string &argument : order.arguments) {
            arguments.append(QString::fromStdString(argument));
        }
        m_program = childProgram(order);
        m_arguments = arguments;
    }

    Completion<int> start(const std::string &program)
    {
        if (m_program.isEmpty()) {
            m_ended.fail(childMissing(program));
        } else {
            m_process.start(m_program, m_arguments, QIODevice::ReadOnly);
            // Kept: QProcess forgets it with the leader's end, and others of the group may live on.
            m_group = static_cast<pid_t>(m_process.processId());
        }
        return m_ended;
    }

    /// Ends the whole group; the wait ends with `why` once it is gone.
    template <class Why>
    void endFor(Why why)
    {
        if (m_why || m_process.state() == QProcess::NotRunning) {
            signalGroup(SIGKILL); // asked a second time: nobody waits for the grace any more
            m_ended.fail(std::move(why));
            return;
        }
        m_why = std::make_exception_ptr(std::move(why));
        signalGroup(SIGTERM);
        QTimer::singleShot(ChildGrace, &m_process, [this] { signalGroup(SIGKILL); });
    }

    void endLater(std::chrono::milliseconds patience)
    {
        QTimer::singleShot(patience, &m_process, [this] {
            if (!m_ended.isDone()) {
                endFor(Error(ErrorCode::Timeout, "program_late", "The program did not end within the time allowed."));
            }
        });
    }

private:
    void signalGroup(int signal) const
    {
        // 0 would be our own group.
        if (m_group > 1) {
            ::kill(-m_group, signal);
        }
    }

    void end(int code, QProcess::ExitStatus status)
    {
        if (m_why) {
            signalGroup(SIGKILL); // its leader obeyed; others of it may not have
            m_ended.fail(m_why);
        } else if (status == QProcess::CrashExit) {
            m_ended.fail(Error(ErrorCode::UpstreamFailed, "program_crashed", "The program was ended by somebody else."));
        } else {
            m_ended.succeed(code);
        }
    }

    QProcess m_process;
    QString m_program;
    QStringList m_arguments;
    OutputLines m_lines;
    Completion<int> m_ended;
    std::exception_ptr m_why;
    pid_t m_group = 0;
};

} // namespace

Task<int> runChild(core::CallContext context, ChildOrder order, std::chrono::milliseconds patience,
                   std::function<void(std::string)> onLine)
{
    context.cancel.throwIfCancelled();
    // Deleted later: its end arrives inside one of its own signals. Not by a timer, which a loop that ends would forget.
    const std::shared_ptr<Child> child(new Child(order, std::move(onLine)), [](Child *ended) { ended->deleteLater(); });
    const Completion<int> ended = child->start(order.program);
    child->endLater(context.deadline.left(patience));
    const auto registration = context.cancel.onCancel([child] { child->endFor(Cancelled()); });
    co_return co_await ended;
}

} // namespace wakedock::docker
