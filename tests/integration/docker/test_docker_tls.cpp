#include "backend/infrastructure/docker/docker_engines.h"
#include "tests/integration/docker/own_program.h"
#include "tests/integration/docker/own_tls_dockerd.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/test_registry.h"

#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::docker;
using namespace wakedock::tests;

/// An engine that listens with TLS and wants client certificates, and what is said when one of them is not right.
class TestDockerTls : public QObject
{
    Q_OBJECT

    OwnAuthority m_authority;
    OwnAuthority m_stranger;
    IssuedCertificate m_client;
    std::unique_ptr<OwnTlsDockerd> m_dockerd;
    RecordingLog m_log;
    std::unique_ptr<DockerEngines> m_engines;

    [[nodiscard]] EngineTls right() const { return {m_authority.pem(), m_client.certificate, Secret(m_client.key)}; }
    [[nodiscard]] EngineAddress at(const std::string &host, const std::optional<EngineTls> &tls) const
    {
        return {"tcp://" + host + ":" + std::to_string(m_dockerd->port()), tls, false};
    }
    /// What a probe ends with: the cause of a failed connection, or the reason.
    std::string problem(const EngineAddress &address)
    {
        const auto error = awaitError(m_engines->probe({}, address));
        if (!error) {
            return "none";
        }
        const auto cause = error->context().find("cause");
        return (cause == error->context().end() ? error->reason() : cause->second) + (error->remedy().empty() ? "!" : "");
    }
    /// A peer with this certificate that takes the handshake and no more.
    static std::unique_ptr<QTcpServer> peerWith(const IssuedCertificate &certificate)
    {
        auto server = std::make_unique<QTcpServer>();
        server->listen(QHostAddress::LocalHost);
        auto *raw = server.get();
        QObject::connect(raw, &QTcpServer::newConnection, raw, [raw, certificate] {
            auto *plain = raw->nextPendingConnection();
            auto *secure = new QSslSocket(raw);
            secure->setSocketDescriptor(::dup(static_cast<int>(plain->socketDescriptor())));
            plain->deleteLater();
            auto configuration = QSslConfiguration::defaultConfiguration();
            configuration.setLocalCertificate(QSslCertificate(QByteArray::fromStdString(certificate.certificate)));
            configuration.setPrivateKey(QSslKey(QByteArray::fromStdString(certificate.key), QSsl::Ec));
            configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
            secure->setSslConfiguration(configuration);
            secure->startServerEncryption();
        });
        return server;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_client = m_authority.issue(QStringLiteral("client"), QStringLiteral("DNS:client"));
        m_dockerd = std::make_unique<OwnTlsDockerd>(
            m_authority, m_authority.issue(QStringLiteral("server"), QStringLiteral("IP:127.0.0.1,DNS:engine.test")));
        m_engines = std::make_unique<DockerEngines>(at("127.0.0.1", right()), Log(m_log, log_category::Docker));
        const auto context = CallContext().withDeadline(std::chrono::seconds(40));
        const auto late = awaitError(m_engines->engine(localHost()).version(context));
        QVERIFY2(!late, late ? (late->message() + m_dockerd->log()).c_str() : "");
    }

    void theRightCertificatesOpenTheEngine()
    {
        const auto version = await(m_engines->probe({}, at("127.0.0.1", right())));
        QCOMPARE(version.name, std::string("Docker Engine"));
        QVERIFY(!version.apiVersion.empty());
        QVERIFY(await(m_engines->engine(localHost()).listContainers({}, "nobody", {})).empty());
    }

    void withoutAClientCertificateTheEngineSaysItWantsOne()
    {
        QCOMPARE(problem(at("127.0.0.1", EngineTls{m_authority.pem(), {}, {}})), std::string("client_certificate_wanted"));
    }

    void aClientCertificateOfAStrangerIsRefused()
    {
        const auto stranger = m_stranger.issue(QStringLiteral("stranger"), QStringLiteral("DNS:client"));
        QCOMPARE(problem(at("127.0.0.1", EngineTls{m_authority.pem(), stranger.certificate, Secret(stranger.key)})),
                 std::string("client_certificate_refused"));
    }

    void anExpiredClientCertificateIsRefused()
    {
        const auto old = m_authority.issue(QStringLiteral("old"), QStringLiteral("DNS:client"), -1);
        QCOMPARE(problem(at("127.0.0.1", EngineTls{m_authority.pem(), old.certificate, Secret(old.key)})),
                 std::string("client_certificate_refused"));
    }

    void anEngineSignedByNobodyKnownIsNotTrusted()
    {
        auto tls = right();
        tls.authorities = m_stranger.pem();
        QCOMPARE(problem(at("127.0.0.1", tls)), std::string("certificate_unknown"));
        tls.authorities.clear(); // whom the system trusts
        QCOMPARE(problem(at("127.0.0.1", tls)), std::string("certificate_unknown"));
    }

    void aCertificateForAnotherNameIsNotTaken()
    {
        QCOMPARE(problem(at("localhost", right())), std::string("certificate_wrong_name"));
    }

    void anExpiredCertificateIsNotTaken()
    {
        const auto peer = peerWith(m_authority.issue(QStringLiteral("late"), QStringLiteral("IP:127.0.0.1"), -1));
        QCOMPARE(problem({"tcp://127.0.0.1:" + std::to_string(peer->serverPort()), right(), false}),
                 std::string("certificate_expired"));
    }

    void speakingPlainlyToItSaysThatItWantsTls() { QCOMPARE(problem(at("127.0.0.1", {})), std::string("tls_wanted")); }

    void speakingTlsToWhatHasNoneSaysSo()
    {
        QTcpServer plain;
        plain.listen(QHostAddress::LocalHost);
        QObject::connect(&plain, &QTcpServer::newConnection, &plain, [&plain] {
            auto *socket = plain.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket,
                             [socket] { socket->write("HTTP/1.0 400 Bad Request\r\n\r\n"); });
        });
        QCOMPARE(problem({"tcp://127.0.0.1:" + std::to_string(plain.serverPort()), right(), false}), std::string("not_tls"));
    }

    void aWrongPortAndAWrongNameAreToldApart()
    {
        QCOMPARE(problem({"tcp://127.0.0.1:" + std::to_string(freeLoopbackPort()), right(), false}),
                 std::string("connection_refused"));
        QCOMPARE(problem({"tcp://nowhere.invalid:2376", right(), false}), std::string("host_not_found"));
    }

    void cleanupTestCase()
    {
        m_engines.reset();
        m_dockerd.reset();
    }
};

WAKEDOCK_TEST(TestDockerTls)
#include "test_docker_tls.moc"
