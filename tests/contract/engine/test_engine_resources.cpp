#include "tests/contract/engine/engine_under_test.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestEngineResources : public QObject
{
    Q_OBJECT

    std::unique_ptr<EngineUnderTest> m_under;

    [[nodiscard]] IContainerEngine &engine() const { return m_under->engine(); }
    [[nodiscard]] CallContext context() const { return m_under->context(); }
    [[nodiscard]] Container inspect(const std::string &id) const { return await(engine().inspectContainer(context(), id)); }
    bool makeNetwork(const std::string &name, const std::string &subnet = {}) const
    {
        return await(engine().ensureNetwork(context(), name, subnet, {}, m_under->labels()));
    }

private Q_SLOTS:
    void initTestCase_data() { EngineUnderTest::addRows(); }
    void init()
    {
        QFETCH_GLOBAL(QString, kind);
        m_under = std::make_unique<EngineUnderTest>(kind);
    }
    void cleanup() { m_under.reset(); }

    void theEngineNamesItself()
    {
        const auto version = await(engine().version(context()));
        QCOMPARE(version.name, std::string("Docker Engine"));
        QVERIFY(!version.version.empty());
        QCOMPARE(version.apiVersion, std::string("1.41"));
        QCOMPARE(version.os, std::string("linux"));
    }

    void anImageTellsItsPortsAndWhetherItChecksItself()
    {
        const auto web = await(engine().findImage(context(), TestImages::Web));
        QVERIFY(web.has_value());
        QVERIFY(web->id.starts_with("sha256:"));
        QVERIFY2(web->digest.empty(), "made here: no registry knows it");
        QVERIFY(!web->hasHealthCheck);
        QCOMPARE(web->exposedPorts.size(), std::size_t(1));
        QCOMPARE(web->exposedPorts.front().containerPort, 80);
        QVERIFY(await(engine().findImage(context(), TestImages::Healthy))->hasHealthCheck);
        QVERIFY(await(engine().findImage(context(), TestImages::Mute))->exposedPorts.empty());
    }

    void anImageIsFoundByItsIdAndAnUnknownOneIsNothing()
    {
        const auto web = await(engine().findImage(context(), TestImages::Web));
        QCOMPARE(await(engine().findImage(context(), web->id))->id, web->id);
        QVERIFY(!await(engine().findImage(context(), "wd-contract/nothing:1")).has_value());
        QVERIFY2(!await(engine().findImage(context(), "wakedock-test/web")).has_value(), "no tag means latest");
    }

    void aVolumeIsMadeOnceAndStaysAsItIs()
    {
        const auto name = m_under->name("data");
        QVERIFY(await(engine().ensureVolume(context(), name, m_under->labels())));
        QVERIFY(!await(engine().ensureVolume(context(), name, {{"other", "label"}})));
        const auto [key, value] = *m_under->labels().begin();
        QCOMPARE(await(engine().listVolumes(context(), key, value)), (std::vector<std::string>{name}));
        await(engine().removeVolume(context(), name));
        await(engine().removeVolume(context(), name));
        QVERIFY(await(engine().listVolumes(context(), key, value)).empty());
    }

    void aNamedVolumeOutlivesItsContainer()
    {
        const auto volume = m_under->name("data");
        await(engine().ensureVolume(context(), volume, m_under->labels()));
        auto spec = m_under->spec("web", TestImages::Mute);
        spec.volumes = {{VolumeType::Volume, volume, "/data", false}};
        const auto id = m_under->run(spec);
        const auto error = awaitError(engine().removeVolume(context(), volume));
        QCOMPARE(error->code(), ErrorCode::Conflict);
        QCOMPARE(error->reason(), std::string("volume_in_use"));
        await(engine().removeContainer(context(), id));
        const auto [key, value] = *m_under->labels().begin();
        QCOMPARE(await(engine().listVolumes(context(), key, value)), (std::vector<std::string>{volume}));
    }

    void aNetworkIsMadeOnce()
    {
        const auto name = m_under->name("net");
        QVERIFY(makeNetwork(name));
        QVERIFY(!makeNetwork(name));
        const auto [key, value] = *m_under->labels().begin();
        QCOMPARE(await(engine().listNetworks(context(), key, value)), (std::vector<std::string>{name}));
        await(engine().removeNetwork(context(), name));
        await(engine().removeNetwork(context(), name));
        QVERIFY(await(engine().listNetworks(context(), key, value)).empty());
    }

    void aPinnedAddressIsGivenAndIsTakenOnlyOnce()
    {
        const auto network = m_under->name("net");
        makeNetwork(network, m_under->subnet());
        auto spec = m_under->spec("first", TestImages::Mute);
        spec.network = network;
        spec.pinnedIp = m_under->address(10);
        const auto first = m_under->run(spec);
        QCOMPARE(inspect(first).addresses.at(network), m_under->address(10));
        spec.name = m_under->name("second");
        const auto second = await(engine().createContainer(context(), spec));
        const auto error = awaitError(engine().startContainer(context(), second));
        QCOMPARE(error->code(), ErrorCode::Conflict);
        QCOMPARE(error->reason(), std::string("address_taken"));
        await(engine().stopContainer(context(), first, std::chrono::seconds(5)));
        await(engine().startContainer(context(), second));
        QCOMPARE(inspect(second).addresses.at(network), m_under->address(10));
    }

    void aContainerIsOnAllItsNetworks()
    {
        makeNetwork(m_under->name("front"));
        makeNetwork(m_under->name("back"));
        auto spec = m_under->spec("web", TestImages::Mute);
        spec.network = m_under->name("front");
        spec.furtherNetworks = {m_under->name("back")};
        const auto addresses = inspect(m_under->run(spec)).addresses;
        QCOMPARE(addresses.size(), std::size_t(2));
        QVERIFY(!addresses.at(m_under->name("back")).empty());
    }

    void aFurtherNetworkThatIsMissingIsNoticedBeforeTheContainerRuns()
    {
        auto spec = m_under->spec("web", TestImages::Mute);
        spec.network = "bridge";
        spec.furtherNetworks = {m_under->name("nowhere")};
        // Engines differ in the moment: some refuse the connection, some only the start.
        const auto attempt = [](IContainerEngine *on, CallContext call, ContainerSpec wanted) -> Task<void> {
            const auto id = co_await on->createContainer(call, wanted);
            co_await on->startContainer(call, id);
        };
        QCOMPARE(awaitError(attempt(&engine(), context(), spec))->reason(), std::string("network_not_found"));
        const auto [key, value] = *m_under->labels().begin();
        for (const auto &left : await(engine().listContainers(context(), key, value))) {
            QVERIFY(left.status != ContainerStatus::Running);
        }
    }

    void aContainerOnANetworkThatIsMissingDoesNotStart()
    {
        auto spec = m_under->spec("web", TestImages::Mute);
        spec.network = m_under->name("nowhere");
        const auto id = await(engine().createContainer(context(), spec));
        const auto error = awaitError(engine().startContainer(context(), id));
        QCOMPARE(error->code(), ErrorCode::NotFound);
        QCOMPARE(error->reason(), std::string("network_not_found"));
    }

    void aNetworkInUseStays()
    {
        const auto network = m_under->name("net");
        makeNetwork(network);
        auto spec = m_under->spec("web", TestImages::Mute);
        spec.network = network;
        m_under->run(spec);
        const auto error = awaitError(engine().removeNetwork(context(), network));
        QCOMPARE(error->code(), ErrorCode::Conflict);
        QCOMPARE(error->reason(), std::string("network_in_use"));
    }
};

WAKEDOCK_TEST(TestEngineResources)
#include "test_engine_resources.moc"
