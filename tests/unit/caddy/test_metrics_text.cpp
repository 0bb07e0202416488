#include "backend/infrastructure/caddy/monitoring/metrics_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::caddy;

namespace {

/// As Caddy 2.6.2 writes it, shortened.
const std::string spoken = R"(# HELP caddy_http_requests_total Counter of HTTP(S) requests made.
# TYPE caddy_http_requests_total counter
caddy_admin_http_requests_total{code="200",handler="admin",method="PATCH",path="/id/"} 3
caddy_admin_http_requests_total{code="200",handler="admin",method="GET",path="/config/"} 40
caddy_admin_http_requests_total{code="500",handler="admin",method="PATCH",path="/config/"} 2
caddy_admin_http_requests_total{code="200",handler="load",method="POST",path="/load"} 1
caddy_http_request_duration_seconds_bucket{code="200",handler="subroute",method="GET",server="own",le="0.005"} 3
caddy_http_request_duration_seconds_bucket{code="200",handler="subroute",method="GET",server="own",le="+Inf"} 4
caddy_http_request_duration_seconds_bucket{code="503",handler="subroute",method="POST",server="own",le="0.005"} 1
caddy_http_request_duration_seconds_bucket{code="503",handler="subroute",method="POST",server="own",le="+Inf"} 1
caddy_http_request_duration_seconds_count{code="200",handler="subroute",method="GET",server="own"} 4
caddy_http_request_duration_seconds_count{code="503",handler="subroute",method="POST",server="own"} 1
caddy_http_request_duration_seconds_count{code="404",handler="static_response",method="GET",server="own"} 2
caddy_http_request_errors_total{handler="subroute",server="own"} 1
caddy_http_requests_in_flight{handler="subroute",server="own"} 2
caddy_http_requests_total{handler="static_response",server="own"} 2
caddy_http_requests_total{handler="subroute",server="own"} 6
process_start_time_seconds 1.7960070626e+09
)";

} // namespace

class TestMetricsText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatCaddySaysOfAServerOfOursIsAddedUp()
    {
        const auto counters = countersIn(spoken, {"own"});
        const auto &own = counters.servers.at("own");
        QVERIFY(own.isOurs && own.isCounted);
        QCOMPARE(own.traffic.requests, 8.0);
        QCOMPARE(own.traffic.classes[1], 4.0);
        QCOMPARE(own.traffic.classes[3], 2.0);
        QCOMPARE(own.traffic.classes[4], 1.0);
        QCOMPARE(own.traffic.errors, 1.0);
        QCOMPARE(own.traffic.inFlight, 2.0);
        QCOMPARE(own.traffic.buckets.at(0.005), 4.0);
        QCOMPARE(own.traffic.buckets.rbegin()->second, 5.0);
        QVERIFY(counters.startedAt);
        QVERIFY(!counters.hosts);
    }

    void onlyChangesThatWereTakenCountAsChanges() { QCOMPARE(countersIn(spoken, {}).changes, 4.0); }

    void aRequestOfAForeignServerIsNotCountedOnceForEachHandler()
    {
        const std::string chain = "caddy_http_requests_total{handler=\"headers\",server=\"srv0\"} 10\n"
                                  "caddy_http_requests_total{handler=\"reverse_proxy\",server=\"srv0\"} 9\n";
        QCOMPARE(countersIn(chain, {}).servers.at("srv0").traffic.requests, 10.0);
        const auto sites = chain + "caddy_http_requests_total{handler=\"subroute\",server=\"srv0\"} 7\n";
        QCOMPARE(countersIn(sites, {}).servers.at("srv0").traffic.requests, 7.0);
    }

    void newerVersionsCountByHost()
    {
        const std::string perHost = "caddy_http_requests_total{handler=\"subroute\",host=\"a.test\",server=\"own\"} 3\n"
                                    "caddy_http_requests_total{handler=\"subroute\",host=\"b.test\",server=\"own\"} 4\n"
                                    "caddy_config_last_reload_successful 1\n";
        const auto counters = countersIn(perHost, {"own"});
        QVERIFY(counters.hosts);
        QCOMPARE(counters.hosts->at("b.test").requests, 4.0);
        QCOMPARE(counters.servers.at("own").traffic.requests, 7.0);
        QCOMPARE(counters.lastChangeTaken, std::optional(true));
    }

    void nonsenseIsPassedOver_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no value") << QByteArray("caddy_http_requests_total{server=\"own\"}");
        QTest::newRow("no number") << QByteArray("caddy_http_requests_total{server=\"own\"} many");
        QTest::newRow("open brace") << QByteArray("caddy_http_requests_total{server=\"own\" 5");
        QTest::newRow("open quote") << QByteArray("caddy_http_requests_total{server=\"own} 5");
        QTest::newRow("quote at the end") << QByteArray("caddy_http_requests_total{server=\"own\\} 5");
        QTest::newRow("a page of HTML") << QByteArray("<html>caddy_ 5</html>");
        QTest::newRow("zeros") << QByteArray("caddy_\0{\0=\"\0\"} 5", 15);
        QTest::newRow("nothing") << QByteArray();
    }
    void nonsenseIsPassedOver()
    {
        QFETCH(QByteArray, line);
        const auto counters = countersIn(spoken + line.toStdString() + "\n", {"own"});
        QCOMPARE(counters.servers.size(), std::size_t(1));
        QCOMPARE(counters.servers.at("own").traffic.requests, 8.0);
    }
};

WAKEDOCK_TEST(TestMetricsText)
#include "test_metrics_text.moc"
