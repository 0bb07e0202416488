#pragma once

#include "program_under_test.h"

#include <QByteArray>
#include <QString>

#include <string>

namespace wakedock::tests {

/// What the engine has of a stack, asked past the program. Each call blocks. @throws std::runtime_error in docker's words
class StackAtEngine
{
public:
    explicit StackAtEngine(const QString &name);

    /// Of one service of the stack, stopped ones too; whole ids, one a line.
    [[nodiscard]] std::string containersOf(const std::string &service) const;
    /// @param format as for `docker inspect` @return `gone` where the service has no container
    [[nodiscard]] std::string inspect(const std::string &service, const std::string &format) const;
    [[nodiscard]] bool runs(const std::string &service) const;
    /// Containers, networks and volumes, one name a line and in this order: what a `down --volumes` would take away.
    [[nodiscard]] QString containers() const;
    [[nodiscard]] QString networks() const;
    [[nodiscard]] QString volumes() const;
    /// For the end of a test: whatever there still is.
    void remove() const;

private:
    std::string m_filter;
};

/// `POST /stacks` with this one file.
Answer postStack(ProgramUnderTest &program, const QString &name, const QByteArray &composeFile);

} // namespace wakedock::tests
