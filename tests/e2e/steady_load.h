#pragma once

#include <QProcess>
#include <QString>

namespace wakedock::tests {

/// Requests through Caddy to one host, one after the other on each of a few kept connections, until it is ended.
class SteadyLoad
{
public:
    struct Outcome {
        qint64 requests = 0;
        qint64 notOk = 0; ///< Answers that are neither 2xx nor 3xx.
        qint64 broken = 0; ///< Connections refused, closed early or without an answer in time.
        QString report; ///< As the load generator wrote it.
    };

    SteadyLoad(int port, const QString &host);
    ~SteadyLoad();
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    Outcome end();

private:
    QProcess m_process;
};

} // namespace wakedock::tests
