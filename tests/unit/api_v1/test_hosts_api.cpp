#include "api_world.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using nlohmann::json;

namespace {

const std::string hosts = "/api/v1/hosts";

json wished(const std::string &name)
{
    return {{"name", name}, {"url", "ssh://ada@" + name}};
}

json withTls(const std::string &name)
{
    return {{"name", name},
            {"url", "tcp://10.0.0.5:2376"},
            {"tls", {{"ca", "authority\n"}, {"certificate", "certificate\n"}, {"key", "the secret\n"}}}};
}

} // namespace

class TestHostsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEngineOfTheSettingsIsAlwaysThereAndCannotBeChanged()
    {
        ApiWorld world;
        const auto list = world.ask("GET", hosts).body;
        QCOMPARE(list.at("total"), json(1));
        const auto &local = list.at("items").at(0);
        QCOMPARE(local.at("id"), json("local"));
        QCOMPARE(local.at("local"), json(true));
        QCOMPARE(local.at("created_at"), json());
        QCOMPARE(local.at("availability"), json("available"));
        QCOMPARE(local.at("engine").at("version"), json("20.10.24"));
        QCOMPARE(world.ask("PUT", hosts + "/local", wished("x").dump(), {{"If-Match", "*"}}).complaint(),
                 std::string("host_fixed"));
        QCOMPARE(world.ask("DELETE", hosts + "/local").status, 409);
    }

    void aHostIsAddedReadListedAndRemoved()
    {
        ApiWorld world;
        const auto added = world.post(hosts, wished("box"));
        QCOMPARE(added.status, 201);
        QCOMPARE(added.body.at("url"), json("ssh://ada@box"));
        QCOMPARE(added.body.at("tls"), json());
        const auto path = added.header("Location");
        QCOMPARE(path, hosts + "/" + added.body.at("id").get<std::string>());
        world.workshop.calm();
        const auto read = world.ask("GET", path);
        QCOMPARE(read.body.at("availability"), json("available"));
        QCOMPARE(world.ask("GET", path, {}, {{"If-None-Match", read.header("ETag")}}).status, 304);
        QCOMPARE(world.ask("GET", hosts).body.at("items").size(), std::size_t(2));
        QCOMPARE(world.ask("DELETE", path).status, 204);
        QCOMPARE(world.ask("GET", path).status, 404);
        QCOMPARE(world.ask("DELETE", path).status, 404);
    }

    void aHostSaysWhereItsServicesAreReached()
    {
        ApiWorld world;
        json body = wished("box");
        body["service_address"] = "10.0.0.7";
        const auto added = world.post(hosts, body);
        QCOMPARE(added.status, 201);
        QCOMPARE(added.body.at("service_address"), json("10.0.0.7"));
        QCOMPARE(added.body.at("addressing"), json("loopback"));
        const auto changed = world.ask("PUT", added.header("Location"), wished("box").dump(), {{"If-Match", "*"}});
        QCOMPARE(changed.body.at("service_address"), json(""));
        body = wished("other");
        body["service_address"] = "300.1.1.1";
        QCOMPARE(world.post(hosts, body).complaint(), std::string("service_address_invalid service_address"));
        body = wished("other");
        body["addressing"] = "network";
        QCOMPARE(world.post(hosts, body).complaint(), std::string("addressing_unsupported addressing"));
    }

    void aReplacementThatNamesNoHostLeavesTheServiceWhereItIs()
    {
        ApiWorld world;
        const auto host = core::HostId(world.post(hosts, withTls("cellar")).body.at("id").get<std::string>());
        FakeImage image;
        image.info.exposedPorts = {{"", 0, 80, core::Protocol::Tcp}};
        world.workshop.engineHosts.engine(host).addImage("nginx:1.25", image);
        world.workshop.calm();
        const json wish = {{"name", "shop"}, {"image", "nginx:1.25"}, {"host_id", host.value}};
        QCOMPARE(world.post("/api/v1/services", wish).status, 201);
        const auto replace = [&](json body) {
            return world.ask("PUT", "/api/v1/services/shop", body.dump(), {{"If-Match", "*"}});
        };
        QCOMPARE(replace({{"name", "shop"}, {"image", "nginx:1.25"}}).body.at("host_id"), json(host.value));
        QCOMPARE(replace({{"name", "shop"}, {"image", "nginx:1.25"}, {"host_id", "local"}}).complaint(),
                 std::string("host_fixed host_id"));
    }

    void aListOfHostsHasPages()
    {
        ApiWorld world;
        world.post(hosts, wished("a"));
        world.post(hosts, wished("b"));
        const auto first = world.ask("GET", hosts + "?limit=2").body;
        QCOMPARE(first.at("items").at(1).at("name"), json("a"));
        const auto second = world.ask("GET", hosts + "?limit=2&cursor=" + first.at("next_cursor").get<std::string>()).body;
        QCOMPARE(second.at("items").at(0).at("name"), json("b"));
        QCOMPARE(second.at("next_cursor"), json());
    }

    void certificatesAreNeverShownAndTheKeyIsKeptApart()
    {
        ApiWorld world;
        const auto added = world.post(hosts, withTls("cellar"));
        QCOMPARE(added.body.at("tls"), (json{{"own_authority", true}, {"client_certificate", true}}));
        const auto shown = added.text + world.ask("GET", hosts).text;
        QVERIFY(shown.find("secret") == std::string::npos && shown.find("certificate\\n") == std::string::npos);
        QCOMPARE(world.workshop.secrets.kept.size(), std::size_t(1));
        QCOMPARE(world.workshop.secrets.kept.begin()->second, std::string("the secret\n"));
        const auto &stored = world.workshop.store.tables().hosts.begin()->second;
        QCOMPARE(stored.tls->keyName, world.workshop.secrets.kept.begin()->first);
        QCOMPARE(std::string(world.workshop.engineHosts.addresses.begin()->second.tls->key.reveal()),
                 std::string("the secret\n"));
    }

    void aChangeKeepsTheCertificatesUnlessItNamesOthers()
    {
        ApiWorld world;
        const auto path = world.post(hosts, withTls("cellar")).header("Location");
        const auto change = [&](const json &body) { return world.ask("PUT", path, body.dump(), {{"If-Match", "*"}}); };
        const auto address = [&] { return world.workshop.engineHosts.addresses.begin()->second; };
        json moved = {{"name", "cellar"}, {"url", "tcp://10.0.0.6:2376"}};
        QCOMPARE(change(moved).body.at("tls").at("client_certificate"), json(true));
        QCOMPARE(address().url, std::string("tcp://10.0.0.6:2376"));
        QCOMPARE(std::string(address().tls->key.reveal()), std::string("the secret\n"));
        auto other = withTls("cellar");
        other["tls"]["key"] = "another\n";
        QCOMPARE(change(other).status, 200);
        QCOMPARE(world.workshop.secrets.kept.size(), std::size_t(1));
        QCOMPARE(world.workshop.secrets.kept.begin()->second, std::string("another\n"));
        moved["tls"] = nullptr;
        QCOMPARE(change(moved).body.at("tls"), json());
        QVERIFY(world.workshop.secrets.kept.empty());
        QVERIFY(!address().tls.has_value());
    }

    void aChangeNeedsTheVersionItIsBasedOn()
    {
        ApiWorld world;
        const auto added = world.post(hosts, wished("box"));
        const auto path = added.header("Location");
        const auto put = [&](const std::string &etag) {
            return world.ask("PUT", path, wished("box2").dump(), {{"If-Match", etag}}).status;
        };
        QCOMPARE(put(added.header("ETag")), 200);
        QCOMPARE(put(added.header("ETag")), 412);
    }

    void whatIsWrongWithAHostNamesItsField()
    {
        ApiWorld world;
        QCOMPARE(world.post(hosts, {{"name", "UPPER"}, {"url", "ssh://x"}}).complaint(),
                 std::string("invalid_request name"));
        QCOMPARE(world.post(hosts, wished("local")).complaint(), std::string("host_name_invalid name"));
        world.post(hosts, wished("box"));
        QCOMPARE(world.post(hosts, wished("box")).complaint(), std::string("name_taken name"));
        world.workshop.engineHosts.refusal =
            Error(ErrorCode::Invalid, "plain_tcp_refused", "No.").withField("url", "is not on this machine");
        QCOMPARE(world.post(hosts, wished("far")).complaint(), std::string("plain_tcp_refused url"));
    }

    void aRefusedHostLeavesNoKeyBehind()
    {
        ApiWorld world;
        world.workshop.store.failWrites(1);
        QVERIFY(world.post(hosts, withTls("cellar")).status >= 500);
        QVERIFY(world.workshop.secrets.kept.empty());
        QVERIFY(world.workshop.engineHosts.addresses.empty());
    }

    void aHostWithServicesStays()
    {
        ApiWorld world;
        const auto added = world.post(hosts, wished("box"));
        world.deployed("shop");
        auto &record = world.workshop.store.tables().services.begin()->second;
        record.config.hostId = core::HostId(added.body.at("id").get<std::string>());
        const auto refused = world.ask("DELETE", added.header("Location"));
        QCOMPARE(refused.complaint(), std::string("host_in_use"));
        QVERIFY(refused.text.find("shop") != std::string::npos);
        QCOMPARE(world.workshop.engineHosts.addresses.size(), std::size_t(1));
    }

    void aHostWithAStackStaysThoughNoServiceHasADomain()
    {
        ApiWorld world;
        const auto added = world.post(hosts, wished("box"));
        core::StackRecord record;
        record.id = {core::HostId(added.body.at("id").get<std::string>()), "shop"};
        world.workshop.core().stacks.service.adopt(record);
        const auto refused = world.ask("DELETE", added.header("Location"));
        QCOMPARE(refused.complaint(), std::string("host_in_use"));
        QVERIFY(refused.text.find("stacks are on the host box: shop") != std::string::npos);
        world.workshop.core().stacks.service.forget(record.id);
        QCOMPARE(world.ask("DELETE", added.header("Location")).status, 204);
    }

    void aTestSaysWhatAnswersOrWhatIsWrong()
    {
        ApiWorld world;
        const auto path = world.post(hosts, withTls("cellar")).header("Location") + "/test";
        const auto good = world.ask("POST", path).body;
        QCOMPARE(good.at("ok"), json(true));
        QCOMPARE(good.at("engine").at("api_version"), json("1.44"));
        QCOMPARE(good.at("problem"), json());
        QCOMPARE(std::string(world.workshop.engineHosts.probed->tls->key.reveal()), std::string("the secret\n"));
        world.workshop.engineHosts.trouble = Error(ErrorCode::Unavailable, "engine_unreachable", "No connection.")
                                                 .withRemedy("Renew it.")
                                                 .withContext("cause", "certificate_expired");
        const auto bad = world.ask("POST", path);
        QCOMPARE(bad.status, 200);
        QCOMPARE(bad.body.at("ok"), json(false));
        QCOMPARE(bad.body.at("engine"), json());
        QCOMPARE(bad.body.at("problem"),
                 (json{{"code", "certificate_expired"}, {"message", "No connection."}, {"remedy", "Renew it."}}));
        QCOMPARE(world.ask("POST", hosts + "/local/test").body.at("problem").at("code"), json("certificate_expired"));
        QCOMPARE(world.ask("POST", hosts + "/nobody/test").status, 404);
    }

    void onlyAdministratorsManageHosts()
    {
        ApiWorld world;
        const auto path = world.post(hosts, wished("box")).header("Location");
        world.role = core::Role::Operator;
        QCOMPARE(world.ask("GET", path).status, 200);
        QCOMPARE(world.post(hosts, wished("zoe")).status, 403);
        QCOMPARE(world.ask("POST", path + "/test").status, 403);
        QCOMPARE(world.ask("DELETE", path).status, 403);
        world.role = core::Role::Viewer;
        QCOMPARE(world.ask("GET", hosts).status, 200);
    }

    void changesOfHostsAreInTheAuditLogWithoutSecrets()
    {
        ApiWorld world;
        const auto path = world.post(hosts, withTls("cellar")).header("Location");
        world.ask("PUT", path, withTls("attic").dump(), {{"If-Match", "*"}});
        world.ask("DELETE", path);
        std::vector<std::string> actions;
        std::string all;
        for (const auto &entry : world.workshop.store.tables().audit) {
            actions.push_back(entry.action + " " + entry.target);
            all += entry.before + entry.after;
        }
        QCOMPARE(actions, (std::vector<std::string>{"host.add cellar", "host.change attic", "host.remove attic"}));
        QVERIFY(all.find("tcp://10.0.0.5:2376 tls") != std::string::npos && all.find("secret") == std::string::npos);
    }

    void hostsAndTheirKeysAreThereAgainAfterARestart()
    {
        ApiWorld world;
        world.post(hosts, withTls("cellar"));
        world.workshop.engineHosts.addresses.clear();
        world.workshop.restart();
        QCOMPARE(std::string(world.workshop.engineHosts.addresses.begin()->second.tls->key.reveal()),
                 std::string("the secret\n"));
        const auto views = await(world.workshop.core().hosts.list.execute(WorkshopFixture::as(core::Role::Viewer)));
        QCOMPARE(views.at(1).state.availability, core::Availability::Available);
    }

    void aFarEngineThatIsGoneMakesNothingElseWorse()
    {
        ApiWorld world;
        const auto added = world.post(hosts, wished("box"));
        const core::HostId id(added.body.at("id").get<std::string>());
        world.workshop.calm();
        world.workshop.engineHosts.engine(id).setReachable(false, "The line is dead.");
        world.workshop.calm();
        const auto shown = world.ask("GET", added.header("Location")).body;
        QCOMPARE(shown.at("availability"), json("unavailable"));
        QCOMPARE(shown.at("detail"), json("The line is dead."));
        QCOMPARE(shown.at("engine"), json());
        QCOMPARE(world.ask("GET", "/api/v1/system/health").body.at("status"), json("healthy"));
        QCOMPARE(world.ask("GET", hosts + "/local").body.at("availability"), json("available"));
    }
};

WAKEDOCK_TEST(TestHostsApi)
#include "test_hosts_api.moc"
