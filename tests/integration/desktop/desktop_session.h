#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace wakedock::tests {

/// A program that the test starts and ends: by its process, never by its name.
class Companion
{
public:
    Companion() = default;
    ~Companion();
    Companion(const Companion &) = delete;
    Companion &operator=(const Companion &) = delete;

    void start(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment);
    /// The first line it prints, or nothing when none comes in time.
    QString firstLine();
    /// Everything printed so far.
    QString output();
    /// Everything complained of so far.
    QString errors();
    [[nodiscard]] bool runs() const { return m_process.state() == QProcess::Running; }

private:
    QProcess m_process;
    QString m_output;
    QString m_errors;
};

/// A session of its own: a message bus, and a screen when it is asked for. Nothing of the real desktop is touched.
class DesktopSession
{
public:
    DesktopSession();

    /// Empty when the bus did not start.
    [[nodiscard]] QString busAddress() const { return m_address; }
    [[nodiscard]] QDBusConnection connect(const QString &name) const;
    /// Starts Xvfb on a free number. False when it did not come up.
    bool startScreen();
    /// The environment of a program that belongs to this session.
    [[nodiscard]] QProcessEnvironment environment() const;
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    Companion m_bus;
    Companion m_screen;
    QString m_address;
    QString m_display;
};

} // namespace wakedock::tests
