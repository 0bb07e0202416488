// Stacks on another host, on a whole core over fakes.
#include "backend/core/domain/rules/deployment_rules.h"
#include "tests/support/fixtures/routed_stack.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

/// A house with a second host, where its stack is to be.
struct FarStack : StackHouse {
    StackId id;

    explicit FarStack(const std::string &serviceAddress = {})
    {
        HostWish wish;
        wish.name = "attic";
        wish.address.url = "tcp://10.0.0.5:2376";
        wish.serviceAddress = serviceAddress;
        id = {await(core().hosts.add.execute(as(Role::Admin), wish)).host.id, "shop"};
        FakeImage image;
        image.info.exposedPorts = {{"", 0, 80, Protocol::Tcp}};
        far().addImage("nginx:1.25", image);
        far().addImage("nginx:1.26", image);
        compose.elsewhere[id.hostId] = &far();
        calm();
    }
    FakeContainerEngine &far() { return engineHosts.engine(id.hostId); }
    Task<OperationTicket> creation() { return core().stacks.create.execute(as(Role::Admin), {id, content(yaml()), {}}); }
    Task<OperationTicket> changeTo(const std::string &next)
    {
        return core().stacks.change.execute(as(Role::Admin), {id, std::nullopt, content(next), {}});
    }
    /// `docker compose up -d`, without WakeDock's own file.
    void upByHand()
    {
        ComposeProject project;
        project.hostId = id.hostId;
        project.name = "shop";
        project.directory = "/data/stacks/shop";
        project.files = {"/data/stacks/shop/compose.yaml"};
        await(compose.run({}, project, {ComposeVerb::Up, false}, [](const std::string &) { }));
        calm();
    }
    static std::string yaml(const std::string &image = "nginx:1.25")
    {
        return "services:\n  web: {image: '" + image + "', labels: {wakedock.domain: " + shopDomain + "}}\n";
    }
    /// As the Compose program tells it.
    static Error portTaken(const UpstreamAddress &address)
    {
        const std::string text =
            "Bind for " + address.ip + ":" + std::to_string(address.port) + " failed: port is already allocated";
        return Error(ErrorCode::UpstreamFailed, "compose_failed", "docker compose ended. It said: " + text)
            .withContext("last_lines", text);
    }
};

} // namespace

class TestRemoteStacks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHostThatIsAwayIsNamedBeforeAnythingIsRecorded_data()
    {
        QTest::addColumn<QString>("use");
        for (const char *use : {"create", "change", "up", "fetch"}) {
            QTest::newRow(use) << use;
        }
    }
    void aHostThatIsAwayIsNamedBeforeAnythingIsRecorded()
    {
        QFETCH(QString, use);
        FarStack house;
        if (use != "create") {
            house.finish(house.creation());
            house.calm();
        }
        const auto operations = house.store.tables().operations.size();
        const auto services = house.store.tables().services.size();
        house.far().setReachable(false);
        house.calm();
        const auto asked = [&]() -> Task<OperationTicket> {
            if (use == "create") {
                return house.creation();
            }
            if (use == "change") {
                return house.changeTo(FarStack::yaml("nginx:1.26")
                                      + "  api: {image: 'nginx:1.25', labels: "
                                        "{wakedock.domain: api.example.org}}\n");
            }
            if (use == "up") {
                return house.core().stacks.up.execute(WorkshopFixture::as(Role::Admin), house.id, {});
            }
            return house.core().stacks.fetchStrays.execute(WorkshopFixture::as(Role::Admin), house.id, {});
        };
        const auto refused = house.failure(asked());
        QVERIFY(refused.has_value());
        QCOMPARE(refused->code(), ErrorCode::Unavailable);
        QCOMPARE(house.store.tables().operations.size(), operations);
        QCOMPARE(house.store.tables().services.size(), services);
    }

    void aReservedPortThatSomebodyHasIsPassedOver()
    {
        FarStack house;
        house.finish(house.creation());
        const auto first = house.service("shop-web")->record.addresses;
        house.compose.failNextUp = FarStack::portTaken(first.b);
        house.finish(house.changeTo(FarStack::yaml("nginx:1.26")));
        const auto record = house.service("shop-web")->record;
        QCOMPARE(record.revision, std::int64_t(2));
        QVERIFY(record.addresses.b.port != first.b.port);
        QCOMPARE(house.proxy.routeOf(shopDomain)->dialB, dialText(record.addresses.b));
        QCOMPARE(house.far().world.all().size(), std::size_t(1));
    }

    void strayServicesComeBackWhereTheHostIsReachedNow()
    {
        FarStack house("10.0.0.5");
        house.finish(house.creation());
        house.calm();
        HostWish moved;
        moved.name = "attic";
        moved.address.url = "tcp://10.0.0.5:2376";
        moved.serviceAddress = "10.0.0.6";
        await(house.core().hosts.change.execute(WorkshopFixture::as(Role::Admin), {house.id.hostId, {}, moved, true}));
        house.upByHand();
        house.compose.failNextUp = FarStack::portTaken({"10.0.0.6", house.service("shop-web")->record.addresses.b.port});
        house.finish(house.core().stacks.fetchStrays.execute(WorkshopFixture::as(Role::Admin), house.id, {}));
        const auto record = house.service("shop-web")->record;
        QCOMPARE(record.liveColour, Colour::B);
        QCOMPARE(record.addresses.b.ip, std::string("10.0.0.6"));
        QCOMPARE(house.proxy.routeOf(shopDomain)->dialB, dialText(record.addresses.b));
        QCOMPARE(house.far().world.all().size(), std::size_t(1));
    }

    void aHostWhereEachPortIsTakenIsNamed()
    {
        FarStack house;
        house.finish(house.creation());
        const auto before = house.service("shop-web")->record;
        house.addresses.stayAt(before.addresses.b.port);
        house.compose.failUps = FarStack::portTaken(before.addresses.b);
        const auto failure = house.failure(house.changeTo(FarStack::yaml("nginx:1.26")));
        QCOMPARE(failure->reason(), std::string("port_taken"));
        QCOMPARE(failure->code(), ErrorCode::Conflict);
        QCOMPARE(std::ranges::count(house.compose.ran, std::string("beside shop +labels web")), 4);
        QCOMPARE(house.service("shop-web")->record.revision, std::int64_t(1));
        QVERIFY(isServed(house));
    }

    void aPortOfTheFilesThatSomebodyHasIsTheFilesMatter()
    {
        FarStack house;
        house.finish(house.creation());
        house.compose.failNextUp = FarStack::portTaken({"10.0.0.5", 8080});
        const auto failure = house.failure(house.changeTo(FarStack::yaml("nginx:1.26")));
        QCOMPARE(failure->reason(), std::string("compose_failed"));
    }
};

WAKEDOCK_TEST(TestRemoteStacks)
#include "test_remote_stacks.moc"
