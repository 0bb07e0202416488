#include "backend/core/domain/rules/permission_rules.h"
#include "live_edge.h"
#include "raw_client.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace wakedock;
using namespace wakedock::tests;

namespace {

QString textIn(const QJsonObject &message, const char *key)
{
    return message.value(QLatin1String(key)).toString();
}

QString serviceIn(const QJsonObject &event)
{
    return event.value(QLatin1String("data"))
        .toObject()
        .value(QLatin1String("service"))
        .toObject()
        .value(QLatin1String("name"))
        .toString();
}

} // namespace

/// The protocol of SPEC 6 over the real server, and what happens to those who do not keep to it.
class TestWebSocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSubscriberGetsTheEventsOfItsTopicAndNoOthers()
    {
        LiveEdge live;
        LiveClient client(live.edge->port());
        QVERIFY(client.subscribe("services"));
        live.changeOperation("not-mine");
        live.changeService("mine");
        const QJsonObject event = client.take();
        QCOMPARE(textIn(event, "type"), QStringLiteral("event"));
        QCOMPARE(textIn(event, "id"), QStringLiteral("s"));
        QCOMPARE(textIn(event, "topic"), QStringLiteral("services"));
        QCOMPARE(event.value(QLatin1String("seq")).toInt(), 2);
        QVERIFY(fromRfc3339(textIn(event, "ts").toStdString()).has_value());
        QCOMPARE(serviceIn(event), QStringLiteral("mine"));
        QCOMPARE(textIn(event.value(QLatin1String("data")).toObject(), "change"), QStringLiteral("updated"));
    }

    void aStackIsToldToThoseWhoAskedForStacks()
    {
        LiveEdge live;
        LiveClient client(live.edge->port());
        QVERIFY(client.subscribe("stacks"));
        auto stack = std::make_shared<core::Stack>();
        stack->id.name = "blog";
        live.bus.publish(core::StacksChanged{core::Change::Removed, stack});
        const QJsonObject event = client.take();
        QCOMPARE(textIn(event, "topic"), QStringLiteral("stacks"));
        const QJsonObject data = event.value(QLatin1String("data")).toObject();
        QCOMPARE(textIn(data, "change"), QStringLiteral("removed"));
        QCOMPARE(textIn(data.value(QLatin1String("stack")).toObject(), "name"), QStringLiteral("blog"));
    }

    void newsOfRegistriesAreToldByTheirHost()
    {
        LiveEdge live;
        LiveClient client(live.edge->port());
        QVERIFY(client.subscribe("image_updates"));
        live.bus.publish(core::ImageUpdatesChanged{core::HostId("nas")});
        const QJsonObject event = client.take();
        QCOMPARE(textIn(event, "topic"), QStringLiteral("image_updates"));
        QCOMPARE(textIn(event.value(QLatin1String("data")).toObject(), "host"), QStringLiteral("nas"));
    }

    void everyTopicNamesAPermissionThatExists()
    {
        const LiveEdge live;
        const auto known = core::allPermissions();
        QCOMPARE(live.manager->topics().size(), std::size_t(4));
        for (const auto &topic : live.manager->topics()) {
            QVERIFY(std::find(known.begin(), known.end(), topic->permission()) != known.end());
        }
    }

    void manySubscribersShareOneRendering()
    {
        LiveEdge live;
        std::vector<std::unique_ptr<LiveClient>> clients;
        for (int i = 0; i < 20; ++i) {
            clients.push_back(std::make_unique<LiveClient>(live.edge->port()));
            QVERIFY(clients.back()->subscribe("services"));
        }
        live.changeService("shared");
        for (const auto &client : clients) {
            QCOMPARE(serviceIn(client->take()), QStringLiteral("shared"));
        }
        QCOMPARE(live.made, 1);
    }

    void idsComeBackAsTheyWereGivenAndEndWithUnsubscribe()
    {
        LiveEdge live;
        LiveClient client(live.edge->port());
        client.signIn();
        client.say(R"({"type":"subscribe","id":7,"topic":"services"})");
        client.say(R"({"type":"subscribe","id":"seven","topic":"services"})");
        client.say(R"({"type":"subscribe","id":7,"topic":"operations"})");
        QCOMPARE(client.take().value(QLatin1String("id")).toInt(), 7);
        QCOMPARE(textIn(client.take(), "id"), QStringLiteral("seven"));
        QCOMPARE(textIn(client.take(), "code"), QStringLiteral("id_taken"));
        client.say(R"({"type":"unsubscribe","id":7})");
        client.say(R"({"type":"ping"})");
        QCOMPARE(textIn(client.take(), "type"), QStringLiteral("pong"));
        live.changeService("one");
        QCOMPARE(textIn(client.take(), "id"), QStringLiteral("seven"));
        live.changeService("two");
        QCOMPARE(serviceIn(client.take()), QStringLiteral("two"));
    }

    void aSnapshotComesBeforeTheEventsThatHappenedMeanwhile()
    {
        LiveEdge live;
        LiveClient client(live.edge->port());
        client.signIn();
        client.say(R"({"type":"subscribe","id":1,"topic":"services","params":{"snapshot":true}})");
        client.say(R"({"type":"ping","id":2})");
        QVERIFY(waitUntil([&] { return live.manager->clientCount() == 1; }));
        QVERIFY(waitUntil([&] {
            live.changeService("meanwhile");
            return live.made > 0;
        }));
        live.snapshotReady.succeed();
        const QJsonObject confirmed = client.take();
        QCOMPARE(textIn(confirmed, "type"), QStringLiteral("subscribed"));
        QVERIFY(confirmed.value(QLatin1String("snapshot")).isArray());
        QCOMPARE(serviceIn(client.take(QStringLiteral("event"))), QStringLiteral("meanwhile"));
    }

    void whoSaysNothingIsClosedAfterTheDeadline()
    {
        LiveEdge live;
        LiveClient client(live.edge->port());
        QCOMPARE(textIn(client.take(), "code"), QStringLiteral("auth_timeout"));
        QVERIFY(client.isClosed());
        QCOMPARE(static_cast<int>(client.socket().closeCode()), 4408);
    }

    void aBadTokenIsRefusedAndClosed()
    {
        LiveEdge live;
        LiveClient client(live.edge->port());
        client.signIn("wrong-s3cr3t");
        QCOMPARE(textIn(client.take(), "code"), QStringLiteral("token_invalid"));
        QVERIFY(client.isClosed());
        QCOMPARE(static_cast<int>(client.socket().closeCode()), 4401);
        QVERIFY(!live.log.contains("s3cr3t"));
    }

    void whoSubscribesBeforeTheLoginIsClosed()
    {
        LiveEdge live;
        LiveClient client(live.edge->port());
        client.say(R"({"type":"subscribe","id":1,"topic":"services"})");
        QCOMPARE(textIn(client.take(), "code"), QStringLiteral("token_missing"));
        QVERIFY(client.isClosed());
    }

    void aMessageThatIsNotUnderstoodIsAnsweredAndTheConnectionGoesOn_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QString>("code");
        QTest::newRow("not JSON") << QByteArray("{nonsense") << QStringLiteral("malformed_json");
        QTest::newRow("an array") << QByteArray("[1]") << QStringLiteral("malformed_message");
        QTest::newRow("no type") << QByteArray("{}") << QStringLiteral("invalid_message");
        QTest::newRow("unknown type") << QByteArray(R"({"type":"shout"})") << QStringLiteral("invalid_message");
        QTest::newRow("unknown field") << QByteArray(R"({"type":"ping","loud":true})") << QStringLiteral("invalid_message");
        QTest::newRow("no id") << QByteArray(R"({"type":"subscribe","topic":"services"})")
                               << QStringLiteral("invalid_message");
        QTest::newRow("id of a wrong kind")
            << QByteArray(R"({"type":"subscribe","id":{},"topic":"services"})") << QStringLiteral("invalid_message");
        QTest::newRow("unknown topic") << QByteArray(R"({"type":"subscribe","id":1,"topic":"gossip"})")
                                       << QStringLiteral("unknown_topic");
        QTest::newRow("unknown parameter")
            << QByteArray(R"({"type":"subscribe","id":1,"topic":"services","params":{"x":1}})")
            << QStringLiteral("invalid_message");
    }

    void aMessageThatIsNotUnderstoodIsAnsweredAndTheConnectionGoesOn()
    {
        QFETCH(QByteArray, message);
        QFETCH(QString, code);
        LiveEdge live;
        LiveClient client(live.edge->port());
        client.signIn();
        client.say(message);
        const QJsonObject answer = client.take();
        QCOMPARE(textIn(answer, "type"), QStringLiteral("error"));
        QCOMPARE(textIn(answer, "code"), code);
        client.say(R"({"type":"ping"})");
        QCOMPARE(textIn(client.take(), "type"), QStringLiteral("pong"));
    }

    void aMessageThatIsTooLargeOrBinaryEndsTheConnection()
    {
        LiveEdge live;
        LiveClient large(live.edge->port());
        large.signIn();
        large.say(R"({"type":"ping","id":")" + QByteArray(100'000, 'a') + R"("})");
        QVERIFY(large.isClosed());
        LiveClient binary(live.edge->port());
        binary.signIn();
        binary.socket().sendBinaryMessage("bytes");
        QVERIFY(binary.isClosed());
    }

    void aPermissionTakenBackEndsItsSubscriptionsAtOnce()
    {
        LiveEdge live;
        core::Actor &viewer = live.access.actors["viewer-token"];
        LiveClient client(live.edge->port());
        QVERIFY(client.subscribe("services"));
        LiveClient other(live.edge->port());
        QVERIFY(other.subscribe("services", "admin-token"));
        live.access.forbidden = "services:read";
        live.access.forbiddenTo = viewer.name;
        live.bus.publish(core::AccessChanged{viewer.userId, {}});
        QCOMPARE(textIn(client.take(), "code"), QStringLiteral("permission_missing"));
        live.changeService("secret");
        QCOMPARE(serviceIn(other.take()), QStringLiteral("secret"));
        QVERIFY(client.messages.isEmpty());
        client.say(R"({"type":"subscribe","id":9,"topic":"services"})");
        QCOMPARE(textIn(client.take(), "code"), QStringLiteral("permission_missing"));
    }

    void aSessionThatEndedClosesItsConnectionsAndNoOthers()
    {
        LiveEdge live;
        const core::Actor viewer = live.access.actors.at("viewer-token");
        LiveClient client(live.edge->port());
        QVERIFY(client.subscribe("services"));
        LiveClient other(live.edge->port());
        QVERIFY(other.subscribe("services", "admin-token"));
        live.access.actors.erase("viewer-token");
        live.bus.publish(core::AccessChanged{viewer.userId, core::SessionId("another session")});
        live.changeService("still-here");
        QCOMPARE(serviceIn(client.take()), QStringLiteral("still-here"));
        live.bus.publish(core::AccessChanged{viewer.userId, viewer.sessionId});
        QVERIFY(client.isClosed());
        QVERIFY(other.isOpen());
    }

    void anUpgradeOfAForeignPageIsRefusedBeforeItHappens()
    {
        LiveEdge live;
        const QByteArray upgrade = "GET /live HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";
        QCOMPARE(RawClient(live.edge->port()).ask(upgrade + "Origin: http://attacker.example\r\n\r\n").status, 403);
        QCOMPARE(
            RawClient(live.edge->port()).ask(QByteArray(upgrade).replace("localhost", "attacker.example") + "\r\n").status,
            421);
        QCOMPARE(RawClient(live.edge->port()).ask(upgrade + "Origin: http://localhost\r\n\r\n").status, 101);
        QVERIFY(LiveClient(live.edge->port(), "https://friend.example.org").isOpen());
    }

    void oneUsersDoorReachesThatUserOnly()
    {
        LiveEdge live;
        LiveClient viewer(live.edge->port());
        QVERIFY(viewer.subscribe("services"));
        LiveClient admin(live.edge->port());
        QVERIFY(admin.subscribe("services", "admin-token"));
        live.manager->broadcastToUser(core::UserId("id-of-admin"),
                                      {"services", 1, {}, R"({"service":{"name":"for-admin"}})"});
        live.manager->broadcastToAll({"services", 2, {}, R"({"service":{"name":"for-all"}})"});
        QCOMPARE(serviceIn(admin.take()), QStringLiteral("for-admin"));
        QCOMPARE(serviceIn(admin.take()), QStringLiteral("for-all"));
        QCOMPARE(serviceIn(viewer.take()), QStringLiteral("for-all"));
    }

    void aStopSaysGoodbye()
    {
        LiveEdge live;
        LiveClient client(live.edge->port());
        QVERIFY(client.subscribe("services"));
        await(live.manager->stop());
        QVERIFY(client.isClosed());
        QCOMPARE(client.socket().closeCode(), QWebSocketProtocol::CloseCodeGoingAway);
    }
};

WAKEDOCK_TEST(TestWebSocket)
#include "test_web_socket.moc"
