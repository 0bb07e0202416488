#include "live_edge.h"
#include "raw_client.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <vector>

using namespace wakedock;
using namespace wakedock::tests;

namespace {

QString slowServiceIn(const QJsonObject &event)
{
    return event.value(QLatin1String("data"))
        .toObject()
        .value(QLatin1String("service"))
        .toObject()
        .value(QLatin1String("name"))
        .toString();
}

} // namespace

/// Clients that stall, fall silent or leave, beside others that do not.
class TestWebSocketReaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReaderThatStallsLosesEventsAndHurtsNobody()
    {
        api::WebSocketLimits limits = LiveEdge::quickLimits();
        limits.stalled = std::chrono::seconds(60);
        limits.ping = std::chrono::seconds(60);
        LiveEdge live(limits);
        RawClient stalled(live.edge->port());
        stalled.socket().setReadBufferSize(4096);
        QCOMPARE(stalled.ask(upgradeRequest()).status, 101);
        stalled.send(maskedText(R"({"type":"auth","token":"viewer-token"})"));
        stalled.send(maskedText(R"({"type":"subscribe","id":1,"topic":"services"})"));
        LiveClient reader(live.edge->port());
        QVERIFY(reader.subscribe("services"));
        int sent = 0;
        QVERIFY(waitUntil([&] {
            live.changeService("flood", 30'000);
            ++sent;
            return live.manager->droppedEvents() > 20;
        }));
        for (int i = 0; i < sent; ++i) {
            QCOMPARE(slowServiceIn(reader.take()), QStringLiteral("flood"));
        }
        // It wakes up: what it missed is counted, then it hears of new events again.
        stalled.socket().setReadBufferSize(0);
        QVERIFY(
            waitUntil([&] { return stalled.unread().contains(R"("type":"lagged","id":1,"topic":"services","dropped":)"); }));
        live.changeService("after-the-gap");
        QVERIFY(waitUntil([&] { return stalled.unread().contains("after-the-gap"); }));
    }

    void aReaderThatStallsForGoodIsGivenUp()
    {
        LiveEdge live;
        RawClient stalled(live.edge->port());
        stalled.socket().setReadBufferSize(4096);
        QCOMPARE(stalled.ask(upgradeRequest()).status, 101);
        stalled.send(maskedText(R"({"type":"auth","token":"viewer-token"})"));
        stalled.send(maskedText(R"({"type":"subscribe","id":1,"topic":"services"})"));
        QVERIFY(waitUntil([&] {
            live.changeService("flood", 30'000);
            return live.manager->droppedEvents() > 0;
        }));
        QVERIFY(waitUntil([&] { return live.manager->clientCount() == 0; }));
    }

    void whoDoesNotAnswerPingsIsGivenUpAndWhoDoesStays()
    {
        LiveEdge live;
        LiveClient polite(live.edge->port());
        QVERIFY(polite.subscribe("services"));
        RawClient mute(live.edge->port());
        QCOMPARE(mute.ask(upgradeRequest()).status, 101);
        mute.send(maskedText(R"({"type":"auth","token":"viewer-token"})"));
        QVERIFY(waitUntil([&] { return live.manager->clientCount() == 2; }));
        QVERIFY(waitUntil([&] { return live.manager->clientCount() == 1; }));
        QVERIFY(polite.isOpen());
    }

    void clientsThatLeaveDuringABroadcastHurtNobody()
    {
        LiveEdge live;
        LiveClient staying(live.edge->port());
        QVERIFY(staying.subscribe("services"));
        std::vector<std::unique_ptr<LiveClient>> leaving;
        for (int i = 0; i < 20; ++i) {
            leaving.push_back(std::make_unique<LiveClient>(live.edge->port()));
            QVERIFY(leaving.back()->subscribe("services"));
        }
        for (const auto &client : leaving) {
            client->socket().abort();
            live.changeService("goodbye");
        }
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(slowServiceIn(staying.take()), QStringLiteral("goodbye"));
        }
        QVERIFY(waitUntil([&] { return live.manager->clientCount() == 1; }));
    }

private:
    static QByteArray upgradeRequest()
    {
        return "GET /live HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    }

    /// A text frame as a client sends it; the mask is zero.
    static QByteArray maskedText(const QByteArray &text)
    {
        return QByteArray("\x81") + static_cast<char>(0x80 | text.size()) + QByteArray(4, '\0') + text;
    }
};

WAKEDOCK_TEST(TestWebSocketReaders)
#include "test_web_socket_readers.moc"
