#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <string>

namespace wakedock::tests {

/// Podman's engine at a socket of its own, apart from the machine's other containers.
class OwnPodman
{
public:
    OwnPodman();
    ~OwnPodman();
    OwnPodman(const OwnPodman &) = delete;
    OwnPodman &operator=(const OwnPodman &) = delete;
    [[nodiscard]] std::string url() const { return "unix://" + in("s").toStdString(); }

private:
    [[nodiscard]] QString in(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace wakedock::tests
