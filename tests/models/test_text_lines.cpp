#include "models/caddy/caddy_doors.h"
#include "models/texts/text_lines.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::models;
using namespace wakedock::tests;

class TestTextLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonIsLaidOutMemberByMember()
    {
        QCOMPARE(
            laidOut("{\"a\":[1,{\"b\":\"x, {y}: \\\" z\"}],\"c\":{},\"d\":[ ]}"),
            std::string(
                "{\n  \"a\": [\n    1,\n    {\n      \"b\": \"x, {y}: \\\" z\"\n    }\n  ],\n  \"c\": {},\n  \"d\": []\n}"));
        QCOMPARE(laidOut("\"text\""), std::string("\"text\""));
        QCOMPARE(laidOut(""), std::string());
    }

    void whatIsLaidOutAlreadyStaysAsItIs()
    {
        const std::string once = laidOut("{\"a\":[1,2],\"b\":{\"c\":null}}");
        QCOMPARE(laidOut(once), once);
    }

    void brokenJsonComesOutAndEndsNobody()
    {
        QCOMPARE(laidOut("}]\"\\"), std::string("\n}\n]\"\\"));
        QCOMPARE(laidOut("{\"a"), std::string("{\n  \"a"));
    }

    void aTextIsCutIntoItsLines()
    {
        const TextLines lines(QStringLiteral("one\n\nthree"));
        QCOMPARE(lines.count(), 3);
        QCOMPARE(lines.line(0), QStringView(u"one"));
        QCOMPARE(lines.line(1), QStringView());
        QCOMPARE(lines.line(2), QStringView(u"three"));
        QCOMPARE(lines.longest(), 5);
        QCOMPARE(TextLines(QString()).count(), 1);
    }

    void aLineIsFoundOnceHoweverOftenTheWordStandsInIt()
    {
        const TextLines lines(QStringLiteral("Dial dial\nnothing\nredial"));
        QCOMPARE(lines.find(QStringLiteral("DIAL"), 10), (std::vector<int>{0, 2}));
        QCOMPARE(lines.find(QStringLiteral("dial"), 1), std::vector<int>{0});
        QVERIFY(lines.find(QString(), 10).empty());
    }

    void aLongTextIsFoldedAndSaysHowMuchIsLeft()
    {
        int left = -1;
        QCOMPARE(firstLines(QStringLiteral("a\nb\nc\nd"), 2, left), QStringLiteral("a\nb"));
        QCOMPARE(left, 2);
        QCOMPARE(firstLines(QStringLiteral("a\nb"), 2, left), QStringLiteral("a\nb"));
        QCOMPARE(left, 0);
    }

    void aDifferenceIsNoLongerThanAnybodyReads()
    {
        std::string list = "[";
        for (int i = 0; i < 1000; ++i) {
            list += "1,";
        }
        const auto shown = differenceText({"/apps", list + "1]", laidOut("\"" + std::string(100000, 'x') + "\""), false});
        QVERIFY(shown.before.count(u'\n') < 500);
        QVERIFY(shown.leftOff > 500);
        QVERIFY(shown.after.size() < 3000);
    }
};

WAKEDOCK_TEST(TestTextLines)
#include "test_text_lines.moc"
