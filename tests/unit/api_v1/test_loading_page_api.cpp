#include "api_world.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

class TestLoadingPageApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsSeenAsVisitorsSeeItAndTheServiceIsLeftAlone()
    {
        ApiWorld world;
        world.deployed("shop", {{"domain", "shop.example.org"}, {"loading_page", {{"title", "The <shop> opens"}}}});
        world.workshop.engine.forgetCalls();
        const auto page = world.ask("GET", "/api/v1/services/shop/loading-page");
        QCOMPARE(page.status, 200);
        QCOMPARE(page.header("Content-Type"), std::string("text/html; charset=utf-8"));
        QVERIFY(page.header("Content-Security-Policy").starts_with("default-src 'none'"));
        QVERIFY(page.text.find("<h1>The &lt;shop&gt; opens</h1>") != std::string::npos);
        QVERIFY(page.text.find("shop.example.org") != std::string::npos);
        QVERIFY(page.text.find("<script") == std::string::npos);
        QVERIFY(page.text.find("Usually ready") == std::string::npos); // Nothing was learned of it.
        QCOMPARE(world.workshop.engine.callCount("stopContainer"), 0);
    }

    void itsOtherPagesAreSeenToo()
    {
        ApiWorld world;
        world.deployed("shop");
        const auto failed = world.ask("GET", "/api/v1/services/shop/loading-page?state=failed");
        QVERIFY(failed.text.find("shop did not start") != std::string::npos);
        const auto stopped = world.ask("GET", "/api/v1/services/shop/loading-page?state=stopped");
        QVERIFY(stopped.text.find("shop is stopped") != std::string::npos);
        QCOMPARE(world.ask("GET", "/api/v1/services/shop/loading-page?state=other").status, 422);
    }

    void aServiceThatIsNotThereHasNone()
    {
        ApiWorld world;
        QCOMPARE(world.ask("GET", "/api/v1/services/nobody/loading-page").status, 404);
    }
};

WAKEDOCK_TEST(TestLoadingPageApi)
#include "test_loading_page_api.moc"
