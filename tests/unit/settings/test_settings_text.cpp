#include "app/settings/setting_keys.h"
#include "app/settings/settings_loader.h"
#include "app/settings/settings_text.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <set>

using namespace wakedock;
using namespace wakedock::app;

/// What the settings say about themselves: --print-config, docs/settings.md, the default folder.
class TestSettingsText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPrintedCanBeReadAgain()
    {
        QTemporaryDir folder;
        SettingsSources first;
        first.environment = {{"WAKEDOCK_SERVER__TRUSTED_PROXIES", "10.0.0.0/8,::1"},
                             {"WAKEDOCK_SERVER__LISTEN", "[::1]:0"},
                             {"WAKEDOCK_LOGGING__FILE", "/var/log/with \"quotes\".log"},
                             {"WAKEDOCK_MONITORING__RETENTION", "90s,2h,3d,400d"}};
        const auto text = printSettings(loadSettings(first));
        std::ofstream(folder.filePath("config.yml").toStdString()) << text;
        SettingsSources second;
        second.dataDir = folder.path().toStdString();
        const auto again = loadSettings(second);
        QCOMPARE(again.settings.server.listen, (ListenAddress{"::1", 0}));
        QCOMPARE(again.settings.logging.file, std::string("/var/log/with \"quotes\".log"));
        for (const auto &key : settingKeys()) {
            QCOMPARE(key.write(again.settings), key.write(loadSettings(first).settings));
        }
    }

    void whatIsPrintedNamesWhereAValueComesFrom()
    {
        SettingsSources sources;
        sources.options = {{"--log-level", "logging.level", "debug"}};
        const auto text = printSettings(loadSettings(sources));
        QVERIFY(text.find("level: debug  # from --log-level\n") != std::string::npos);
        QVERIFY(text.find("listen: \"127.0.0.1:8484\"\n") != std::string::npos);
    }

    void aPasswordIsNeverPrinted()
    {
        SettingsSources sources;
        sources.environment = {{"WAKEDOCK_DATABASE__URL", "postgresql://ada:hunter2@db/wakedock"}};
        const auto loaded = loadSettings(sources);
        QCOMPARE(loaded.settings.database.url.reveal(), std::string_view("postgresql://ada:hunter2@db/wakedock"));
        QVERIFY(printSettings(loaded).find("hunter2") == std::string::npos);
    }

    void everyKeyIsDocumentedOnceAndHasAVariable()
    {
        std::set<std::string> names;
        for (const auto &key : settingKeys()) {
            QVERIFY2(names.insert(key.name).second, key.name.c_str());
            QVERIFY2(!key.help.empty() && key.help.back() == '.' && !key.type.empty(), key.name.c_str());
        }
        QCOMPARE(findSettingKey("server.tls_cert")->environmentName(), std::string("WAKEDOCK_SERVER__TLS_CERT"));
    }

    /// `WAKEDOCK_WRITE_DOCS=1` writes the page instead (./dev docs does so).
    void thePageInDocsIsFresh()
    {
        QFile page(WAKEDOCK_SOURCE_DIR "/docs/settings.md");
        const auto text = QByteArray::fromStdString(settingsReference());
        if (qEnvironmentVariableIsSet("WAKEDOCK_WRITE_DOCS")) {
            QVERIFY(page.open(QIODevice::WriteOnly) && page.write(text) == text.size());
            return;
        }
        QVERIFY(page.open(QIODevice::ReadOnly));
        QVERIFY2(page.readAll() == text, "docs/settings.md is stale: run ./dev docs and commit it.");
    }

    void theDataDirectoryIsWhereTheSystemWantsIt()
    {
        const Environment home{{"HOME", "/home/ada"}};
        QCOMPARE(defaultDataDir({{"STATE_DIRECTORY", "/var/lib/a:/var/lib/b"}, {"HOME", "/root"}}, true),
                 std::string("/var/lib/a"));
        QCOMPARE(defaultDataDir({{"XDG_DATA_HOME", "/data"}, {"HOME", "/root"}}, true), std::string("/data/wakedock"));
        QCOMPARE(defaultDataDir(home, true), std::string("/var/lib/wakedock"));
        QCOMPARE(defaultDataDir(home, false), std::string("/home/ada/.local/share/wakedock"));
        QVERIFY_THROWS_EXCEPTION(Error, defaultDataDir({}, false));
    }
};

WAKEDOCK_TEST(TestSettingsText)
#include "test_settings_text.moc"
