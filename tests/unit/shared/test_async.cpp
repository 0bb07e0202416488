#include "backend/core/domain/events.h"
#include "backend/core/ports/i_address_book.h"
#include "backend/core/ports/i_awake_marks.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_container_engine.h"
#include "backend/core/ports/i_container_usage.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/ports/i_health_probe.h"
#include "backend/core/ports/i_password_hasher.h"
#include "backend/core/ports/i_reverse_proxy.h"
#include "backend/core/ports/i_token_codec.h"
#include "backend/core/repositories/i_store.h"
#include "backend/shared/async/backoff.h"
#include "backend/shared/async/completion.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/utils/time_text.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;

class TestAsync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCompletionWakesAllWhoWaitInOrder()
    {
        Completion<int> answer;
        std::vector<int> seen;
        const auto waiter = [](Completion<int> wanted, std::vector<int> *into, int id) -> Task<void> {
            into->push_back(id * 100 + co_await wanted);
        };
        const auto first = waiter(answer, &seen, 1);
        const auto second = waiter(answer, &seen, 2);
        QVERIFY(seen.empty());
        answer.succeed(7);
        answer.succeed(8);
        QCOMPARE(seen, (std::vector<int>{107, 207}));
    }

    void aCancelledTokenTellsOnceAndForgetsWhoLeft()
    {
        CancelSource source;
        int told = 0;
        auto kept = source.token().onCancel([&told] { ++told; });
        {
            auto left = source.token().onCancel([&told] { told += 100; });
        }
        source.cancel();
        source.cancel();
        QCOMPARE(told, 1);
        QVERIFY_THROWS_EXCEPTION(Cancelled, source.token().throwIfCancelled());
    }

    void aScopeReportsFailuresButNotCancellation()
    {
        std::vector<std::string> failures;
        TaskScope scope([&failures](const std::string &what, std::exception_ptr) { failures.push_back(what); });
        Completion<> gate;
        scope.start("fails", [gate](CancelToken) -> Task<void> {
            co_await gate;
            throw Error(ErrorCode::Internal, "broken", "broken");
        });
        scope.start("cancelled", [](CancelToken token) -> Task<void> {
            Completion<> stop;
            const auto registration = token.onCancel([stop]() mutable { stop.fail(Cancelled()); });
            co_await stop;
        });
        QCOMPARE(scope.running(), 2);
        gate.succeed();
        scope.cancel();
        await(scope.idle());
        QCOMPARE(failures, (std::vector<std::string>{"fails"}));
    }

    void timesAreWrittenAndReadAsRfc3339()
    {
        const auto at = fromRfc3339("2026-11-23T17:04:05.6789+02:00");
        QVERIFY(at.has_value());
        QCOMPARE(toRfc3339(*at), std::string("2026-11-23T15:04:05.678Z"));
        QVERIFY(!fromRfc3339("2026-13-23T17:04:05Z").has_value());
        QVERIFY(!fromRfc3339("2026-11-23 17:04:05").has_value());
    }

    void aBackoffGrowsAndStaysUnderItsLimit()
    {
        Backoff backoff(std::chrono::milliseconds(100), std::chrono::milliseconds(1000));
        for (int i = 0; i < 20; ++i) {
            QVERIFY(backoff.next() <= std::chrono::milliseconds(1000));
        }
        backoff.reset();
        QVERIFY(backoff.next() <= std::chrono::milliseconds(120));
    }
};

WAKEDOCK_TEST(TestAsync)
#include "test_async.moc"
