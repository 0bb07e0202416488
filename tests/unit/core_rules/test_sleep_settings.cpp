#include "backend/core/domain/rules/clock_text.h"
#include "backend/core/domain/rules/dependency_rules.h"
#include "backend/core/domain/rules/sleep_settings.h"

#include "tests/support/builders/service_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

std::vector<std::string> fieldsOf(const std::vector<FieldError> &problems)
{
    std::vector<std::string> fields;
    for (const auto &problem : problems) {
        fields.push_back(problem.field);
    }
    return fields;
}

using Fields = std::vector<std::string>;

std::shared_ptr<const Service> aNeeding(const std::string &name, std::vector<std::string> needs,
                                        ServiceStatus status = ServiceStatus::Running)
{
    auto service = std::make_shared<Service>();
    service->record = aService(name).record(1);
    service->record.config.dependsOn = std::move(needs);
    service->state.status = status;
    return service;
}

Fields namesOf(const ServicesByName &services)
{
    Fields names;
    for (const auto &service : services) {
        names.push_back(service->record.config.name);
    }
    return names;
}

} // namespace

class TestSleepSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsUsualIsRight()
    {
        SleepPolicy sleep;
        sleep.cpuPercent = 2.5;
        sleep.networkBytesPerSecond = 1000;
        sleep.awakeHours = {{{1, 7}, 480, 1080}, {{}, 1320, 360}, {{}, 0, 1440}};
        sleep.wakeOnly.paths = {"/api/*", "*.html"};
        QCOMPARE(fieldsOf(brokenSleepRules(sleep)), Fields());
        QCOMPARE(fieldsOf(brokenPageRules({"", "", LoadingTheme::Auto, "#1A2b3c", "data:image/png;base64,AA==", true})),
                 Fields());
    }

    void eachMistakeNamesItsField()
    {
        SleepPolicy sleep;
        sleep.idleMinutes = 0;
        sleep.wakeTimeoutSeconds = 0;
        sleep.cpuPercent = 0;
        sleep.networkBytesPerSecond = 0;
        sleep.awakeHours = {{{8}, 0, 60}, {{}, -1, 60}, {{}, 60, 60}};
        sleep.wakeOnly.paths = {"api"};
        sleep.wakeNever.paths = {"/ok", "no"};
        QCOMPARE(fieldsOf(brokenSleepRules(sleep)),
                 Fields({"sleep.idle_minutes", "sleep.wake_timeout_seconds", "sleep.cpu_percent",
                         "sleep.network_bytes_per_second", "sleep.awake_hours[0].days", "sleep.awake_hours[1]",
                         "sleep.awake_hours[2].to", "sleep.wake_only.paths[0]", "sleep.wake_never.paths[1]"}));
    }

    void nothingIsRightThatTheApiWouldRefuse()
    {
        SleepPolicy sleep;
        sleep.idleMinutes = 525601;
        sleep.graceSeconds = 86401;
        sleep.stopTimeoutSeconds = -1;
        sleep.awakeHours.assign(51, {{}, 0, 60});
        sleep.wakeOnly.methods = {"GET", "get", ""};
        sleep.wakeNever.paths = {"/" + std::string(1024, 'p')};
        sleep.wakeNever.userAgents = {"", std::string(256, 'a')};
        QCOMPARE(fieldsOf(brokenSleepRules(sleep)),
                 Fields({"sleep.idle_minutes", "sleep.grace_seconds", "sleep.stop_timeout_seconds", "sleep.awake_hours",
                         "sleep.wake_only.methods[1]", "sleep.wake_only.methods[2]", "sleep.wake_never.paths[0]",
                         "sleep.wake_never.user_agents[0]", "sleep.wake_never.user_agents[1]"}));
        sleep = {};
        sleep.wakeOnly.userAgents.assign(101, "a");
        QCOMPARE(fieldsOf(brokenSleepRules(sleep)), Fields({"sleep.wake_only.user_agents"}));
        sleep.wakeOnly.userAgents = {"\xc3\xa9" + std::string(254, 'a')};
        QCOMPARE(fieldsOf(brokenSleepRules(sleep)), Fields());
    }

    void aPageTakesNoPictureThatCanRun()
    {
        QCOMPARE(fieldsOf(brokenPageRules({"", "", LoadingTheme::Auto, "red", "data:image/svg+xml;base64,AAAA", false})),
                 Fields({"loading_page.accent", "loading_page.logo"}));
        QCOMPARE(fieldsOf(brokenPageRules({"", "", LoadingTheme::Auto, "", "data:image/png;base64,\"><script>", false})),
                 Fields({"loading_page.logo"}));
        QCOMPARE(fieldsOf(brokenPageRules({"", "", LoadingTheme::Auto, "", std::string(70000, 'A'), false})),
                 Fields({"loading_page.logo"}));
    }

    void timesOfTheDayAreReadAsTheyAreWritten()
    {
        for (const int minute : {0, 1, 59, 60, 510, 1439, 1440}) {
            QCOMPARE(minuteOfDay(clockText(minute)), std::optional(minute));
        }
        for (const auto *text : {"", "8:00", "08:60", "24:01", "25:00", "0800", "ab:cd", "08-00"}) {
            QVERIFY2(!minuteOfDay(text), text);
        }
    }

    void whatIsNeededComesFirst()
    {
        const ServicesByName all{aNeeding("app", {"api", "cache"}), aNeeding("api", {"db", "gone"}), aNeeding("cache", {}),
                                 aNeeding("db", {"app"})};
        QCOMPARE(namesOf(dependenciesOf(all, "app")), Fields({"db", "api", "cache"}));
        QCOMPARE(namesOf(dependenciesOf(all, "cache")), Fields());
        QCOMPARE(namesOf(dependantsOf(all, "cache")), Fields({"app", "api", "db"}));
    }

    void onlyDependantsThatAreUpKeepItAwake()
    {
        const ServicesByName all{aNeeding("app", {"db"}, ServiceStatus::Sleeping),
                                 aNeeding("api", {"db"}, ServiceStatus::Waking),
                                 aNeeding("old", {"db"}, ServiceStatus::Stopped), aNeeding("db", {})};
        QCOMPARE(awakeDependants(all, "db"), Fields({"api"}));
        QCOMPARE(awakeDependants(all, "app"), Fields());
    }
};

WAKEDOCK_TEST(TestSleepSettings)
#include "test_sleep_settings.moc"
