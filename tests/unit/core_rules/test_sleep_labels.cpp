// How a service of a stack sleeps, as the labels in its files say it.
#include "backend/core/domain/rules/awake_hours_text.h"
#include "backend/core/domain/rules/sleep_labels.h"
#include "backend/core/domain/rules/stack_routing.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;

namespace {

using Entries = std::vector<std::string>;

ComposeService labelledService(Labels labels)
{
    ComposeService service;
    service.name = "web";
    service.image = "nginx:1.25";
    service.labels = std::move(labels);
    service.labels[routing_label::Domain] = "shop.example.org";
    return service;
}

} // namespace

class TestSleepLabels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void awakeHoursAreReadAsPeopleWriteThem()
    {
        const auto hours = awakeHoursIn("mon-fri 08:00-18:00; sat 10:00-14:00;22:00-06:00");
        QVERIFY(hours);
        QVERIFY(*hours == (std::vector<AwakeHours>{{{1, 2, 3, 4, 5}, 480, 1080}, {{6}, 600, 840}, {{}, 1320, 360}}));
        QVERIFY(awakeHoursIn("fri-mon,wed 00:00-24:00")->front().days == (std::vector<int>{1, 3, 5, 6, 7}));
        QVERIFY(awakeHoursIn("")->empty());
    }

    void whatIsNoTimeIsNotRead_data()
    {
        QTest::addColumn<std::string>("text");
        for (const char *text : {"always", "08:00", "08:00-25:00", "mo 08:00-18:00", "mon- 08:00-18:00", "mon-fri",
                                 "mon 8:00-18:00", "08:00-18:00 mon", "08:00 - 18:00"}) {
            QTest::newRow(text) << std::string(text);
        }
    }
    void whatIsNoTimeIsNotRead()
    {
        QFETCH(std::string, text);
        QVERIFY(!awakeHoursIn(text));
    }

    void awakeHoursAreWrittenAsTheyAreRead()
    {
        for (const std::string text :
             {"mon-fri 08:00-18:00; sat,sun 10:00-14:00", "22:00-06:00", "mon,wed-fri 00:00-24:00", ""}) {
            QCOMPARE(awakeHoursText(*awakeHoursIn(text)), text);
        }
    }

    void labelsSayHoursAndWhoMayWakeIt()
    {
        const SleepPolicy sleep = sleepByLabels({{"wakedock.sleep.awake_hours", "mon-fri 08:00-18:00"},
                                                 {"wakedock.sleep.stop_mode", "stop"},
                                                 {"wakedock.sleep.wake_only.methods", "GET, HEAD"},
                                                 {"wakedock.sleep.wake_only.networks", "10.0.0.0/8,2001:db8::1"},
                                                 {"wakedock.sleep.wake_only.user_agents", ""},
                                                 {"wakedock.sleep.wake_never.paths", "/admin/*, /metrics"},
                                                 {"wakedock.sleep.wake_never.user_agents", "curl"}});
        QVERIFY(sleep.awakeHours == (std::vector<AwakeHours>{{{1, 2, 3, 4, 5}, 480, 1080}}));
        QVERIFY(sleep.wakeOnly == (VisitorPattern{{"GET", "HEAD"}, {}, {}, {"10.0.0.0/8", "2001:db8::1"}}));
        QVERIFY(sleep.wakeNever == (VisitorPattern{{}, {"/admin/*", "/metrics"}, {"curl"}, {}}));
    }

    void labelsSayTheLoadingPage()
    {
        const LoadingPage page = loadingPageByLabels({{"wakedock.loading_page.title", "The shop"},
                                                      {"wakedock.loading_page.message", "Back in a moment, with tea."},
                                                      {"wakedock.loading_page.theme", "dark"},
                                                      {"wakedock.loading_page.accent", "#aa3300"},
                                                      {"wakedock.loading_page.show_log", "true"}});
        QCOMPARE(page.title, std::string("The shop"));
        QCOMPARE(page.message, std::string("Back in a moment, with tea."));
        QVERIFY(page.theme == LoadingTheme::Dark && page.showsLog);
        QCOMPARE(page.accent, std::string("#aa3300"));
        const ServiceConfig config =
            routedConfig({localHost(), "shop"}, labelledService({{"wakedock.loading_page.title", "The shop"}}), {});
        QCOMPARE(config.loadingPage.title, std::string("The shop"));
    }

    void whatTheyLeaveOutIsAsTheOperatorSaysButForAPause()
    {
        SleepPolicy defaults;
        defaults.enabled = true;
        defaults.idleMinutes = 7;
        defaults.stopTimeoutSeconds = 3;
        defaults.stopMode = StopMode::Pause;
        const ServiceConfig config = routedConfig(
            {localHost(), "shop"}, labelledService({{"wakedock.sleep.stop_timeout_seconds", "20"}}), {}, defaults);
        QVERIFY(config.sleep.enabled);
        QCOMPARE(config.sleep.idleMinutes, 7);
        QCOMPARE(config.sleep.stopTimeoutSeconds, 20);
        QVERIFY(config.sleep.stopMode == StopMode::Stop);
        const ServiceConfig off =
            routedConfig({localHost(), "shop"}, labelledService({{"wakedock.sleep.enabled", "false"}}), {}, defaults);
        QVERIFY(!off.sleep.enabled);
    }

    void whatIsWrongIsToldByItsLabel_data()
    {
        QTest::addColumn<std::string>("label");
        QTest::addColumn<std::string>("value");
        QTest::addColumn<std::string>("says");
        const auto row = [](const char *label, const std::string &value, const char *says) {
            QTest::newRow(label) << std::string("wakedock.") + label << value << std::string(says);
        };
        row("sleep.stop_mode", "pause", "Only stop");
        row("sleep.awake_hours", "weekdays", "Like mon-fri 08:00-18:00");
        row("sleep.wake_only.methods", "get", "capitals");
        row("sleep.wake_only.networks", "10.0.0.0/33", "");
        row("sleep.wake_never.paths", "/ok, admin", "slash");
        row("sleep.wake_never.user_agents", std::string(256, 'x'), "255");
        row("loading_page.theme", "pink", "auto, dark and light");
        row("loading_page.accent", "red", "#rrggbb");
        row("loading_page.show_log", "1", "true and false");
        row("loading_page.title", std::string(101, 'x'), "100");
        row("loading_page.message", std::string(501, 'x'), "500");
        row("loading_page.logo", "data:image/png;base64,AAAA", "wakedock.loading_page.title");
    }
    void whatIsWrongIsToldByItsLabel()
    {
        QFETCH(std::string, label);
        QFETCH(std::string, value);
        QFETCH(std::string, says);
        const auto problems = routingProblems({localHost(), "shop"}, labelledService({{label, value}}));
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(problems.front().label, label);
        QVERIFY2(problems.front().message.find(says) != std::string::npos, problems.front().message.c_str());
    }

    void hoursWithoutLengthAreTold()
    {
        const auto problems =
            routingProblems({localHost(), "shop"}, labelledService({{"wakedock.sleep.awake_hours", "08:00-08:00"}}));
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(problems.front().label, std::string("wakedock.sleep.awake_hours"));
    }

    void onAServiceWithoutADomainTheyAreRefused()
    {
        ComposeService db = labelledService({{"wakedock.loading_page.title", "x"}});
        db.labels.erase(routing_label::Domain);
        QCOMPARE(routingProblems({localHost(), "shop"}, db).size(), std::size_t(1));
    }
};

WAKEDOCK_TEST(TestSleepLabels)
#include "test_sleep_labels.moc"
