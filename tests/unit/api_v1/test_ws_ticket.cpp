#include "api_world.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;

class TestWsTicket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsSignedInGetsATicketForThirtySeconds()
    {
        ApiWorld world;
        const auto reply = world.ask("POST", "/api/v1/auth/ws-ticket", {}, {{"Authorization", "Bearer the-token"}});
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body["expires_in"].get<int>(), 30);
        const auto ticket = reply.body["ticket"].get<std::string>();
        QCOMPARE(ticket.size(), std::size_t(64));
        QCOMPARE(world.tickets.redeem(ticket), std::string("the-token"));
        QCOMPARE(world.tickets.redeem(ticket), std::string());
    }

    void anOldTicketIsNone()
    {
        ApiWorld world;
        const auto reply = world.ask("POST", "/api/v1/auth/ws-ticket", {}, {{"Authorization", "Bearer the-token"}});
        world.workshop.clock.advance(std::chrono::seconds(30));
        QCOMPARE(world.tickets.redeem(reply.body["ticket"].get<std::string>()), std::string());
    }
};

WAKEDOCK_TEST(TestWsTicket)
#include "test_ws_ticket.moc"
