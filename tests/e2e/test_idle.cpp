#include "program_under_test.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <string>
#include <vector>

using namespace wakedock::tests;
using namespace std::chrono_literals;

namespace {

/// Answers an upgrade, says one word and is silent; answers everything else with 200.
constexpr const char *silentScript =
    "cat > /silent <<'END'\n"
    "#!/bin/sh\n"
    "up=\n"
    "while read -r line; do line=${line%?}; [ -z \"$line\" ] && break; case \"$line\" in [Uu]pgrade:*) up=1;; esac; done\n"
    "if [ -z \"$up\" ]; then printf 'HTTP/1.0 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n'; exit; fi\n"
    "printf 'HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\n\\r\\n'\n"
    "echo tick; exec sleep 100000\n"
    "END\n"
    "chmod +x /silent; trap 'exit 0' TERM; nc -ll -p 80 -e /silent & wait $!\n";

/// Containers beside a service on its bridge that never stop asking who has which address, its own among them.
class NoisyNeighbours
{
public:
    explicit NoisyNeighbours(const std::string &address)
    {
        const std::string far = address.substr(0, address.rfind('.')) + ".250";
        const std::string script =
            "while :; do arping -q -c 1 -w 1 -I eth0 " + far + "; arping -q -c 1 -w 1 -I eth0 " + address + "; done";
        for (int i = 0; i < 10; ++i) {
            m_ids.push_back(runDocker({"run", "-d", "--rm", TestImages::Mute, "sh", "-c", script}));
        }
    }
    ~NoisyNeighbours()
    {
        for (const std::string &id : m_ids) {
            try {
                runDocker({"kill", id});
            } catch (const std::runtime_error &) {
                // Gone already.
            }
        }
    }
    NoisyNeighbours(const NoisyNeighbours &) = delete;
    NoisyNeighbours &operator=(const NoisyNeighbours &) = delete;

private:
    std::vector<std::string> m_ids;
};

} // namespace

/// When a service is idle: on the real engine, the real Caddy and the real network.
class TestIdle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        TestImages::ensure();
        m_program = std::make_unique<ProgramUnderTest>();
        m_program->set(QStringLiteral("WAKEDOCK_MONITORING__INTERVAL_SECONDS"), QStringLiteral("1"));
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
    }
    void cleanupTestCase() { m_program.reset(); }

    /// One minute, the shortest there is: all of it at once.
    void whatNobodyUsesFallsAsleepAndWhatIsUsedDoesNot()
    {
        QJsonObject silent = sleeper(QStringLiteral("e2e-silent"), TestImages::Web);
        silent.insert(QStringLiteral("command"),
                      QJsonArray{QStringLiteral("sh"), QStringLiteral("-c"), QString::fromLatin1(silentScript)});
        deploy(silent);
        deploy(sleeper(QStringLiteral("e2e-visited"), TestImages::Web));
        // Its image's own health check asks it each second, and WakeDock has asked it until it was ready.
        deploy(sleeper(QStringLiteral("e2e-idle"), TestImages::Healthy));
        // After the last change of routes: this Caddy closes all streams then.
        QTcpSocket stream;
        openStream(stream, "e2e-silent.localhost");
        const NoisyNeighbours neighbours(addressOf(QStringLiteral("e2e-idle")));
        QCOMPARE(m_program->visit(QStringLiteral("e2e-idle.localhost")).status, 200);
        QElapsedTimer sinceUse;
        sinceUse.start();

        QElapsedTimer sinceVisit;
        const bool slept = waitUntil(
            [&] {
                if (!sinceVisit.isValid() || sinceVisit.hasExpired(5000)) {
                    sinceVisit.start();
                    m_program->visit(QStringLiteral("e2e-visited.localhost"));
                }
                return textOf(QStringLiteral("e2e-idle"), "status") == QLatin1String("sleeping");
            },
            150s);
        QVERIFY2(slept, qPrintable(reasonOf(QStringLiteral("e2e-idle"))));
        QVERIFY2(sinceUse.elapsed() > 55000, qPrintable(QString::number(sinceUse.elapsed())));
        qInfo("asleep %lld ms after its last use", sinceUse.elapsed());
        QCOMPARE(inspect("{{.State.Running}}", QStringLiteral("e2e-idle")), std::string("false"));
        QCOMPARE(inspect("{{.HostConfig.RestartPolicy.Name}}", QStringLiteral("e2e-idle")), std::string("no"));

        QCOMPARE(textOf(QStringLiteral("e2e-silent"), "status"), QStringLiteral("running"));
        QCOMPARE(reasonOf(QStringLiteral("e2e-silent")), QStringLiteral("open_connections"));
        QCOMPARE(stream.state(), QAbstractSocket::ConnectedState);
        QCOMPARE(textOf(QStringLiteral("e2e-visited"), "status"), QStringLiteral("running"));
        QCOMPARE(reasonOf(QStringLiteral("e2e-visited")), QStringLiteral("recent_traffic"));
        QVERIFY(!textOf(QStringLiteral("e2e-visited"), "last_access_at").isEmpty());
    }

    void itsNextVisitorWakesIt()
    {
        QVERIFY(m_program->visit(QStringLiteral("e2e-idle.localhost")).body.contains("hello from healthy"));
        QCOMPARE(textOf(QStringLiteral("e2e-idle"), "status"), QStringLiteral("running"));
        QVERIFY(!textOf(QStringLiteral("e2e-idle"), "last_wake_at").isEmpty());
        QCOMPARE(inspect("{{.HostConfig.RestartPolicy.Name}}", QStringLiteral("e2e-idle")), std::string("unless-stopped"));
    }

    void settingsChangeWithoutANewContainer()
    {
        const auto before = inspect("{{.Id}} {{.State.StartedAt}}", QStringLiteral("e2e-visited"));
        const Answer changed =
            m_program->patch(QStringLiteral("/services/e2e-visited"),
                             {{QStringLiteral("sleep"), QJsonObject{{QStringLiteral("idle_minutes"), 20}}}});
        QVERIFY2(changed.status == 200, changed.body.constData());
        QCOMPARE(changed.json.value(QStringLiteral("revision")).toInt(), 2);
        QCOMPARE(inspect("{{.Id}} {{.State.StartedAt}}", QStringLiteral("e2e-visited")), before);
    }

    void pausedItSleepsAndWakesAtOnce()
    {
        const QJsonObject paused{{QStringLiteral("stop_mode"), QStringLiteral("pause")}};
        QCOMPARE(m_program->patch(QStringLiteral("/services/e2e-visited"), {{QStringLiteral("sleep"), paused}}).status, 200);
        QCOMPARE(m_program->post(QStringLiteral("/services/e2e-visited/sleep")).status, 200);
        QCOMPARE(textOf(QStringLiteral("e2e-visited"), "status"), QStringLiteral("sleeping"));
        QCOMPARE(inspect("{{.State.Paused}}", QStringLiteral("e2e-visited")), std::string("true"));
        QVERIFY(m_program->visit(QStringLiteral("e2e-visited.localhost")).body.contains("hello from web 1"));
        QCOMPARE(inspect("{{.State.Paused}}", QStringLiteral("e2e-visited")), std::string("false"));
    }

    void keptAwakeItIsAwakeAlsoAfterARestartOfWakeDock()
    {
        QCOMPARE(m_program->post(QStringLiteral("/services/e2e-visited/sleep")).status, 200);
        const Answer kept =
            m_program->post(QStringLiteral("/services/e2e-visited/keep-awake"), {{QStringLiteral("minutes"), 90}});
        QVERIFY2(kept.status == 200, kept.body.constData());
        QCOMPARE(textOf(QStringLiteral("e2e-visited"), "status"), QStringLiteral("running"));
        m_program->killHard();
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
        QVERIFY(waitUntil([this] { return reasonOf(QStringLiteral("e2e-visited")) == QLatin1String("kept_awake"); }, 20s));
        QCOMPARE(
            m_program->post(QStringLiteral("/services/e2e-visited/keep-awake"), {{QStringLiteral("minutes"), 0}}).status,
            200);
        QVERIFY(
            waitUntil([this] { return reasonOf(QStringLiteral("e2e-visited")) == QLatin1String("recent_traffic"); }, 20s));
    }

    void startedBehindOurBackItRunsByTheBook()
    {
        QCOMPARE(m_program->post(QStringLiteral("/services/e2e-idle/sleep")).status, 200);
        runDocker({"start", containerOf(QStringLiteral("e2e-idle")).toStdString()});
        QVERIFY(waitUntil([this] {
            return textOf(QStringLiteral("e2e-idle"), "status") == QLatin1String("running")
                && inspect("{{.HostConfig.RestartPolicy.Name}}", QStringLiteral("e2e-idle")) == "unless-stopped";
        }));
        QCOMPARE(m_program->visit(QStringLiteral("e2e-idle.localhost")).status, 200);
    }

private:
    static QJsonObject sleeper(const QString &name, const char *image)
    {
        return {
            {QStringLiteral("name"), name},
            {QStringLiteral("image"), QString::fromLatin1(image)},
            {QStringLiteral("domain"), name + QStringLiteral(".localhost")},
            {QStringLiteral("tls"), QStringLiteral("off")},
            {QStringLiteral("health_check"),
             QJsonObject{{QStringLiteral("type"), QStringLiteral("http")}, {QStringLiteral("path"), QStringLiteral("/")}}},
            {QStringLiteral("sleep"),
             QJsonObject{{QStringLiteral("enabled"), true},
                         {QStringLiteral("idle_minutes"), 1},
                         {QStringLiteral("grace_seconds"), 0}}}};
    }
    void deploy(const QJsonObject &body)
    {
        const Answer made = m_program->post(QStringLiteral("/services"), body);
        QVERIFY2(made.status == 201, made.body.constData());
    }
    void openStream(QTcpSocket &stream, const QByteArray &host)
    {
        stream.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(m_program->httpPort()));
        QVERIFY(waitUntil([&stream] { return stream.state() == QAbstractSocket::ConnectedState; }));
        stream.write("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                     + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        QByteArray heard;
        QVERIFY2(waitUntil([&] {
                     heard += stream.readAll();
                     return heard.contains("tick");
                 }),
                 heard.constData());
    }
    QString textOf(const QString &name, const char *key)
    {
        return m_program->get(QStringLiteral("/services/") + name).json.value(QLatin1String(key)).toString();
    }
    QString reasonOf(const QString &name)
    {
        const auto service = m_program->get(QStringLiteral("/services/") + name).json;
        return service.value(QStringLiteral("awake")).toObject().value(QStringLiteral("reason")).toString();
    }
    QString containerOf(const QString &name) const
    {
        for (const QString &container : m_program->containers()) {
            if (container.startsWith(QStringLiteral("wakedock-") + name)) {
                return container;
            }
        }
        return {};
    }
    std::string inspect(const char *format, const QString &name) const
    {
        return runDocker({"inspect", "--format", format, containerOf(name).toStdString()});
    }
    std::string addressOf(const QString &name) const
    {
        return inspect("{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", name);
    }

    std::unique_ptr<ProgramUnderTest> m_program;
};

WAKEDOCK_TEST(TestIdle)
#include "test_idle.moc"
