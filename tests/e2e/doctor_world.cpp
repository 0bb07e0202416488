#include "doctor_world.h"

#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>

namespace wakedock::tests {

QJsonObject DoctorWorld::shop()
{
    return {{QStringLiteral("name"), QStringLiteral("e2e-faults")},
            {QStringLiteral("image"), QString::fromLatin1(TestImages::Web)},
            {QStringLiteral("domain"), host()},
            {QStringLiteral("tls"), QStringLiteral("off")}};
}

QString DoctorWorld::startWith(const QJsonObject &service)
{
    if (!program.start()) {
        return program.output();
    }
    const Answer made = program.post(QStringLiteral("/services"), service);
    return made.status == 201 ? QString() : QString::fromUtf8(made.body);
}

QJsonObject DoctorWorld::find(const QString &check, const QString &host)
{
    const Answer look = program.get(QStringLiteral("/caddy/diagnose"));
    m_seen = look.body;
    for (const QJsonValue &one : look.json.value(QStringLiteral("findings")).toArray()) {
        const QJsonObject finding = one.toObject();
        if (finding.value(QStringLiteral("check")).toString() == check
            && finding.value(QStringLiteral("host")).toString() == host) {
            return finding;
        }
    }
    return {};
}

bool DoctorWorld::finds(const QString &check, const QString &host, const QString &severity)
{
    return waitUntil([&] { return find(check, host).value(QStringLiteral("severity")).toString() == severity; },
                     std::chrono::seconds(30));
}

QString DoctorWorld::complaints()
{
    const Answer look = program.get(QStringLiteral("/caddy/diagnose"));
    m_seen = look.body;
    QString text;
    for (const QJsonValue &one : look.json.value(QStringLiteral("findings")).toArray()) {
        const QString severity = one.toObject().value(QStringLiteral("severity")).toString();
        if (severity == QStringLiteral("warning") || severity == QStringLiteral("error")) {
            text += one.toObject().value(QStringLiteral("id")).toString() + QStringLiteral(": ")
                + one.toObject().value(QStringLiteral("message")).toString() + QLatin1Char('\n');
        }
    }
    return look.status == 200 ? text : QString::fromUtf8(look.body);
}

QJsonObject DoctorWorld::mend(const QString &finding)
{
    const Answer mended =
        program.post(QStringLiteral("/caddy/diagnose/mend"), {{QStringLiteral("findings"), QJsonArray{finding}}});
    m_seen = mended.body;
    return mended.json.value(QStringLiteral("mended")).toArray().at(0).toObject();
}

int DoctorWorld::asStranger(const QByteArray &verb, const QString &path, const QByteArray &json)
{
    QNetworkRequest request(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(program.adminPort()) + path));
    request.setRawHeader("Content-Type", "application/json");
    request.setRawHeader("Connection", "close");
    const std::unique_ptr<QNetworkReply> reply(program.network().sendCustomRequest(request, verb, json));
    waitUntil([&reply] { return reply->isFinished(); });
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

QByteArray DoctorWorld::askCaddy(const QString &path)
{
    return program.fetch(QStringLiteral("http://127.0.0.1:%1").arg(program.adminPort()) + path).body;
}

bool DoctorWorld::isServed()
{
    return program.visitUntil(host(), [](const Answer &answer) { return answer.body.contains("hello from web 1"); })
        .body.contains("hello from web 1");
}

bool DoctorWorld::startCaddy(const QByteArray &config, int adminPort, const QStringList &wrapper, const QString &file)
{
    const QString path = file.isEmpty() ? m_folder.filePath(QStringLiteral("caddy.json")) : file;
    if (file.isEmpty()) {
        QFile written(path);
        if (!written.open(QIODevice::WriteOnly) || written.write(config) != config.size()) {
            return false;
        }
        written.setPermissions(written.permissions() | QFileDevice::ReadOther);
    }
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_folder.path());
    environment.insert(QStringLiteral("XDG_DATA_HOME"), m_folder.path());
    m_caddy = std::make_unique<QProcess>();
    m_caddy->setProcessEnvironment(environment);
    m_caddy->setStandardErrorFile(QProcess::nullDevice());
    m_caddy->setStandardOutputFile(QProcess::nullDevice());
    QStringList line = wrapper;
    line += {QStringLiteral("caddy"), QStringLiteral("run"), QStringLiteral("--config"), path};
    m_caddy->start(line.takeFirst(), line);
    return m_caddy->waitForStarted() && waitUntil([&] {
               return m_caddy->state() != QProcess::Running
                   || program.fetch(QStringLiteral("http://127.0.0.1:%1/config/").arg(adminPort)).status == 200;
           })
        && m_caddy->state() == QProcess::Running;
}

void DoctorWorld::stopCaddy()
{
    if (m_caddy && m_caddy->state() != QProcess::NotRunning) {
        m_caddy->terminate();
        if (!m_caddy->waitForFinished(5000)) {
            m_caddy->kill();
            m_caddy->waitForFinished();
        }
    }
    m_caddy.reset();
}

} // namespace wakedock::tests
