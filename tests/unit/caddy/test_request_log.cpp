#include "backend/infrastructure/caddy/config/config_change.h"
#include "backend/infrastructure/caddy/config/request_log.h"
#include "backend/infrastructure/caddy/config/wished_config.h"
#include "backend/infrastructure/caddy/monitoring/caddy_request_log.h"
#include "tests/support/test_registry.h"
#include "tests/unit/caddy/json_compare.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::caddy;
using core::RequestCounting;
using nlohmann::json;

namespace {

ConfigWish countingWish(bool isWished = true)
{
    ConfigWish wish;
    wish.settings.marksRoot = "/awake";
    wish.settings.gateListen = "127.0.0.1:8485";
    wish.settings.requestStatistics = isWished;
    core::Route route;
    route.serviceId = core::ServiceId("id-a");
    route.hosts = {"a.test"};
    route.dialA = "10.213.0.10:80";
    route.dialB = "10.213.0.11:80";
    wish.routes = {route};
    return wish;
}

json managedBase()
{
    return baseConfig("127.0.0.1:2019", {.http = 80, .https = 443}, "/data/caddy.log");
}

json withLogs(const json &logs)
{
    json config = json::object();
    config["logging"]["logs"] = logs;
    return config;
}

RequestCounting countingOf(const json &actual)
{
    return requestCounting(wishedConfig(actual, countingWish()), true);
}

const json &logsIn(const json &config)
{
    return config["logging"]["logs"];
}

json heardLine()
{
    return json::parse(
        R"({"level": "info", "ts": 1764518400.25, "logger": "http.log.access.wakedock-requests", "msg": "handled request",
        "request": {"method": "GET", "host": "Shop.Example.org:8080"}, "duration": 0.0125, "status": 200})");
}

} // namespace

class TestRequestLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ourServersTellOfRequestsByUdpAndTheDefaultLogDoesNotRepeatThem()
    {
        const auto config = wishedConfig(managedBase(), countingWish());
        for (const char *server : {"wakedock-http", "wakedock-https"}) {
            COMPARE_JSON(config["apps"]["http"]["servers"][server]["logs"],
                         json::parse(R"({"default_logger_name": "wakedock-requests"})"));
        }
        const auto &log = logsIn(config)["wakedock-requests"];
        COMPARE_JSON(log["writer"], json::parse(R"({"output": "net", "address": "udp/127.0.0.1:8485"})"));
        COMPARE_JSON(log["include"], json::parse(R"(["http.log.access.wakedock-requests"])"));
        COMPARE_JSON(logsIn(config)["default"]["exclude"],
                     json::parse(R"(["admin.api", "http.log.access.wakedock-requests"])"));
        QCOMPARE(requestCounting(config, true), RequestCounting::On);
    }

    void nothingThatIsPersonalLeavesCaddy()
    {
        const auto config = wishedConfig(nullptr, countingWish());
        const auto &encoder = logsIn(config)["wakedock-requests"]["encoder"];
        COMPARE_JSON(encoder["format"], json("filter"));
        for (const char *field : {"request>remote_ip", "request>client_ip", "request>uri", "request>headers", "resp_headers",
                                  "user_id", "request>tls"}) {
            COMPARE_JSON(encoder["fields"][field], json::parse(R"({"filter": "delete"})"));
        }
    }

    void withTheSettingOffNothingOfItStays()
    {
        auto twoLogs = managedBase();
        twoLogs["logging"]["logs"]["mine"] = json::parse(R"({"include": ["http.log.access.mine"]})");
        for (const auto &actual : {json(), managedBase(), twoLogs}) {
            const auto before = wishedConfig(actual, countingWish(false));
            QVERIFY(before.dump().find("wakedock-requests") == std::string::npos);
            const auto on = wishedConfig(before, countingWish());
            QCOMPARE(requestCounting(on, true), RequestCounting::On);
            COMPARE_JSON(wishedConfig(on, countingWish()), on);
            COMPARE_JSON(wishedConfig(on, countingWish(false)), before);
        }
    }

    void whatOthersWroteIsLeftAsItIsAndNothingIsCounted()
    {
        // Takes everything, as a default log that the operator wrote down does.
        const auto all = withLogs(json::parse(R"({"default": {"level": "INFO"}})"));
        QCOMPARE(countingOf(all), RequestCounting::OperatorsLog);
        COMPARE_JSON(logsIn(wishedConfig(all, countingWish()))["default"], logsIn(all)["default"]);
        const auto access = withLogs(json::parse(R"({"seen": {"include": ["http.log.access"]}})"));
        QCOMPARE(countingOf(access), RequestCounting::OperatorsLog);
        QVERIFY(wishedConfig(access, countingWish()).dump().find("wakedock-requests") == std::string::npos);
    }

    void logsThatWouldNotRepeatThemAreInNobodysWay()
    {
        const auto apart = withLogs(json::parse(R"({"default": {"exclude": ["http.log.access"]},
            "site": {"include": ["http.log.access.site", "tls"]}})"));
        const auto config = wishedConfig(apart, countingWish());
        QCOMPARE(requestCounting(config, true), RequestCounting::On);
        COMPARE_JSON(logsIn(config)["default"], logsIn(apart)["default"]);
        COMPARE_JSON(logsIn(config)["site"], logsIn(apart)["site"]);
        // The longer name wins.
        QCOMPARE(countingOf(withLogs(json::parse(R"({"default": {"include": ["http.log.access"], "exclude": ["http"]}})"))),
                 RequestCounting::OperatorsLog);
        QCOMPARE(countingOf(withLogs(json::parse(R"({"default": {"exclude": ["http.log.acc"]}})"))),
                 RequestCounting::OperatorsLog);
    }

    void aServerWrittenByHandStaysAsItIs()
    {
        const auto actual = json::parse(R"({"apps": {"http": {"servers": {"srv0": {"listen": [":80"], "routes": []}}}}})");
        const auto config = wishedConfig(actual, countingWish());
        const std::string revision = "as named by the wish";
        COMPARE_JSON(wishedConfig(actual, countingWish(), revision), wishedConfig(actual, countingWish(false), revision));
        QCOMPARE(requestCounting(config, true), RequestCounting::OperatorsServer);
        QCOMPARE(requestCounting(config, false), RequestCounting::Off);
    }

    void theRevisionTellsWhetherRequestsAreCounted()
    {
        QVERIFY(revisionOf(countingWish()) != revisionOf(countingWish(false)));
    }

    void aLineTellsHostAndDuration()
    {
        const auto heard = requestIn(heardLine());
        QVERIFY(heard.has_value());
        QCOMPARE(*heard, (core::HeardRequest{"shop.example.org", std::chrono::milliseconds(13)}));
        auto line = heardLine();
        line["request"]["host"] = "[2001:db8::1]";
        QCOMPARE(requestIn(line)->host, std::string("[2001:db8::1]"));
        line["request"]["host"] = "dotted.example.org.";
        QCOMPARE(requestIn(line)->host, std::string("dotted.example.org"));
    }

    void otherLinesTellNothing()
    {
        QVERIFY(!requestIn(json::object()));
        QVERIFY(!requestIn(json::array()));
        for (const auto &[key, value] : {std::pair("logger", json("http.log.access.mine")), std::pair("logger", json(7)),
                                         std::pair("request", json("GET")), std::pair("request", json::object()),
                                         std::pair("duration", json("long")), std::pair("duration", json())}) {
            auto line = heardLine();
            line[key] = value;
            QVERIFY2(!requestIn(line), line.dump().c_str());
        }
        auto line = heardLine();
        line["request"]["host"] = std::string(300, 'a');
        QVERIFY(!requestIn(line));
        line = heardLine();
        line["duration"] = -1e300;
        QCOMPARE(requestIn(line)->took, std::chrono::milliseconds(0));
        line["duration"] = 1e300;
        QCOMPARE(requestIn(line)->took, std::chrono::hours(31 * 24));
    }
};

WAKEDOCK_TEST(TestRequestLog)
#include "test_request_log.moc"
