#include "backend/core/domain/rules/certificate_rules.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;

namespace {

constexpr Timestamp thatDay{std::chrono::milliseconds(1'700'000'000'000)};

OwnCertificate ownFor(const std::string &id, std::vector<std::string> names, int changed = 0)
{
    OwnCertificate own;
    own.id = CertificateId(id);
    own.facts.names = std::move(names);
    own.facts.serial = id;
    own.facts.issuer = "Example CA";
    own.facts.notBefore = thatDay;
    own.facts.notAfter = thatDay + std::chrono::days(90);
    own.changedAt = thatDay + std::chrono::seconds(changed);
    return own;
}

std::string shown(const std::string &host, std::vector<OwnCertificate> own, Timestamp now = thatDay)
{
    own = inTurn(std::move(own));
    const auto *found = shownFor(host, own, now);
    return found == nullptr ? std::string() : found->id.value;
}

CertificateSight seenUntil(Timestamp until, const std::string &issuer = "Example CA")
{
    CertificateSight sight;
    sight.shown = ShownCertificate{{"a.example.org"}, issuer, "1", thatDay, until};
    return sight;
}

Certificate certificateSeen(const CertificateSight &sight, Timestamp now, CertificateWay way = CertificateWay::Public)
{
    CertificateKnowledge known;
    known.hosts = {{"a.example.org", ServiceId("s"), way}};
    known.sightOf = [sight](const std::string &) { return sight; };
    known.now = now;
    return certificatesOf(known).front();
}

} // namespace

class TestCertificateRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPatternIsForOneLabel()
    {
        QVERIFY(coversHost("a.example.org", "a.example.org"));
        QVERIFY(coversHost("*.example.org", "a.example.org"));
        QVERIFY(coversHost("*.example.org", "*.example.org"));
        QVERIFY(!coversHost("*.example.org", "example.org"));
        QVERIFY(!coversHost("*.example.org", "b.a.example.org"));
        QVERIFY(!coversHost("a.example.org", "*.example.org"));
        QVERIFY(!coversHost("*.example.org", ".example.org"));
        QVERIFY(!coversHost("*.org", "*.example.org"));
    }

    void ofSeveralTheExactOneIsShownThenTheOneGivenLast()
    {
        const auto pattern = ownFor("pattern", {"*.example.org"}, 9);
        const auto exact = ownFor("exact", {"a.example.org"}, 1);
        const auto newer = ownFor("newer", {"a.example.org"}, 2);
        QCOMPARE(shown("a.example.org", {pattern, exact}), std::string("exact"));
        QCOMPARE(shown("a.example.org", {exact, newer, pattern}), std::string("newer"));
        QCOMPARE(shown("b.example.org", {exact, pattern}), std::string("pattern"));
        QCOMPARE(shown("b.example.com", {exact, pattern}), std::string());
        auto over = newer;
        over.facts.notAfter = thatDay;
        QCOMPARE(shown("a.example.org", {exact, over}, thatDay), std::string("exact"));
        QCOMPARE(shown("a.example.org", {over}, thatDay), std::string("newer"));
    }

    void theStateOfAHostFollowsWhatIsShown()
    {
        const auto until = thatDay + std::chrono::hours(12);
        QCOMPARE(certificateSeen(seenUntil(until), thatDay + std::chrono::hours(8)).status, CertificateStatus::Valid);
        QCOMPARE(certificateSeen(seenUntil(until), thatDay + std::chrono::hours(10)).status, CertificateStatus::Expiring);
        QCOMPARE(certificateSeen(seenUntil(until), until).status, CertificateStatus::Expired);
        QCOMPARE(certificateSeen({}, thatDay).status, CertificateStatus::Pending);
        CertificateSight refused;
        refused.trouble = CertificateTrouble{"no", thatDay, 1, std::nullopt};
        QCOMPARE(certificateSeen(refused, thatDay).status, CertificateStatus::Failed);
        auto renewalRefused = seenUntil(until);
        renewalRefused.trouble = refused.trouble;
        QCOMPARE(certificateSeen(renewalRefused, thatDay).status, CertificateStatus::Valid);
        QVERIFY(certificateSeen(renewalRefused, thatDay).lastError.has_value());
    }

    void whoSignedItTellsWhereItIsFrom()
    {
        const auto until = thatDay + std::chrono::hours(12);
        const auto internal = seenUntil(until, "Caddy Local Authority - ECC Intermediate");
        QCOMPARE(certificateSeen(internal, thatDay).source, CertificateSource::Internal);
        QCOMPARE(certificateSeen(seenUntil(until), thatDay).source, CertificateSource::Acme);
        QCOMPARE(certificateSeen(seenUntil(until), thatDay, CertificateWay::Internal).source, CertificateSource::Foreign);
    }

    void anOwnOneThatIsNotShownIsPendingAndSaysWhatIs()
    {
        CertificateKnowledge known;
        known.own = {ownFor("2", {"a.example.org"})};
        known.hosts = {{"a.example.org", ServiceId("s"), CertificateWay::Public}};
        known.sightOf = [](const std::string &) { return seenUntil(thatDay + std::chrono::days(1), "Other CA"); };
        known.now = thatDay;
        const auto all = certificatesOf(known);
        QCOMPARE(all.size(), std::size_t(1));
        QCOMPARE(all.front().status, CertificateStatus::Pending);
        QVERIFY(all.front().warnings.front().find("Other CA") != std::string::npos);
        QCOMPARE(all.front().usedBy.front().host, std::string("a.example.org"));
    }

    void whatItWouldDoIsSaidBefore()
    {
        CertificateKnowledge known;
        known.own = {ownFor("old", {"a.example.org"})};
        known.hosts = {{"a.example.org", ServiceId("s"), CertificateWay::Public},
                       {"b.example.org", ServiceId("s"), CertificateWay::Public}};
        known.now = thatDay;
        const auto taken = effectsOf(ownFor("new", {"a.example.org"}, 1), known);
        QVERIFY(taken.front().find("takes the place") != std::string::npos);
        const auto pattern = effectsOf(ownFor("new", {"*.example.org"}, 1), known);
        QVERIFY(pattern.front().find("names the host exactly") != std::string::npos);
        QVERIFY(effectsOf(ownFor("new", {"c.example.org"}, 1), known).front().find("No service") != std::string::npos);
        // In its own place it takes nothing from anybody.
        QVERIFY(effectsOf(ownFor("old", {"a.example.org"}, 1), known).empty());
    }
};

WAKEDOCK_TEST(TestCertificateRules)
#include "test_certificate_rules.moc"
