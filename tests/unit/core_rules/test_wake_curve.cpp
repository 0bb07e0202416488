#include "backend/core/domain/rules/accent_colours.h"
#include "backend/core/domain/rules/wake_curve.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock::core;
using std::chrono::milliseconds;
using std::chrono::seconds;

/// What a loading page is drawn from: how far a wake usually is, and an accent that can be read.
class TestWakeCurve : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBarRisesEverSlowerAndNeverSaysThatItIsOver_data()
    {
        QTest::addColumn<int>("p50");
        QTest::addColumn<int>("p95");
        QTest::newRow("usual") << 2000 << 5000;
        QTest::newRow("one wake known") << 700 << 700;
        QTest::newRow("at once") << 0 << 0;
        QTest::newRow("minutes") << 90000 << 240000;
        QTest::newRow("the wrong way round") << 3000 << 10;
    }

    void theBarRisesEverSlowerAndNeverSaysThatItIsOver()
    {
        QFETCH(int, p50);
        QFETCH(int, p95);
        const WakeCurve curve = wakeCurve(milliseconds(p50), milliseconds(p95));
        double before = 0;
        double lastStep = 1;
        const milliseconds stride = curve[1].at / 4;
        for (milliseconds at = stride; at < 10 * curve[2].at; at += stride) {
            const double share = shareAt(curve, at);
            QVERIFY2(share >= before && share < 1, std::to_string(at.count()).c_str());
            QVERIFY2(share - before <= lastStep + 1e-9, std::to_string(at.count()).c_str());
            lastStep = share - before;
            before = share;
        }
    }

    void itStandsWhereMostWakesAre()
    {
        const WakeCurve curve = wakeCurve(seconds(2), seconds(5));
        QCOMPARE(shareAt(curve, seconds(0)), 0.0);
        QCOMPARE(shareAt(curve, seconds(-1)), 0.0);
        QCOMPARE(shareAt(curve, seconds(1)), 0.375);
        QCOMPARE(shareAt(curve, seconds(2)), 0.75);
        QCOMPARE(shareAt(curve, seconds(5)), 0.92);
        QCOMPARE(shareAt(curve, std::chrono::hours(1)), 0.985);
        QVERIFY(shareAt(guessedWakeCurve(), seconds(4)) > 0.5);
    }

    void anyAccentCanBeRead_data()
    {
        QTest::addColumn<std::string>("accent");
        for (const char *accent :
             {"#000000", "#ffffff", "#ffff00", "#ff0000", "#777777", "#0000FF", "#18202a", "#1665b8", ""}) {
            QTest::newRow(accent) << std::string(accent);
        }
    }

    void anyAccentCanBeRead()
    {
        QFETCH(std::string, accent);
        const AccentColours colours = accentColours(accent);
        QVERIFY(contrastOf(colours.light, "#ffffff") >= 4.5);
        QVERIFY(contrastOf(colours.dark, "#18202a") >= 4.5);
        QVERIFY(contrastOf(colours.light, colours.onLight) >= 4.5);
        QVERIFY(contrastOf(colours.dark, colours.onDark) >= 4.5);
    }

    void oneThatCanBeReadStaysAsItIs()
    {
        QCOMPARE(accentColours("#B3261E").light, std::string("#b3261e"));
        QCOMPARE(accentColours("#ffd166").dark, std::string("#ffd166"));
        QCOMPARE(accentColours("url(x)"), accentColours(""));
    }
};

WAKEDOCK_TEST(TestWakeCurve)
#include "test_wake_curve.moc"
