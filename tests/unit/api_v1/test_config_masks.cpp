#include "backend/api/json/config_masks.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace wakedock;
using nlohmann::ordered_json;

namespace {

const std::string stars = "********";

ordered_json maskedText(const std::string &text)
{
    auto config = ordered_json::parse(text);
    api::maskConfig(config);
    return config;
}

std::string shownOf(const std::string &text)
{
    ordered_json value = text;
    api::maskConfig(value);
    return value.get<std::string>();
}

} // namespace

/// What a reader of Caddy's configuration does not get to see.
class TestConfigMasks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatLooksSecretInAConfigurationIsMasked()
    {
        QCOMPARE(maskedText(R"({"dns": {"api_token": "t0p", "name": "x"},
            "accounts": [{"username": "ada", "password": "hash"}], "key_type": "p256", "storage": "redis:\u002f/u:pw@host"})")
                     .dump(),
                 ordered_json::parse(R"({"dns": {"api_token": "********", "name": "x"},
            "accounts": [{"username": "ada", "password": "********"}], "key_type": "p256", "storage": "********"})")
                     .dump());
        QCOMPARE(api::maskedAt("/dns/api_token", "t0p"), ordered_json(stars));
        QCOMPARE(api::maskedAt("/dns/name", "x"), ordered_json("x"));
    }

    void headersAreNamesWithoutValues()
    {
        // Any header may sign somebody in; which one does, only the site knows.
        QCOMPARE(maskedText(R"({"handler": "headers", "response": {"set": {"X-Auth": ["t0p"]}, "delete": ["Server"],
            "replace": {"Location": [{"search": "a", "replace": "b"}]}}, "request": {"add": {"Authorization": ["t0p"]}}})")
                     .dump(),
                 ordered_json::parse(R"({"handler": "headers", "response": {"set": {"X-Auth": ["********"]},
            "delete": ["Server"], "replace": {"Location": [{"search": "********", "replace": "********"}]}},
            "request": {"add": {"Authorization": ["********"]}}})")
                     .dump());
        QCOMPARE(maskedText(R"({"handler": "static_response", "headers": {"X-Other": ["t0p"]}})")["headers"]["X-Other"][0],
                 ordered_json(stars));
        const auto match = maskedText(R"([{"header": {"X-Internal": ["t0p"]}, "path": ["/x"]},
            {"header_regexp": {"X-Internal": {"pattern": "t0p"}}}])");
        QCOMPARE(match[0]["header"]["X-Internal"][0], ordered_json(stars));
        QCOMPARE(match[0]["path"][0], ordered_json("/x"));
        QCOMPARE(match[1]["header_regexp"]["X-Internal"]["pattern"], ordered_json(stars));
        QCOMPARE(api::maskedAt("/routes/0/match/0/header/X-Internal/0", "t0p"), ordered_json(stars));
        QCOMPARE(api::maskedAt("/handle/0/response/set/X-Auth/0", "t0p"), ordered_json(stars));
    }

    void expressionsAndBodiesAreHidden()
    {
        const auto shown = maskedText(R"({"match": [{"expression": "{http.request.header.X} == 't0p'"},
            {"expression": {"expr": "t0p", "name": "n"}}], "handle": [{"handler": "static_response", "body": "t0p",
            "status_code": 200}]})");
        QVERIFY(shown.dump().find("t0p") == std::string::npos);
        QCOMPARE(shown["handle"][0]["status_code"], ordered_json(200));
        QCOMPARE(shown["handle"][0]["handler"], ordered_json("static_response"));
    }

    void valuesOfSecretQueriesAreHiddenWhereverTheyStand()
    {
        QCOMPARE(shownOf("/in?page=2&api_token=t0p&x=1#token=end"), "/in?page=2&api_token=" + stars + "&x=1#token=" + stars);
        QCOMPARE(shownOf("{http.request.uri.path}?TOKEN=t0p"), "{http.request.uri.path}?TOKEN=" + stars);
        QCOMPARE(shownOf("/in?access%5Ftoken=t0p"), "/in?access%5Ftoken=" + stars);
        QCOMPARE(shownOf("/in?token='t0p'"), "/in?token=" + stars);
        QCOMPARE(shownOf("/in?token="), std::string("/in?token="));
        QCOMPARE(shownOf("/in?page=2&keyboard=de"), std::string("/in?page=2&keyboard=de"));
        QCOMPARE(shownOf("a=b"), std::string("a=b"));
    }

    void whoeverIsNamedInAnAddressIsHidden()
    {
        for (const auto *text : {"https:/"
                                 "/t0p@git.example.org/x",
                                 "redis:/"
                                 "/u:pw@host",
                                 "see http:/"
                                 "/a.example and http:/"
                                 "/t0p@b.example"}) {
            QCOMPARE(shownOf(text), stars);
        }
        QCOMPARE(shownOf("https:/"
                         "/a.example/x"),
                 std::string("https:/"
                             "/a.example/x"));
        QCOMPARE(shownOf("ada@example.org"), std::string("ada@example.org"));
    }
};

WAKEDOCK_TEST(TestConfigMasks)
#include "test_config_masks.moc"
