#include "api_world.h"
#include "backend/api/json/words.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/security/validators/schema_refs.h"
#include "backend/security/validators/schema_validator.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <set>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

namespace {

const json &document()
{
    static const auto whole = api::OpenApiDocument::embedded();
    return whole.json();
}

json schemaNamed(const std::string &name)
{
    return security::withoutRefs({{"$ref", "#/components/schemas/" + name}}, document());
}

/// What OpenAPI 3.1's dialect (JSON Schema 2020-12) and draft 7 both know and read alike, and our own words.
const std::set<std::string> &sharedKeywords()
{
    static const std::set<std::string> words{"type",          "properties",    "required",      "additionalProperties",
                                             "propertyNames", "minProperties", "maxProperties", "items",
                                             "minItems",      "maxItems",      "uniqueItems",   "enum",
                                             "const",         "minimum",       "maximum",       "minLength",
                                             "maxLength",     "pattern",       "format",        "oneOf",
                                             "anyOf",         "allOf",         "$ref",          "title",
                                             "description",   "default",       "examples",      "readOnly",
                                             "x-text",        "x-says"};
    return words;
}

void checkSchema(const json &schema, const std::string &where, QStringList &problems)
{
    const auto complain = [&](const std::string &what) { problems << QString::fromStdString(where + ": " + what); };
    for (const auto &[word, value] : schema.items()) {
        if (!sharedKeywords().contains(word)) {
            complain("the keyword " + word + " is not shared by both dialects");
        }
    }
    if (schema.contains("pattern") && schema.value("maxLength", 100000) > 1024) {
        complain("a pattern without a short maxLength can exhaust the stack");
    }
    if (schema.value("uniqueItems", false) && schema.value("maxItems", 100000) > 200) {
        complain("uniqueItems without a small maxItems compares every pair");
    }
    const auto properties = schema.value("properties", json::object());
    for (const auto &[name, member] : properties.items()) {
        checkSchema(member, where + "." + name, problems);
    }
    for (const auto *word : {"items", "additionalProperties", "propertyNames"}) {
        if (schema.contains(word) && schema[word].is_object()) {
            checkSchema(schema[word], where + "/" + word, problems);
        }
    }
}

/// Parts that callers send: every text, list and free object in them has an upper bound.
void checkBounds(const json &schema, const std::string &where, QStringList &problems)
{
    const auto type = schema.value("type", json("object"));
    const auto is = [&type](const char *word) {
        return type == word || (type.is_array() && std::find(type.begin(), type.end(), word) != type.end());
    };
    if (is("string") && !schema.contains("maxLength") && !schema.contains("enum")) {
        problems << QString::fromStdString(where + ": no maxLength");
    }
    if (is("array") && !schema.contains("maxItems")) {
        problems << QString::fromStdString(where + ": no maxItems");
    }
    if (is("object") && schema.value("additionalProperties", json(true)) != json(false)
        && !schema.contains("maxProperties")) {
        problems << QString::fromStdString(where + ": takes anything");
    }
    const auto properties = schema.value("properties", json::object());
    for (const auto &[name, member] : properties.items()) {
        checkBounds(member, where + "." + name, problems);
    }
    if (schema.contains("items")) {
        checkBounds(schema["items"], where + "[]", problems);
    }
}

template <class Enum>
void compareWords(const json &schema)
{
    std::vector<std::string> words;
    for (int i = 0; !api::wordOf(static_cast<Enum>(i)).empty(); ++i) {
        words.emplace_back(api::wordOf(static_cast<Enum>(i)));
        QCOMPARE(api::fromWord<Enum>(words.back()), static_cast<Enum>(i));
    }
    QCOMPARE(QString::fromStdString(json(words).dump()), QString::fromStdString(schema.at("enum").dump()));
    QVERIFY(!api::fromWord<Enum>("no such word").has_value());
}

} // namespace

class TestOpenapiDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void schemasUseOnlyKeywordsThatBothDialectsKnow()
    {
        QStringList problems;
        for (const auto &[name, schema] : document().at("components").at("schemas").items()) {
            checkSchema(schema, name, problems);
        }
        QCOMPARE(problems, QStringList());
        checkSchema({{"nullable", true}, {"type", "string"}}, "broken", problems);
        QCOMPARE(problems.size(), 1);
    }

    void whatCallersSendIsBounded()
    {
        QStringList problems;
        for (const auto *name :
             {"ServiceConfig", "LoginRequest", "SetupRequest", "RefreshRequest", "PasswordRequest", "HostRequest",
              "RegistryRequest", "PullRequest", "CheckRequest", "CaddyConfigText", "CaddyBackupRequest"}) {
            checkBounds(schemaNamed(name), name, problems);
        }
        QCOMPARE(problems, QStringList());
    }

    void everyReferenceLeadsSomewhereAndEverySchemaCompiles()
    {
        for (const auto &[name, schema] : document().at("components").at("schemas").items()) {
            security::SchemaValidator validator(schemaNamed(name));
        }
        const json paths = security::withoutRefs(document().at("paths"), document());
        QVERIFY(paths.dump().find("$ref") == std::string::npos);
    }

    void examplesFitTheirSchemas()
    {
        int checked = 0;
        for (const auto &[name, schema] : document().at("components").at("schemas").items()) {
            const security::SchemaValidator validator(schemaNamed(name));
            for (const auto &example : schema.value("examples", json::array())) {
                const auto errors = validator.check(example);
                QVERIFY2(errors.empty(),
                         (name + ": " + (errors.empty() ? "" : errors[0].field + " " + errors[0].message)).c_str());
                ++checked;
            }
        }
        QVERIFY(checked >= 8);
    }

    void everyCallNamesAPermissionThatExists()
    {
        const auto known = core::allPermissions();
        for (const auto &[path, item] : document().at("paths").items()) {
            for (const auto *method : {"get", "post", "put", "patch", "delete"}) {
                if (!item.contains(method)) {
                    continue;
                }
                const auto name = item[method].at("x-permission").get<std::string>();
                const bool isGeneral = name == "public" || name == "signed_in";
                QVERIFY2(isGeneral || std::ranges::find(known, name) != known.end(), (path + ": " + name).c_str());
                QCOMPARE(item[method].contains("security"), name == "public");
                QVERIFY(item[method].contains("summary") && item[method].contains("tags"));
            }
        }
    }

    void enumerationsHaveTheWordsOfTheDomain()
    {
        const auto config = schemaNamed("ServiceConfig").at("properties");
        compareWords<core::ServiceStatus>(schemaNamed("ServiceStatus"));
        compareWords<core::ServiceKind>(config.at("kind"));
        compareWords<core::RestartPolicy>(config.at("restart_policy"));
        compareWords<core::TlsMode>(config.at("tls"));
        compareWords<core::HealthCheckType>(config.at("health_check").at("properties").at("type"));
        compareWords<core::StopMode>(config.at("sleep").at("properties").at("stop_mode"));
        compareWords<core::LoadingTheme>(config.at("loading_page").at("properties").at("theme"));
        compareWords<core::AwakeReason>(schemaNamed("Wakefulness").at("properties").at("reason"));
        compareWords<core::Protocol>(schemaNamed("PortMapping").at("properties").at("protocol"));
        compareWords<core::VolumeType>(schemaNamed("VolumeMount").at("properties").at("type"));
        compareWords<core::RunStatus>(schemaNamed("RunStatus"));
        compareWords<core::StepStatus>(schemaNamed("Step").at("properties").at("status"));
        compareWords<core::DeployTrigger>(schemaNamed("Deployment").at("properties").at("trigger"));
        compareWords<core::OperationKind>(schemaNamed("Operation").at("properties").at("kind"));
        compareWords<core::Role>(schemaNamed("Role"));
        compareWords<core::Availability>(schemaNamed("Availability"));
        compareWords<core::Change>(schemaNamed("ServiceEvent").at("properties").at("change"));
        compareWords<core::Change>(schemaNamed("StackEvent").at("properties").at("change"));
        compareWords<core::AdviceBasis>(schemaNamed("SleepAdvice").at("properties").at("basis"));
        compareWords<core::RequestCounting>(schemaNamed("CaddyReport").at("properties").at("request_statistics"));
    }

    void partsMustNotSayTheSameThingTwice()
    {
        using Parts = std::map<std::string, std::string>;
        const std::string head = R"({"info": {}, "components": {"schemas": {"A": {"type": "string"}}}})";
        const std::string same = R"({"components": {"schemas": {"A": {"type": "integer"}}}})";
        const std::string other = R"({"components": {"schemas": {"B": {"type": "integer"}}}})";
        const api::OpenApiDocument both(Parts{{"openapi.json", head}, {"b.json", other}});
        QVERIFY(both.json()["components"]["schemas"].contains("A") && both.json()["components"]["schemas"].contains("B"));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, api::OpenApiDocument(Parts{{"openapi.json", head}, {"b.json", same}}));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, api::OpenApiDocument(Parts{{"b.json", same}}));
    }
};

WAKEDOCK_TEST(TestOpenapiDocument)
#include "test_openapi_document.moc"
