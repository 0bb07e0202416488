#include "backend/shared/exceptions/error.h"
#include "tests/integration/caddy/config_house.h"
#include "tests/integration/caddy/foreign_caddyfiles.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace wakedock;
using namespace wakedock::tests;
using core::ConfigLanguage;
using nlohmann::json;

namespace {

std::string messagesOf(const std::vector<core::ConfigFinding> &findings)
{
    std::string text;
    for (const auto &finding : findings) {
        text += finding.path + " " + finding.message + "\n";
    }
    return text;
}

json siteWith(json handler, const std::string &listen)
{
    const json routes = json::array({{{"handle", json::array({std::move(handler)})}}});
    return {{"apps", {{"http", {{"servers", {{"s", {{"listen", {listen}}, {"routes", routes}}}}}}}}}};
}

} // namespace

/// Configurations that are tried and not applied, with a real Caddy beside.
class TestCaddyTrials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<CaddyWorld>();
        QVERIFY(m_world->startForeignCaddy(Bystander));
        m_house = std::make_unique<ConfigHouse>(*m_world);
        m_before = m_world->adminText("/config/");
    }
    void cleanup()
    {
        if (m_world) {
            QCOMPARE(m_world->adminText("/config/"), m_before);
        }
        m_house.reset();
        m_world.reset();
    }

    void aGoodCaddyfileIsValidAndItsDifferenceShown()
    {
        const auto trial =
            m_house->tryOut(m_world->filled(std::string(Bystander) + "http://late.example {\n respond late\n}\n"),
                            ConfigLanguage::Caddyfile);
        QCOMPARE(messagesOf(trial.errors), std::string());
        QVERIFY(!trial.config.hash.empty());
        QVERIFY(!trial.differences.empty());
        QVERIFY(trial.config.json.find("late.example") != std::string::npos);
    }

    void aBadCaddyfileIsToldInCaddysWordsWithTheLine()
    {
        const auto trial =
            m_house->tryOut("http://late.example {\n respond late\n respnd early\n}\n", ConfigLanguage::Caddyfile);
        QCOMPARE(trial.errors.size(), std::size_t(1));
        QCOMPARE(trial.errors[0].line, std::optional(3));
        QCOMPARE(trial.errors[0].message, std::string("Caddyfile:3: unrecognized directive: respnd"));
        QVERIFY(trial.config.json.empty());
        const auto open = m_house->tryOut("http://late.example {\n respond late\n", ConfigLanguage::Caddyfile);
        QVERIFY(!open.isValid() && open.errors[0].line);
    }

    void anUnknownModuleIsToldWithItsPlace()
    {
        const auto trial = m_house->tryOut(siteWith({{"handler", "nope"}}, m_world->filled(":HTTP")).dump());
        QCOMPARE(trial.errors.size(), std::size_t(1));
        QVERIFY(trial.errors[0].message.find("unknown module: http.handlers.nope") != std::string::npos);
        QCOMPARE(trial.errors[0].path, std::string("/apps/http/servers/s/routes/0/handle/0"));
    }

    void whatCaddyMissesIsFound()
    {
        const auto listen = m_world->filled(":HTTP");
        const json proxy = {{"handler", "reverse_proxy"}, {"upstreams", json::array({{{"dial", "127.0.0.1:99999"}}})}};
        QVERIFY(messagesOf(m_house->tryOut(siteWith(proxy, listen).dump()).errors).find("127.0.0.1:99999")
                != std::string::npos);
        auto twice = siteWith({{"handler", "vars"}, {"@id", "a"}}, listen);
        twice["apps"]["http"]["servers"]["s"]["@id"] = "a";
        QVERIFY(messagesOf(m_house->tryOut(twice.dump()).errors).find("stands twice") != std::string::npos);
        QCOMPARE(m_house->tryOut("").errors[0].message, std::string("The configuration is empty."));
        QCOMPARE(m_house->tryOut("  ", ConfigLanguage::Caddyfile).errors[0].message,
                 std::string("The configuration is empty."));
        QVERIFY(messagesOf(m_house->tryOut(R"({"admin":{"listen":"127.0.0.1:1"}})").errors).find("/admin/listen") == 0);
    }

    /// What is shown has stars for the keys of WakeDock's own certificates: sent back, it neither fails nor brings stars.
    void ownCertificatesThatWereShownWithoutTheirKeysAreLeftOut()
    {
        auto shown = json::parse(m_before);
        shown["apps"]["tls"]["certificates"]["load_pem"] =
            json::array({{{"@id", "wakedock-certificate-1"}, {"certificate", "a chain"}, {"key", "********"}}});
        const auto trial = m_house->tryOut(shown.dump());
        QCOMPARE(messagesOf(trial.errors), std::string());
        QVERIFY(trial.config.json.find("********") == std::string::npos);
        QCOMPARE(trial.config.json, m_house->tryOut(m_before).config.json);
    }

    void aPortOfSomebodyElsesIsFoundAndCaddysOwnIsNot()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::Any));
        const json vars = {{"handler", "vars"}};
        const auto taken = m_house->tryOut(siteWith(vars, ":" + std::to_string(other.serverPort())).dump());
        QVERIFY2(messagesOf(taken.errors).find("Port " + std::to_string(other.serverPort()) + ": it is in use by ")
                     != std::string::npos,
                 messagesOf(taken.errors).c_str());
        QCOMPARE(messagesOf(m_house->tryOut(siteWith(vars, m_world->filled("127.0.0.1:HTTP")).dump()).errors),
                 std::string());
    }

    void aDomainOfAServiceIsNotTaken()
    {
        m_house->caddy.load({m_world->route({"plain.example"})});
        const auto trial = m_house->tryOut(m_world->filled(Bystander), ConfigLanguage::Caddyfile);
        QVERIFY(messagesOf(trial.errors).find("plain.example (route ") != std::string::npos);
    }

    void withoutAProgramCaddyItselfReadsCaddyfilesAndTheRestIsSaid()
    {
        // Behind a Unix socket nobody can be seen, so no program can be found either.
        const auto socket = m_world->folder() + "/admin.sock";
        const auto file = m_world->folder() + "/unix.json";
        QFile config(QString::fromStdString(file));
        QVERIFY(config.open(QIODevice::WriteOnly));
        const json admin = {{"listen", "unix/" + socket}, {"config", {{"persist", false}}}};
        config.write(QByteArray::fromStdString(json({{"admin", admin}}).dump()));
        config.close();
        QProcess caddy;
        caddy.start("caddy", {"run", "--config", QString::fromStdString(file)});
        auto settings = m_world->settings();
        settings.adminUrl = "unix://" + socket;
        settings.binary = "/nowhere/caddy";
        ConfigHouse house(*m_world, settings);
        QVERIFY(waitUntil([&house] { return await(house.configs.report({})).status.reachable; }));

        const auto good =
            house.tryOut(m_world->filled("http://x.example:HTTPS {\n respond x\n}\n"), ConfigLanguage::Caddyfile);
        QCOMPARE(messagesOf(good.errors), std::string());
        QVERIFY(messagesOf(good.warnings).find("It was not tried whole") != std::string::npos);
        QVERIFY(messagesOf(good.warnings).find("ports are free was not looked at") != std::string::npos);
        const auto bad = house.tryOut("http://x.example {\n respnd x\n}\n", ConfigLanguage::Caddyfile);
        QCOMPARE(bad.errors[0].line, std::optional(2));
        // The etag comes as a trailer, over a socket too.
        caddy::AdminClient client(caddy::readAdminAddress(settings.adminUrl));
        const auto snapshot = await(client.config({}));
        QVERIFY(!snapshot.etag.empty());
        QVERIFY(await(client.change({.method = "PUT", .path = "/config/apps", .body = "{}"}, snapshot.etag, {})));
        QVERIFY(!await(client.change({.method = "PATCH", .path = "/config/apps", .body = "{}"}, snapshot.etag, {})));
        caddy.kill();
        caddy.waitForFinished();
    }

    void aCaddyThatIsAwayIsNoReasonNotToTry()
    {
        m_world->stopForeignCaddy();
        m_before.clear();
        const auto trial =
            m_house->tryOut(m_world->filled("http://x.example:HTTP {\n respond x\n}\n"), ConfigLanguage::Caddyfile);
        QCOMPARE(messagesOf(trial.errors), std::string());
        QVERIFY(messagesOf(trial.warnings).find("What it would change is not known") != std::string::npos);
        QVERIFY(trial.live.json.empty() && trial.differences.empty());
        QCOMPARE(awaitError(m_house->reload("http://x.example {\n}\n"))->code(), ErrorCode::Unavailable);
        QVERIFY(!await(m_house->configs.report({})).status.reachable);
    }

    void aComparisonHoldsNobodyUp()
    {
        auto comparing = m_house->configs.compare(caddy::configOf({{"a", 1}}), caddy::configOf({{"a", 2}}));
        QVERIFY(!comparing.isReady()); // Its answer comes from another thread.
        QCOMPARE(await(std::move(comparing)).size(), std::size_t(1));
    }

    void theReportTellsWhatCanBeSeenOfSomebodyElsesCaddy()
    {
        const auto report = await(m_house->configs.report({}));
        QVERIFY(report.keeper == core::ProxyKeeper::Foreign);
        QVERIFY(report.status.reachable);
        QVERIFY(report.version.starts_with("2."));
        QVERIFY(report.startedAt.has_value());
        QCOMPARE(report.foreignHosts, std::vector<std::string>{"plain.example"});
    }

private:
    std::unique_ptr<CaddyWorld> m_world;
    std::unique_ptr<ConfigHouse> m_house;
    std::string m_before;
};

WAKEDOCK_TEST(TestCaddyTrials)
#include "test_caddy_trials.moc"
