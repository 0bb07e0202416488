#include "compose_samples.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;

/// Everything that can be wrong with a Compose file, told with its line and column.
class TestComposeProblems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyProblemHasItsPlace_data()
    {
        QTest::addColumn<std::string>("yaml");
        QTest::addColumn<std::string>("told");
        const auto row = [](const char *name, const char *yaml, const char *told) {
            QTest::newRow(name) << std::string(yaml) << std::string(told);
        };
        row("nothing wrong", "services:\n  web:\n    image: a\n", "");
        row("syntax", "services:\n  web: [a\n", "error yaml_invalid 3:1 ");
        row("a tab", "services:\n\tweb:\n", "error yaml_invalid 2:5 ");
        row("two documents", "services: {a: {image: a}}\n---\nservices: {}\n", "error several_documents 3:1 ");
        row("no mapping", "- a\n", "error not_a_mapping 1:1 ");
        row("empty", "", "error not_a_mapping 1:1 ");
        row("no services", "volumes: {}\n", "error no_services 1:1 services");
        row("top key", "service:\n  web: {image: a}\nservices: {a: {image: a}}\n", "error unknown_key 1:1 service");
        row("own keys", "x-mine: 1\nservices: {a: {image: a, x-more: 2}}\n", "");
        row("service key", "services:\n  web:\n    imgae: a\n    image: b\n", "error unknown_key 3:5 services.web.imgae");
        row("health key", "services:\n  web:\n    image: b\n    healthcheck:\n      intervall: 3s\n",
            "error unknown_key 5:7 services.web.healthcheck.intervall");
        row("volume key", "services: {a: {image: a}}\nvolumes:\n  data:\n    drivr: local\n",
            "error unknown_key 4:5 volumes.data.drivr");
        row("twice the same key", "services:\n  web:\n    image: a\n    image: b\n", "error duplicate_key 4:5 image");
        row("wrong type", "services:\n  web:\n    image: [a]\n    ports: 80\n",
            "error nothing_to_run 2:3 services.web\nerror wrong_type 3:12 services.web.image\nerror wrong_type 4:12 "
            "services.web.ports");
        row("no flag", "services:\n  web:\n    image: a\n    tty: maybe\n", "error wrong_type 4:10 services.web.tty");
        row("no duration", "services:\n  web:\n    image: a\n    stop_grace_period: soon\n",
            "error wrong_type 4:24 services.web.stop_grace_period");
        row("no size", "services:\n  web:\n    image: a\n    mem_limit: lots\n",
            "error wrong_type 4:16 services.web.mem_limit");
        row("no image", "services:\n  web:\n    command: a\n", "error nothing_to_run 2:3 services.web");
        row("empty service", "services:\n  web:\n", "error service_empty 2:3 services.web");
        row("service name", "services:\n  'my web': {image: a}\n", "error name_invalid 2:3 services.my web");
        row("container name", "services:\n  web: {image: a, container_name: 'a b'}\n",
            "error name_invalid 2:19 services.web.container_name");
        row("port", "services:\n  web:\n    image: a\n    ports:\n      - 80:99999\n",
            "error port_invalid 5:9 services.web.ports[0]");
        row("ranges", "services:\n  web:\n    image: a\n    ports: ['1-3:1-2']\n",
            "error port_invalid 4:13 services.web.ports[0]");
        row("base 60", "services:\n  web:\n    image: a\n    ports: [22:22]\n",
            "warning port_unquoted 4:13 services.web.ports[0]");
        row("mount", "services:\n  web:\n    image: a\n    volumes: ['data']\n",
            "error volume_invalid 4:15 services.web.volumes[0]");
        row("mount type", "services:\n  web:\n    image: a\n    volumes:\n    - {type: bnd, target: /a}\n",
            "error volume_invalid 5:7 services.web.volumes[0]");
        row("restart", "services:\n  web:\n    image: a\n    restart: sometimes\n",
            "error value_unknown 4:5 services.web.restart");
        row("volume", "services:\n  web:\n    image: a\n    volumes: ['data:/data']\n",
            "error undefined_volume 4:15 services.web.volumes[0]");
        row("network", "services:\n  web:\n    image: a\n    networks: [front]\n",
            "error undefined_network 4:16 services.web.networks[0]");
        row("network and mode",
            "services:\n  web:\n    image: a\n    networks: [front]\n    network_mode: bridge\nnetworks: {front: {}}\n",
            "error networks_exclude_mode 5:5 services.web.network_mode");
        row("secret", "services:\n  web:\n    image: a\n    secrets: [key]\n",
            "error undefined_secret 4:15 services.web.secrets[0]");
        row("config", "services:\n  web:\n    image: a\n    configs:\n      - source: conf\n        target: /c\n",
            "error undefined_config 5:9 services.web.configs[0]");
        row("dependency",
            "services:\n  web:\n    image: a\n    depends_on:\n      dbb:\n        condition: service_healthy\n  db: "
            "{image: a}\n",
            "error undefined_service 5:7 services.web.depends_on.dbb");
        row("condition",
            "services:\n  web:\n    image: a\n    depends_on:\n      db:\n        condition: ready\n  db: {image: a}\n",
            "error value_unknown 5:7 services.web.depends_on.db");
        row("shared namespace", "services:\n  web:\n    image: a\n    network_mode: service:dv\n",
            "error undefined_service 4:5 services.web.network_mode");
        row("cycle",
            "services:\n  a: {image: a, depends_on: [b]}\n  b: {image: a, depends_on: [c]}\n  c: {image: a, links: "
            "['a:x']}\n",
            "error dependency_cycle 2:3 services.a");
        row("own cycle", "services:\n  a: {image: a, depends_on: [a]}\n", "error dependency_cycle 2:3 services.a");
        row("container name twice",
            "services:\n  a: {image: a, container_name: x}\n  b:\n    image: a\n    container_name: x\n",
            "error container_name_taken 5:5 services.b.container_name");
        row("host port twice",
            "services:\n  a: {image: a, ports: ['127.0.0.1:80:80']}\n  b:\n    image: a\n    ports: ['80:81']\n",
            "error port_taken 5:5 services.b.ports");
        row("other address",
            "services:\n  a: {image: a, ports: ['127.0.0.1:80:80']}\n  b: {image: a, ports: ['127.0.0.2:80:80']}\n", "");
        row("name for many", "services:\n  a:\n    image: a\n    container_name: x\n    deploy: {replicas: 2}\n",
            "error name_not_for_many 4:5 services.a.container_name");
        row("port for many", "services:\n  a:\n    image: a\n    ports: ['80:80']\n    scale: 2\n",
            "error port_not_for_many 4:5 services.a.ports");
        row("profile of a dependency",
            "services:\n  a:\n    image: a\n    depends_on: [b]\n  b: {image: a, profiles: [x]}\n",
            "error dependency_not_enabled 4:5 services.a.depends_on");
        row("env file", "services:\n  a:\n    image: a\n    env_file: ./more.env\n",
            "warning file_missing 4:15 services.a.env_file");
        row("merge of no mapping", "services:\n  a:\n    <<: 3\n    image: a\n", "error merge_invalid 3:5 <<");
    }
    void everyProblemHasItsPlace()
    {
        QFETCH(std::string, yaml);
        QFETCH(std::string, told);
        QCOMPARE(complaints(security::readCompose(composeOf(yaml)).problems), told);
    }

    void allProblemsAreToldAtOnceInTheirOrder()
    {
        const auto reading = security::readCompose(
            composeOf("services:\n  web:\n    imgae: a\n    ports: ['x']\n    volumes: ['data:/d']\n    networks: [n]\n"));
        QCOMPARE(complaints(reading.problems),
                 std::string("error nothing_to_run 2:3 services.web\nerror unknown_key 3:5 services.web.imgae\n"
                             "error port_invalid 4:13 services.web.ports[0]\nerror undefined_volume 5:15 "
                             "services.web.volumes[0]\nerror undefined_network 6:16 services.web.networks[0]"));
        QCOMPARE(reading.problems[1].suggestion, std::string("Did you mean image?"));
        QVERIFY(!reading.isValid());
    }

    void anAliasBombAndADeepNestAreRefusedQuickly_data()
    {
        QTest::addColumn<std::string>("yaml");
        std::string bomb = "x-a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n";
        for (int i = 1; i < 12; ++i) {
            const std::string before = "*a" + std::to_string(i - 1);
            bomb += "x-a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before + "," + before + "," + before
                + "," + before + "," + before + "," + before + "," + before + "," + before + "," + before + "]\n";
        }
        QTest::newRow("bomb") << bomb + "services: {a: {image: a, command: *a11}}\n";
        QTest::newRow("deep") << "services: " + std::string(20000, '[');
        QTest::newRow("deep and closed") << "services: " + std::string(300, '[') + std::string(300, ']') + "\n";
        QTest::newRow("an alias of what holds it") << std::string("services: &a\n  web: *a\n");
        QTest::newRow("not text") << std::string("services: \x01\x02\xff\n");
        QTest::newRow("too long") << "services: {a: {image: " + std::string(1100000, 'a') + "}}\n";
    }
    void anAliasBombAndADeepNestAreRefusedQuickly()
    {
        QFETCH(std::string, yaml);
        QVERIFY(!security::readCompose(composeOf(yaml)).isValid());
    }

    void severalFilesAreEachToldOfByTheirName()
    {
        core::ComposeSource source = composeOf("services: {web: {image: a}}\n");
        source.files.push_back({"more.yaml", "services:\n  web:\n    prots: []\n"});
        source.composeFiles = {"compose.yaml", "more.yaml", "gone.yaml"};
        const auto problems = security::readCompose(source).problems;
        QCOMPARE(problems.size(), std::size_t(2));
        QCOMPARE(problems[0].file, std::string("gone.yaml"));
        QCOMPARE(problems[1].file, std::string("more.yaml"));
        QCOMPARE(problems[1].line, 3);
        QCOMPARE(problems[1].suggestion, std::string("Did you mean ports?"));
    }
};

WAKEDOCK_TEST(TestComposeProblems)
#include "test_compose_problems.moc"
