// A container that somebody else made, read as a service.
#include "backend/core/domain/rules/adoption.h"
#include "backend/core/domain/rules/container_as_service.h"
#include "backend/core/domain/rules/container_differences.h"
#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/observed_status.h"
#include "backend/core/domain/rules/service_rules.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace wakedock;
using namespace wakedock::core;

namespace {

ContainerDetail running()
{
    ContainerDetail container;
    container.imageIsKnown = true;
    container.seen.id = "c1";
    container.seen.name = "My_Shop.1";
    container.seen.image = "nginx:1.25";
    container.seen.status = ContainerStatus::Running;
    container.seen.restartPolicy = RestartPolicy::Always;
    container.networkMode = "default";
    return container;
}

bool isNoted(const ContainerAsService &read, const std::string &words)
{
    return std::ranges::any_of(read.notes,
                               [&words](const std::string &note) { return note.find(words) != std::string::npos; });
}

std::string refusal(const std::function<void()> &asked)
{
    try {
        asked();
        return "nothing";
    } catch (const Error &error) {
        return error.reason() + (error.remedy().empty() ? " without remedy" : "");
    }
}

ContainerSummary summary(std::map<std::string, std::string> labels, ContainerStatus status = ContainerStatus::Running)
{
    ContainerSummary known;
    known.container = running().seen;
    known.container.labels = std::move(labels);
    known.container.status = status;
    known.composeProject = known.container.labels.contains("com.docker.compose.project") ? "p" : "";
    return known;
}

} // namespace

class TestAdoption : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlainContainerIsKeptWhole()
    {
        ContainerDetail container = running();
        container.command = {"nginx", "-g", "daemon off;"};
        container.image.environment = {{"PATH", "/bin"}};
        container.environment = {{"PATH", "/bin"}, {"A", "b"}};
        container.publishedPorts = {{{}, 8080, 80, Protocol::Tcp}, {"127.0.0.1", 0, 81, Protocol::Tcp}};
        container.mounts = {{MountDetail::Kind::Volume, "data", "/data", false, false, {}, {}},
                            {MountDetail::Kind::Bind, "/srv/www", "/www", true, false, {}, {}}};
        container.networks = {{"backend", {}, {}}, {"bridge", {}, {}}};
        container.resources = {64 << 20, 0.5};
        const auto read = containerAsService(container);
        QVERIFY2(read.notes.empty(), read.notes.empty() ? "" : read.notes.front().c_str());
        QCOMPARE(read.config.name, std::string("my-shop-1"));
        QCOMPARE(read.config.environment, (std::map<std::string, std::string>{{"A", "b"}}));
        QCOMPARE(read.config.ports,
                 (std::vector<PortMapping>{{"0.0.0.0", 8080, 80, Protocol::Tcp}, {"127.0.0.1", 0, 81, Protocol::Tcp}}));
        QCOMPARE(read.config.volumes,
                 (std::vector<VolumeMount>{{VolumeType::Volume, "data", "/data", false},
                                           {VolumeType::Bind, "/srv/www", "/www", true}}));
        QCOMPARE(read.config.networks, std::vector<std::string>{"backend"});
        QCOMPARE(read.config.restartPolicy, RestartPolicy::Always);
        QCOMPARE(read.config.resources, (Resources{64 << 20, 0.5}));
        QVERIFY(brokenRules(normalised(read.config)).empty());
    }

    void whatAServiceCannotHaveIsNoted()
    {
        ContainerDetail container = running();
        container.entrypoint = {"/bin/sh"};
        container.user = "1000";
        container.workingDir = "/app";
        container.hostname = "shop";
        container.healthCheck = EngineHealthCheck{{"CMD", "true"}, {}, {}, {}, 0};
        container.mounts = {{MountDetail::Kind::Tmpfs, {}, "/run", false, false, {}, {}},
                            {MountDetail::Kind::Volume, std::string(64, 'f'), "/data", false, true, {}, {}}};
        container.networks = {{"backend", {"db"}, "10.1.2.3"}};
        container.restartRetries = 3;
        container.privileged = true;
        container.autoRemove = true;
        container.settings = {{"pids_limit", "100"}};
        container.lists = {{"devices", {"/dev/kvm:/dev/kvm"}}};
        const auto read = containerAsService(container);
        for (const char *words : {"entrypoint", "user", "working folder", "host name", "health check", "mounted at /run",
                                  "unnamed volume at /data", "10.1.2.3", "names others find it by", "at most 3 times",
                                  "privileged", "--rm", "(pids_limit, devices)"}) {
            QVERIFY2(isNoted(read, words), words);
        }
        QCOMPARE(read.config.volumes.size(), std::size_t(1));
    }

    void powerOverTheHostIsNamed()
    {
        ContainerDetail container = running();
        container.lists = {{"cap_add", {"NET_ADMIN", "CAP_SYS_ADMIN"}}, {"devices", {"/dev/kvm:/dev/kvm"}}};
        container.settings = {{"pid", "host"}, {"ipc", "host"}};
        QCOMPARE(hostPowers(container).size(), std::size_t(4));
        QVERIFY(hostPowers(container).front().find("CAP_SYS_ADMIN,") != std::string::npos);
        container.privileged = true;
        QVERIFY(hostPowers(container).front().find("privileged") != std::string::npos);
        container = running();
        container.lists = {{"cap_add", {"NET_ADMIN"}}};
        QVERIFY(hostPowers(container).empty());
    }

    void whatBelongsToSomebodyIsRefusedWithARemedy()
    {
        QCOMPARE(refusal([] { requireAdoptable(summary({})); }), std::string("nothing"));
        QCOMPARE(refusal([] { requireAdoptable(summary({{label::Managed, "true"}})); }), std::string("belongs_to_service"));
        QCOMPARE(refusal([] { requireAdoptable(summary({{label::Helper, "x"}})); }), std::string("belongs_to_service"));
        QCOMPARE(refusal([] { requireAdoptable(summary({{"com.docker.compose.project", "p"}})); }),
                 std::string("belongs_to_stack"));
        QCOMPARE(refusal([] { requireAdoptable(summary({{"com.docker.swarm.service.id", "s"}})); }),
                 std::string("belongs_to_swarm"));
        QCOMPARE(refusal([] { requireAdoptable(summary({}, ContainerStatus::Exited)); }),
                 std::string("container_not_running"));
    }

    void onlyAFixedPortThatLoopbackReachesIsAnAddress()
    {
        ContainerDetail container = running();
        container.publishedPorts = {
            {"192.0.2.1", 80, 80, Protocol::Tcp}, {{}, 8080, 80, Protocol::Udp}, {{}, 8081, 80, Protocol::Tcp}};
        QCOMPARE(publishedAddress(container, 80, "127.0.0.1"), (UpstreamAddress{"127.0.0.1", 8081}));
        container.publishedPorts.pop_back();
        QCOMPARE(refusal([&] { static_cast<void>(publishedAddress(container, 80, "127.0.0.1")); }),
                 std::string("adopted_unreachable"));
        container.publishedPorts.push_back({"127.0.0.1", 0, 80, Protocol::Tcp});
        QCOMPARE(refusal([&] { static_cast<void>(publishedAddress(container, 80, "127.0.0.1")); }),
                 std::string("adopted_unreachable"));
    }

    void aContainerWithoutANetworkOfItsOwnCannotJoinOne()
    {
        ContainerDetail container = running();
        QCOMPARE(refusal([&] { requireJoinable(container, "wakedock"); }), std::string("nothing"));
        container.seen.networks = {"wakedock"};
        QCOMPARE(refusal([&] { requireJoinable(container, "wakedock"); }), std::string("already_connected"));
        for (const char *mode : {"host", "none", "container:c2"}) {
            container.networkMode = mode;
            QCOMPARE(refusal([&] { requireJoinable(container, "wakedock"); }), std::string("adopted_unreachable"));
        }
    }

    void withItsLabelsItIsTheLiveContainerOfTheFirstRevision()
    {
        ServiceRecord service;
        service.id = ServiceId("s1");
        service.revision = 1;
        Container container = running().seen;
        QVERIFY(!isAdopted(container) && !liveContainer(service, {container}));
        wearAdoptedLabels(container, service);
        QVERIFY(isAdopted(container));
        QCOMPARE(liveContainer(service, {container})->id, std::string("c1"));
        service.liveColour = Colour::B;
        service.revision = 2;
        QVERIFY(!liveContainer(service, {container}));
    }

    void aPortTheServicePublishesItselfIsNotPublishedTwice()
    {
        ServiceRecord record;
        record.config.name = "shop";
        record.config.ports = {{"0.0.0.0", 8080, 80, Protocol::Tcp}};
        record.addresses = {{"127.0.0.1", 8080}, {"127.0.0.1", 20001}};
        OperationIntent intent;
        const OperationId operation("o1");
        const ImageInfo image;
        const auto portsAt = [&](Colour colour) {
            intent.colour = colour;
            return containerSpec({record, intent, operation, image, 80, {}, false}).ports.size();
        };
        QCOMPARE(portsAt(Colour::A), std::size_t(1));
        QCOMPARE(portsAt(Colour::B), std::size_t(2));
    }
};

WAKEDOCK_TEST(TestAdoption)
#include "test_adoption.moc"
