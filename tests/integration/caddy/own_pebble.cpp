#include "tests/integration/caddy/own_pebble.h"

#include "tests/integration/docker/own_program.h"
#include "tests/support/async_test.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QTcpSocket>

#include <stdexcept>

namespace wakedock::tests {

namespace {

QString pebbleAt(int port)
{
    return QStringLiteral("127.0.0.1:%1").arg(port);
}

void endPebble(QProcess &process)
{
    process.terminate();
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(5000)) {
        process.kill();
        process.waitForFinished(5000);
    }
}

} // namespace

OwnPebble::OwnPebble(int httpPort, int httpsPort) : m_port(freeLoopbackPort()), m_namesPort(freeLoopbackPort())
{
    const auto own = m_authority.issue(QStringLiteral("pebble"), QStringLiteral("IP:127.0.0.1,DNS:localhost"));
    const QJsonObject settings{{QStringLiteral("listenAddress"), pebbleAt(m_port)},
                               {QStringLiteral("managementListenAddress"), pebbleAt(freeLoopbackPort())},
                               {QStringLiteral("certificate"), own.certificateFile},
                               {QStringLiteral("privateKey"), own.keyFile},
                               {QStringLiteral("httpPort"), httpPort},
                               {QStringLiteral("tlsPort"), httpsPort},
                               {QStringLiteral("ocspResponderURL"), QString()},
                               {QStringLiteral("externalAccountBindingRequired"), false}};
    QFile file(m_folder.filePath(QStringLiteral("pebble.json")));
    if (!file.open(QIODevice::WriteOnly)) {
        throw std::runtime_error("cannot write " + file.fileName().toStdString());
    }
    file.write(QJsonDocument(QJsonObject{{QStringLiteral("pebble"), settings}}).toJson());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_names.setProcessChannelMode(QProcess::MergedChannels);
}

OwnPebble::~OwnPebble()
{
    stop();
}

void OwnPebble::start()
{
    const QString off = QStringLiteral("");
    m_names.start(QStringLiteral("pebble-challtestsrv"),
                  {QStringLiteral("-defaultIPv4"), QStringLiteral("127.0.0.1"), QStringLiteral("-defaultIPv6"), off,
                   QStringLiteral("-dns01"), pebbleAt(m_namesPort), QStringLiteral("-http01"), off,
                   QStringLiteral("-https01"), off, QStringLiteral("-tlsalpn01"), off, QStringLiteral("-management"),
                   pebbleAt(freeLoopbackPort())});
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PEBBLE_VA_NOSLEEP"), QStringLiteral("1"));
    environment.insert(QStringLiteral("PEBBLE_WFE_NONCEREJECT"), QStringLiteral("0"));
    m_process.setProcessEnvironment(environment);
    m_process.start(QStringLiteral("pebble"),
                    {QStringLiteral("-config"), m_folder.filePath(QStringLiteral("pebble.json")),
                     QStringLiteral("-dnsserver"), pebbleAt(m_namesPort)});
    if (!waitUntil([this] { return answers(); })) {
        throw std::runtime_error("pebble does not answer: " + m_process.readAll().toStdString());
    }
}

void OwnPebble::stop()
{
    endPebble(m_process);
    endPebble(m_names);
}

QString OwnPebble::directory() const
{
    return QStringLiteral("https://%1/dir").arg(pebbleAt(m_port));
}

bool OwnPebble::answers() const
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(m_port));
    return socket.waitForConnected(200);
}

} // namespace wakedock::tests
