#include "backend/core/services/wake_times.h"

#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock::core;
using std::chrono::milliseconds;

class TestWakeTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoNeverWokeHasNoTypicalTime()
    {
        WakeTimes times;
        QVERIFY(!times.typical(ServiceId("shop")));
        times.load(ServiceId("shop"), {});
        QVERIFY(!times.typical(ServiceId("shop")));
    }

    void oneWakeIsTypicalOfItself()
    {
        WakeTimes times;
        times.note(ServiceId("shop"), milliseconds(700));
        QCOMPARE(times.typical(ServiceId("shop")), std::optional(TypicalWake{milliseconds(700), milliseconds(700)}));
        QVERIFY(!times.typical(ServiceId("blog")));
    }

    void halfAreAtMostTheMiddleOne()
    {
        WakeTimes times;
        for (int i = 20; i > 0; --i) {
            times.note(ServiceId("shop"), milliseconds(i * 100));
        }
        QCOMPARE(times.typical(ServiceId("shop")), std::optional(TypicalWake{milliseconds(1000), milliseconds(1900)}));
    }

    void theOldestAreForgotten()
    {
        WakeTimes times;
        times.load(ServiceId("shop"), std::vector<milliseconds>(80, milliseconds(9000)));
        for (std::size_t i = 0; i < WakeTimes::Kept; ++i) {
            times.note(ServiceId("shop"), milliseconds(50));
        }
        QCOMPARE(times.typical(ServiceId("shop")), std::optional(TypicalWake{milliseconds(50), milliseconds(50)}));
        times.forget(ServiceId("shop"));
        QVERIFY(!times.typical(ServiceId("shop")));
    }
};

WAKEDOCK_TEST(TestWakeTimes)
#include "test_wake_times.moc"
