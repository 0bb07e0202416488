#include "doctor_world.h"
#include "tests/integration/docker/own_authority.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"
#include "tests/unit/names/small_name_server.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>
#include <QTest>

using namespace wakedock::tests;

namespace {

const QString &publicName()
{
    static const QString name = QStringLiteral("shop.faults.example");
    return name;
}

/// A certificate authority that wants nobody: whatever it is asked, it says no, in ACME's words.
class UnwillingAuthority
{
public:
    UnwillingAuthority()
    {
        const auto shown = m_trust.issue(QStringLiteral("authority"), QStringLiteral("IP:127.0.0.1"));
        const QByteArray keyText = QByteArray::fromStdString(shown.key);
        QSslKey key(keyText, QSsl::Rsa);
        auto configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(QSslCertificate(QByteArray::fromStdString(shown.certificate)));
        configuration.setPrivateKey(key.isNull() ? QSslKey(keyText, QSsl::Ec) : key);
        m_server.setSslConfiguration(configuration);
        QObject::connect(&m_server, &QTcpServer::pendingConnectionAvailable, &m_server, [this] {
            auto *peer = m_server.nextPendingConnection();
            QObject::connect(peer, &QTcpSocket::readyRead, peer, [peer] { refuse(*peer); });
            QObject::connect(peer, &QTcpSocket::disconnected, peer, &QObject::deleteLater);
        });
    }
    [[nodiscard]] bool listen() { return m_server.listen(QHostAddress::LocalHost); }
    [[nodiscard]] QString directory() const { return QStringLiteral("https://127.0.0.1:%1/dir").arg(m_server.serverPort()); }
    [[nodiscard]] QString trustFile() const { return m_trust.file(); }

private:
    static void refuse(QTcpSocket &peer)
    {
        if (!peer.readAll().contains("\r\n\r\n")) {
            return;
        }
        const QByteArray body =
            R"({"type": "urn:ietf:params:acme:error:rateLimited", "detail": "no more for you this week", "status": 403})";
        peer.write(
            "HTTP/1.1 403 Forbidden\r\nContent-Type: application/problem+json\r\nConnection: close\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        peer.disconnectFromHost();
    }

    OwnAuthority m_trust;
    QSslServer m_server;
};

QJsonObject with(QJsonObject service, const QString &key, const QJsonValue &value)
{
    service.insert(key, value);
    return service;
}

} // namespace

/// Faults on the way of one service, planted for real: named, and mended where that is safe.
class TestDoctorFaultsOfRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { TestImages::ensure(); }

    void aNameThatLeadsNowhereIsNamed()
    {
        DoctorWorld world;
        SmallNameServer names;
        QVERIFY(names.listen());
        QFile resolver(world.folder() + QStringLiteral("/resolv.conf"));
        QVERIFY(resolver.open(QIODevice::WriteOnly));
        resolver.write("nameserver 127.0.77.53\n");
        resolver.close();
        // A mount of its own: nobody else on the machine asks that name server.
        world.program.startThrough(
            {QStringLiteral("unshare"), QStringLiteral("--mount"), QStringLiteral("sh"), QStringLiteral("-c"),
             QStringLiteral("mount --bind \"$0\" /etc/resolv.conf && exec \"$@\""), resolver.fileName()});
        const QString problem = world.startWith(with(DoctorWorld::shop(), QStringLiteral("domain"), publicName()));
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY2(world.finds(QStringLiteral("dns"), publicName()), world.seen().constData());
        names.addresses[publicName().toStdString()] = {"127.0.0.99"};
        const auto lost = world.find(QStringLiteral("dns"), publicName());
        QVERIFY2(lost.value(QStringLiteral("severity")).toString() != QStringLiteral("good"), world.seen().constData());
        QVERIFY(lost.value(QStringLiteral("message")).toString().contains(QStringLiteral("127.0.0.99")));
    }

    void aContainerThatWasKilledAndOneThatDoesNotListenAreNamed()
    {
        DoctorWorld world;
        const QString problem = world.startWith(DoctorWorld::shop());
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        runDocker({"kill", world.program.containers().value(0).toStdString()});
        QVERIFY2(world.finds(QStringLiteral("service"), DoctorWorld::host()), world.seen().constData());

        const QJsonObject deaf{
            {QStringLiteral("name"), QStringLiteral("e2e-deaf")},
            {QStringLiteral("image"), QString::fromLatin1(TestImages::Mute)},
            {QStringLiteral("domain"), QStringLiteral("deaf.localhost")},
            {QStringLiteral("tls"), QStringLiteral("off")},
            {QStringLiteral("upstream_port"), 80},
            {QStringLiteral("health_check"), QJsonObject{{QStringLiteral("type"), QStringLiteral("none")}}}};
        const Answer made = world.program.post(QStringLiteral("/services"), deaf);
        QVERIFY2(made.status == 201, made.body.constData());
        QVERIFY2(world.finds(QStringLiteral("upstream"), QStringLiteral("deaf.localhost")), world.seen().constData());
    }

    void aContainerThatSomebodyTookOutOfTheNetworkIsNamedAndTakenBack()
    {
        DoctorWorld world;
        world.program.set(QStringLiteral("WAKEDOCK_DOCKER__ADDRESSING"), QStringLiteral("network"));
        const QString problem = world.startWith(DoctorWorld::shop());
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY(world.isServed());
        QCOMPARE(world.complaints(), QString());
        runDocker({"network", "disconnect", "wakedock", world.program.containers().value(0).toStdString()});
        QVERIFY2(world.finds(QStringLiteral("network"), DoctorWorld::host()), world.seen().constData());
        const auto mended = world.mend(QStringLiteral("network:") + DoctorWorld::host());
        QVERIFY2(mended.value(QStringLiteral("ok")).toBool(), world.seen().constData());
        QVERIFY(world.isServed());
        QCOMPARE(world.complaints(), QString());
    }

    void aCertificateThatRanOutIsNamed()
    {
        DoctorWorld world;
        QVERIFY2(world.program.start(), qPrintable(world.program.output()));
        const auto old = OwnAuthority().issue(QStringLiteral("old"), QStringLiteral("DNS:") + DoctorWorld::host(), -1);
        // There before Caddy is asked to get one: then it takes this one.
        const QJsonObject pair{{QStringLiteral("certificate"), QString::fromStdString(old.certificate)},
                               {QStringLiteral("key"), QString::fromStdString(old.key)}};
        const QJsonObject tls{{QStringLiteral("certificates"), QJsonObject{{QStringLiteral("load_pem"), QJsonArray{pair}}}}};
        QCOMPARE(world.asStranger("PUT", QStringLiteral("/config/apps/tls"), QJsonDocument(tls).toJson()), 200);
        const Answer made = world.program.post(QStringLiteral("/services"),
                                               with(DoctorWorld::shop(), QStringLiteral("tls"), QStringLiteral("internal")));
        QVERIFY2(made.status == 201, made.body.constData());
        QVERIFY2(world.finds(QStringLiteral("certificate"), DoctorWorld::host()), world.seen().constData());
        const auto found = world.find(QStringLiteral("certificate"), DoctorWorld::host());
        QVERIFY2(found.value(QStringLiteral("message")).toString().contains(QStringLiteral("ran out on")),
                 world.seen().constData());
    }

    void whatAnAuthorityRefusesIsToldInItsOwnWords()
    {
        DoctorWorld world;
        UnwillingAuthority authority;
        QVERIFY(authority.listen());
        world.program.set(QStringLiteral("WAKEDOCK_CADDY__ACME_CA"), authority.directory());
        world.program.set(QStringLiteral("SSL_CERT_FILE"), authority.trustFile()); // Caddy's, which inherits it.
        QJsonObject service = with(DoctorWorld::shop(), QStringLiteral("domain"), publicName());
        service.remove(QStringLiteral("tls"));
        const QString problem = world.startWith(service);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY2(world.finds(QStringLiteral("authority"), publicName()), world.seen().constData());
        const auto found = world.find(QStringLiteral("authority"), publicName());
        QVERIFY2(found.value(QStringLiteral("message")).toString().contains(QStringLiteral("no more for you this week")),
                 world.seen().constData());
        QCOMPARE(world.find(QStringLiteral("certificate"), publicName()).value(QStringLiteral("severity")).toString(),
                 QStringLiteral("error"));
    }

    void aFolderOfMarksThatCaddyCannotLookIntoIsNamedAndOpened()
    {
        DoctorWorld world;
        const QTemporaryDir run(QDir::tempPath() + QStringLiteral("/wakedock-marks-XXXXXX"));
        const auto everybody = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner
            | QFileDevice::ReadOther | QFileDevice::ExeOther;
        QVERIFY(QFile::setPermissions(run.path(), everybody));
        QVERIFY(QFile::setPermissions(world.folder(), everybody | QFileDevice::WriteOther));
        world.program.set(QStringLiteral("WAKEDOCK_SERVER__RUN_DIR"), run.path());
        const QString config = QStringLiteral(R"({"admin": {"listen": "127.0.0.1:%1"}})").arg(world.program.adminPort());
        // Another user's Caddy: what is closed to others is closed to it.
        QVERIFY(world.startCaddy(config.toUtf8(), world.program.adminPort(),
                                 {QStringLiteral("setpriv"), QStringLiteral("--reuid=65534"),
                                  QStringLiteral("--regid=65534"), QStringLiteral("--clear-groups")}));
        const QString problem = world.startWith(DoctorWorld::shop());
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QCOMPARE(world.complaints(), QString());
        QVERIFY(QFile::setPermissions(run.path() + QStringLiteral("/awake"),
                                      QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
        QVERIFY2(world.finds(QStringLiteral("marks")), world.seen().constData());
        QVERIFY(world.find(QStringLiteral("marks"))
                    .value(QStringLiteral("message"))
                    .toString()
                    .contains(QStringLiteral("mode 0700")));
        const auto mended = world.mend(QStringLiteral("marks"));
        QVERIFY2(mended.value(QStringLiteral("ok")).toBool(), world.seen().constData());
        QVERIFY(world.isServed());
        QCOMPARE(world.complaints(), QString());
        world.stopCaddy();
    }
};

WAKEDOCK_TEST(TestDoctorFaultsOfRoutes)
#include "test_doctor_faults_of_routes.moc"
