// What a stop, a crash or an absent engine left half done is settled at the next start.
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestRecoveryWatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFirstDeploymentIsUndoneAtTheNextStart_data()
    {
        QTest::addColumn<QString>("call");
        for (const char *call : {"findImage", "ensureNetwork", "ensureVolume", "createContainer", "startContainer",
                                 "inspectContainer", "setRestartPolicy"}) {
            QTest::newRow(call) << call;
        }
    }
    void aFirstDeploymentIsUndoneAtTheNextStart()
    {
        QFETCH(QString, call);
        WorkshopFixture house;
        const auto ticket = stopDuring(house, call.toStdString(), [&] {
            return house.core().deployService.execute(WorkshopFixture::as(Role::Admin), {shop()});
        });
        QCOMPARE(WorkshopFixture::failureOf(ticket)->code(), ErrorCode::Unavailable);
        QCOMPARE(house.lastOperation().finishedAt, std::nullopt);
        house.start();
        settled(house);
        QCOMPARE(house.traces(), std::string());
        QVERIFY(house.store.tables().services.empty());
        QCOMPARE(house.lastDeployment().status, RunStatus::Undone);
        QCOMPARE(house.lastDeployment().error->code, std::string("interrupted"));
        QVERIFY(!house.lastDeployment().error->step.empty());
    }

    void aLaterDeploymentIsTakenBack_data()
    {
        QTest::addColumn<QString>("call");
        for (const char *call :
             {"findImage", "ensureVolume", "createContainer", "startContainer", "inspectContainer", "setRestartPolicy"}) {
            QTest::newRow(call) << call;
        }
    }
    void aLaterDeploymentIsTakenBack()
    {
        QFETCH(QString, call);
        WorkshopFixture house;
        const auto before = house.deploy(shop());
        ServiceConfig next = shop();
        next.image = "nginx:1.26";
        next.domain = "store.example.org";
        next.volumes.push_back({VolumeType::Volume, "shop-cache", "/cache", false});
        stopDuring(house, call.toStdString(), [&] {
            return house.core().changeService.execute(WorkshopFixture::as(Role::Admin), {before->record.id, {}, next, true});
        });
        house.start();
        settled(house);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(house.service("shop")->record.config, before->record.config);
        QCOMPARE(house.service("shop")->state.containerIds, before->state.containerIds);
        QCOMPARE(house.containersOf(before->record.id).size(), std::size_t(1));
        QCOMPARE(house.marks.all(), (std::map<std::string, Colour>{{"shop.example.org", Colour::A}}));
        QVERIFY(house.proxy.routeOf("shop.example.org").has_value());
        QCOMPARE(house.proxy.routes().size(), std::size_t(1));
        QVERIFY(!house.engine.world.volumes.contains("shop-cache"));
        QCOMPARE(house.lastDeployment().status, RunStatus::Undone);
    }

    void aLaterDeploymentThatWasInForceAlreadyIsFinished()
    {
        WorkshopFixture house;
        const auto before = house.deploy(shop());
        ServiceConfig next = shop();
        next.image = "nginx:1.26";
        stopDuring(house, "listContainers", [&] {
            return house.core().changeService.execute(WorkshopFixture::as(Role::Admin), {before->record.id, {}, next, true});
        });
        QCOMPARE(house.containersOf(before->record.id).size(), std::size_t(2));
        house.start();
        settled(house);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(house.service("shop")->record.revision, 2);
        QCOMPARE(house.service("shop")->record.config.image, std::string("nginx:1.26"));
        QCOMPARE(house.containersOf(before->record.id).size(), std::size_t(1));
        QCOMPARE(house.marks.all(), (std::map<std::string, Colour>{{"shop.example.org", Colour::B}}));
        QCOMPARE(house.lastDeployment().status, RunStatus::Succeeded);
        QVERIFY(!house.lastDeployment().error);
    }

    void aRemovalIsFinished()
    {
        WorkshopFixture house;
        const auto id = house.deploy(shop())->record.id;
        stopDuring(house, "removeContainer",
                   [&] { return house.core().removeService.execute(WorkshopFixture::as(Role::Admin), {id, {}, false}); });
        QVERIFY(house.store.tables().services.contains(id));
        house.start();
        settled(house);
        QCOMPARE(house.traces(), std::string("volume shop-data; "));
        QVERIFY(house.store.tables().services.empty());
        QCOMPARE(house.lastOperation().status, RunStatus::Succeeded);
    }

    void aRemovalThatOnlyWaitedIsForgotten()
    {
        WorkshopFixture house;
        const auto id = house.deploy(shop())->record.id;
        const auto lane = await(house.core().lanes.enter(id, {}));
        house.begin(house.core().removeService.execute(WorkshopFixture::as(Role::Admin), {id, {}, false}));
        house.stop();
        house.start();
        settled(house);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(house.lastOperation().status, RunStatus::Undone);
    }

    void aStopThatWasUnderWayIsFinishedAsWished()
    {
        WorkshopFixture house;
        const auto id = house.deploy(shop())->record.id;
        stopDuring(house, "stopContainer",
                   [&] { return house.core().stopService.execute(WorkshopFixture::as(Role::Admin), id); });
        house.start();
        settled(house);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Stopped);
        QVERIFY(house.marks.all().empty());
    }

    void aRestartThatWasUnderWayRunsAgain()
    {
        WorkshopFixture house;
        const auto id = house.deploy(shop())->record.id;
        stopDuring(house, "startContainer",
                   [&] { return house.core().restartService.execute(WorkshopFixture::as(Role::Admin), id); });
        house.start();
        settled(house);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(house.containersOf(id).front().restartPolicy, RestartPolicy::UnlessStopped);
        QCOMPARE(house.marks.all().size(), std::size_t(1));
    }

    void whatFailsToSettleIsTriedAtTheNextListing()
    {
        WorkshopFixture house;
        house.clock.skipSleeps(true, std::chrono::seconds(1));
        stopDuring(house, "startContainer",
                   [&] { return house.core().deployService.execute(WorkshopFixture::as(Role::Admin), {shop()}); });
        house.engine.failNext("listContainers", Error(ErrorCode::Unavailable, "engine_unreachable", "Gone again."));
        house.start();
        QVERIFY(waitUntil([&] { return house.sink.contains("could not be settled"); }));
        QVERIFY(!house.lastOperation().finishedAt);
        house.engine.setReachable(false);
        house.engine.setReachable(true);
        settled(house);
        QCOMPARE(house.traces(), std::string());
    }

    void whatCouldNotBeTakenBackIsTakenBackLaterByItself()
    {
        WorkshopFixture house;
        // The retry waits longer than this: it comes only when the test moves the time.
        house.clock.skipSleeps(true, std::chrono::seconds(1));
        house.engine.failNext("startContainer", Error(ErrorCode::UpstreamFailed, "engine_failed", "No."));
        house.engine.failNext("listContainers", Error(ErrorCode::UpstreamFailed, "engine_failed", "Not now."));
        QVERIFY(house.deployFailure(shop()));
        QVERIFY(!house.lastOperation().finishedAt);
        QVERIFY(waitUntil([&house] {
            house.clock.advance(std::chrono::seconds(3));
            return house.lastOperation().finishedAt.has_value();
        }));
        house.calm();
        QCOMPARE(house.traces(), std::string());
        QVERIFY(house.store.tables().services.empty());
    }

    void whatFailsToSettleIsTriedAgainWithTime()
    {
        WorkshopFixture house;
        stopDuring(house, "startContainer",
                   [&] { return house.core().deployService.execute(WorkshopFixture::as(Role::Admin), {shop()}); });
        house.engine.failNext("listContainers", Error(ErrorCode::UpstreamFailed, "engine_failed", "Not now."));
        house.start();
        settled(house);
        QVERIFY(house.sink.contains("could not be settled"));
        QCOMPARE(house.traces(), std::string());
    }

    void aListingThatComesWhileOneIsBeingSettledIsNotForgotten()
    {
        WorkshopFixture house;
        stopDuring(house, "startContainer",
                   [&] { return house.core().deployService.execute(WorkshopFixture::as(Role::Admin), {shop()}); });
        auto listing = house.engine.holdNext("listContainers");
        house.start();
        QVERIFY(waitUntil([&] { return house.engine.callCount("listContainers") > 0; }));
        house.engine.setReachable(true);
        house.calm();
        listing.fail(Error(ErrorCode::Unavailable, "engine_unreachable", "The connection broke."));
        settled(house);
        QCOMPARE(house.traces(), std::string());
    }

    void aDatabaseThatCannotBeReadIsSaid()
    {
        WorkshopFixture house;
        house.store.breakDown(FakeStore::diskFull());
        house.engine.setReachable(false);
        house.engine.setReachable(true);
        QVERIFY(waitUntil([&] { return house.sink.contains("Settling unfinished operations failed"); }));
        house.store.breakDown(std::nullopt);
    }

    void whatRunsHereIsLeftAlone()
    {
        WorkshopFixture house;
        auto starting = house.engine.holdNext("startContainer");
        const auto ticket = house.begin(house.core().deployService.execute(WorkshopFixture::as(Role::Admin), {shop()}));
        QVERIFY(waitUntil([&] { return house.engine.callCount("startContainer") == 1; }));
        house.engine.setReachable(true);
        house.calm();
        starting.succeed();
        QVERIFY(!WorkshopFixture::failureOf(ticket));
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
    }

    void aRestartOfWakeDockChangesNothingForServicesThatRun()
    {
        WorkshopFixture house;
        const auto before = house.deploy(shop());
        house.marks.set({"forgotten.example.org"}, Colour::B);
        house.engine.forgetCalls();
        house.restart();
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(*house.service("shop"), *before);
        QCOMPARE(house.marks.all(), (std::map<std::string, Colour>{{"shop.example.org", Colour::A}}));
        QCOMPARE(house.engine.calls(), (std::vector<std::string>{"watch"}));
    }

private:
    static ServiceConfig shop() { return aService("shop").at("shop.example.org").withVolume("shop-data", "/data"); }

    /// Stops WakeDock while the engine is at `call`. @return what became of the operation
    static OperationTicket stopDuring(WorkshopFixture &house, const std::string &call,
                                      const std::function<Task<OperationTicket>()> &ask)
    {
        const int before = house.engine.callCount(call);
        const auto held = house.engine.holdNext(call);
        const auto ticket = house.begin(ask());
        if (!waitUntil([&] { return house.engine.callCount(call) > before; })) {
            throw std::runtime_error("the engine was never asked to " + call);
        }
        house.stop();
        return ticket;
    }

    static void settled(WorkshopFixture &house)
    {
        QVERIFY(waitUntil([&] { return house.lastOperation().finishedAt.has_value(); }));
        house.calm();
    }
};

WAKEDOCK_TEST(TestRecoveryWatcher)
#include "test_recovery_watcher.moc"
