#include "backend/api/middleware/token_buckets.h"
#include "tests/support/test_registry.h"

#include <QTest>

using wakedock::api::TokenBuckets;
using namespace std::chrono_literals;

class TestTokenBuckets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAllowanceIsUsedUpAndGrowsBackEvenly()
    {
        TokenBuckets buckets(60);
        const auto start = TokenBuckets::Clock::time_point(1h);
        for (int left = 59; left >= 0; --left) {
            const auto outcome = buckets.take("a", start);
            QVERIFY(outcome.allowed);
            QCOMPARE(outcome.state.remaining, left);
        }
        const auto refused = buckets.take("a", start);
        QVERIFY(!refused.allowed);
        QCOMPARE(refused.retryAfterSeconds, 1);
        QCOMPARE(refused.state.resetSeconds, 60);
        QVERIFY(!buckets.take("a", start + 900ms).allowed);
        QVERIFY(buckets.take("a", start + 1100ms).allowed);
        QCOMPARE(buckets.take("a", start + 1h).state.remaining, 59);
    }

    void keysDoNotShare()
    {
        TokenBuckets buckets(1);
        const auto now = TokenBuckets::Clock::time_point(1h);
        QVERIFY(buckets.take("a", now).allowed);
        QVERIFY(!buckets.take("a", now).allowed);
        QVERIFY(buckets.take("b", now).allowed);
    }

    void theLongestUnusedKeyIsForgottenFirst()
    {
        TokenBuckets buckets(1, 2);
        const auto now = TokenBuckets::Clock::time_point(1h);
        buckets.take("a", now);
        buckets.take("b", now);
        buckets.take("a", now);
        buckets.take("c", now);
        QCOMPARE(buckets.size(), std::size_t(2));
        QVERIFY(!buckets.take("a", now).allowed);
        QVERIFY(buckets.take("b", now).allowed);
    }
};

WAKEDOCK_TEST(TestTokenBuckets)
#include "test_token_buckets.moc"
