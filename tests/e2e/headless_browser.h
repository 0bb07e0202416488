#pragma once

#include <QHash>
#include <QJsonObject>
#include <QJsonValue>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QWebSocket>

namespace wakedock::tests {

/// A real browser without a window, steered over its DevTools protocol: what a page shows, and what it complains of.
class HeadlessBrowser
{
public:
    ~HeadlessBrowser();

    /// For the next start: as a visitor who has switched scripts off.
    void forbidScripts() { m_runsScripts = false; }
    /// Starts Chromium with a profile of its own. False (with output() to read) when there is none or it does not come up.
    bool start();
    [[nodiscard]] QString output() const { return m_output; }

    /// Opens the address and waits until the page is loaded. Forgets earlier complaints.
    bool open(const QString &url);
    /// Runs a script that leads to another page, and waits until that one is loaded.
    bool follow(const QString &script);
    /// The value of an expression in the page.
    QJsonValue evaluate(const QString &expression);
    /// The text a visitor reads.
    QString text() { return evaluate(QStringLiteral("document.body.innerText")).toString(); }
    /// Errors and warnings of the console since the page was opened: scripts, policy violations, missing files.
    [[nodiscard]] QStringList complaints() const { return m_complaints; }

    /// Pages are drawn for this screen from now on.
    void setScreen(int width, int height, bool dark);
    /// Writes a PNG of the page into the folder that WAKEDOCK_SHOTS names; without one does nothing.
    void shoot(const QString &name);

private:
    bool connectTo(const QString &address);
    QJsonObject ask(const QString &method, const QJsonObject &parameters = {});
    void receive(const QString &message);
    void hear(const QString &method, const QJsonObject &parameters);
    void complain(const QString &level, const QString &text);

    QTemporaryDir m_profile;
    QProcess m_process;
    QWebSocket m_socket;
    QString m_output;
    QString m_session;
    QHash<int, QJsonObject> m_answers;
    QStringList m_complaints;
    bool m_runsScripts = true;
    int m_lastId = 0;
    int m_loads = 0;
};

} // namespace wakedock::tests
