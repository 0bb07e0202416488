#include "program_under_test.h"

#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/free_port.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>

#include <csignal>

namespace wakedock::tests {

namespace {

constexpr std::chrono::seconds answerPatience{180};

QString loopback(int port)
{
    return QStringLiteral("http://127.0.0.1:%1").arg(port);
}

} // namespace

ProgramUnderTest::ProgramUnderTest(QString dockerHost)
    : m_dockerHost(std::move(dockerHost))
    , m_engineAddress(m_dockerHost)
    , m_apiPort(freePort())
    , m_gatePort(freePort())
    , m_adminPort(freePort())
    , m_httpPort(freePort())
    , m_httpsPort(freePort())
{
    m_api = loopback(m_apiPort) + QStringLiteral("/api/v1");
    // One connection per answer: a killed program's kept connections would fail the next request.
    m_network.setTransferTimeout(static_cast<int>(std::chrono::milliseconds(answerPatience).count()));
}

ProgramUnderTest::~ProgramUnderTest()
{
    if (m_process && m_process->state() != QProcess::NotRunning) {
        stopCleanly();
    }
    // After a kill its Caddy lives on, as it should; here nobody takes it over any more.
    if (const qint64 caddy = caddyPid(); caddy > 0) {
        ::kill(static_cast<pid_t>(caddy), SIGTERM);
    }
    if (!QFile::exists(QUrl(m_dockerHost).path())) {
        return; // Started without an engine on purpose: nothing was made there.
    }
    for (const QString &name : containers()) {
        runDocker({"rm", "-f", "-v", name.toStdString()}, m_dockerHost.toStdString());
    }
}

bool ProgramUnderTest::start()
{
    m_process = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("WAKEDOCK_ADMIN_USERNAME"), QStringLiteral("admin"));
    environment.insert(QStringLiteral("WAKEDOCK_ADMIN_PASSWORD"), QStringLiteral("a sentence to remember"));
    environment.insert(QStringLiteral("WAKEDOCK_DOCKER__ADDRESSING"), QStringLiteral("loopback"));
    environment.insert(QStringLiteral("WAKEDOCK_SERVER__RUN_DIR"), m_folder.filePath(QStringLiteral("run")));
    environment.insert(QStringLiteral("WAKEDOCK_CADDY__GATE_LISTEN"), QStringLiteral("127.0.0.1:%1").arg(m_gatePort));
    environment.insert(QStringLiteral("WAKEDOCK_CADDY__HTTP_PORT"), QString::number(m_httpPort));
    environment.insert(QStringLiteral("WAKEDOCK_CADDY__HTTPS_PORT"), QString::number(m_httpsPort));
    environment.insert(QStringLiteral("WAKEDOCK_SECURITY__REQUESTS_PER_MINUTE_PER_ADDRESS"), QStringLiteral("100000"));
    environment.insert(QStringLiteral("WAKEDOCK_SECURITY__REQUESTS_PER_MINUTE_PER_USER"), QStringLiteral("100000"));
    for (auto setting = m_settings.cbegin(); setting != m_settings.cend(); ++setting) {
        if (setting.value().isNull()) {
            environment.remove(setting.key());
        } else {
            environment.insert(setting.key(), setting.value());
        }
    }
    m_process->setProcessEnvironment(environment);
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    QObject::connect(m_process.get(), &QProcess::readyRead, m_process.get(),
                     [this] { m_output += QString::fromUtf8(m_process->readAll()); });
    QStringList line = m_wrapper;
    line += {QStringLiteral(WAKEDOCK_PROGRAM), QStringLiteral("--headless"),
             QStringLiteral("--data-dir"),     dataDirectory(),
             QStringLiteral("--listen"),       QStringLiteral("127.0.0.1:%1").arg(m_apiPort),
             QStringLiteral("--caddy-admin"),  loopback(m_adminPort),
             QStringLiteral("--docker-host"),  m_engineAddress};
    m_process->start(line.takeFirst(), line);
    return waitUntilReady() && signIn();
}

bool ProgramUnderTest::waitUntilReady()
{
    return waitUntil([this] {
               return m_process->state() == QProcess::NotRunning
                   || send("GET", loopback(m_apiPort) + QStringLiteral("/readyz"), {}, {}).status == 200;
           })
        && m_process->state() == QProcess::Running;
}

bool ProgramUnderTest::signIn()
{
    const QJsonObject who{{QStringLiteral("username"), QStringLiteral("admin")},
                          {QStringLiteral("password"), QStringLiteral("a sentence to remember")}};
    m_token.clear();
    m_token = post(QStringLiteral("/auth/login"), who).json.value(QStringLiteral("access_token")).toString();
    return !m_token.isEmpty();
}

void ProgramUnderTest::killHard()
{
    m_process->kill();
    m_process->waitForFinished();
}

bool ProgramUnderTest::stopCleanly()
{
    m_process->terminate();
    return m_process->waitForFinished(6000) && m_process->exitStatus() == QProcess::NormalExit && m_process->exitCode() == 0;
}

qint64 ProgramUnderTest::caddyPid() const
{
    // Its admin address stands in nobody else's command line or configuration.
    QProcess finder;
    finder.start(QStringLiteral("pgrep"), {QStringLiteral("-f"), QStringLiteral("caddy run.*") + m_folder.path()});
    finder.waitForFinished();
    return finder.readAllStandardOutput().split('\n').first().toLongLong();
}

QStringList ProgramUnderTest::containers() const
{
    const QString prefix = QStringLiteral("name=wakedock-e2e-");
    const auto names =
        runDocker({"ps", "-a", "--filter", prefix.toStdString(), "--format", "{{.Names}}"}, m_dockerHost.toStdString());
    return QString::fromStdString(names).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

Answer ProgramUnderTest::get(const QString &path)
{
    return send("GET", api(path), {}, {});
}

Answer ProgramUnderTest::post(const QString &path, const QJsonObject &body, const QByteArray &header,
                              const QByteArray &value)
{
    const QByteArray text = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    return send("POST", api(path), text,
                header.isEmpty() ? QList<QPair<QByteArray, QByteArray>>() : QList{qMakePair(header, value)});
}

Answer ProgramUnderTest::patch(const QString &path, const QJsonObject &body)
{
    return send("PATCH", api(path), QJsonDocument(body).toJson(QJsonDocument::Compact), {{"If-Match", "*"}});
}

Answer ProgramUnderTest::put(const QString &path, const QJsonObject &body, const QByteArray &header, const QByteArray &value)
{
    QList<QPair<QByteArray, QByteArray>> headers{{"If-Match", "*"}};
    if (!header.isEmpty()) {
        headers.append({header, value});
    }
    return send("PUT", api(path), QJsonDocument(body).toJson(QJsonDocument::Compact), headers);
}

Answer ProgramUnderTest::remove(const QString &path)
{
    return send("DELETE", api(path), {}, {});
}

Answer ProgramUnderTest::visit(const QString &host, const QString &path)
{
    return send("GET", loopback(m_httpPort) + path, {}, {{"Host", host.toUtf8()}});
}

Answer ProgramUnderTest::visitUntil(const QString &host, const std::function<bool(const Answer &)> &isRight)
{
    Answer last;
    waitUntil(
        [&] {
            last = visit(host);
            return isRight(last);
        },
        std::chrono::seconds(45));
    return last;
}

Answer ProgramUnderTest::send(const QByteArray &verb, const QString &url, const QByteArray &body,
                              const QList<QPair<QByteArray, QByteArray>> &headers)
{
    QNetworkRequest request{QUrl(url)};
    request.setRawHeader("Connection", "close");
    if (!m_token.isEmpty() && url.startsWith(m_api)) {
        request.setRawHeader("Authorization", "Bearer " + m_token.toUtf8());
    }
    if (!body.isEmpty()) {
        request.setRawHeader("Content-Type", "application/json");
    }
    for (const auto &[name, value] : headers) {
        request.setRawHeader(name, value);
    }
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, verb, body));
    waitUntil([&reply] { return reply->isFinished(); }, answerPatience);
    Answer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = reply->readAll();
    answer.json = QJsonDocument::fromJson(answer.body).object();
    return answer;
}

} // namespace wakedock::tests
