#include "certified_program.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QJsonDocument>
#include <QTest>

using namespace wakedock::tests;

/// Certificates on the real Caddy, with a real certificate authority.
class TestCertificates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { TestImages::ensure(); }

    void caddysOwnAuthorityCertifiesAndRenewsOnRequest()
    {
        ProgramUnderTest program;
        QVERIFY2(program.start(), qPrintable(program.output()));
        const QString name = QStringLiteral("inside.test");
        QCOMPARE(program.post(QStringLiteral("/services"), certifiedService(QStringLiteral("inside"), name)).status, 201);
        QVERIFY(waitUntil([&] { return statusOf(program, name) == QStringLiteral("valid"); }));
        const auto entry = entryFor(program, name);
        QCOMPARE(textOf(entry, "source"), QStringLiteral("internal"));
        QVERIFY(textOf(entry, "issuer").contains(QStringLiteral("Caddy Local Authority")));
        const auto before = shownTo(program, name).serialNumber();
        const Answer renewed = program.post(CertificatesCall + u'/' + name + QStringLiteral("/renew"));
        QVERIFY2(renewed.status == 200, renewed.body.constData());
        QVERIFY(textOf(renewed.json, "serial") != textOf(entry, "serial"));
        QVERIFY(shownTo(program, name).serialNumber() != before);
        QVERIFY(program.get(QStringLiteral("/caddy/config")).json.value(QStringLiteral("as_wished")).toBool());
    }

    void anAuthorityMakesSureOfNamesOverEitherPort_data()
    {
        QTest::addColumn<QByteArray>("challenge");
        QTest::newRow("over the HTTP port") << QByteArray("http");
        QTest::newRow("over the HTTPS port") << QByteArray("tls_alpn");
    }

    void anAuthorityMakesSureOfNamesOverEitherPort()
    {
        QFETCH(const QByteArray, challenge);
        ProgramUnderTest program;
        OwnPebble pebble(program.httpPort(), program.httpsPort());
        pebble.start();
        useAuthority(program, pebble, challenge.constData());
        QVERIFY2(program.start(), qPrintable(program.output()));
        const QString name = QStringLiteral("shop.example.org");
        QCOMPARE(program.post(QStringLiteral("/services"), certifiedService(QStringLiteral("shop"), name)).status, 201);
        QVERIFY(waitUntil([&] { return statusOf(program, name) == QStringLiteral("valid"); }, std::chrono::seconds(20)));
        QVERIFY(issuerShown(program, name).contains(QStringLiteral("Pebble")));
        QCOMPARE(textOf(entryFor(program, name), "source"), QStringLiteral("acme"));
        const auto before = shownTo(program, name).serialNumber();
        const Answer renewed = program.post(CertificatesCall + u'/' + name + QStringLiteral("/renew"));
        QVERIFY2(renewed.status == 200, renewed.body.constData());
        QVERIFY(shownTo(program, name).serialNumber() != before);
    }

    void namesBelowAPatternAreCertifiedWhenTheyAreAskedFor()
    {
        ProgramUnderTest program;
        OwnPebble pebble(program.httpPort(), program.httpsPort());
        pebble.start();
        useAuthority(program, pebble);
        QVERIFY2(program.start(), qPrintable(program.output()));
        const QString pattern = QStringLiteral("*.apps.example.org");
        QCOMPARE(program.post(QStringLiteral("/services"), certifiedService(QStringLiteral("apps"), pattern)).status, 201);
        QVERIFY(waitUntil(
            [&] { return issuerShown(program, QStringLiteral("one.apps.example.org")).contains(QStringLiteral("Pebble")); },
            std::chrono::seconds(20)));
        QVERIFY(shownTo(program, QStringLiteral("one.other.example.org")).isNull());
        QVERIFY(shownTo(program, QStringLiteral("two.one.apps.example.org")).isNull());
        QVERIFY(entryFor(program, pattern).value(QStringLiteral("on_demand")).toBool());
        QVERIFY(
            waitUntil([&] { return statusOf(program, QStringLiteral("one.apps.example.org")) == QStringLiteral("valid"); }));
    }
};

WAKEDOCK_TEST(TestCertificates)
#include "test_certificates.moc"
