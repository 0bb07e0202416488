#include "backend/infrastructure/docker/docker_engines.h"
#include "backend/infrastructure/docker/requests/stats_requests.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"
#include "tests/unit/docker/scripted_engine.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::docker;
using namespace wakedock::tests;

/// What an engine tells of a container's network, where the kernel that counts is not this machine's.
class TestContainerStats : public QObject
{
    Q_OBJECT

    static std::optional<LinkCounters> told(const std::string &body)
    {
        ScriptedEngine scripted;
        scripted.answers["GET /containers/x/stats"] = {200, body};
        const auto counters = readLinkCounters(await(scripted.client->send({}, containerStatsCall("x"))));
        if (scripted.targets().back() != "/v1.41/containers/x/stats?stream=false&one-shot=true") {
            throw std::runtime_error("asked for " + scripted.targets().back());
        }
        return counters;
    }

private Q_SLOTS:
    void itsInterfacesAreSummed()
    {
        const auto counters = told(R"({"networks":{"eth0":{"rx_bytes":200,"rx_packets":2,"tx_bytes":100,"tx_packets":1},)"
                                   R"("eth1":{"rx_bytes":50,"rx_packets":3,"tx_bytes":30,"tx_packets":4,"rx_errors":9}}})");
        QVERIFY(counters == (LinkCounters{250, 5, 130, 5}));
    }

    void withoutANetworkOfItsOwnThereIsNothing()
    {
        QVERIFY(!told(R"({"cpu_stats":{}})"));
        QVERIFY(!told(R"({"networks":null})"));
    }

    void anEngineThatIsAwayOrUnknownTellsNothing()
    {
        RecordingLog log;
        DockerEngines engines("unix:///nowhere/docker.sock", Log(log, log_category::Docker));
        Container container;
        container.id = "x";
        QVERIFY(await(engines.read(localHost(), {container})).empty());
        QVERIFY(await(engines.read(HostId("attic"), {container})).empty());
    }
};

WAKEDOCK_TEST(TestContainerStats)
#include "test_container_stats.moc"
