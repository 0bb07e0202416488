#pragma once

#include "program_under_test.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace wakedock::tests {

/// A program with a doctor, and what a test plants around it.
class DoctorWorld
{
public:
    ProgramUnderTest program;

    /// Starts the program and deploys one service. @return what went wrong; empty = all is well
    QString startWith(const QJsonObject &service);
    /// The service of these tests: `faults.localhost`, plain HTTP.
    static QJsonObject shop();
    static QString host() { return QStringLiteral("faults.localhost"); }

    /// The finding of one check about one host, of a look now; empty where there is none.
    QJsonObject find(const QString &check, const QString &host = {});
    /// Looks until the check about that host is an error.
    bool finds(const QString &check, const QString &host = {}, const QString &severity = QStringLiteral("error"));
    /// Findings of a look now that are warnings or errors, as text; empty = all is well.
    QString complaints();
    /// Mends one finding. @return what became of it
    QJsonObject mend(const QString &finding);
    /// What the last look found, whole, to be shown by a test that fails.
    [[nodiscard]] QByteArray seen() const { return m_seen; }

    /// A change of Caddy's configuration behind WakeDock's back. @return the status
    int asStranger(const QByteArray &verb, const QString &path, const QByteArray &json);
    QByteArray askCaddy(const QString &path);
    bool isServed();

    /// Another Caddy of the test's own. @param config JSON with its admin address
    bool startCaddy(const QByteArray &config, int adminPort, const QStringList &wrapper = {}, const QString &file = {});
    void stopCaddy();
    [[nodiscard]] qint64 caddyPid() const { return m_caddy ? m_caddy->processId() : 0; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_caddy;
    QByteArray m_seen;
};

} // namespace wakedock::tests
