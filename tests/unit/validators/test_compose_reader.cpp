#include "compose_samples.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using core::PortMapping;
using core::Protocol;

/// What Compose files come to, what variables stand for, and what gives power over the host.
class TestComposeReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void variablesAreFilledIn_data()
    {
        QTest::addColumn<std::string>("written");
        QTest::addColumn<std::string>("image");
        QTest::addColumn<std::string>("told");
        const auto row = [](const char *written, const char *image, const char *told = "") {
            QTest::newRow(written) << std::string(written) << std::string(image) << std::string(told);
        };
        row("$SET", "value");
        row("${SET}:1", "value:1");
        row("${SET:-other}", "value");
        row("${UNSET:-other}", "other");
        row("${UNSET-other}", "other");
        row("${EMPTY:-other}", "other");
        row("${EMPTY-other}x", "x");
        row("${SET:+instead}", "instead");
        row("${UNSET:+instead}y", "y");
        row("${UNSET:-${SET}}", "value");
        row("${UNSET:-${ALSO:-deep}}", "deep");
        row("${SET:?why}", "value");
        row("$$SET", "$SET");
        row("${COMPOSE_PROJECT_NAME}", "shop");
        row("a${UNSET}", "a", "warning variable_unset 3:12 services.web.image");
        row("a${UNSET:?say it}", "a", "error variable_required 3:12 services.web.image");
        row("a${1X}", "a", "error variable_invalid 3:12 services.web.image");
        row("a${SET", "a", "error variable_invalid 3:12 services.web.image");
        row("a$", "a$", "error variable_invalid 3:12 services.web.image");
    }
    void variablesAreFilledIn()
    {
        QFETCH(std::string, written);
        QFETCH(std::string, image);
        QFETCH(std::string, told);
        const auto reading =
            security::readCompose(composeOf("services:\n  web:\n    image: " + written + "\n", "SET=value\nEMPTY=\n"));
        QCOMPARE(complaints(reading.problems), told);
        QCOMPARE(serviceOf(reading, "web").image, image);
    }

    void envFilesAreReadAsTheProgramsReadThem()
    {
        const auto image = [](const std::string &env) {
            return serviceOf(security::readCompose(composeOf("services: {web: {image: $V}}\n", env)), "web").image;
        };
        QCOMPARE(image("# first\nexport V=one # two\r\n"), std::string("one"));
        QCOMPARE(image("V='a # b'\n"), std::string("a # b"));
        QCOMPARE(image("V=\"quoted\"\n"), std::string("quoted"));
        QCOMPARE(image("W=in\nV=${W}side\n"), std::string("inside"));
        QCOMPARE(image("V=old\nV=new\n"), std::string("new"));
        const auto broken = security::readCompose(composeOf("services: {web: {image: a}}\n", "ok=1\n!no\n"));
        QCOMPARE(complaints(broken.problems), std::string("error env_line_invalid 2:1 "));
        core::ComposeSource given = composeOf("services: {web: {image: $V}}\n", "V=file\n");
        given.variables = {{"V", "given"}};
        QCOMPARE(serviceOf(security::readCompose(given), "web").image, std::string("given"));
    }

    void aServiceIsReadWhole()
    {
        const auto reading = security::readCompose(composeOf(
            "version: '3.7'\nx-base: &base {restart: always, pull_policy: always}\nservices:\n"
            "  web:\n    <<: *base\n    image: nginx\n    container_name: front\n"
            "    ports: ['8080:80', '127.0.0.1:53:53/udp', '9000', '[::1]:7:7', '3000-3001:3000-3001', '5000-5009:5000']\n"
            "    volumes: ['data:/data', './conf:/conf:ro', '/cache', {type: tmpfs, target: /t}]\n"
            "    depends_on: {db: {condition: service_started}, init: {condition: service_completed_successfully}}\n"
            "  db: {build: ., deploy: {replicas: 3}}\n  init: {image: i, profiles: []}\n"
            "volumes:\n  data:\n  kept: {external: true}\n  named: {name: my-data}\n"));
        QCOMPARE(complaints(reading.problems), std::string());
        QCOMPARE(reading.version, std::string("3.7"));
        const auto &web = serviceOf(reading, "web");
        QCOMPARE(web.pullPolicy, std::string("always"));
        QCOMPARE(web.containerName, std::string("front"));
        QCOMPARE(web.dependsOn, (std::vector<std::string>{"db", "init"}));
        QCOMPARE(web.ports,
                 (std::vector<PortMapping>{{"0.0.0.0", 8080, 80, Protocol::Tcp},
                                           {"127.0.0.1", 53, 53, Protocol::Udp},
                                           {"0.0.0.0", 0, 9000, Protocol::Tcp},
                                           {"[::1]", 7, 7, Protocol::Tcp},
                                           {"0.0.0.0", 3000, 3000, Protocol::Tcp},
                                           {"0.0.0.0", 3001, 3001, Protocol::Tcp},
                                           {"0.0.0.0", 0, 5000, Protocol::Tcp}}));
        QCOMPARE(web.volumes.size(), std::size_t(4));
        QCOMPARE(web.volumes[1].source, std::string("/srv/stacks/shop/conf"));
        QVERIFY(web.volumes[1].readOnly);
        QVERIFY(serviceOf(reading, "db").builds);
        QCOMPARE(serviceOf(reading, "db").replicas, 3);
        QVERIFY(serviceOf(reading, "init").isOneShot);
        QCOMPARE(reading.volumes,
                 (std::vector<core::ComposeVolume>{
                     {"data", "shop_data", false}, {"kept", "kept", true}, {"named", "my-data", false}}));
    }

    void filesAreLaidOverEachOther()
    {
        core::ComposeSource source = composeOf("services: {web: {image: a, volumes: ['/x:/d'], ports: ['1:1']}}\n");
        source.files.push_back({"more.yaml", "services: {web: {image: b, volumes: ['/y:/d'], ports: ['2:2']}}\n"});
        source.composeFiles = {"compose.yaml", "more.yaml"};
        const auto reading = security::readCompose(source);
        QCOMPARE(serviceOf(reading, "web").image, std::string("b"));
        QCOMPARE(serviceOf(reading, "web").volumes.size(), std::size_t(1));
        QCOMPARE(serviceOf(reading, "web").volumes[0].source, std::string("/y"));
        QCOMPARE(serviceOf(reading, "web").ports.size(), std::size_t(2));
    }

    void profilesChooseServices()
    {
        core::ComposeSource source =
            composeOf("services: {web: {image: a}, debug: {image: a, profiles: [dev]}, x: {image: a, profiles: [x]}}\n");
        const auto enabled = [](const core::ComposeSource &asked) {
            std::string names;
            for (const auto &service : security::readCompose(asked).services) {
                names += service.isEnabled ? service.name + " " : "";
            }
            return names;
        };
        QCOMPARE(enabled(source), std::string("web "));
        source.profiles = {"dev"};
        QCOMPARE(enabled(source), std::string("debug web "));
        source.profiles = {"*"};
        QCOMPARE(enabled(source), std::string("debug web x "));
        source.profiles = {};
        source.files.push_back({".env", "COMPOSE_PROFILES=x,dev\n"});
        QCOMPARE(enabled(source), std::string("debug web x "));
    }

    void whatGivesPowerOverTheHostIsFound_data()
    {
        QTest::addColumn<std::string>("service");
        QTest::addColumn<std::string>("code");
        const auto row = [](const char *service, const char *code) {
            QTest::newRow(service) << std::string(service) << std::string(code);
        };
        row("privileged: true", "privileged");
        row("privileged: 'yes'", "privileged");
        row("privileged: false", "");
        row("volumes: ['/var/run/docker.sock:/d']", "sensitive_mount");
        row("volumes: [{type: bind, source: /etc, target: /d}]", "sensitive_mount");
        row("volumes: ['/:/host']", "sensitive_mount");
        row("volumes: ['/srv/data:/data']", "");
        row("volumes: ['./data:/data']", "");
        row("volumes: ['../other:/data']", "sensitive_mount");
        row("volumes: ['./a/../../../..:/data']", "sensitive_mount");
        row("volumes: ['/srv/stacks/blog:/data']", "sensitive_mount");
        row("volumes: ['~/x:/data']", "sensitive_mount");
        row("volumes: ['/srv/$${X}:/data']", "sensitive_mount");
        row("pid: host", "host_namespace");
        row("network_mode: host", "host_namespace");
        row("ipc: container:other", "host_namespace");
        row("network_mode: bridge", "");
        row("cap_add: [SYS_ADMIN]", "host_access");
        row("devices: ['/dev/sda:/dev/sda']", "host_access");
        row("security_opt: ['seccomp:unconfined']", "unconfined");
        row("security_opt: ['no-new-privileges:true']", "");
        row("volumes_from: ['container:x']", "host_access");
        row("env_file: /etc/environment", "reads_host_file");
        row("env_file: [../x.env]", "reads_host_file");
        row("build: /srv/app", "reads_host_file");
        row("build: {context: ., network: host}", "build_access");
        row("build: ./app", "");
        row("extends: {file: other.yaml, service: a}", "unchecked_file");
        row("provider: {type: x}", "host_access");
        row("use_api_socket: true", "privileged");
    }
    void whatGivesPowerOverTheHostIsFound()
    {
        QFETCH(std::string, service);
        QFETCH(std::string, code);
        const auto reading = security::readCompose(composeOf("services:\n  web:\n    image: a\n    " + service + "\n"));
        QCOMPARE(reading.sensitive.empty() ? std::string() : reading.sensitive.front().code, code);
        if (!code.empty()) {
            QCOMPARE(reading.sensitive.front().line, 4);
        }
    }

    void powerHiddenElsewhereIsFoundToo()
    {
        const auto sensitive = [](const std::string &yaml, const std::string &env = {}) {
            return complaints(security::readCompose(composeOf(yaml, env)).sensitive);
        };
        QCOMPARE(sensitive("x-a: &a {privileged: true}\nservices: {web: {<<: *a, image: a}}\n"),
                 std::string("warning privileged 1:10 services.web.privileged"));
        QCOMPARE(sensitive("services: {web: {image: a}}\nvolumes: {v: {driver_opts: {o: bind, device: /etc}}}\n"),
                 std::string("warning sensitive_mount 2:15 volumes.v.driver_opts"));
        QCOMPARE(sensitive("services: {web: {image: a}}\nvolumes: {v: {driver_opts: {type: nfs, device: ':/x'}}}\n"),
                 std::string());
        QCOMPARE(sensitive("services: {web: {image: a}}\nsecrets: {s: {file: /root/.ssh/id}}\n"),
                 std::string("warning reads_host_file 2:15 secrets.s.file"));
        QCOMPARE(sensitive("include: [x.yaml]\nservices: {web: {image: a}}\n"),
                 std::string("warning unchecked_file 1:10 include"));
        QCOMPARE(sensitive("services: {web: {image: a, volumes: ['${P}:/x']}}\n", "A=/et\nP=${A}c\n"),
                 std::string("warning sensitive_mount 1:38 services.web.volumes[0]"));
    }

    void theDefinitionTellsAServiceFromAnother()
    {
        const auto definition = [](const std::string &service) {
            return serviceOf(security::readCompose(composeOf("services: {web: " + service + "}\n")), "web").definition;
        };
        QCOMPARE(definition("{image: a, tty: true}"), definition("{tty: true, image: a}"));
        QVERIFY(definition("{image: a}") != definition("{image: b}"));
    }
};

WAKEDOCK_TEST(TestComposeReader)
#include "test_compose_reader.moc"
