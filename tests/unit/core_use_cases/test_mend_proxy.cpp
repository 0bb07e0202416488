#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

MendReport mended(WorkshopFixture &house, std::optional<std::vector<std::string>> findings = {})
{
    return await(house.core().mendProxy.execute(WorkshopFixture::as(Role::Admin), {std::move(findings)}));
}

Finding found(const Diagnosis &diagnosis, const std::string &id)
{
    const auto one = std::ranges::find_if(diagnosis.findings, [&id](const Finding &finding) { return finding.id() == id; });
    return one == diagnosis.findings.end() ? Finding() : *one;
}

struct ServedHouse : WorkshopFixture {
    ServedHouse()
    {
        deploy(aService("shop").at("shop.test").config());
        domainSight.answer = [](const SightQuestion &) { return std::string("the shop"); };
    }
    [[nodiscard]] int audited()
    {
        return static_cast<int>(std::ranges::count(store.tables().audit, std::string("caddy.mend"), &AuditEntry::action));
    }
};

} // namespace

/// What the doctor found is put right where that is safe.
class TestMendProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void routesThatSomebodyTookOutComeBackByOnePush()
    {
        ServedHouse house;
        await(house.proxy.apply({}, {}));
        house.proxySurroundings.seen.routes[house.service("shop")->record.id] = {"a1", ""};
        const int before = house.proxy.changes();
        const auto report = mended(house, {{"drift", "route:shop.test"}});
        QCOMPARE(report.mendings.size(), std::size_t(2));
        QVERIFY(report.mendings[0].failure.empty() && report.mendings[1].failure.empty());
        QCOMPARE(house.proxy.changes(), before + 1);
        QVERIFY(house.proxy.routeOf("shop.test"));
        QCOMPARE(found(report.diagnosis, "drift").severity, Severity::Good);
        QCOMPARE(house.audited(), 1);
    }

    void whereNothingIsToBeMendedNothingIsDoneOrRecorded()
    {
        ServedHouse house;
        const auto report = mended(house);
        QVERIFY(report.mendings.empty());
        QVERIFY(!report.diagnosis.findings.empty());
        QCOMPARE(house.audited(), 0);
    }

    void whatIsNotFoundOrNotSafeIsRefusedByName()
    {
        ServedHouse house;
        house.probe.refuseAll("connection refused");
        const auto report = mended(house, {{"upstream:shop.test", "drift", "nonsense"}});
        QCOMPARE(report.mendings.size(), std::size_t(3));
        for (const Mending &mending : report.mendings) {
            QVERIFY(!mending.failure.empty());
        }
        QVERIFY(report.mendings[0].failure.find("0.0.0.0") != std::string::npos);
        QCOMPARE(house.audited(), 0);
    }

    void aClosedFolderOfOursIsOpenedAndAStrangersIsLeft()
    {
        ServedHouse house;
        auto status = house.proxy.status();
        status.seesMarks = false;
        house.proxy.setStatus(status);
        house.proxySurroundings.seen.closedFolder = ClosedFolder{"/home/ada", "0700", false};
        QVERIFY(!mended(house, {{"marks"}}).mendings.at(0).failure.empty());
        house.proxySurroundings.seen.closedFolder = ClosedFolder{"/run/wakedock", "0700", true};
        house.proxySurroundings.onOpened = [&house, status]() mutable {
            status.seesMarks = true;
            house.proxy.setStatus(status);
        };
        const auto report = mended(house, {{"marks"}});
        QCOMPARE(report.mendings.at(0).done, std::string("/run/wakedock has the mode 0755 now."));
        QCOMPARE(found(report.diagnosis, "marks").severity, Severity::Good);
    }

    void oneThatFailsKeepsNoOtherFromBeingMended()
    {
        ServedHouse house;
        await(house.proxy.apply({}, {}));
        house.proxySurroundings.seen.isLocal = true;
        house.proxySurroundings.seen.ports = {
            {PortUse::Http, 80, {{"::", "caddy", 5, true, false}, {"::", "caddy", 7, false, true}}}};
        house.proxySurroundings.failNext = Error(ErrorCode::UpstreamFailed, "stray_not_ended", "It does not end.");
        const auto report = mended(house);
        QCOMPARE(report.mendings.size(), std::size_t(2));
        QCOMPARE(std::ranges::count_if(report.mendings, [](const Mending &one) { return one.failure.empty(); }), 1);
        QVERIFY(house.proxy.routeOf("shop.test"));
        QVERIFY(mended(house).mendings.at(0).failure.empty());
        QVERIFY(found(mended(house).diagnosis, "second_proxy").check.empty());
    }

    void aSleeperIsNotWokenByTheLook()
    {
        ServedHouse house;
        const auto id = house.service("shop")->record.id;
        house.core().states.beginOperation(id, ServiceStatus::Stopping);
        house.core().states.setStatus(id, ServiceStatus::Sleeping);
        house.domainSight.fetched.clear();
        const auto diagnosis = await(house.core().domains.diagnose.execute(WorkshopFixture::as(Role::Operator), {}));
        QCOMPARE(found(diagnosis, "service:shop.test").severity, Severity::Good);
        QVERIFY2(house.domainSight.fetched.empty(), "a visit would have woken it");
        QVERIFY(found(diagnosis, "upstream:shop.test").check.empty());
    }

    void fiftyServicesAreAllLookedAt()
    {
        ServedHouse house;
        for (int i = 0; i < 49; ++i) {
            const auto name = "s" + std::to_string(i);
            house.deploy(aService(name).at(name + ".test").config());
        }
        const auto diagnosis = await(house.core().domains.diagnose.execute(WorkshopFixture::as(Role::Operator), {}));
        QCOMPARE(std::ranges::count(diagnosis.findings, std::string("upstream"), &Finding::check), 50);
        QCOMPARE(house.proxySurroundings.looks, 1);
    }

    void onlyWhoMayManageCaddyMends()
    {
        ServedHouse house;
        const auto refused = awaitError(house.core().mendProxy.execute(WorkshopFixture::as(Role::Operator), {}));
        QCOMPARE(refused->code(), ErrorCode::Forbidden);
    }
};

WAKEDOCK_TEST(TestMendProxy)
#include "test_mend_proxy.moc"
