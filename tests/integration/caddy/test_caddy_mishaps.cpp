#include "backend/infrastructure/caddy/config/wished_config.h"
#include "tests/integration/caddy/config_house.h"
#include "tests/integration/caddy/foreign_caddyfiles.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace wakedock;
using namespace wakedock::tests;
using core::ConfigLanguage;
using nlohmann::json;

namespace {

/// An admin API that takes configurations and may leave whoever sends one without an answer.
class SlowAdmin
{
public:
    SlowAdmin()
        : m_server([this](const ScriptedHttpServer::Request &request, ScriptedHttpServer::Peer peer) {
            if (request.method == "POST") {
                written.push_back(request.body);
                live = request.body;
            }
            if (request.method == "POST" && written.size() == 1) {
                onFirstWrite(peer);
            } else if (request.method == "GET" && written.size() == 1 && isMuteAfterwards) {
                peer.close();
            } else {
                peer.answer(200, request.method == "GET" ? live : std::string(), "Etag: \"/config/ 1\"\r\n");
            }
        })
        , m_port(m_server.listenTcp())
    {
    }
    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }

    std::string live = R"({"apps":{}})";
    std::vector<std::string> written;
    bool isMuteAfterwards = false; ///< Until something is written again.
    std::function<void(ScriptedHttpServer::Peer)> onFirstWrite;

private:
    ScriptedHttpServer m_server;
    int m_port;
};

core::ProxyConfig configFrom(const std::string &text)
{
    return caddy::configOf(json::parse(text));
}

} // namespace

/// Configurations put in force while something goes wrong.
class TestCaddyMishaps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_world = std::make_unique<CaddyWorld>(); }
    void cleanup()
    {
        m_house.reset();
        m_world.reset();
    }

    void aWriteThatIsCutOffIsLookedAfterAllTheSame()
    {
        SlowAdmin admin;
        beginAt(admin);
        CancelSource source;
        admin.onFirstWrite = [&source](const ScriptedHttpServer::Peer &) { source.cancel(); };
        core::CallContext context;
        context.cancel = source.token();
        const auto next = configFrom(R"({"apps":{"http":{}}})");
        const auto error = awaitError(m_house->configs.replace(context, configFrom(admin.live), next));
        QVERIFY2(!error, error ? error->message().c_str() : ""); // It is in force, and that is what is said.
        QCOMPARE(admin.written, std::vector<std::string>{next.json});
    }

    void whatIsCutOffAndNotToBeSeenIsPutBack()
    {
        SlowAdmin admin;
        beginAt(admin);
        CancelSource source;
        admin.isMuteAfterwards = true;
        admin.onFirstWrite = [&source](const ScriptedHttpServer::Peer &) { source.cancel(); };
        core::CallContext context;
        context.cancel = source.token();
        const auto former = configFrom(admin.live);
        const auto next = configFrom(R"({"apps":{"http":{}}})");
        QVERIFY(awaitError(m_house->configs.replace(context, former, next)));
        QCOMPARE(admin.written, (std::vector<std::string>{next.json, former.json}));
    }

    void numbersThatCaddyWritesOtherwiseAreTheSame_data()
    {
        QTest::addColumn<QString>("number");
        QTest::newRow("with a point") << "1000000000.0";
        QTest::newRow("with an exponent") << "1e9";
        QTest::newRow("with more digits than Caddy keeps") << "9007199254740993";
    }
    void numbersThatCaddyWritesOtherwiseAreTheSame()
    {
        QFETCH(const QString, number);
        QVERIFY(m_world->startForeignCaddy(Bystander));
        begin(m_world->settings());
        auto config = m_world->config();
        config["apps"]["http"]["grace_period"] = "NUMBER";
        auto text = config.dump();
        text.replace(text.find("\"NUMBER\""), 8, number.toStdString());
        QVERIFY(await(m_house->reload(text, ConfigLanguage::Json)).changed);
        QVERIFY(!await(m_house->reload(text, ConfigLanguage::Json)).changed);
    }

    void aFullDiskIsAWarningAndTheNextReloadKeepsIt()
    {
        begin(m_world->settings());
        QVERIFY(waitUntil([this] { return m_house->proxy->managed() && m_house->proxy->status().reachable; }));
        // A folder in its place: nothing can be written there.
        const auto kept = QString::fromStdString(caddy::keptConfigFile(m_world->folder() + "/data"));
        QVERIFY(QDir().mkpath(kept + "/in the way"));
        const auto late = m_world->filled("http://late.example:HTTP {\n respond late\n}\n");
        const auto applied = await(m_house->reload(late));
        QVERIFY(applied.changed);
        QCOMPARE(m_world->visit("late.example").body, std::string("late"));
        QVERIFY(!applied.warnings.empty());
        QVERIFY(applied.warnings.back().message.find("next start") != std::string::npos);
        QVERIFY(QDir(kept).removeRecursively());
        const auto again = await(m_house->reload(late));
        QVERIFY(!again.changed);
        QVERIFY(QFile::exists(kept));
    }

private:
    void begin(const caddy::CaddySettings &settings)
    {
        m_house = std::make_unique<ConfigHouse>(*m_world, settings);
        m_house->follow();
    }

    /// Nobody follows: the only requests are the test's.
    void beginAt(const SlowAdmin &admin)
    {
        auto settings = m_world->settings();
        settings.adminUrl = admin.url();
        m_house = std::make_unique<ConfigHouse>(*m_world, settings);
    }

    std::unique_ptr<CaddyWorld> m_world;
    std::unique_ptr<ConfigHouse> m_house;
};

WAKEDOCK_TEST(TestCaddyMishaps)
#include "test_caddy_mishaps.moc"
