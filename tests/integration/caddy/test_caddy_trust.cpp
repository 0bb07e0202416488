#include "backend/infrastructure/caddy/monitoring/caddy_identity.h"
#include "tests/integration/caddy/config_house.h"
#include "tests/integration/caddy/foreign_caddyfiles.h"
#include "tests/support/free_port.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

/// What WakeDock runs, and what a trial may touch.
class TestCaddyTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_world = std::make_unique<CaddyWorld>(); }
    void cleanup() { m_world.reset(); }

    void theProgramOfACaddyIsUsedWhereOnlyRootOrWeCanChangeIt()
    {
        QVERIFY(m_world->startForeignCaddy(Bystander));
        const auto known = identify();
        QVERIFY(known.holder.starts_with("caddy (pid "));
        const auto installed = QFileInfo(QStandardPaths::findExecutable("caddy")).canonicalFilePath().toStdString();
        QCOMPARE(known.program, installed);
    }

    void aProgramThatOthersCouldHavePutThereIsNotRun()
    {
        const auto folder = QString::fromStdString(m_world->folder() + "/everybodys");
        QVERIFY(QDir().mkdir(folder));
        QVERIFY(QFile::setPermissions(folder, QFile::permissions(folder) | QFile::WriteOther | QFile::ExeOther));
        const auto copy = folder.toStdString() + "/caddy";
        QVERIFY(QFile::copy(QStandardPaths::findExecutable("caddy"), QString::fromStdString(copy)));
        QVERIFY(m_world->startForeignCaddy(Bystander, copy));
        const auto known = identify();
        QVERIFY(known.holder.starts_with("caddy (pid "));
        QCOMPARE(known.program, std::string());
    }

    void whoListensElsewhereOnTheSamePortIsNotCaddy()
    {
        QTcpServer neighbour;
        QVERIFY(neighbour.listen(QHostAddress("127.0.0.2"), static_cast<quint16>(freePort())));
        const auto at = "http://127.0.0.1:" + std::to_string(neighbour.serverPort());
        QCOMPARE(caddy::identifyCaddy(caddy::readAdminAddress(at), std::nullopt).holder, std::string());
    }

    void aTrialLeavesLogFilesAndStorageAlone()
    {
        QVERIFY(m_world->startForeignCaddy(Bystander));
        ConfigHouse house(*m_world);
        const auto log = QString::fromStdString(m_world->folder() + "/site/access.log");
        const auto store = QString::fromStdString(m_world->folder() + "/store");
        const json storage = {{"module", "file_system"}, {"root", store.toStdString()}};
        const json authority = {{"install_trust", false}};
        json config = {{"apps", {{"pki", {{"certificate_authorities", {{"local", authority}}}}}}}, {"storage", storage}};
        config["logging"]["logs"]["site"] = {
            {"writer", {{"output", "file"}, {"filename", log.toStdString()}, {"roll", false}}}};
        const auto trial = house.tryOut(config.dump());
        QVERIFY2(trial.isValid(), trial.isValid() ? "" : trial.errors.front().message.c_str());
        QVERIFY(!QFile::exists(log));
        QVERIFY(!QFile::exists(store));
        const auto whole = json::parse(trial.config.json);
        QVERIFY(whole["storage"] == storage); // What will be put in force has them.
        QVERIFY(whole["logging"]["logs"]["site"]["writer"]["output"] == "file");
    }

private:
    caddy::CaddyIdentity identify()
    {
        return caddy::identifyCaddy(caddy::readAdminAddress(m_world->settings().adminUrl), std::nullopt);
    }

    std::unique_ptr<CaddyWorld> m_world;
};

WAKEDOCK_TEST(TestCaddyTrust)
#include "test_caddy_trust.moc"
