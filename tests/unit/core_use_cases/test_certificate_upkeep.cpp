#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

struct CertificateHouse : WorkshopFixture {
    Certificate add(const std::string &chain)
    {
        return await(core().certificates.add.execute(as(Role::Admin), {chain, Secret("the key")}));
    }
    [[nodiscard]] std::optional<Certificate> listed(const CertificateId &id)
    {
        const auto all = core().certificates.sights.list();
        const auto found = std::ranges::find(all, id, &Certificate::id);
        return found == all.end() ? std::nullopt : std::optional(*found);
    }
};

const Error refusal(ErrorCode::Invalid, "proxy_refused", "Caddy says no.");

} // namespace

/// What is left behind, or not, when something comes between the steps.
class TestCertificateUpkeep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysThatBelongToNoCertificateGoAtTheStart()
    {
        CertificateHouse house;
        const auto added = house.add("shop.example.org 1");
        house.secrets.kept["certificate.left-behind"] = "a key";
        house.secrets.kept["registry.left-alone"] = "a password";
        house.restart();
        QCOMPARE(house.secrets.kept.count("certificate.left-behind"), std::size_t(0));
        QCOMPARE(house.secrets.kept.count("registry.left-alone"), std::size_t(1));
        QCOMPARE(house.proxyCertificates.keys(), std::vector<std::string>{"the key"});
        QVERIFY(house.listed(added.id));
    }

    void aCertificateThatCaddyRefusesToLetGoIsRemovedAllTheSame()
    {
        CertificateHouse house;
        const auto added = house.add("shop.example.org 1");
        house.proxy.failNextApply(refusal);
        await(house.core().certificates.remove.execute(house.as(Role::Admin), added.id));
        QVERIFY(!house.listed(added.id));
        QVERIFY(house.secrets.kept.empty());
        QVERIFY(house.proxyCertificates.own.empty());
    }

    void oneThatCaddyGoesWithoutIsRefusedAndNotKept()
    {
        CertificateHouse house;
        const auto error = awaitError(
            house.core().certificates.add.execute(house.as(Role::Admin), {"unfit.example.org 1", Secret("the key")}));
        QCOMPARE(error->reason(), std::string("proxy_refused"));
        QVERIFY(error->message().find("failed to parse private key") != std::string::npos);
        QVERIFY(house.store.tables().certificates.empty());
        QVERIFY(house.secrets.kept.empty());
    }

    void oneThatWasTakenWhileCaddyWasAwayIsListedAsFailedInCaddysWords()
    {
        CertificateHouse house;
        const auto added = house.add("shop.example.org 1");
        house.store.tables().certificates.begin()->second.chain = "unfit 1";
        house.restart();
        const auto listed = house.listed(added.id);
        QCOMPARE(listed->status, CertificateStatus::Failed);
        QCOMPARE(listed->lastError->message, std::string("tls: failed to parse private key"));
    }

    void whatIsSaidOfNamesThatCaddyNeverAskedAboutIsNotBelieved()
    {
        CertificateHouse house;
        house.deploy(aService("apps").at("*.apps.example.org"));
        const CertificateId id("one.apps.example.org");
        house.proxyCertificates.say({id.value, {}, 0, std::nullopt});
        QVERIFY(!house.listed(id));
        QVERIFY(house.core().certificates.onDemand.allows(id.value));
        house.proxyCertificates.say({id.value, {}, 0, std::nullopt});
        QVERIFY(house.listed(id));
    }

    void aStopTakesOutOfCaddyWhatARenewalPutThere()
    {
        CertificateHouse house;
        SeenCertificate seen;
        seen.names = {"shop.example.org"};
        seen.serial = "1";
        seen.validUntil = house.clock.now() + std::chrono::days(30);
        house.domainSight.certificate = seen;
        house.deploy(aService("shop").at("shop.example.org"));
        house.calm();
        const int before = house.proxy.applyCalls();
        const auto renewing =
            house.core().certificates.renew.execute(house.as(Role::Admin), CertificateId("shop.example.org"));
        QVERIFY(waitUntil([&house, before] { return house.proxy.applyCalls() > before; }));
        QVERIFY(!house.proxyCertificates.renewed.empty());
        house.stop();
        QVERIFY(house.proxyCertificates.renewed.empty());
        QCOMPARE(house.proxy.applyCalls(), before + 2);
        house.start();
    }
};

WAKEDOCK_TEST(TestCertificateUpkeep)
#include "test_certificate_upkeep.moc"
