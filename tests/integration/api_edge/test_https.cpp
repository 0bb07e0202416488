#include "edge_server.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

#include <vector>

using namespace wakedock;
using namespace wakedock::tests;

namespace {

QByteArray pemOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A certificate for localhost, made now by openssl and gone with the folder.
QSslConfiguration freshCertificate(const QTemporaryDir &folder)
{
    const QString certificate = folder.filePath(QStringLiteral("certificate.pem"));
    const QString key = folder.filePath(QStringLiteral("key.pem"));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  QStringLiteral("req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -out %1 -keyout %2")
                      .arg(certificate, key)
                      .split(QLatin1Char(' ')));
    openssl.waitForFinished();
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(QSslCertificate::fromData(pemOf(certificate)));
    configuration.setPrivateKey(QSslKey(pemOf(key), QSsl::Rsa));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace

/// The same server with a certificate of its own.
class TestHttps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_certificate = freshCertificate(m_folder);
        QVERIFY(!m_certificate.privateKey().isNull());
        m_edge.server().useTls(m_certificate);
    }

    void answersComeEncryptedAndAskForTlsFromNowOn()
    {
        QSslSocket client;
        const QByteArray answer = ask(client, "GET /echo/safe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        QVERIFY2(answer.endsWith("\"safe\""), answer.constData());
        QVERIFY(answer.contains("Strict-Transport-Security: max-age="));
    }

    void aLargeAnswerArrivesWhole()
    {
        QSslSocket client;
        const QByteArray answer = ask(client, "GET /large HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        QCOMPARE(answer.count('x') >= static_cast<qsizetype>(m_edge.largeBytes), true);
        QVERIFY(answer.endsWith(QByteArray(1000, 'x')));
    }

    void whoDoesNotSpeakTlsIsHungUpOn()
    {
        QTcpSocket client;
        client.connectToHost(QStringLiteral("127.0.0.1"), m_edge.port());
        client.write("GET /echo/a HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY(waitUntil([&] { return client.state() == QAbstractSocket::UnconnectedState && client.isOpen(); }));
        QVERIFY(!client.readAll().contains("200"));
    }

private:
    QByteArray ask(QSslSocket &client, const QByteArray &request)
    {
        client.setPeerVerifyMode(QSslSocket::VerifyNone);
        client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_edge.port());
        waitUntil([&] { return client.isEncrypted(); });
        client.write(request);
        QByteArray received;
        waitUntil([&] {
            received += client.readAll();
            return client.state() == QAbstractSocket::UnconnectedState;
        });
        return received + client.readAll();
    }

    QTemporaryDir m_folder;
    QSslConfiguration m_certificate;
    EdgeServer m_edge;
};

WAKEDOCK_TEST(TestHttps)
#include "test_https.moc"
