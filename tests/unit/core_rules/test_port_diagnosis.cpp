#include "backend/core/domain/rules/port_diagnosis.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;

namespace {

const PortListener caddyItself{"::", "caddy", 12, true, false};
const PortListener secondCaddy{"::", "caddy", 77, false, false};
const PortListener otherServer{"0.0.0.0", "nginx", 812, false, false};
constexpr PortExpectations expected{true, true, true};

ProxySurroundings surroundings(std::vector<PortListener> http)
{
    ProxySurroundings seen;
    seen.isLocal = true;
    seen.ports = {
        {PortUse::Admin, 2019, {caddyItself}}, {PortUse::Http, 80, std::move(http)}, {PortUse::Https, 443, {caddyItself}}};
    return seen;
}

Finding about(const std::vector<Finding> &findings, const std::string &check)
{
    for (const Finding &finding : findings) {
        if (finding.check == check) {
            return finding;
        }
    }
    return {};
}

} // namespace

/// Who holds the proxy's ports.
class TestPortDiagnosis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPortThatCaddyHoldsAloneIsGoodAndTheFirewallIsNotJudged()
    {
        const auto findings = portFindings(surroundings({caddyItself}), expected);
        QCOMPARE(findings.size(), std::size_t(2));
        const auto http = about(findings, "http_port");
        QCOMPARE(http.severity, Severity::Good);
        QVERIFY2(http.message.find("on all addresses, held by caddy (pid 12)") != std::string::npos, http.message.c_str());
        QVERIFY(http.message.find("firewall") != std::string::npos);
    }

    void aPortThatNobodyHoldsIsAnErrorThatAPushMends()
    {
        const auto http = about(portFindings(surroundings({}), expected), "http_port");
        QCOMPARE(http.severity, Severity::Error);
        QCOMPARE(http.mend, Mend::PushRoutes);
    }

    void aPortThatAnotherProgramHoldsIsNamedWithIt()
    {
        const auto http = about(portFindings(surroundings({otherServer}), expected), "http_port");
        QCOMPARE(http.severity, Severity::Error);
        QVERIFY2(http.message.find("nginx (pid 812)") != std::string::npos, http.message.c_str());
        QVERIFY(!http.canBeMended());
        QVERIFY(http.remedy.find("kill 812") != std::string::npos);
    }

    void twoOnOnePortAreTold()
    {
        const auto findings = portFindings(surroundings({caddyItself, secondCaddy, secondCaddy}), expected);
        const auto two = about(findings, "second_proxy");
        QCOMPARE(two.severity, Severity::Error);
        QVERIFY2(two.message.find("caddy (pid 12), caddy (pid 77)") != std::string::npos, two.message.c_str());
        QVERIFY(two.remedy.find("`kill 77`") != std::string::npos);
        QVERIFY(!two.canBeMended());
        QVERIFY(about(findings, "http_port").check.empty());
    }

    void onlyWhatWakeDockStartedItselfIsEnded()
    {
        PortListener stray = secondCaddy;
        stray.isStray = true;
        QCOMPARE(about(portFindings(surroundings({caddyItself, stray}), expected), "second_proxy").mend, Mend::EndStray);
        QCOMPARE(about(portFindings(surroundings({caddyItself, stray, otherServer}), expected), "second_proxy").mend,
                 Mend::None);
    }

    void aSecondOneOnSeveralPortsIsOneFinding()
    {
        auto seen = surroundings({caddyItself, secondCaddy});
        seen.ports[2].listeners.push_back(secondCaddy);
        const auto findings = portFindings(seen, expected);
        QCOMPARE(findings.size(), std::size_t(1));
        QVERIFY(findings[0].message.find("port 80") != std::string::npos);
        QVERIFY(findings[0].message.find("port 443") != std::string::npos);
    }

    void whoIsReachedFromThisMachineOnlyIsTold()
    {
        PortListener local = caddyItself;
        local.address = "127.0.0.1";
        const auto seen = surroundings({local});
        QCOMPARE(about(portFindings(seen, expected), "http_port").severity, Severity::Warning);
        QCOMPARE(about(portFindings(seen, {true, true, false}), "http_port").severity, Severity::Info);
    }

    void whereTheHolderCannotBeSeenNobodyIsAccused()
    {
        PortListener unseen;
        unseen.address = "::";
        const auto http = about(portFindings(surroundings({unseen}), expected), "http_port");
        QCOMPARE(http.severity, Severity::Good);
        QCOMPARE(http.message.find("held by"), std::string::npos);
    }

    void anAdminPortThatAnotherProgramHoldsIsNamedWhileCaddyIsAway()
    {
        ProxySurroundings seen;
        seen.isLocal = true;
        seen.ports = {{PortUse::Admin, 2019, {{"127.0.0.1", "python3", 5, false, false}}}, {PortUse::Http, 80, {}}};
        const auto findings = portFindings(seen, {false, true, true});
        QCOMPARE(findings.size(), std::size_t(1));
        QCOMPARE(findings[0].check, std::string("admin_port"));
        QVERIFY2(findings[0].message.find("python3 (pid 5)") != std::string::npos, findings[0].message.c_str());
    }

    void ofACaddyOnAnotherMachineNothingIsSaid()
    {
        auto seen = surroundings({});
        seen.isLocal = false;
        QVERIFY(portFindings(seen, expected).empty());
    }

    void withoutHttpsItsPortIsNobodysConcern()
    {
        auto seen = surroundings({caddyItself});
        seen.ports[2].listeners.clear();
        QVERIFY(about(portFindings(seen, {true, false, true}), "https_port").check.empty());
        QCOMPARE(about(portFindings(seen, expected), "https_port").severity, Severity::Error);
    }
};

WAKEDOCK_TEST(TestPortDiagnosis)
#include "test_port_diagnosis.moc"
