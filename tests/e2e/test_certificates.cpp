#include "program_under_test.h"
#include "tests/integration/caddy/own_pebble.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTest>

using namespace wakedock::tests;

namespace {

const QString CertificatesCall = QStringLiteral("/caddy/certificates");

QJsonObject certifiedService(const QString &name, const QString &domain)
{
    return {{QStringLiteral("name"), name},
            {QStringLiteral("image"), QStringLiteral("wakedock-test/web:1")},
            {QStringLiteral("domain"), domain}};
}

/// What a visitor of the name is shown; null where there is none.
QSslCertificate shownTo(const ProgramUnderTest &program, const QString &name)
{
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), static_cast<quint16>(program.httpsPort()), name);
    return socket.waitForEncrypted(3000) ? socket.peerCertificate() : QSslCertificate();
}

QString issuerShown(const ProgramUnderTest &program, const QString &name)
{
    return shownTo(program, name).issuerInfo(QSslCertificate::CommonName).join(u' ');
}

QJsonObject entryFor(ProgramUnderTest &program, const QString &id)
{
    return program.get(CertificatesCall + u'/' + id).json;
}

QString statusOf(ProgramUnderTest &program, const QString &id)
{
    return entryFor(program, id).value(QStringLiteral("status")).toString();
}

QString textOf(const QJsonObject &object, const char *key)
{
    return object.value(QString::fromLatin1(key)).toString();
}

QJsonObject pemOf(const OwnCertificate &own)
{
    return {{QStringLiteral("certificate"), QString::fromStdString(own.certificate)},
            {QStringLiteral("key"), QString::fromStdString(own.key)}};
}

void useAuthority(ProgramUnderTest &program, const OwnPebble &pebble, const char *challenge = "auto")
{
    program.set(QStringLiteral("WAKEDOCK_CADDY__ACME_CA"), pebble.directory());
    program.set(QStringLiteral("WAKEDOCK_CADDY__ACME_ROOT"), pebble.root());
    program.set(QStringLiteral("WAKEDOCK_CADDY__ACME_CHALLENGE"), QString::fromLatin1(challenge));
}

/// Any file of the data directory that holds this text.
QString fileWith(const QString &folder, const QByteArray &text)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text)) {
            return file.fileName();
        }
    }
    return {};
}

} // namespace

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

    void anAuthorityThatIsAwayIsToldVerbatimAndMendedWithoutAClick()
    {
        ProgramUnderTest program;
        OwnPebble pebble(program.httpPort(), program.httpsPort());
        useAuthority(program, pebble);
        QVERIFY2(program.start(), qPrintable(program.output()));
        const QString inside = QStringLiteral("inside.test");
        const QString name = QStringLiteral("shop.example.org");
        QCOMPARE(program.post(QStringLiteral("/services"), certifiedService(QStringLiteral("inside"), inside)).status, 201);
        QCOMPARE(program.post(QStringLiteral("/services"), certifiedService(QStringLiteral("shop"), name)).status, 201);
        QVERIFY(waitUntil([&] { return statusOf(program, name) == QStringLiteral("failed"); }, std::chrono::seconds(20)));
        const auto trouble = entryFor(program, name).value(QStringLiteral("last_error")).toObject();
        QVERIFY2(textOf(trouble, "message").contains(QStringLiteral("connection refused")),
                 qPrintable(textOf(trouble, "message")));
        QVERIFY(waitUntil([&] {
            const auto now = entryFor(program, name).value(QStringLiteral("last_error")).toObject();
            return now.value(QStringLiteral("attempts")).toInt() == 1 && !textOf(now, "next_try").isEmpty();
        }));
        QVERIFY(waitUntil([&] { return statusOf(program, inside) == QStringLiteral("valid"); }));
        QVERIFY(program.visit(inside).body.contains("hello from web 1"));
        pebble.start();
        // Caddy tries again a minute after its first attempt.
        QVERIFY(waitUntil([&] { return statusOf(program, name) == QStringLiteral("valid"); }, std::chrono::seconds(100)));
        QVERIFY(entryFor(program, name).value(QStringLiteral("last_error")).isNull());
        pebble.stop();
        const auto before = shownTo(program, name).serialNumber();
        const Answer refused = program.post(CertificatesCall + u'/' + name + QStringLiteral("/renew"));
        QCOMPARE(refused.status, 502);
        QVERIFY2(refused.body.contains("connection refused"), refused.body.constData());
        QCOMPARE(shownTo(program, name).serialNumber(), before);
        QVERIFY(program.get(QStringLiteral("/caddy/config")).json.value(QStringLiteral("as_wished")).toBool());
    }

    void anOwnCertificateIsShownReplacedAndTakenAway()
    {
        const OwnAuthority authority;
        ProgramUnderTest program;
        QVERIFY2(program.start(), qPrintable(program.output()));
        const QString name = QStringLiteral("own.test");
        QCOMPARE(program.post(QStringLiteral("/services"), certifiedService(QStringLiteral("own"), name)).status, 201);
        const auto first = authority.issue(QStringLiteral("first"), QStringLiteral("DNS:own.test"), 60);
        const auto second = authority.issue(QStringLiteral("second"), QStringLiteral("DNS:own.test"), 60);
        auto mixed = pemOf(first);
        mixed.insert(QStringLiteral("key"), QString::fromStdString(second.key));
        const Answer wrong = program.post(CertificatesCall, mixed);
        QCOMPARE(wrong.status, 422);
        QCOMPARE(textOf(wrong.json.value(QStringLiteral("errors")).toArray().at(0).toObject(), "field"),
                 QStringLiteral("key"));
        QVERIFY(!issuerShown(program, name).contains(QStringLiteral("authority")));

        const Answer added = program.post(CertificatesCall, pemOf(first));
        QVERIFY2(added.status == 201, added.body.constData());
        QCOMPARE(textOf(added.json, "status"), QStringLiteral("valid"));
        const QString id = textOf(added.json, "id");
        QCOMPARE(shownTo(program, name), QSslCertificate(QByteArray::fromStdString(first.certificate)));
        QVERIFY2(fileWith(program.dataDirectory(), QByteArray::fromStdString(first.key).mid(60, 40)).isEmpty(),
                 "in the clear");
        const Answer config = program.get(QStringLiteral("/caddy/config"));
        QVERIFY(!config.body.contains(QByteArray::fromStdString(first.key).mid(60, 40)));
        QVERIFY(config.body.contains("wakedock-certificate-"));

        const Answer replaced = program.put(CertificatesCall + u'/' + id, pemOf(second), "If-Match", "*");
        QVERIFY2(replaced.status == 200, replaced.body.constData());
        QCOMPARE(shownTo(program, name), QSslCertificate(QByteArray::fromStdString(second.certificate)));
        QVERIFY(program.stopCleanly());
        QVERIFY2(program.start(), qPrintable(program.output()));
        QVERIFY(waitUntil(
            [&] { return shownTo(program, name) == QSslCertificate(QByteArray::fromStdString(second.certificate)); }));
        QCOMPARE(program.remove(CertificatesCall + u'/' + id).status, 204);
        QVERIFY(waitUntil([&] { return issuerShown(program, name).contains(QStringLiteral("Caddy Local Authority")); }));
    }

    void whatIsShownOfTwoIsWhatWasSaid()
    {
        const OwnAuthority authority;
        ProgramUnderTest program;
        QVERIFY2(program.start(), qPrintable(program.output()));
        const QString name = QStringLiteral("a.apps.test");
        QCOMPARE(program.post(QStringLiteral("/services"), certifiedService(QStringLiteral("own"), name)).status, 201);
        const auto shows = [&](const OwnCertificate &one) {
            return shownTo(program, name) == QSslCertificate(QByteArray::fromStdString(one.certificate));
        };
        const auto exact = authority.issue(QStringLiteral("exact"), QStringLiteral("DNS:a.apps.test"), 60);
        const auto pattern = authority.issue(QStringLiteral("pattern"), QStringLiteral("DNS:*.apps.test"), 60);
        const auto newer = authority.issue(QStringLiteral("newer"), QStringLiteral("DNS:a.apps.test"), 60);
        QCOMPARE(program.post(CertificatesCall, pemOf(pattern)).status, 201);
        QVERIFY(shows(pattern));
        QCOMPARE(program.post(CertificatesCall, pemOf(exact)).status, 201);
        QVERIFY(shows(exact));
        QCOMPARE(program.post(CertificatesCall, pemOf(newer)).status, 201);
        QVERIFY(shows(newer));
    }

    void killedWhileOneIsAddedItIsThereWholeOrNotAtAll()
    {
        const OwnAuthority authority;
        ProgramUnderTest program;
        QVERIFY2(program.start(), qPrintable(program.output()));
        const QString name = QStringLiteral("own.test");
        QCOMPARE(program.post(QStringLiteral("/services"), certifiedService(QStringLiteral("own"), name)).status, 201);
        for (const int moment : {2, 8, 20, 60}) {
            const auto own = authority.issue(QStringLiteral("own-%1").arg(moment), QStringLiteral("DNS:own.test"), 60);
            QNetworkRequest request(QUrl(program.api(CertificatesCall)));
            request.setRawHeader("Authorization", "Bearer " + program.token().toLatin1());
            request.setRawHeader("Content-Type", "application/json");
            program.network().post(request, QJsonDocument(pemOf(own)).toJson());
            QTest::qWait(moment); // the blow falls somewhere on the way
            program.killHard();
            QVERIFY2(program.start(), qPrintable(program.output()));
            const Answer list = program.get(CertificatesCall);
            QCOMPARE(list.status, 200);
            bool isKept = false;
            for (const auto &entry : list.json.value(QStringLiteral("items")).toArray()) {
                const bool isOwn = textOf(entry.toObject(), "source") == QStringLiteral("own");
                isKept = isKept
                    || (isOwn
                        && QSslCertificate(QByteArray::fromStdString(own.certificate))
                               .serialNumber()
                               .replace(":", "")
                               .endsWith(textOf(entry.toObject(), "serial").toLatin1()));
            }
            if (isKept) {
                QVERIFY(waitUntil(
                    [&] { return shownTo(program, name) == QSslCertificate(QByteArray::fromStdString(own.certificate)); }));
            }
            QVERIFY(waitUntil([&] { return program.visit(name).body.contains("hello from web 1"); }));
            QVERIFY(waitUntil([&] {
                return program.get(QStringLiteral("/caddy/config")).json.value(QStringLiteral("as_wished")).toBool();
            }));
        }
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
