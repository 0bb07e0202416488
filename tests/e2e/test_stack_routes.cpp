#include "program_under_test.h"
#include "stack_at_engine.h"
#include "steady_load.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QTest>

#include <memory>

using namespace wakedock::tests;

namespace {

constexpr const char *routedStack = "e2e-routed";
constexpr const char *routedDomain = "routed-stack.localhost";

QJsonObject routedFiles(const QByteArray &yaml)
{
    return {{QStringLiteral("files"),
             QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("compose.yaml")},
                                    {QStringLiteral("content"), QString::fromUtf8(yaml)}}}}};
}

/// A page and its database. The images' own server takes a process for each request; this one bears a load.
QByteArray shopFiles(const QByteArray &text, const QByteArray &more = {})
{
    return "services:\n"
           "  web:\n"
           "    image: wakedock-test/web:1\n"
           "    command: ['sh', '-c', 'exec /usr/bin/caddy respond --listen :80 \"$$TEXT\"']\n"
           "    environment: {TEXT: '"
        + text
        + "'}\n"
          "    volumes: ['/usr:/usr:ro', '/lib:/lib:ro', '/lib64:/lib64:ro']\n"
          "    depends_on: [db]\n"
          "    labels: {wakedock.domain: routed-stack.localhost}\n"
        + more
        + "  db: {image: 'wakedock-test/mute:1', volumes: ['data:/data']}\n"
          "volumes: {data: {}}\n";
}

QJsonObject rowOf(const Answer &answer, const char *service)
{
    for (const auto &row : answer.json.value(QStringLiteral("services")).toArray()) {
        if (row.toObject().value(QStringLiteral("name")).toString() == QLatin1String(service)) {
            return row.toObject();
        }
    }
    return {};
}

} // namespace

/// Services of a stack with a domain, through the real program, with Debian's docker-compose, a real engine and Caddy.
class TestStackRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        TestImages::ensure();
        m_program = std::make_unique<ProgramUnderTest>();
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
    }
    void cleanupTestCase()
    {
        m_program.reset();
        m_engine.remove();
    }

    void aServiceOfAStackIsServedThroughItsDomain()
    {
        QJsonObject body = routedFiles(shopFiles("round 0"));
        body.insert(QStringLiteral("name"), QString::fromLatin1(routedStack));
        const Answer made = m_program->post(QStringLiteral("/stacks"), body);
        QVERIFY2(made.status == 201, made.body.constData());
        QVERIFY(m_program->visit(domain()).body.contains("round 0"));
        QCOMPARE(rowOf(made, "web").value(QStringLiteral("domain")).toString(), domain());
        const Answer service = m_program->get(QStringLiteral("/services/e2e-routed-web"));
        QVERIFY2(service.status == 200, service.body.constData());
        QCOMPARE(service.json.value(QStringLiteral("kind")).toString(), QStringLiteral("compose"));
        QCOMPARE(service.json.value(QStringLiteral("status")).toString(), QStringLiteral("running"));
        const Answer stopped = m_program->post(QStringLiteral("/services/e2e-routed-web/stop"));
        QCOMPARE(stopped.status, 409);
        QCOMPARE(stopped.json.value(QStringLiteral("code")).toString(), QStringLiteral("belongs_to_stack"));
    }

    void threeChangesAreStartFirstAndNoRequestFails()
    {
        const std::string database = m_engine.containersOf("db");
        const Answer plan = m_program->post(QStringLiteral("/stacks/e2e-routed/plan"), routedFiles(shopFiles("round 1")));
        QVERIFY2(plan.status == 200, plan.body.constData());
        QVERIFY2(rowOf(plan, "web").value(QStringLiteral("start_first")).toBool(), plan.body.constData());
        QCOMPARE(plan.json.value(QStringLiteral("downtime_seconds")).toInt(), 0);

        SteadyLoad load(m_program->httpPort(), domain());
        for (int round = 1; round <= 3; ++round) {
            const std::string before = m_engine.containersOf("web");
            const QByteArray text = "round " + QByteArray::number(round);
            const Answer changed = m_program->put(QStringLiteral("/stacks/e2e-routed"), routedFiles(shopFiles(text)));
            QVERIFY2(changed.status == 200, changed.body.constData());
            QVERIFY(m_program->visit(domain()).body.contains(text));
            QVERIFY(m_engine.containersOf("web") != before);
            QCOMPARE(rowOf(changed, "web").value(QStringLiteral("containers")).toInt(), 1);
        }
        QVERIFY(load.isRunning());
        const auto outcome = load.end();
        qInfo("%s", qPrintable(outcome.report));
        QVERIFY(outcome.requests > 0);
        QCOMPARE(outcome.notOk, 0);
        QCOMPARE(outcome.broken, 0);
        QCOMPARE(m_engine.containersOf("db"), database);
    }

    void theProjectIsAsComposeWouldHaveItByHand()
    {
        const std::string before = m_engine.containersOf("web") + m_engine.containersOf("db");
        const QString folder = m_program->dataDirectory() + QStringLiteral("/stacks/e2e-routed");
        QProcess compose;
        compose.setWorkingDirectory(folder);
        compose.setProcessChannelMode(QProcess::MergedChannels);
        compose.start(QStringLiteral("docker-compose"),
                      {QStringLiteral("-p"), QString::fromLatin1(routedStack), QStringLiteral("--project-directory"), folder,
                       QStringLiteral("-f"), folder + QStringLiteral("/compose.yaml"), QStringLiteral("-f"), overrideFile(),
                       QStringLiteral("up"), QStringLiteral("-d")});
        QVERIFY(compose.waitForFinished(60000));
        const QByteArray said = compose.readAll();
        QVERIFY2(compose.exitCode() == 0, said.constData());
        QVERIFY2(m_engine.containersOf("web") + m_engine.containersOf("db") == before, said.constData());
    }

    void aNextContainerThatNeverGetsHealthyLeavesTheOneBeforeServing()
    {
        const std::string before = m_engine.containersOf("web");
        const Answer failed =
            m_program->put(QStringLiteral("/stacks/e2e-routed"),
                           routedFiles("services:\n  web:\n    image: wakedock-test/unhealthy:1\n    depends_on: [db]\n"
                                       "    labels: {wakedock.domain: routed-stack.localhost}\n"
                                       "  db: {image: 'wakedock-test/mute:1', volumes: ['data:/data']}\n"
                                       "volumes: {data: {}}\n"));
        QVERIFY2(failed.status == 502, failed.body.constData());
        QCOMPARE(failed.json.value(QStringLiteral("code")).toString(), QStringLiteral("unhealthy"));
        QCOMPARE(failed.json.value(QStringLiteral("step")).toString(), QStringLiteral("wait_ready"));
        QCOMPARE(m_engine.containersOf("web"), before);
        QVERIFY(m_program->visit(domain()).body.contains("round 3"));
        const Answer stack = m_program->get(QStringLiteral("/stacks/e2e-routed"));
        QCOMPARE(stack.json.value(QStringLiteral("revision")).toInt(), 4);
        QCOMPARE(stack.json.value(QStringLiteral("status")).toString(), QStringLiteral("running"));
    }

    void aKillWhileTheNextContainerComesUpLeavesTheOneBeforeServing()
    {
        const std::string before = m_engine.containersOf("web");
        const Answer accepted =
            m_program->put(QStringLiteral("/stacks/e2e-routed"),
                           routedFiles("services:\n  web: {image: 'wakedock-test/mute:1', labels: {wakedock.domain: "
                                       "routed-stack.localhost, wakedock.port: '80'}}\n"
                                       "  db: {image: 'wakedock-test/mute:1', volumes: ['data:/data']}\n"
                                       "volumes: {data: {}}\n"),
                           "Prefer", "respond-async");
        QCOMPARE(accepted.status, 202);
        QVERIFY(waitUntil([this, &before] { return m_engine.containersOf("web").size() > before.size(); },
                          std::chrono::seconds(60)));
        m_program->killHard();
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
        const QString operation = QStringLiteral("/operations/") + accepted.json.value(QStringLiteral("id")).toString();
        QVERIFY(waitUntil(
            [&] {
                return m_program->get(operation).json.value(QStringLiteral("status")).toString() == QStringLiteral("undone");
            },
            std::chrono::seconds(60)));
        QCOMPARE(m_engine.containersOf("web"), before);
        QVERIFY(m_program->visit(domain()).body.contains("round 3"));
        QCOMPARE(m_program->get(QStringLiteral("/stacks/e2e-routed")).json.value(QStringLiteral("revision")).toInt(), 4);
    }

    void aContainerNameMakesThePlanSayHowLongItIsAway()
    {
        const QByteArray named = shopFiles("named", "    container_name: e2e-routed-only\n");
        const Answer plan = m_program->post(QStringLiteral("/stacks/e2e-routed/plan"), routedFiles(named));
        QVERIFY2(plan.body.contains("container_name"), plan.body.constData());
        QVERIFY(!rowOf(plan, "web").value(QStringLiteral("start_first")).toBool());
        QVERIFY(plan.json.value(QStringLiteral("downtime_seconds")).toInt() > 0);
        const Answer changed = m_program->put(QStringLiteral("/stacks/e2e-routed"), routedFiles(named));
        QVERIFY2(changed.status == 200, changed.body.constData());
        QVERIFY(m_program->visit(domain()).body.contains("named"));
    }

    void aDomainThatIsTakenIsRefused()
    {
        QJsonObject body = routedFiles("services: {a: {image: 'wakedock-test/web:1', labels: {wakedock.domain: "
                                       "routed-stack.localhost}}}\n");
        body.insert(QStringLiteral("name"), QStringLiteral("e2e-second"));
        const Answer taken = m_program->post(QStringLiteral("/stacks"), body);
        QVERIFY2(taken.status == 409, taken.body.constData());
        QCOMPARE(taken.json.value(QStringLiteral("code")).toString(), QStringLiteral("domain_taken"));
        QVERIFY2(taken.body.contains("services.a.labels.wakedock.domain"), taken.body.constData());
    }

    void theRouteStaysOverARestartAndGoesWithTheStack()
    {
        m_program->killHard();
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
        const auto isServed = [](const Answer &answer) { return answer.body.contains("named"); };
        QVERIFY(m_program->visitUntil(domain(), isServed).body.contains("named"));

        const Answer down = m_program->post(QStringLiteral("/stacks/e2e-routed/down"));
        QVERIFY2(down.status == 200, down.body.constData());
        QVERIFY(m_program->visit(domain()).body != "named");
        const Answer service = m_program->get(QStringLiteral("/services/e2e-routed-web"));
        QCOMPARE(service.json.value(QStringLiteral("status")).toString(), QStringLiteral("stopped"));
        QVERIFY(!caddyKnowsTheDomain());

        const Answer up = m_program->post(QStringLiteral("/stacks/e2e-routed/up"));
        QVERIFY2(up.status == 200, up.body.constData());
        QVERIFY(m_program->visit(domain()).body.contains("named"));
        QCOMPARE(m_program->remove(QStringLiteral("/stacks/e2e-routed?volumes=data")).status, 204);
        QVERIFY(!caddyKnowsTheDomain());
        QCOMPARE(m_program->get(QStringLiteral("/services/e2e-routed-web")).status, 404);
        QCOMPARE(m_engine.containersOf("web"), std::string());
    }

    void withPinnedAddressesTheNextContainerStandsAtTheOtherOne()
    {
        ProgramUnderTest program;
        program.set(QStringLiteral("WAKEDOCK_DOCKER__ADDRESSING"), QStringLiteral("network"));
        QVERIFY2(program.start(), qPrintable(program.output()));
        const auto pinned = [](const QByteArray &image) {
            return routedFiles("services:\n  web: {image: '" + image
                               + "', labels: ['wakedock.domain=pinned-stack.localhost']}\n");
        };
        QJsonObject body = pinned("wakedock-test/web:1");
        body.insert(QStringLiteral("name"), QStringLiteral("e2e-pinned"));
        const Answer made = program.post(QStringLiteral("/stacks"), body);
        QVERIFY2(made.status == 201, made.body.constData());
        const QString domain = QStringLiteral("pinned-stack.localhost");
        QVERIFY(program.visit(domain).body.contains("hello from web 1"));
        const std::string first = addressOf(program);

        const Answer changed = program.put(QStringLiteral("/stacks/e2e-pinned"), pinned("wakedock-test/web:2"));
        QVERIFY2(changed.status == 200, changed.body.constData());
        QVERIFY(program.visit(domain).body.contains("hello from web 2"));
        QCOMPARE(rowOf(changed, "web").value(QStringLiteral("containers")).toInt(), 1);
        const std::string second = addressOf(program);
        QVERIFY2(first != second && second.find("10.") == 0, (first + " then " + second).c_str());

        // Made anew by hand it is at no address of WakeDock's, until WakeDock brings it back.
        const QString folder = program.dataDirectory() + QStringLiteral("/stacks/e2e-pinned");
        QCOMPARE(QProcess::execute(QStringLiteral("docker-compose"),
                                   {QStringLiteral("--project-directory"), folder, QStringLiteral("-f"),
                                    folder + QStringLiteral("/compose.yaml"), QStringLiteral("up"), QStringLiteral("-d")}),
                 0);
        const auto isPage = [](const Answer &answer) { return answer.body.contains("hello from web 2"); };
        QVERIFY2(isPage(program.visitUntil(domain, isPage)), qPrintable(program.output()));
        QCOMPARE(program.remove(QStringLiteral("/stacks/e2e-pinned")).status, 204);
    }

private:
    /// In WakeDock's network.
    static std::string addressOf(ProgramUnderTest &program)
    {
        const Answer service = program.get(QStringLiteral("/services/e2e-pinned-web"));
        const auto id = service.json.value(QStringLiteral("container_ids")).toArray().first().toString();
        return runDocker(
            {"inspect", "-f", "{{(index .NetworkSettings.Networks \"wakedock\").IPAddress}}", id.toStdString()});
    }
    static QString domain() { return QString::fromLatin1(routedDomain); }
    [[nodiscard]] QString overrideFile() const
    {
        return m_program->dataDirectory() + QStringLiteral("/stacks/.wakedock/e2e-routed/override.yaml");
    }
    bool caddyKnowsTheDomain()
    {
        const Answer config = m_program->fetch(QStringLiteral("http://127.0.0.1:%1/config/").arg(m_program->adminPort()));
        return config.body.contains(routedDomain);
    }

    const StackAtEngine m_engine{QLatin1String(routedStack)};
    std::unique_ptr<ProgramUnderTest> m_program;
};

WAKEDOCK_TEST(TestStackRoutes)
#include "test_stack_routes.moc"
