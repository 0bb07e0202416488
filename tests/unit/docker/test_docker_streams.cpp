#include "backend/infrastructure/docker/events/container_event.h"
#include "backend/infrastructure/docker/requests/json_lines.h"
#include "backend/infrastructure/docker/requests/pull_tracker.h"
#include "backend/shared/async/task_scope.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"
#include "tests/unit/docker/scripted_engine.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::docker;
using namespace wakedock::tests;
using namespace std::chrono_literals;

class TestDockerStreams : public QObject
{
    Q_OBJECT

    std::unique_ptr<ScriptedEngine> m_scripted;
    std::unique_ptr<TaskScope> m_scope;
    std::vector<std::string> m_facts;

    void hear(const EngineFact &fact)
    {
        if (const auto *listed = std::get_if<engine_fact::Listed>(&fact)) {
            m_facts.push_back("listed " + std::to_string(listed->containers.size()));
        } else if (const auto *changed = std::get_if<engine_fact::Changed>(&fact)) {
            m_facts.push_back(changed->cause + " " + changed->container.id);
        } else if (const auto *gone = std::get_if<engine_fact::Gone>(&fact)) {
            m_facts.push_back("gone " + gone->containerId);
        } else {
            m_facts.emplace_back("gap");
        }
    }
    void watch(WatchOptions options = {})
    {
        m_scripted = std::make_unique<ScriptedEngine>(options);
        m_scripted->answers["GET /containers/json"] = {200, R"([{"Id":"a"},{"Id":"vanished"}])"};
        m_scripted->tellContainer("a", "running");
        m_scope->start("watch", [this](CancelToken token) {
            return m_scripted->engine.watch([this](const EngineFact &fact) { hear(fact); }, token);
        });
        QVERIFY(waitUntil([this] { return !m_facts.empty(); }));
        QCOMPARE(m_facts.front(), std::string("listed 1"));
    }
    bool hears(const std::string &fact)
    {
        return waitUntil([this, &fact] { return !m_facts.empty() && m_facts.back() == fact; });
    }

private Q_SLOTS:
    void init()
    {
        m_facts.clear();
        m_scope = std::make_unique<TaskScope>(nullptr);
    }
    void cleanup()
    {
        m_scope->cancel();
        await(m_scope->idle());
        m_scripted.reset();
    }

    void eachEventIsAFactAndChecksAreNone()
    {
        watch();
        m_scripted->say("exec_start: true", "a");
        m_scripted->say("start", "a");
        m_scripted->say("health_status: healthy", "a");
        QVERIFY(hears("health_status: healthy a"));
        QCOMPARE(m_facts, (std::vector<std::string>{"listed 1", "start a", "health_status: healthy a"}));
    }

    void aBurstOfEventsSharesInspections()
    {
        watch();
        const int before = m_scripted->countOf("/containers/a/json");
        for (int i = 0; i < 50; ++i) {
            m_scripted->say("update", "a");
        }
        QVERIFY(waitUntil([this] { return m_facts.size() == 51; }));
        const int asked = m_scripted->countOf("/containers/a/json") - before;
        QVERIFY2(asked < 25, qPrintable(QStringLiteral("%1 inspections for 50 events").arg(asked)));
    }

    void whatIsDestroyedIsGoneOnceAndNothingFollows()
    {
        watch();
        m_scripted->say("die", "a");
        m_scripted->say("destroy", "a");
        m_scripted->say("destroy", "a");
        m_scripted->tellContainer("b", "created");
        m_scripted->say("create", "b");
        QVERIFY(hears("create b"));
        QCOMPARE(std::count(m_facts.begin(), m_facts.end(), "gone a"), 1);
        QVERIFY(std::find(m_facts.begin(), m_facts.end(), "gone a") < std::find(m_facts.begin(), m_facts.end(), "create b"));
    }

    void anEndedStreamIsAGapAndAReconnectionListsAnew()
    {
        watch({.firstRetry = 10ms});
        m_scripted->endEvents();
        QVERIFY(hears("listed 1"));
        QVERIFY(waitUntil([this] { return m_facts == std::vector<std::string>{"listed 1", "gap", "listed 1"}; }));
    }

    void anEngineThatHangsIsAGapThoughItsStreamIsOpen()
    {
        watch({.firstRetry = 10ms, .heartbeat = 50ms});
        m_scripted->isSilent = true;
        QVERIFY(hears("gap"));
        m_scripted->isSilent = false;
        QVERIFY(waitUntil([this] { return m_facts.back() == "listed 1" && m_facts.size() == 3; }, 25s));
    }

    void linesAreWholeHoweverTheyArrive()
    {
        std::vector<std::string> lines;
        JsonLines cutter([&lines](std::string_view line) { lines.emplace_back(line); });
        cutter.feed("{\"a\":1}\r\n{\"b\"");
        cutter.feed(":2}\n\n");
        cutter.feed("{\"open\"");
        QCOMPARE(lines, (std::vector<std::string>{"{\"a\":1}\r", "{\"b\":2}"}));
        QVERIFY_THROWS_EXCEPTION(Error, cutter.feed(std::string(2 * 1024 * 1024, 'x')));
    }

    void eventsOfOtherThingsAndBrokenLinesAreNone()
    {
        QVERIFY(!readContainerEvent(R"({"Type":"network","Action":"create","Actor":{"ID":"n"}})"));
        QVERIFY(!readContainerEvent("not json"));
        QVERIFY(!readContainerEvent(R"({"Type":"container","Action":"exec_die","Actor":{"ID":"a"}})"));
        QCOMPARE(readContainerEvent(R"({"Type":"container","Action":"died","Actor":{"ID":"a"}})")->action,
                 std::string("die"));
    }

    void aPullIsOneLineAndAFractionThatNeverGoesBack()
    {
        std::vector<PullProgress> told;
        PullTracker tracker("shop:1", [&told](const PullProgress &progress) { told.push_back(progress); });
        tracker.take(R"({"status":"Pulling from shop","id":"1"})");
        tracker.take(R"({"status":"Pulling fs layer","progressDetail":{},"id":"aa"})");
        tracker.take(R"({"status":"Already exists","progressDetail":{},"id":"bb"})");
        tracker.take(R"({"status":"Downloading","progressDetail":{"current":12000000,"total":40000000},"id":"aa"})");
        QCOMPARE(told.back().detail, std::string("1 of 2 layers, 12 MB of 40 MB"));
        tracker.take(R"({"status":"Download complete","progressDetail":{},"id":"aa"})");
        tracker.take(R"({"status":"Extracting","progressDetail":{"current":1,"total":2},"id":"aa"})");
        tracker.take(R"({"status":"Pull complete","progressDetail":{},"id":"aa"})");
        QCOMPARE(told.back().detail, std::string("2 of 2 layers, 40 MB of 40 MB"));
        QCOMPARE(*told.back().done, 1.0);
        QVERIFY(std::is_sorted(told.begin(), told.end(), [](const auto &a, const auto &b) { return *a.done < *b.done; }));
        tracker.finish();
    }

    void aPullThatFailsAfterItsStartSaysTheRegistrysWords()
    {
        PullTracker tracker("shop:1", {});
        tracker.take(R"({"errorDetail":{"message":"x"},"error":"manifest for shop:1 not found: manifest unknown"})");
        try {
            tracker.finish();
            QFAIL("it did not throw");
        } catch (const Error &error) {
            QCOMPARE(error.reason(), std::string("image_not_found"));
        }
    }
};

WAKEDOCK_TEST(TestDockerStreams)
#include "test_docker_streams.moc"
