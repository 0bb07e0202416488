#include "terminal_world.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;
using namespace std::chrono_literals;

class TestTerminalService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheProgramWritesIsSeenAndWhatIsTypedArrives()
    {
        TerminalWorld world;
        const auto view = world.open();
        QCOMPARE(next(view), std::string("# "));
        await(view->write("echo hi\r", {}));
        QCOMPARE(readAll(view, 15), std::string("echo hi\r\nhi\r\n# "));
        await(view->resize(by("ada"), {100, 30}));
        QCOMPARE(world.terminal().size, (TerminalSize{100, 30}));
        QCOMPARE(awaitError(view->resize(by("ada"), {0, 30}))->fields().front().field, std::string("columns"));
    }

    void itsEndIsTheLastPiece()
    {
        TerminalWorld world;
        const auto view = world.open();
        await(view->write("exit 7\r", {}));
        QCOMPARE(endOf(view), (TerminalEnd{TerminalEnd::Reason::Exited, 7}));
        QCOMPARE(awaitError(view->write("x", {}))->reason(), std::string("terminal_over"));
        QVERIFY2(!world.terminal().isClosed, "what it left in the background stays");
        QVERIFY(world.service.running().empty());
    }

    void aContainerThatStopsSaysSo()
    {
        TerminalWorld world;
        const auto view = world.open();
        world.port.stop("c1");
        QCOMPARE(endOf(view).reason, TerminalEnd::Reason::ContainerStopped);
    }

    void whoComesBackWithinAMinuteSeesWhatHappenedMeanwhile()
    {
        TerminalWorld world;
        auto view = world.open();
        const auto id = view->info().id;
        QCOMPARE(next(view), std::string("# "));
        view.reset();
        world.terminal().say("meanwhile");
        world.clock.advance(59s);
        const auto again = world.service.attach(by("ada"), id, 2);
        QCOMPARE(again->offset(), std::uint64_t(2));
        QCOMPARE(next(again), std::string("meanwhile"));
        world.clock.advance(10min);
        QVERIFY(!world.terminal().isClosed);
        QCOMPARE(next(world.service.attach(by("ada"), id, {})), std::string("# meanwhile"));
    }

    void whoDoesNotComeBackLosesIt()
    {
        TerminalWorld world;
        auto view = world.open();
        const auto id = view->info().id;
        view.reset();
        world.clock.advance(59s);
        QVERIFY(!world.terminal().isClosed);
        world.clock.advance(1s);
        QVERIFY(waitUntil([&] { return world.terminal().isClosed; }));
        QCOMPARE(awaitError([](TerminalService &service, TerminalId gone) -> Task<void> {
                     static_cast<void>(service.attach(by("ada"), gone, {}));
                     co_return;
                 }(world.service, id))
                     ->reason(),
                 std::string("terminal_not_found"));
        QVERIFY(waitUntil([&] { return world.audit().size() == 2; }));
        QCOMPARE(world.audit().back(), std::string("ada terminal.close shop: nobody came back"));
    }

    void aSecondVisitStartsTheMinuteAnew()
    {
        TerminalWorld world;
        auto view = world.open();
        const auto id = view->info().id;
        view.reset();
        world.clock.advance(40s);
        world.service.attach(by("ada"), id, {}).reset();
        world.clock.advance(40s);
        QVERIFY(!world.terminal().isClosed);
        world.clock.advance(20s);
        QVERIFY(waitUntil([&] { return world.terminal().isClosed; }));
    }

    void anEndThatNobodySawIsKeptAMinute()
    {
        TerminalWorld world;
        auto view = world.open();
        const auto id = view->info().id;
        view.reset();
        world.terminal().finish({TerminalEnd::Reason::Exited, 3});
        world.clock.advance(30s);
        const auto again = world.service.attach(by("ada"), id, {});
        QCOMPARE(endOf(again).exitCode, std::optional(3));
    }

    void onlyWhoOpenedItComesBack()
    {
        TerminalWorld world;
        const auto view = world.open();
        const auto id = view->info().id;
        for (auto context : {by("eve"), CallContext{}}) {
            const auto refused = awaitError([](TerminalService &service, CallContext who, TerminalId other) -> Task<void> {
                static_cast<void>(service.attach(who, other, {}));
                co_return;
            }(world.service, context, id));
            QVERIFY(refused);
            QCOMPARE(refused->code(), ErrorCode::NotFound);
        }
    }

    void closingEndsTheProgramAndIsRecorded()
    {
        TerminalWorld world;
        const auto view = world.open();
        view->close();
        QCOMPARE(endOf(view).reason, TerminalEnd::Reason::Closed);
        QVERIFY(world.terminal().isClosed);
        QVERIFY(waitUntil([&] { return world.audit().size() == 2; }));
        QCOMPARE(world.audit(), (std::vector<std::string>{"ada terminal.open shop: ", "ada terminal.close shop: closed"}));
    }

    void aProgramThatCannotBeEndedIsSaid()
    {
        TerminalWorld world;
        const auto view = world.open();
        world.terminal().closeFailure = Error(ErrorCode::Conflict, "container_not_running", "It is paused.");
        view->close();
        QCOMPARE(endOf(view).reason, TerminalEnd::Reason::Closed);
        QVERIFY(world.log.contains("could not be ended"));
    }

    void whatCannotBeRecordedIsNotOpened()
    {
        TerminalWorld world;
        world.store.failWrites(1);
        QVERIFY(awaitError(world.service.open(by("ada"), {}, {})));
        QVERIFY(world.port.opened.empty());
    }

    void nobodyOpensTooMany()
    {
        TerminalLimits limits;
        limits.perOwner = 2;
        limits.all = 3;
        TerminalWorld world(limits);
        const auto one = world.open();
        const auto two = world.open();
        const auto reasonFor = [&world](const std::string &who) {
            try {
                world.open(who);
            } catch (const Error &error) {
                return error.reason();
            }
            return std::string("none");
        };
        QCOMPARE(reasonFor("ada"), std::string("too_many_terminals"));
        const auto other = world.open("bob");
        QCOMPARE(reasonFor("eve"), std::string("too_many_terminals"));
        one->close();
        QVERIFY(waitUntil([&] { return world.service.running().size() == 2; }));
        QCOMPARE(reasonFor("eve"), std::string("none"));
    }

    void aStopOfWakeDockEndsAllPrograms()
    {
        TerminalWorld world;
        const auto view = world.open();
        world.scope.cancel();
        await(world.scope.idle());
        QVERIFY(world.terminal().isClosed);
        QCOMPARE(endOf(view).reason, TerminalEnd::Reason::Closed);
    }
};

WAKEDOCK_TEST(TestTerminalService)
#include "test_terminal_service.moc"
