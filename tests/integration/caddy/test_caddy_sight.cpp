#include "backend/infrastructure/names/domain_sight.h"
#include "tests/integration/caddy/caddy_world.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::tests;
using core::Colour;

/// What the doctor sees of a real Caddy.
class TestCaddySight : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<CaddyWorld>();
        QVERIFY(m_world->startForeignCaddy(R"({"admin": {"listen": "ADMIN"}})"));
        m_proxy = m_world->proxy();
        m_world->marks.set({"app.test"}, Colour::A);
        await(m_proxy->apply({}, {m_world->route({"app.test"})}));
    }
    void cleanup()
    {
        m_proxy.reset();
        m_world.reset();
    }

    void aCertificateOfCaddysOwnAuthorityIsSeenAsAVisitorSeesIt()
    {
        QVERIFY(waitUntil([this] { return !m_world->visitEncrypted("app.test").body.empty(); }));
        const auto whole = await(m_sight.askEncrypted({}, encrypted("app.test", "/y")));
        QCOMPARE(whole.answer.status, 200);
        QVERIFY2(whole.answer.body.find("blue GET /y 0") != std::string::npos, whole.answer.body.c_str());
        const auto seen = await(m_sight.askEncrypted({}, encrypted("app.test"))).certificate;
        QVERIFY2(seen.issuer.find("Caddy") != std::string::npos, seen.issuer.c_str());
        QVERIFY(std::ranges::find(seen.names, "app.test") != seen.names.end());
        QVERIFY(seen.problems.empty());
        QVERIFY(!seen.isKnownAuthority);
        const auto now = m_world->clock.now();
        QVERIFY(seen.validFrom <= now && seen.validUntil > now);
    }

    void aNameWithoutRouteHasNoCertificate()
    {
        const auto error = awaitError(m_sight.askEncrypted({}, encrypted("nobody.test")));
        QCOMPARE(error->reason(), std::string("no_certificate"));
    }

    void visitorsAreAnsweredThroughThePlainPort()
    {
        const auto status = m_proxy->status();
        const auto answer = await(m_sight.ask({}, {status.visitorsAt, status.httpPort, "app.test", "/x"}));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, std::string("blue GET /x 0"));
        const auto nobody = await(m_sight.ask({}, {status.visitorsAt, status.httpPort, "nobody.test", "/"}));
        QCOMPARE(nobody.status, 404);
        QCOMPARE(nobody.body, std::string("No site answers to this name."));
    }

private:
    [[nodiscard]] core::SightQuestion encrypted(const char *host, std::string path = {}) const
    {
        const auto status = m_proxy->status();
        return {status.visitorsAt, status.httpsPort, host, std::move(path)};
    }

    std::unique_ptr<CaddyWorld> m_world;
    std::unique_ptr<caddy::CaddyReverseProxy> m_proxy;
    names::DomainSight m_sight;
};

WAKEDOCK_TEST(TestCaddySight)
#include "test_caddy_sight.moc"
