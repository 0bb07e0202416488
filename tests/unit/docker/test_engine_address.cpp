// EngineUrl, sshRoad(), sshProblem() and what DockerEngines says of addresses, before anybody is spoken to.
#include "backend/infrastructure/docker/client/engine_url.h"
#include "backend/infrastructure/docker/client/ssh_road.h"
#include "backend/infrastructure/docker/docker_engines.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::docker;
using namespace wakedock::tests;

namespace {

std::string parsed(const std::string &url, bool withTls = false)
{
    const auto taken = EngineUrl::parse(url, withTls);
    return taken.socketPath + "|" + taken.user + "|" + taken.host + "|" + std::to_string(taken.port);
}

std::string refusalOf(const EngineAddress &address)
{
    RecordingLog log;
    const DockerEngines engines(DefaultDockerHost, Log(log, log_category::Docker));
    try {
        engines.check(address);
    } catch (const Error &error) {
        const auto field = error.fields().empty() ? std::string() : error.fields().front().field;
        const auto word = error.code() == ErrorCode::Invalid && !error.remedy().empty() ? std::string() : "no help: ";
        return word + error.reason() + " " + field;
    }
    return {};
}

EngineAddress over(const std::string &url, const EngineTls &tls)
{
    return {url, tls, false};
}

std::string joined(const std::vector<std::string> &words)
{
    std::string all;
    for (const auto &word : words) {
        all += (all.empty() ? "" : " ") + word;
    }
    return all;
}

} // namespace

class TestEngineAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAddressIsTakenApart()
    {
        QCOMPARE(parsed("unix:///run/podman/podman.sock"), std::string("/run/podman/podman.sock|||0"));
        QCOMPARE(parsed("tcp://10.0.0.5"), std::string("||10.0.0.5|2375"));
        QCOMPARE(parsed("tcp://10.0.0.5", true), std::string("||10.0.0.5|2376"));
        QCOMPARE(parsed("tcp://engine.example.org:1234/"), std::string("||engine.example.org|1234"));
        QCOMPARE(parsed("tcp://[::1]:2375"), std::string("||::1|2375"));
        QCOMPARE(parsed("ssh://ada@box"), std::string("|ada|box|0"));
        QCOMPARE(parsed("ssh://box:2222/"), std::string("||box|2222"));
    }

    void whatIsNoAddressSaysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("url");
        for (const char *url :
             {"", "docker", "unix://", "unix://relative", "tcp://", "tcp://:2375", "tcp://a:0", "tcp://a:x", "tcp://a:65536",
              "tcp://[::1", "tcp://a b", "ftp://x", "ssh://", "ssh://ada:secret@box", "ssh://-oProxyCommand=x",
              "ssh://-l@box", "ssh://ada@box/path", "ssh://ada@-box", "ssh://@box"}) {
            QTest::newRow(url) << QByteArray(url);
        }
    }

    void whatIsNoAddressSaysWhatIsWrong()
    {
        QFETCH(QByteArray, url);
        QCOMPARE(refusalOf({url.toStdString(), {}, true}), std::string("docker_host_invalid url"));
    }

    void schemesOfOthersAreNotSpoken()
    {
        QCOMPARE(refusalOf({"https://10.0.0.1", {}, true}), std::string("docker_transport_unsupported url"));
        QCOMPARE(refusalOf({"npipe:////./pipe/docker", {}, true}), std::string("docker_transport_unsupported url"));
    }

    void withoutTlsOnlyThisMachineIsSpokenTo()
    {
        for (const char *near : {"tcp://127.0.0.1:2375", "tcp://127.8.8.8", "tcp://[::1]:2375", "tcp://localhost"}) {
            QCOMPARE(refusalOf({near, {}, false}), std::string());
        }
        for (const char *far : {"tcp://10.0.0.1:2375", "tcp://localhost.example.org", "tcp://[2001:db8::1]"}) {
            QCOMPARE(refusalOf({far, {}, false}), std::string("plain_tcp_refused url"));
            QCOMPARE(refusalOf({far, {}, true}), std::string());
            QCOMPARE(refusalOf(over(far, {})), std::string());
        }
    }

    void tlsMaterialMustBeReadableAndWhole()
    {
        QCOMPARE(refusalOf(over("tcp://a", {"no pem", {}, {}})), std::string("tls_unusable tls.ca"));
        QCOMPARE(refusalOf(over("tcp://a", {{}, "cert", {}})), std::string("tls_unusable tls.key"));
        QCOMPARE(refusalOf(over("tcp://a", {{}, {}, Secret("key")})), std::string("tls_unusable tls.certificate"));
        QCOMPARE(refusalOf(over("ssh://a", {})), std::string("tls_useless tls"));
    }

    void aRefusedAddressStopsNoStartAndEveryCallSaysWhy()
    {
        RecordingLog log;
        DockerEngines engines("tcp://10.0.0.1:2375", Log(log, log_category::Docker));
        const auto error = awaitError(engines.engine(localHost()).version({}));
        QCOMPARE(error->reason(), std::string("plain_tcp_refused"));
        QVERIFY(error->message().find("10.0.0.1") != std::string::npos);
    }

    void hostsAreTakenInAndDropped()
    {
        RecordingLog log;
        DockerEngines engines("unix:///nowhere/docker.sock", Log(log, log_category::Docker));
        const HostId other("other");
        engines.take(other, {"unix:///elsewhere/docker.sock", {}, false});
        auto &first = engines.engine(other);
        QVERIFY(awaitError(first.version({}))->message().find("/elsewhere/") != std::string::npos);
        engines.take(other, {"unix:///third/docker.sock", {}, false});
        QVERIFY(awaitError(engines.engine(other).version({}))->message().find("/third/") != std::string::npos);
        QCOMPARE(awaitError(first.version({}))->code(), ErrorCode::Cancelled);
        QCOMPARE(engines.hosts().size(), std::size_t(2));
        engines.drop(other);
        engines.drop(other);
        QVERIFY_THROWS_EXCEPTION(Error, (void)engines.engine(other));
        QCOMPARE(engines.hosts(), (std::vector{localHost()}));
    }

    void sshIsToldEverythingAsArgumentsAndNeverAsks()
    {
        const auto road = sshRoad(EngineUrl::parse("ssh://ada@box:2222", false), {"/opt/ssh", {"-F", "config"}});
        QCOMPARE(road.program, std::string("/opt/ssh"));
        QCOMPARE(
            joined(road.arguments),
            std::string("-F config -o BatchMode=yes -o ConnectTimeout=10 -o ServerAliveInterval=15 -T -p 2222 -- ada@box "
                        "docker system dial-stdio"));
        QCOMPARE(joined(sshRoad(EngineUrl::parse("ssh://box", false), {}).arguments),
                 std::string("-o BatchMode=yes -o ConnectTimeout=10 -o ServerAliveInterval=15 -T -- box docker system "
                             "dial-stdio"));
    }

    void theLastWordsOfSshAreUnderstood_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *words, const char *reason) {
            QTest::newRow(words) << QByteArray(words) << QByteArray(reason);
        };
        row("ssh: Could not resolve hostname box: Name or service not known\r\n", "host_not_found");
        row("ssh: connect to host box port 22: Connection refused", "connection_refused");
        row("ssh: connect to host box port 22: Connection timed out", "host_unreachable");
        row("No ED25519 host key is known for box\nHost key verification failed.", "host_key_unknown");
        row("@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.", "host_key_changed");
        row("ada@box: Permission denied (publickey,password).", "login_refused");
        row("bash: line 1: docker: command not found", "docker_not_found");
        row("sh: 1: docker: not found", "docker_not_found");
        row("failed to open the raw stream connection: dial unix /var/run/docker.sock: connect: permission denied",
            "permission_denied");
        row("failed to open the raw stream connection: dial unix /x: connect: no such file or directory",
            "engine_not_running");
        row("something else", "ssh_failed");
    }

    void theLastWordsOfSshAreUnderstood()
    {
        QFETCH(QByteArray, words);
        QFETCH(QByteArray, reason);
        const auto error = sshProblem("ssh://box", words.toStdString() + "\n\n");
        QCOMPARE(error.reason(), reason.toStdString());
        QCOMPARE(error.code(), ErrorCode::Unavailable);
        QVERIFY(!error.remedy().empty());
        const auto last = words.mid(words.lastIndexOf('\n') + 1).trimmed().toStdString();
        QVERIFY2(error.message().find(last) != std::string::npos, error.message().c_str());
        QVERIFY(error.message().find('\r') == std::string::npos);
    }

    void aProgramThatEndsWithoutAnAnswerIsTheReason()
    {
        RecordingLog log;
        const auto versionOver = [&log](const std::string &program) {
            DockerEngines engines(EngineAddress{"ssh://box", {}, false}, Log(log, log_category::Docker),
                                  DockerClientFactory(SshProgram{program, {}}));
            return *awaitError(engines.engine(localHost()).version({}));
        };
        const auto silent = versionOver("true");
        QCOMPARE(silent.reason(), std::string("engine_unreachable"));
        QVERIFY(silent.message().find("without a word") != std::string::npos);
        QCOMPARE(silent.context().at("cause"), std::string("ssh_failed"));
        const auto missing = versionOver("/nowhere/ssh");
        QCOMPARE(missing.context().at("cause"), std::string("program_missing"));
        QVERIFY(missing.remedy().find("/nowhere/ssh") != std::string::npos);
    }
};

WAKEDOCK_TEST(TestEngineAddress)
#include "test_engine_address.moc"
