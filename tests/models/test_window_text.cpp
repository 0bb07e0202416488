#include "models/common/error_text.h"
#include "models/common/text_format.h"
#include "models/items/icon_item.h"
#include "models/items/sparkline_item.h"
#include "models/operations/run_text.h"
#include "models/services/service_text.h"
#include "tests/support/test_registry.h"

#include <QDirIterator>
#include <QPainter>
#include <QTest>

using namespace wakedock;
using namespace wakedock::models;
using namespace std::chrono_literals;

class TestWindowText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfErrorHasASentence()
    {
        for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
            QVERIFY2(!titleOf(static_cast<ErrorCode>(code)).isEmpty(), qPrintable(QString::number(code)));
        }
    }

    void everyStatusHasAWordOfItsOwn()
    {
        QSet<QString> words;
        for (int status = 0; status <= static_cast<int>(core::ServiceStatus::Unknown); ++status) {
            words.insert(statusWord(static_cast<core::ServiceStatus>(status)));
        }
        QCOMPARE(words.size(), static_cast<int>(core::ServiceStatus::Unknown) + 1);
    }

    void sleepersAreWokenAndServicesOfStacksAreNotStartedByThemselves()
    {
        core::Service service;
        service.state.status = core::ServiceStatus::Sleeping;
        QVERIFY(canWake(service) && !isOfStack(service));
        service.state.status = core::ServiceStatus::Error;
        QVERIFY(!canWake(service));
        service.record.config.kind = core::ServiceKind::Compose;
        QVERIFY(canWake(service) && isOfStack(service));
        service.record.wished = core::WishedRun::Stopped;
        QVERIFY(!canWake(service));
    }

    void aFailureKeepsStepCauseRemedyAndWhatWasUndone()
    {
        const auto text =
            ErrorText::of(core::FailureRecord{"image_not_found", "pull", "No such image.", "Check the name.", {"Removed"}});
        QCOMPARE(text.title, QStringLiteral("The image could not be pulled"));
        QCOMPARE(text.step, QStringLiteral("Pull the image"));
        QCOMPARE(text.message, QStringLiteral("No such image."));
        QCOMPARE(text.remedy, QStringLiteral("Check the name."));
        QCOMPARE(text.undone, QStringList{QStringLiteral("Removed")});
    }

    void sizesAndTimesReadAsPeopleSayThem()
    {
        QLocale::setDefault(QLocale::c());
        QCOMPARE(bytesText(0), QStringLiteral("0 B"));
        QCOMPARE(bytesText(812LL * 1024 * 1024), QStringLiteral("812 MB"));
        QCOMPARE(bytesText(1536LL * 1024 * 1024), QStringLiteral("1.5 GB"));
        QCOMPARE(percentText(3.44), QStringLiteral("3.4 %"));
        QCOMPARE(percentText(38.4), QStringLiteral("38 %"));
        QCOMPARE(durationText(840ms), QStringLiteral("840 ms"));
        QCOMPARE(durationText(4200ms), QStringLiteral("4.2 s"));
        QCOMPARE(durationText(125s), QStringLiteral("2 min 5 s"));
        const Timestamp now{1000000s};
        QCOMPARE(agoText(now - 10s, now), QStringLiteral("just now"));
        QCOMPARE(agoText(now - 5min, now), QStringLiteral("5 min ago"));
        QCOMPARE(agoText(now - 3h, now), QStringLiteral("3 h ago"));
        QCOMPARE(agoText(now - 30h, now), QStringLiteral("yesterday"));
    }

    void portsShowTheNumberTheEngineChose()
    {
        core::Service service;
        service.record.config.ports = {{"0.0.0.0", 0, 80, core::Protocol::Tcp}, {"0.0.0.0", 53, 53, core::Protocol::Udp}};
        service.state.boundPorts = {{"0.0.0.0", 32801, 80, core::Protocol::Tcp}};
        QCOMPARE(portTexts(service), (QStringList{QStringLiteral("32801 → 80"), QStringLiteral("53 → 53/udp")}));
    }

    void operationsHaveThreeTenses()
    {
        core::Operation operation;
        operation.kind = core::OperationKind::Remove;
        operation.serviceName = "shop";
        operation.status = core::RunStatus::Running;
        QCOMPARE(operationTitle(operation), QStringLiteral("Removing shop"));
        operation.status = core::RunStatus::Succeeded;
        QCOMPARE(operationTitle(operation), QStringLiteral("Removed shop"));
        operation.status = core::RunStatus::Failed;
        QCOMPARE(operationTitle(operation), QStringLiteral("Could not remove shop"));
    }

    void everyIconIsDrawnInTheColourAsked()
    {
        QDirIterator icons(QStringLiteral(":/wakedock/icons"), {QStringLiteral("*.svg")});
        int count = 0;
        while (icons.hasNext()) {
            icons.next();
            const QImage image = iconImage(icons.fileInfo().completeBaseName(), Qt::red, 32);
            QVERIFY2(!image.isNull(), qPrintable(icons.fileName()));
            ++count;
        }
        QVERIFY(count > 20);
        const QImage plus = iconImage(QStringLiteral("plus"), Qt::red, 24);
        QCOMPARE(plus.pixelColor(12, 12).rgb(), QColor(Qt::red).rgb());
        QVERIFY(iconImage(QStringLiteral("no such icon"), Qt::red, 24).isNull());
    }

    void theSparklineRisesWithItsValues()
    {
        SparklineItem item;
        item.setSize({60, 20});
        item.setSlotCount(2);
        item.setColor(Qt::black);
        item.setFilled(false);
        item.setCeiling(100);
        item.setValues({0, 100});
        QImage image(60, 20, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        item.paint(&painter);
        painter.end();
        QVERIFY(image.pixelColor(1, 18).lightness() < 128);
        QVERIFY(image.pixelColor(58, 1).lightness() < 128);
        QVERIFY(image.pixelColor(58, 18).lightness() > 200);
    }
};

WAKEDOCK_TEST(TestWindowText)
#include "test_window_text.moc"
