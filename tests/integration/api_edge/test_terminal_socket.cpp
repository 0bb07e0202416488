#include "raw_client.h"
#include "terminal_edge.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using namespace std::chrono_literals;

namespace {

QString wordIn(const QJsonObject &message, const char *key)
{
    return message.value(QLatin1String(key)).toString();
}

QByteArray upgradeTo(const QByteArray &path)
{
    return "GET " + path
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
}

/// A short text as clients frame it, masked with zeros.
QByteArray masked(const QByteArray &text)
{
    return QByteArray("\x81", 1) + QByteArray(1, static_cast<char>(0x80 | text.size())) + QByteArray(4, '\0') + text;
}

} // namespace

/// The terminal's protocol over the real server and the real sessions.
class TestTerminalSocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesGoBothWays()
    {
        TerminalEdge world;
        TerminalPeer peer(world.port());
        QCOMPARE(peer.open().size(), 32);
        QVERIFY(peer.shows("# "));
        peer.type("echo hi\r");
        QVERIFY(peer.shows("\nhi\r\n"));
        QCOMPARE(world.terminal().asked.size, (core::TerminalSize{100, 30}));
        peer.say(R"({"type":"resize","columns":80,"rows":25})");
        QVERIFY(waitUntil([&] { return world.terminal().size == core::TerminalSize{80, 25}; }));
        peer.say(R"({"type":"ping"})");
        QCOMPARE(wordIn(peer.take(), "type"), QStringLiteral("pong"));
    }

    void anExitIsToldAndEndsTheConnection()
    {
        TerminalEdge world;
        TerminalPeer peer(world.port());
        peer.open();
        peer.type("exit 7\r");
        const auto end = peer.take();
        QCOMPARE(wordIn(end, "type"), QStringLiteral("exited"));
        QCOMPARE(end.value(QLatin1String("code")).toInt(), 7);
        QCOMPARE(wordIn(end, "reason"), QStringLiteral("exited"));
        QVERIFY(peer.isClosed());
        QCOMPARE(peer.closeCode(), 1000);
    }

    void aContainerThatStopsSaysSo()
    {
        TerminalEdge world;
        TerminalPeer peer(world.port());
        peer.open();
        world.port_.stop("c-shop");
        QCOMPARE(wordIn(peer.take(), "reason"), QStringLiteral("container_stopped"));
    }

    void whoLosesTheConnectionComesBack()
    {
        TerminalEdge world;
        QByteArray session;
        {
            TerminalPeer peer(world.port());
            session = peer.open();
            QVERIFY(peer.shows("# "));
            peer.socket().abort();
        }
        QVERIFY(waitUntil([&] { return world.sockets->clientCount() == 0; }));
        world.terminal().say("meanwhile");
        world.clock.advance(50s);
        TerminalPeer again(world.port());
        again.signIn("operator-token");
        again.say(R"({"type":"attach","session":")" + session + R"(","offset":2})");
        const auto opened = again.take();
        QVERIFY(opened.value(QLatin1String("resumed")).toBool());
        QCOMPARE(opened.value(QLatin1String("offset")).toInt(), 2);
        QVERIFY(again.shows("meanwhile"));
        QCOMPARE(again.screen, QByteArray("meanwhile"));
        again.say(R"({"type":"close"})");
        QCOMPARE(wordIn(again.take(), "reason"), QStringLiteral("closed"));
        QVERIFY(world.terminal().isClosed);
    }

    void whoDoesNotComeBackFindsNothing()
    {
        TerminalEdge world;
        QByteArray session;
        {
            TerminalPeer peer(world.port());
            session = peer.open();
        }
        QVERIFY(waitUntil([&] { return world.sockets->clientCount() == 0; }));
        world.clock.advance(61s);
        QVERIFY(waitUntil([&] { return world.terminal().isClosed; }));
        TerminalPeer late(world.port());
        late.signIn("operator-token");
        late.say(R"({"type":"attach","session":")" + session + R"("})");
        QCOMPARE(wordIn(late.take(), "code"), QStringLiteral("terminal_not_found"));
    }

    void anothersTerminalIsNobodysBusiness()
    {
        TerminalEdge world;
        TerminalPeer peer(world.port());
        const auto session = peer.open();
        TerminalPeer other(world.port());
        other.signIn("admin-token");
        other.say(R"({"type":"attach","session":")" + session + R"("})");
        QCOMPARE(wordIn(other.take(), "code"), QStringLiteral("terminal_not_found"));
    }

    void withoutALoginNothingIsOpened()
    {
        TerminalEdge world;
        TerminalPeer peer(world.port());
        peer.say(R"({"type":"open"})");
        QCOMPARE(wordIn(peer.take(), "code"), QStringLiteral("token_missing"));
        QVERIFY(peer.isClosed());
        QCOMPARE(peer.closeCode(), 4401);
        TerminalPeer silent(world.port());
        QCOMPARE(wordIn(silent.take(), "code"), QStringLiteral("auth_timeout"));
        QVERIFY(silent.isClosed());
        QVERIFY(world.port_.opened.empty());
    }

    void withoutTheRightNothingIsOpened()
    {
        TerminalEdge world;
        TerminalPeer viewer(world.port());
        viewer.signIn("viewer-token");
        viewer.say(R"({"type":"open"})");
        QCOMPARE(wordIn(viewer.take(), "code"), QStringLiteral("permission_missing"));
        TerminalPeer inAnyContainer(world.port(), QStringLiteral("/api/v1/containers/shop/terminal"));
        inAnyContainer.signIn("operator-token");
        inAnyContainer.say(R"({"type":"open"})");
        QCOMPARE(wordIn(inAnyContainer.take(), "code"), QStringLiteral("permission_missing"));
        QVERIFY(world.port_.opened.empty());
        inAnyContainer.signIn("admin-token");
        inAnyContainer.say(R"({"type":"open"})");
        QCOMPARE(wordIn(inAnyContainer.take(), "type"), QStringLiteral("opened"));
    }

    void whatCannotBeOpenedSaysWhy()
    {
        TerminalEdge world;
        const auto reason = [&](const QString &service) {
            TerminalPeer peer(world.port(), QStringLiteral("/api/v1/services/%1/terminal").arg(service));
            peer.signIn("operator-token");
            peer.say(R"({"type":"open"})");
            return wordIn(peer.take(), "code");
        };
        QCOMPARE(reason(QStringLiteral("wiki")), QStringLiteral("container_not_running"));
        QCOMPARE(reason(QStringLiteral("nobody")), QStringLiteral("container_not_found"));
    }

    void aMessageThatIsNoneIsSaidAndForgotten()
    {
        TerminalEdge world;
        TerminalPeer peer(world.port());
        peer.signIn("operator-token");
        for (const char *text : {"{", "[]", R"({"type":"dance"})", R"({"type":"open","columns":0})",
                                 R"({"type":"open","hostname":"x"})", R"({"type":"resize","columns":80,"rows":24})"}) {
            peer.say(text);
            QCOMPARE(wordIn(peer.take(), "type"), QStringLiteral("error"));
        }
        peer.type("too early");
        QCOMPARE(wordIn(peer.take(), "code"), QStringLiteral("terminal_not_open"));
        peer.say(R"({"type":"open"})");
        QCOMPARE(wordIn(peer.take(), "type"), QStringLiteral("opened"));
        peer.say(R"({"type":"open"})");
        QCOMPARE(wordIn(peer.take(), "code"), QStringLiteral("terminal_open"));
    }

    void aTicketIsGoodOnceAndForThirtySeconds()
    {
        TerminalEdge world;
        const auto path = [](const std::string &ticket) {
            return QStringLiteral("/api/v1/services/shop/terminal?ticket=") + QString::fromStdString(ticket);
        };
        const auto ticket = world.tickets.issue("operator-token");
        TerminalPeer peer(world.port(), path(ticket));
        peer.say(R"({"type":"open"})");
        QCOMPARE(wordIn(peer.take(), "type"), QStringLiteral("opened"));
        TerminalPeer twice(world.port(), path(ticket));
        QCOMPARE(wordIn(twice.take(), "type"), QStringLiteral("error"));
        QVERIFY(twice.isClosed());
        QCOMPARE(twice.closeCode(), 4401);
        const auto old = world.tickets.issue("operator-token");
        world.clock.advance(30s);
        TerminalPeer late(world.port(), path(old));
        QVERIFY(late.isClosed());
    }

    void whoseLoginEndsLosesTheTerminal()
    {
        TerminalEdge world;
        TerminalPeer peer(world.port());
        peer.open();
        const auto user = world.access.actors.at("operator-token").userId;
        world.access.actors.erase("operator-token");
        world.bus.publish(core::AccessChanged{user, {}});
        QVERIFY(peer.isClosed());
        QCOMPARE(peer.closeCode(), 4401);
        QVERIFY(waitUntil([&] { return world.terminal().isClosed; }));
    }

    void aReaderThatDoesNotReadHoldsTheProgramUp()
    {
        auto limits = TerminalEdge::quickLimits();
        limits.stalled = 60s;
        limits.ping = 60s; // it answers none
        TerminalEdge world(limits);
        RawClient peer(world.port());
        peer.socket().setReadBufferSize(4096);
        QCOMPARE(peer.ask(upgradeTo("/api/v1/services/shop/terminal")).status, 101);
        peer.send(masked(R"({"type":"auth","token":"operator-token"})")).send(masked(R"({"type":"open"})"));
        QVERIFY(waitUntil([&] { return !world.port_.opened.empty(); }));
        world.terminal().say(std::string(30'000'000, 'y'));
        QVERIFY(waitUntil([&] { return world.terminal().unread() < 29'999'000; }));
        for (int turns = 0; turns < 200; ++turns) {
            QCoreApplication::processEvents();
        }
        QVERIFY2(world.terminal().unread() > 15'000'000, "it is read as far as the connection takes it");
        peer.socket().setReadBufferSize(0);
        QVERIFY(waitUntil([&] { return peer.unread().count('y') >= 30'000'000; }, 60s));
    }

    void severalAtOnceDoNotMeet()
    {
        TerminalEdge world;
        TerminalPeer one(world.port());
        TerminalPeer two(world.port());
        QVERIFY(one.open() != two.open());
        one.type("echo one\r");
        two.type("echo two\r");
        QVERIFY(one.shows("\none\r\n") && two.shows("\ntwo\r\n"));
        QVERIFY(!one.screen.contains("two"));
    }

    void aStopOfTheServerSaysGoodbyeAndKeepsTheTerminal()
    {
        TerminalEdge world;
        TerminalPeer peer(world.port());
        peer.open();
        auto stopping = world.sockets->stop();
        QVERIFY(peer.isClosed());
        await(std::move(stopping));
        QCOMPARE(peer.closeCode(), 1001);
        QVERIFY(!world.terminal().isClosed);
    }
};

WAKEDOCK_TEST(TestTerminalSocket)
#include "test_terminal_socket.moc"
