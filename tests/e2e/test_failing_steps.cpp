#include "faulty_engine.h"
#include "program_under_test.h"
#include "tests/integration/docker/own_program.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

#include <csignal>
#include <memory>

using namespace wakedock::tests;

namespace {

const QString serviceName = QStringLiteral("e2e-step");
const QString serviceDomain = QStringLiteral("step.localhost");

QJsonObject wished(const QJsonObject &also = {})
{
    QJsonObject body{{QStringLiteral("name"), serviceName},
                     {QStringLiteral("image"), QString::fromLatin1(TestImages::Web)},
                     {QStringLiteral("domain"), serviceDomain},
                     {QStringLiteral("volumes"),
                      QJsonArray{QJsonObject{{QStringLiteral("type"), QStringLiteral("volume")},
                                             {QStringLiteral("source"), QStringLiteral("e2e-step-data")},
                                             {QStringLiteral("target"), QStringLiteral("/data")}}}},
                     {QStringLiteral("networks"), QJsonArray{QStringLiteral("e2e-step-net")}}};
    for (auto field = also.begin(); field != also.end(); ++field) {
        body.insert(field.key(), field.value());
    }
    return body;
}

QString text(const Answer &answer, const char *field)
{
    return answer.json.value(QString::fromLatin1(field)).toString();
}

/// Somebody else's long transaction on the same database file.
class DatabaseHeld
{
public:
    explicit DatabaseHeld(const QString &file)
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("holder"));
        database.setDatabaseName(file);
        m_isHeld = database.open() && QSqlQuery(database).exec(QStringLiteral("BEGIN IMMEDIATE"));
    }
    ~DatabaseHeld()
    {
        QSqlDatabase::database(QStringLiteral("holder")).close();
        QSqlDatabase::removeDatabase(QStringLiteral("holder"));
    }
    DatabaseHeld(const DatabaseHeld &) = delete;
    DatabaseHeld &operator=(const DatabaseHeld &) = delete;
    [[nodiscard]] bool isHeld() const { return m_isHeld; }

private:
    bool m_isHeld = false;
};

} // namespace

/// Every step of a deployment is made to fail once on the real engine, the real Caddy and the real database: the answer
/// names step, cause and remedy, and nothing is left behind.
class TestFailingSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        TestImages::ensure();
        m_engine = std::make_unique<FaultyEngine>();
        m_program = std::make_unique<ProgramUnderTest>();
        m_program->reachEngineAt(m_engine->url());
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
        cleanup();
    }

    void cleanupTestCase()
    {
        m_program.reset();
        m_engine.reset();
    }

    void cleanup()
    {
        m_engine->heal();
        m_program->remove(QStringLiteral("/services/") + serviceName);
        // Volumes outlive their service unless they are named, as they should.
        for (const char *what : {"volume", "network"}) {
            const auto left = runDocker({what, "ls", "-q", "--filter", "name=e2e-step-"});
            if (!left.empty()) {
                runDocker({what, "rm", left});
            }
        }
    }

    void whatBreaksARuleFailsBeforeAnythingIsRecorded()
    {
        const Answer refused =
            m_program->post(QStringLiteral("/services"), wished({{QStringLiteral("domain"), QStringLiteral("no domain")}}));
        QCOMPARE(refused.status, 422);
        QCOMPARE(refused.json.value(QStringLiteral("errors"))
                     .toArray()
                     .at(0)
                     .toObject()
                     .value(QStringLiteral("field"))
                     .toString(),
                 QStringLiteral("domain"));
        nothingIsLeft();
    }

    void aDatabaseThatSomebodyHoldsFailsTheRecordAndLeavesNothing()
    {
        {
            const DatabaseHeld held(m_program->dataDirectory() + QStringLiteral("/wakedock.db"));
            QVERIFY(held.isHeld());
            const Answer failed = m_program->post(QStringLiteral("/services"), wished());
            QVERIFY2(failed.status == 503, failed.body.constData());
            QVERIFY2(!text(failed, "remedy").isEmpty(), failed.body.constData());
        }
        nothingIsLeft();
        const Answer made = m_program->post(QStringLiteral("/services"), wished());
        QVERIFY2(made.status == 201, made.body.constData());
    }

    void anImageThatTheRegistryDoesNotHaveIsTheRequestsOwnFault()
    {
        const OwnRegistry registry;
        const QString image = QString::fromStdString(registry.reference("team/unknown:1"));
        const Answer failed = m_program->post(QStringLiteral("/services"), wished({{QStringLiteral("image"), image}}));
        QVERIFY2(failed.status == 422, failed.body.constData());
        QCOMPARE(text(failed, "code"), QStringLiteral("image_not_found"));
        QCOMPARE(text(failed, "step"), QStringLiteral("pull"));
        QVERIFY(failed.body.contains("team/unknown:1"));
        nothingIsLeft();
    }

    void theEngineItselfRefusesTheWish_data()
    {
        QTest::addColumn<QJsonObject>("wish");
        QTest::addColumn<QString>("step");
        QTest::addColumn<QByteArray>("word");
        const QJsonObject nowhere{{QStringLiteral("type"), QStringLiteral("bind")},
                                  {QStringLiteral("source"), QStringLiteral("/nowhere/at/all")},
                                  {QStringLiteral("target"), QStringLiteral("/data")}};
        QTest::newRow("a bind mount of a folder that is not there")
            << QJsonObject{{QStringLiteral("volumes"), QJsonArray{nowhere}}} << QStringLiteral("create")
            << QByteArray("/nowhere/at/all");
        QTest::newRow("a command that the image does not have")
            << QJsonObject{{QStringLiteral("command"), QJsonArray{QStringLiteral("/no/such/program")}}}
            << QStringLiteral("start") << QByteArray("/no/such/program");
    }

    void theEngineItselfRefusesTheWish()
    {
        QFETCH(const QJsonObject, wish);
        QFETCH(const QString, step);
        QFETCH(const QByteArray, word);
        const Answer failed = m_program->post(QStringLiteral("/services"), wished(wish));
        QVERIFY2(failed.status >= 400, failed.body.constData());
        QCOMPARE(text(failed, "step"), step);
        QVERIFY2(failed.body.contains(word), failed.body.constData());
        QVERIFY2(!text(failed, "remedy").isEmpty(), failed.body.constData());
        nothingIsLeft();
    }

    void aCallOfTheEngineFails_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<FaultyEngine::Fault>("fault");
        QTest::addColumn<QString>("step");
        using Fault = FaultyEngine::Fault;
        const auto row = [](const char *name, const char *call, Fault fault, const char *step) {
            QTest::newRow(name) << QString::fromLatin1(call) << fault << QString::fromLatin1(step);
        };
        row("pull refused", "GET .*/images/.*/json", Fault::Refuse, "pull");
        row("create refused", "POST .*/containers/create", Fault::Refuse, "create");
        row("create cut", "POST .*/containers/create", Fault::Cut, "create");
        row("network refused", "POST .*/networks/create", Fault::Refuse, "create");
        row("volume refused", "POST .*/volumes/create", Fault::Refuse, "create");
        row("start refused", "POST .*/containers/.*/start", Fault::Refuse, "start");
        row("start cut", "POST .*/containers/.*/start", Fault::Cut, "start");
        row("inspect refused", "GET .*/containers/.{20,}/json", Fault::Refuse, "wait_healthy");
        row("restart policy refused", "POST .*/containers/.*/update", Fault::Refuse, "mark_running");
        row("restart policy cut", "POST .*/containers/.*/update", Fault::Cut, "mark_running");
    }

    void aCallOfTheEngineFails()
    {
        QFETCH(const QString, call);
        QFETCH(const FaultyEngine::Fault, fault);
        QFETCH(const QString, step);
        const int before = m_engine->failed();
        m_engine->fail(call, fault);
        const Answer failed = m_program->post(QStringLiteral("/services"), wished());
        m_engine->heal();
        QVERIFY(m_engine->failed() > before);
        QVERIFY2(failed.status == 502, failed.body.constData());
        QCOMPARE(text(failed, "step"), step);
        QVERIFY2(!text(failed, "remedy").isEmpty(), failed.body.constData());
        // What could not be taken back while the engine failed is taken back once it answers.
        QVERIFY(waitUntil([this] { return m_program->get(QStringLiteral("/services/") + serviceName).status == 404; }));
        nothingIsLeft();
    }

    void whatFailsAfterTheServiceIsInForceDoesNotTakeItBack()
    {
        // The last look at the engine, in `announce`: the visitors are served already.
        m_engine->fail(QStringLiteral("GET .*/containers/json.*service"), FaultyEngine::Fault::Cut);
        const Answer made = m_program->post(QStringLiteral("/services"), wished());
        m_engine->heal();
        QVERIFY2(made.status == 201, made.body.constData());
        QCOMPARE(m_program->visit(serviceDomain).status, 200);
    }

    void aCaddyThatHangsIsReplacedAndTheDeploymentEndsWell()
    {
        const qint64 caddy = m_program->caddyPid();
        QVERIFY(caddy > 0);
        QCOMPARE(::kill(static_cast<pid_t>(caddy), SIGSTOP), 0);
        const Answer made = m_program->post(QStringLiteral("/services"), wished());
        QVERIFY2(made.status == 201, made.body.constData());
        QVERIFY(m_program->caddyPid() != caddy);
        QCOMPARE(m_program->visit(serviceDomain).status, 200);
    }

    void whereNoCaddyIsAServiceWithADomainIsRefusedAndOneWithoutRuns()
    {
        ProgramUnderTest program;
        program.set(QStringLiteral("WAKEDOCK_CADDY__MANAGE"), QStringLiteral("never"));
        QVERIFY2(program.start(), qPrintable(program.output()));
        const Answer failed = program.post(QStringLiteral("/services"), wished());
        QVERIFY2(failed.status == 502, failed.body.constData());
        QCOMPARE(text(failed, "step"), QStringLiteral("publish_route"));
        nothingIsLeft();
        const QJsonObject plain{{QStringLiteral("name"), serviceName},
                                {QStringLiteral("image"), QString::fromLatin1(TestImages::Web)}};
        QCOMPARE(program.post(QStringLiteral("/services"), plain).status, 201);
    }

private:
    void nothingIsLeft()
    {
        QCOMPARE(m_program->get(QStringLiteral("/services/") + serviceName).status, 404);
        QVERIFY(m_program->containers().filter(serviceName).isEmpty());
        QCOMPARE(runDocker({"volume", "ls", "-q", "--filter", "name=e2e-step-data"}), std::string());
        QCOMPARE(runDocker({"network", "ls", "-q", "--filter", "name=e2e-step-net"}), std::string());
    }

    std::unique_ptr<FaultyEngine> m_engine;
    std::unique_ptr<ProgramUnderTest> m_program;
};

WAKEDOCK_TEST(TestFailingSteps)
#include "test_failing_steps.moc"
