#include "backend/infrastructure/system/system_clock.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using namespace std::chrono_literals;

class TestSystemClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sleepsAtLeastTheSpan()
    {
        const auto before = m_clock.steadyNow();
        await(m_clock.sleep(30ms, {}));
        QVERIFY(m_clock.steadyNow() - before >= 29ms);
    }

    void aCancelledSleepEndsAtOnce()
    {
        CancelSource source;
        auto sleep = m_clock.sleep(1h, source.token());
        source.cancel();
        QVERIFY_THROWS_EXCEPTION(Cancelled, await(std::move(sleep), 1s));
        QVERIFY_THROWS_EXCEPTION(Cancelled, await(m_clock.sleep(0ms, source.token()), 1s));
    }

    void aSleepBeyondWhatATimerCountsIsNotShort()
    {
        CancelSource source;
        auto sleep = m_clock.sleep(24h * 60, source.token());
        await(m_clock.sleep(20ms, {}));
        QVERIFY(!sleep.isReady());
        source.cancel();
        QVERIFY_THROWS_EXCEPTION(Cancelled, await(std::move(sleep), 1s));
    }

private:
    system::SystemClock m_clock;
};

WAKEDOCK_TEST(TestSystemClock)
#include "test_system_clock.moc"
