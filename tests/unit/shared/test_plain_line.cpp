#include "backend/shared/utils/plain_line.h"
#include "tests/support/test_registry.h"

#include <QTest>

using wakedock::plainLine;

class TestPlainLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsMeantForATerminalBecomesText_data()
    {
        QTest::addColumn<std::string>("written");
        QTest::addColumn<std::string>("read");
        QTest::newRow("plain") << std::string("listening on 80") << std::string("listening on 80");
        QTest::newRow("colours") << std::string("\x1b[1;31mred\x1b[0m text") << std::string("red text");
        QTest::newRow("a title") << std::string("\x1b]0;owned\x07ready") << std::string("ready");
        QTest::newRow("a link") << std::string("\x1b]8;;http://x\x1b\\here\x1b]8;;\x1b\\") << std::string("here");
        QTest::newRow("a character set") << std::string("\x1b(Bready") << std::string("ready");
        QTest::newRow("other escapes") << std::string("\x1b"
                                                      "cready\x1b=")
                                       << std::string("ready");
        QTest::newRow("an escape at the end") << std::string("ready\x1b") << std::string("ready");
        QTest::newRow("an unfinished sequence") << std::string("ready\x1b[12;") << std::string("ready");
        QTest::newRow("an unfinished title") << std::string("ready\x1b]0;x") << std::string("ready");
        QTest::newRow("controls") << std::string("a\0b\x08"
                                                 "c\x7f"
                                                 "d\x9b",
                                                 8)
                                  << std::string("abcd\xef\xbf\xbd");
        QTest::newRow("controls in two bytes") << std::string("a\xc2\x9b"
                                                              "31mb")
                                               << std::string("a31mb");
        QTest::newRow("lines and tabs") << std::string("  one\r\n\ttwo  \n") << std::string("one two");
        QTest::newRow("other letters") << std::string("caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x8c\x99")
                                       << std::string("caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x8c\x99");
        QTest::newRow("not UTF-8") << std::string("a\xff\xc3(\xe2\x82")
                                   << std::string("a\xef\xbf\xbd\xef\xbf\xbd(\xef\xbf\xbd\xef\xbf\xbd");
        QTest::newRow("overlong") << std::string("\xc0\xafx\xe0\x80\xaf")
                                  << std::string("\xef\xbf\xbd\xef\xbf\xbdx\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
        QTest::newRow("turned round") << std::string("a\xe2\x80\xae"
                                                     "b\xe2\x81\xa9")
                                      << std::string("ab");
        QTest::newRow("nothing") << std::string() << std::string();
    }

    void whatIsMeantForATerminalBecomesText()
    {
        QFETCH(std::string, written);
        QFETCH(std::string, read);
        QCOMPARE(plainLine(written, 300), read);
    }

    void aLongLineIsCutBetweenLetters()
    {
        QCOMPARE(plainLine("abcdef", 6), std::string("abcdef"));
        QCOMPARE(plainLine("abcdefg", 6), std::string("abcdef\xe2\x80\xa6"));
        QCOMPARE(plainLine("abcde\xc3\xa9\xc3\xa9", 6), std::string("abcde\xe2\x80\xa6"));
        QVERIFY(plainLine(std::string(10'000'000, 'x'), 300).size() < 310);
    }
};

WAKEDOCK_TEST(TestPlainLine)
#include "test_plain_line.moc"
