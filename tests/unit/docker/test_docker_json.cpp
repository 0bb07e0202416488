#include "backend/infrastructure/docker/requests/container_json.h"
#include "backend/infrastructure/docker/requests/container_requests.h"
#include "backend/infrastructure/docker/requests/image_requests.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::docker;
using nlohmann::json;

namespace {
std::string frame(char stream, const std::string &bytes)
{
    std::string framed(8, '\0');
    framed[0] = stream;
    framed[6] = static_cast<char>(bytes.size() >> 8U);
    framed[7] = static_cast<char>(bytes.size() & 0xffU);
    return framed + bytes;
}
} // namespace

class TestDockerJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aContainersSpecIsSentCompletely()
    {
        ContainerSpec spec;
        spec.name = "shop-a";
        spec.image = "nginx:1.27";
        spec.command = {"serve", "--fast"};
        spec.environment = {{"A", "1"}, {"B", "x=y"}};
        spec.ports = {{"127.0.0.1", 8080, 80, Protocol::Tcp}, {"0.0.0.0", 0, 53, Protocol::Udp}};
        spec.volumes = {{VolumeType::Volume, "data", "/data", false}, {VolumeType::Bind, "/srv/etc", "/etc/app", true}};
        spec.labels = {{"wakedock.managed", "true"}};
        spec.restartPolicy = RestartPolicy::OnFailure;
        spec.resources = {64 * 1024 * 1024, 1.5};
        spec.network = "wakedock";
        spec.pinnedIp = "10.213.0.10";
        const auto expected = json::parse(R"({
            "Image": "nginx:1.27", "Cmd": ["serve", "--fast"], "Env": ["A=1", "B=x=y"],
            "Labels": {"wakedock.managed": "true"}, "ExposedPorts": {"80/tcp": {}, "53/udp": {}},
            "HostConfig": {
                "PortBindings": {"80/tcp": [{"HostIp": "127.0.0.1", "HostPort": "8080"}],
                                 "53/udp": [{"HostIp": "0.0.0.0", "HostPort": ""}]},
                "Mounts": [{"Type": "volume", "Source": "data", "Target": "/data", "ReadOnly": false},
                           {"Type": "bind", "Source": "/srv/etc", "Target": "/etc/app", "ReadOnly": true}],
                "RestartPolicy": {"Name": "on-failure", "MaximumRetryCount": 0},
                "Memory": 67108864, "NanoCpus": 1500000000, "NetworkMode": "wakedock"},
            "NetworkingConfig": {"EndpointsConfig": {"wakedock": {"IPAMConfig": {"IPv4Address": "10.213.0.10"}}}}})");
        QCOMPARE(containerBody(spec).dump(2), expected.dump(2));
        QCOMPARE(createContainerCall(spec).request.target, std::string("/containers/create?name=shop-a"));
    }

    void aSpecWithoutWishesLeavesTheEnginesDefaults()
    {
        ContainerSpec spec;
        spec.image = "x";
        const auto body = containerBody(spec);
        QVERIFY(!body.contains("Cmd"));
        QVERIFY(!body.contains("NetworkingConfig"));
        QVERIFY(!body["HostConfig"].contains("Memory"));
        QVERIFY(body["Labels"].is_object());
        QCOMPARE(body["HostConfig"]["RestartPolicy"]["Name"].get<std::string>(), std::string("no"));
    }

    void aContainerIsReadWithItsStateAndItsPortsOnce()
    {
        const auto container = readContainer(json::parse(R"({
            "Id": "abc", "Name": "/shop", "Image": "sha256:1", "Created": "2026-11-23T16:19:21.188035668Z",
            "Config": {"Image": "nginx:1", "Labels": {"a": "b"}},
            "State": {"Status": "running", "Pid": 42, "ExitCode": 0, "OOMKilled": true, "Error": "was sick",
                      "StartedAt": "2026-11-23T16:19:21.918Z", "FinishedAt": "0001-01-01T00:00:00Z",
                      "Health": {"Status": "unhealthy"}},
            "HostConfig": {"RestartPolicy": {"Name": "always"}},
            "NetworkSettings": {
                "Ports": {"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "8080"}, {"HostIp": "::", "HostPort": "8080"}],
                          "81/tcp": null, "9/sctp": [{"HostIp": "0.0.0.0", "HostPort": "9"}]},
                "Networks": {"front": {"IPAddress": "10.0.0.2"}, "off": {"IPAddress": ""}}}})"));
        QCOMPARE(container.name, std::string("shop"));
        QCOMPARE(container.status, ContainerStatus::Running);
        QCOMPARE(container.health, ContainerHealth::Unhealthy);
        QVERIFY(container.outOfMemory && container.startedAt && !container.finishedAt);
        QCOMPARE(container.error, std::string("was sick"));
        QCOMPARE(container.restartPolicy, RestartPolicy::Always);
        QCOMPARE(container.ports, (std::vector<PortMapping>{{"0.0.0.0", 8080, 80, Protocol::Tcp}}));
        QCOMPARE(container.addresses, (std::map<std::string, std::string>{{"front", "10.0.0.2"}}));
        QCOMPARE(toRfc3339(container.createdAt), std::string("2026-11-23T16:19:21.188Z"));
    }

    void whatAnEngineLeavesOutOrSendsAsNullIsNoError()
    {
        const auto empty = readContainer(json::parse(R"({"Id":"a","Config":null,"State":{"Health":null},"HostConfig":[]})"));
        QCOMPARE(empty.status, ContainerStatus::Unknown);
        QCOMPARE(empty.health, ContainerHealth::None);
        QVERIFY(readContainer(json::array()).id.empty());
    }

    void anImageHasTheDigestOfTheRepositoryThatWasAskedFor()
    {
        const http_client::HttpResponse answer{
            200, "OK", {}, R"({"Id":"sha256:1","RepoDigests":["other/shop@sha256:aa","registry:5000/shop@sha256:bb"],
            "Config":{"ExposedPorts":{"443/tcp":{},"80/tcp":{},"53/udp":{}},"Healthcheck":{"Test":["NONE"]}}})"};
        const auto info = readImage(answer, ImageReference::parse("registry:5000/shop:2"));
        QCOMPARE(info.digest, std::string("registry:5000/shop@sha256:bb"));
        QVERIFY2(!info.hasHealthCheck, "NONE switches an inherited check off");
        QCOMPARE(info.exposedPorts.size(), std::size_t(3));
        QCOMPARE(info.exposedPorts[1].containerPort, 80);
    }

    void referencesAreReadAsEnginesReadThem_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("asked");
        const QByteArray digest = "sha256:" + QByteArray(64, 'a');
        QTest::newRow("bare") << QByteArray("nginx") << QByteArray("nginx:latest");
        QTest::newRow("tag") << QByteArray("team/shop:1.2-b") << QByteArray("team/shop:1.2-b");
        QTest::newRow("registry with port")
            << QByteArray("Reg.example:5000/a/b") << QByteArray("Reg.example:5000/a/b:latest");
        QTest::newRow("digest") << QByteArray("nginx@" + digest) << QByteArray("nginx@" + digest);
        QTest::newRow("tag and digest") << QByteArray("nginx:1@" + digest) << QByteArray("nginx@" + digest);
        QTest::newRow("id") << digest << digest;
        for (const auto *wrong : {"", "Nginx", "nginx:", "nginx:a b", "nginx@sha256:zz", "a//b", "-a", "http://x/y",
                                  "a/../b", "nginx?x=1", "nginx#x", "../../containers/json"}) {
            QTest::newRow(QByteArray("wrong: ") + wrong) << QByteArray(wrong) << QByteArray();
        }
    }

    void referencesAreReadAsEnginesReadThem()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, asked);
        if (asked.isEmpty()) {
            QVERIFY_THROWS_EXCEPTION(Error, ImageReference::parse(text.toStdString()));
        } else {
            QCOMPARE(ImageReference::parse(text.toStdString()).text(), asked.toStdString());
        }
    }

    void framedLogsGiveLinesThoughFramesSplitThem()
    {
        const auto body = frame(1, "one\ntw") + frame(2, "error\r\n") + frame(1, "o\n") + frame(2, "open end");
        QCOMPARE(readLogLines(body), (std::vector<std::string>{"one", "error", "two", "open end"}));
    }

    void aTerminalsLogIsNotFramed()
    {
        QCOMPARE(readLogLines("hello\r\nworld\r\n"), (std::vector<std::string>{"hello", "world"}));
        QVERIFY(readLogLines("").empty());
    }

    void bytesThatAreNoTextBecomeText()
    {
        const auto lines = readLogLines(frame(1, "bad \xff\xfe end\n"));
        QCOMPARE(lines, (std::vector<std::string>{"bad \xef\xbf\xbd\xef\xbf\xbd end"}));
        QVERIFY(readLogLines(frame(1, std::string(60000, 'x') + "\n")).front().size() < 20000);
    }

    void aFrameThatIsCutOffIsReadAsFarAsItGoes()
    {
        QCOMPARE(readLogLines(frame(1, "whole\n") + frame(1, "cut off here").substr(0, 12)),
                 (std::vector<std::string>{"whole", "cut "}));
    }
};

WAKEDOCK_TEST(TestDockerJson)
#include "test_docker_json.moc"
