#include "api_world.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

class TestRunLineApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunLineBecomesAServiceThatCanBeDeployed()
    {
        ApiWorld world;
        const auto read =
            world.post("/api/v1/services/from-run", {{"command", "docker run -d --name shop -e KEY=1 --user 7 nginx:1.25"}});
        QVERIFY2(read.status == 200, read.text.c_str());
        QCOMPARE(read.body["config"]["name"], json("shop"));
        QCOMPARE(read.body["config"]["environment"], json({{"KEY", "1"}}));
        QCOMPARE(read.body["notes"].size(), std::size_t(1));
        const auto made = world.post("/api/v1/services", read.body["config"]);
        QVERIFY2(made.status == 201, made.text.c_str());
    }

    void whatCannotBeReadIsRefusedOnItsField()
    {
        ApiWorld world;
        const auto refused = world.post("/api/v1/services/from-run", {{"command", "docker run $IMAGE"}});
        QCOMPARE(refused.status, 422);
        QCOMPARE(refused.complaint(), std::string("command_line_unreadable command"));
    }

    void nobodyWhoMayNotDeployIsServed()
    {
        ApiWorld world;
        world.role = core::Role::Viewer;
        QCOMPARE(world.post("/api/v1/services/from-run", {{"command", "docker run nginx"}}).status, 403);
    }
};

WAKEDOCK_TEST(TestRunLineApi)
#include "test_run_line_api.moc"
