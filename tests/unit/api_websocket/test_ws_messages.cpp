#include "backend/api/websocket/ws_messages.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace wakedock;
using namespace wakedock::api;

class TestWsMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesOfClientsAreRead()
    {
        const ClientMessage auth = readClientMessage(R"({"type":"auth","token":"abc"})");
        QCOMPARE(auth.type, ClientMessage::Type::Auth);
        QCOMPARE(auth.token.reveal(), std::string_view("abc"));
        const ClientMessage subscribe = readClientMessage(
            "{\"type\":\"subscribe\",\"id\":\"a\\\"b\",\"topic\":\"services\",\"params\":{\"snapshot\":true}}");
        QCOMPARE(subscribe.id, std::string("\"a\\\"b\""));
        QCOMPARE(subscribe.topic, std::string("services"));
        QVERIFY(subscribe.wantsSnapshot);
        QCOMPARE(readClientMessage(R"({"type":"unsubscribe","id":-3})").id, std::string("-3"));
        QVERIFY(readClientMessage(R"({"type":"ping"})").id.empty());
    }

    void badMessagesNameWhatIsWrong_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::newRow("token of a wrong kind") << std::string(R"({"type":"auth","token":7})");
        QTest::newRow("long id") << "{\"type\":\"subscribe\",\"topic\":\"services\",\"id\":\"" + std::string(65, 'a')
                + "\"}";
        QTest::newRow("fraction as id") << std::string(R"({"type":"unsubscribe","id":1.5})");
        QTest::newRow("params of a wrong kind")
            << std::string(R"({"type":"subscribe","id":1,"topic":"services","params":[]})");
        QTest::newRow("type of a wrong kind") << std::string(R"({"type":1})");
        QTest::newRow("a key twice") << std::string(R"({"type":"ping","type":"auth"})");
        QTest::newRow("nested beyond reason") << std::string(5'000, '[');
        QTest::newRow("not UTF-8") << std::string("{\"type\":\"\xff\"}");
        QTest::newRow("nothing") << std::string();
    }

    void badMessagesNameWhatIsWrong()
    {
        QFETCH(std::string, text);
        QVERIFY_THROWS_EXCEPTION(Error, static_cast<void>(readClientMessage(text)));
    }

    void whatTheServerSaysIsJson()
    {
        const auto event = nlohmann::json::parse(server_message::eventHead("\"x\"")
                                                 + server_message::eventTail("services", 7, Timestamp(), R"({"a":1})"));
        QCOMPARE(event.at("type").get<std::string>(), std::string("event"));
        QCOMPARE(event.at("id").get<std::string>(), std::string("x"));
        QCOMPARE(event.at("seq").get<int>(), 7);
        QCOMPARE(event.at("ts").get<std::string>(), std::string("1970-01-01T00:00:00.000Z"));
        QCOMPARE(event.at("data").at("a").get<int>(), 1);
        QCOMPARE(nlohmann::json::parse(server_message::subscribed("1", "services", 3, "[]")).at("snapshot").size(),
                 std::size_t(0));
        QCOMPARE(nlohmann::json::parse(server_message::lagged("1", "services", 9)).at("dropped").get<int>(), 9);
        QCOMPARE(nlohmann::json::parse(server_message::pong({})).size(), std::size_t(1));
        const auto error =
            nlohmann::json::parse(server_message::error("1", Error(ErrorCode::Invalid, "bad", "\"\xff").withRemedy("do")));
        QCOMPARE(error.at("code").get<std::string>(), std::string("bad"));
        QCOMPARE(error.at("remedy").get<std::string>(), std::string("do"));
    }
};

WAKEDOCK_TEST(TestWsMessages)
#include "test_ws_messages.moc"
