#pragma once

#include "program_under_test.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <string>

namespace wakedock::tests {

/// What curl brought back.
struct Fetched {
    int status = 0; ///< 0 when there was no answer at all.
    QByteArray body;
    QByteArray head; ///< Of the last answer, as it came.
};

/// A program with services made of visited/ (a small site that tells what came of a request), on the real engine and the
/// real Caddy, and visitors of theirs.
class GateWorld
{
public:
    /// Builds the image where it is missing. Blocks. @throws std::runtime_error
    GateWorld();

    bool start() { return m_program->start(); }
    [[nodiscard]] ProgramUnderTest &program() { return *m_program; }

    /// A service `e2e-<name>` at `<name>.localhost`. @param more fields of its configuration
    bool deploy(const QString &name, const QJsonObject &more = {});
    bool putToSleep(const QString &name);
    QString statusOf(const QString &name);
    bool waitForStatus(const QString &name, const QString &status);
    [[nodiscard]] QString containerOf(const QString &name) const;
    /// Wakes so far, of all services.
    int wakes();

    /// A visitor with curl: these arguments, and the address of the service. Blocks the test, not the program.
    [[nodiscard]] Fetched fetch(const QString &name, const QString &path, const QStringList &arguments = {}) const;
    [[nodiscard]] QStringList curlArguments(const QString &name, const QString &path, const QStringList &arguments) const;
    /// The program of the image, on this machine.
    [[nodiscard]] static std::string visitedProgram();
    [[nodiscard]] QString address(const QString &name, const QString &path = QStringLiteral("/")) const;

private:
    std::unique_ptr<ProgramUnderTest> m_program;
    QString m_image;
};

} // namespace wakedock::tests
