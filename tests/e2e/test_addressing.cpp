#include "program_under_test.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

using namespace wakedock::tests;

namespace {

QJsonObject routed(const QString &name, const QString &domain, const char *image = TestImages::Web)
{
    return {{QStringLiteral("name"), name},
            {QStringLiteral("image"), QString::fromLatin1(image)},
            {QStringLiteral("domain"), domain}};
}

std::string addressOf(const QString &container)
{
    return runDocker(
        {"inspect", "-f", "{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}", container.toStdString()});
}

/// What a visitor gets over TLS who trusts Caddy's own authority and nobody else.
QByteArray visitSecurely(ProgramUnderTest &program, const QString &host)
{
    const auto authority = program.fetch(QStringLiteral("http://127.0.0.1:%1/pki/ca/local").arg(program.adminPort()));
    auto trust = QSslConfiguration::defaultConfiguration();
    trust.setCaCertificates(
        QSslCertificate::fromData(authority.json.value(QStringLiteral("root_certificate")).toString().toUtf8()));
    QSslSocket socket;
    socket.setSslConfiguration(trust);
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), static_cast<quint16>(program.httpsPort()), host);
    if (!socket.waitForEncrypted(5000)) {
        return "not encrypted: " + socket.errorString().toUtf8();
    }
    socket.write("GET / HTTP/1.1\r\nConnection: close\r\nHost: " + host.toUtf8() + "\r\n\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead(5000)) {
        answer += socket.readAll();
    }
    return answer;
}

} // namespace

/// How Caddy reaches the containers, and how visitors reach Caddy.
class TestAddressing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { TestImages::ensure(); }

    void withPinnedAddressesAServiceIsServedRestartedAndSwitchedWithoutAPublishedPort()
    {
        ProgramUnderTest program;
        program.set(QStringLiteral("WAKEDOCK_DOCKER__ADDRESSING"), QStringLiteral("network"));
        QVERIFY2(program.start(), qPrintable(program.output()));
        const QString domain = QStringLiteral("pinned.localhost");
        const Answer made = program.post(QStringLiteral("/services"), routed(QStringLiteral("e2e-pinned"), domain));
        QVERIFY2(made.status == 201, made.body.constData());
        QVERIFY(program.visit(domain).body.contains("hello from web 1"));
        const QString container = program.containers().value(0);
        const std::string address = addressOf(container);
        QCOMPARE(runDocker({"port", container.toStdString()}), std::string());

        // An address that was given free by a stop would go to the next container that starts.
        QCOMPARE(program.post(QStringLiteral("/services/e2e-pinned/stop")).status, 200);
        QCOMPARE(program
                     .post(QStringLiteral("/services"),
                           routed(QStringLiteral("e2e-other"), QStringLiteral("other.localhost"), TestImages::Web2))
                     .status,
                 201);
        const Answer started = program.post(QStringLiteral("/services/e2e-pinned/start"));
        QVERIFY2(started.status == 200, started.body.constData());
        QCOMPARE(addressOf(container), address);
        QVERIFY(program.visit(domain).body.contains("hello from web 1"));
        QVERIFY(program.visit(QStringLiteral("other.localhost")).body.contains("hello from web 2"));

        const Answer changed = program.patch(QStringLiteral("/services/e2e-pinned"),
                                             {{QStringLiteral("image"), QString::fromLatin1(TestImages::Web2)}});
        QVERIFY2(changed.status == 200, changed.body.constData());
        QVERIFY(program.visit(domain).body.contains("hello from web 2"));
        QVERIFY(addressOf(program.containers().filter(QStringLiteral("e2e-pinned")).value(0)) != address);
        QCOMPARE(program.remove(QStringLiteral("/services/e2e-pinned")).status, 204);
        QCOMPARE(program.remove(QStringLiteral("/services/e2e-other")).status, 204);
    }

    void aLocalNameIsServedOverTlsToWhoeverTrustsCaddysAuthority()
    {
        ProgramUnderTest program;
        QVERIFY2(program.start(), qPrintable(program.output()));
        const QString domain = QStringLiteral("secure.localhost");
        const Answer made = program.post(QStringLiteral("/services"), routed(QStringLiteral("e2e-secure"), domain));
        QVERIFY2(made.status == 201, made.body.constData());
        QByteArray answer;
        // Caddy makes the certificate after it took the configuration.
        QVERIFY2(waitUntil([&] {
                     answer = visitSecurely(program, domain);
                     return answer.contains("hello from web 1");
                 }),
                 answer.constData());
        QVERIFY(answer.startsWith("HTTP/1.1 200"));
    }

    void withTlsOffNothingListensForIt()
    {
        ProgramUnderTest program;
        program.set(QStringLiteral("WAKEDOCK_CADDY__TLS"), QStringLiteral("off"));
        QVERIFY2(program.start(), qPrintable(program.output()));
        const QString domain = QStringLiteral("plain.example");
        const Answer made = program.post(QStringLiteral("/services"), routed(QStringLiteral("e2e-plain"), domain));
        QVERIFY2(made.status == 201, made.body.constData());
        QCOMPARE(program.visit(domain).status, 200);
        QVERIFY(visitSecurely(program, domain).startsWith("not encrypted"));
    }
};

WAKEDOCK_TEST(TestAddressing)
#include "test_addressing.moc"
