#include "models/services/loading_page_model.h"

#include "backend/core/domain/rules/sleep_settings.h"
#include "tests/models/model_bench.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wakedock;
using namespace wakedock::models;
using namespace wakedock::tests;

namespace {

struct PageBench : ModelBench {
    PageBench()
    {
        services.reload();
        waitUntil([this] { return services.state() == RequestState::Ready; });
        page.setServiceId(QString::fromStdString(world.idOf("shop").value));
    }
    const core::LoadingPage &kept() { return services.find(world.idOf("shop"))->record.config.loadingPage; }

    ServiceListModel services{bridge};
    LoadingPageModel page{bridge, services};
};

QUrl fileWith(const QTemporaryDir &folder, const char *name, const QByteArray &bytes)
{
    const QString path = folder.filePath(QString::fromLatin1(name));
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(bytes);
    }
    return QUrl::fromLocalFile(path);
}

QByteArray smallPicture()
{
    QImage image(16, 16, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

class TestLoadingPageModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsKeptIsShownAsVisitorsReadIt()
    {
        PageBench bench;
        QVERIFY(!bench.page.isDirty());
        QCOMPARE(bench.page.title(), QString());
        QCOMPARE(bench.page.shownTitle(), QStringLiteral("shop is waking up"));
        QCOMPARE(bench.page.shownHost(), QStringLiteral("shop.example.org"));
        bench.page.setTitle(QStringLiteral("The shop opens"));
        QCOMPARE(bench.page.shownTitle(), QStringLiteral("The shop opens"));
        QVERIFY(bench.page.isDirty());
    }

    void itIsKeptWithoutADeployment()
    {
        PageBench bench;
        bench.page.setMessage(QStringLiteral("One moment, please."));
        bench.page.setTheme(static_cast<int>(core::LoadingTheme::Dark));
        bench.page.setShowsLog(true);
        QSignalSpy done(&bench.page, &FormRun::succeeded);
        bench.page.save();
        QVERIFY(bench.page.isSubmitting());
        QVERIFY(waitUntil([&done] { return done.count() == 1; }));
        QCOMPARE(bench.world.calls().back(), std::string("change shop without a deployment"));
        QVERIFY(waitUntil([&bench] { return !bench.page.isDirty(); }));
        QCOMPARE(bench.kept().message, std::string("One moment, please."));
        QVERIFY(bench.kept().theme == core::LoadingTheme::Dark && bench.kept().showsLog);
    }

    void anAccentThatIsNoneIsSaidAtItsField()
    {
        PageBench bench;
        bench.page.setAccent(QStringLiteral("red"));
        bench.page.save();
        QVERIFY(bench.page.errors().contains(QStringLiteral("loading_page.accent")));
        QVERIFY(bench.world.calls().empty());
        bench.page.setAccent(QStringLiteral("#B3261E"));
        QVERIFY(bench.page.errors().isEmpty());
        QCOMPARE(bench.page.lightAccent(), QStringLiteral("#b3261e"));
        QVERIFY(bench.page.darkAccent() != bench.page.lightAccent());
    }

    void aPictureIsTakenAsTextAndItsSizeIsSaid()
    {
        PageBench bench;
        const QTemporaryDir folder;
        bench.page.takeLogo(fileWith(folder, "logo.of.ours", smallPicture()));
        QVERIFY2(bench.page.logo().startsWith(QStringLiteral("data:image/png;base64,iVBOR")), qPrintable(bench.page.logo()));
        QVERIFY2(bench.page.logoNote().startsWith(QStringLiteral("PNG, ")), qPrintable(bench.page.logoNote()));
        core::LoadingPage kept;
        kept.logo = bench.page.logo().toStdString();
        QVERIFY(core::brokenPageRules(kept).empty());
        bench.page.removeLogo();
        QVERIFY(!bench.page.isDirty());
    }

    void whatIsNoPictureOrTooLargeIsRefusedAndTheOldOneStays_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a script") << QByteArray("<svg xmlns='http:'><script/></svg>");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("another RIFF") << QByteArray("RIFF\0\0\0\0WAVE", 12);
        QTest::newRow("too large") << smallPicture() + QByteArray(48 * 1024, 'x');
    }

    void whatIsNoPictureOrTooLargeIsRefusedAndTheOldOneStays()
    {
        QFETCH(QByteArray, bytes);
        PageBench bench;
        const QTemporaryDir folder;
        bench.page.takeLogo(fileWith(folder, "logo.png", bytes));
        QVERIFY(bench.page.errors().contains(QStringLiteral("loading_page.logo")));
        QVERIFY(bench.page.logo().isEmpty());
    }

    void aFileThatIsNotThereIsSaid()
    {
        PageBench bench;
        bench.page.takeLogo(QUrl::fromLocalFile(QStringLiteral("/nowhere/logo.png")));
        QVERIFY(bench.page.errors().contains(QStringLiteral("loading_page.logo")));
        bench.page.takeLogo(QUrl::fromLocalFile(QStringLiteral("/dev/zero")));
        QVERIFY(bench.page.errors().contains(QStringLiteral("loading_page.logo")));
    }

    void whatWasEditedStaysWhenTheServiceChangesOtherwise()
    {
        PageBench bench;
        bench.page.setTitle(QStringLiteral("Mine"));
        QVERIFY(bench.changeElsewhere(bench.services, "shop",
                                      [](core::ServiceConfig &config) { config.description = "somebody else's"; }));
        QCOMPARE(bench.page.title(), QStringLiteral("Mine"));
        bench.page.revert();
        QCOMPARE(bench.page.title(), QString());
    }

    void whatSomebodyElseChangedOtherwiseIsKeptWhenTheEditIsSaved()
    {
        PageBench bench;
        bench.page.setTitle(QStringLiteral("Mine"));
        QVERIFY(bench.changeElsewhere(bench.services, "shop",
                                      [](core::ServiceConfig &config) { config.description = "somebody else's"; }));
        bench.page.save();
        QVERIFY(waitUntil([&bench] { return bench.kept().title == "Mine"; }));
        QCOMPARE(bench.services.find(bench.world.idOf("shop"))->record.config.description, std::string("somebody else's"));
    }

    void aPageThatSomebodyElseChangedIsNotWrittenOver()
    {
        PageBench bench;
        bench.page.setTitle(QStringLiteral("Mine"));
        QVERIFY(bench.changeElsewhere(bench.services, "shop",
                                      [](core::ServiceConfig &config) { config.loadingPage.message = "Theirs"; }));
        bench.page.save();
        QVERIFY(bench.page.failure().present && !bench.page.isSubmitting());
        QVERIFY(bench.page.failure().message.contains(QStringLiteral("Somebody else")));
        QCOMPARE(bench.world.calls().size(), std::size_t(1));
        bench.page.revert();
        QCOMPARE(bench.page.message(), QStringLiteral("Theirs"));
        QVERIFY(!bench.page.isDirty() && !bench.page.failure().present);
    }

    void oneWhoSavesTwiceIsNobodyElse()
    {
        PageBench bench;
        bench.page.setTitle(QStringLiteral("First"));
        bench.page.save();
        bench.page.setTitle(QStringLiteral("Second"));
        QVERIFY(waitUntil([&bench] { return bench.kept().title == "First"; }));
        QVERIFY(bench.page.isDirty());
        bench.page.save();
        QVERIFY(waitUntil([&bench] { return bench.kept().title == "Second"; }));
        QVERIFY(!bench.page.isDirty());
    }

    void thatOfAServiceOfAStackIsNotEdited()
    {
        PageBench bench;
        QVERIFY(bench.page.isEditable());
        QVERIFY(bench.changeElsewhere(bench.services, "shop",
                                      [](core::ServiceConfig &config) { config.kind = core::ServiceKind::Compose; }));
        QVERIFY(!bench.page.isEditable());
    }
};

WAKEDOCK_TEST(TestLoadingPageModel)
#include "test_loading_page_model.moc"
