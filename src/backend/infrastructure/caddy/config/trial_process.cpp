#include "backend/infrastructure/caddy/config/trial_process.h"

#include "backend/infrastructure/caddy/monitoring/caddy_environment.h"
#include "backend/shared/async/completion.h"
#include "backend/shared/exceptions/error.h"

#include <QProcess>
#include <QTimer>

#include <csignal>
#include <memory>

#include <sys/prctl.h>

namespace wakedock::caddy {

namespace {

/// An adapted Caddyfile may be large; what it says about it is not.
constexpr qsizetype TrialOutputAtMost = 16 * 1024 * 1024;
constexpr qsizetype TrialErrorsAtMost = 256 * 1024;
constexpr std::chrono::seconds TrialPatience{15};

class TrialChild : public QObject
{
public:
    TrialChild(const std::string &program, const std::vector<std::string> &arguments, const std::string &folder)
    {
        m_process.setProgram(QString::fromStdString(program));
        QStringList words;
        for (const auto &argument : arguments) {
            words.append(QString::fromStdString(argument));
        }
        m_process.setArguments(words);
        m_process.setProcessEnvironment(caddyEnvironment(folder));
        m_process.setWorkingDirectory(QString::fromStdString(folder));
        m_process.setStandardInputFile(QProcess::nullDevice());
        m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] { read(); });
        connect(&m_process, &QProcess::readyReadStandardError, this, [this] { read(); });
        connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
            read();
            m_run.code = status == QProcess::NormalExit ? code : -1;
            end();
        });
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart) {
                m_ended.fail(Error(ErrorCode::Unavailable, "caddy_missing",
                                   m_process.program().toStdString()
                                       + " cannot be run: " + m_process.errorString().toStdString() + "."));
            }
        });
    }

    Completion<TrialRun> start(std::chrono::milliseconds patience)
    {
        QTimer::singleShot(patience, this, [this] {
            endFor(Error(ErrorCode::Timeout, "caddy_trial_late", "Caddy did not finish trying the configuration in time.")
                       .withRemedy("Look at what in it may wait for something, such as a log or an address."));
        });
        m_process.start(QIODevice::ReadOnly);
        return m_ended;
    }

    template <class Why>
    void endFor(Why why)
    {
        if (!m_ended.isDone()) {
            m_why = std::make_exception_ptr(std::move(why));
            m_process.kill();
        }
    }

private:
    void read()
    {
        take(m_run.output, m_process.readAllStandardOutput(), TrialOutputAtMost);
        take(m_run.errors, m_process.readAllStandardError(), TrialErrorsAtMost);
    }

    void take(std::string &into, const QByteArray &bytes, qsizetype most)
    {
        const auto room = most - static_cast<qsizetype>(into.size());
        into.append(bytes.constData(), static_cast<std::size_t>(std::min(room, bytes.size())));
        if (bytes.size() > room) {
            m_run.isCut = true;
            m_process.kill();
        }
    }

    void end()
    {
        if (m_why) {
            m_ended.fail(m_why);
        } else {
            m_ended.succeed(std::move(m_run));
        }
    }

    QProcess m_process;
    TrialRun m_run;
    Completion<TrialRun> m_ended;
    std::exception_ptr m_why;
};

} // namespace

Task<TrialRun> runTrial(std::string program, std::vector<std::string> arguments, std::string folder, Deadline deadline,
                        CancelToken cancel)
{
    cancel.throwIfCancelled();
    // Deleted later: its end arrives inside one of its own signals.
    const std::shared_ptr<TrialChild> child(new TrialChild(program, arguments, folder),
                                            [](TrialChild *ended) { ended->deleteLater(); });
    const auto ended = child->start(deadline.atMost(TrialPatience).left(TrialPatience));
    const auto registration = cancel.onCancel([child] { child->endFor(Cancelled()); });
    co_return co_await ended;
}

} // namespace wakedock::caddy
