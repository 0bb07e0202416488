#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace wakedock::tests {

/// An HTTP answer, read whole.
struct Answer {
    int status = 0;
    QByteArray body;
    QJsonObject json;
};

/// WakeDock as a process of its own, with its own data directory, ports and Caddy, and an administrator to ask as.
/// Everything listens on 127.0.0.1; services are reached by `docker.addressing: loopback`, unless a test sets it otherwise.
class ProgramUnderTest
{
public:
    explicit ProgramUnderTest(QString dockerHost = QStringLiteral("unix:///var/run/docker.sock"));
    /// Ends the program and its Caddy, and removes every container this program made.
    ~ProgramUnderTest();
    ProgramUnderTest(const ProgramUnderTest &) = delete;
    ProgramUnderTest &operator=(const ProgramUnderTest &) = delete;

    /// A setting by the name of its environment variable, for the next start; a null string takes it away.
    void set(const QString &variable, const QString &value) { m_settings.insert(variable, value); }
    /// The engine's address as the program gets it, for the next start: a detour to the engine that the test itself asks.
    void reachEngineAt(const QString &url) { m_engineAddress = url; }
    /// A program with arguments that the next starts are made through; it must become WakeDock by itself (exec).
    void startThrough(QStringList wrapper) { m_wrapper = std::move(wrapper); }
    /// Starts it and signs in. False (with output() to read) when it does not get ready.
    bool start();
    void killHard();
    /// SIGTERM. @return true when it ended within the five seconds it may take, with exit code 0
    bool stopCleanly();
    [[nodiscard]] QString output() const { return m_output; }
    [[nodiscard]] qint64 pid() const { return m_process->processId(); }
    [[nodiscard]] qint64 caddyPid() const;

    Answer get(const QString &path);
    Answer post(const QString &path, const QJsonObject &body = {}, const QByteArray &header = {},
                const QByteArray &value = {});
    Answer patch(const QString &path, const QJsonObject &body);
    Answer put(const QString &path, const QJsonObject &body, const QByteArray &header = {}, const QByteArray &value = {});
    Answer remove(const QString &path);
    /// What a visitor of this host gets from Caddy.
    Answer visit(const QString &host, const QString &path = QStringLiteral("/"));
    /// Asks again until `isRight`; the last answer either way.
    Answer visitUntil(const QString &host, const std::function<bool(const Answer &)> &isRight);

    [[nodiscard]] QString api(const QString &path) const { return m_api + path; }
    [[nodiscard]] QString token() const { return m_token; }
    [[nodiscard]] QNetworkAccessManager &network() { return m_network; }
    [[nodiscard]] int adminPort() const { return m_adminPort; }
    [[nodiscard]] int httpPort() const { return m_httpPort; }
    [[nodiscard]] int httpsPort() const { return m_httpsPort; }
    [[nodiscard]] QString dataDirectory() const { return m_folder.filePath(QStringLiteral("data")); }
    [[nodiscard]] QString runDirectory() const { return m_folder.filePath(QStringLiteral("run")); }
    /// GET of any address on loopback, without a token.
    Answer fetch(const QString &url) { return send("GET", url, {}, {}); }
    /// Names of the containers of this program's services, running or not.
    [[nodiscard]] QStringList containers() const;

private:
    Answer send(const QByteArray &verb, const QString &url, const QByteArray &body,
                const QList<QPair<QByteArray, QByteArray>> &headers);
    bool waitUntilReady();
    bool signIn();

    QString m_dockerHost;
    QString m_engineAddress;
    QStringList m_wrapper;
    QMap<QString, QString> m_settings;
    QTemporaryDir m_folder;
    QNetworkAccessManager m_network;
    std::unique_ptr<QProcess> m_process;
    QString m_output;
    QString m_api;
    QString m_token;
    int m_apiPort;
    int m_gatePort;
    int m_adminPort;
    int m_httpPort;
    int m_httpsPort;
};

} // namespace wakedock::tests
