#include "api_world.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

namespace {

const std::string validate = "/api/v1/domains/validate";
const std::string diagnose = "/api/v1/caddy/diagnose";

} // namespace

class TestDomainsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDomainIsTriedAndEverythingFoundIsSaid()
    {
        ApiWorld world;
        world.workshop.domainSight.names["xn--bcher-kva.example"] = {"198.51.100.7"};
        const auto found = world.post(validate, {{"domain", "b\u00fccher.example"}});
        QCOMPARE(found.status, 200);
        QCOMPARE(found.body.at("domain"), json("xn--bcher-kva.example"));
        QCOMPARE(found.body.at("valid"), json(true));
        QCOMPARE(found.body.at("free"), json(true));
        QCOMPARE(found.body.at("dns"), (json{{"verdict", "elsewhere"}, {"addresses", {"198.51.100.7"}}}));
        QCOMPARE(found.body.at("proof").at("verdict"), json("failed"));
        QVERIFY(!found.body.at("remedy").get<std::string>().empty());
    }

    void aConflictNamesItsHolder()
    {
        ApiWorld world;
        world.deployed("shop", {{"domain", "shop.test"}});
        const auto found = world.post(validate, {{"domain", "shop.test"}});
        QCOMPARE(found.body.at("free"), json(false));
        QCOMPARE(found.body.at("conflicts").at(0), (json{{"kind", "service"}, {"host", "shop.test"}, {"holder", "shop"}}));
    }

    void whatIsNoDomainIsAnAnswerAndAMissingOneIsRefused()
    {
        ApiWorld world;
        const auto found = world.post(validate, {{"domain", "10.0.0.1"}});
        QCOMPARE(found.status, 200);
        QCOMPARE(found.body.at("valid"), json(false));
        QCOMPARE(world.post(validate, json::object()).status, 422);
        QCOMPARE(world.post(validate, {{"domain", "a.test"}, {"dns", true}}).status, 422);
    }

    void theDoctorSaysWhatIsWellAndWhatIsNot()
    {
        ApiWorld world;
        world.deployed("shop", {{"domain", "shop.test"}});
        const auto all = world.ask("GET", diagnose);
        QCOMPARE(all.status, 200);
        QCOMPARE(all.body.at("worst"), json("error")); // nobody answers in this world
        QCOMPARE(all.body.at("findings").at(0).at("check"), json("proxy"));
        QCOMPARE(all.body.at("findings").at(0).at("severity"), json("good"));
        QCOMPARE(world.ask("GET", diagnose + "?service=shop").status, 200);
        QCOMPARE(world.ask("GET", diagnose + "?service=nobody").status, 404);
        world.role = core::Role::Viewer;
        QCOMPARE(world.ask("GET", diagnose).status, 403);
    }

    void aViewerIsRefused()
    {
        ApiWorld world;
        world.role = core::Role::Viewer;
        QCOMPARE(world.post(validate, {{"domain", "a.test"}}).status, 403);
    }
};

WAKEDOCK_TEST(TestDomainsApi)
#include "test_domains_api.moc"
