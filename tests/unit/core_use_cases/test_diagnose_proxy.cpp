#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

Diagnosis diagnosed(WorkshopFixture &house, std::optional<std::string> service = {})
{
    return await(house.core().domains.diagnose.execute(WorkshopFixture::as(Role::Operator), {std::move(service)}));
}

/// The finding of one check about one host; a missing one is an empty finding.
Finding found(const Diagnosis &diagnosis, const std::string &check, const std::string &host = {})
{
    const auto one = std::ranges::find_if(diagnosis.findings, [&check, &host](const Finding &finding) {
        return finding.check == check && finding.host == host;
    });
    return one == diagnosis.findings.end() ? Finding() : *one;
}

SeenCertificate certificateUntil(Timestamp until)
{
    SeenCertificate seen;
    seen.issuer = "Example CA";
    seen.validUntil = until;
    seen.isKnownAuthority = true;
    return seen;
}

/// A house with a service at shop.example.org, everything on whose way is well.
struct WellHouse : WorkshopFixture {
    WellHouse()
    {
        deploy(aService("shop").at("shop.example.org").config());
        domainSight.names["shop.example.org"] = {"192.0.2.10"};
        domainSight.certificate = certificateUntil(clock.now() + std::chrono::hours(24 * 60));
        domainSight.answer = [this](const SightQuestion &question) {
            const std::string prefix = ProofPath;
            return question.path.starts_with(prefix)
                ? core().domains.proofs.answerTo(question.path.substr(prefix.size())).value_or("")
                : std::string("the shop");
        };
    }
};

const std::string shop = "shop.example.org";

} // namespace

/// The doctor goes a visitor's way.
class TestDiagnoseProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whereEverythingIsWellEachStepSaysSo()
    {
        WellHouse house;
        const auto diagnosis = diagnosed(house);
        for (const Finding &finding : diagnosis.findings) {
            QVERIFY2(finding.severity == Severity::Good, (finding.check + ": " + finding.message).c_str());
        }
        QCOMPARE(diagnosis.findings.size(), std::size_t(10));
        QCOMPARE(diagnosis.worst(), Severity::Good);
    }

    void caddyThatIsAwayIsTheOnlyThingSaidOfIt()
    {
        WellHouse house;
        house.proxy.setReachable(false);
        const auto diagnosis = diagnosed(house);
        QCOMPARE(found(diagnosis, "proxy").severity, Severity::Error);
        QVERIFY(found(diagnosis, "drift").message.empty());
        QVERIFY(found(diagnosis, "answer", shop).message.empty());
        QCOMPARE(found(diagnosis, "upstream", shop).severity, Severity::Good);
    }

    void routesThatSomebodyTookOutAreDriftAndCanBeMended()
    {
        WellHouse house;
        await(house.proxy.apply({}, {}));
        const auto drift = found(diagnosed(house), "drift");
        QCOMPARE(drift.severity, Severity::Error);
        QVERIFY(drift.canBeMended());
    }

    void marksThatCaddyDoesNotSeeAreSaid()
    {
        WellHouse house;
        auto status = house.proxy.status();
        status.seesMarks = false;
        status.lastError = "Caddy cannot see the awake marks in /run/wakedock.";
        house.proxy.setStatus(status);
        const auto marks = found(diagnosed(house), "marks");
        QCOMPARE(marks.severity, Severity::Error);
        QVERIFY(marks.message.find("/run/wakedock") != std::string::npos);
    }

    void aContainerThatDoesNotListenIsNamedWithItsAddress()
    {
        WellHouse house;
        house.probe.refuseAll("connection refused");
        const auto upstream = found(diagnosed(house, "shop"), "upstream", shop);
        QCOMPARE(upstream.severity, Severity::Error);
        QVERIFY2(upstream.message.find("connection refused") != std::string::npos, upstream.message.c_str());
    }

    void whatVisitorsGetDecides_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("body");
        QTest::addColumn<int>("severity");
        QTest::newRow("a page") << 200 << "hello" << int(Severity::Good);
        QTest::newRow("a redirect") << 308 << "" << int(Severity::Good);
        QTest::newRow("no route") << 404 << "No site answers to this name." << int(Severity::Error);
        QTest::newRow("the service's own 404") << 404 << "not here" << int(Severity::Good);
        QTest::newRow("bad gateway") << 502 << "" << int(Severity::Error);
        QTest::newRow("the service's own failure") << 500 << "" << int(Severity::Warning);
    }
    void whatVisitorsGetDecides()
    {
        QFETCH(int, status);
        QFETCH(QString, body);
        QFETCH(int, severity);
        WellHouse house;
        house.domainSight.status = status;
        house.domainSight.answer = [body](const SightQuestion &) { return body.toStdString(); };
        const auto answer = found(diagnosed(house), "answer", shop);
        QCOMPARE(answer.severity, static_cast<Severity>(severity));
        QCOMPARE(answer.canBeMended(), body.startsWith(QStringLiteral("No site")));
    }

    void whereVisitorsAreSentToHttpsWhatTheyGetThereDecides()
    {
        WellHouse house;
        house.domainSight.status = 308;
        house.domainSight.location = "https://shop.example.org/";
        QCOMPARE(found(diagnosed(house), "answer", shop).message, std::string("Visitors are answered 200."));
        house.domainSight.encryptedStatus = 502;
        QCOMPARE(found(diagnosed(house), "answer", shop).severity, Severity::Error);
        house.domainSight.encryptedStatus = 0;
        QCOMPARE(found(diagnosed(house), "answer", shop).severity, Severity::Error);
    }

    void whoseTurnDoesNotComeIsNotAccused()
    {
        WellHouse house;
        house.probe.refuseAll("too late");
        const auto context = WorkshopFixture::as(Role::Operator).withDeadline(std::chrono::milliseconds(0));
        const auto diagnosis = await(house.core().domains.diagnose.execute(context, {}));
        QCOMPARE(found(diagnosis, "service", shop).severity, Severity::Info);
        QVERIFY(found(diagnosis, "service", shop).message.find("was not looked at") != std::string::npos);
        QVERIFY(found(diagnosis, "upstream", shop).message.empty());
    }

    void aCertificateThatRanOutOrNobodyRenewsIsSaid()
    {
        WellHouse house;
        house.domainSight.certificate = certificateUntil(house.clock.now() - std::chrono::hours(1));
        QCOMPARE(found(diagnosed(house), "certificate", shop).severity, Severity::Error);
        house.domainSight.certificate = certificateUntil(house.clock.now() + std::chrono::hours(48));
        QCOMPARE(found(diagnosed(house), "certificate", shop).severity, Severity::Warning);
        house.domainSight.certificate->isKnownAuthority = false; // Caddy's own signs for hours only
        QCOMPARE(found(diagnosed(house), "certificate", shop).severity, Severity::Good);
        house.domainSight.certificate.reset();
        const auto missing = found(diagnosed(house), "certificate", shop);
        QCOMPARE(missing.severity, Severity::Error);
        QVERIFY(!missing.remedy.empty());
    }

    void aNameThatLeadsElsewhereIsAnError()
    {
        WellHouse house;
        house.domainSight.names[shop] = {"198.51.100.7"};
        house.domainSight.answer = [](const SightQuestion &) { return std::string("somebody else's page"); };
        const auto dns = found(diagnosed(house), "dns", shop);
        QCOMPARE(dns.severity, Severity::Error);
        QVERIFY2(dns.message.find("198.51.100.7") != std::string::npos, dns.message.c_str());
    }

    void aStoppedServiceIsNoFault()
    {
        WellHouse house;
        house.finish(
            house.core().stopService.execute(WorkshopFixture::as(Role::Operator), house.service("shop")->record.id));
        const auto diagnosis = diagnosed(house);
        QCOMPARE(found(diagnosis, "service", shop).severity, Severity::Info);
        QVERIFY(found(diagnosis, "upstream", shop).message.empty());
    }

    void onlyTheServiceThatWasAskedForIsLookedAt()
    {
        WellHouse house;
        house.deploy(aService("blog").at("blog.test").config());
        const auto diagnosis = diagnosed(house, "blog");
        QVERIFY(found(diagnosis, "service", shop).message.empty());
        QCOMPARE(found(diagnosis, "service", "blog.test").severity, Severity::Good);
        QVERIFY(found(diagnosis, "dns", "blog.test").message.empty());
        const auto unknown =
            awaitError(house.core().domains.diagnose.execute(WorkshopFixture::as(Role::Operator), {std::string("nobody")}));
        QCOMPARE(unknown->reason(), std::string("service_not_found"));
    }

    void aViewerMayNotSendWakeDockOnTheWay()
    {
        WellHouse house;
        const auto refused = awaitError(house.core().domains.diagnose.execute(WorkshopFixture::as(Role::Viewer), {}));
        QCOMPARE(refused->code(), ErrorCode::Forbidden);
    }
};

WAKEDOCK_TEST(TestDiagnoseProxy)
#include "test_diagnose_proxy.moc"
