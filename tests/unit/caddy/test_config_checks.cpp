#include "backend/infrastructure/caddy/config/caddy_trial.h"
#include "backend/infrastructure/caddy/config/config_checks.h"
#include "backend/infrastructure/caddy/config/trial_places.h"
#include "backend/infrastructure/caddy/monitoring/process_facts.h"
#include "backend/infrastructure/caddy/monitoring/published_ports.h"
#include "tests/support/test_registry.h"
#include "tests/unit/caddy/json_compare.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::caddy;
using nlohmann::json;

namespace {

json dialling(const std::string &dial)
{
    const json proxy = {{"handler", "reverse_proxy"}, {"upstreams", json::array({{{"dial", dial}}})}};
    return {{"apps", {{"http", {{"servers", {{"s", {{"routes", json::array({{{"handle", json::array({proxy})}}})}}}}}}}}}};
}

json listeningOn(std::vector<std::string> addresses)
{
    return {{"apps", {{"http", {{"servers", {{"s", {{"listen", addresses}}}}}}}}}};
}

std::string portFindings(const json &config, const json &live, const CaddyIdentity &caddy)
{
    TrialFindings found;
    checkPorts(config, live, caddy, found, [](int port) {
        return port == 81 ? std::string("it is in use by nginx (pid 7)")
            : port == 82  ? std::string("it is in use")
            : port == 83  ? std::string("Permission denied")
            : port == 84  ? std::string("it is in use by caddy (pid 9)")
                          : std::string();
    });
    std::string text;
    for (const auto &error : found.errors) {
        text += "error " + error.path + " " + error.message + "\n";
    }
    for (const auto &warning : found.warnings) {
        text += "warning " + warning.path + " " + warning.message + "\n";
    }
    return text;
}

std::string proxyLine(const std::string &hostIp, int hostPort, const std::string &containerIp, int containerPort)
{
    std::string line;
    for (const auto &word :
         {std::string("/usr/sbin/docker-proxy"), std::string("-proto"), std::string("tcp"), std::string("-host-ip"), hostIp,
          std::string("-host-port"), std::to_string(hostPort), std::string("-container-ip"), containerIp,
          std::string("-container-port"), std::to_string(containerPort)}) {
        line += word + '\0';
    }
    return line;
}

TrialFindings adminFindings(json config, const json &live)
{
    TrialFindings found;
    keepAdmin(config, live, false, found);
    return found;
}

} // namespace

class TestConfigChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesThatCannotBeDialledAreFound_data()
    {
        QTest::addColumn<QString>("dial");
        QTest::addColumn<bool>("isGood");
        for (const auto *good : {"127.0.0.1:80", "[::1]:8080", "shop:3000", "tcp/shop:80", "unix//run/app.sock",
                                 "{http.request.host}:80", "{env.UP}"}) {
            QTest::addRow("%s", good) << QString(good) << true;
        }
        for (const auto *bad : {"127.0.0.1:99999", "127.0.0.1:0", ":8080", "shop", "", "shop:80-90", "shop:http"}) {
            QTest::addRow("bad %s", bad) << QString(bad) << false;
        }
    }
    void addressesThatCannotBeDialledAreFound()
    {
        QFETCH(QString, dial);
        QFETCH(bool, isGood);
        const auto found = findSilentFaults(dialling(dial.toStdString()));
        QCOMPARE(found.empty(), isGood);
        if (!isGood) {
            QCOMPARE(found[0].path, std::string("/apps/http/servers/s/routes/0/handle/0/upstreams/0/dial"));
        }
    }

    void anIdThatStandsTwiceIsFoundWithBothPlaces()
    {
        const json config = {{"a", {{"@id", "x"}}}, {"b", json::array({{{"@id", "y"}}, {{"@id", "x"}}})}};
        const auto found = findSilentFaults(config);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].path, std::string("/b/1"));
        QVERIFY(found[0].message.find("/a:") != std::string::npos);
    }

    void portsOfOthersAreFoundAndCaddysOwnAreNot()
    {
        const CaddyIdentity here{.keeper = core::ProxyKeeper::Foreign,
                                 .holder = "caddy (pid 9)",
                                 .pid = 9,
                                 .program = {},
                                 .published = {},
                                 .isLocal = true};
        const auto config = listeningOn({":80", "127.0.0.1:81", ":82", ":83", ":84", "udp/:81", "unix//run/x"});
        QCOMPARE(portFindings(config, {}, here),
                 std::string("error /apps/http/servers/s/listen/1 Port 81: it is in use by nginx (pid 7).\n"
                             "warning /apps/http/servers/s/listen/2 Port 82: it is in use.\n"));
        QCOMPARE(portFindings(config, listeningOn({":81", ":82"}), here), std::string());
        auto ours = here;
        ours.keeper = core::ProxyKeeper::Managed;
        QCOMPARE(portFindings(listeningOn({":83"}), {}, ours),
                 std::string("warning /apps/http/servers/s/listen/0 Port 83: Permission denied.\n"));
        const auto elsewhere = portFindings(config, {}, {});
        QVERIFY(elsewhere.starts_with("warning  Whether the ports are free was not looked at"));
    }

    void theAdminAddressStays()
    {
        json silent = json::object();
        TrialFindings found;
        const json live = {{"admin", {{"listen", "127.0.0.1:2020"}}}, {"logging", {{"logs", 1}}}};
        keepAdmin(silent, live, true, found);
        QVERIFY(found.errors.empty());
        COMPARE_JSON(silent, live);
        QVERIFY(adminFindings({{"admin", {{"listen", "localhost:2020"}}}}, live).errors.empty());
        QVERIFY(adminFindings({{"admin", {{"listen", "localhost:2019"}}}}, json::object()).errors.empty());
        QCOMPARE(adminFindings({{"admin", {{"listen", "127.0.0.1:2019"}}}}, live).errors[0].path,
                 std::string("/admin/listen"));
        QCOMPARE(adminFindings({{"admin", {{"disabled", true}}}}, live).errors[0].path, std::string("/admin/disabled"));
        QCOMPARE(adminFindings({{"admin", json::object()}}, live).errors[0].path, std::string("/admin/listen"));
    }

    void partsOfAnotherKindAreFoundBeforeAnybodyReadsThem()
    {
        for (const auto *text :
             {R"({"apps": 3})", R"({"apps": {"http": []}})", R"({"apps": {"http": {"servers": {"s": 5}}}})",
              R"({"apps": {"http": {"servers": {"s": {"routes": {}}}}}})", R"({"admin": "off"})"}) {
            TrialFindings found;
            checkShape(json::parse(text), found);
            QCOMPARE(found.errors.size(), std::size_t(1));
        }
        TrialFindings found;
        checkShape(listeningOn({":80"}), found);
        QVERIFY(found.errors.empty());
    }

    void caddysWordsNameThePlace()
    {
        QCOMPARE(
            pointerIn("loading http app module: provision http: server wd: setting up route handlers: route 0: loading "
                      "handler modules: position 0: loading module 'subroute': provision http.handlers.subroute: setting "
                      "up subroutes: route 1: loading handler modules: position 2: loading module 'x'"),
            std::string("/apps/http/servers/wd/routes/0/handle/0/routes/1/handle/2"));
        QCOMPARE(pointerIn("loading new config: listening on :80"), std::string());
        const auto finding = findingIn("/tmp/t/Caddyfile:12: unrecognized directive: foo\n", "/tmp/t");
        QCOMPARE(finding.message, std::string("Caddyfile:12: unrecognized directive: foo"));
        QCOMPARE(finding.line, std::optional(12));
        QVERIFY(!findingIn("something else", "/tmp/t").line);
        QVERIFY(mayDifferElsewhere("unknown module: http.handlers.nope"));
        QVERIFY(mayDifferElsewhere("open /var/log/x: read-only file system"));
        QVERIFY(!mayDifferElsewhere("json: unknown field \"bodyy\""));
    }

    void aTrialIsGivenNoFilesOfOthers()
    {
        const auto config = json::parse(R"({"storage": {"module": "consul"}, "apps": {
            "tls": {"automation": {"policies": [{"subjects": ["a.test"], "storage": {"module": "redis"}}]}},
            "pki": {"certificate_authorities": {"own": {"name": "Own", "storage": {"module": "s3"}}}}},
            "logging": {"sink": {"writer": {"output": "file", "filename": "/x"}}, "logs": {
                "a": {"writer": {"output": "file", "filename": "/y"}, "include": ["z"]},
                "b": {"writer": {"output": "stderr"}}}}})");
        COMPARE_JSON(json::parse(withoutTraces(config.dump())), json::parse(R"({"apps": {
            "tls": {"automation": {"policies": [{"subjects": ["a.test"]}]}},
            "pki": {"certificate_authorities": {"own": {"name": "Own"}}}},
            "logging": {"sink": {"writer": {"output": "discard"}}, "logs": {
                "a": {"writer": {"output": "discard"}, "include": ["z"]},
                "b": {"writer": {"output": "stderr"}}}}})"));
        const std::string odd =
            R"({"apps":{"pki":3,"tls":{"automation":{"policies":[1]}}},"logging":{"logs":["x"],"sink":null}})";
        COMPARE_JSON(json::parse(withoutTraces(odd)), json::parse(odd));
    }

    void whatAdaptAnswersIsRead()
    {
        const auto good = readAdaptAnswer(true, R"({"warnings":[{"file":"Caddyfile","line":5,"message":"not formatted"}],
                                                    "result":{"apps":{}}})");
        QVERIFY(!good.read.problem);
        COMPARE_JSON(*good.read.document, json::parse(R"({"apps":{}})"));
        QCOMPARE(good.warnings[0].line, std::optional(5));
        const auto bad = readAdaptAnswer(false, R"({"error":"adapting config: Caddyfile:2: unrecognized directive: foo"})");
        QCOMPARE(bad.read.problem->line, std::optional(2));
        QVERIFY(readAdaptAnswer(true, "no json").read.problem);
    }

    void aPortThatAContainerPublishesIsKnownByItsProxy()
    {
        const auto admin = *publishedPortIn(proxyLine("127.0.0.1", 2019, "172.17.0.2", 2019));
        QCOMPARE(admin.hostPort, 2019);
        QCOMPARE(admin.containerIp, std::string("172.17.0.2"));
        const auto web = *publishedPortIn(proxyLine("0.0.0.0", 8080, "172.17.0.2", 80));
        const auto other = *publishedPortIn(proxyLine("0.0.0.0", 8081, "172.17.0.3", 80));
        QVERIFY(portsBesides({other, web, admin}, 2019) == std::vector({web, admin}));
        QVERIFY(portsBesides({other, web, admin}, 80).empty());
        using namespace std::string_literals;
        QVERIFY(!publishedPortIn("caddy\0run\0-host-port\0"
                                 "2019\0"s));
        QVERIFY(!publishedPortIn({}));
    }

    void metricsTellWhenItBeganAndSometimesWhatItIs()
    {
        const std::string debian = "# HELP x\ngo_build_info{checksum=\"\",path=\"\",version=\"\"} 1\n"
                                   "process_start_time_seconds 1.79599210975e+09\n";
        QCOMPARE(toRfc3339(*startIn(debian)), std::string("2026-11-29T22:41:49.750Z"));
        QCOMPARE(buildVersionIn(debian), std::string());
        QCOMPARE(buildVersionIn("go_build_info{path=\"github.com/caddyserver/caddy/v2\",version=\"v2.9.1\"} 1\n"),
                 std::string("2.9.1"));
        QVERIFY(!startIn("nothing"));
        QCOMPARE(capabilitiesOf("2.6.2").size(), std::size_t(0));
        QCOMPARE(capabilitiesOf("2.8.4"), (std::vector<std::string>{"stream_close_delay", "etag_header"}));
    }
};

WAKEDOCK_TEST(TestConfigChecks)
#include "test_config_checks.moc"
