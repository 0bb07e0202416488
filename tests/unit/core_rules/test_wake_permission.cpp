#include "backend/core/domain/rules/client_network.h"
#include "backend/core/domain/rules/known_probes.h"
#include "backend/core/domain/rules/plain_path.h"
#include "backend/core/domain/rules/wake_origin.h"
#include "backend/core/domain/rules/wake_permission.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <optional>

using namespace wakedock;
using namespace wakedock::core;

namespace {

Visitor somebody()
{
    Visitor visitor;
    visitor.method = "GET";
    visitor.path = "/admin/login";
    visitor.userAgent = "Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0";
    visitor.client = "10.1.2.3";
    return visitor;
}

bool mayWake(const SleepPolicy &sleep, const Visitor &visitor)
{
    return wakePermission(sleep, visitor) == WakePermission::May;
}

} // namespace

class TestWakePermission : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutRulesEverybodyMayWake()
    {
        QVERIFY(mayWake({}, somebody()));
        QVERIFY(mayWake({}, Visitor()));
    }

    void onlyWhoFitsEachListThatHasEntriesMayWake()
    {
        SleepPolicy sleep;
        sleep.wakeOnly.networks = {"192.168.0.0/16", "10.0.0.0/8"};
        QVERIFY(mayWake(sleep, somebody()));
        sleep.wakeOnly.methods = {"POST"};
        QVERIFY(!mayWake(sleep, somebody()));
        sleep.wakeOnly.methods.emplace_back("GET");
        QVERIFY(mayWake(sleep, somebody()));
        Visitor elsewhere = somebody();
        elsewhere.client = "203.0.113.9";
        QVERIFY(!mayWake(sleep, elsewhere));
    }

    void whoFitsOneListOfNeverMayNotEvenWhereOnlyWouldLetItIn()
    {
        SleepPolicy sleep;
        sleep.wakeOnly.methods = {"GET"};
        sleep.wakeNever.paths = {"/robots.txt", "/admin/*"};
        QVERIFY(!mayWake(sleep, somebody()));
        Visitor reader = somebody();
        reader.path = "/admin";
        QVERIFY(mayWake(sleep, reader));
        sleep.wakeNever.userAgents = {"FIREFOX"};
        QVERIFY(!mayWake(sleep, reader));
    }

    void probesAreAnsweredOnlyWhereThatIsWishedAndBeforeAllOtherRules()
    {
        Visitor probe = somebody();
        probe.userAgent = "Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)";
        SleepPolicy sleep;
        QVERIFY(mayWake(sleep, probe));
        sleep.answersProbes = true;
        sleep.wakeNever.networks = {"10.0.0.0/8"};
        QCOMPARE(wakePermission(sleep, probe), WakePermission::IsAnswered);
        QCOMPARE(wakePermission(sleep, somebody()), WakePermission::MayNot);
    }

    void probesThatSendSomethingAreAskedAboutLikeEverybody()
    {
        Visitor probe = somebody();
        probe.userAgent = "Uptime-Kuma/1.23.16";
        SleepPolicy sleep;
        sleep.answersProbes = true;
        probe.method = "HEAD";
        QCOMPARE(wakePermission(sleep, probe), WakePermission::IsAnswered);
        probe.method = "POST";
        QCOMPARE(wakePermission(sleep, probe), WakePermission::May);
        sleep.wakeNever.methods = {"POST"};
        QCOMPARE(wakePermission(sleep, probe), WakePermission::MayNot);
    }

    void rulesKnowAPathHoweverItIsSpelled_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("isAdmin");
        for (const char *path : {"/admin/x", "/%61dmin/x", "/shop/../admin/x", "//admin//x", "/./admin/./x", "/admin%2Fx",
                                 "/%2e%2E/admin/x", "/admin/x/../y", "/../admin/"}) {
            QTest::addRow("%s", path) << QString::fromLatin1(path) << true;
        }
        for (const char *path : {"/shop/x", "/admin/../x", "/%2561dmin/x", "/admin%", "/%zzadmin/x", "", "*"}) {
            QTest::addRow("not %s", path) << QString::fromLatin1(path) << false;
        }
    }

    void rulesKnowAPathHoweverItIsSpelled()
    {
        QFETCH(const QString, path);
        QFETCH(const bool, isAdmin);
        Visitor visitor = somebody();
        visitor.path = path.toStdString();
        SleepPolicy sleep;
        sleep.wakeNever.paths = {"/admin/*"};
        QCOMPARE(!mayWake(sleep, visitor), isAdmin);
    }

    void aPathCopiedIntoARuleFitsItself()
    {
        for (const char *path : {"/a%20b/", "/a%2Ab", "/x/../y", "/%zz", "/caf%C3%A9"}) {
            Visitor visitor = somebody();
            visitor.path = path;
            SleepPolicy sleep;
            sleep.wakeNever.paths = {path};
            QVERIFY2(!mayWake(sleep, visitor), path);
        }
    }

    void aPathIsWhatAProgramReads_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("plain");
        const auto row = [](const char *path, const char *plain) {
            QTest::addRow("%s", path) << QString::fromLatin1(path) << QString::fromLatin1(plain);
        };
        row("/", "/");
        row("", "");
        row("*", "*");
        row("*.php", "*.php");
        row("/a/b", "/a/b");
        row("/a/b/", "/a/b/");
        row("/a/..", "/");
        row("/a/.", "/a/");
        row("/../..", "/");
        row("/a%", "/a%");
        row("/a%4", "/a%4");
        row("/%2a", "/%2a");
        row("//", "/");
    }

    void aPathIsWhatAProgramReads()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, plain);
        QCOMPARE(plainPath(path.toStdString()), plain.toStdString());
    }

    void probesAreToldByTheirUserAgents_data()
    {
        QTest::addColumn<QString>("agent");
        QTest::addColumn<std::optional<ProbeKind>>("kind");
        const std::optional monitor = ProbeKind::Monitor;
        const std::optional crawler = ProbeKind::Crawler;
        const std::optional<ProbeKind> nobody;
        QTest::newRow("Uptime Kuma") << QStringLiteral("Uptime-Kuma/1.23.16") << monitor;
        QTest::newRow("blackbox") << QStringLiteral("Blackbox Exporter/0.25.0") << monitor;
        QTest::newRow("google") << QStringLiteral("Mozilla/5.0 (compatible; googlebot/2.1)") << crawler;
        QTest::newRow("curl") << QStringLiteral("curl/8.5.0") << nobody;
        QTest::newRow("browser") << QStringLiteral("Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0") << nobody;
        QTest::newRow("nothing") << QString() << nobody;
    }

    void probesAreToldByTheirUserAgents()
    {
        QFETCH(const QString, agent);
        QFETCH(const std::optional<ProbeKind>, kind);
        QVERIFY(knownProbe(agent.toStdString()) == kind);
    }

    void aStarInAPathStandsForAnyText_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<bool>("fits");
        const auto row = [](const char *path, const char *pattern, bool fits) {
            QTest::addRow("%s in %s", path, pattern) << QString::fromLatin1(path) << QString::fromLatin1(pattern) << fits;
        };
        row("/api/v1", "/api/*", true);
        row("/api", "/api/*", false);
        row("/api/", "/api/*", true);
        row("/a/b.php", "*.php", true);
        row("/a/b.phps", "*.php", false);
        row("/x/y/z", "/*/z", true);
        row("/x", "/x", true);
        row("/X", "/x", false);
        row("/x/", "/x", false);
        row("/", "*", true);
        row("/abcabd", "/*abd*", true);
    }

    void aStarInAPathStandsForAnyText()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, pattern);
        QFETCH(const bool, fits);
        QCOMPARE(fitsPath(path.toStdString(), pattern.toStdString()), fits);
    }

    void aPatternOfManyStarsTakesNoAges()
    {
        std::string pattern;
        for (int i = 0; i < 500; ++i) {
            pattern += "*a";
        }
        QVERIFY(!fitsPath(std::string(10000, 'a') + "b", pattern));
    }

    void addressesLieInTheirNetworks_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("network");
        QTest::addColumn<bool>("lies");
        const auto row = [](const char *address, const char *network, bool lies) {
            QTest::addRow("%s in %s", address, network)
                << QString::fromLatin1(address) << QString::fromLatin1(network) << lies;
        };
        row("10.1.2.3", "10.0.0.0/8", true);
        row("11.1.2.3", "10.0.0.0/8", false);
        row("192.0.2.7", "192.0.2.7", true);
        row("192.0.2.8", "192.0.2.7", false);
        row("203.0.113.129", "203.0.113.128/25", true);
        row("203.0.113.127", "203.0.113.128/25", false);
        row("2001:db8::5", "2001:db8::/32", true);
        row("2001:db9::5", "2001:db8::/32", false);
        row("::ffff:10.1.2.3", "10.0.0.0/8", true);
        row("10.1.2.3", "::/0", false);
        row("10.1.2.3", "0.0.0.0/0", true);
        row("", "0.0.0.0/0", false);
        row("fe80::1%eth0", "::/0", false);
    }

    void addressesLieInTheirNetworks()
    {
        QFETCH(const QString, address);
        QFETCH(const QString, network);
        QFETCH(const bool, lies);
        QCOMPARE(isInNetwork(address.toStdString(), network.toStdString()), lies);
    }

    void whatIsNoNetworkIsSaidWithWhatToWriteInstead()
    {
        for (const char *right : {"10.0.0.0/8", "192.0.2.7", "2001:db8::/32", "::1", "0.0.0.0/0"}) {
            QVERIFY2(isNetwork(right), right);
        }
        for (const char *wrong :
             {"10.0.0.0/33", "10.0.0/8", "home", "", "10.0.0.0/", "10.0.0.0/-1", "::/129", "10.0.0.0/8x"}) {
            QVERIFY2(!isNetwork(wrong), wrong);
        }
        QVERIFY(brokenNetwork("10.1.2.3/8").find("10.0.0.0/8") != std::string::npos);
        QVERIFY(brokenNetwork("2001:db8::1/32").find("2001:db8::/32") != std::string::npos);
    }

    void whatVisitorsSayOfThemselvesIsBoundAndHoldsNoControlCharacters()
    {
        Visitor visitor = somebody();
        visitor.userAgent = "a\r\nb\x1b[31m\xe2\x80\xae\x7f";
        QCOMPARE(originOf(visitor).userAgent, std::string("a b"));
        visitor.userAgent = std::string(5000, 'x');
        visitor.path = "/" + std::string(5000, 'p');
        const WakeOrigin origin = originOf(visitor);
        QCOMPARE(origin.cause, WakeCause::Request);
        QCOMPARE(origin.client, std::string("10.1.2.3"));
        const std::string more = "\xe2\x80\xa6";
        QCOMPARE(origin.userAgent, std::string(512, 'x') + more);
        QCOMPARE(origin.path, "/" + std::string(1023, 'p') + more);
    }

    void whoAsksIsToldByTheActor()
    {
        QCOMPARE(originOf(Actor::local("ada")), (WakeOrigin{.cause = WakeCause::Window, .actor = "local:ada"}));
        QCOMPARE(originOf(Actor{Actor::Kind::User, "ada", {}, {}, Role::Operator}),
                 (WakeOrigin{.cause = WakeCause::Api, .actor = "ada"}));
        QCOMPARE(originOf(Actor::system()), WakeOrigin());
        QCOMPARE(neededBy("web"), (WakeOrigin{.cause = WakeCause::Dependency, .actor = "web"}));
    }
};

WAKEDOCK_TEST(TestWakePermission)
#include "test_wake_permission.moc"
