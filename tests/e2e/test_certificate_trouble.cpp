#include "certified_program.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QJsonDocument>
#include <QTest>

using namespace wakedock::tests;

/// An authority that cannot be reached: Caddy goes on trying, a minute after its first attempt.
class TestCertificateTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { TestImages::ensure(); }

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
};

WAKEDOCK_TEST(TestCertificateTrouble)
#include "test_certificate_trouble.moc"
