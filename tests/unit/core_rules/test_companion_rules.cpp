// What falls asleep with a service of a stack, and who else may be using it.
#include "backend/core/domain/rules/companion_rules.h"

#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock::core;
using namespace std::chrono_literals;

namespace {

Container companionAt(const std::string &id, std::vector<std::string> networks)
{
    Container container;
    container.id = id;
    container.status = ContainerStatus::Running;
    container.networks = std::move(networks);
    return container;
}

} // namespace

class TestCompanionRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPublishedPortIsReachedByOthers()
    {
        Container db = companionAt("db", {});
        db.ports = {{"127.0.0.1", 5432, 5432, Protocol::Tcp}};
        QVERIFY(isReachedByOthers(db, {"db", "web"}, {}));
        db.ports = {{"", 0, 5432, Protocol::Tcp}}; // only exposed
        QVERIFY(!isReachedByOthers(db, {"db", "web"}, {}));
    }

    void whoRunsInItsNetworkReachesIt()
    {
        const Container db = companionAt("db", {"shop_default"});
        const Container web = companionAt("web", {"front", "shop_default"});
        Container worker = companionAt("worker", {"shop_default"});
        const Container other = companionAt("other", {"front"});
        QVERIFY(!isReachedByOthers(db, {"db", "web"}, {db, web, other}));
        QVERIFY(isReachedByOthers(db, {"db", "web"}, {db, web, other, worker}));
        worker.status = ContainerStatus::Exited;
        QVERIFY(!isReachedByOthers(db, {"db", "web"}, {db, web, other, worker}));
    }

    void whatItsServiceAskedOfItIsNobodyElses()
    {
        QVERIFY(!isUsedByOthers({10s, 7}, 7, 30min));
        QVERIFY(!isUsedByOthers({10s, 8}, 7, 30min));
        QVERIFY(isUsedByOthers({10s, 9}, 7, 30min));
    }

    void useOfLongAgoIsNone()
    {
        QVERIFY(isUsedByOthers({29min, 9}, 1, 30min));
        QVERIFY(!isUsedByOthers({30min, 9}, 1, 30min));
    }
};

WAKEDOCK_TEST(TestCompanionRules)
#include "test_companion_rules.moc"
