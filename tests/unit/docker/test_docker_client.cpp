#include "backend/infrastructure/docker/client/api_version.h"
#include "backend/infrastructure/docker/docker_engines.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"
#include "tests/unit/docker/scripted_engine.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::docker;
using namespace wakedock::tests;
using namespace std::chrono_literals;

class TestDockerClient : public QObject
{
    Q_OBJECT

    /// How a start fails when the engine says this.
    static Error startRefused(int status, const std::string &words)
    {
        ScriptedEngine scripted;
        scripted.answers["POST /containers/x/start"] = {status, "{\"message\":\"" + words + "\"}"};
        return awaitError(scripted.engine.startContainer({}, "x")).value_or(Error(ErrorCode::Internal, "no_error", ""));
    }

private Q_SLOTS:
    void versionsCompareAsNumbers()
    {
        QVERIFY(*ApiVersion::parse("1.9") < *ApiVersion::parse("1.41"));
        QVERIFY(!ApiVersion::parse("1").has_value());
        QVERIFY(!ApiVersion::parse("1.x").has_value());
        QVERIFY(!ApiVersion::parse("").has_value());
    }

    void theOldestVersionBothSpeakIsChosen()
    {
        QCOMPARE(chooseApiVersion({1, 12}, {1, 41}).text(), std::string("1.41"));
        QCOMPARE(chooseApiVersion({1, 24}, {1, 51}).text(), std::string("1.41"));
        QCOMPARE(chooseApiVersion({1, 44}, {1, 52}).text(), std::string("1.44"));
    }

    void anEngineThatIsTooOldOrTooNewIsUnsupported()
    {
        ScriptedEngine scripted;
        scripted.versionBody = R"({"ApiVersion":"1.40","MinAPIVersion":"1.12"})";
        auto error = awaitError(scripted.engine.version({}));
        QCOMPARE(error->code(), ErrorCode::Unsupported);
        QCOMPARE(error->reason(), std::string("engine_too_old"));
        scripted.versionBody = R"({"ApiVersion":"1.60","MinAPIVersion":"1.50"})";
        QCOMPARE(awaitError(scripted.engine.startContainer({}, "x"))->reason(), std::string("engine_too_new"));
    }

    void callsCarryTheNegotiatedVersion()
    {
        ScriptedEngine scripted;
        scripted.versionBody = R"({"Version":"29.0","ApiVersion":"1.52","MinAPIVersion":"1.44"})";
        scripted.answers["POST /containers/x/start"] = {204, ""};
        await(scripted.engine.startContainer({}, "x"));
        await(scripted.engine.startContainer({}, "x"));
        QCOMPARE(scripted.targets(),
                 (std::vector<std::string>{"/version", "/v1.44/containers/x/start", "/v1.44/containers/x/start"}));
    }

    void podmanIsKnownByItsComponent()
    {
        ScriptedEngine scripted;
        scripted.versionBody =
            R"({"Version":"4.3.1","ApiVersion":"1.41","MinAPIVersion":"1.24","Components":[{"Name":"Podman Engine"}]})";
        QCOMPARE(await(scripted.engine.version({})).name, std::string("Podman"));
    }

    void whatIsNoEngineIsSaidToBeNone()
    {
        ScriptedEngine scripted;
        scripted.versionBody = "<html>";
        QCOMPARE(awaitError(scripted.engine.version({}))->code(), ErrorCode::UpstreamFailed);
        scripted.versionBody = R"({"hello":1})";
        QCOMPARE(awaitError(scripted.engine.version({}))->reason(), std::string("engine_failed"));
    }

    void theSentenceOfARefusalDecidesWhatItIs_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, int status, const char *words, const char *reason) {
            QTest::newRow(name) << status << QByteArray(words) << QByteArray(reason);
        };
        row("port, container", 500, "Bind for 0.0.0.0:80 failed: port is already allocated", "port_taken");
        row("port, program", 500, "listen tcp4 0.0.0.0:80: bind: address already in use", "port_taken");
        row("port, Docker 28", 500, "failed to bind host port 0.0.0.0:80/tcp: address already in use", "port_taken");
        row("address of another machine", 500, "listen tcp4 10.0.0.9:80: bind: cannot assign requested address",
            "address_not_on_host");
        row("address", 403, "Address already in use", "address_taken");
        row("address outside", 500, "Invalid address 10.1.1.1: It does not belong to any of this network's subnets",
            "address_outside_network");
        row("network", 404, "network front not found", "network_not_found");
        row("container", 404, "No such container: x", "container_not_found");
        row("program", 400, "exec: nothing: executable file not found in $PATH", "command_not_found");
        row("program's path", 400, "unable to start container process: exec: \"/no\": stat /no: no such file or directory",
            "command_not_found");
        row("bind", 400, "bind source path does not exist: /no", "bind_source_missing");
        row("another refusal", 400, "invalid IP address", "engine_refused");
        row("other", 500, "something broke", "engine_failed");
    }

    void theSentenceOfARefusalDecidesWhatItIs()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, words);
        QFETCH(QByteArray, reason);
        const auto error = startRefused(status, words.toStdString());
        QCOMPARE(error.reason(), reason.toStdString());
        QVERIFY2(error.message().find(words.toStdString()) != std::string::npos, "the engine's own words are told");
    }

    void aSilentEngineIsATimeout()
    {
        ScriptedEngine scripted;
        scripted.isSilent = true;
        const auto error = awaitError(scripted.engine.startContainer(CallContext().withDeadline(50ms), "x"));
        QCOMPARE(error->code(), ErrorCode::Timeout);
        QCOMPARE(error->reason(), std::string("engine_timeout"));
    }

    void aMissingSocketSaysWhatToDo()
    {
        RecordingLog log;
        DockerEngines engines("unix:///nowhere/docker.sock", Log(log, log_category::Docker));
        const auto error = awaitError(engines.engine(localHost()).version({}));
        QCOMPARE(error->code(), ErrorCode::Unavailable);
        QCOMPARE(error->reason(), std::string("engine_unreachable"));
        QVERIFY(error->message().find("/nowhere/docker.sock") != std::string::npos);
        QVERIFY(error->remedy().find("Start Docker") != std::string::npos);
    }

    void anotherHostThatIsAwayIsNamed()
    {
        RecordingLog log;
        DockerEngines engines("unix:///nowhere/docker.sock", Log(log, log_category::Docker));
        const HostId attic("attic-id");
        engines.take(attic, {"unix:///nowhere/podman.sock", {}, false, "attic"});
        const auto error = awaitError(engines.engine(attic).version({}));
        QVERIFY(error->message().starts_with("The host attic cannot be reached."));
        QVERIFY(error->remedy().find("DOCKER_HOST") == std::string::npos);
    }

    void anEngineThatCannotChangeARestartPolicyIsNoFailure()
    {
        ScriptedEngine podman;
        podman.answers["POST /containers/x/update"] = {404, "Not Found\n"};
        await(podman.engine.setRestartPolicy({}, "x", RestartPolicy::Always));
        podman.answers["POST /containers/x/update"] = {404, R"({"message":"No such container: x"})"};
        const auto error = awaitError(podman.engine.setRestartPolicy({}, "x", RestartPolicy::Always));
        QVERIFY(error);
        QCOMPARE(error->reason(), std::string("container_not_found"));
    }

    void whatIsNoAddressIsRefusedAtOnce()
    {
        RecordingLog log;
        for (const auto *url : {"", "docker", "unix://", "unix://relative", "tcp://", "ftp://x"}) {
            QVERIFY_THROWS_EXCEPTION(Error, DockerEngines(url, Log(log, log_category::Docker)));
        }
        DockerEngines engines(DefaultDockerHost, Log(log, log_category::Docker));
        QVERIFY_THROWS_EXCEPTION(Error, (void)engines.engine(HostId("elsewhere")));
        QCOMPARE(engines.hosts(), (std::vector<HostId>{localHost()}));
    }

    void theEndOfAnEngineEndsItsCalls()
    {
        auto scripted = std::make_unique<ScriptedEngine>();
        scripted->isSilent = true;
        auto call = scripted->engine.startContainer({}, "x");
        auto watch = scripted->engine.watch([](const EngineFact &) { }, {});
        QVERIFY(waitUntil([&scripted] { return scripted->targets().size() == 2; }));
        scripted.reset();
        QCOMPARE(awaitError(std::move(call))->code(), ErrorCode::Cancelled);
        await(std::move(watch));
    }
};

WAKEDOCK_TEST(TestDockerClient)
#include "test_docker_client.moc"
