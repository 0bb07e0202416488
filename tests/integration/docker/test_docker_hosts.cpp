#include "backend/infrastructure/docker/docker_engines.h"
#include "tests/integration/docker/own_program.h"
#include "tests/integration/docker/own_sshd.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/fakes/scripted_http_server.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::docker;
using namespace wakedock::tests;
using namespace std::chrono_literals;

/// Engines behind ssh and Podman's socket, and one that hangs beside one that does not.
class TestDockerHosts : public QObject
{
    Q_OBJECT

    RecordingLog m_log;
    std::unique_ptr<OwnSshd> m_sshd;

    [[nodiscard]] std::unique_ptr<DockerEngines> over(const SshProgram &ssh)
    {
        return std::make_unique<DockerEngines>(EngineAddress{m_sshd->url(), {}, false}, Log(m_log, log_category::Docker),
                                               DockerClientFactory(ssh));
    }
    std::string problem(const SshProgram &ssh, const std::string &url)
    {
        const auto error = awaitError(over(ssh)->probe({}, {url, {}, false}));
        if (!error) {
            return "none";
        }
        const auto cause = error->context().find("cause");
        return (cause == error->context().end() ? error->reason() : cause->second) + (error->remedy().empty() ? "!" : "");
    }

private Q_SLOTS:
    void initTestCase() { m_sshd = std::make_unique<OwnSshd>(); }
    void cleanupTestCase() { m_sshd.reset(); }

    void anEngineBehindSshIsSpokenTo()
    {
        const auto engines = over(m_sshd->client());
        const auto version = await(engines->probe({}, {m_sshd->url(), {}, false}));
        QCOMPARE(version.name, std::string("Docker Engine"));
        auto &engine = engines->engine(localHost());
        await(engine.version({}));
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < 5; ++i) {
            QVERIFY(await(engine.listContainers({}, "nobody", {})).empty());
        }
        QVERIFY2(clock.elapsed() < 1000, "one connection serves all calls");
    }

    void anEngineBehindSshIsFollowed()
    {
        const auto engines = over(m_sshd->client());
        CancelSource stop;
        bool listed = false;
        std::string gap;
        const auto take = [&listed, &gap](const EngineFact &fact) {
            listed = listed || std::holds_alternative<engine_fact::Listed>(fact); // others use this engine too
            if (const auto *lost = std::get_if<engine_fact::Gap>(&fact)) {
                gap = lost->reason;
            }
        };
        auto watching = engines->engine(localHost()).watch(take, stop.token());
        const bool isFollowed = waitUntil([&listed] { return listed; });
        stop.cancel();
        await(std::move(watching));
        QVERIFY2(isFollowed, gap.c_str());
    }

    void whatIsWrongWithSshIsSaid()
    {
        QCOMPARE(problem(m_sshd->clientThatKnowsNoHost(), m_sshd->url()), std::string("host_key_unknown"));
        QCOMPARE(problem(m_sshd->clientThatKnowsAnotherKey(), m_sshd->url()), std::string("host_key_changed"));
        QCOMPARE(problem(m_sshd->clientWithAnotherKey(), m_sshd->url()), std::string("login_refused"));
        QCOMPARE(problem(m_sshd->client(), "ssh://127.0.0.1:" + std::to_string(freeLoopbackPort())),
                 std::string("connection_refused"));
        QCOMPARE(problem(m_sshd->client(), "ssh://nowhere.invalid"), std::string("host_not_found"));
    }

    void whatIsWrongAtTheOtherEndOfSshIsSaid()
    {
        const OwnSshd withoutEngine(QStringLiteral("DOCKER_HOST=unix:///nowhere/docker.sock"));
        QCOMPARE(problem(withoutEngine.client(), withoutEngine.url()), std::string("engine_not_running"));
        const OwnSshd withoutDocker(QStringLiteral("PATH=/nowhere"));
        QCOMPARE(problem(withoutDocker.client(), withoutDocker.url()), std::string("docker_not_found"));
    }

    void podmansSocketIsSpokenTo()
    {
        const QTemporaryDir folder;
        const auto in = [&folder](const char *name) { return folder.filePath(QString::fromLatin1(name)); };
        QProcess podman;
        podman.setProcessChannelMode(QProcess::MergedChannels);
        podman.start(QStringLiteral("podman"),
                     {QStringLiteral("--root"), in("root"), QStringLiteral("--runroot"), in("run"),
                      QStringLiteral("--tmpdir"), in("tmp"), QStringLiteral("--storage-driver"), QStringLiteral("vfs"),
                      QStringLiteral("system"), QStringLiteral("service"), QStringLiteral("--time=0"),
                      QStringLiteral("unix://") + in("p.sock")});
        DockerEngines engines("unix://" + in("p.sock").toStdString(), Log(m_log, log_category::Docker));
        std::optional<EngineVersion> version;
        const auto answers = [&] {
            try {
                version = await(engines.probe({}, {"unix://" + in("p.sock").toStdString(), {}, false}));
            } catch (const Error &) {
                version.reset();
            }
            return version.has_value();
        };
        QVERIFY2(waitUntil(answers), podman.readAll().constData());
        QCOMPARE(version->name, std::string("Podman"));
        QVERIFY(!version->apiVersion.empty());
        podman.terminate();
        podman.waitForFinished(10000);
    }

    void aHostThatHangsDelaysNoOther()
    {
        ScriptedHttpServer silent([](const auto &, auto) { });
        const auto port = std::to_string(silent.listenTcp());
        DockerEngines engines(DefaultDockerHost, Log(m_log, log_category::Docker));
        const HostId hanging("hanging");
        engines.take(hanging, {"tcp://127.0.0.1:" + port, {}, false});
        auto &good = engines.engine(localHost());
        await(good.version({}));
        QElapsedTimer clock;
        clock.start();
        await(good.listContainers({}, "nobody", {}));
        const auto alone = clock.elapsed();

        int late = 0;
        const auto ask = [](IContainerEngine *engine, int *into) -> Task<void> {
            const auto context = CallContext().withDeadline(2s);
            try {
                co_await engine->version(context);
            } catch (const Error &error) {
                *into += error.code() == ErrorCode::Timeout ? 1 : 0;
            }
        };
        std::vector<Task<void>> asked;
        for (int i = 0; i < 50; ++i) {
            asked.push_back(ask(&engines.engine(hanging), &late));
        }
        clock.restart();
        for (int i = 0; i < 10; ++i) {
            await(good.listContainers({}, "nobody", {}));
        }
        QVERIFY2(clock.elapsed() < 10 * alone + 1000, std::to_string(clock.elapsed()).c_str());
        QCOMPARE(late, 0);
        QVERIFY2(waitUntil([&late] { return late == 50; }), "each ends by its own deadline");
    }
};

WAKEDOCK_TEST(TestDockerHosts)
#include "test_docker_hosts.moc"
