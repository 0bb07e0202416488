#include "backend/shared/async/task_scope.h"
#include "tests/contract/engine/engine_under_test.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestEngineWatch : public QObject
{
    Q_OBJECT

    std::unique_ptr<EngineUnderTest> m_under;
    std::unique_ptr<TaskScope> m_scope;
    std::vector<EngineFact> m_facts;
    std::vector<std::string> m_failures;

    [[nodiscard]] IContainerEngine &engine() const { return m_under->engine(); }
    [[nodiscard]] CallContext context() const { return m_under->context(); }
    void watch()
    {
        m_scope->start("watch", [this](CancelToken token) {
            return engine().watch([this](const EngineFact &fact) { m_facts.push_back(fact); }, token);
        });
        QVERIFY(waitUntil([this] { return !m_facts.empty(); }));
    }
    /// The facts about one container, as words, without those that only one of the engines tells.
    [[nodiscard]] std::vector<std::string> storyOf(const std::string &id) const
    {
        std::vector<std::string> story;
        for (const auto &fact : m_facts) {
            if (const auto *changed = std::get_if<engine_fact::Changed>(&fact); changed && changed->container.id == id) {
                story.push_back(changed->cause);
            } else if (const auto *gone = std::get_if<engine_fact::Gone>(&fact); gone && gone->containerId == id) {
                story.emplace_back("gone");
            }
        }
        return story;
    }
    [[nodiscard]] bool heard(const std::string &id, const std::string &word) const
    {
        const auto story = storyOf(id);
        return std::find(story.begin(), story.end(), word) != story.end();
    }
    [[nodiscard]] Container lastSeen(const std::string &id) const
    {
        Container seen;
        for (const auto &fact : m_facts) {
            if (const auto *changed = std::get_if<engine_fact::Changed>(&fact); changed && changed->container.id == id) {
                seen = changed->container;
            }
        }
        return seen;
    }

private Q_SLOTS:
    void initTestCase_data() { EngineUnderTest::addRows(); }
    void init()
    {
        QFETCH_GLOBAL(QString, kind);
        m_under = std::make_unique<EngineUnderTest>(kind);
        m_scope = std::make_unique<TaskScope>(
            [this](const std::string &what, std::exception_ptr failure) { m_failures.push_back(what + describe(failure)); });
        m_facts.clear();
        m_failures.clear();
    }
    void cleanup()
    {
        m_scope->cancel();
        await(m_scope->idle());
        m_scope.reset();
        QCOMPARE(m_failures, std::vector<std::string>());
        m_under.reset();
    }

    void theFirstFactIsTheWholeTruth()
    {
        const auto id = m_under->run(m_under->spec("web", TestImages::Mute));
        watch();
        const auto *listed = std::get_if<engine_fact::Listed>(&m_facts.front());
        QVERIFY(listed);
        QCOMPARE(listed->version.os, std::string("linux"));
        const auto found = std::find_if(listed->containers.begin(), listed->containers.end(),
                                        [&id](const Container &container) { return container.id == id; });
        QVERIFY(found != listed->containers.end());
        QCOMPARE(*found, await(engine().inspectContainer(context(), id)));
    }

    void aLifeIsToldInItsOrder()
    {
        watch();
        const auto id = m_under->run(m_under->spec("web", TestImages::Mute));
        QVERIFY(waitUntil([this, &id] { return heard(id, "start"); }));
        QCOMPARE(lastSeen(id).status, ContainerStatus::Running);
        await(engine().setRestartPolicy(context(), id, RestartPolicy::Always));
        QVERIFY(waitUntil([this, &id] { return heard(id, "update"); }));
        await(engine().setRestartPolicy(context(), id, RestartPolicy::No));
        await(engine().stopContainer(context(), id, std::chrono::seconds(5)));
        QVERIFY(waitUntil([this, &id] { return heard(id, "stop"); }));
        QCOMPARE(lastSeen(id).status, ContainerStatus::Exited);
        await(engine().removeContainer(context(), id));
        QVERIFY(waitUntil([this, &id] { return heard(id, "gone"); }));
        QCOMPARE(storyOf(id), (std::vector<std::string>{"create", "start", "update", "update", "die", "stop", "gone"}));
    }

    void aCrashIsToldWithItsCode()
    {
        watch();
        const auto id = m_under->run(m_under->spec("crash", TestImages::Crash));
        QVERIFY(waitUntil([this, &id] { return heard(id, "die"); }));
        QCOMPARE(lastSeen(id).exitCode, 3);
        QCOMPARE(storyOf(id), (std::vector<std::string>{"create", "start", "die"}));
    }

    void cancellingEndsTheWatchInPeace()
    {
        watch();
        m_scope->cancel();
        await(m_scope->idle());
        const auto before = m_facts.size();
        await(engine().createContainer(context(), m_under->spec("unheard", TestImages::Mute)));
        await(engine().version(context()));
        QCOMPARE(m_facts.size(), before);
    }
};

WAKEDOCK_TEST(TestEngineWatch)
#include "test_engine_watch.moc"
