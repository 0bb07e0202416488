#include "backend/infrastructure/docker/docker_engines.h"
#include "backend/infrastructure/docker/requests/stats_requests.h"
#include "backend/shared/async/task_scope.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"
#include "tests/unit/docker/scripted_engine.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::docker;
using namespace wakedock::tests;

namespace {

Task<void> readOnce(DockerEngines *engines, CallContext context, std::vector<Container> running)
{
    (void)co_await engines->read(std::move(context), localHost(), std::move(running));
}

} // namespace

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
        QVERIFY(await(engines.read({}, localHost(), {container})).empty());
        QVERIFY(await(engines.read({}, HostId("attic"), {container})).empty());
    }

    void anEngineThatHangsDoesNotOutliveAStop()
    {
        ScriptedHttpServer silent([](const auto &, auto) { });
        RecordingLog log;
        const EngineAddress address{"tcp://127.0.0.1:" + std::to_string(silent.listenTcp()), {}, true};
        DockerEngines engines(address, Log(log, log_category::Docker));
        CancelSource stop;
        CallContext context;
        context.cancel = stop.token();
        std::vector<Container> running(20);
        for (std::size_t i = 0; i < running.size(); ++i) {
            running[i].id = std::to_string(i);
        }
        TaskScope scope({});
        scope.start("reading",
                    [&engines, context, running](CancelToken /*stopping*/) { return readOnce(&engines, context, running); });
        QVERIFY(waitUntil([&silent] { return !silent.requests().empty(); }));
        stop.cancel();
        QVERIFY(waitUntil([&scope] { return scope.running() == 0; }, std::chrono::seconds(2)));
    }
};

WAKEDOCK_TEST(TestContainerStats)
#include "test_container_stats.moc"
