#include "backend/infrastructure/caddy/config/config_change.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace wakedock::caddy;
using nlohmann::json;

class TestConfigChange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalConfigurationsNeedNoRequest()
    {
        QVERIFY(!smallestChange(json::parse(R"({"a": 1})"), json::parse(R"({"a": 1})")));
    }

    void theRequestGoesToTheDeepestPlaceThatHoldsEveryDifference_data()
    {
        QTest::addColumn<QByteArray>("actual");
        QTest::addColumn<QByteArray>("wished");
        QTest::addColumn<QString>("request");
        const auto row = [](const char *name, const char *actual, const char *wished, const char *request) {
            QTest::newRow(name) << QByteArray(actual) << QByteArray(wished) << request;
        };
        row("no configuration at all", "null", R"({"apps":1})", R"(POST /config/ {"apps":1})");
        row("one value", R"({"a":{"b":1,"c":2}})", R"({"a":{"b":3,"c":2}})", "PATCH /config/a/b 3");
        row("a new key", R"({"a":{"c":2}})", R"({"a":{"b":3,"c":2}})", "PUT /config/a/b 3");
        row("a key that goes", R"({"a":{"b":1,"c":2}})", R"({"a":{"c":2}})", "DELETE /config/a/b ");
        row("one element", R"({"a":[1,2,3]})", R"({"a":[1,5,3]})", "PATCH /config/a/1 5");
        row("an element more", R"({"a":[1,2]})", R"({"a":[0,1,2]})", "PATCH /config/a [0,1,2]");
        row("several elements", R"({"a":[1,2]})", R"({"a":[3,4]})", "PATCH /config/a [3,4]");
        row("several keys", R"({"a":{"b":1}})", R"({"a":{"b":2,"c":3}})", R"(PATCH /config/a {"b":2,"c":3})");
        row("several keys at the root", R"({"a":1,"b":1})", R"({"a":2,"b":2})", R"(POST /config/ {"a":2,"b":2})");
        row("another type", R"({"a":{"b":[1]}})", R"({"a":{"b":{}}})", "PATCH /config/a/b {}");
        row("a key that is no path", R"({"a":{"x/y":1}})", R"({"a":{"x/y":2}})", R"(PATCH /config/a {"x/y":2})");
    }

    void theRequestGoesToTheDeepestPlaceThatHoldsEveryDifference()
    {
        QFETCH(const QByteArray, actual);
        QFETCH(const QByteArray, wished);
        QFETCH(const QString, request);
        const auto change = smallestChange(json::parse(actual.toStdString()), json::parse(wished.toStdString()));
        QVERIFY(change);
        QCOMPARE(QString::fromStdString(change->method + " " + change->path + " " + change->body), request);
    }
};

WAKEDOCK_TEST(TestConfigChange)
#include "test_config_change.moc"
