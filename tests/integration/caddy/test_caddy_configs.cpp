#include "backend/infrastructure/caddy/config/wished_config.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"
#include "tests/integration/caddy/config_house.h"
#include "tests/integration/caddy/foreign_caddyfiles.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <csignal>
#include <sstream>

using namespace wakedock;
using namespace wakedock::tests;
using core::Colour;
using core::ConfigLanguage;

namespace {

const std::string late = "http://late.example {\n respond late\n}\n";

/// Everything of an answer but the moment it was given.
std::string wholeOf(const WebAnswer &answer)
{
    std::string text = std::to_string(answer.status) + "\n";
    for (const auto &[name, value] : answer.headers) {
        text += name == "Date" ? std::string() : name + ": " + value + "\n";
    }
    return text + answer.body;
}

/// Changes of the configuration that Caddy has taken.
int changesIn(const std::string &metrics)
{
    int changes = 0;
    std::istringstream lines(metrics);
    for (std::string line; std::getline(lines, line);) {
        const bool isChange = line.starts_with("caddy_admin_http_requests_total{")
            && line.find("code=\"200\"") != std::string::npos && line.find("method=\"GET\"") == std::string::npos;
        changes += isChange ? static_cast<int>(std::stod(line.substr(line.rfind(' ')))) : 0;
    }
    return changes;
}

} // namespace

/// Whole configurations, on real Caddys.
class TestCaddyConfigs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_world = std::make_unique<CaddyWorld>(); }
    void cleanup()
    {
        m_house.reset();
        m_world.reset();
    }

    void aHandWrittenCaddyBehavesTheSameOverAReloadAndARestore()
    {
        QVERIFY(beginForeign());
        const auto before = theirs();
        const auto applied = await(m_house->reload(m_world->filled(HandWritten + late)));
        QVERIFY(applied.changed);
        QVERIFY(applied.backup);
        QCOMPARE(theirs(), before);
        QCOMPARE(m_world->visit("late.example").body, std::string("late"));
        QCOMPARE(m_world->visit("app.test").body, std::string("blue GET / 0"));

        const auto restored = await(core::RestoreConfig(m_house->desk).execute(ConfigHouse::admin(), applied.backup->id));
        QVERIFY(restored.changed);
        QCOMPARE(restored.config.hash, applied.backup->hash);
        QCOMPARE(theirs(), before);
        QCOMPARE(m_world->visit("late.example").body, std::string("catch-all"));
        QCOMPARE(m_world->visit("app.test").body, std::string("blue GET / 0"));
        QCOMPARE(m_house->failures, std::string());
    }

    void aRefusedConfigurationLeavesTheOldOneServing()
    {
        QVERIFY(beginForeign());
        const auto live = await(m_house->configs.view({}, m_house->caddy.wished())).live;
        auto broken = nlohmann::json::parse(live.json);
        broken["apps"]["nope"] = nlohmann::json::object();
        const auto before = theirs();
        for (int round = 0; round < 5; ++round) {
            auto replacing = m_house->configs.replace({}, live, caddy::configOf(broken));
            QCOMPARE(m_world->visit("app.test").body, std::string("blue GET / 0"));
            const auto error = awaitError(std::move(replacing));
            QCOMPARE(error->reason(), std::string("proxy_refused"));
            QVERIFY(error->message().find("nope") != std::string::npos);
            QCOMPARE(theirs(), before);
        }
        QCOMPARE(await(m_house->configs.view({}, m_house->caddy.wished())).live.hash, live.hash);
        const auto invalid = awaitError(m_house->reload(broken.dump(), ConfigLanguage::Json));
        QCOMPARE(invalid->reason(), std::string("config_invalid"));
        QVERIFY(await(m_house->backups.list()).empty());
    }

    void aDamagedBackupIsRefusedWhole()
    {
        QVERIFY(beginForeign());
        const auto kept = await(core::BackUpConfig(m_house->desk).execute(ConfigHouse::admin(), "before"));
        QVERIFY(await(m_house->reload(m_world->filled(HandWritten + late))).changed);
        const auto hash = await(m_house->configs.view({}, {})).live.hash;
        QFile file(QString::fromStdString(m_world->folder() + "/data/caddy/backups/" + kept.id.value + ".backup"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        auto text = file.readAll();
        text.replace("the operator's plain site", "the intruder's own site.");
        file.seek(0);
        file.write(text);
        file.close();
        const auto error = awaitError(core::RestoreConfig(m_house->desk).execute(ConfigHouse::admin(), kept.id));
        QCOMPARE(error->reason(), std::string("backup_damaged"));
        QCOMPARE(await(m_house->configs.view({}, {})).live.hash, hash);
    }

    void aStaleReplacementChangesNothing()
    {
        QVERIFY(beginForeign());
        const auto seen = await(m_house->configs.view({}, m_house->caddy.wished())).live;
        const auto trial = m_house->tryOut(m_world->filled(HandWritten + late), ConfigLanguage::Caddyfile);
        QVERIFY(trial.isValid());
        QVERIFY(m_world->reloadForeignCaddy(Bystander));
        QCOMPARE(awaitError(m_house->configs.replace({}, seen, trial.config))->reason(), std::string("config_changed"));
        QVERIFY(m_world->visit("late.example").body.empty());
    }

    void caddyKilledWhileAConfigurationIsPutInForceServesAgain()
    {
        begin(m_world->settings());
        QVERIFY(waitUntil([this] { return m_house->seen.activeRoutes == 1; }));
        const auto pid = m_house->proxy->managed()->process.pid;
        auto reloading = settle(m_house->reload(late));
        QVERIFY(waitUntil([this] { return !m_house->store.tables().audit.empty(); }));
        ::kill(static_cast<pid_t>(pid), SIGKILL);
        await(std::move(reloading)); // With whatever it met.
        QVERIFY(waitUntil([this, pid] {
            const auto running = m_house->proxy->managed();
            return running && running->process.pid != pid && serves("app.test", "blue GET / 0");
        }));
        QVERIFY(waitUntil([this] { return m_house->seen.activeRoutes == 1; }));
    }

    void whatADeadWakeDockHadPutInForceIsTakenUp()
    {
        QVERIFY(beginForeign());
        const auto trial = m_house->tryOut(m_world->filled(HandWritten + late), ConfigLanguage::Caddyfile);
        caddy::AdminClient admin(caddy::readAdminAddress(m_world->settings().adminUrl));
        QVERIFY(await(admin.change({.method = "POST", .path = "/config/", .body = trial.config.json}, {}, {})));
        m_house.reset(); // Before it could look whether it holds.
        QCOMPARE(m_world->visit("app.test").body, std::string("blue GET / 0"));
        begin(m_world->settings());
        QVERIFY(waitUntil([this] { return m_house->seen.activeRoutes == 1; }));
        QVERIFY(await(m_house->configs.view({}, m_house->caddy.wished())).drift.empty());
        QCOMPARE(m_world->visit("late.example").body, std::string("late"));
    }

    void fiftyEditsInASecondAreOnePush_data()
    {
        QTest::addColumn<int>("apart");
        QTest::newRow("all at once") << 0;
        QTest::newRow("one after the other") << 15;
    }
    void fiftyEditsInASecondAreOnePush()
    {
        QFETCH(int, apart);
        QVERIFY(beginForeign());
        const int before = changesIn(m_world->adminText("/metrics"));
        std::vector<Task<void>> edits;
        for (int i = 0; i < 50; ++i) {
            edits.push_back(m_house->caddy.publish({}, m_world->route({"app" + std::to_string(i) + ".test"})));
            if (apart > 0) {
                await(m_world->clock.sleep(std::chrono::milliseconds(apart), {}));
            }
        }
        for (auto &edit : edits) {
            await(std::move(edit));
        }
        QCOMPARE(changesIn(m_world->adminText("/metrics")) - before, 1);
        QCOMPARE(m_house->proxy->status().activeRoutes, 51);
    }

    void aCaddyOfOurOwnTakesAnOperatorsSitesAndKeepsItsHouse()
    {
        begin(m_world->settings());
        QVERIFY(waitUntil([this] { return m_house->seen.activeRoutes == 1; }));
        const auto before = m_world->config();
        const auto applied = await(m_house->reload(m_world->filled("http://late.example:HTTP {\n respond late\n}\n")));
        QVERIFY(applied.changed);
        QCOMPARE(m_world->visit("late.example").body, std::string("late"));
        QCOMPARE(m_world->visit("app.test").body, std::string("blue GET / 0"));
        const auto after = m_world->config();
        QVERIFY(after["admin"] == before["admin"] && after["logging"] == before["logging"]);
        const auto report = await(m_house->configs.report({}));
        QVERIFY(report.keeper == core::ProxyKeeper::Managed);
        QVERIFY(report.version.starts_with("2."));
        QVERIFY(report.uptimeSeconds && *report.uptimeSeconds < 600);
        QCOMPARE(report.foreignHosts, std::vector<std::string>{"late.example"});
        QCOMPARE(report.foreignRoutes, 1);
    }

    void whatAnOperatorPutInForceOutlivesARestartOfOurCaddy()
    {
        begin(m_world->settings());
        QVERIFY(waitUntil([this] { return m_house->seen.activeRoutes == 1; }));
        await(m_house->reload(m_world->filled("http://late.example:HTTP {\n respond late\n}\n")));
        killAndWait();
        QVERIFY(waitUntil([this] { return serves("late.example", "late"); }));
        QCOMPARE(m_world->visit("app.test").body, std::string("blue GET / 0"));
        // One that it cannot start with is left out, and said.
        QFile kept(QString::fromStdString(caddy::keptConfigFile(m_world->folder() + "/data")));
        QVERIFY(kept.open(QIODevice::WriteOnly | QIODevice::Truncate));
        kept.write(R"({"apps":{"http":{},"nope":{}}})");
        kept.close();
        killAndWait();
        QVERIFY(waitUntil([this] { return serves("app.test", "blue GET / 0"); }));
        QVERIFY(m_world->log.contains("is started without"));
    }

private:
    /// Until another one has our routes.
    void killAndWait()
    {
        const auto pid = m_house->proxy->managed()->process.pid;
        ::kill(static_cast<pid_t>(pid), SIGKILL);
        QVERIFY(waitUntil([this, pid] {
            const auto running = m_house->proxy->managed();
            return running && running->process.pid != pid && m_house->seen.activeRoutes == 1;
        }));
    }

    /// False also while nobody answers.
    bool serves(const std::string &host, const std::string &body)
    {
        try {
            return m_world->visit(host).body == body;
        } catch (const Error &) {
            return false;
        }
    }

    void begin(const caddy::CaddySettings &settings)
    {
        m_house = std::make_unique<ConfigHouse>(*m_world, settings);
        m_house->caddy.load({m_world->route({"app.test"}, core::TlsMode::Off)});
        m_world->marks.set({"app.test"}, Colour::A);
        m_house->follow();
    }

    /// Beside a hand-written Caddy, with one service in it.
    bool beginForeign()
    {
        // Caddy refuses to be reloaded while it stores a certificate.
        if (!m_world->startForeignCaddy(HandWritten)
            || !waitUntil([this] { return !m_world->visitEncrypted("site.example").body.empty(); })) {
            return false;
        }
        begin(m_world->settings());
        return waitUntil([this] { return m_house->seen.activeRoutes == 1; });
    }

    std::string theirs()
    {
        return wholeOf(m_world->visit("plain.example")) + wholeOf(m_world->visit("nobody.example", "/x?y=1", "POST", "z"))
            + m_world->visitEncrypted("site.example").body;
    }

    std::unique_ptr<CaddyWorld> m_world;
    std::unique_ptr<ConfigHouse> m_house;
};

WAKEDOCK_TEST(TestCaddyConfigs)
#include "test_caddy_configs.moc"
