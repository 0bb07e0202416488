#include "backend/core/domain/rules/deployment_rules.h"
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

HostWish wishFor(const std::string &name, const std::string &url, const std::string &serviceAddress = {})
{
    HostWish wish;
    wish.name = name;
    wish.address.url = url;
    wish.serviceAddress = serviceAddress;
    return wish;
}

FakeImage farImage()
{
    FakeImage image;
    image.info.exposedPorts = {{"", 0, 80, Protocol::Tcp}};
    image.info.digest = "nginx@sha256:1111";
    return image;
}

/// A core with a second host.
struct FarWorld : WorkshopFixture {
    HostId host;

    explicit FarWorld(const HostWish &wish = wishFor("attic", "tcp://10.0.0.5:2376"))
    {
        host = await(core().hosts.add.execute(as(Role::Admin), wish)).host.id;
        engineHosts.engine(host).addImage("nginx:1.25", farImage());
        calm();
    }
    FakeContainerEngine &far() { return engineHosts.engine(host); }
    [[nodiscard]] ServiceConfig there(const std::string &name) const
    {
        ServiceConfig config = aService(name).at(name + ".example.org");
        config.hostId = host;
        return config;
    }
    [[nodiscard]] std::vector<PortMapping> publishedThere()
    {
        std::vector<PortMapping> ports;
        for (const Container &container : far().world.all()) {
            ports.insert(ports.end(), container.ports.begin(), container.ports.end());
        }
        return ports;
    }
};

Error portTaken(int port)
{
    return Error(ErrorCode::Conflict, "port_taken",
                 "Bind for 10.0.0.5:" + std::to_string(port) + " failed: port is already allocated");
}

} // namespace

class TestRemoteServices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServiceGoesToItsHostAndIsReachedOnAPortOfItsAddress()
    {
        FarWorld world;
        const auto made = world.deploy(world.there("shop"));
        QCOMPARE(world.engine.world.all().size(), std::size_t(0));
        QCOMPARE(world.far().world.all().size(), std::size_t(1));
        const auto address = made->record.addresses.a;
        QCOMPARE(address.ip, std::string("10.0.0.5"));
        const auto ports = world.publishedThere();
        QCOMPARE(ports.size(), std::size_t(1));
        QCOMPARE(ports.front().hostIp, std::string("10.0.0.5"));
        QCOMPARE(ports.front().hostPort, address.port);
        QCOMPARE(world.proxy.routes().front().dialA, dialText(address));
        QVERIFY(!world.far().world.networks.contains("wakedock"));
    }

    void aHostNobodyKnowsIsRefusedOnItsField()
    {
        FarWorld world;
        ServiceConfig config = world.there("shop");
        config.hostId = HostId("nowhere");
        const auto error = world.deployFailure(config);
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::Invalid);
        QCOMPARE(error->fields().front().field, std::string("host_id"));
    }

    void aServiceStaysOnItsHost()
    {
        FarWorld world;
        const auto made = world.deploy(world.there("shop"));
        ServiceConfig moved = made->record.config;
        moved.hostId = localHost();
        const auto error = world.changeFailure(made->record.id, moved);
        QVERIFY(error);
        QCOMPARE(error->reason(), std::string("host_fixed"));
        QCOMPARE(error->fields().front().field, std::string("host_id"));
        QVERIFY(!error->remedy().empty());
        PlanRequest plan{made->record.id, moved, std::nullopt};
        QCOMPARE(awaitError(world.core().planDeployment.execute(WorkshopFixture::as(Role::Admin), plan))->reason(),
                 std::string("host_fixed"));
    }

    void aPortThatIsTakenThereIsPassedOver()
    {
        FarWorld world;
        const auto made = world.deploy(world.there("shop"));
        const int next = made->record.addresses.b.port;
        world.far().failNext("startContainer", portTaken(next));
        const auto again = world.change(made->record.id, world.there("shop"));
        QVERIFY(again->record.addresses.b.port != next);
        QCOMPARE(again->record.liveColour, Colour::B);
        QCOMPARE(world.far().world.all().size(), std::size_t(1));
        QCOMPARE(world.publishedThere().front().hostPort, again->record.addresses.b.port);
        QCOMPARE(world.proxy.routes().front().dialB, dialText(again->record.addresses.b));
    }

    void whenEveryPortIsTakenTheOldContainerServesOn()
    {
        FarWorld world;
        const auto made = world.deploy(world.there("shop"));
        world.addresses.stayAt(30000);
        const auto before = made->record.addresses;
        world.far().failNext("startContainer", portTaken(before.b.port));
        for (int i = 0; i < 3; ++i) {
            world.far().failNext("startContainer", portTaken(30000));
        }
        const auto error = world.changeFailure(made->record.id, world.there("shop"));
        QVERIFY(error);
        QCOMPARE(error->reason(), std::string("port_taken"));
        QCOMPARE(world.service("shop")->record.addresses, before);
        QCOMPARE(world.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(world.far().world.all().size(), std::size_t(1));
    }

    void aPortTheOperatorFixedIsNotPassedOver()
    {
        FarWorld world;
        ServiceConfig config = world.there("shop");
        config.ports = {{"0.0.0.0", 8080, 80, Protocol::Tcp}};
        world.far().failNext("startContainer", portTaken(8080));
        QCOMPARE(world.deployFailure(config)->reason(), std::string("port_taken"));
        QCOMPARE(world.far().callCount("createContainer"), 1);
    }

    void whereTheOwnerSaysSoPortsArePublishedOnAllAddresses()
    {
        FarWorld world(wishFor("attic", "tcp://10.0.0.5:2376", "0.0.0.0"));
        const auto made = world.deploy(world.there("shop"));
        QCOMPARE(world.publishedThere().front().hostIp, std::string("0.0.0.0"));
        QCOMPARE(made->record.addresses.a.ip, std::string("10.0.0.5"));
    }

    void aNameIsLookedUpAtEachDeployment()
    {
        FarWorld world(wishFor("attic", "ssh://ada@attic"));
        QCOMPARE(world.deployFailure(world.there("shop"))->reason(), std::string("service_address_unknown"));
        QCOMPARE(world.traces(), std::string());
        world.addresses.names["attic"] = "10.0.0.5";
        const auto made = world.deploy(world.there("shop"));
        QCOMPARE(made->record.addresses.a.ip, std::string("10.0.0.5"));
        world.addresses.names["attic"] = "10.0.0.6";
        const auto moved = world.change(made->record.id, world.there("shop"));
        QCOMPARE(moved->record.addresses.b.ip, std::string("10.0.0.6"));
        QCOMPARE(moved->record.addresses.a.ip, std::string("10.0.0.5"));
    }

    void aHostThatIsAwayHurtsNobodyElse()
    {
        FarWorld world;
        const auto far = world.deploy(world.there("shop"));
        const auto near = world.deploy(aService("near").at("near.example.org"));
        world.far().setReachable(false, "The host attic cannot be reached.");
        QCOMPARE(world.statusOf("shop"), ServiceStatus::Unknown);
        QCOMPARE(world.statusOf("near"), ServiceStatus::Running);
        QVERIFY(world.failure(
            world.core().removeService.execute(WorkshopFixture::as(Role::Admin), RemoveRequest{far->record.id, {}})));
        QVERIFY(world.marks.all().contains("shop.example.org"));
        QCOMPARE(world.proxy.routes().size(), std::size_t(2));
        QVERIFY(world.change(near->record.id, aService("near").at("near.example.org"))->record.revision == 2);
        world.restart();
        QCOMPARE(world.statusOf("near"), ServiceStatus::Running);
        QCOMPARE(world.statusOf("shop"), ServiceStatus::Unknown);
        QVERIFY(world.marks.all().contains("shop.example.org"));
        QVERIFY(world.deployFailure(world.there("late")));
        QVERIFY(!world.service("late"));
        world.far().setReachable(true);
        QCOMPARE(world.statusOf("shop"), ServiceStatus::Running);
    }

    void whatIsUnfinishedOnAnAbsentHostWaitsForItAndHoldsNobodyUp()
    {
        FarWorld world;
        const auto far = world.deploy(world.there("shop"));
        const auto near = world.deploy(aService("near").at("near.example.org"));
        const auto held = world.far().holdNext("createContainer");
        const auto heldNear = world.engine.holdNext("createContainer");
        const auto redeploy = [&world](const ServiceId &id) {
            return world.begin(world.core().redeployService.execute(WorkshopFixture::as(Role::Admin), id));
        };
        const auto first = redeploy(far->record.id);
        const auto second = redeploy(near->record.id);
        world.calm();
        world.stop();
        world.far().setReachable(false);
        world.far().forgetCalls();
        world.start();
        QCOMPARE(world.statusOf("near"), ServiceStatus::Running);
        const auto unfinished = [&world] {
            int count = 0;
            for (const Operation &operation : world.store.tables().operations) {
                count += operation.finishedAt ? 0 : 1;
            }
            return count;
        };
        QCOMPARE(unfinished(), 1);
        QCOMPARE(world.far().callCount("listContainers"), 0);
        world.far().setReachable(true);
        QVERIFY(waitUntil([&] { return unfinished() == 0; }));
        QCOMPARE(world.statusOf("shop"), ServiceStatus::Running);
    }

    void thePlanNamesTheHost()
    {
        FarWorld world;
        ServiceConfig config = world.there("shop");
        config.ports = {{"0.0.0.0", 8080, 80, Protocol::Tcp}};
        const auto made = world.deploy(config);
        const auto plan =
            await(world.core().planDeployment.execute(WorkshopFixture::as(Role::Admin), {made->record.id, config, {}}));
        QVERIFY(plan.reason.find("8080 of the host attic") != std::string::npos);
        QVERIFY(saysSo(plan.steps, "on the host attic"));
        QVERIFY(plan.networks.empty());
    }

    void visitorsAreToldWhichHostIsAway()
    {
        FarWorld world;
        world.deploy(world.there("shop"));
        world.deploy(aService("near").at("near.example.org"));
        QCOMPARE(world.core().sleeping.find.execute("shop.example.org").host, std::string("attic"));
        QCOMPARE(world.core().sleeping.find.execute("near.example.org").host, std::string());
    }

    void pinnedAddressesAreTheLocalHostsAlone()
    {
        WorkshopFixture world;
        HostWish wish = wishFor("attic", "tcp://10.0.0.5:2376");
        wish.addressing = HostAddressing::Network;
        const auto error = awaitError(world.core().hosts.add.execute(WorkshopFixture::as(Role::Admin), wish));
        QVERIFY(error);
        QCOMPARE(error->fields().front().field, std::string("addressing"));
    }
};

WAKEDOCK_TEST(TestRemoteServices)
#include "test_remote_services.moc"
