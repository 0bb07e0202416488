#include "certified_program.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QJsonDocument>
#include <QTest>
#include <QTimer>

using namespace wakedock::tests;

/// Certificates that an operator brings along, on the real Caddy.
class TestOwnCertificates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { TestImages::ensure(); }

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
        const auto shows = [&](const IssuedCertificate &one) {
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
            bool passed = false;
            QTimer::singleShot(moment, [&passed] { passed = true; });
            QVERIFY(waitUntil([&passed] { return passed; }));
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
};

WAKEDOCK_TEST(TestOwnCertificates)
#include "test_own_certificates.moc"
