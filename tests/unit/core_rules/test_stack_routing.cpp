#include "backend/core/domain/rules/stack_plan.h"
#include "backend/core/domain/rules/stack_routing.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;

namespace {

StackId routingStack()
{
    return {localHost(), "my_shop"};
}

ComposeService routedService(std::map<std::string, std::string> more = {})
{
    ComposeService made;
    made.name = "Web.1";
    made.image = "nginx:1.25";
    made.labels = {{routing_label::Domain, "Shop.Example.org"}};
    made.labels.merge(more);
    return made;
}

std::string labelsOfProblems(const ComposeService &service, const StackId &id = routingStack())
{
    std::string text;
    for (const RoutingProblem &problem : routingProblems(id, service)) {
        text += (text.empty() ? "" : " ") + problem.label;
    }
    return text;
}

ServiceRecord routingRecord(Colour colour, std::optional<int> port)
{
    ServiceRecord record;
    record.id = ServiceId("the-id");
    record.config = routedConfig(routingStack(), routedService(), {});
    record.addresses = {{"127.0.0.1", 20000}, {"127.0.0.1", 20001}};
    record.liveColour = colour;
    record.revision = 7;
    record.resolvedPort = port;
    return record;
}

/// Facts of a stack whose one service runs and gets another image.
StackPlanFacts changingFacts(const ComposeService &service, bool isWakeDocks)
{
    StackPlanFacts facts;
    facts.record.emplace();
    facts.record->id = routingStack();
    facts.before.services = {service};
    facts.next.services = {service};
    facts.next.services[0].definition = "another";
    facts.images = {{service.image, "sha256:1"}};
    Container container;
    container.status = ContainerStatus::Running;
    container.labels = {{compose_label::Service, service.name}};
    if (isWakeDocks) {
        container.labels[label::Service] = "the-id";
    }
    facts.containers = {container};
    return facts;
}

} // namespace

/// What labels in Compose files say about domains, and what becomes of it.
class TestStackRouting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void labelsMakeAServiceOfKindCompose()
    {
        const auto service = routedService({{routing_label::Aliases, "a.example.org, B.example.org"},
                                            {routing_label::Port, "8080"},
                                            {routing_label::Tls, "off"}});
        const ServiceConfig config = routedConfig(routingStack(), service, {});
        QCOMPARE(config.name, std::string("my-shop-web-1"));
        QVERIFY(config.kind == ServiceKind::Compose);
        QCOMPARE(config.domain, std::string("shop.example.org"));
        QCOMPARE(config.aliases, (std::vector<std::string>{"a.example.org", "b.example.org"}));
        QCOMPARE(config.upstreamPort, std::optional(8080));
        QVERIFY(config.tls == TlsMode::Off);
        QVERIFY(stackOfService(config) == routingStack());
        QCOMPARE(nameInStack(config), std::string("Web.1"));
        QVERIFY(!stackOfService(ServiceConfig()));
        QCOMPARE(labelsOfProblems(service), std::string());
    }

    void theOnlyPortOfTheFilesIsThePort()
    {
        auto service = routedService();
        QCOMPARE(routedConfig(routingStack(), service, {}).upstreamPort, std::nullopt);
        service.exposed = {3000};
        service.ports = {{"", 0, 3000, Protocol::Tcp}, {"", 0, 53, Protocol::Udp}};
        QCOMPARE(routedConfig(routingStack(), service, {}).upstreamPort, std::optional(3000));
        service.exposed.push_back(3001);
        QCOMPARE(routedConfig(routingStack(), service, {}).upstreamPort, std::nullopt);
    }

    void whatIsWrongIsToldByItsLabel_data()
    {
        QTest::addColumn<std::string>("label");
        QTest::addColumn<std::string>("value");
        QTest::newRow("domain") << std::string(routing_label::Domain) << std::string("no domain");
        QTest::newRow("an address") << std::string(routing_label::Domain) << std::string("10.0.0.1");
        QTest::newRow("alias") << std::string(routing_label::Aliases) << std::string("-x-");
        QTest::newRow("alias twice") << std::string(routing_label::Aliases) << std::string("shop.example.org");
        QTest::newRow("port") << std::string(routing_label::Port) << std::string("http");
        QTest::newRow("port beyond") << std::string(routing_label::Port) << std::string("70000");
        QTest::newRow("whose it is") << std::string(label::Service) << std::string("another");
        QTest::newRow("unknown") << std::string("wakedock.domian") << std::string("a.example.org");
        QTest::newRow("tls") << std::string(routing_label::Tls) << std::string("yes");
    }
    void whatIsWrongIsToldByItsLabel()
    {
        QFETCH(std::string, label);
        QFETCH(std::string, value);
        auto service = routedService();
        service.labels[label] = value;
        QCOMPARE(labelsOfProblems(service), label);
    }

    void whatCannotBeRoutedIsTold()
    {
        auto service = routedService();
        service.replicas = 2;
        QCOMPARE(labelsOfProblems(service), std::string(routing_label::Domain));
        service = routedService();
        service.networkMode = "host";
        QCOMPARE(labelsOfProblems(service), std::string(routing_label::Domain));
        service = routedService();
        QCOMPARE(labelsOfProblems(service, {HostId("h1"), "shop"}), std::string());
        service.builds = true;
        QCOMPARE(labelsOfProblems(service), std::string(routing_label::Domain));
        service.exposed = {80};
        QCOMPARE(labelsOfProblems(service), std::string());
        service.labels = {{routing_label::Port, "80"}};
        QCOMPARE(labelsOfProblems(service), std::string(routing_label::Port));
    }

    void theOverrideSaysWhoTheNextContainerIsAndWhereItIsReached()
    {
        ComposeReading reading;
        reading.services = {routedService()};
        const std::string loopback = stackOverride(routingStack(), reading, {routingRecord(Colour::B, 8080)}, true);
        for (const char *line : {"wakedock.service: \"the-id\"", "wakedock.colour: \"b\"", "wakedock.revision: \"7\"",
                                 "wakedock.stack: \"my_shop\"", "- \"127.0.0.1:20001:8080\""}) {
            QVERIFY2(loopback.find(line) != std::string::npos, loopback.c_str());
        }
        const std::string network = stackOverride(routingStack(), reading, {routingRecord(Colour::A, 8080)}, false);
        QVERIFY(network.find("wakedock.colour: \"a\"") != std::string::npos);
        QVERIFY(network.find("ports") == std::string::npos);
        QVERIFY(stackOverride(routingStack(), reading, {}, true).find("wakedock.service") == std::string::npos);
    }

    void aSecondContainerBesideTheFirstNeedsNothingOnlyOneCanHave()
    {
        ComposeReading reading;
        auto service = routedService();
        reading.services = {service};
        QCOMPARE(whyNotBeside(service, reading), std::string());
        service.ports = {{"127.0.0.1", 0, 80, Protocol::Tcp}};
        QCOMPARE(whyNotBeside(service, reading), std::string());
        service.ports[0].hostPort = 8080;
        QVERIFY(whyNotBeside(service, reading).find("host port") != std::string::npos);
        service = routedService();
        service.hasStaticAddress = true;
        QVERIFY(whyNotBeside(service, reading).find("fixed address") != std::string::npos);
        service = routedService();
        service.containerName = "only";
        QVERIFY(whyNotBeside(service, reading).find("container_name") != std::string::npos);
        service = routedService();
        ComposeService dependent;
        dependent.name = "proxy";
        dependent.dependsOn = {service.name};
        reading.services.push_back(dependent);
        QCOMPARE(whyNotBeside(service, reading), std::string("The service proxy depends on it."));
        reading.services[1].isEnabled = false;
        QCOMPARE(whyNotBeside(service, reading), std::string());
    }

    void thePlanSaysStartFirstOrTheSecondsAndWhy()
    {
        auto service = routedService();
        StackPlan plan = stackPlan(changingFacts(service, true));
        QVERIFY(plan.services[0].startsFirst);
        QCOMPARE(plan.downtimeSeconds, 0);
        QCOMPARE(plan.services[0].domain, std::string("shop.example.org"));
        // Nobody is sent to a container that Compose made by hand.
        plan = stackPlan(changingFacts(service, false));
        QVERIFY(!plan.services[0].startsFirst);
        QVERIFY(plan.downtimeSeconds > 0);
        service.containerName = "only";
        plan = stackPlan(changingFacts(service, true));
        QVERIFY(!plan.services[0].startsFirst);
        QVERIFY(plan.downtimeSeconds > 0);
        QVERIFY(plan.services[0].reason.find("Not start-first: Its container_name") != std::string::npos);
        service = routedService();
        service.labels.clear();
        plan = stackPlan(changingFacts(service, true));
        QVERIFY(!plan.services[0].startsFirst);
        QVERIFY(plan.services[0].domain.empty());
    }
};

WAKEDOCK_TEST(TestStackRouting)
#include "test_stack_routing.moc"
