#include "backend/infrastructure/caddy/config/config_difference.h"

#include "backend/infrastructure/caddy/config/config_text.h"
#include "backend/infrastructure/caddy/config/wished_config.h"
#include "tests/support/test_registry.h"
#include "tests/unit/caddy/json_compare.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::caddy;
using nlohmann::json;

namespace {

/// `path before>after`, one a line.
std::string told(const json &before, const json &after)
{
    std::string text;
    for (const auto &each : differencesBetween(before, after)) {
        text += each.path + " " + each.before + ">" + each.after + (each.ours ? " ours" : "") + "\n";
    }
    return text;
}

ConfigWish wishFor(std::vector<std::string> hosts)
{
    ConfigWish wish;
    wish.settings.marksRoot = "/awake";
    for (const auto &host : hosts) {
        core::Route route;
        route.serviceId = core::ServiceId("id-" + host);
        route.hosts = {host};
        route.dialA = "10.213.0.10:80";
        route.dialB = "10.213.0.11:80";
        wish.routes.push_back(route);
    }
    return wish;
}

const json &operators()
{
    static const json config = {
        {"apps",
         {{"http",
           {{"servers",
             {{"srv0", {{"listen", {":80"}}, {"routes", json::array({{{"handle", {{{"handler", "vars"}}}}}})}}}}}}}}}};
    return config;
}

} // namespace

class TestConfigDifference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalConfigurationsDifferNowhere()
    {
        QCOMPARE(told(operators(), operators()), std::string());
        QCOMPARE(told(nullptr, nullptr), std::string());
    }

    void eachPlaceIsNamedAsDeepAsItGoes()
    {
        QCOMPARE(told({{"a", {{"b", 1}, {"c", 2}}}}, {{"a", {{"b", 3}, {"d", 4}}}}),
                 std::string("/a/b 1>3\n/a/c 2>\n/a/d >4\n"));
        QCOMPARE(told({{"a/b", {{"c~d", 1}}}}, {{"a/b", {{"c~d", 2}}}}), std::string("/a~1b/c~0d 1>2\n"));
        QCOMPARE(told(1, {{"a", 1}}), std::string(" 1>{\"a\":1}\n"));
    }

    void aMemberPutInFrontLeavesTheOthersUnchanged()
    {
        const json before = {{"l", {"a", "b", "c"}}};
        QCOMPARE(told(before, {{"l", {"new", "a", "b", "c"}}}), std::string("/l/0 >\"new\"\n"));
        QCOMPARE(told(before, {{"l", {"a", "c"}}}), std::string("/l/1 \"b\">\n"));
        QCOMPARE(told(before, {{"l", {"a", "x", "c", "y"}}}), std::string("/l/1 \"b\">\"x\"\n/l/3 >\"y\"\n"));
    }

    void aMovedMemberWithAnIdIsTheSameOne()
    {
        const json before = {{"l", {{{"@id", "one"}, {"v", 1}}, {{"@id", "two"}, {"v", 2}}}}};
        const json after = {{"l", {{{"@id", "zero"}}, {{"@id", "one"}, {"v", 9}}, {{"@id", "two"}, {"v", 2}}}}};
        QCOMPARE(told(before, after), std::string("/l/1/v 1>9\n/l/0 >{\"@id\":\"zero\"}\n"));
    }

    void whatIsOursIsSaidToBeOurs()
    {
        const auto all = differencesBetween(operators(), wishedConfig(operators(), wishFor({"a.test"})));
        QVERIFY(all.size() >= 2);
        const auto routes = std::ranges::count_if(all, [](const core::ConfigDifference &each) {
            return each.path.starts_with("/apps/http/servers/srv0/routes/");
        });
        QCOMPARE(routes, 3);
        for (const auto &each : all) {
            QVERIFY2(each.ours, each.path.c_str());
            QVERIFY(each.before.empty());
        }
    }

    void largeListsAreComparedInTime()
    {
        json before = json::array();
        json after = json::array();
        for (int i = 0; i < 5000; ++i) {
            before.push_back({{"number", i}});
            after.push_back({{"number", i + 1}});
        }
        QVERIFY(!differencesBetween(before, after).empty());
    }

    void listsOfLargeMembersAreComparedInTime()
    {
        json handle = json::array();
        for (int i = 0; i < 40; ++i) {
            handle.push_back({{"handler", "vars"}, {"number", i}});
        }
        json before = json::array();
        json after = json::array();
        for (int i = 0; i < 900; ++i) {
            before.push_back({{"handle", handle}, {"number", i}});
            after.push_back({{"handle", handle}, {"number", (i + 450) % 900}});
        }
        QElapsedTimer timer;
        timer.start();
        QVERIFY(before.dump() != after.dump());
        const auto once = timer.nsecsElapsed(); // Of this machine, as busy as it is.
        timer.start();
        QVERIFY(!differencesBetween(before, after).empty());
        const auto times = timer.nsecsElapsed() / once;
        QVERIFY2(times < 20, std::to_string(times).c_str()); // Each with each in full, it was some seventy.
    }

    void theSameServicesGiveTheSameBytes()
    {
        const auto one = configOf(wishedConfig(operators(), wishFor({"a.test", "b.example.org", "c.test"})));
        const auto other = configOf(wishedConfig(operators(), wishFor({"c.test", "a.test", "b.example.org"})));
        QCOMPARE(one.json, other.json);
        QCOMPARE(one.hash, other.hash);
        QCOMPARE(one.hash.size(), std::size_t(64));
        const auto again = configOf(wishedConfig(json::parse(one.json), wishFor({"b.example.org", "c.test", "a.test"})));
        QCOMPARE(again.json, one.json);
        QVERIFY(configOf(wishedConfig(operators(), wishFor({"a.test"}))).hash != one.hash);
    }

    void numbersAreReadAsCaddyWritesThem()
    {
        const auto read =
            readConfigText(R"({"a": 1.0, "b": [1e3, 0.5, -2.0], "c": 9007199254740993, "d": 1e30, "e": "1.0"})");
        QCOMPARE(configOf(*read.document).json,
                 std::string(R"({"a":1,"b":[1000,0.5,-2],"c":9007199254740992,"d":1e+30,"e":"1.0"})"));
    }

    void jsonIsReadWithTheLineOfItsMistake()
    {
        QVERIFY(!readConfigText("{\"apps\": {}}").problem);
        const auto broken = readConfigText("{\n \"apps\": {\n  \"http\": ]\n}}");
        QCOMPARE(broken.problem->line, std::optional(3));
        QVERIFY(broken.problem->message.starts_with("parse error"));
        QCOMPARE(readConfigText(" \n").problem->message, std::string("The configuration is empty."));
        for (const auto *text : {"null", "[]", "3", "\"x\""}) {
            QVERIFY(readConfigText(text).problem);
        }
    }
};

WAKEDOCK_TEST(TestConfigDifference)
#include "test_config_difference.moc"
