#include "app/command_line/command_line.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::app;

class TestCommandLine : public QObject
{
    Q_OBJECT

    static CommandLine parse(const QString &line)
    {
        std::vector<std::string> words;
        for (const auto &word : line.split(' ', Qt::SkipEmptyParts)) {
            words.push_back(word.toStdString());
        }
        return parseCommandLine(words);
    }

private Q_SLOTS:
    void withoutWordsTheWindowOpens()
    {
        QCOMPARE(parse("").mode, RunMode::Desktop);
        QCOMPARE(parse("--headless").mode, RunMode::Headless);
    }

    void optionsTakeTheirValueWithASpaceOrAnEqualsSign()
    {
        const auto line = parse("--data-dir /d --config=/c.yml --listen 127.0.0.1:1 --log-level=debug");
        QCOMPARE(line.dataDir, std::optional<std::string>("/d"));
        QCOMPARE(line.configFile, std::optional<std::string>("/c.yml"));
        QCOMPARE(line.settings.size(), std::size_t(2));
        QCOMPARE(line.settings[0].key, std::string("server.listen"));
        QCOMPARE(line.settings[1].option, std::string("--log-level"));
        QCOMPARE(line.settings[1].value, std::string("debug"));
    }

    void commandsRunWithoutAWindowWhateverElseIsSaid()
    {
        QCOMPARE(parse("--check --headless").mode, RunMode::Command);
        QCOMPARE(parse("--headless --print-config").command, Command::PrintConfig);
        QCOMPARE(parse("--version").command, Command::Version);
        QCOMPARE(parse("user add --help x").command, Command::Help);
        QCOMPARE(parse("-h").command, Command::Help);
        QCOMPARE(parse("migrate --data-dir /d").command, Command::Migrate);
    }

    void usersAreMadeWithAPasswordFromStandardInput()
    {
        const auto line = parse("user add ada --role admin --password-stdin --data-dir /d");
        QCOMPARE(line.command, Command::UserAdd);
        QCOMPARE(line.userName, std::string("ada"));
        QCOMPARE(line.role, std::string("admin"));
        QCOMPARE(parse("user passwd ada --password-stdin").command, Command::UserPassword);
        QCOMPARE(parse("user list").command, Command::UserList);
    }

    void backupAndRestoreNameTheirFile()
    {
        QCOMPARE(parse("backup /b").file, std::string("/b"));
        QCOMPARE(parse("restore /b").command, Command::Restore);
    }

    void whatCannotBeUnderstoodIsNamed_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("problem");
        QTest::newRow("unknown option") << "--headles" << "There is no option --headles.";
        QTest::newRow("no value") << "--listen" << "--listen needs a value.";
        QTest::newRow("option as value") << "--listen --headless" << "--listen needs a value.";
        QTest::newRow("empty value") << "--listen=" << "--listen has an empty value.";
        QTest::newRow("value too many") << "--headless=yes" << "--headless takes no value.";
        QTest::newRow("unknown command") << "deploy x" << "There is no command deploy.";
        QTest::newRow("word too many") << "backup a b" << "b is one word too many.";
        QTest::newRow("no file") << "backup" << "wakedock backup needs a FILE.";
        QTest::newRow("user what") << "user" << "wakedock user is incomplete.";
        QTest::newRow("user whom") << "user add --role admin" << "wakedock user add needs a NAME.";
        QTest::newRow("no role") << "user add ada --password-stdin" << "user add needs a role.";
        QTest::newRow("wrong role") << "user add ada --role root --password-stdin" << "There is no role root.";
        QTest::newRow("role astray") << "user list --role admin" << "--role belongs to user add.";
        QTest::newRow("password astray") << "--password-stdin" << "--password-stdin belongs to user add and user passwd.";
        QTest::newRow("password missing") << "user passwd ada"
                                          << "The password is read from standard input only: everybody can see "
                                             "a command line.";
    }
    void whatCannotBeUnderstoodIsNamed()
    {
        QFETCH(QString, line);
        QFETCH(QString, problem);
        try {
            parse(line);
            QFAIL("It was accepted.");
        } catch (const Error &error) {
            QCOMPARE(QString::fromStdString(error.message()), problem);
            QVERIFY(!error.remedy().empty());
        }
    }

    void theHelpNamesEveryOption()
    {
        for (const char *option :
             {"--headless", "--data-dir", "--config", "--listen", "--docker-host", "--caddy-admin", "--log-level", "--check",
              "--print-config", "--version", "--help", "--role", "--password-stdin"}) {
            QVERIFY2(helpText().find(option) != std::string::npos, option);
        }
    }
};

WAKEDOCK_TEST(TestCommandLine)
#include "test_command_line.moc"
