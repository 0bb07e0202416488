#include "terminal_world.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

/// Who looks at a terminal, and what happens to those who are slow.
class TestTerminalViewers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoViewersSeeTheSame()
    {
        TerminalWorld world;
        const auto one = world.open();
        const auto two = world.service.attach(by("ada"), one->info().id, {});
        QCOMPARE(next(one), std::string("# "));
        QCOMPARE(next(two), std::string("# "));
        auto first = one->next({});
        auto second = two->next({});
        world.terminal().say("both");
        QCOMPARE(await(std::move(first)).bytes, std::string("both"));
        QCOMPARE(await(std::move(second)).bytes, std::string("both"));
    }

    void aViewerWhoStopsWaitingHoldsUpNobody()
    {
        TerminalWorld world;
        const auto one = world.open();
        const auto two = world.service.attach(by("ada"), one->info().id, 2);
        next(one);
        CancelSource stop;
        auto first = one->next(stop.token());
        auto second = two->next({});
        stop.cancel();
        QCOMPARE(awaitError(std::move(first))->code(), ErrorCode::Cancelled);
        world.terminal().say("on");
        QCOMPARE(await(std::move(second)).bytes, std::string("on"));
    }

    void aSlowViewerHoldsTheProgramUp()
    {
        TerminalLimits limits;
        limits.spans = {1024 * 1024, 100'000, std::chrono::seconds(10)};
        TerminalWorld world(limits);
        const auto view = world.open();
        world.terminal().say(std::string(5'000'000, 'y'));
        QVERIFY2(world.terminal().unread() > 4'800'000, "only as much is read as may wait for the viewer");
        QCOMPARE(readAll(view, 5'000'002).size(), std::size_t(5'000'002));
        QCOMPARE(world.terminal().unread(), std::size_t(0));
    }

    void nobodyHoldsTheProgramUpForLong()
    {
        TerminalLimits limits;
        limits.spans = {300'000, 100'000, std::chrono::seconds(10)};
        TerminalWorld world(limits);
        const auto view = world.open();
        next(view);
        world.terminal().say(std::string(5'000'000, 'y'));
        world.clock.advance(std::chrono::seconds(9));
        QVERIFY2(world.terminal().unread() > 4'000'000, "a viewer has ten seconds to come along");
        world.clock.advance(std::chrono::seconds(1));
        QCOMPARE(world.terminal().unread(), std::size_t(0));
        const auto output = await(view->next({}));
        QVERIFY2(output.dropped >= 4'600'000, "who was too slow is told");

        readAll(view, 5'000'002 - output.offset - output.bytes.size());
        world.terminal().say(std::string(5'000'000, 'z'));
        QVERIFY2(world.terminal().unread() > 4'000'000, "who has caught up is waited for again");
    }

    void withNobodyThereAsMuchIsReadAsCanBeShownAgain()
    {
        TerminalLimits limits;
        limits.spans = {300'000, 100'000, std::chrono::seconds(10)};
        TerminalWorld world(limits);
        auto view = world.open();
        next(view);
        const auto id = view->info().id;
        view.reset();
        world.terminal().say(std::string(1'000'000, 'y'));
        QVERIFY(world.terminal().unread() > 600'000);
        const auto output = await(world.service.attach(by("ada"), id, 2)->next({}));
        QCOMPARE(output.dropped, std::uint64_t(0));
        QCOMPARE(output.offset, std::uint64_t(2));
    }

    void whoIsFarBehindTheOthersIsToldWhatIsLost()
    {
        TerminalLimits limits;
        limits.spans = {200'000, 100'000, std::chrono::seconds(10)};
        TerminalWorld world(limits);
        const auto fast = world.open();
        const auto slow = world.service.attach(by("ada"), fast->info().id, {});
        world.terminal().say(std::string(1'000'000, 'y'));
        readAll(fast, 1'000'002);
        const auto output = await(slow->next({}));
        QVERIFY(output.dropped >= 700'000);
        QCOMPARE(output.offset, output.dropped);
    }
};

WAKEDOCK_TEST(TestTerminalViewers)
#include "test_terminal_viewers.moc"
