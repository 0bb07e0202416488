#include "backend/security/validators/input_validator.h"
#include "backend/security/validators/unicode_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock::security;

class TestInputValidator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void utf8IsDecodedAndNothingElse_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isUtf8");
        QTest::newRow("plain") << QByteArray("plain") << true;
        QTest::newRow("two bytes") << QByteArray("\xc3\xbc") << true;
        QTest::newRow("four bytes") << QByteArray("\xf0\x9f\x98\x80") << true;
        QTest::newRow("cut") << QByteArray("\xf0\x9f\x98") << false;
        QTest::newRow("lone continuation") << QByteArray("\x80") << false;
        QTest::newRow("overlong slash") << QByteArray("\xc0\xaf") << false;
        QTest::newRow("overlong, three bytes") << QByteArray("\xe0\x80\xaf") << false;
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << false;
        QTest::newRow("beyond the last character") << QByteArray("\xf4\x90\x80\x80") << false;
        QTest::newRow("no lead byte") << QByteArray("\xff") << false;
        QTest::newRow("broken continuation") << QByteArray("\xc3(") << false;
    }
    void utf8IsDecodedAndNothingElse()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isUtf8);
        QCOMPARE(decodeUtf8(bytes.toStdString()).has_value(), isUtf8);
    }

    void eachKindOfTextHasItsOwnFreedom()
    {
        const std::string lines = "one\ntwo\tthree";
        QVERIFY(InputValidator::problemOf(lines, TextKind::Any).empty());
        QVERIFY(InputValidator::problemOf(lines, TextKind::Lines).empty());
        QVERIFY(!InputValidator::problemOf(lines, TextKind::Line).empty());
        const std::string escape = "\x1b[31mred";
        QVERIFY(InputValidator::problemOf(escape, TextKind::Any).empty());
        QVERIFY(!InputValidator::problemOf(escape, TextKind::Lines).empty());
        QVERIFY(!InputValidator::problemOf(std::string("a\0b", 3), TextKind::Any).empty());
        const std::string turned = "user\u202e";
        QVERIFY(!InputValidator::problemOf(turned, TextKind::Lines).empty());
        QVERIFY(!InputValidator::problemOf(turned, TextKind::Line).empty());
        QCOMPARE(InputValidator::problemOf("\xff", TextKind::Any), std::string("Holds bytes that are not UTF-8."));
    }

    void namesMustNotMixScriptsThatLookAlike()
    {
        QVERIFY(InputValidator::problemOf("münchen.example", TextKind::Name).empty());
        QVERIFY(InputValidator::problemOf("пример.example", TextKind::Name).empty());
        QVERIFY(InputValidator::problemOf("例え.example", TextKind::Name).empty());
        QVERIFY(!InputValidator::problemOf("pаypal.example", TextKind::Name).empty());
        QVERIFY(InputValidator::problemOf("pаypal.example", TextKind::Line).empty());
    }

    void kindsAreNamedByTheSchemas()
    {
        QCOMPARE(textKindNamed("any"), TextKind::Any);
        QCOMPARE(textKindNamed("lines"), TextKind::Lines);
        QCOMPARE(textKindNamed("name"), TextKind::Name);
        QCOMPARE(textKindNamed("whatever"), TextKind::Line);
    }
};

WAKEDOCK_TEST(TestInputValidator)
#include "test_input_validator.moc"
