#include "backend/infrastructure/docker/client/docker_client_factory.h"
#include "backend/infrastructure/docker/docker_engine.h"
#include "backend/shared/async/task_scope.h"
#include "tests/integration/docker/own_program.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::docker;
using namespace wakedock::tests;
using namespace std::chrono_literals;

/// One engine of its own goes through a life: missing, started, stopped, started again.
class TestDockerReconnect : public QObject
{
    Q_OBJECT

    RecordingLog m_log;
    std::unique_ptr<OwnDockerd> m_dockerd;
    std::unique_ptr<DockerEngine> m_engine;
    TaskScope m_scope{nullptr};
    std::vector<EngineFact> m_facts;

    template <class Fact>
    [[nodiscard]] const Fact *last() const
    {
        return m_facts.empty() ? nullptr : std::get_if<Fact>(&m_facts.back());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_dockerd = std::make_unique<OwnDockerd>();
        m_engine = std::make_unique<DockerEngine>(DockerClientFactory().make({m_dockerd->url(), {}, false}),
                                                  Log(m_log, log_category::Docker),
                                                  WatchOptions{.firstRetry = 100ms, .longestRetry = 300ms});
        m_scope.start("watch", [this](CancelToken token) {
            return m_engine->watch([this](const EngineFact &fact) { m_facts.push_back(fact); }, token);
        });
    }
    void cleanupTestCase()
    {
        m_scope.cancel();
        await(m_scope.idle());
        m_engine.reset();
        m_dockerd.reset();
    }

    void aMissingEngineIsAGapWithARemedy()
    {
        QVERIFY(waitUntil([this] { return last<engine_fact::Gap>() != nullptr; }));
        const auto *gap = last<engine_fact::Gap>();
        QVERIFY2(gap->reason.find("there is no such socket") != std::string::npos, gap->reason.c_str());
        QVERIFY(gap->remedy.find("Start Docker") != std::string::npos);
        QCOMPARE(awaitError(m_engine->version({}))->code(), ErrorCode::Unavailable);
    }

    void theSameReasonIsToldOnceHoweverOftenItIsTried()
    {
        const auto before = m_facts.size();
        QVERIFY(!waitUntil([this, before] { return m_facts.size() > before; }, 1s));
    }

    void anEngineThatAppearsIsListed()
    {
        m_dockerd->start();
        QVERIFY(waitUntil([this] { return last<engine_fact::Listed>() != nullptr; }));
        QVERIFY(last<engine_fact::Listed>()->containers.empty());
        QCOMPARE(last<engine_fact::Listed>()->version.apiVersion, std::string("1.41"));
    }

    void aStoppedEngineIsAGapWhileItIsGone()
    {
        m_dockerd->stop();
        QVERIFY(waitUntil([this] { return last<engine_fact::Gap>() != nullptr; }));
        QCOMPARE(awaitError(m_engine->version({}))->code(), ErrorCode::Unavailable);
    }

    void aRestartedEngineIsListedAgainAndAnswers()
    {
        m_dockerd->start();
        QVERIFY(waitUntil([this] { return last<engine_fact::Listed>() != nullptr; }));
        QCOMPARE(await(m_engine->version({})).os, std::string("linux"));
        QVERIFY(await(m_engine->ensureVolume({}, "wd-own-data", {})));
    }
};

WAKEDOCK_TEST(TestDockerReconnect)
#include "test_docker_reconnect.moc"
