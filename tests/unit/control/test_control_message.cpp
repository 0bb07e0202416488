#include "app/control/control_message.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace wakedock;
using namespace wakedock::app;

namespace {

std::string refusalOf(const std::function<void()> &work)
{
    try {
        work();
    } catch (const Error &error) {
        return error.reason();
    }
    return "accepted";
}

} // namespace

class TestControlMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestIsOneLineAndComesOutAsItWentIn()
    {
        const ControlRequest asked{"user add", "ada \"of\nthe\" lake", "admin", Secret("zwölf Äpfel\nim Korb")};
        const Secret line = lineOf(asked);
        QCOMPARE(std::count(line.reveal().begin(), line.reveal().end(), '\n'), 1);
        QVERIFY(line.reveal().ends_with('\n'));
        const ControlRequest read = controlRequestFrom(line.reveal());
        QCOMPARE(read.what, asked.what);
        QCOMPARE(read.userName, asked.userName);
        QCOMPARE(read.role, asked.role);
        QVERIFY(read.password.reveal() == asked.password.reveal());
    }

    void aRequestNeedsOnlyItsName()
    {
        const auto read = controlRequestFrom("{\"what\": \"user list\", \"of a later version\": 1}");
        QCOMPARE(read.what, std::string("user list"));
        QVERIFY(read.password.isEmpty());
    }

    void anAnswerIsTheTextToPrint()
    {
        const auto read = controlAnswerFrom(lineOf(ControlAnswer{"Added ada.\nAdded ben.\n"}));
        QCOMPARE(read.text, std::string("Added ada.\nAdded ben.\n"));
        QVERIFY(!read.refusal);
    }

    void aRefusalKeepsWhatIsPrintedOfIt()
    {
        Error refused = Error(ErrorCode::Invalid, "password_too_short", "This password is too short.")
                            .withRemedy("Take a longer one.")
                            .withField("password", "is too short");
        const auto read = controlAnswerFrom(lineOf(ControlAnswer{{}, refused}));
        QCOMPARE(read.refusal->reason(), refused.reason());
        QCOMPARE(read.refusal->message(), refused.message());
        QCOMPARE(read.refusal->remedy(), refused.remedy());
        QVERIFY(read.refusal->fields() == refused.fields());
    }

    void whatIsNoMessageIsRefusedWithoutQuotingIt_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("nothing") << QByteArray("");
        QTest::newRow("no JSON") << QByteArray("my-secret-word");
        QTest::newRow("half") << QByteArray("{\"what\": \"user add\", \"password\": \"my-secret-word");
        QTest::newRow("a list") << QByteArray("[\"my-secret-word\"]");
        QTest::newRow("no name") << QByteArray("{\"password\": \"my-secret-word\"}");
        QTest::newRow("name is a number") << QByteArray("{\"what\": 1, \"password\": \"my-secret-word\"}");
        QTest::newRow("password is a list") << QByteArray("{\"what\": \"user add\", \"password\": [\"my-secret-word\"]}");
        QTest::newRow("no UTF-8") << QByteArray("{\"what\": \"my-secret-word \xff\"}");
    }
    void whatIsNoMessageIsRefusedWithoutQuotingIt()
    {
        QFETCH(QByteArray, line);
        try {
            controlRequestFrom(line.toStdString());
            QFAIL("It was accepted.");
        } catch (const Error &error) {
            QCOMPARE(error.reason(), std::string("control_unreadable"));
            const auto said = error.message() + error.remedy() + error.internalDetail();
            QVERIFY2(said.find("my-secret-word") == std::string::npos, said.c_str());
        }
        QCOMPARE(refusalOf([&line] { controlAnswerFrom(line.toStdString()); }), std::string("control_unreadable"));
    }

    void bytesThatAreNoTextAreNotSent()
    {
        QCOMPARE(refusalOf([] { lineOf({"user passwd", "ada", {}, Secret("one \xff two")}); }), std::string("not_text"));
    }

    void neitherSideSendsMoreThanTheOtherReads()
    {
        const std::string long1(ControlRequestMostBytes, 'x');
        QCOMPARE(refusalOf([&] { lineOf({"user passwd", long1}); }), std::string("control_too_long"));
        const std::string long2(ControlAnswerMostBytes, 'x');
        QCOMPARE(refusalOf([&] { lineOf(ControlAnswer{long2}); }), std::string("control_too_long"));
    }
};

WAKEDOCK_TEST(TestControlMessage)
#include "test_control_message.moc"
