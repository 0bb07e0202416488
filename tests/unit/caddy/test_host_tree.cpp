#include "backend/infrastructure/caddy/config/host_tree.h"
#include "tests/support/test_registry.h"
#include "tests/unit/caddy/json_compare.h"

#include <QTest>

#include <algorithm>
#include <string>

using namespace wakedock;
using namespace wakedock::caddy;
using nlohmann::json;

namespace {

/// As many routes, each with two hosts and an answer of its own.
json routesFor(std::size_t count)
{
    json routes = json::array();
    for (std::size_t number = 0; number < count; ++number) {
        const auto name = std::to_string(number);
        routes.push_back({{"match", json::array({{{"host", {name + ".test", "alias-" + name + ".test"}}}})},
                          {"handle", json::array({{{"handler", "static_response"}, {"body", name}}})}});
    }
    return routes;
}

const json *branchFor(const json &routes, const std::string &host)
{
    const auto found = std::ranges::find_if(routes, [&host](const json &route) {
        const auto &hosts = route["match"][0]["host"];
        return std::ranges::find(hosts, json(host)) != hosts.end();
    });
    return found == routes.end() ? nullptr : &*found;
}

/// What Caddy does for a request to this host.
struct Way {
    std::size_t routesMet = 0; ///< Caddy makes a chain of all routes of a subroute before it begins.
    int branches = 0;
    std::string answer;
};

Way wayOf(const json &routes, const std::string &host)
{
    Way way{.routesMet = routes.size(), .branches = 0, .answer = {}};
    const auto *route = branchFor(routes, host);
    while (route != nullptr && route->at("handle")[0]["handler"] == "subroute") {
        const auto &inner = route->at("handle")[0]["routes"];
        way.routesMet += inner.size();
        ++way.branches;
        route = branchFor(inner, host);
    }
    way.answer = route == nullptr ? "nobody" : route->at("handle")[0]["body"].get<std::string>();
    return way;
}

} // namespace

class TestHostTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fewRoutesStayAList()
    {
        COMPARE_JSON(routesByHost(routesFor(10)), routesFor(10));
        COMPARE_JSON(routesByHost(json::array()), json::array());
    }

    void whoIsAskedForIsFoundAmongAThousandBySomeTensOfRoutes()
    {
        for (const std::size_t count : {1, 10, 11, 99, 101, 1000}) {
            const auto tree = routesByHost(routesFor(count));
            for (std::size_t number = 0; number < count; ++number) {
                const auto name = std::to_string(number);
                const auto way = wayOf(tree, name + ".test");
                QCOMPARE(way.answer, name);
                QCOMPARE(wayOf(tree, "alias-" + name + ".test").answer, name);
                QVERIFY2(way.routesMet <= 64, std::to_string(way.routesMet).c_str());
            }
            QCOMPARE(wayOf(tree, "other.test").answer, std::string("nobody"));
        }
    }

    void nobodyStandsDeeperThanBehindOneBranch()
    {
        // Caddy reads what is in a subroute anew at each level, for each push.
        const auto tree = routesByHost(routesFor(3000));
        for (const auto *name : {"0", "1", "1500", "2999"}) {
            QCOMPARE(wayOf(tree, std::string(name) + ".test").branches, 1);
        }
    }

    void theOrderStays()
    {
        std::vector<std::string> answers;
        for (const auto &branch : routesByHost(routesFor(25))) {
            for (const auto &route : branch["handle"][0]["routes"]) {
                answers.push_back(route["handle"][0]["body"]);
            }
        }
        QCOMPARE(answers.size(), std::size_t(25));
        for (std::size_t number = 0; number < answers.size(); ++number) {
            QCOMPARE(answers[number], std::to_string(number));
        }
    }
};

WAKEDOCK_TEST(TestHostTree)
#include "test_host_tree.moc"
