#include "backend/core/domain/rules/domain_judgement.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock::core;

namespace {

DomainCheck checkOf(DnsVerdict dns, ProofVerdict proof = ProofVerdict::NotTried)
{
    DomainCheck check;
    check.domain = "app.example.org";
    check.dns = dns;
    check.addresses = {"198.51.100.7"};
    check.proof = proof;
    return check;
}

bool says(const std::string &text, const char *part)
{
    return text.find(part) != std::string::npos;
}

ServiceRecord serviceWith(const char *name, const char *domain, std::vector<std::string> aliases = {})
{
    ServiceRecord record;
    record.config.name = name;
    record.config.domain = domain;
    record.config.aliases = std::move(aliases);
    return record;
}

} // namespace

/// What is said of a name.
class TestDomainJudgement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPatternMeetsTheNamesItCoversAndANameOnlyItself()
    {
        QVERIFY(meetsHost("a.x.org", "a.x.org"));
        QVERIFY(meetsHost("*.x.org", "a.x.org"));
        QVERIFY(meetsHost("*.x.org", "*.x.org"));
        QVERIFY(!meetsHost("a.x.org", "*.x.org"));
        QVERIFY(!meetsHost("*.x.org", "b.a.x.org"));
        QVERIFY(!meetsHost("*.x.org", "x.org"));
        QVERIFY(!meetsHost("*.x.org", "localhost"));
    }

    void aServiceHoldsItsDomainAndItsAliases()
    {
        const std::vector<ServiceRecord> services{serviceWith("shop", "shop.example.org", {"www.example.org"}),
                                                  serviceWith("silent", "")};
        QCOMPARE(conflictsOf("www.example.org", services, {}),
                 (std::vector<DomainConflict>{{DomainConflict::Kind::Service, "www.example.org", "shop"}}));
        QVERIFY(conflictsOf("new.example.org", services, {}).empty());
        QVERIFY(conflictsOf("*.example.org", services, {}).empty());
    }

    void aForeignRouteHoldsItsHostsAndIsNamedByItsPlace()
    {
        const std::vector<ForeignHost> foreign{{"blog.example.org", "route 2 of the server \"srv0\""}};
        const DomainConflict blog{DomainConflict::Kind::ForeignRoute, "blog.example.org", "route 2 of the server \"srv0\""};
        QCOMPARE(conflictsOf("blog.example.org", {}, foreign), std::vector<DomainConflict>{blog});
        QCOMPARE(conflictsOf("*.example.org", {}, foreign), std::vector<DomainConflict>{blog});
        auto check = checkOf(DnsVerdict::Here);
        check.conflicts = {blog};
        check = judged(check, 80);
        QVERIFY(!check.isFree());
        QVERIFY2(says(check.summary, "route 2 of the server \"srv0\""), check.summary.c_str());
    }

    void aPatternIsAskedForByOneOfItsNames()
    {
        QCOMPARE(nameToAsk("*.example.org"), std::string("wakedock-check.example.org"));
        QCOMPARE(nameToAsk("app.example.org"), std::string("app.example.org"));
    }

    void oneAddressOfThisMachineIsEnoughToLeadHere()
    {
        QCOMPARE(verdictOf({}, {"192.0.2.1"}), DnsVerdict::Nowhere);
        QCOMPARE(verdictOf({"198.51.100.7"}, {"192.0.2.1"}), DnsVerdict::Elsewhere);
        QCOMPARE(verdictOf({"198.51.100.7", "192.0.2.1"}, {"127.0.0.1", "192.0.2.1"}), DnsVerdict::Here);
    }

    void loopbackIsAVerdictOfItsOwnUnlessThereIsMore()
    {
        QCOMPARE(verdictOf({"127.0.0.1", "::1"}, {"127.0.0.1"}), DnsVerdict::Loopback);
        QCOMPARE(verdictOf({"::ffff:127.0.0.2"}, {}), DnsVerdict::Loopback);
        QCOMPARE(verdictOf({"127.0.0.1", "198.51.100.7"}, {}), DnsVerdict::Elsewhere);
    }

    void aProofThatCameBackOutweighsTheAddress()
    {
        const auto check = judged(checkOf(DnsVerdict::Elsewhere, ProofVerdict::Proven), 80);
        QCOMPARE(check.dns, DnsVerdict::Here);
        QVERIFY(check.remedy.empty());
        QVERIFY2(says(check.summary, "came back"), check.summary.c_str());
    }

    void everyVerdictSaysWhatIsAndWhatToDo_data()
    {
        QTest::addColumn<int>("dns");
        QTest::addColumn<int>("proof");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("remedy");
        const auto row = [](const char *name, DnsVerdict dns, ProofVerdict proof, const char *said, const char *remedy) {
            QTest::newRow(name) << int(dns) << int(proof) << QString::fromLatin1(said) << QString::fromLatin1(remedy);
        };
        row("nowhere", DnsVerdict::Nowhere, ProofVerdict::NotTried, "leads nowhere", "A or AAAA record");
        row("loopback", DnsVerdict::Loopback, ProofVerdict::NotTried, "this machine only", "its public one");
        row("elsewhere", DnsVerdict::Elsewhere, ProofVerdict::Failed, "198.51.100.7", "forward ports 80 and 443");
        row("closed", DnsVerdict::Here, ProofVerdict::Failed, "did not come back", "port 8080");
        row("not tried", DnsVerdict::Here, ProofVerdict::NotTried, "was not tried", "");
        row("no dns", DnsVerdict::Unknown, ProofVerdict::NotTried, "could not be asked", "resolv.conf");
    }
    void everyVerdictSaysWhatIsAndWhatToDo()
    {
        QFETCH(int, dns);
        QFETCH(int, proof);
        QFETCH(QString, said);
        QFETCH(QString, remedy);
        const auto check = judged(checkOf(static_cast<DnsVerdict>(dns), static_cast<ProofVerdict>(proof)), 8080);
        QVERIFY2(QString::fromStdString(check.summary).contains(said), check.summary.c_str());
        QVERIFY2(QString::fromStdString(check.remedy).contains(remedy), check.remedy.c_str());
        QVERIFY(check.isFree());
    }

    void whyTheProofFailedIsPartOfTheSentence()
    {
        auto check = checkOf(DnsVerdict::Here, ProofVerdict::Failed);
        check.proofDetail = "198.51.100.7 port 80: something else answers there.";
        QVERIFY(says(judged(check, 80).summary, "something else answers there."));
    }

    void aNameForTheOwnNetworkNeedsNoProof()
    {
        auto check = checkOf(DnsVerdict::NotNeeded, ProofVerdict::NotNeeded);
        check.isSpecialUse = true;
        QVERIFY(says(judged(check, 80).summary, "your own network"));
    }

    void whatIsNoDomainIsQuotedWithTheReason()
    {
        DomainCheck check;
        check.domain = "no domain!";
        check.problem = "It may hold letters, digits, hyphens and dots only.";
        check = judged(check, 80);
        QVERIFY(!check.isFree());
        QVERIFY(says(check.summary, "\"no domain!\" is no domain. It may hold"));
    }
};

WAKEDOCK_TEST(TestDomainJudgement)
#include "test_domain_judgement.moc"
