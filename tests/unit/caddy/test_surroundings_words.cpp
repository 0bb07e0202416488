#include "backend/infrastructure/caddy/config/route_truth.h"
#include "backend/infrastructure/caddy/config/wished_config.h"
#include "backend/infrastructure/caddy/monitoring/authority_words.h"
#include "backend/infrastructure/caddy/monitoring/folder_way.h"
#include "backend/infrastructure/caddy/monitoring/port_listeners.h"
#include "backend/infrastructure/caddy/monitoring/tcp_table.h"
#include "tests/support/test_registry.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <sys/stat.h>

using namespace wakedock;
using namespace wakedock::caddy;
using nlohmann::json;

namespace {

core::Route routeOf(const std::string &name, const std::string &dial)
{
    core::Route route;
    route.serviceId = core::ServiceId(name);
    route.hosts = {name + ".test"};
    route.dialA = dial + ":80";
    route.dialB = dial + ":81";
    return route;
}

json configWith(const std::vector<core::Route> &routes)
{
    ConfigWish wish;
    wish.settings.marksRoot = "/run/wakedock/awake";
    wish.routes = routes;
    return wishedConfig(nullptr, wish);
}

} // namespace

/// What is read off the machine around Caddy.
class TestSurroundingsWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAuthoritysLastNoCountsUntilItSaidYes()
    {
        const json refusal = {{"level", "error"},          {"ts", 1795.5},
                              {"logger", "tls.obtain"},    {"msg", "could not get certificate from issuer"},
                              {"identifier", "a.example"}, {"error", "HTTP 429 rateLimited - slow down"}};
        const json success = {{"level", "info"},
                              {"ts", 1800},
                              {"logger", "tls.obtain"},
                              {"msg", "certificate obtained successfully"},
                              {"identifier", "a.example"}};
        const std::string no = refusal.dump() + "\n";
        const std::string yes = success.dump() + "\n";
        const auto refused = refusalsIn("garbage\nbroken \"tls.obtain\n" + no);
        QCOMPARE(refused.size(), std::size_t(1));
        QCOMPARE(refused.at("a.example").words, std::string("HTTP 429 rateLimited - slow down"));
        QCOMPARE(refused.at("a.example").at, Timestamp(std::chrono::milliseconds(1795500)));
        QVERIFY(refusalsIn(no + yes).empty());
        QCOMPARE(refusalsIn(no + yes + no).size(), std::size_t(1));
        QVERIFY(refusalsIn("").empty());
    }

    void ofALongLogTheEndIsReadFromAWholeLineOn()
    {
        const QTemporaryDir folder;
        QFile log(folder.filePath(QStringLiteral("log")));
        QVERIFY(log.open(QIODevice::WriteOnly));
        log.write("first line\nsecond\nthird\n");
        log.close();
        const auto path = log.fileName().toStdString();
        QCOMPARE(tailOf(path, 100), std::string("first line\nsecond\nthird\n"));
        QCOMPARE(tailOf(path, 10), std::string("third\n"));
        QCOMPARE(tailOf(path, 2), std::string());
        QCOMPARE(tailOf(folder.path().toStdString() + "/none", 10), std::string());
    }

    void addressesAreReadInTheKernelsSpelling()
    {
        QCOMPARE(addressIn("0100007F"), std::string("127.0.0.1"));
        QCOMPARE(addressIn("00000000"), std::string("0.0.0.0"));
        QCOMPARE(addressIn("00000000000000000000000000000000"), std::string("::"));
        QCOMPARE(addressIn("0000000000000000FFFF00000100007F"), std::string("127.0.0.1"));
        QCOMPARE(addressIn("nonsense"), std::string());
        QCOMPARE(addressIn(""), std::string());
    }

    void whoListensIsFoundWithAddressAndProcess()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        std::vector<core::ProxyPort> ports{{core::PortUse::Http, server.serverPort(), {}}, {core::PortUse::Https, 1, {}}};
        findListeners(ports);
        QCOMPARE(ports[0].listeners.size(), std::size_t(1));
        QCOMPARE(ports[0].listeners[0].address, std::string("127.0.0.1"));
        QCOMPARE(ports[0].listeners[0].pid, std::int64_t(QCoreApplication::applicationPid()));
        QVERIFY(ports[1].listeners.empty());
    }

    void whatRunsWithOurFileIsKnownAgainWhileItIsThatVeryFile()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("base.json"));
        QFile config(file);
        QVERIFY(config.open(QIODevice::WriteOnly));
        QProcess reading; // Waits for its input, and never comes to the other words.
        reading.start(QStringLiteral("cat"),
                      {QStringLiteral("--"), QStringLiteral("-"), QStringLiteral("run"), QStringLiteral("--config"), file});
        QVERIFY(reading.waitForStarted());
        const auto process = identify(reading.processId());
        QVERIFY(process);
        QCOMPARE(runningWith(file.toStdString()), std::vector<ProcessIdentity>{*process});
        QVERIFY(isRunningWith(*process, file.toStdString()));
        QVERIFY2(!isRunningWith({process->pid, process->startedAt + 1}, file.toStdString()), "another with its number");
        QVERIFY(runningWith(file.toStdString() + "x").empty());
        QVERIFY(config.remove());
        QVERIFY2(runningWith(file.toStdString()).empty(), "the words alone are not the file");
        reading.kill();
        QVERIFY(reading.waitForFinished());
    }

    void theFolderThatIsClosedOnTheWayIsNamed()
    {
        const QTemporaryDir folder; // 0700
        const std::string run = folder.path().toStdString() + "/run";
        const std::string marks = run + "/awake";
        QVERIFY(::mkdir(run.c_str(), 0755) == 0 && ::mkdir(marks.c_str(), 0755) == 0);
        QVERIFY(!closedOnTheWay(marks, 0));
        const auto outer = closedOnTheWay(marks, 65534);
        QVERIFY(outer);
        QCOMPARE(outer->path, folder.path().toStdString());
        QCOMPARE(outer->mode, std::string("0700"));
        QVERIFY2(!outer->isOurs, "only what WakeDock made is its to open");
        QCOMPARE(openFolder(folder.path().toStdString()), std::string());
        QVERIFY(!closedOnTheWay(marks, 65534));
        QVERIFY(::chmod(run.c_str(), 0700) == 0);
        const auto own = closedOnTheWay(marks, -1);
        QVERIFY(own && own->isOurs);
        QCOMPARE(own->path, run);
        QVERIFY(!closedOnTheWay("/nowhere/at/all", 65534));
        QVERIFY(!openFolder("/nowhere/at/all").empty());
    }

    void aRouteIsTrueWhereItsPartsAreTheWishedOnes()
    {
        const std::vector<core::Route> routes{routeOf("shop", "10.0.0.1"), routeOf("blog", "10.0.0.2")};
        const json wished = configWith(routes);
        auto truths = routeTruths(wished, wished, routes);
        QVERIFY(truths.at(routes[0].serviceId).isTrue() && !truths.at(routes[0].serviceId).live.empty());

        const json other = configWith({routeOf("shop", "10.0.0.9"), routes[1]});
        truths = routeTruths(other, wished, routes);
        QVERIFY(!truths.at(routes[0].serviceId).isTrue());
        QVERIFY2(truths.at(routes[1].serviceId).isTrue(), "a stranger's change of one is not the other's");

        truths = routeTruths(configWith({routes[1]}), wished, routes);
        QVERIFY(truths.at(routes[0].serviceId).live.empty());
        truths = routeTruths(nullptr, wished, routes);
        QVERIFY(truths.at(routes[1].serviceId).live.empty());
    }
};

WAKEDOCK_TEST(TestSurroundingsWords)
#include "test_surroundings_words.moc"
