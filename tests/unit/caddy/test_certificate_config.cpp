#include "backend/infrastructure/caddy/config/own_certificates.h"
#include "backend/infrastructure/caddy/config/wished_config.h"
#include "tests/support/test_registry.h"
#include "tests/unit/caddy/json_compare.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::caddy;
using nlohmann::json;

namespace {

// moc takes two slashes in a raw string for a comment.
const std::string certificateAuthority = std::string("https:") + "//ca.example.org/dir";
const std::string gateQuestion = std::string("http:") + "//127.0.0.1:8485/ask";

ConfigWish certifiedWish(const std::vector<std::string> &hosts)
{
    ConfigWish wish;
    for (const auto &host : hosts) {
        core::Route route;
        route.serviceId = core::ServiceId("id-" + host);
        route.hosts = {host};
        wish.routes.push_back(route);
    }
    return wish;
}

core::OwnCertificateMaterial materialOf(const std::string &id)
{
    return {core::CertificateId(id), "chain " + id, Secret("key " + id)};
}

json policiesOf(const json &config)
{
    return config.at("apps").at("tls").at("automation").at("policies");
}

json withForeignCertificate()
{
    return json::parse(R"({"apps": {"tls": {"certificates": {"load_pem": [{"certificate": "theirs", "key": "theirs"}]}}}})");
}

} // namespace

/// What WakeDock says of certificates in Caddy's configuration.
class TestCertificateConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownCertificatesStandBeforeTheOperatorsAndLeaveNothingBehind()
    {
        auto wish = certifiedWish({"a.test"});
        wish.certificates.own = {materialOf("new"), materialOf("old")};
        const auto config = wishedConfig(withForeignCertificate(), wish);
        const auto &loaded = config["apps"]["tls"]["certificates"]["load_pem"];
        QCOMPARE(loaded.size(), std::size_t(3));
        COMPARE_JSON(loaded[0],
                     json::parse(R"({"@id": "wakedock-certificate-new", "certificate": "chain new", "key": "key new"})"));
        COMPARE_JSON(loaded[2], json::parse(R"({"certificate": "theirs", "key": "theirs"})"));
        COMPARE_JSON(wishedConfig(config, wish), config);
        wish.certificates.own.clear();
        const auto without = wishedConfig(config, wish);
        COMPARE_JSON(without["apps"]["tls"]["certificates"], withForeignCertificate()["apps"]["tls"]["certificates"]);
        wish.certificates.own = {materialOf("new")};
        const auto alone = wishedConfig(nullptr, wish);
        wish.certificates.own.clear();
        QVERIFY(!wishedConfig(alone, wish)["apps"]["tls"].contains("certificates"));
    }

    void keysAreNotInWhatIsKept()
    {
        auto wish = certifiedWish({"a.test"});
        wish.certificates.own = {materialOf("new")};
        const auto kept = withoutOwnCertificates(wishedConfig(withForeignCertificate(), wish).dump());
        QVERIFY(kept.find("key new") == std::string::npos);
        QVERIFY(kept.find("theirs") != std::string::npos);
        QVERIFY(kept.find("a.test") != std::string::npos);
        const auto untouched = withForeignCertificate().dump(2);
        QCOMPARE(withoutOwnCertificates(untouched), untouched);
    }

    void aRenewedHostHasAPolicyOfItsOwn()
    {
        auto wish = certifiedWish({"a.test", "b.test", "pub.example.org"});
        wish.certificates.renewed = {"a.test", "pub.example.org"};
        const auto policies = policiesOf(wishedConfig(nullptr, wish));
        QCOMPARE(policies.size(), std::size_t(3));
        COMPARE_JSON(policies[0], json::parse(R"({"@id": "wakedock-renewal-internal", "subjects": ["a.test"],
                                                  "issuers": [{"module": "internal"}], "renewal_window_ratio": 1})"));
        COMPARE_JSON(policies[1], json::parse(R"({"@id": "wakedock-renewal", "subjects": ["pub.example.org"],
                                                  "renewal_window_ratio": 1})"));
        COMPARE_JSON(policies[2]["subjects"], json::array({"b.test"}));
    }

    void aRenewedHostKeepsTheOperatorsIssuer()
    {
        auto wish = certifiedWish({"pub.example.org"});
        wish.certificates.renewed = {"pub.example.org"};
        const auto theirs = json::parse(
            R"({"apps": {"tls": {"automation": {"policies": [{"issuers": [{"module": "acme", "email": "x@example.org"}]}]}}}})");
        const auto policies = policiesOf(wishedConfig(theirs, wish));
        QCOMPARE(policies[0]["issuers"][0]["email"].get<std::string>(), std::string("x@example.org"));
        QVERIFY(!policies[1].contains("subjects"));
    }

    void publicPatternsAreCertifiedOnDemandAndKnownNamesBefore()
    {
        auto wish = certifiedWish({"*.apps.example.org", "one.apps.example.org"});
        wish.settings.acme.ca = certificateAuthority;
        wish.settings.acme.root = "/etc/root.pem";
        wish.settings.acme.challenge = AcmeChallenge::TlsAlpn;
        const auto config = wishedConfig(nullptr, wish);
        const auto policies = policiesOf(config);
        const json issuer = {{"module", "acme"},
                             {"ca", certificateAuthority},
                             {"trusted_roots_pem_files", json::array({"/etc/root.pem"})},
                             {"challenges", {{"http", {{"disabled", true}}}}}};
        COMPARE_JSON(policies[0]["subjects"], json::array({"one.apps.example.org"}));
        COMPARE_JSON(policies[0]["issuers"][0], issuer);
        COMPARE_JSON(policies[1]["subjects"], json::array({"*.apps.example.org"}));
        COMPARE_JSON(policies[1]["on_demand"], json(true));
        const json ask = {{"@id", "wakedock-ask"}, {"ask", gateQuestion}};
        COMPARE_JSON(config["apps"]["tls"]["automation"]["on_demand"], ask);
        const auto without = wishedConfig(config, certifiedWish({"one.apps.example.org"}));
        QVERIFY(!without["apps"]["tls"]["automation"].contains("on_demand"));
    }

    void anOperatorsAskStays()
    {
        json theirs;
        theirs["apps"]["tls"]["automation"]["on_demand"]["ask"] = gateQuestion + "/theirs";
        const auto config = wishedConfig(theirs, certifiedWish({"*.apps.example.org"}));
        COMPARE_JSON(config["apps"]["tls"]["automation"]["on_demand"], theirs["apps"]["tls"]["automation"]["on_demand"]);
    }

    void caddySaysWhatItObtainsAsLongAsThereIsAnyHttps()
    {
        const auto config = wishedConfig(nullptr, certifiedWish({"a.test"}));
        const auto &log = config["logging"]["logs"]["wakedock-tls"];
        COMPARE_JSON(log["writer"], json::parse(R"({"output": "net", "address": "udp/127.0.0.1:8485"})"));
        QVERIFY(!wishedConfig(config, certifiedWish({})).contains("logging"));
        auto plain = certifiedWish({"a.test"});
        plain.settings.tlsMode = core::TlsMode::Off;
        QVERIFY(!wishedConfig(nullptr, plain).contains("logging"));
    }
};

WAKEDOCK_TEST(TestCertificateConfig)
#include "test_certificate_config.moc"
