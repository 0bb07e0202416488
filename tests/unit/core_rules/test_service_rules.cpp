#include "backend/core/domain/rules/service_rules.h"

#include "backend/shared/exceptions/error.h"
#include "tests/support/builders/service_builder.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <functional>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

using Change = std::function<void(ServiceConfig &)>;
Q_DECLARE_METATYPE(Change)

namespace {

void breaking(const char *name, const char *field, Change change)
{
    QTest::newRow(name) << QString::fromLatin1(field) << std::move(change);
}

ServiceConfig soundShop()
{
    return aService("shop")
        .at("shop.example.org", {"*.shop.example.org"})
        .withVolume("shop-data", "/data")
        .withBind("/srv/shop", "/srv")
        .withPort(8080, 80)
        .withPort(0, 53, "0.0.0.0", Protocol::Udp)
        .inNetwork("backend")
        .checkedBy(HealthCheckType::Http);
}

} // namespace

class TestServiceRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSoundServiceBreaksNone()
    {
        const auto problems = brokenRules(normalised(soundShop()));
        QVERIFY2(problems.empty(), problems.empty() ? "" : (problems.front().field + problems.front().message).c_str());
        QVERIFY(brokenRules(aService("a")).empty());
        QVERIFY(brokenRules(aService(std::string(63, 'a'))).empty());
    }

    void eachBrokenRuleNamesItsField_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<Change>("change");
        breaking("no name", "name", [](ServiceConfig &c) { c.name.clear(); });
        breaking("upper case", "name", [](ServiceConfig &c) { c.name = "Shop"; });
        breaking("leading hyphen", "name", [](ServiceConfig &c) { c.name = "-shop"; });
        breaking("long name", "name", [](ServiceConfig &c) { c.name = std::string(64, 'a'); });
        breaking("confusable", "name", [](ServiceConfig &c) { c.name = "sh\xd0\xbep"; });
        breaking("compose", "kind", [](ServiceConfig &c) { c.kind = ServiceKind::Compose; });
        breaking("replicas", "replicas", [](ServiceConfig &c) { c.replicas = 2; });
        breaking("no image", "image", [](ServiceConfig &c) { c.image.clear(); });
        breaking("image with a space", "image", [](ServiceConfig &c) { c.image = "nginx latest"; });
        breaking("image like an option", "image", [](ServiceConfig &c) { c.image = "--privileged"; });
        breaking("long image", "image", [](ServiceConfig &c) { c.image = std::string(513, 'a'); });
        breaking("variable without a name", "environment.", [](ServiceConfig &c) { c.environment[""] = "1"; });
        breaking("variable with equals", "environment.A=B", [](ServiceConfig &c) { c.environment["A=B"] = "1"; });
        breaking("value with a zero byte", "environment.A",
                 [](ServiceConfig &c) { c.environment["A"] = std::string("x\0y", 3); });
        breaking("container port 0", "ports[0].container_port", [](ServiceConfig &c) { c.ports[0].containerPort = 0; });
        breaking("container port 65536", "ports[1].container_port",
                 [](ServiceConfig &c) { c.ports[1].containerPort = 65536; });
        breaking("host port -1", "ports[0].host_port", [](ServiceConfig &c) { c.ports[0].hostPort = -1; });
        breaking("host name as address", "ports[0].host_ip", [](ServiceConfig &c) { c.ports[0].hostIp = "localhost"; });
        breaking("one host port twice", "ports[2].host_port", [](ServiceConfig &c) { c.ports.push_back(c.ports[0]); });
        breaking("volume name", "volumes[0].source", [](ServiceConfig &c) { c.volumes[0].source = "a/b"; });
        breaking("short volume name", "volumes[0].source", [](ServiceConfig &c) { c.volumes[0].source = "a"; });
        breaking("relative bind", "volumes[1].source", [](ServiceConfig &c) { c.volumes[1].source = "srv"; });
        breaking("climbing bind", "volumes[1].source", [](ServiceConfig &c) { c.volumes[1].source = "/srv/../etc"; });
        breaking("climbing at the end", "volumes[1].source", [](ServiceConfig &c) { c.volumes[1].source = "/srv/.."; });
        breaking("relative target", "volumes[0].target", [](ServiceConfig &c) { c.volumes[0].target = "data"; });
        breaking("target root", "volumes[0].target", [](ServiceConfig &c) { c.volumes[0].target = "/"; });
        breaking("one target twice", "volumes[1].target", [](ServiceConfig &c) { c.volumes[1].target = "/data"; });
        breaking("own label", "labels.wakedock.service", [](ServiceConfig &c) { c.labels["wakedock.service"] = "x"; });
        breaking("empty label", "labels.", [](ServiceConfig &c) { c.labels[""] = "x"; });
        breaking("network name", "networks[0]", [](ServiceConfig &c) { c.networks[0] = "back end"; });
        breaking("little memory", "resources.memory_bytes", [](ServiceConfig &c) { c.resources.memoryBytes = 1024; });
        breaking("negative memory", "resources.memory_bytes", [](ServiceConfig &c) { c.resources.memoryBytes = -1; });
        breaking("negative cpus", "resources.cpus", [](ServiceConfig &c) { c.resources.cpus = -0.5; });
        breaking("no number of cpus", "resources.cpus",
                 [](ServiceConfig &c) { c.resources.cpus = std::numeric_limits<double>::quiet_NaN(); });
        breaking("domain", "domain", [](ServiceConfig &c) { c.domain = "shop..org"; });
        breaking("alias", "aliases[0]", [](ServiceConfig &c) { c.aliases[0] = "192.0.2.1"; });
        breaking("alias twice", "aliases[1]", [](ServiceConfig &c) { c.aliases.push_back("shop.example.org"); });
        breaking("aliases alone", "aliases", [](ServiceConfig &c) { c.domain.clear(); });
        breaking("upstream port", "upstream_port", [](ServiceConfig &c) { c.upstreamPort = 0; });
        breaking("health path", "health_check.path", [](ServiceConfig &c) { c.healthCheck->path = "health"; });
        breaking("health path with a line break", "health_check.path",
                 [](ServiceConfig &c) { c.healthCheck->path = "/ HTTP/1.1\r\nX: y"; });
        breaking("health status", "health_check.expected_status",
                 [](ServiceConfig &c) { c.healthCheck->expectedStatus = 42; });
        breaking("health interval", "health_check", [](ServiceConfig &c) { c.healthCheck->intervalSeconds = 0; });
        breaking("idle minutes", "sleep.idle_minutes", [](ServiceConfig &c) { c.sleep.idleMinutes = 0; });
        breaking("grace", "sleep.grace_seconds", [](ServiceConfig &c) { c.sleep.graceSeconds = -1; });
        breaking("wake timeout", "sleep.wake_timeout_seconds", [](ServiceConfig &c) { c.sleep.wakeTimeoutSeconds = 4000; });
    }
    void eachBrokenRuleNamesItsField()
    {
        QFETCH(QString, field);
        QFETCH(Change, change);
        ServiceConfig config = soundShop();
        change(config);
        const auto problems = brokenRules(config);
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(problems.front().field, field.toStdString());
        QVERIFY(problems.front().message.ends_with('.'));
    }

    void allProblemsAreToldTogether()
    {
        ServiceConfig config = soundShop();
        config.name = "Shop";
        config.image.clear();
        config.ports[0].containerPort = 0;
        QCOMPARE(brokenRules(config).size(), std::size_t(3));
    }

    void aConfigurationIsKeptNormalised()
    {
        ServiceConfig config = aService("  shop ").at(" Shop.Example.ORG. ", {"BÜCHER.example.org", "not a domain"});
        config.image = "\tnginx:1.25\n";
        config.ports.push_back({"", 0, 80, Protocol::Tcp});
        config.volumes.push_back({VolumeType::Bind, "//srv/./shop//", "/srv", false});
        const auto kept = normalised(config);
        QCOMPARE(kept.name, std::string("shop"));
        QCOMPARE(kept.image, std::string("nginx:1.25"));
        QCOMPARE(hostsOf(kept), (std::vector<std::string>{"shop.example.org", "xn--bcher-kva.example.org", "not a domain"}));
        QCOMPARE(kept.ports.front().hostIp, std::string("127.0.0.1"));
        QCOMPARE(kept.volumes.front().source, std::string("/srv/shop"));
        QCOMPARE(normalised(kept), kept);
        QVERIFY(normalised(ServiceConfig()).name.empty());
    }

    void mountsThatGivePowerOverTheHostAreNamed_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<bool>("sensitive");
        for (const char *source : {"/",
                                   "//",
                                   "/.",
                                   "/./",
                                   "/etc",
                                   "/etc/",
                                   "/etc/nginx",
                                   "//etc",
                                   "/./etc",
                                   "/var",
                                   "/var/lib",
                                   "/var/run",
                                   "/var/run/docker.sock",
                                   "/run/docker.sock",
                                   "/var/lib/docker/volumes",
                                   "/root/.ssh",
                                   "/proc",
                                   "/dev/sda",
                                   "/home",
                                   "/usr/local/bin",
                                   "/lib64",
                                   "/sbin"}) {
            QTest::newRow(source) << source << true;
        }
        for (const char *source : {"/srv/shop", "/home/shop/data", "/etcetera", "/var/www", "/opt/data", "/data"}) {
            QTest::newRow(source) << source << false;
        }
    }
    void mountsThatGivePowerOverTheHostAreNamed()
    {
        QFETCH(QString, source);
        QFETCH(bool, sensitive);
        const auto found = sensitiveMounts(aService("shop").withBind(source.toStdString(), "/mnt"));
        QCOMPARE(found.size(), std::size_t(sensitive ? 1 : 0));
        if (sensitive) {
            QVERIFY(found.front().ends_with("and may change it."));
            const auto readOnly = sensitiveMounts(aService("shop").withBind(source.toStdString(), "/mnt", true));
            QVERIFY(readOnly.front().ends_with("(read only)."));
        }
    }

    void aNamedVolumeIsNeverSensitive() { QVERIFY(sensitiveMounts(aService("shop").withVolume("etc", "/etc")).empty()); }

    void conflictsNameTheOtherServiceAndTheField_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("field");
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, const char *reason, const char *field, Change change) {
            QTest::newRow(name) << QString::fromLatin1(reason) << QString::fromLatin1(field) << std::move(change);
        };
        row("nothing in common", "", "", [](ServiceConfig &) { });
        row("name", "name_taken", "name", [](ServiceConfig &c) { c.name = "taken"; });
        row("domain", "domain_taken", "domain", [](ServiceConfig &c) { c.domain = "taken.example.org"; });
        row("alias", "domain_taken", "aliases[0]", [](ServiceConfig &c) { c.aliases = {"www.taken.example.org"}; });
        row("below its pattern", "", "", [](ServiceConfig &c) { c.aliases = {"a.taken.example.org"}; });
        row("port", "port_taken", "ports[0].host_port", [](ServiceConfig &c) { c.ports = {{"127.0.0.1", 8080, 1}}; });
        row("port everywhere", "port_taken", "ports[0].host_port",
            [](ServiceConfig &c) { c.ports = {{"0.0.0.0", 8080, 1}}; });
        row("port elsewhere", "", "", [](ServiceConfig &c) { c.ports = {{"192.0.2.1", 8080, 1}}; });
        row("udp", "", "", [](ServiceConfig &c) { c.ports = {{"127.0.0.1", 8080, 1, Protocol::Udp}}; });
        row("chosen by the engine", "", "", [](ServiceConfig &c) { c.ports = {{"127.0.0.1", 0, 80}}; });
        row("port of another host", "", "", [](ServiceConfig &c) {
            c.ports = {{"127.0.0.1", 8080, 1}};
            c.hostId = HostId("other");
        });
    }
    void conflictsNameTheOtherServiceAndTheField()
    {
        QFETCH(QString, reason);
        QFETCH(QString, field);
        QFETCH(Change, change);
        const auto taken = aService("taken")
                               .at("taken.example.org", {"www.taken.example.org", "*.taken.example.org"})
                               .withPort(8080, 80)
                               .withPort(0, 81)
                               .record();
        ServiceConfig config = aService("shop").at("shop.example.org");
        change(config);
        std::optional<Error> error;
        try {
            requireNoConflict(config, ServiceId("new"), {taken});
        } catch (const Error &thrown) {
            error = thrown;
        }
        QCOMPARE(error ? error->reason() : "", reason.toStdString());
        if (error) {
            QCOMPARE(error->code(), ErrorCode::Conflict);
            QCOMPARE(error->fields().front().field, field.toStdString());
            QVERIFY(error->message().find("taken") != std::string::npos);
            requireNoConflict(config, taken.id, {taken});
        }
    }
};

WAKEDOCK_TEST(TestServiceRules)
#include "test_service_rules.moc"
