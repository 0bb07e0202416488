// What happens to containers behind WakeDock's back shows in the services, and in their marks.
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestContainerWatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCrashIsSeenAndTheMarkGoes()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.engine.crash(house.containersOf(id).front().id, 137);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Error);
        QVERIFY(house.service("shop")->state.statusReason.find("137") != std::string::npos);
        QVERIFY(house.marks.all().empty());
    }

    void startedFromOutsideItRunsAndIsMarked()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.engine.crash(house.containersOf(id).front().id, 1);
        house.calm();
        await(house.engine.startContainer({}, house.containersOf(id).front().id));
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(house.marks.all().size(), std::size_t(1));
    }

    void pausedFromOutsideItIsStopped()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.engine.pause(house.containersOf(id).front().id);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Stopped);
        QCOMPARE(house.service("shop")->state.statusReason, std::string("paused"));
        QVERIFY(house.marks.all().empty());
    }

    void unhealthyAndHealthyAgain()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.engine.setHealth(house.containersOf(id).front().id, ContainerHealth::Unhealthy);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Unhealthy);
        QVERIFY(house.marks.all().empty());
        house.engine.setHealth(house.containersOf(id).front().id, ContainerHealth::Healthy);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(house.marks.all().size(), std::size_t(1));
    }

    void removedFromOutsideItIsAnErrorThatSaysWhatToDo()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.engine.removeFromOutside(house.containersOf(id).front().id);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Error);
        QVERIFY(house.service("shop")->state.statusReason.find("Redeploy") != std::string::npos);
        QVERIFY(house.service("shop")->state.containerIds.empty());
    }

    void aLostEngineLeavesTheMarksAndComesBack()
    {
        WorkshopFixture house;
        deployShop(house);
        house.engine.setReachable(false, "The socket is gone.");
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Unknown);
        QVERIFY(house.service("shop")->state.statusReason.find("The socket is gone. It was last seen running.")
                != std::string::npos);
        QCOMPARE(house.marks.all().size(), std::size_t(1));
        QCOMPARE(house.core().docker.version(localHost()), std::nullopt);
        house.engine.setReachable(true);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(house.core().docker.version(localHost())->version, std::string("20.10.24"));
    }

    void eachEventOfAContainerIsOneChangeOfItsService()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.calm();
        house.forgetEvents();
        house.engine.setHealth(house.containersOf(id).front().id, ContainerHealth::Unhealthy);
        house.engine.setHealth(house.containersOf(id).front().id, ContainerHealth::Healthy);
        house.calm();
        QCOMPARE(house.heard<ServiceChanged>().size(), std::size_t(2));
        QCOMPARE(house.heard<ContainersChanged>().back().cause, std::string("health_status: healthy"));
    }

    void containersOfOthersAreNobodysBusiness()
    {
        WorkshopFixture house;
        deployShop(house);
        house.calm();
        house.forgetEvents();
        ContainerSpec foreign;
        foreign.name = "postgres";
        foreign.image = "nginx:1.25";
        house.engine.addContainer(foreign);
        house.engine.removeFromOutside("postgres");
        house.calm();
        QVERIFY(house.heard<ServiceChanged>().empty());
        QVERIFY(house.heard<ContainersChanged>().empty());
    }

private:
    static ServiceId deployShop(WorkshopFixture &house)
    {
        return house.deploy(aService("shop").at("shop.example.org"))->record.id;
    }
};

WAKEDOCK_TEST(TestContainerWatcher)
#include "test_container_watcher.moc"
