#include "api_world.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

namespace {

const std::string services = "/api/v1/services";

QStringList namesOf(const Reply &reply)
{
    QStringList names;
    for (const auto &item : reply.body.at("items")) {
        names << QString::fromStdString(item.at("name").get<std::string>());
    }
    return names;
}

} // namespace

class TestListServicesApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyListIsAList()
    {
        ApiWorld world;
        const auto reply = world.ask("GET", services);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.text, std::string(R"({"items":[],"total":0,"next_cursor":null})"));
    }

    void pagesFollowEachOtherInEveryOrder_data()
    {
        QTest::addColumn<QByteArray>("sort");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("by name") << QByteArray("name") << QStringList{"a", "b", "c", "d", "e"};
        QTest::newRow("by name, turned") << QByteArray("-name") << QStringList{"e", "d", "c", "b", "a"};
        QTest::newRow("by status") << QByteArray("status") << QStringList();
        QTest::newRow("by status, turned") << QByteArray("-status") << QStringList();
        QTest::newRow("oldest first") << QByteArray("created_at") << QStringList();
        QTest::newRow("last changed first") << QByteArray("-updated_at") << QStringList();
    }
    void pagesFollowEachOtherInEveryOrder()
    {
        QFETCH(QByteArray, sort);
        QFETCH(QStringList, names);
        ApiWorld world;
        for (const auto *name : {"c", "a", "e", "b", "d"}) {
            world.deployed(name);
        }
        QCOMPARE(world.ask("POST", services + "/b/stop").status, 200);
        QStringList seen;
        std::string cursor;
        do {
            const auto page = world.ask(
                "GET", services + "?limit=2&sort=" + sort.toStdString() + (cursor.empty() ? "" : "&cursor=" + cursor));
            QCOMPARE(page.status, 200);
            QCOMPARE(page.body["total"], json(5));
            QVERIFY(page.body["items"].size() <= 2);
            seen << namesOf(page);
            cursor = page.body["next_cursor"].is_null() ? "" : page.body["next_cursor"].get<std::string>();
        } while (!cursor.empty() && seen.size() < 10);
        if (!names.isEmpty()) {
            QCOMPARE(seen, names);
        }
        std::sort(seen.begin(), seen.end());
        QCOMPARE(seen, (QStringList{"a", "b", "c", "d", "e"}));
    }

    void filtersNarrowTheList()
    {
        ApiWorld world;
        world.deployed("web", {{"domain", "shop.wakedock.local"}});
        world.deployed("api", {{"description", "The Shop's engine"}});
        world.deployed("idle");
        QCOMPARE(world.ask("POST", services + "/idle/stop").status, 200);
        QCOMPARE(namesOf(world.ask("GET", services + "?q=SHOP")), (QStringList{"api", "web"}));
        QCOMPARE(namesOf(world.ask("GET", services + "?status=stopped")), QStringList{"idle"});
        QCOMPARE(namesOf(world.ask("GET", services + "?owner=admin&kind=container&host_id=local&q=web")),
                 QStringList{"web"});
        QCOMPARE(namesOf(world.ask("GET", services + "?owner=nobody")), QStringList());
        QCOMPARE(world.ask("GET", services + "?status=stopped").body["total"], json(1));
    }

    void wrongQueriesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("complaint");
        const auto row = [](const char *query, int status, const char *complaint) {
            QTest::newRow(query) << QByteArray(query) << status << QByteArray(complaint);
        };
        row("colour=red", 400, "unknown_parameter colour");
        row("limit=5&limit=6", 400, "unknown_parameter limit");
        row("limit=0", 422, "invalid_parameter limit");
        row("limit=501", 422, "invalid_parameter limit");
        row("limit=many", 422, "invalid_parameter limit");
        row("limit=5.5", 422, "invalid_parameter limit");
        row("limit=", 422, "invalid_parameter limit");
        row("sort=size", 422, "invalid_parameter sort");
        row("status=asleep", 422, "invalid_parameter status");
        row("cursor=nonsense", 422, "invalid_parameter cursor");
        row("cursor=!!!", 422, "invalid_parameter cursor");
    }
    void wrongQueriesAreNamed()
    {
        QFETCH(QByteArray, query);
        QFETCH(int, status);
        QFETCH(QByteArray, complaint);
        ApiWorld world;
        const auto reply = world.ask("GET", services + "?" + query.toStdString());
        QCOMPARE(reply.status, status);
        QCOMPARE(QByteArray::fromStdString(reply.complaint()), complaint);
    }

    void aCursorOfAnotherOrderIsRefused()
    {
        ApiWorld world;
        world.deployed("a");
        world.deployed("b");
        const auto cursor = world.ask("GET", services + "?limit=1").body["next_cursor"].get<std::string>();
        QCOMPARE(world.ask("GET", services + "?limit=1&cursor=" + cursor).status, 200);
        QCOMPARE(world.ask("GET", services + "?limit=1&sort=status&cursor=" + cursor).status, 422);
    }

    void aRepeatIsAnsweredWithTheVerySameBytesUntilSomethingChanges()
    {
        ApiWorld world;
        world.deployed("a");
        const auto first = await(world.begin("GET", services, {}));
        const auto again = await(world.begin("GET", services, {}));
        QCOMPARE(again.body.get(), first.body.get());
        const std::string etag(first.headers.value("ETag"));
        const auto known = world.ask("GET", services, {}, {{"If-None-Match", etag}});
        QCOMPARE(known.status, 304);
        QVERIFY(known.text.empty());
        QCOMPARE(known.header("ETag"), etag);
        QCOMPARE(world.ask("POST", services + "/a/stop").status, 200);
        const auto later = world.ask("GET", services, {}, {{"If-None-Match", etag}});
        QCOMPARE(later.status, 200);
        QCOMPARE(later.body["items"][0]["status"], json("stopped"));
    }

    void secretsAreMaskedForThoseWhoMayNotChangeServices()
    {
        ApiWorld world;
        world.deployed("a", {{"environment", {{"DB_PASSWORD", "hunter2"}, {"MODE", "fast"}, {"KEYBOARD", "de"}}}});
        QCOMPARE(world.ask("GET", services).body["items"][0]["environment"]["DB_PASSWORD"], json("hunter2"));
        const auto shownTag = world.ask("GET", services + "/a").header("ETag");
        world.role = core::Role::Viewer;
        for (const auto &target : {services, services + "/a"}) {
            const auto reply = world.ask("GET", target);
            QVERIFY(reply.text.find("hunter2") == std::string::npos);
            QVERIFY(reply.text.find(R"("MODE":"fast")") != std::string::npos);
            QVERIFY(reply.text.find(R"("KEYBOARD":"de")") != std::string::npos);
            QVERIFY(reply.header("ETag") != shownTag);
        }
        QCOMPARE(world.ask("GET", services).body["items"][0]["environment"]["DB_PASSWORD"], json("********"));
        QCOMPARE(world.ask("DELETE", services + "/a").status, 403);
    }

    void oneServiceIsFoundByIdAndByNameAndKnowsWhenItIsUnchanged()
    {
        ApiWorld world;
        const auto id = world.deployed("a")["id"].get<std::string>();
        const auto byName = world.ask("GET", services + "/a");
        QCOMPARE(world.ask("GET", services + "/" + id).text, byName.text);
        QCOMPARE(world.ask("GET", services + "/a", {}, {{"If-None-Match", "W/" + byName.header("ETag")}}).status, 304);
        QCOMPARE(world.ask("HEAD", services + "/a").status, 200);
        QCOMPARE(world.ask("GET", services + "/nobody").status, 404);
    }
};

WAKEDOCK_TEST(TestListServicesApi)
#include "test_list_services_api.moc"
