#include "app/settings/settings_loader.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace wakedock;
using namespace wakedock::app;

namespace {

std::string problemOf(const SettingsSources &sources)
{
    try {
        loadSettings(sources);
    } catch (const Error &error) {
        return error.message();
    }
    return {};
}

} // namespace

/// Settings come from defaults, file, environment and options; what is wrong is named with its place.
class TestSettings : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] std::string filePath() const { return m_folder.filePath("config.yml").toStdString(); }
    SettingsSources withFile(const std::string &text)
    {
        std::ofstream(filePath()) << text;
        SettingsSources sources;
        sources.dataDir = m_folder.path().toStdString();
        return sources;
    }
    /// The message about this file without the folder, which differs each time.
    std::string problemOfFile(const std::string &text)
    {
        std::string message = problemOf(withFile(text));
        for (std::size_t at = 0; (at = message.find(filePath())) != std::string::npos;) {
            message.replace(at, filePath().size(), "config.yml");
        }
        return message;
    }

private Q_SLOTS:
    void cleanup() { std::remove(filePath().c_str()); }

    void nothingMustBeSet()
    {
        const auto loaded = loadSettings({});
        QCOMPARE(loaded.settings.server.listen, (ListenAddress{"127.0.0.1", 8484}));
        QCOMPARE(loaded.settings.docker.host, std::string("unix:///var/run/docker.sock"));
        QCOMPARE(loaded.settings.caddy.gateListen, (ListenAddress{"127.0.0.1", 8485}));
        QCOMPARE(loaded.settings.wake.enabled, false);
        QCOMPARE(loaded.settings.wake.idle, std::chrono::minutes(30));
        QVERIFY(loaded.origins.empty());
    }

    void theFileIsReadFromTheDataDirectory()
    {
        const auto loaded =
            loadSettings(withFile("server:\n  listen: '[::1]:9000'\n  trusted_proxies: [10.0.0.0/8, 192.0.2.7]\n"
                                  "logging:\nwake:\n  stop_mode: pause\n"));
        QCOMPARE(loaded.settings.server.listen, (ListenAddress{"::1", 9000}));
        QCOMPARE(loaded.settings.server.trustedProxies, (std::vector<std::string>{"10.0.0.0/8", "192.0.2.7"}));
        QCOMPARE(loaded.settings.wake.stopMode, core::StopMode::Pause);
        QCOMPARE(loaded.origins.at("server.listen"), filePath() + ":2");
    }

    void theEnvironmentBeatsTheFileAndAnOptionBeatsBoth()
    {
        auto sources = withFile("server:\n  listen: 127.0.0.1:1\nlogging:\n  level: error\ncaddy:\n  tls: off\n");
        sources.environment = {{"WAKEDOCK_SERVER__LISTEN", "127.0.0.1:2"}, {"WAKEDOCK_LOGGING__LEVEL", "debug"}};
        sources.options = {{"--listen", "server.listen", "127.0.0.1:3"}};
        const auto loaded = loadSettings(sources);
        QCOMPARE(loaded.settings.server.listen.port, 3);
        QCOMPARE(loaded.settings.logging.level, LogLevel::Debug);
        QCOMPARE(loaded.settings.caddy.tls, core::TlsMode::Off);
        QCOMPARE(loaded.origins.at("server.listen"), std::string("--listen"));
        QCOMPARE(loaded.origins.at("logging.level"), std::string("WAKEDOCK_LOGGING__LEVEL"));
    }

    void theFirstAdministratorsVariablesAreNoSettings()
    {
        SettingsSources sources;
        sources.environment = {{"WAKEDOCK_ADMIN_USERNAME", "ada"}, {"WAKEDOCK_ADMIN_PASSWORD", "x"}, {"PATH", "/bin"}};
        QCOMPARE(problemOf(sources), std::string());
    }

    void theDockerClientsOwnVariablesAreTheDefault()
    {
        SettingsSources sources;
        sources.environment = {
            {"DOCKER_HOST", "tcp://192.0.2.1:2376"}, {"DOCKER_TLS_VERIFY", "1"}, {"DOCKER_CERT_PATH", "/home/ada/.docker"}};
        QCOMPARE(loadSettings(sources).settings.docker.tlsKey, std::string("/home/ada/.docker/key.pem"));
        sources.options = {{"--docker-host", "docker.host", "ssh://ada@host"}};
        QCOMPARE(loadSettings(sources).settings.docker.host, std::string("ssh://ada@host"));
    }

    void listsInTheEnvironmentHaveCommas()
    {
        SettingsSources sources;
        sources.environment = {{"WAKEDOCK_SERVER__CORS_ORIGINS", "https://a.example, https://b.example"},
                               {"WAKEDOCK_MONITORING__RETENTION", "30m,2h,3d,4d"}};
        const auto settings = loadSettings(sources).settings;
        QCOMPARE(settings.server.corsOrigins, (std::vector<std::string>{"https://a.example", "https://b.example"}));
        QCOMPARE(settings.monitoring.retention.front(), std::chrono::minutes(30));
    }

    void anUnknownKeyIsNamedWithTheNearestKnownOne()
    {
        QCOMPARE(problemOfFile("server:\n  # a comment\n  listn: 127.0.0.1:1\n"),
                 std::string("config.yml:3: server.listn: there is no such setting. Is server.listen meant?"));
        QCOMPARE(problemOfFile("server:\n  gate_listen: 127.0.0.1:1\n"),
                 std::string("config.yml:2: server.gate_listen: there is no such setting. Is caddy.gate_listen meant?"));
        SettingsSources sources;
        sources.environment = {{"WAKEDOCK_SERVER__PORT_NUMBER_OF_IT", "1"}};
        QCOMPARE(problemOf(sources),
                 std::string("WAKEDOCK_SERVER__PORT_NUMBER_OF_IT: server.port_number_of_it: there is no such "
                             "setting. wakedock --print-config shows all of them."));
    }

    void aBadValueIsNamedWithWhatWouldBeRight_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const char *text, const char *problem) {
            QTest::newRow(name) << text << problem;
        };
        row("host name", "server:\n  listen: localhost:80\n", "\"localhost:80\" is not an IP address with a port");
        row("no port", "server:\n  listen: 127.0.0.1\n", "is not an IP address with a port");
        row("port too large", "server:\n  listen: 127.0.0.1:65536\n", "is not an IP address with a port");
        row("bare IPv6", "server:\n  listen: '::1:80'\n", "is not an IP address with a port");
        row("relative path", "logging:\n  file: wakedock.log\n", "is not an absolute path");
        row("word", "docker:\n  addressing: bridge\n", "\"bridge\" is none of: network or loopback");
        row("scheme", "docker:\n  host: http://engine\n", "does not begin with unix://... or tcp://... or ssh://...");
        row("number", "wake:\n  idle_minutes: ten\n", "\"ten\" is not a whole number");
        row("range", "wake:\n  idle_minutes: 0\n", "0 is out of range: 1 to 10080");
        row("flag", "wake:\n  enabled: maybe\n", "neither true nor false");
        row("size", "server:\n  max_body_bytes: 1 MB\n", "\"1 MB\" is not a size");
        row("size range", "server:\n  max_body_bytes: 100\n", "out of range: 1024 to");
        row("list for a text", "server:\n  listen: [127.0.0.1:1]\n", "a list stands where one value is meant");
        row("network", "server:\n  trusted_proxies: [10.0.0.0/33]\n", "\"10.0.0.0/33\" is not what this list holds");
        row("origin", "server:\n  cors_origins: ['*']\n", "\"*\" is not what this list holds: list of origins");
        row("three spans", "monitoring:\n  retention: [1h, 2h, 3h]\n", "four spans are meant, 3 are given");
        row("shrinking spans", "monitoring:\n  retention: [1h, 2h, 2h, 3h]\n", "2h is not longer than the span before it");
        row("control character", "caddy:\n  manage: \"a\\eb\"\n", "\"a\\x1bb\" is none of");
    }
    void aBadValueIsNamedWithWhatWouldBeRight()
    {
        QFETCH(QString, text);
        QFETCH(QString, problem);
        const auto message = QString::fromStdString(problemOfFile(text.toStdString()));
        QVERIFY2(message.startsWith("config.yml:2: ") && message.contains(problem) && message.contains("Right would be"),
                 qPrintable(message));
    }

    void everyProblemIsToldAtOnce()
    {
        const auto message = problemOfFile("server:\n  listen: x\n  lissten: y\nwake:\n  enabled: 2\n");
        QCOMPARE(std::count(message.begin(), message.end(), '\n'), 2);
    }

    void twoValuesThatContradictEachOtherAreRefused()
    {
        QCOMPARE(problemOfFile("server:\n  tls_cert: /a.pem\n"),
                 std::string("config.yml:2: server.tls_cert: is set and server.tls_key is not. Set both or none."));
        SettingsSources sources;
        sources.options = {{"--listen", "server.listen", "127.0.0.1:8485"}};
        QVERIFY(problemOf(sources).find("is the same as server.listen") != std::string::npos);
    }

    void aPasswordInARefusedUrlIsNotRepeated()
    {
        const auto message = problemOfFile("database:\n  url: postgres://ada:hunter2@db/wakedock\n");
        QVERIFY(message.find("hunter2") == std::string::npos);
        QVERIFY(message.find("ada:***@db") != std::string::npos);
    }

    void whatIsNoSettingsFileIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("problem");
        QTest::newRow("no YAML") << "server:\n  listen: [\n" << "config.yml:3: This is no YAML";
        QTest::newRow("a list") << "- server\n" << "config.yml:1: The file does not consist of keys";
        QTest::newRow("section is a text") << "\nserver: yes\n"
                                           << "config.yml:2: The section server does not consist of keys";
        QTest::newRow("twice") << "wake:\n  enabled: true\n  enabled: false\n"
                               << "config.yml:3: wake.enabled stands there twice";
        QTest::newRow("section twice") << "wake:\n  enabled: true\nwake:\n" << "config.yml:3: wake stands there twice";
        QTest::newRow("no value") << "wake:\n  enabled:\n" << "config.yml:2: wake.enabled has no value";
        QTest::newRow("too deep") << "wake:\n  enabled:\n    a: b\n" << "config.yml:2: wake.enabled has keys of its own";
    }
    void whatIsNoSettingsFileIsRefusedWithItsLine()
    {
        QFETCH(QString, text);
        QFETCH(QString, problem);
        const auto message = QString::fromStdString(problemOfFile(text.toStdString()));
        QVERIFY2(message.startsWith(problem), qPrintable(message));
    }

    void anEmptyFileSetsNothing() { QCOMPARE(problemOfFile("# nothing yet\n"), std::string()); }

    void aNamedFileMustBeThere()
    {
        SettingsSources sources;
        sources.configFile = m_folder.filePath("absent.yml").toStdString();
        QVERIFY(problemOf(sources).find("absent.yml cannot be read: No such file") != std::string::npos);
    }
};

WAKEDOCK_TEST(TestSettings)
#include "test_settings.moc"
