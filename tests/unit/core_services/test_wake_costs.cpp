#include "backend/core/services/wake_costs.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace std::chrono_literals;

namespace {

WakeCosts::Usage shopHolds(std::int64_t bytes)
{
    WakeCosts::Usage usage;
    usage[ServiceId("shop")].memoryBytes = bytes;
    return usage;
}

} // namespace

class TestWakeCosts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memoryIsAddedUpOverTheTimeItIsHeld()
    {
        WakeCosts costs;
        const WakeCosts::Steady at{};
        costs.begin(m_shop, at);
        costs.sample(shopHolds(100), at + 10s);
        costs.sample(shopHolds(200), at + 20s);
        QCOMPARE(costs.end(m_shop, at + 30s), std::optional<std::int64_t>(1000 + 2000 + 2000));
        QCOMPARE(costs.end(m_shop, at + 40s), std::nullopt);
    }

    void whatWasNeverMeasuredIsNotTold()
    {
        WakeCosts costs;
        costs.begin(m_shop, {});
        costs.sample({}, WakeCosts::Steady{} + 5s);
        QCOMPARE(costs.end(m_shop, WakeCosts::Steady{} + 10s), std::nullopt);
        QCOMPARE(costs.end(ServiceId("blog"), {}), std::nullopt);
    }

    void aGapLeavesNoFigure()
    {
        WakeCosts costs;
        const WakeCosts::Steady at{};
        costs.begin(m_shop, at);
        costs.sample(shopHolds(100), at + 10s);
        costs.sample(shopHolds(100), at + 1h);
        QCOMPARE(costs.end(m_shop, at + 1h + 5s), std::nullopt);
    }

private:
    ServiceId m_shop{"shop"};
};

WAKEDOCK_TEST(TestWakeCosts)
#include "test_wake_costs.moc"
