#include "backend/security/validators/strict_json.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace wakedock;
using namespace wakedock::security;

namespace {

std::optional<Error> refusalOf(const std::string &text)
{
    try {
        static_cast<void>(parseStrictJson(text));
    } catch (const Error &error) {
        return error;
    }
    return std::nullopt;
}

} // namespace

class TestStrictJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rightJsonIsRead()
    {
        const auto value =
            parseStrictJson(R"({"name": "app", "ports": [{"container_port": 80}], "cpus": 1.5, "on": true, "x": null})");
        QCOMPARE(value["ports"][0]["container_port"].get<int>(), 80);
        QCOMPARE(value["cpus"].get<double>(), 1.5);
        QVERIFY(value["x"].is_null());
        QCOMPARE(parseStrictJson("[[1,[2]],{}]").dump(), std::string("[[1,[2]],{}]"));
        QCOMPARE(parseStrictJson(R"("ü")").get<std::string>(), std::string("ü"));
    }

    void wrongJsonNamesTheFieldItStandsIn_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("message");
        QTest::newRow("not a number") << QByteArray(R"({"ports": [{"container_port": 1}, {"container_port": NaN}]})")
                                      << "ports[1].container_port" << "not JSON";
        QTest::newRow("infinite") << QByteArray(R"({"resources": {"cpus": Infinity}})") << "resources.cpus" << "not JSON";
        QTest::newRow("huge") << QByteArray(R"({"resources": {"cpus": 1e999}})") << "resources.cpus" << "too large";
        QTest::newRow("beyond 64 bits") << QByteArray(R"({"replicas": 123456789012345678901234567890})") << "replicas"
                                        << "too large";
        QTest::newRow("beyond signed 64 bits") << QByteArray(R"({"replicas": 18446744073709551615})") << "replicas"
                                               << "too large";
        QTest::newRow("twice") << QByteArray(R"({"sleep": {"enabled": true, "enabled": false}})") << "sleep.enabled"
                               << "twice";
        QTest::newRow("not UTF-8") << QByteArray("{\"name\": \"a\xff\"}") << "name" << "UTF-8";
        QTest::newRow("overlong UTF-8") << QByteArray("{\"name\": \"\xc0\xaf\"}") << "name" << "UTF-8";
        QTest::newRow("a raw control character") << QByteArray("{\"name\": \"a\x01\"}") << "name" << "control";
        QTest::newRow("half a surrogate pair") << QByteArray(R"({"name": "\ud800"})") << "name" << "surrogate";
        QTest::newRow("cut off") << QByteArray(R"({"name": "a", "ports": [)") << "ports[0]" << "too early";
        QTest::newRow("empty") << QByteArray("") << "body" << "too early";
        QTest::newRow("a form") << QByteArray("name=app&image=nginx") << "body" << "not JSON";
        QTest::newRow("more behind the end") << QByteArray("{} {}") << "body" << "not JSON";
        QTest::newRow("a comment") << QByteArray("{/* no */}") << "body" << "not JSON";
    }
    void wrongJsonNamesTheFieldItStandsIn()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, field);
        QFETCH(QString, message);
        const auto refusal = refusalOf(text.toStdString());
        QVERIFY(refusal.has_value());
        QCOMPARE(refusal->code(), ErrorCode::Malformed);
        QCOMPARE(refusal->fields().size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(refusal->fields()[0].field), field);
        QVERIFY2(QString::fromStdString(refusal->fields()[0].message).contains(message),
                 refusal->fields()[0].message.c_str());
    }

    void theRefusalSaysLineAndColumn()
    {
        const auto refusal = refusalOf("{\n  \"name\": oops\n}");
        QVERIFY(refusal.has_value());
        QVERIFY2(refusal->message().find("line 2") != std::string::npos, refusal->message().c_str());
    }

    void nestingIsReadDownToItsLimitAndNoDeeper()
    {
        const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
        QVERIFY(!refusalOf(nested(MaxJsonDepth)).has_value());
        const auto refusal = refusalOf(nested(MaxJsonDepth + 1));
        QVERIFY(refusal.has_value());
        QVERIFY(refusal->fields()[0].message.find("too deeply") != std::string::npos);
        QVERIFY(refusalOf(nested(500000)).has_value());
    }
};

WAKEDOCK_TEST(TestStrictJson)
#include "test_strict_json.moc"
