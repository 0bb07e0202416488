#include "backend/core/domain/rules/deployment_rules.h"

#include "backend/shared/exceptions/error.h"
#include "tests/support/builders/service_builder.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

ImageInfo exposing(std::vector<PortMapping> ports, bool checked = false)
{
    ImageInfo image;
    image.exposedPorts = std::move(ports);
    image.hasHealthCheck = checked;
    return image;
}

PortMapping exposed(int port, Protocol protocol = Protocol::Tcp)
{
    return {"", 0, port, protocol};
}

} // namespace

class TestDeploymentRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theUpstreamPortIsTheFirstThatCanBeTold()
    {
        const ImageInfo nothing;
        ServiceConfig told = aService("a").withPort(0, 8080);
        told.upstreamPort = 3000;
        QCOMPARE(upstreamPort(told, exposing({exposed(80)})), 3000);
        QCOMPARE(upstreamPort(aService("a").withPort(0, 8080), exposing({exposed(80)})), 8080);
        QCOMPARE(upstreamPort(aService("a").withPort(1, 8080).withPort(2, 8080, "0.0.0.0"), nothing), 8080);
        QCOMPARE(upstreamPort(aService("a").withPort(0, 53, "127.0.0.1", Protocol::Udp).withPort(0, 8080), nothing), 8080);
        QCOMPARE(upstreamPort(aService("a").withPort(0, 1).withPort(0, 2), exposing({exposed(443), exposed(80)})), 80);
        QCOMPARE(upstreamPort(aService("a"), exposing({exposed(9000), exposed(8080), exposed(53, Protocol::Udp)})), 8080);
        try {
            upstreamPort(aService("a"), exposing({exposed(53, Protocol::Udp)}));
            QFAIL("it cannot be told");
        } catch (const Error &error) {
            QCOMPARE(error.code(), ErrorCode::Invalid);
            QCOMPARE(error.fields().front().field, std::string("upstream_port"));
        }
    }

    void onlyWhatIsAskedFromOutsideNeedsAPort()
    {
        QVERIFY(needsUpstream(aService("a").at("a.example.org")));
        QVERIFY(needsUpstream(aService("a").checkedBy(HealthCheckType::Http)));
        QVERIFY(needsUpstream(aService("a").checkedBy(HealthCheckType::Tcp)));
        QVERIFY(!needsUpstream(aService("a").checkedBy(HealthCheckType::Docker)));
        QVERIFY(!needsUpstream(aService("a").checkedBy(HealthCheckType::None)));
        QVERIFY(!needsUpstream(aService("a")));
    }

    void onlyAFixedHostPortForcesToStopTheOldOneFirst()
    {
        QVERIFY(forcesRecreate(aService("a").withPort(0, 1).withPort(8080, 80)));
        QVERIFY(!forcesRecreate(aService("a").withPort(0, 80)));
        QVERIFY(!forcesRecreate(aService("a")));
    }

    void readinessIsTheBestThatCanBeAsked_data()
    {
        QTest::addColumn<int>("type"); // -1 = absent
        QTest::addColumn<bool>("checked");
        QTest::addColumn<bool>("routed");
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("anyAnswer");
        using Kind = ReadinessPlan::Kind;
        const auto row = [](const char *name, int type, bool checked, bool routed, Kind kind, bool anyAnswer) {
            QTest::newRow(name) << type << checked << routed << int(kind) << anyAnswer;
        };
        row("the image's own", -1, true, true, Kind::Engine, false);
        row("any answer", -1, false, true, Kind::Probe, true);
        row("staying up", -1, false, false, Kind::StaysUp, false);
        row("docker", int(HealthCheckType::Docker), true, false, Kind::Engine, false);
        row("http", int(HealthCheckType::Http), true, false, Kind::Probe, false);
        row("tcp", int(HealthCheckType::Tcp), false, true, Kind::Probe, false);
        row("none", int(HealthCheckType::None), true, true, Kind::Runs, false);
    }
    void readinessIsTheBestThatCanBeAsked()
    {
        QFETCH(int, type);
        QFETCH(bool, checked);
        QFETCH(bool, routed);
        QFETCH(int, kind);
        QFETCH(bool, anyAnswer);
        ServiceConfig config = aService("a").at(routed ? "a.example.org" : "");
        if (type >= 0) {
            config.healthCheck = HealthCheck{HealthCheckType(type)};
        }
        config.sleep.wakeTimeoutSeconds = 90;
        const auto plan = readinessPlan(config, exposing({}, checked));
        QCOMPARE(int(plan.kind), kind);
        QCOMPARE(plan.anyAnswer, anyAnswer);
        QCOMPARE(plan.timeout, std::chrono::seconds(90));
    }

    void theEnginesCheckNeedsAnImageThatHasOne()
    {
        try {
            readinessPlan(aService("a").checkedBy(HealthCheckType::Docker), ImageInfo());
            QFAIL("the image has none");
        } catch (const Error &error) {
            QCOMPARE(error.reason(), std::string("no_image_health_check"));
            QCOMPARE(error.fields().front().field, std::string("health_check.type"));
        }
    }

    void aRouteHoldsBothColours()
    {
        const auto route = routeOf(aService("shop").at("shop.example.org", {"www.example.org"}).record(1, 8080));
        QCOMPARE(route.hosts, (std::vector<std::string>{"shop.example.org", "www.example.org"}));
        QCOMPARE(route.dialA, std::string("10.213.0.10:8080"));
        QCOMPARE(route.dialB, std::string("10.213.0.11:8080"));
        const ServiceAddresses loopback{{"127.0.0.1", 20001}, {"127.0.0.1", 20002}};
        QCOMPARE(dialText(dialAddress(loopback, Colour::B, 8080)), std::string("127.0.0.1:20002"));
    }

    void aContainerIsMadeFromConfigurationIntentAndAddress()
    {
        ServiceConfig config = aService("shop").withVolume("shop-data", "/data").inNetwork("backend").withPort(0, 80);
        config.labels = {{"team", "web"}};
        config.environment = {{"A", "1"}};
        config.command = {"serve"};
        config.resources = {64'000'000, 0.5};
        ServiceRecord record = aService("shop").record();
        record.config = config;
        OperationIntent intent;
        intent.targetRevision = 4;
        intent.colour = Colour::B;
        intent.containerName = containerName("shop", "abc");
        const OperationId operation("operation-1");
        const ImageInfo image;
        const auto spec = containerSpec({record, intent, operation, image, 80, "wakedock", true});
        QCOMPARE(spec.name, std::string("wakedock-shop-abc"));
        QCOMPARE(spec.network, std::string("wakedock"));
        QCOMPARE(spec.pinnedIp, std::string("10.213.0.11"));
        QCOMPARE(spec.furtherNetworks, (std::vector<std::string>{"backend"}));
        QCOMPARE(spec.restartPolicy, RestartPolicy::No);
        QCOMPARE(spec.ports, config.ports);
        QCOMPARE(spec.volumes, config.volumes);
        QCOMPARE(spec.environment, config.environment);
        QCOMPARE(spec.command, config.command);
        QCOMPARE(spec.resources, config.resources);
        QCOMPARE(spec.labels,
                 (std::map<std::string, std::string>{{"team", "web"},
                                                     {label::Managed, "true"},
                                                     {label::Service, "id-shop"},
                                                     {label::Revision, "4"},
                                                     {label::Operation, "operation-1"},
                                                     {label::Colour, "b"}}));
        record.addresses = {{"127.0.0.1", 20001}, {"127.0.0.1", 20002}};
        const auto loopback = containerSpec({record, intent, operation, image, 80, "", false});
        QCOMPARE(loopback.ports.back(), (PortMapping{"127.0.0.1", 20002, 80, Protocol::Tcp}));
        QVERIFY(loopback.network.empty() && loopback.pinnedIp.empty());
        QCOMPARE(containerSpec({record, intent, operation, image, {}, "", false}).ports, config.ports);
    }

    void peopleReachItAtThisAddress()
    {
        ServiceConfig config = aService("shop").at("shop.example.org");
        QCOMPARE(publicAddress(config, 80, 443), std::string("https://shop.example.org"));
        QCOMPARE(publicAddress(config, 8080, 8443), std::string("https://shop.example.org:8443"));
        config.tls = TlsMode::Off;
        QCOMPARE(publicAddress(config, 80, 443), std::string("http://shop.example.org"));
        QCOMPARE(publicAddress(config, 8080, 8443), std::string("http://shop.example.org:8080"));
        config.domain = "shop.localhost";
        config.tls = TlsMode::Auto;
        QCOMPARE(publicAddress(config, 8080, 8443), std::string("http://shop.localhost:8080"));
        config.tls = TlsMode::Internal;
        QCOMPARE(publicAddress(config, 8080, 8443), std::string("https://shop.localhost:8443"));
        QCOMPARE(publicAddress(config, 0, 0), std::string("https://shop.localhost"));
        config.domain.clear();
        QCOMPARE(publicAddress(config, 80, 443), std::string());
    }

    void anIntentIsInForceOnceItsRevisionIs()
    {
        OperationIntent intent;
        intent.targetRevision = 2;
        QVERIFY(!isInForce(intent, aService("shop").record(2)));
        intent.containerName = "wakedock-shop-1";
        QVERIFY(!isInForce(intent, aService("shop").record(1)));
        QVERIFY(isInForce(intent, aService("shop").record(2)));
    }
};

WAKEDOCK_TEST(TestDeploymentRules)
#include "test_deployment_rules.moc"
