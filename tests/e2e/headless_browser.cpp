#include "headless_browser.h"

#include "tests/support/async_test.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QUrl>

namespace wakedock::tests {

namespace {

QString browserProgram()
{
    for (const char *name : {"chromium", "chromium-browser", "google-chrome"}) {
        const QString path = QStandardPaths::findExecutable(QLatin1String(name));
        if (!path.isEmpty()) {
            return path;
        }
    }
    return {};
}

/// Asks nobody on the net for anything: no updates, no sync, no QUIC.
QStringList browserArguments(const QString &profile)
{
    return {QStringLiteral("--headless"),
            QStringLiteral("--no-sandbox"), // A test may run as root.
            QStringLiteral("--disable-gpu"),
            QStringLiteral("--disable-dev-shm-usage"),
            QStringLiteral("--disable-quic"),
            QStringLiteral("--no-first-run"),
            QStringLiteral("--disable-background-networking"),
            QStringLiteral("--disable-component-update"),
            QStringLiteral("--disable-sync"),
            QStringLiteral("--remote-debugging-port=0"),
            QStringLiteral("--user-data-dir=") + profile,
            QStringLiteral("about:blank")};
}

} // namespace

HeadlessBrowser::~HeadlessBrowser()
{
    m_socket.abort();
    if (m_process.state() != QProcess::NotRunning) {
        m_process.terminate();
        if (!m_process.waitForFinished(5000)) {
            m_process.kill();
            m_process.waitForFinished(5000);
        }
    }
}

bool HeadlessBrowser::start()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_profile.path());
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    QObject::connect(&m_process, &QProcess::readyRead, &m_process,
                     [this] { m_output += QString::fromUtf8(m_process.readAll()); });
    auto arguments = browserArguments(m_profile.filePath(QStringLiteral("profile")));
    if (!m_runsScripts) {
        arguments.prepend(QStringLiteral("--blink-settings=scriptEnabled=false"));
    }
    m_process.start(browserProgram(), arguments);
    static const QRegularExpression listening(QStringLiteral("DevTools listening on (ws://\\S+)"));
    waitUntil([this] { return listening.match(m_output).hasMatch() || m_process.state() == QProcess::NotRunning; });
    const auto address = listening.match(m_output);
    return address.hasMatch() && connectTo(address.captured(1));
}

bool HeadlessBrowser::connectTo(const QString &address)
{
    QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket,
                     [this](const QString &message) { receive(message); });
    m_socket.open(QUrl(address));
    if (!waitUntil([this] { return m_socket.state() == QAbstractSocket::ConnectedState; })) {
        return false;
    }
    const auto target = ask(QStringLiteral("Target.createTarget"), {{QStringLiteral("url"), QStringLiteral("about:blank")}});
    const auto attached =
        ask(QStringLiteral("Target.attachToTarget"),
            {{QStringLiteral("targetId"), target.value(QStringLiteral("targetId"))}, {QStringLiteral("flatten"), true}});
    m_session = attached.value(QStringLiteral("sessionId")).toString();
    for (const char *domain : {"Page.enable", "Runtime.enable", "Log.enable"}) {
        ask(QLatin1String(domain));
    }
    return !m_session.isEmpty();
}

bool HeadlessBrowser::open(const QString &url)
{
    m_complaints.clear();
    const int before = m_loads;
    ask(QStringLiteral("Page.navigate"), {{QStringLiteral("url"), url}});
    return waitUntil([this, before] { return m_loads > before; });
}

bool HeadlessBrowser::follow(const QString &script)
{
    const int before = m_loads;
    evaluate(script);
    return waitUntil([this, before] { return m_loads > before; });
}

QJsonValue HeadlessBrowser::evaluate(const QString &expression)
{
    const auto answer = ask(QStringLiteral("Runtime.evaluate"),
                            {{QStringLiteral("expression"), expression}, {QStringLiteral("returnByValue"), true}});
    return answer.value(QStringLiteral("result")).toObject().value(QStringLiteral("value"));
}

void HeadlessBrowser::setScreen(int width, int height, bool dark)
{
    ask(QStringLiteral("Emulation.setDeviceMetricsOverride"),
        {{QStringLiteral("width"), width},
         {QStringLiteral("height"), height},
         {QStringLiteral("deviceScaleFactor"), 1},
         {QStringLiteral("mobile"), false}});
    const QJsonObject scheme{{QStringLiteral("name"), QStringLiteral("prefers-color-scheme")},
                             {QStringLiteral("value"), dark ? QStringLiteral("dark") : QStringLiteral("light")}};
    ask(QStringLiteral("Emulation.setEmulatedMedia"), {{QStringLiteral("features"), QJsonArray{scheme}}});
}

void HeadlessBrowser::shoot(const QString &name)
{
    const QString folder = qEnvironmentVariable("WAKEDOCK_SHOTS");
    if (folder.isEmpty()) {
        return;
    }
    const auto answer = ask(QStringLiteral("Page.captureScreenshot"));
    QFile file(QDir(folder).filePath(name + QStringLiteral(".png")));
    if (file.open(QIODevice::WriteOnly)) {
        file.write(QByteArray::fromBase64(answer.value(QStringLiteral("data")).toString().toLatin1()));
    }
}

QJsonObject HeadlessBrowser::ask(const QString &method, const QJsonObject &parameters)
{
    const int id = ++m_lastId;
    QJsonObject question{
        {QStringLiteral("id"), id}, {QStringLiteral("method"), method}, {QStringLiteral("params"), parameters}};
    if (!m_session.isEmpty()) {
        question.insert(QStringLiteral("sessionId"), m_session);
    }
    m_socket.sendTextMessage(QString::fromUtf8(QJsonDocument(question).toJson(QJsonDocument::Compact)));
    waitUntil([this, id] { return m_answers.contains(id) || m_process.state() == QProcess::NotRunning; });
    return m_answers.take(id).value(QStringLiteral("result")).toObject();
}

void HeadlessBrowser::receive(const QString &message)
{
    const QJsonObject said = QJsonDocument::fromJson(message.toUtf8()).object();
    if (said.contains(QStringLiteral("id"))) {
        m_answers.insert(said.value(QStringLiteral("id")).toInt(), said);
    } else {
        hear(said.value(QStringLiteral("method")).toString(), said.value(QStringLiteral("params")).toObject());
    }
}

void HeadlessBrowser::hear(const QString &method, const QJsonObject &parameters)
{
    if (method == QStringLiteral("Page.loadEventFired")) {
        ++m_loads;
    } else if (method == QStringLiteral("Log.entryAdded")) {
        const auto entry = parameters.value(QStringLiteral("entry")).toObject();
        complain(entry.value(QStringLiteral("level")).toString(), entry.value(QStringLiteral("text")).toString());
    } else if (method == QStringLiteral("Runtime.exceptionThrown")) {
        complain(QStringLiteral("error"), QString::fromUtf8(QJsonDocument(parameters).toJson()));
    }
}

void HeadlessBrowser::complain(const QString &level, const QString &text)
{
    if (level == QStringLiteral("error") || level == QStringLiteral("warning")) {
        m_complaints.append(text);
    }
}

} // namespace wakedock::tests
