#include "backend/api/json/run_json.h"
#include "backend/api/json/service_json.h"
#include "backend/api/openapi/api_catalog.h"
#include "backend/api/openapi/openapi_document.h"
#include "backend/api/v1/services/service_patch.h"
#include "backend/security/validators/schema_refs.h"
#include "backend/security/validators/schema_validator.h"
#include "tests/support/builders/service_builder.h"
#include "tests/support/test_registry.h"

#include <QFloat16> // QCOMPARE of JSON values looks at every number type there is
#include <QTest>

#include <nlohmann/json.hpp>

using namespace wakedock;
using namespace wakedock::api;
using namespace wakedock::tests;
using nlohmann::json;

namespace {

/// Every field set to something that is not its default.
core::SleepPolicy fullSleep()
{
    core::SleepPolicy sleep;
    sleep.enabled = true;
    sleep.idleMinutes = 15;
    sleep.graceSeconds = 30;
    sleep.wakeTimeoutSeconds = 90;
    sleep.stopMode = core::StopMode::Pause;
    sleep.stopTimeoutSeconds = 20;
    sleep.cpuPercent = 2.5;
    sleep.networkBytesPerSecond = 4096;
    sleep.awakeHours = {{{1, 5}, 510, 1080}, {{}, 1320, 1440}};
    sleep.wakeOnly = {{"GET", "POST"}, {"/shop/*"}, {}, {"10.0.0.0/8"}};
    sleep.wakeNever = {{}, {"/robots.txt"}, {"crawler"}, {}};
    sleep.answersProbes = true;
    return sleep;
}

core::ServiceConfig fullConfig()
{
    core::ServiceConfig config = aService("shop").at("shop.example.org", {"www.example.org"});
    config.description = "Sells things.\nAlso at night.";
    config.image = "registry.example.org/shop:3";
    config.command = {"serve", "--port", "8080"};
    config.environment = {{"DB_PASSWORD", "hunter2"}, {"MODE", "fast"}, {"API_KEY", "k"}, {"MONKEY", "george"}};
    config.ports = {{"127.0.0.1", 8081, 8080, core::Protocol::Udp}};
    config.volumes = {{core::VolumeType::Bind, "/srv/shop", "/data", true}};
    config.networks = {"backend"};
    config.labels = {{"team", "blue"}};
    config.restartPolicy = core::RestartPolicy::OnFailure;
    config.resources = {268435456, 0.5};
    config.healthCheck = core::HealthCheck{core::HealthCheckType::Http, "/up", 204, 11, 6, 4};
    config.upstreamPort = 8080;
    config.tls = core::TlsMode::Internal;
    config.isProtected = true;
    config.sleep = fullSleep();
    config.loadingPage = {"The shop", "One moment", core::LoadingTheme::Dark, "#2a6f4e", "data:image/png;base64,AAAA", true};
    config.dependsOn = {"db"};
    return config;
}

core::Service fullService()
{
    core::Service service;
    service.record = aService("shop").record(3);
    service.record.id = core::ServiceId("0f8fad5b-d9cb-469f-a165-70867728950e");
    service.record.config = fullConfig();
    service.state.status = core::ServiceStatus::Unhealthy;
    service.state.statusReason = "500 from /up";
    service.state.containerIds = {"c1", "c2"};
    service.state.boundPorts = {{"127.0.0.1", 49153, 8080, core::Protocol::Tcp}};
    service.state.startedAt = fromRfc3339("2026-11-23T15:04:05.678Z");
    service.state.awake = core::Wakefulness{core::AwakeReason::OpenConnections, "2 connections", std::nullopt,
                                            fromRfc3339("2026-11-23T16:00:00Z")};
    return service;
}

security::SchemaValidator validatorOf(const OpenApiDocument &document, const std::string &schema)
{
    return security::SchemaValidator(security::withoutRefs({{"$ref", "#/components/schemas/" + schema}}, document.json()));
}

std::string firstProblem(const security::SchemaValidator &validator, const json &value)
{
    const auto errors = validator.check(value);
    return errors.empty() ? "" : errors[0].field + " " + errors[0].message;
}

void compareDefaults(const json &shown, const json &schema)
{
    for (const auto &[field, value] : shown.items()) {
        if (schema.at(field).contains("default")) {
            QVERIFY2(schema.at(field)["default"] == value, field.c_str());
        }
    }
}

} // namespace

class TestServiceMapping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aConfigurationSurvivesTheWayThereAndBack()
    {
        QCOMPARE(configFromJson(configJson(fullConfig())), fullConfig());
        QCOMPARE(configFromJson(configJson(core::ServiceConfig())), core::ServiceConfig());
    }

    void whatIsLeftOutOrNullTakesItsDefault()
    {
        const auto config = configFromJson({{"name", "a"}, {"domain", nullptr}, {"health_check", nullptr}});
        core::ServiceConfig expected;
        expected.name = "a";
        QCOMPARE(config, expected);
        const auto check = configFromJson({{"name", "a"}, {"health_check", {{"type", "tcp"}}}}).healthCheck;
        QVERIFY(check.has_value());
        QCOMPARE(check->intervalSeconds, core::HealthCheck().intervalSeconds);
    }

    void documentedDefaultsAreTheDomainsOwn()
    {
        const auto document = OpenApiDocument::embedded();
        const auto schema =
            security::withoutRefs(json({{"$ref", "#/components/schemas/ServiceConfig"}}), document.json()).at("properties");
        const auto shown = configJson(core::ServiceConfig());
        compareDefaults(shown, schema);
        for (const auto *part : {"sleep", "loading_page"}) {
            compareDefaults(shown.at(part), schema.at(part).at("properties"));
        }
        compareDefaults(shown.at("sleep").at("wake_only"),
                        schema.at("sleep").at("properties").at("wake_only").at("properties"));
    }

    void aServiceIsWhatItsSchemaSaysAndKeepsTheOrder()
    {
        const auto document = OpenApiDocument::embedded();
        const auto validator = validatorOf(document, "Service");
        const auto text = serviceJson(fullService(), Secrets::Shown);
        QCOMPARE(firstProblem(validator, json::parse(text)), std::string());
        core::Service bare;
        bare.record.id = fullService().record.id;
        bare.record.config.name = "bare";
        QCOMPARE(firstProblem(validator, json::parse(serviceJson(bare))), std::string());
        QVERIFY(text.starts_with(R"({"id":"0f8fad5b-d9cb-469f-a165-70867728950e","name":"shop","description":)"));
        QCOMPARE(json::parse(text)["protected"], json(true));
        QCOMPARE(json::parse(text)["bound_ports"][0]["host_port"], json(49153));
    }

    void secretLookingValuesAreMaskedAndNoOthers()
    {
        const auto masked = json::parse(serviceJson(fullService())).at("environment");
        QCOMPARE(masked.dump(),
                 std::string(R"({"API_KEY":"********","DB_PASSWORD":"********","MODE":"fast","MONKEY":"george"})"));
        for (const auto *name : {"PASSWORD", "dbPassword", "DB_PASS", "AWS_SECRET_ACCESS_KEY", "GITHUB_TOKEN", "apikey",
                                 "SSH_PRIVATE_KEY", "MYSQL_ROOT_PASSWORD", "client-secret", "PGPASSWORD"}) {
            QVERIFY2(looksSecret(name), name);
        }
        for (const auto *name : {"KEYBOARD", "MONKEY", "PATH", "COMPASS", "BYPASS", "TOKENIZER", "PORT"}) {
            QVERIFY2(!looksSecret(name), name);
        }
    }

    void networksOfVisitorsAreLeftOutForThoseWhoMayNotChangeServices()
    {
        const auto masked = json::parse(serviceJson(fullService())).at("sleep").at("wake_only");
        QVERIFY(masked.at("networks").empty());
        QCOMPARE(masked.at("paths").size(), std::size_t(1));
        const auto shown = json::parse(serviceJson(fullService(), Secrets::EnvironmentShown)).at("sleep").at("wake_only");
        QCOMPARE(shown.at("networks").dump(), std::string(R"(["10.0.0.0/8"])"));
    }

    void bytesThatAreNotUtf8NeverBreakAnAnswer()
    {
        auto service = fullService();
        service.state.statusReason = "exit: \xff\xfe";
        QVERIFY(json::accept(serviceJson(service)));
    }

    void runsAreWhatTheirSchemasSay()
    {
        const auto document = OpenApiDocument::embedded();
        core::Step step;
        step.name = core::deploy_step::Pull;
        step.status = core::StepStatus::Failed;
        step.done = 0.25;
        step.startedAt = fromRfc3339("2026-11-23T15:04:05Z");
        core::Deployment deployment;
        deployment.id = core::DeploymentId("0f8fad5b-d9cb-469f-a165-70867728950e");
        deployment.serviceId = core::ServiceId(deployment.id.value);
        deployment.steps = {step};
        deployment.error = core::FailureRecord{"image_not_found", "pull", "No such image.", "Check it.", {"Removed it."}};
        QCOMPARE(firstProblem(validatorOf(document, "Deployment"), json::parse(deploymentJson(deployment))), std::string());
        core::Operation operation;
        operation.id = core::OperationId(deployment.id.value);
        operation.serviceId = deployment.serviceId;
        operation.steps = {step};
        operation.intent.previousConfig = fullConfig();
        const auto text = operationJson(operation);
        QCOMPARE(firstProblem(validatorOf(document, "Operation"), json::parse(text)), std::string());
        QVERIFY(text.find("hunter2") == std::string::npos);
    }

    void aMergePatchFollowsItsRfc()
    {
        const auto document = OpenApiDocument::embedded();
        const ApiCatalog catalog(document);
        const auto &schema = catalog.schema("ServiceConfig");
        const json patch = {{"environment", {{"MODE", nullptr}, {"NEW", "1"}}},
                            {"ports", json::array()},
                            {"sleep", {{"idle_minutes", 99}}},
                            {"health_check", nullptr}};
        const auto config = patchedConfig(fullConfig(), patch, schema);
        QVERIFY(!config.environment.contains("MODE"));
        QCOMPARE(config.environment.at("NEW"), std::string("1"));
        QCOMPARE(config.environment.at("DB_PASSWORD"), std::string("hunter2"));
        QVERIFY(config.ports.empty());
        QCOMPARE(config.sleep.idleMinutes, 99);
        QCOMPARE(config.sleep.graceSeconds, 30);
        QVERIFY(!config.healthCheck.has_value());
        QVERIFY_THROWS_EXCEPTION(Error, static_cast<void>(patchedConfig(fullConfig(), {{"ports", 5}}, schema)));
        core::SleepPolicy usual;
        usual.idleMinutes = 7;
        QVERIFY(patchedConfig(fullConfig(), {{"sleep", nullptr}}, schema, usual).sleep == usual);
        QCOMPARE(patchedConfig(fullConfig(), {{"sleep", {{"idle_minutes", nullptr}}}}, schema, usual).sleep.idleMinutes, 7);
    }
};

WAKEDOCK_TEST(TestServiceMapping)
#include "test_service_mapping.moc"
