#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

DomainCheck asked(WorkshopFixture &house, const std::string &domain)
{
    return await(house.core().domains.validate.execute(WorkshopFixture::as(Role::Operator), domain));
}

/// Whoever asks the proxy gets what the gate would say.
void letTheGateAnswer(WorkshopFixture &house)
{
    house.domainSight.answer = [&house](const SightQuestion &question) {
        const std::string prefix = ProofPath;
        return house.core().domains.proofs.answerTo(question.path.substr(prefix.size())).value_or("");
    };
}

} // namespace

/// A name is tried before a service has it.
class TestValidateDomain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameWhoseTokenComesBackLeadsHere()
    {
        WorkshopFixture house;
        house.domainSight.names["app.example.org"] = {"203.0.113.5"}; // a router that forwards
        letTheGateAnswer(house);
        const auto check = asked(house, "App.Example.org.");
        QCOMPARE(check.domain, std::string("app.example.org"));
        QCOMPARE(check.proof, ProofVerdict::Proven);
        QCOMPARE(check.dns, DnsVerdict::Here);
        QVERIFY(check.isFree());
        QCOMPARE(house.domainSight.fetched.size(), std::size_t(1));
        QCOMPARE(house.domainSight.fetched.front().host, std::string("app.example.org"));
        QCOMPARE(house.domainSight.fetched.front().port, 80);
    }

    void aTokenIsGoodForOneQuestionOnly()
    {
        WorkshopFixture house;
        house.domainSight.names["app.example.org"] = {"203.0.113.5"};
        letTheGateAnswer(house);
        asked(house, "app.example.org");
        const auto path = house.domainSight.fetched.front().path.substr(std::string(ProofPath).size());
        QVERIFY(!house.core().domains.proofs.answerTo(path));
    }

    void somethingThatGivesBackWhatItWasAskedProvesNothing()
    {
        WorkshopFixture house;
        house.domainSight.names["app.example.org"] = {"203.0.113.5"};
        house.domainSight.answer = [](const SightQuestion &question) { return question.path; };
        const auto check = asked(house, "app.example.org");
        QCOMPARE(check.proof, ProofVerdict::Failed);
        QCOMPARE(check.dns, DnsVerdict::Elsewhere);
        QVERIFY2(check.proofDetail.find("something else answers") != std::string::npos, check.proofDetail.c_str());
    }

    void whereCaddyListensElsewhereThatPortIsTriedToo()
    {
        WorkshopFixture house;
        auto status = house.proxy.status();
        status.httpPort = 8080;
        house.proxy.setStatus(status);
        house.domainSight.names["app.example.org"] = {"192.0.2.10"};
        const auto check = asked(house, "app.example.org");
        QCOMPARE(check.dns, DnsVerdict::Here);
        QCOMPARE(check.proof, ProofVerdict::Failed);
        QCOMPARE(house.domainSight.fetched.size(), std::size_t(2));
        QCOMPARE(house.domainSight.fetched.back().port, 8080);
        QVERIFY2(check.proofDetail.starts_with("192.0.2.10 port 80: "), check.proofDetail.c_str());
    }

    void noMoreThanFourAddressesAreTried()
    {
        WorkshopFixture house;
        house.domainSight.names["app.example.org"] = {"203.0.113.1", "203.0.113.2", "203.0.113.3",
                                                      "203.0.113.4", "203.0.113.5", "203.0.113.6"};
        asked(house, "app.example.org");
        QCOMPARE(house.domainSight.fetched.size(), std::size_t(4));
    }

    void aNameOfLoopbackProvesNothingAboutVisitors()
    {
        WorkshopFixture house;
        letTheGateAnswer(house);
        house.domainSight.names["app.example.org"] = {"127.0.0.1", "::1"};
        const auto check = asked(house, "app.example.org");
        QCOMPARE(check.dns, DnsVerdict::Loopback);
        QCOMPARE(check.proof, ProofVerdict::NotTried);
        QVERIFY(house.domainSight.fetched.empty());
        house.domainSight.names["app.example.org"] = {"127.0.0.1", "203.0.113.5"};
        QCOMPARE(asked(house, "app.example.org").proof, ProofVerdict::Proven);
        QCOMPARE(house.domainSight.fetched.front().address, std::string("203.0.113.5"));
    }

    void aNameWithoutAddressLeadsNowhereAndNothingIsSent()
    {
        WorkshopFixture house;
        const auto check = asked(house, "*.example.org");
        QCOMPARE(check.dns, DnsVerdict::Nowhere);
        QVERIFY(check.isWildcard);
        QCOMPARE(house.domainSight.askedNames, std::vector<std::string>{"wakedock-check.example.org"});
        QVERIFY(house.domainSight.fetched.empty());
    }

    void aSilentNameServerIsSaidAndForbidsNothing()
    {
        WorkshopFixture house;
        house.domainSight.dnsFailure = Error(ErrorCode::Timeout, "dns_late", "The name servers took too long.");
        const auto check = asked(house, "app.example.org");
        QCOMPARE(check.dns, DnsVerdict::Unknown);
        QVERIFY(check.isFree());
        QVERIFY(check.summary.find("took too long") != std::string::npos);
    }

    void withoutCaddyNothingIsSent()
    {
        WorkshopFixture house;
        house.proxy.setReachable(false);
        house.domainSight.names["app.example.org"] = {"192.0.2.10"};
        const auto check = asked(house, "app.example.org");
        QCOMPARE(check.proof, ProofVerdict::NotTried);
        QVERIFY(check.summary.find("Caddy does not answer") != std::string::npos);
    }

    void aNameForTheOwnNetworkIsNotAskedFor()
    {
        WorkshopFixture house;
        const auto check = asked(house, "nas.home.arpa");
        QCOMPARE(check.dns, DnsVerdict::NotNeeded);
        QCOMPARE(check.proof, ProofVerdict::NotNeeded);
        QVERIFY(check.isSpecialUse && check.isFree());
        QVERIFY(house.domainSight.askedNames.empty());
    }

    void whoHasItAlreadyIsNamed()
    {
        WorkshopFixture house;
        house.deploy(aService("shop").at("shop.example.org").config());
        house.proxy.setForeignHosts({"blog.example.org"});
        QCOMPARE(asked(house, "shop.example.org").conflicts.front().holder, std::string("shop"));
        const auto foreign = asked(house, "blog.example.org");
        QCOMPARE(foreign.conflicts.front().kind, DomainConflict::Kind::ForeignRoute);
        QVERIFY(!foreign.isFree());
        OperatorRoute nas;
        nas.hosts = {"nas.example.org"};
        nas.target.address.dial = "192.168.1.20:80";
        await(house.core().operatorRoutes.add.execute(house.as(Role::Admin), nas));
        const auto taken = asked(house, "nas.example.org");
        QCOMPARE(taken.conflicts.front().kind, DomainConflict::Kind::Route);
        QCOMPARE(taken.conflicts.front().holder, std::string("admin"));
    }

    void whatIsNoDomainIsTheAnswerAndNotAnError()
    {
        WorkshopFixture house;
        const auto check = asked(house, "http://x.org/");
        QVERIFY(!check.problem.empty());
        QVERIFY(house.domainSight.askedNames.empty());
    }

    void aViewerMayNotSendWakeDockThroughTheNet()
    {
        WorkshopFixture house;
        const auto refused =
            awaitError(house.core().domains.validate.execute(WorkshopFixture::as(Role::Viewer), "app.example.org"));
        QCOMPARE(refused->code(), ErrorCode::Forbidden);
    }
};

WAKEDOCK_TEST(TestValidateDomain)
#include "test_validate_domain.moc"
