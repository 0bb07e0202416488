#include "backend/shared/exceptions/error.h"
#include "tests/contract/proxy_configs/configs_under_test.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

const Timestamp evening = *fromRfc3339("2026-11-29T20:00:00.000Z");

OperatorRoute ownRoute(RouteTargetKind kind)
{
    OperatorRoute route;
    route.id = OperatorRouteId("own");
    route.hosts = {"own.test"};
    route.pathPrefix = "/below";
    route.target.kind = kind;
    route.target.address.dial = "127.0.0.1:9";
    route.target.redirect.to = "https://new.test";
    route.target.answer.body = "fixed";
    route.requestHeaders.set = {{"X-One", "1"}};
    return route;
}

std::string reasonOf(const std::optional<Error> &error)
{
    return error ? error->reason() : std::string();
}

} // namespace

/// IProxyConfigs and IConfigBackups: the same for the fake and for a real Caddy.
class TestProxyConfigs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { ConfigsUnderTest::addRows(); }
    void init()
    {
        QFETCH_GLOBAL(QString, kind);
        m_under = std::make_unique<ConfigsUnderTest>(kind);
    }
    void cleanup() { m_under.reset(); }

    void whatIsInForceReadsTheSameEachTime()
    {
        const auto first = view({});
        QCOMPARE(view({}).live.json, first.live.json);
        QCOMPARE(first.live.hash.size(), std::size_t(64));
    }

    void theSameRoutesWishTheSameBytes()
    {
        QCOMPARE(view({"a.test", "b.test"}).wished.json, view({"b.test", "a.test"}).wished.json);
        QVERIFY(view({"a.test"}).wished.hash != view({"b.test"}).wished.hash);
    }

    void driftIsOursAndGoneAfterAPush()
    {
        const auto before = view({"a.test"});
        QVERIFY(!before.drift.empty());
        for (const auto &each : before.drift) {
            QVERIFY2(each.ours, each.path.c_str());
        }
        m_under->push({"a.test"});
        const auto after = view({"a.test"});
        QVERIFY(after.drift.empty());
        QCOMPARE(after.live.hash, before.wished.hash);
    }

    void routesOfOperatorsAreWishedBesideThoseOfServicesAndThoseThatAreOffAreNot_data()
    {
        QTest::addColumn<int>("target");
        for (const auto kind : {RouteTargetKind::Address, RouteTargetKind::Redirect, RouteTargetKind::Static}) {
            QTest::addRow("kind %d", static_cast<int>(kind)) << static_cast<int>(kind);
        }
    }

    void routesOfOperatorsAreWishedBesideThoseOfServicesAndThoseThatAreOffAreNot()
    {
        QFETCH(const int, target);
        auto routes = ConfigsUnderTest::routes({"a.test"});
        routes.push_back(routeOf(ownRoute(static_cast<RouteTargetKind>(target))));
        const auto before = await(m_under->port().view({}, routes));
        std::ranges::reverse(routes);
        QCOMPARE(await(m_under->port().view({}, routes)).wished.json, before.wished.json);
        QVERIFY(before.wished.json.find("own.test") != std::string::npos);
        m_under->push(routes);
        const auto after = await(m_under->port().view({}, routes));
        QVERIFY(after.drift.empty());
        QCOMPARE(after.live.hash, before.wished.hash);
        routes.front().own->isEnabled = false;
        m_under->push(routes);
        QVERIFY(view({"a.test"}).drift.empty());
        QVERIFY(view({"a.test"}).live.json.find("own.test") == std::string::npos);
    }

    void aTrialShowsWhatWouldChangeAndChangesNothing()
    {
        m_under->push({"a.test"});
        const auto before = view({"a.test"}).live;
        const auto trial = tryOut(m_under->goodCaddyfile());
        QVERIFY2(trial.isValid(), trial.errors.empty() ? "" : trial.errors[0].message.c_str());
        QVERIFY(!trial.differences.empty());
        QCOMPARE(trial.live.hash, before.hash);
        QVERIFY(trial.config.json.find("a.test") != std::string::npos);
        QCOMPARE(view({"a.test"}).live.hash, before.hash);
    }

    void whatIsWrongIsTheAnswerOfATrial()
    {
        const auto caddyfile = tryOut(m_under->badCaddyfile());
        QVERIFY(!caddyfile.isValid() && caddyfile.errors[0].line);
        QVERIFY(caddyfile.config.json.empty());
        QVERIFY(!tryOut(m_under->unknownModule()).errors.at(0).path.empty());
        QCOMPARE(tryOut({"{\n]", ConfigLanguage::Json}).errors.at(0).line, std::optional(2));
        QVERIFY(!tryOut({"", ConfigLanguage::Json}).isValid());
        QVERIFY(!tryOut({"[]", ConfigLanguage::Json}).isValid());
    }

    void aReplacementIsInForceWithTheRoutesInIt()
    {
        m_under->push({"a.test"});
        const auto trial = tryOut(m_under->goodCaddyfile());
        await(m_under->port().replace({}, trial.live, trial.config));
        const auto after = view({"a.test"});
        QCOMPARE(after.live.hash, trial.config.hash);
        QVERIFY(after.drift.empty());
        // And back again.
        await(m_under->port().replace({}, trial.config, trial.live));
        QCOMPARE(view({"a.test"}).live.hash, trial.live.hash);
        QVERIFY(await(m_under->port().compare(trial.live, view({}).live)).empty());
    }

    void aStaleOneIsRefusedAndOneInForceIsNoChange()
    {
        const auto trial = tryOut(m_under->goodCaddyfile());
        m_under->push({"b.test"});
        const auto now = view({"b.test"}).live;
        QCOMPARE(reasonOf(awaitError(m_under->port().replace({}, trial.live, trial.config))), std::string("config_changed"));
        QCOMPARE(view({"b.test"}).live.hash, now.hash);
        await(m_under->port().replace({}, trial.live, now));
    }

    void whatTheProxyDoesNotTakeLeavesTheFormerOneInForce()
    {
        const auto live = view({}).live;
        const auto error = awaitError(m_under->port().replace({}, live, m_under->refused()));
        QCOMPARE(reasonOf(error), std::string("proxy_refused"));
        QCOMPARE(error->code(), ErrorCode::Invalid);
        QCOMPARE(view({}).live.hash, live.hash);
    }

    void aProxyThatIsAwayIsSaidToBe()
    {
        m_under->stop();
        QCOMPARE(reasonOf(awaitError(m_under->port().view({}, {}))), std::string("proxy_unreachable"));
        QVERIFY(!await(m_under->port().report({})).status.reachable);
        const auto trial = tryOut(m_under->goodCaddyfile());
        QVERIFY(trial.isValid() && trial.live.json.empty());
        QVERIFY(!trial.warnings.empty());
    }

    void backupsAreNewestFirstAndNotTwiceTheSame()
    {
        auto &backups = m_under->backups();
        const auto live = view({}).live;
        const auto first = await(backups.keep(live, "one", evening));
        QVERIFY(await(backups.keep(live, "again", evening)) == first);
        const auto other = view({"a.test"}).wished;
        const auto second = await(backups.keep(other, "two", evening));
        QCOMPARE(await(backups.list()), (std::vector{second, first}));
        const auto [backup, config] = await(backups.read(first.id));
        QVERIFY(backup == first && config == live);
        QCOMPARE(backup.size, live.json.size());
        QCOMPARE(reasonOf(awaitError(backups.read(ConfigBackupId("nothing")))), std::string("backup_not_found"));
    }

private:
    ProxyConfigView view(const std::vector<std::string> &hosts)
    {
        return await(m_under->port().view({}, ConfigsUnderTest::routes(hosts)));
    }
    ConfigTrial tryOut(const ConfigText &text)
    {
        return await(m_under->port().tryOut({}, text, ConfigsUnderTest::routes({"a.test"})));
    }

    std::unique_ptr<ConfigsUnderTest> m_under;
};

WAKEDOCK_TEST(TestProxyConfigs)
#include "test_proxy_configs.moc"
