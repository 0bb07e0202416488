#include "backend/shared/exceptions/error.h"
#include "tests/integration/caddy/caddy_world.h"
#include "tests/integration/caddy/foreign_caddyfiles.h"
#include "tests/integration/caddy/watcher.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::tests;
using core::Colour;

/// A Caddy that its operator configured by hand, before and while WakeDock uses it.
class TestCaddyNeighbours : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<CaddyWorld>();
        QVERIFY(m_world->startForeignCaddy(HandWritten));
        // Caddy refuses to be reloaded while it stores a certificate.
        QVERIFY(waitUntil([this] { return !m_world->visitEncrypted("site.example").body.empty(); }));
        m_proxy = m_world->proxy();
        m_world->marks.set({"app.test"}, Colour::A);
    }

    void cleanup()
    {
        m_proxy.reset();
        m_world.reset();
    }

    void bothAnswerInTheSameServers()
    {
        const auto before = m_world->config();
        await(m_proxy->apply({}, {m_world->route({"app.test"})}));
        QCOMPARE(m_world->config()["apps"]["http"]["servers"].size(), before["apps"]["http"]["servers"].size());
        QCOMPARE(m_world->visit("app.test").body, std::string("blue GET / 0"));
        QVERIFY(waitUntil([this] { return m_world->visitEncrypted("app.test").body == "blue GET / 0"; }));
        checkTheOperatorsSites();
    }

    void nothingOfTheOperatorsChangesWhenOursComesAndGoes()
    {
        await(m_proxy->apply({}, {}));
        const auto before = m_world->config();
        await(m_proxy->apply({}, {m_world->route({"app.test"}), m_world->route({"other.test"})}));
        await(m_proxy->apply({}, {}));
        QVERIFY(m_world->config() == before);
        checkTheOperatorsSites();
    }

    void aServerOfOurOwnStandsBesideAHandWrittenOne()
    {
        QVERIFY(m_world->reloadForeignCaddy(OnlyHttps));
        await(m_proxy->apply({}, {m_world->route({"app.test"})}));
        QVERIFY(m_world->config()["apps"]["http"]["servers"].contains("wakedock-http"));
        QCOMPARE(m_world->visit("app.test").body, std::string("blue GET / 0"));
        // Caddy's own redirect for the operator's site used to live on the port we now listen on.
        QCOMPARE(m_world->visit("site.example").status, 308);
        QVERIFY(waitUntil([this] { return m_world->visitEncrypted("site.example").body == "the operator's site"; }));
    }

    void aProofReachesTheGateForAnyNameAndTouchesNoOtherPath()
    {
        await(m_proxy->apply({}, {m_world->route({"app.test"})}));
        // SmallGate shows its page for whatever it is asked; what it was asked is what counts.
        for (const auto *host : {"new.example.net", "plain.example", "app.test"}) {
            m_world->visit(host, "/.well-known/wakedock/abc123?x=1");
            QCOMPARE(m_world->gate.asked().back().target, std::string("/proof/abc123"));
        }
        const auto asked = m_world->gate.asked().size();
        QCOMPARE(m_world->visit("new.example.net", "/.well-known/other").status, m_world->visit("new.example.net").status);
        QCOMPARE(m_world->gate.asked().size(), asked);
        checkTheOperatorsSites();
    }

    void theirHostsAreKnownAndNotTaken()
    {
        const auto hosts = await(m_proxy->foreignHosts({}));
        QCOMPARE(hosts.size(), std::size_t(2));
        QCOMPARE(hosts[0].host, std::string("plain.example"));
        QCOMPARE(hosts[1].host, std::string("site.example"));
        const auto place = hosts[1].place;
        const auto path = place.substr(place.find("(/") + 1, place.find(')') - place.find("(/") - 1);
        QVERIFY2(m_world->adminText(path).find("site.example") != std::string::npos, place.c_str());
        for (const auto *host : {"site.example", "*.example"}) {
            const auto error = awaitError(m_proxy->apply({}, {m_world->route({host})}));
            QVERIFY(error);
            QCOMPARE(error->code(), ErrorCode::Conflict);
            QCOMPARE(error->reason(), std::string("domain_taken"));
            QCOMPARE(error->context().at("domain"), std::string(host));
        }
        QVERIFY(m_world->config().dump().find("wakedock") == std::string::npos);
        await(m_proxy->apply({}, {m_world->route({"app.test"})}));
        const auto still = await(m_proxy->foreignHosts({}));
        QVERIFY(std::ranges::equal(still, hosts, {}, &core::ForeignHost::host, &core::ForeignHost::host));
    }

    void aReloadThatWipesOursIsNoticedAndMended()
    {
        ProxyWatcher watcher(*m_proxy, {m_world->route({"app.test"})});
        QVERIFY(waitUntil([&watcher] { return watcher.told.activeRoutes == 1; }));
        QCOMPARE(watcher.losses, 1);
        QVERIFY(m_world->reloadForeignCaddy(HandWritten));
        QVERIFY(waitUntil([&watcher] { return watcher.losses == 2; }));
        QVERIFY(waitUntil([this] { return m_world->visit("app.test").body == "blue GET / 0"; }));
        checkTheOperatorsSites();
        QCOMPARE(watcher.failures, 0);
        watcher.stop();
    }

    void aPushThatCannotMendIsAskedForAgain()
    {
        ProxyWatcher watcher(*m_proxy, {m_world->route({"site.example"})});
        QVERIFY(waitUntil([&watcher] { return watcher.losses >= 3; }));
        QVERIFY(watcher.failures >= 2);
        QVERIFY(m_world->reloadForeignCaddy(Bystander));
        QVERIFY(waitUntil([&watcher] { return watcher.told.activeRoutes == 1; }));
        watcher.stop();
    }

    void whatIsWrittenBetweenReadingAndWritingIsNotLost()
    {
        caddy::AdminClient admin(caddy::readAdminAddress(m_world->settings().adminUrl));
        const auto snapshot = await(admin.config({}));
        QVERIFY(!snapshot.etag.empty());
        QVERIFY(m_world->reloadForeignCaddy(std::string(HandWritten) + "http://late.example {\n respond late\n}\n"));
        const caddy::ConfigChange change{.method = "PATCH", .path = "/config/apps/http/servers", .body = "{}"};
        QVERIFY(!await(admin.change(change, snapshot.etag, {})));
        QCOMPARE(m_world->visit("late.example").body, std::string("late"));
    }

    void pushesThatMeetTakeTurns()
    {
        auto first = m_proxy->apply({}, {m_world->route({"app.test"})});
        auto second = m_proxy->apply({}, {m_world->route({"app.test"}), m_world->route({"b.test"})});
        await(std::move(first));
        await(std::move(second));
        QVERIFY(await(m_proxy->matches({}, {m_world->route({"app.test"}), m_world->route({"b.test"})})));
    }

private:
    void checkTheOperatorsSites()
    {
        QVERIFY(waitUntil([this] { return m_world->visitEncrypted("site.example").body == "the operator's site"; }));
        QCOMPARE(m_world->visit("site.example").status, 308);
        QCOMPARE(m_world->visit("plain.example").body, std::string("the operator's plain site"));
        QCOMPARE(m_world->visit("whatever.example").body, std::string("catch-all"));
    }

    std::unique_ptr<CaddyWorld> m_world;
    std::unique_ptr<caddy::CaddyReverseProxy> m_proxy;
};

WAKEDOCK_TEST(TestCaddyNeighbours)
#include "test_caddy_neighbours.moc"
