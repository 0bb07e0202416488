#include "backend/infrastructure/caddy/routes/turns.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using caddy::Turns;

class TestTurns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneAtATimeInTheOrderOfAsking()
    {
        Turns turns;
        std::vector<int> order;
        Completion<> firstMayEnd;
        const auto work = [](Turns *shared, std::vector<int> *into, int id, Completion<> mayEnd) -> Task<void> {
            const auto turn = co_await shared->take({});
            into->push_back(id);
            co_await mayEnd;
            into->push_back(id * 10);
        };
        Completion<> done;
        done.succeed();
        auto first = work(&turns, &order, 1, firstMayEnd);
        auto second = work(&turns, &order, 2, done);
        auto third = work(&turns, &order, 3, done);
        QVERIFY(turns.isTaken());
        QCOMPARE(order, (std::vector<int>{1}));
        firstMayEnd.succeed();
        await(std::move(third));
        QCOMPARE(order, (std::vector<int>{1, 10, 2, 20, 3, 30}));
        QVERIFY(!turns.isTaken());
    }

    void whoeverGivesUpIsPassedOver()
    {
        Turns turns;
        auto holding = await(turns.take({}));
        CancelSource impatient;
        auto gaveUp = turns.take(impatient.token());
        auto patient = turns.take({});
        impatient.cancel();
        QVERIFY_THROWS_EXCEPTION(Cancelled, await(std::move(gaveUp)));
        QVERIFY(!patient.isReady());
        holding.reset();
        await(std::move(patient)).reset();
        QVERIFY(!turns.isTaken());
    }
};

WAKEDOCK_TEST(TestTurns)
#include "test_turns.moc"
