#include "backend/infrastructure/monitoring/log_line.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace wakedock;
using namespace wakedock::monitoring;

class TestLogLine : public QObject
{
    Q_OBJECT

    static LogLine line(std::string_view message, const LogFields &fields)
    {
        return {*fromRfc3339("2026-11-23T15:04:05.678Z"), LogLevel::Info, log_category::Docker, message, &fields};
    }

private Q_SLOTS:
    void aTextLineHasTimeLevelCategorySentenceAndFields()
    {
        const LogFields fields{{"api", "1.41"}, {"host", "my \"host\""}, {"empty", ""}};
        QCOMPARE(textLine(line("The engine answers.", fields)),
                 std::string(
                     "2026-11-23T15:04:05.678Z info     docker     The engine answers.  api=1.41 host=\"my \\\"host\\\"\" "
                     "empty=\"\""));
    }

    void nobodyCanForgeALineOrMoveTheCursor()
    {
        const LogFields fields{{"name", "a\x1b[2Jb\r\nc\x7f"},
                               {"c1",
                                "x\xc2\x9b"
                                "31m"},
                               {"text", "é€"}};
        const auto text = textLine(line("one\ntwo\ttabs", fields));
        QVERIFY(std::ranges::none_of(
            text, [](char letter) { return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f; }));
        QVERIFY(text.find("\xc2\x9b") == std::string::npos);
        QVERIFY(text.ends_with("one\\ntwo tabs  name=a\\x1b[2Jb\\x0d\\nc\\x7f c1=x\\x9b31m text=é€"));
    }

    void secretsAreMaskedByTheNameOfTheirKey_data()
    {
        QTest::addColumn<QString>("key");
        for (const char *key :
             {"password", "ADMIN_PASSWORD", "refresh_token", "Authorization", "Set-Cookie", "client_secret", "api_key"}) {
            QTest::newRow(key) << QString(key);
        }
    }
    void secretsAreMaskedByTheNameOfTheirKey()
    {
        QFETCH(QString, key);
        QCOMPARE(maskedValue(key.toStdString(), "hunter2"), std::string("***"));
        const LogFields fields{{key.toStdString(), "hunter2"}};
        QVERIFY(textLine(line("m", fields)).find("hunter2") == std::string::npos);
        QVERIFY(jsonLine(line("m", fields)).find("hunter2") == std::string::npos);
    }

    void passwordsInUrlsAreMaskedWhereverTheyStand()
    {
        QCOMPARE(maskedValue("url", "redis://:hunter2@h/0 and postgresql://a:b@c@h/db"),
                 std::string("redis://:***@h/0 and postgresql://a:***@h/db"));
        QCOMPARE(maskedValue("url", "http://h:80/a@b:c ssh://user@host"), std::string("http://h:80/a@b:c ssh://user@host"));
        const LogFields none;
        QVERIFY(textLine(line("cannot reach redis://:hunter2@h", none)).find("hunter2") == std::string::npos);
        QVERIFY(jsonLine(line("cannot reach redis://:hunter2@h", none)).find("hunter2") == std::string::npos);
    }

    void aJsonLineIsOneObjectOnOneLine()
    {
        const LogFields fields{{"service", "a\"b\n"}, {"level", "mine"}, {"broken", "\xff"}};
        const auto text = jsonLine(line("two\nlines", fields));
        QVERIFY(text.find('\n') == std::string::npos);
        const auto json = nlohmann::json::parse(text);
        QCOMPARE(json.at("ts").get<std::string>(), std::string("2026-11-23T15:04:05.678Z"));
        QCOMPARE(json.at("level").get<std::string>(), std::string("info"));
        QCOMPARE(json.at("level_").get<std::string>(), std::string("mine"));
        QCOMPARE(json.at("message").get<std::string>(), std::string("two\nlines"));
        QCOMPARE(json.at("service").get<std::string>(), std::string("a\"b\n"));
        QCOMPARE(json.at("broken").get<std::string>(), std::string("\xef\xbf\xbd"));
    }
};

WAKEDOCK_TEST(TestLogLine)
#include "test_log_line.moc"
