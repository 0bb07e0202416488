#include "models/certificates/certificate_catalog.h"
#include "models/certificates/certificate_text.h"
#include "tests/models/model_bench.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wakedock;
using namespace wakedock::models;
using namespace wakedock::tests;
using namespace std::chrono_literals;

class TestCertificateModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timeIsToldInTheUnitThatMatters()
    {
        const Timestamp now{std::chrono::milliseconds(1'700'000'000'000)};
        QCOMPARE(certificateExpiryText(now + 62 * 24h + 1h, now), QStringLiteral("62 days left"));
        QCOMPARE(certificateExpiryText(now + 47h, now), QStringLiteral("47 h left"));
        QCOMPARE(certificateExpiryText(now + 20min, now), QStringLiteral("20 min left"));
        QCOMPARE(certificateExpiryText(now - 72h, now), QStringLiteral("expired 3 days ago"));
        QCOMPARE(certificateExpiryText(std::nullopt, now), QString());
    }

    void theListCountsWhatIsInTrouble()
    {
        ModelBench bench;
        CertificateCatalog catalog(bench.bridge);
        QTRY_COMPARE(catalog.list()->state(), RequestState::Ready);
        QCOMPARE(catalog.list()->count(), 5);
        QCOMPARE(catalog.list()->troubledCount(), 2);
        catalog.actions()->remove(QStringLiteral("own-1"));
        QTRY_COMPARE(catalog.list()->count(), 4);
        QCOMPARE(catalog.list()->troubledCount(), 1);
    }

    void aFileThatCannotBeReadIsToldAtItsField()
    {
        ModelBench bench;
        CertificateCatalog catalog(bench.bridge);
        auto &form = *catalog.form();
        form.startNew();
        form.takeFile(CertificateFormModel::KeyPart, QUrl::fromLocalFile(QStringLiteral("/nonexistent/key.pem")));
        QVERIFY2(form.keyProblem().contains(QStringLiteral("/nonexistent/key.pem")), qPrintable(form.keyProblem()));
        QVERIFY(!form.isComplete());
    }

    void filesAreJudgedAsSoonAsBothAreThere()
    {
        ModelBench bench;
        CertificateCatalog catalog(bench.bridge);
        auto &form = *catalog.form();
        QTemporaryDir folder;
        const auto file = [&folder](const char *name, const char *content) {
            QFile made(folder.filePath(QString::fromLatin1(name)));
            made.open(QIODevice::WriteOnly);
            made.write(content);
            return QUrl::fromLocalFile(made.fileName());
        };
        form.startNew();
        form.takeFile(CertificateFormModel::CertificatePart, file("chain.pem", "good"));
        QCOMPARE(form.certificateNote(), QStringLiteral("chain.pem"));
        QVERIFY(!form.isChecked());
        form.takeFile(CertificateFormModel::KeyPart, file("wrong.pem", "another"));
        QTRY_VERIFY(form.isChecked());
        QVERIFY(form.keyProblem().contains(QStringLiteral("does not belong")));
        QVERIFY(!form.isComplete());
        form.takeFile(CertificateFormModel::KeyPart, file("key.pem", "the key"));
        QTRY_VERIFY(form.isComplete());
        QVERIFY(form.found().contains(QStringLiteral("gallery.example.org")));
        QSignalSpy succeeded(&form, &FormRun::succeeded);
        form.send();
        QTRY_COMPARE(succeeded.count(), 1);
        QTRY_COMPARE(catalog.list()->count(), 6);
    }
};

WAKEDOCK_TEST(TestCertificateModels)
#include "test_certificate_models.moc"
