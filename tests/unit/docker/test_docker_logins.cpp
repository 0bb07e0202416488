// Who WakeDock is at which registry, and what engines say when a registry does not let them in.
#include "backend/infrastructure/docker/client/registry_error.h"
#include "backend/infrastructure/docker/docker_engines.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/fakes/scripted_http_server.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QByteArray>
#include <QFloat16> // QCOMPARE of JSON values looks at every number type there is
#include <QTest>

#include <nlohmann/json.hpp>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::docker;
using namespace wakedock::tests;
using nlohmann::json;

namespace {

/// DockerEngines at a peer that says what the test wants.
class LoginEngine
{
public:
    int status = 200;
    std::string body = "{}";

    LoginEngine()
        : m_server([this](const auto &request, auto peer) {
            const bool isVersion = request.target == "/version";
            peer.answer(isVersion ? 200 : status,
                        isVersion ? R"({"Version":"20.10.24","ApiVersion":"1.41","MinAPIVersion":"1.12"})" : body);
        })
        , engines("tcp://127.0.0.1:" + std::to_string(m_server.listenTcp()), Log(m_log, log_category::Docker))
    {
    }
    /// The login in the last request's header; null where there is none.
    [[nodiscard]] json lastLogin() const
    {
        const std::string &head = m_server.requests().back().head;
        const std::string name = "X-Registry-Auth: ";
        const auto at = head.find(name);
        if (at == std::string::npos) {
            return nullptr;
        }
        const auto value = head.substr(at + name.size(), head.find('\r', at) - at - name.size());
        return json::parse(
            QByteArray::fromBase64(QByteArray::fromStdString(value), QByteArray::Base64UrlEncoding).toStdString());
    }
    [[nodiscard]] const ScriptedHttpServer::Request &last() const { return m_server.requests().back(); }
    [[nodiscard]] bool saysSecret() const { return m_log.contains("nine wooden oars"); }

private:
    RecordingLog m_log;
    ScriptedHttpServer m_server;

public:
    DockerEngines engines;
};

RegistryLogin ada(const std::string &address)
{
    return {address, "ada", Secret("nine wooden oars")};
}

} // namespace

class TestDockerLogins : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPullCarriesTheLoginOfItsRegistryAndOfNoOther()
    {
        LoginEngine under;
        under.engines.signIn(ada("registry.example.org:5000"));
        auto &engine = under.engines.engine(localHost());
        auto &objects = under.engines.objects(localHost());
        await(engine.pullImage({}, "registry.example.org:5000/team/shop:1", {}));
        QCOMPARE(under.lastLogin().at("username"), json("ada"));
        QCOMPARE(under.lastLogin().at("password"), json("nine wooden oars"));
        QCOMPARE(under.lastLogin().at("serveraddress"), json("registry.example.org:5000"));
        await(objects.pullLayers({}, "registry.example.org:5000/team/shop@sha256:" + std::string(64, 'a'), {}));
        QCOMPARE(under.lastLogin().at("username"), json("ada"));
        for (const char *other : {"nginx:1.27", "registry.example.org/team/shop:1", "evil.example.org:5000/team/shop:1"}) {
            await(engine.pullImage({}, other, {}));
            QVERIFY2(under.lastLogin().is_null(), other);
        }
        under.engines.signOut("registry.example.org:5000");
        await(engine.pullImage({}, "registry.example.org:5000/team/shop:1", {}));
        QVERIFY(under.lastLogin().is_null());
        QVERIFY(!under.saysSecret());
    }

    void dockerHubIsMeantByWhoNamesNobody()
    {
        LoginEngine under;
        under.engines.signIn(ada("docker.io"));
        await(under.engines.objects(localHost()).pullLayers({}, "team/shop:1", {}));
        QCOMPARE(under.lastLogin().at("serveraddress"), json("https://index.docker.io/v1/"));
        under.body = R"({"Descriptor":{"digest":"sha256:11"}})";
        QCOMPARE(await(under.engines.digestOf({}, localHost(), "nginx")), std::string("sha256:11"));
        QCOMPARE(under.last().target, std::string("/v1.41/distribution/nginx:latest/json"));
        QCOMPARE(under.lastLogin().at("username"), json("ada"));
    }

    void engineOfALaterHostIsSignedInToo()
    {
        LoginEngine under;
        under.engines.signIn(ada("docker.io"));
        ScriptedHttpServer::Request seen;
        ScriptedHttpServer other([&seen](const auto &request, auto peer) {
            seen = request;
            peer.answer(200, R"({"ApiVersion":"1.41","MinAPIVersion":"1.12"})");
        });
        under.engines.take(HostId("box"), {"tcp://127.0.0.1:" + std::to_string(other.listenTcp()), {}, false});
        await(under.engines.engine(HostId("box")).pullImage({}, "nginx:1", {}));
        QVERIFY(seen.head.find("X-Registry-Auth: ") != std::string::npos);
    }

    void aTrialSendsTheGivenLoginAndKeepsNothing()
    {
        LoginEngine under;
        under.body = R"({"Status":"Login Succeeded"})";
        await(under.engines.tryLogin({}, localHost(), ada("docker.io")));
        QCOMPARE(under.last().target, std::string("/v1.41/auth"));
        QCOMPARE(json::parse(under.last().body).at("password"), json("nine wooden oars"));
        await(under.engines.engine(localHost()).pullImage({}, "nginx:1", {}));
        QVERIFY(under.lastLogin().is_null());
    }

    void aServerThatLetsEverybodyInAndKnowsNoImagesIsNoRegistry()
    {
        LoginEngine under;
        under.status = 500;
        under.body = R"({"message":"error parsing HTTP 404 response body: invalid character '<'"})";
        QCOMPARE(awaitError(under.engines.tryLogin({}, localHost(), ada("a.example.org")))->context().at("cause"),
                 std::string("not_a_registry"));
    }

    void anEngineWithoutTheQuestionSaysSo()
    {
        LoginEngine under;
        under.status = 500;
        under.body = R"({"message":"Path /v1.41/distribution/nginx:1/json is not supported"})";
        const auto refused = awaitError(under.engines.digestOf({}, localHost(), "nginx:1"));
        QCOMPARE(refused->code(), ErrorCode::Unsupported);
        QCOMPARE(refused->reason(), std::string("digest_unsupported"));
        under.status = 200;
        under.body = "{}";
        QCOMPARE(awaitError(under.engines.digestOf({}, localHost(), "nginx:1"))->reason(), std::string("registry_failed"));
        QCOMPARE(awaitError(under.engines.digestOf({}, localHost(), "sha256:" + std::string(64, 'a')))->code(),
                 ErrorCode::Invalid);
    }

    void enginesWordsTellWhatIsWrong_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("cause");
        const auto row = [](const char *words, const char *reason, const char *cause) {
            QTest::newRow(words) << words << reason << cause;
        };
        row("Head \"http://r/v2/a/manifests/1\": no basic auth credentials", "registry_login_wanted", "login_wanted");
        row("unauthorized: authentication required", "registry_login_refused", "login_refused");
        row("login attempt to http://r/v2/ failed with status: 401 Unauthorized", "registry_login_refused", "login_refused");
        row("denied: requested access to the resource is denied", "registry_login_refused", "login_refused");
        row("pull access denied for a, repository does not exist or may require 'docker login': denied: no",
            "image_not_found", "image_not_found");
        row("manifest for r/tls:1 not found: manifest unknown: manifest unknown", "image_not_found", "image_not_found");
        row("Get \"https://r/v2/\": http: server gave HTTP response to HTTPS client", "registry_failed", "tls_failed");
        row("Get \"https://r/v2/\": x509: certificate signed by unknown authority", "registry_failed", "tls_failed");
        row("Get \"https://r/v2/\": tls: first record does not look like a TLS handshake", "registry_failed", "tls_failed");
        row("Get \"https://r/v2/\": dial tcp: lookup r: no such host", "registry_failed", "host_not_found");
        row("dial tcp: lookup r on 10.0.0.1:53: dial udp 10.0.0.1:53: connect: network is unreachable", "registry_failed",
            "host_not_found");
        row("dial tcp 127.0.0.1:5706: connect: connection refused", "registry_failed", "connection_refused");
        row("dial tcp 10.0.0.1:443: i/o timeout", "registry_failed", "registry_unreachable");
        row("net/http: request canceled while waiting for connection (Client.Timeout exceeded)", "registry_failed",
            "registry_unreachable");
        row("unexpected EOF", "registry_failed", "connection_lost");
        row("error parsing HTTP 404 response body: invalid character '<'", "registry_failed", "not_a_registry");
        row("error unmarshalling content: invalid character '<'", "registry_failed", "not_a_registry");
        row("failed to register layer: write /a: no space left on device", "engine_disk_full", "engine_disk_full");
        row("toomanyrequests: slow down", "registry_failed", "");
    }
    void enginesWordsTellWhatIsWrong()
    {
        QFETCH(QString, words);
        QFETCH(QString, reason);
        QFETCH(QString, cause);
        const auto error = refusedByRegistry("r/a:1", words.toStdString());
        QCOMPARE(error.reason(), reason.toStdString());
        const auto found = error.context().find("cause");
        QCOMPARE(found == error.context().end() ? std::string() : found->second, cause.toStdString());
        QVERIFY(!error.remedy().empty());
        QVERIFY(error.message().find(words.toStdString()) != std::string::npos);
    }
};

WAKEDOCK_TEST(TestDockerLogins)
#include "test_docker_logins.moc"
