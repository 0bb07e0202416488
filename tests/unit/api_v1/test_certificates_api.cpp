#include "api_world.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

namespace {

const std::string certificatesPath = "/api/v1/caddy/certificates";

json givenCertificate(const std::string &name, const std::string &serial, const std::string &key = "the key")
{
    return {{"certificate", name + " " + serial}, {"key", key}};
}

json withDomain(const std::string &domain)
{
    return {{"domain", domain}};
}

core::SeenCertificate shownCertificate(const std::string &name, const std::string &serial)
{
    core::SeenCertificate seen;
    seen.names = {name};
    seen.issuer = "Example CA";
    seen.serial = serial;
    seen.validFrom = Timestamp(std::chrono::milliseconds(1'699'000'000'000));
    seen.validUntil = Timestamp(std::chrono::milliseconds(1'709'000'000'000));
    return seen;
}

std::string auditActions(ApiWorld &world)
{
    std::string actions;
    for (const auto &entry : world.workshop.store.tables().audit) {
        if (entry.action.starts_with("certificate.")) {
            actions += (actions.empty() ? "" : " ") + entry.action;
        }
    }
    return actions;
}

} // namespace

class TestCertificatesApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachEncryptedNameOfAServiceIsListed()
    {
        ApiWorld world;
        world.workshop.domainSight.certificate = shownCertificate("shop.example.org", "1a");
        const auto id = world.deployed("shop", withDomain("shop.example.org")).at("id");
        const auto reply = world.ask("GET", certificatesPath);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body.at("total"), json(1));
        const auto item = reply.body.at("items")[0];
        QCOMPARE(item.at("id"), json("shop.example.org"));
        QCOMPARE(item.at("source"), json("acme"));
        QCOMPARE(item.at("status"), json("valid"));
        QCOMPARE(item.at("serial"), json("1a"));
        QCOMPARE(item.at("used_by")[0].at("service_id"), id);
        QCOMPARE(world.ask("GET", certificatesPath + "/shop.example.org").status, 200);
        QCOMPARE(world.ask("GET", certificatesPath + "/other.example.org").complaint(),
                 std::string("certificate_not_found"));
    }

    void aRefusalIsListedInTheWordsOfWhoRefused()
    {
        ApiWorld world;
        world.deployed("shop", withDomain("shop.example.org"));
        world.workshop.proxyCertificates.say(
            {"shop.example.org", "HTTP 403 urn:ietf:params:acme:error:dns", 3, std::chrono::seconds(120)});
        const auto item = world.ask("GET", certificatesPath).body.at("items")[0];
        QCOMPARE(item.at("status"), json("failed"));
        QCOMPARE(item.at("last_error").at("message"), json("HTTP 403 urn:ietf:params:acme:error:dns"));
        QCOMPARE(item.at("last_error").at("attempts"), json(3));
        QVERIFY(item.at("last_error").at("next_try").is_string());
        world.workshop.domainSight.certificate = shownCertificate("shop.example.org", "1a");
        world.workshop.proxyCertificates.say({"shop.example.org", {}, 0, std::nullopt});
        const auto mended = world.ask("GET", certificatesPath).body.at("items")[0];
        QCOMPARE(mended.at("status"), json("valid"));
        QCOMPARE(mended.at("last_error"), json(nullptr));
    }

    void whatIsSaidOfForeignNamesIsNotKept()
    {
        ApiWorld world;
        world.workshop.proxyCertificates.say({"elsewhere.example.org", "refused", 1, std::nullopt});
        QCOMPARE(world.ask("GET", certificatesPath).body.at("total"), json(0));
    }

    void anOwnCertificateIsTakenInAndItsKeyShownToNobody()
    {
        ApiWorld world;
        world.deployed("shop", withDomain("shop.example.org"));
        const auto added = world.post(certificatesPath, givenCertificate("shop.example.org", "2b"));
        QCOMPARE(added.status, 201);
        QCOMPARE(added.body.at("source"), json("own"));
        QCOMPARE(added.body.at("used_by")[0].at("host"), json("shop.example.org"));
        QVERIFY(!added.header("ETag").empty());
        QCOMPARE(world.workshop.proxyCertificates.keys(), std::vector<std::string>{"the key"});
        QVERIFY(added.text.find("the key") == std::string::npos);
        for (const auto &entry : world.workshop.store.tables().audit) {
            QVERIFY((entry.before + entry.after).find("the key") == std::string::npos);
        }
        for (const auto &line : world.workshop.sink.lines()) {
            QVERIFY(line.find("the key") == std::string::npos);
        }
        // One entry for the name, and it is the own one.
        QCOMPARE(world.ask("GET", certificatesPath).body.at("total"), json(1));
        QCOMPARE(world.post(certificatesPath, givenCertificate("shop.example.org", "2b")).complaint(),
                 std::string("certificate_exists certificate"));
        QCOMPARE(auditActions(world), std::string("certificate.add"));
    }

    void whatIsWrongNamesItsFieldAndChangesNothing()
    {
        ApiWorld world;
        const int pushes = world.workshop.proxy.applyCalls();
        auto bad = givenCertificate("bad.example.org", "1", "another");
        QCOMPARE(world.post(certificatesPath, bad).complaint(), std::string("certificate_invalid certificate key"));
        QCOMPARE(world.workshop.proxy.applyCalls(), pushes);
        QVERIFY(world.workshop.store.tables().certificates.empty());
        const auto check = world.post(certificatesPath + "/check", bad);
        QCOMPARE(check.status, 200);
        QCOMPARE(check.body.at("ok"), json(false));
        QCOMPARE(check.body.at("problems")[1].at("field"), json("key"));
        const auto good = world.post(certificatesPath + "/check", givenCertificate("shop.example.org", "1"));
        QCOMPARE(good.body.at("ok"), json(true));
        QVERIFY(good.body.at("warnings").dump().find("No service") != std::string::npos);
        QVERIFY(world.workshop.store.tables().certificates.empty());
        bad["more"] = 1;
        QCOMPARE(world.post(certificatesPath, bad).status, 422);
    }

    void itIsReplacedOnTheVersionThatWasSeen()
    {
        ApiWorld world;
        const auto added = world.post(certificatesPath, givenCertificate("shop.example.org", "1"));
        const auto path = certificatesPath + "/" + added.body.at("id").get<std::string>();
        const auto next = givenCertificate("shop.example.org", "2", "another key").dump();
        const auto replaced = world.ask("PUT", path, next, {{"If-Match", added.header("ETag")}});
        QCOMPARE(replaced.status, 200);
        QCOMPARE(replaced.body.at("serial"), json("2"));
        QCOMPARE(world.workshop.proxyCertificates.keys(), std::vector<std::string>{"another key"});
        QCOMPARE(world.ask("PUT", path, next, {{"If-Match", added.header("ETag")}}).status, 412);
        // The same key again need not be sent again.
        const auto kept = world.ask("PUT", path, json{{"certificate", "shop.example.org 3"}}.dump(), {{"If-Match", "*"}});
        QCOMPARE(kept.status, 200);
        QCOMPARE(world.workshop.proxyCertificates.keys(), std::vector<std::string>{"another key"});
    }

    void itIsRemovedWithItsKey()
    {
        ApiWorld world;
        world.deployed("shop", withDomain("shop.example.org"));
        const auto added = world.post(certificatesPath, givenCertificate("shop.example.org", "1"));
        const auto path = certificatesPath + "/" + added.body.at("id").get<std::string>();
        const auto names = world.workshop.secrets.kept;
        QCOMPARE(world.ask("DELETE", path).status, 204);
        QVERIFY(world.workshop.proxyCertificates.own.empty());
        QCOMPARE(world.workshop.secrets.kept.size(), names.size() - 1);
        QCOMPARE(world.ask("DELETE", path).status, 404);
        QCOMPARE(world.ask("DELETE", certificatesPath + "/shop.example.org").complaint(),
                 std::string("certificate_not_own"));
    }

    void whatTheProxyRefusesIsNotKept()
    {
        ApiWorld world;
        world.workshop.proxy.failNextApply(Error(ErrorCode::Invalid, "proxy_refused", "Caddy says no."));
        QCOMPARE(world.post(certificatesPath, givenCertificate("shop.example.org", "1")).complaint(),
                 std::string("proxy_refused"));
        QVERIFY(world.workshop.store.tables().certificates.empty());
        QVERIFY(world.workshop.proxyCertificates.own.empty());
        QVERIFY(world.workshop.secrets.kept.empty());
        const auto added = world.post(certificatesPath, givenCertificate("shop.example.org", "1"));
        QCOMPARE(added.status, 201);
        world.workshop.proxy.failNextApply(Error(ErrorCode::Invalid, "proxy_refused", "Caddy says no."));
        const auto path = certificatesPath + "/" + added.body.at("id").get<std::string>();
        const auto next = givenCertificate("shop.example.org", "2", "another key").dump();
        QCOMPARE(world.ask("PUT", path, next, {{"If-Match", "*"}}).complaint(), std::string("proxy_refused"));
        QCOMPARE(world.workshop.proxyCertificates.keys(), std::vector<std::string>{"the key"});
        QCOMPARE(world.ask("GET", path).body.at("serial"), json("1"));
    }

    void aProxyThatIsAwayGetsItLater()
    {
        ApiWorld world;
        world.workshop.proxy.setReachable(false);
        QCOMPARE(world.post(certificatesPath, givenCertificate("shop.example.org", "1")).status, 201);
        QCOMPARE(world.workshop.proxyCertificates.keys().size(), std::size_t(1));
        world.workshop.restart();
        QCOMPARE(world.workshop.proxyCertificates.keys(), std::vector<std::string>{"the key"});
    }

    void aRenewalEndsWhenVisitorsAreShownTheNewOne()
    {
        ApiWorld world;
        world.workshop.domainSight.certificate = shownCertificate("shop.example.org", "1");
        world.deployed("shop", withDomain("shop.example.org"));
        QCOMPARE(world.ask("GET", certificatesPath).body.at("items")[0].at("serial"), json("1"));
        auto renewing = world.begin("POST", certificatesPath + "/shop.example.org/renew", {}, {});
        QVERIFY(waitUntil([&world] { return !world.workshop.proxyCertificates.renewals.empty(); }));
        QCOMPARE(world.ask("POST", certificatesPath + "/shop.example.org/renew").complaint(),
                 std::string("renewal_running"));
        world.workshop.domainSight.certificate = shownCertificate("shop.example.org", "2");
        const auto reply = ApiWorld::replyOf(await(std::move(renewing)));
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body.at("serial"), json("2"));
        QVERIFY(world.workshop.proxyCertificates.renewed.empty());
    }

    void aRefusedRenewalIsToldVerbatimAndTheOldOneStays()
    {
        ApiWorld world;
        world.workshop.domainSight.certificate = shownCertificate("shop.example.org", "1");
        world.deployed("shop", withDomain("shop.example.org"));
        auto renewing = world.begin("POST", certificatesPath + "/shop.example.org/renew", {}, {});
        QVERIFY(waitUntil([&world] { return !world.workshop.proxyCertificates.renewals.empty(); }));
        world.workshop.proxyCertificates.say({"shop.example.org", "connection refused (ca=x)", 1, std::chrono::seconds(60)});
        const auto error = awaitError(std::move(renewing));
        QCOMPARE(error->reason(), std::string("certificate_refused"));
        QVERIFY(error->message().find("connection refused (ca=x)") != std::string::npos);
        QVERIFY(world.workshop.proxyCertificates.renewed.empty());
        const auto item = world.ask("GET", certificatesPath).body.at("items")[0];
        QCOMPARE(item.at("status"), json("valid"));
        QCOMPARE(item.at("last_error").at("message"), json("connection refused (ca=x)"));
    }

    void whatCaddyCannotRenewIsSaid()
    {
        ApiWorld world;
        const auto added = world.post(certificatesPath, givenCertificate("shop.example.org", "1"));
        const auto path = certificatesPath + "/" + added.body.at("id").get<std::string>();
        QCOMPARE(world.ask("POST", path + "/renew").complaint(), std::string("certificate_is_own"));
        world.deployed("apps", withDomain("*.apps.example.org"));
        QCOMPARE(world.ask("POST", certificatesPath + "/*.apps.example.org/renew").complaint(),
                 std::string("certificate_on_demand"));
        QCOMPARE(world.ask("POST", certificatesPath + "/none.example.org/renew").status, 404);
    }

    void whoMayOnlyReadChangesNothing()
    {
        ApiWorld world;
        world.role = core::Role::Operator;
        QCOMPARE(world.ask("GET", certificatesPath).status, 200);
        QCOMPARE(world.post(certificatesPath, givenCertificate("shop.example.org", "1")).status, 403);
        QCOMPARE(world.post(certificatesPath + "/check", givenCertificate("shop.example.org", "1")).status, 403);
        QCOMPARE(world.ask("POST", certificatesPath + "/shop.example.org/renew").status, 403);
    }
};

WAKEDOCK_TEST(TestCertificatesApi)
#include "test_certificates_api.moc"
