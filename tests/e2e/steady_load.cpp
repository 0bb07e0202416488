#include "steady_load.h"

#include <QRegularExpression>

#include <csignal>

namespace wakedock::tests {

namespace {

qint64 numberIn(const QString &report, const QString &pattern)
{
    const auto match = QRegularExpression(pattern).match(report);
    return match.hasMatch() ? match.captured(1).toLongLong() : 0;
}

} // namespace

SteadyLoad::SteadyLoad(int port, const QString &host)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    // The duration is only a bound: end() interrupts it.
    m_process.start(QStringLiteral("wrk"),
                    {QStringLiteral("-t1"), QStringLiteral("-c16"), QStringLiteral("-d300s"), QStringLiteral("--timeout"),
                     QStringLiteral("5s"), QStringLiteral("-H"), QStringLiteral("Host: ") + host,
                     QStringLiteral("http://127.0.0.1:%1/").arg(port)});
    m_process.waitForStarted();
}

SteadyLoad::~SteadyLoad()
{
    end();
}

SteadyLoad::Outcome SteadyLoad::end()
{
    if (isRunning()) {
        ::kill(static_cast<pid_t>(m_process.processId()), SIGINT);
        m_process.waitForFinished(10000);
    }
    Outcome outcome;
    outcome.report = QString::fromUtf8(m_process.readAll());
    outcome.requests = numberIn(outcome.report, QStringLiteral("(\\d+) requests in"));
    outcome.notOk = numberIn(outcome.report, QStringLiteral("Non-2xx or 3xx responses: (\\d+)"));
    for (const char *kind : {"connect", "read", "write", "timeout"}) {
        outcome.broken += numberIn(outcome.report, QStringLiteral("Socket errors:.*%1 (\\d+)").arg(QLatin1String(kind)));
    }
    return outcome;
}

} // namespace wakedock::tests
