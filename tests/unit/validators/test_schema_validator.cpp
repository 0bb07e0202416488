#include "backend/security/validators/schema_refs.h"
#include "backend/security/validators/schema_validator.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QTest>

#include <nlohmann/json.hpp>

#include <fstream>
#include <stdexcept>

using namespace wakedock;
using namespace wakedock::security;
using nlohmann::json;

namespace {

const json &schema()
{
    static const json text = [] {
        std::ifstream file(WAKEDOCK_SOURCE_DIR "/tests/data/validators/example_schema.json");
        return json::parse(file);
    }();
    return text;
}

QStringList problemsOf(const json &value)
{
    static const SchemaValidator validator(schema());
    QStringList lines;
    for (const auto &error : validator.check(value)) {
        lines << QString::fromStdString(error.field + ": " + error.message);
    }
    return lines;
}

} // namespace

class TestSchemaValidator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRightValueHasNoProblem()
    {
        QCOMPARE(
            problemsOf(json::parse(
                R"({"name": "app", "domain": null, "health": {"retries": 3}, "cpus": 0.5,)"
                R"("ports": [{"container_port": 80, "protocol": "tcp"}], "environment": {"A": "two\nlines"}, "note": "a\nb"})")),
            QStringList());
    }

    void eachBrokenRuleNamesItsFieldInPlainWords_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QStringList>("problems");
        QTest::newRow("missing") << QByteArray("{}") << QStringList{"name: Is required."};
        QTest::newRow("not an object") << QByteArray("[]") << QStringList{"body: Must be an object."};
        QTest::newRow("wrong type") << QByteArray(R"({"name": 7})") << QStringList{"name: Must be small letters."};
        QTest::newRow("pattern") << QByteArray(R"({"name": "App!"})") << QStringList{"name: Must be small letters."};
        QTest::newRow("empty") << QByteArray(R"({"name": ""})") << QStringList{"name: Must be small letters."};
        QTest::newRow("range") << QByteArray(
            R"({"name": "a", "ports": [{"container_port": 80}, {"container_port": 70000}]})")
                               << QStringList{"ports[1].container_port: Must be a whole number from 1 to 65535."};
        QTest::newRow("not whole") << QByteArray(R"({"name": "a", "ports": [{"container_port": 80.5}]})")
                                   << QStringList{"ports[0].container_port: Must be a whole number from 1 to 65535."};
        QTest::newRow("a number in quotes")
            << QByteArray(R"({"name": "a", "ports": [{"container_port": "80"}]})")
            << QStringList{"ports[0].container_port: Must be a whole number from 1 to 65535."};
        QTest::newRow("choice") << QByteArray(R"({"name": "a", "ports": [{"container_port": 80, "protocol": "icmp"}]})")
                                << QStringList{"ports[0].protocol: Must be one of tcp, udp."};
        QTest::newRow("unknown") << QByteArray(R"({"name": "a", "colour": 1})")
                                 << QStringList{"colour: There is no such field."};
        QTest::newRow("mistyped") << QByteArray(R"({"name": "a", "ports": [{"container_prot": 80}]})")
                                  << QStringList{
                                         "ports[0].container_port: Is required.",
                                         "ports[0].container_prot: There is no such field; did you mean container_port?"};
        QTest::newRow("value of a map") << QByteArray(R"({"name": "a", "environment": {"A": 1, "B b": "x"}})")
                                        << QStringList{"environment[\"B b\"]: Its name must be a plain name.",
                                                       "environment.A: Must be text of 0 to 50 characters."};
        QTest::newRow("twice") << QByteArray(R"({"name": "a", "networks": ["x", "y", "x"]})")
                               << QStringList{"networks[2]: Stands in the list twice."};
        QTest::newRow("or null") << QByteArray(R"({"name": "a", "health": 5})")
                                 << QStringList{"health: Must be an object or null."};
        QTest::newRow("inside or null") << QByteArray(R"({"name": "a", "health": {"retries": 0}})")
                                        << QStringList{"health.retries: Must be a whole number of at least 1."};
        QTest::newRow("too long") << QByteArray("{\"name\": \"" + QByteArray(64, 'a') + "\"}")
                                  << QStringList{"name: Must be at most 63 characters long."};
        QTest::newRow("too many") << QByteArray(R"({"name": "a", "ports": [1,2,3,4,5]})")
                                  << QStringList{"ports: Must have at most 4 items."};
        QTest::newRow("control character")
            << QByteArray(R"({"name": "a", "note": "bell\u0007"})") << QStringList{"note: Holds control characters."};
        QTest::newRow("NUL") << QByteArray(R"({"name": "a", "environment": {"A": "b\u0000c"}})")
                             << QStringList{"environment.A: Holds control characters."};
        QTest::newRow("two lines where one is wanted")
            << QByteArray(R"({"name": "a", "networks": ["x\ny"]})")
            << QStringList{"networks[0]: Must be one line without control characters."};
        QTest::newRow("an invisible character") << QByteArray(R"({"name": "a", "networks": ["x\u200by"]})")
                                                << QStringList{"networks[0]: Holds invisible characters."};
        QTest::newRow("look-alikes") << QByteArray(R"({"name": "a", "domain": "r\u0430ypal.example"})")
                                     << QStringList{"domain: Mixes letters of different scripts that look alike."};
    }
    void eachBrokenRuleNamesItsFieldInPlainWords()
    {
        QFETCH(QByteArray, value);
        QFETCH(QStringList, problems);
        QCOMPARE(problemsOf(json::parse(value.toStdString())), problems);
    }

    void allBrokenRulesAreToldAtOnce()
    {
        const auto problems = problemsOf(json::parse(R"({"cpus": -1, "extra": 1, "ports": [{"container_port": 0}]})"));
        QCOMPARE(problems.size(), 4);
    }

    void hugeValuesAreRefusedQuickly()
    {
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(problemsOf({{"name", std::string(1000000, 'a')}}).size(), 1);
        QCOMPARE(problemsOf({{"name", "a"}, {"networks", json(std::vector<int>(300000, 1))}}).size(), 1);
        json environment = {{std::string(900000, 'K'), "v"}};
        QCOMPARE(problemsOf({{"name", "a"}, {"environment", environment}}).size(), 1);
        QVERIFY(clock.elapsed() < 5000);
    }

    void referencesAreReplacedByWhatTheyPointTo()
    {
        const json port = {{"type", "integer"}, {"description", "there"}};
        const json pair = {{"type", "array"}, {"items", {{"$ref", "#/components/schemas/Port"}}}};
        const json ring = {{"items", {{"$ref", "#/components/schemas/Ring"}}}};
        const json document = {{"components", {{"schemas", {{"Port", port}, {"Pair", pair}, {"Ring", ring}}}}}};
        const auto expanded = withoutRefs({{"$ref", "#/components/schemas/Pair"}, {"description", "here"}}, document);
        QCOMPARE(expanded.dump(),
                 std::string(R"({"description":"here","items":{"description":"there","type":"integer"},"type":"array"})"));
        QVERIFY_THROWS_EXCEPTION(std::logic_error,
                                 static_cast<void>(withoutRefs({{"$ref", "#/components/schemas/Nothing"}}, document)));
        QVERIFY_THROWS_EXCEPTION(std::logic_error,
                                 static_cast<void>(withoutRefs({{"$ref", "#/components/schemas/Ring"}}, document)));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, static_cast<void>(withoutRefs({{"$ref", "other.json#/x"}}, document)));
    }
};

WAKEDOCK_TEST(TestSchemaValidator)
#include "test_schema_validator.moc"
