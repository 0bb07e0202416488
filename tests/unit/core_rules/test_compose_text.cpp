// A container becomes the compose file a person would write for it.
#include "backend/core/domain/rules/compose_secrets.h"
#include "backend/core/domain/rules/compose_text.h"
#include "backend/core/domain/rules/compose_text_parts.h"
#include "backend/core/domain/rules/yaml_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;

namespace {

/// A web shop, as somebody started it.
ContainerDetail shop()
{
    ContainerDetail container;
    container.imageIsKnown = true;
    container.image.environment = {{"PATH", "/bin"}, {"LANG", "C"}};
    container.image.command = {"serve"};
    container.image.exposedPorts = {{{}, 0, 80, Protocol::Tcp}};
    container.image.volumes = {"/cache"};
    container.seen.name = "shop";
    container.seen.image = "registry.example.org/shop:3";
    container.command = {"serve"};
    container.environment = {{"PATH", "/bin"}, {"LANG", "de_DE.UTF-8"}};
    container.exposedPorts = container.image.exposedPorts;
    container.networkMode = "default";
    container.networks = {{"bridge", {}, {}}};
    return container;
}

std::string textOf(const ContainerDetail &container, bool showSecrets = false)
{
    return composeText(container, {showSecrets, {}});
}

bool says(const std::string &text, const std::string &line)
{
    return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

} // namespace

class TestComposeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatYamlWouldMistakeIsQuoted_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("written");
        for (const char *plain : {"web", "/data", "a b", "key=value", "registry.example.org:5000/shop:3", "a:b", "x50%"}) {
            QTest::newRow(plain) << QByteArray(plain) << QByteArray(plain);
        }
        for (const char *mistaken :
             {"yes",  "No", "ON", "null", "true", "y",    "0755", "1.5",  "1e3", "22:22", "2026-01-01",
              "0x1F", "~",  "",   " a",   "a ",   "a: b", "a:",   "a #b", "- a", "*a",    "&a",
              "!a",   "{a", "[a", "?",    "@a",   "`a",   "'a",   ".5",   "-1",  "<<",    "="}) {
            const QByteArray text(mistaken);
            QTest::newRow(("mistaken " + text).constData()) << text << "\"" + text + "\"";
        }
        QTest::newRow("escaped") << QByteArray("a\"b\\c\nd\te\x01") << QByteArray("\"a\\\"b\\\\c\\nd\\te\\x01\"");
        QTest::newRow("line separator") << QByteArray("a\xE2\x80\xA8z") << QByteArray("\"a\\Lz\"");
        QTest::newRow("next line") << QByteArray("a\xC2\x85z") << QByteArray("\"a\\Nz\"");
        QTest::newRow("umlaut") << QByteArray("Gr\xC3\xBC\xC3\x9F"
                                              "e")
                                << QByteArray("\"Gr\xC3\xBC\xC3\x9F"
                                              "e\"");
    }
    void whatYamlWouldMistakeIsQuoted()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, written);
        QCOMPARE(QByteArray::fromStdString(yamlScalar(text.toStdString())), written);
    }

    void onlyWhatDiffersFromTheImageIsSaid()
    {
        QCOMPARE(textOf(shop()),
                 std::string("services:\n"
                             "  shop:\n"
                             "    image: registry.example.org/shop:3\n"
                             "    environment:\n"
                             "      LANG: de_DE.UTF-8\n"
                             "    network_mode: bridge\n"));
    }

    void portsVolumesNetworksAndLimitsStandAsAPersonWritesThem()
    {
        ContainerDetail container = shop();
        container.publishedPorts = {
            {"127.0.0.1", 8080, 80, Protocol::Tcp}, {{}, 0, 53, Protocol::Udp}, {"::1", 0, 81, Protocol::Tcp}};
        container.mounts = {{MountDetail::Kind::Volume, "shop-data", "/data", false, false, {}, {}},
                            {MountDetail::Kind::Bind, "/srv/a:b", "/b", true, false, {}, {}},
                            {MountDetail::Kind::Bind, "/srv/c", "/c", true, false, {}, "z"},
                            {MountDetail::Kind::Volume, std::string(64, 'a'), "/cache", false, true, {}, {}},
                            {MountDetail::Kind::Volume, std::string(64, 'b'), "/tmp/x", false, true, {}, {}}};
        container.networkMode = "backend";
        container.networks = {{"backend", {"db"}, {}}, {"front", {}, "10.1.2.3"}};
        container.seen.restartPolicy = RestartPolicy::OnFailure;
        container.restartRetries = 5;
        container.resources = {512 << 20, 0.5};
        container.settings = {{"cpuset", "0"}, {"pids_limit", "100"}};
        container.lists = {{"cap_add", {"NET_ADMIN"}}, {"devices", {"/dev/null:/dev/x:r"}}};
        container.mappings = {{"ulimits", {{"nofile", "1024:2048"}}}};
        const std::string text = textOf(container);
        for (const char *line :
             {"    ports:\n      - \"127.0.0.1:8080:80\"\n      - \"53/udp\"\n      - \"[::1]::81\"",
              "      - shop-data:/data", "      - {type: bind, source: \"/srv/a:b\", target: \"/b\", read_only: true}",
              "      - /srv/c:/c:ro,z", "      # - /cache (the image asks for it)", "      - /tmp/x",
              "    networks:\n      backend:\n        aliases: [\"db\"]", "      front:\n        ipv4_address: \"10.1.2.3\"",
              "    restart: on-failure:5", "    mem_limit: 512m", "    cpus: 0.5", "    cpuset: \"0\"",
              "    pids_limit: 100", "    cap_add:\n      - NET_ADMIN", "      - /dev/null:/dev/x:r",
              "    ulimits:\n      nofile: {soft: 1024, hard: 2048}", "volumes:\n  shop-data: {external: true}",
              "networks:\n  backend: {external: true}\n  front: {external: true}"}) {
            QVERIFY2(says(text, line), (text + "\n--- lacks:\n" + line).c_str());
        }
        QVERIFY(text.find("unnamed volume, " + std::string(64, 'a')) != std::string::npos);
        QVERIFY(!says(text, "  " + std::string(64, 'b') + ": {external: true}"));
    }

    void anEntrypointOfItsOwnBringsItsCommandAlong()
    {
        ContainerDetail container = shop();
        container.entrypoint = {"/bin/sh", "-c"};
        QVERIFY(says(textOf(container), "    entrypoint: [\"/bin/sh\", \"-c\"]\n    command: [\"serve\"]"));
        container.command = {};
        QVERIFY(textOf(container).find("command") == std::string::npos);
    }

    void healthChecksAreWrittenUnlessTheImageHasThem()
    {
        ContainerDetail container = shop();
        EngineHealthCheck check{
            {"CMD-SHELL", "curl -f localhost || exit 1"}, std::chrono::seconds(90), std::chrono::milliseconds(1500), {}, 3};
        container.healthCheck = check;
        QVERIFY(says(textOf(container),
                     "    healthcheck:\n      test: [\"CMD-SHELL\", \"curl -f localhost || exit 1\"]\n"
                     "      interval: 1m30s\n      timeout: 1500ms\n      retries: 3"));
        container.image.healthCheck = check;
        QVERIFY(textOf(container).find("healthcheck") == std::string::npos);
        container.healthCheck = EngineHealthCheck{{"NONE"}, {}, {}, {}, 0};
        QVERIFY(says(textOf(container), "    healthcheck:\n      disable: true"));
    }

    void labelsOfToolsAreLeftOutAndTheirServiceNameIsTaken()
    {
        ContainerDetail container = shop();
        container.seen.name = "project_web_1";
        container.seen.labels = {{"com.docker.compose.service", "web"},
                                 {"com.docker.compose.project", "p"},
                                 {"wakedock.managed", "true"},
                                 {"team", "yes"}};
        const std::string text = textOf(container);
        QVERIFY2(says(text, "  web:") && says(text, "    labels:\n      team: \"yes\""), text.c_str());
        QVERIFY(text.find("wakedock") == std::string::npos && text.find("com.docker") == std::string::npos);
    }

    void secretsBecomeVariablesThatAreNamed()
    {
        ContainerDetail container = shop();
        container.environment["DB_PASSWORD"] = "hunter2secret";
        container.environment["DATABASE_URL"] = "postgres://shop:swordfish@db/shop";
        container.environment["PRICE"] = "5$";
        container.seen.labels = {{"api.key", "abcdef"}};
        container.command = {"serve", "--db", "hunter2secret", "--token=xyz", "--admin-password", "pw", "http://a:bcd@e/"};
        const std::string hidden = textOf(container);
        for (const char *line :
             {"      DB_PASSWORD: \"${DB_PASSWORD}\"", "      DATABASE_URL: \"${DATABASE_URL}\"", "      PRICE: \"5$$\"",
              "      api.key: \"${API_KEY}\"",
              "    command: [\"serve\", \"--db\", \"${DB_PASSWORD}\", \"--token=${TOKEN}\", \"--admin-password\", "
              "\"${ADMIN_PASSWORD}\", \"http://a:${URL_PASSWORD}@e/\"]"}) {
            QVERIFY2(says(hidden, line), (hidden + "\n--- lacks:\n" + line).c_str());
        }
        QVERIFY(hidden.starts_with("# Not shown, to be set in the environment or in a file .env: ADMIN_PASSWORD, API_KEY, "
                                   "DATABASE_URL, DB_PASSWORD, TOKEN, URL_PASSWORD.\n"));
        for (const char *secret : {"hunter2", "swordfish", "abcdef", "xyz", "\"pw\"", "bcd"}) {
            QVERIFY2(hidden.find(secret) == std::string::npos, secret);
        }
        QVERIFY(says(textOf(container, true), "      DB_PASSWORD: hunter2secret"));
    }

    void twoSecretsOfOneNameGetTwoVariables()
    {
        ComposeSecrets secrets({{"TOKEN", "first-token"}}, false);
        QCOMPARE(secrets.named("TOKEN", "first-token"), std::string("${TOKEN}"));
        QCOMPARE(secrets.arguments({"--token=other"}), std::vector<std::string>{"--token=${TOKEN_2}"});
        QCOMPARE(secrets.text("a first-token b $c"), std::string("a ${TOKEN} b $$c"));
    }

    void whatAComposeFileCannotSayIsSaidInAComment()
    {
        ContainerDetail container = shop();
        container.autoRemove = true;
        container.others = {"links to other containers (--link)"};
        container.imageIsKnown = false;
        const std::string text = textOf(container);
        QVERIFY(says(text, "# Left out: the container is removed when it ends (--rm)."));
        QVERIFY(says(text, "# Left out: links to other containers (--link)."));
        QVERIFY(text.find("image is not on the engine any more") != std::string::npos);
    }

    void aCommentNeverBecomesALineOfItsOwn()
    {
        ComposeWish wish;
        wish.comments = {"one\nservices: {}"};
        QVERIFY(composeText(shop(), wish).starts_with("# one services: {}\nservices:\n"));
    }

    void sizesAndTimesAreShort()
    {
        QCOMPARE(composeBytes(1 << 30), std::string("1g"));
        QCOMPARE(composeBytes(1000), std::string("1000"));
        QCOMPARE(composeBytes(-1), std::string("-1"));
        QCOMPARE(composeDuration(std::chrono::hours(2)), std::string("2h"));
        QCOMPARE(composeDuration(std::chrono::seconds(0)), std::string("0s"));
    }

    void aServiceIsWrittenFromItsConfiguration()
    {
        ServiceConfig config;
        config.name = "shop";
        config.image = "nginx:1.25";
        config.domain = "shop.example.org";
        config.environment = {{"API_TOKEN", "abcdefg"}};
        config.ports = {{"127.0.0.1", 8080, 80, Protocol::Tcp}};
        config.volumes = {{VolumeType::Volume, "shop-data", "/data", true}};
        const std::string text = composeText(containerOf(config), {false, beyondCompose(config)});
        QVERIFY(text.starts_with("# WakeDock serves it at shop.example.org; a compose file alone does not.\n"));
        QVERIFY(says(text, "      API_TOKEN: \"${API_TOKEN}\"") && says(text, "      - shop-data:/data:ro")
                && says(text, "    restart: unless-stopped"));
        QVERIFY(text.find("network_mode") == std::string::npos);
    }
};

WAKEDOCK_TEST(TestComposeText)
#include "test_compose_text.moc"
