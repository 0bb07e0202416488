#include "backend/infrastructure/caddy/routes/push_plan.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace wakedock;
using namespace wakedock::caddy;
using nlohmann::json;

namespace {

ConfigWish planWish(std::vector<std::string> hosts)
{
    ConfigWish wish;
    wish.settings.marksRoot = "/awake";
    wish.ports = {.http = 8081, .https = 8443};
    for (const auto &host : hosts) {
        core::Route route;
        route.serviceId = core::ServiceId("id-" + host);
        route.hosts = {host};
        route.dialA = "10.213.0.10:80";
        route.dialB = "10.213.0.11:80";
        wish.routes.push_back(route);
    }
    return wish;
}

} // namespace

/// What a push is going to do, made beside the backend's thread.
class TestPushPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAsWishedNeedsNoChange()
    {
        const auto wish = planWish({"a.test", "b.test"});
        const auto plan = planPush(wishedConfig(nullptr, wish), wish);
        QVERIFY(!plan.change);
        QCOMPARE(plan.revision, revisionOf(wish));
    }

    void theChangeCarriesTheRevisionItTells()
    {
        const auto wish = planWish({"a.test"});
        const auto plan = planPush(nullptr, wish);
        QVERIFY(plan.change);
        QVERIFY(plan.change->body.find(plan.revision) != std::string::npos);
        QCOMPARE(plan.httpHost, std::string("127.0.0.1"));
        QVERIFY(planPush(nullptr, planWish({"b.test"})).revision != plan.revision);
    }

    void aKnownRevisionMakesTheSameConfiguration()
    {
        const auto wish = planWish({"a.test", "b.test"});
        QCOMPARE(wishedConfig(nullptr, wish, revisionOf(wish)).dump(), wishedConfig(nullptr, wish).dump());
    }

    void aHostOfSomebodyElseIsRefused()
    {
        json theirs = json::object();
        theirs["apps"]["http"]["servers"]["srv0"] = {
            {"listen", json::array({":80"})},
            {"routes", json::array({{{"match", json::array({{{"host", json::array({"a.test"})}}})}}})}};
        std::string reason;
        try {
            reason = planPush(theirs, planWish({"a.test"})).revision;
        } catch (const Error &refusal) {
            reason = refusal.reason();
        }
        QCOMPARE(reason, std::string("domain_taken"));
        QVERIFY(planPush(theirs, planWish({"b.test"})).change);
    }
};

WAKEDOCK_TEST(TestPushPlan)
#include "test_push_plan.moc"
