// What services need of each other: what is refused, what wakes first, what sleeps last.
#include "backend/core/domain/rules/dependency_rules.h"
#include "backend/core/domain/rules/sleep_labels.h"
#include "backend/core/domain/rules/stack_needs.h"
#include "backend/core/domain/rules/stack_routing.h"

#include "tests/support/builders/service_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

std::shared_ptr<const Service> serviceThat(const std::string &name, std::vector<std::string> needs,
                                           ServiceStatus status = ServiceStatus::Running)
{
    auto service = std::make_shared<Service>();
    service->record = aService(name).record(1);
    service->record.id = ServiceId("id-" + name);
    service->record.config.dependsOn = std::move(needs);
    service->state.status = status;
    return service;
}

/// `depends_on[0]: text`, one a line.
std::string brokenIn(const ServicesByName &all, const std::string &name, std::vector<std::string> needs,
                     const std::string &id = {})
{
    ServiceConfig config = aService(name).record(1).config;
    config.dependsOn = std::move(needs);
    std::string text;
    for (const FieldError &problem : brokenNeeds(all, ServiceId(id), config)) {
        text += (text.empty() ? "" : "\n") + problem.field + ": " + problem.message;
    }
    return text;
}

ComposeService inStack(const std::string &name, std::vector<std::string> needs, bool routed = false)
{
    ComposeService service;
    service.name = name;
    service.dependsOn = std::move(needs);
    if (routed) {
        service.labels[routing_label::Domain] = name + ".example.org";
    }
    return service;
}

/// `db cache | api`: waves in order.
std::string wavesOf(const ComposeReading &reading, const std::string &service)
{
    std::string text;
    for (const StackNeeds &wave : needsInWaves(reading, service)) {
        text += text.empty() ? "" : " |";
        for (const StackNeed &need : wave) {
            text += (text.empty() ? "" : " ") + need.service;
        }
    }
    return text;
}

/// Two pages on one database; one has a cache of its own, and a job goes before both.
ComposeReading shopFilesRead()
{
    ComposeReading reading;
    ComposeService web = inStack("web", {"db", "cache", "migrate"}, true);
    web.conditions = {{"db", ComposeCondition::Healthy}, {"migrate", ComposeCondition::Completed}};
    ComposeService job = inStack("migrate", {"db"});
    job.isOneShot = true;
    reading.services = {inStack("admin", {"db"}, true), inStack("cache", {}), inStack("db", {}), job, web};
    return reading;
}

using Words = std::vector<std::string>;

} // namespace

class TestNeeds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNeededMustBeThereAndNotBeACircle()
    {
        const ServicesByName all{serviceThat("cache", {}), serviceThat("db", {}), serviceThat("shop", {"db"})};
        QCOMPARE(brokenIn(all, "wiki", {"db", "cache"}), std::string());
        QCOMPARE(brokenIn(all, "wiki", {"db", "wiki", "db", "nobody"}),
                 std::string("depends_on[1]: A service does not need itself.\n"
                             "depends_on[2]: The same service stands here twice.\n"
                             "depends_on[3]: There is no service named nobody."));
        QCOMPARE(brokenIn(all, "db", {"shop"}, "id-db"),
                 std::string("depends_on[0]: The service shop needs db itself: they would wait for each other."));
        QCOMPARE(brokenIn(all, "db", {"cache"}, "id-db"), std::string());
    }

    void aCircleThroughOthersIsSeen()
    {
        const ServicesByName all{serviceThat("a", {"b"}), serviceThat("b", {"c"}), serviceThat("c", {})};
        QVERIFY(brokenIn(all, "c", {"a"}, "id-c").starts_with("depends_on[0]: The service a needs c"));
    }

    void oneThatIsNeededKeepsItsName()
    {
        const ServicesByName all{serviceThat("db", {}), serviceThat("shop", {"db"}), serviceThat("wiki", {"db"})};
        QCOMPARE(brokenIn(all, "database", {}, "id-db"),
                 std::string("name: It is needed by its present name: by shop and wiki."));
        QCOMPARE(brokenIn(all, "store", {"db"}, "id-shop"), std::string());
        QCOMPARE(directDependants(all, "db"), (Words{"shop", "wiki"}));
    }

    void aCircleOfOldKeepsNobodyWaiting()
    {
        const ServicesByName all{serviceThat("a", {"b", "c"}), serviceThat("b", {"a"}), serviceThat("c", {})};
        const auto needs = directNeeds(all, "a");
        QCOMPARE(needs.size(), std::size_t(1));
        QCOMPARE(needs.front()->record.config.name, std::string("c"));
        QVERIFY(directNeeds(all, "nobody").empty());
    }

    void whatWasStoppedOnPurposeIsNamed()
    {
        auto stopped = std::make_shared<Service>(*serviceThat("db", {}, ServiceStatus::Stopped));
        stopped->record.wished = WishedRun::Stopped;
        const ServicesByName all{stopped, serviceThat("api", {"db"}), serviceThat("shop", {"api"})};
        const auto need = needOutOfReach(all, "shop");
        QVERIFY(need != nullptr);
        const Error refusal = outOfReach("shop", *need);
        QCOMPARE(refusal.reason(), std::string("dependency_stopped"));
        QCOMPARE(refusal.message(), std::string("The service shop needs db, which was stopped on purpose."));
        QCOMPARE(refusal.remedy(), std::string("Start db; then shop wakes."));
        QVERIFY(needOutOfReach(all, "db") == nullptr);
    }

    void whatWasPausedOrNeverDeployedIsNamed()
    {
        auto paused = std::make_shared<Service>(*serviceThat("db", {}, ServiceStatus::Stopped));
        paused->state.statusReason = "paused";
        QVERIFY(needOutOfReach({paused, serviceThat("shop", {"db"})}, "shop") != nullptr);
        QVERIFY(outOfReach("shop", *paused).remedy().starts_with("Resume the container of db"));
        const auto created = serviceThat("db", {}, ServiceStatus::Created);
        QVERIFY(needOutOfReach({created, serviceThat("shop", {"db"})}, "shop") != nullptr);
        QVERIFY(outOfReach("shop", *created).remedy().starts_with("Deploy db"));
    }

    void namesAreToldInWords()
    {
        QCOMPARE(namesInWords({}), std::string());
        QCOMPARE(namesInWords({"a"}), std::string("a"));
        QCOMPARE(namesInWords({"a", "b", "c"}), std::string("a, b and c"));
    }

    void inAStackWhatNeedsNothingComesFirst()
    {
        const ComposeReading reading = shopFilesRead();
        QCOMPARE(wavesOf(reading, "web"), std::string("cache db | migrate"));
        QCOMPARE(wavesOf(reading, "admin"), std::string("db"));
        QCOMPARE(wavesOf(reading, "db"), std::string());
        QCOMPARE(wavesOf(reading, "nobody"), std::string());
        const auto waves = needsInWaves(reading, "web");
        QCOMPARE(waves[0], (StackNeeds{{"cache", ComposeCondition::Started}, {"db", ComposeCondition::Healthy}}));
        QCOMPARE(waves[1], (StackNeeds{{"migrate", ComposeCondition::Completed}}));
    }

    void aCircleInFilesEndsNevertheless()
    {
        ComposeReading reading;
        reading.services = {inStack("a", {"b"}), inStack("b", {"a"}), inStack("web", {"a"}, true)};
        QCOMPARE(wavesOf(reading, "web"), std::string("a b"));
    }

    void whatSomebodyAwakeNeedsStaysAndTheRestSleepsInReverseOrder()
    {
        const ComposeReading reading = shopFilesRead();
        QCOMPARE(needsToSleep(reading, "web", {"db", "cache"}), (Words{"db", "cache"}));
        QCOMPARE(needsToSleep(reading, "web", {"db", "cache", "admin"}), (Words{"cache"}));
        QCOMPARE(needsToSleep(reading, "admin", {"db", "cache"}), (Words{"db"}));
    }

    void aWorkerWithoutVisitorsKeepsWhatItNeeds()
    {
        ComposeReading reading = shopFilesRead();
        reading.services.push_back(inStack("worker", {"cache"}));
        QCOMPARE(needsToSleep(reading, "web", {"db", "cache", "worker"}), (Words{"db"}));
    }

    void whoRunsWithoutVisitorsAndNeedsAPageIsNamed()
    {
        ComposeReading reading = shopFilesRead();
        reading.services.push_back(inStack("worker", {"cron"}));
        reading.services.push_back(inStack("cron", {"web"}));
        QCOMPARE(whoNeedsInStack(reading, "web", {"db", "cache", "cron", "worker"}), (Words{"cron", "worker"}));
        QCOMPARE(whoNeedsInStack(reading, "web", {"db", "cache"}), Words());
        QCOMPARE(whoNeedsInStack(reading, "admin", {"db", "worker"}), Words());
    }

    void whoseEngineDoesNotAnswerIsTakenToRunWhereItIsWishedTo()
    {
        const auto unseen = std::const_pointer_cast<Service>(serviceThat("shop", {"db"}, ServiceStatus::Unknown));
        const ServicesByName all{serviceThat("db", {}), unseen};
        QCOMPARE(awakeDependants(all, "db"), (Words{"shop"}));
        unseen->record.wished = WishedRun::Sleeping;
        QCOMPARE(awakeDependants(all, "db"), Words());
    }

    void whatStandsOnASleeperKeepsNothingBehindIt()
    {
        ComposeReading reading = shopFilesRead();
        reading.services.push_back(inStack("exporter", {"web", "admin"}));
        QCOMPARE(needsToSleep(reading, "web", {"db", "cache", "exporter"}), (Words{"db", "cache"}));
    }

    void servicesWithADomainThatAreNeededAreNamed()
    {
        ComposeReading reading;
        reading.services = {inStack("api", {"db"}, true), inStack("db", {}), inStack("front", {"proxy"}, true),
                            inStack("proxy", {"api"})};
        QCOMPARE(routedNeeds(reading, "front"), (Words{"api"}));
        QCOMPARE(routedNeeds(reading, "api"), Words());
        const StackId id{localHost(), "shop"};
        QCOMPARE(routedConfig(id, reading.services[2], reading).dependsOn, (Words{"shop-api"}));
    }

    void labelsSayTheSleepOfAServiceOfAStack()
    {
        const SleepPolicy policy = sleepByLabels({{"wakedock.sleep.enabled", "true"},
                                                  {"wakedock.sleep.idle_minutes", "15"},
                                                  {"wakedock.sleep.grace_seconds", "5"},
                                                  {"wakedock.sleep.wake_timeout_seconds", "90"},
                                                  {"wakedock.sleep.stop_timeout_seconds", "20"},
                                                  {"wakedock.sleep.cpu_percent", "2.5"},
                                                  {"wakedock.sleep.network_bytes_per_second", "1000"},
                                                  {"wakedock.sleep.answer_probes", "true"}});
        QVERIFY(policy.enabled && policy.answersProbes);
        QCOMPARE(policy.idleMinutes, 15);
        QCOMPARE(policy.graceSeconds, 5);
        QCOMPARE(policy.wakeTimeoutSeconds, 90);
        QCOMPARE(policy.stopTimeoutSeconds, 20);
        QCOMPARE(policy.cpuPercent, std::optional<double>(2.5));
        QCOMPARE(policy.networkBytesPerSecond, std::optional<std::int64_t>(1000));
        QVERIFY(sleepByLabels({}) == SleepPolicy());
    }

    void aLabelThatSaysNothingReadableIsToldAndChangesNothing()
    {
        const Labels labels{{"wakedock.sleep.enabled", "yes"}, {"wakedock.sleep.idle_minutes", "15 min"}};
        const auto problems = brokenSleepLabels(labels);
        QCOMPARE(problems.size(), std::size_t(2));
        QCOMPARE(problems.front().field, std::string("wakedock.sleep.enabled"));
        QVERIFY(sleepByLabels(labels) == SleepPolicy());
    }

    void labelsOfSleepAreJudgedWithTheOthers()
    {
        const StackId id{localHost(), "shop"};
        ComposeService web = inStack("web", {}, true);
        web.labels["wakedock.sleep.enabled"] = "true";
        QVERIFY(routingProblems(id, web).empty());
        web.labels["wakedock.sleep.idle_minutes"] = "0";
        web.labels["wakedock.sleep.enabled"] = "perhaps";
        web.labels["wakedock.sleep.deep"] = "true";
        Words labels;
        for (const RoutingProblem &problem : routingProblems(id, web)) {
            labels.push_back(problem.label);
        }
        QCOMPARE(labels, (Words{"wakedock.sleep.deep", "wakedock.sleep.idle_minutes", "wakedock.sleep.enabled"}));
        ComposeService db = inStack("db", {});
        db.labels["wakedock.sleep.enabled"] = "true";
        QCOMPARE(routingProblems(id, db).size(), std::size_t(1));
    }
};

WAKEDOCK_TEST(TestNeeds)
#include "test_needs.moc"
