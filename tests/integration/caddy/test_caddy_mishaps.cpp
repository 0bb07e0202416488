#include "tests/integration/caddy/config_house.h"
#include "tests/integration/caddy/foreign_caddyfiles.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace wakedock;
using namespace wakedock::tests;
using core::ConfigLanguage;

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

private:
    void begin(const caddy::CaddySettings &settings)
    {
        m_house = std::make_unique<ConfigHouse>(*m_world, settings);
        m_house->follow();
    }

    std::unique_ptr<CaddyWorld> m_world;
    std::unique_ptr<ConfigHouse> m_house;
};

WAKEDOCK_TEST(TestCaddyMishaps)
#include "test_caddy_mishaps.moc"
