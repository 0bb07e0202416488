#include "program_under_test.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/free_port.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QTest>

#include <initializer_list>
#include <stdexcept>
#include <vector>

using namespace wakedock::tests;

namespace {

/// What may be gone already.
void tryDocker(const std::initializer_list<std::string> &arguments)
{
    try {
        runDocker(arguments);
    } catch (const std::runtime_error &) {
        // It went with the service.
    }
}

/// A container somebody else made, with an unnamed volume; gone with the test.
class Stranger
{
public:
    /// @param option of `docker run` with its value
    explicit Stranger(std::vector<std::string> option, const char *image = TestImages::Web)
    {
        tryDocker({"rm", "-f", "-v", name});
        id = option.empty() ? runDocker({"run", "-d", "--name", name, "-v", "/unnamed", image})
                            : runDocker({"run", "-d", "--name", name, "-v", "/unnamed", option.at(0), option.at(1), image});
        volume = tell("{{range .Mounts}}{{.Name}}{{end}}");
    }
    ~Stranger()
    {
        tryDocker({"rm", "-f", id});
        tryDocker({"volume", "rm", volume});
    }
    Stranger(const Stranger &) = delete;
    Stranger &operator=(const Stranger &) = delete;

    [[nodiscard]] std::string tell(const std::string &format) const { return runDocker({"inspect", "-f", format, id}); }
    [[nodiscard]] std::string life() const
    {
        return tell("{{.Id}} {{.State.StartedAt}} {{.State.Pid}} {{.RestartCount}} {{.State.Status}}");
    }
    [[nodiscard]] bool isThere() const { return !runDocker({"ps", "-aq", "--no-trunc", "--filter", "id=" + id}).empty(); }
    [[nodiscard]] bool isInOurNetwork() const
    {
        return tell("{{range $n, $e := .NetworkSettings.Networks}}{{$n}} {{end}}").find("wakedock") != std::string::npos;
    }

    static constexpr const char *name = "e2e-stranger";
    std::string id;
    std::string volume;
};

QString adoptPath()
{
    return QStringLiteral("/containers/%1/adopt").arg(QLatin1String(Stranger::name));
}

QJsonObject atDomain(const QString &domain, int port = 80)
{
    return {{QStringLiteral("name"), QStringLiteral("e2e-adopted")},
            {QStringLiteral("domain"), domain},
            {QStringLiteral("upstream_port"), port}};
}

QJsonObject service(ProgramUnderTest &program)
{
    return program.get(QStringLiteral("/services/e2e-adopted")).json;
}

QString codeOf(const Answer &answer)
{
    return answer.json.value(QStringLiteral("code")).toString();
}

} // namespace

/// A container that somebody else runs becomes a service, on the real engine, without noticing.
class TestAdopt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { TestImages::ensure(); }

    void underLoopbackItIsServedKeptOverACrashAndReplacedByTheNextDeployment()
    {
        const int port = freePort();
        const Stranger stranger({"-p", "127.0.0.1:" + std::to_string(port) + ":80"});
        const std::string life = stranger.life();
        ProgramUnderTest program;
        QVERIFY2(program.start(), qPrintable(program.output()));
        const QString domain = QStringLiteral("adopted.localhost");
        const Answer made = program.post(adoptPath(), atDomain(domain));
        QVERIFY2(made.status == 201, made.body.constData());
        const QJsonObject adopted = made.json.value(QStringLiteral("service")).toObject();
        QCOMPARE(adopted.value(QStringLiteral("status")).toString(), QStringLiteral("running"));
        QCOMPARE(adopted.value(QStringLiteral("revision")).toInt(), 1);
        QCOMPARE(adopted.value(QStringLiteral("container_ids")).toArray(), QJsonArray{QString::fromStdString(stranger.id)});
        QCOMPARE(stranger.life(), life);
        QVERIFY(program.visit(domain).body.contains("hello from web 1"));

        program.killHard();
        QVERIFY2(program.start(), qPrintable(program.output()));
        QVERIFY(waitUntil(
            [&] { return service(program).value(QStringLiteral("status")).toString() == QStringLiteral("running"); }));
        QVERIFY(program.visit(domain).body.contains("hello from web 1"));
        QCOMPARE(stranger.life(), life);

        const QJsonObject plan = program.get(QStringLiteral("/services/e2e-adopted/plan")).json;
        QCOMPARE(plan.value(QStringLiteral("containers")).toObject().value(QStringLiteral("removed")).toArray(),
                 QJsonArray{QLatin1String(Stranger::name)});
        const Answer redeployed = program.post(QStringLiteral("/services/e2e-adopted/redeploy"));
        QVERIFY2(redeployed.status == 200, redeployed.body.constData());
        QVERIFY(!stranger.isThere());
        QVERIFY(program.visit(domain).body.contains("hello from web 1"));
        QVERIFY(runDocker({"volume", "ls", "-q"}).find(stranger.volume) != std::string::npos);
        QCOMPARE(program.remove(QStringLiteral("/services/e2e-adopted")).status, 204);
    }

    void underNetworkAddressingItGetsAnAddressAndIsLetGoAsItWas()
    {
        const Stranger stranger({});
        const std::string life = stranger.life();
        ProgramUnderTest program;
        program.set(QStringLiteral("WAKEDOCK_DOCKER__ADDRESSING"), QStringLiteral("network"));
        QVERIFY2(program.start(), qPrintable(program.output()));
        const QString domain = QStringLiteral("joined.localhost");
        const Answer made = program.post(adoptPath(), atDomain(domain));
        QVERIFY2(made.status == 201, made.body.constData());
        QVERIFY(program.visit(domain).body.contains("hello from web 1"));
        QVERIFY(stranger.isInOurNetwork());
        QCOMPARE(program.remove(QStringLiteral("/services/e2e-adopted?keep_container=true")).status, 204);
        QCOMPARE(stranger.life(), life);
        QVERIFY(!stranger.isInOurNetwork());
        QVERIFY(waitUntil([&program] {
            const auto seen = program.get(QStringLiteral("/containers/%1").arg(QLatin1String(Stranger::name))).json;
            return seen.value(QStringLiteral("service_id")).isNull();
        }));

        // The address is free again, and so is the container.
        QCOMPARE(program.post(adoptPath(), atDomain(domain)).status, 201);
        QVERIFY(program.visit(domain).body.contains("hello from web 1"));
        const Answer redeployed = program.post(QStringLiteral("/services/e2e-adopted/redeploy"));
        QVERIFY2(redeployed.status == 200, redeployed.body.constData());
        QVERIFY(!stranger.isThere());
        QVERIFY(program.visit(domain).body.contains("hello from web 1"));
        QCOMPARE(program.remove(QStringLiteral("/services/e2e-adopted")).status, 204);
    }

    void anAdoptionThatACrashInterruptedIsTakenBackAndTheContainerRunsOn()
    {
        const Stranger stranger({}, TestImages::Mute);
        const std::string life = stranger.life();
        ProgramUnderTest program;
        program.set(QStringLiteral("WAKEDOCK_DOCKER__ADDRESSING"), QStringLiteral("network"));
        QVERIFY2(program.start(), qPrintable(program.output()));
        // It listens nowhere: the adoption waits for an answer.
        const Answer accepted =
            program.post(adoptPath(), atDomain(QStringLiteral("mute.localhost")), "Prefer", "respond-async");
        QVERIFY2(accepted.status == 202, accepted.body.constData());
        QVERIFY(waitUntil([&stranger] { return stranger.isInOurNetwork(); }));
        program.killHard();
        QVERIFY2(program.start(), qPrintable(program.output()));
        const QString path = QStringLiteral("/operations/") + accepted.json.value(QStringLiteral("id")).toString();
        QVERIFY(waitUntil(
            [&] { return program.get(path).json.value(QStringLiteral("status")).toString() == QStringLiteral("undone"); }));
        QCOMPARE(program.get(QStringLiteral("/services/e2e-adopted")).status, 404);
        QVERIFY(!stranger.isInOurNetwork());
        QCOMPARE(stranger.life(), life);
    }

    void whatCannotBeReachedOrBelongsToSomebodyIsRefusedWithARemedy()
    {
        ProgramUnderTest program;
        QVERIFY2(program.start(), qPrintable(program.output()));
        const QJsonObject named{{QStringLiteral("name"), QStringLiteral("e2e-adopted")}};
        {
            const Stranger stranger({});
            const Answer refused = program.post(adoptPath(), atDomain(QStringLiteral("far.localhost")));
            QCOMPARE(refused.status, 409);
            QCOMPARE(codeOf(refused), QStringLiteral("adopted_unreachable"));
            QVERIFY(!refused.json.value(QStringLiteral("remedy")).toString().isEmpty());
            const Answer made = program.post(adoptPath(), named);
            QVERIFY2(made.status == 201, made.body.constData());
            QCOMPARE(codeOf(program.post(adoptPath(), named)), QStringLiteral("belongs_to_service"));
            QCOMPARE(program.remove(QStringLiteral("/services/e2e-adopted")).status, 204);
            QVERIFY(!stranger.isThere());
        }
        const Stranger composed({"--label", "com.docker.compose.project=e2e-project"});
        const Answer refused = program.post(adoptPath(), named);
        QCOMPARE(codeOf(refused), QStringLiteral("belongs_to_stack"));
        QVERIFY(refused.json.value(QStringLiteral("remedy")).toString().contains(QStringLiteral("e2e-project")));
    }
};

WAKEDOCK_TEST(TestAdopt)
#include "test_adopt.moc"
