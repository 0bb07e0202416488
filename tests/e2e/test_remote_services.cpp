#include "remote_world.h"
#include "steady_load.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>
#include <QWebSocket>

#include <memory>

using namespace wakedock::tests;

namespace {

QString namedField(const Answer &answer)
{
    const auto errors = answer.json.value(QStringLiteral("errors")).toArray();
    return errors.isEmpty() ? QString() : errors.first().toObject().value(QStringLiteral("field")).toString();
}

QJsonObject web(const QString &name, const QString &host = QStringLiteral("local"))
{
    return {{QStringLiteral("name"), name},
            {QStringLiteral("host_id"), host},
            {QStringLiteral("image"), QLatin1String(TestImages::Web)},
            {QStringLiteral("domain"), name + QStringLiteral(".localhost")}};
}

QJsonObject image(const char *name)
{
    return {{QStringLiteral("image"), QLatin1String(name)}};
}

bool isWeb(const Answer &answer)
{
    return answer.status == 200 && answer.body.contains("hello from web");
}

} // namespace

/// Services on another machine, reached over TLS, as visitors and operators meet them.
class TestRemoteServices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_world = std::make_unique<RemoteWorld>();
        m_far = &m_world->far;
        m_program = &m_world->program;
        m_host = m_world->host;
        const Answer local = m_program->post(QStringLiteral("/services"), web(QStringLiteral("e2e-near")));
        QVERIFY2(local.status == 201, local.body.constData());
    }
    void cleanupTestCase() { m_world.reset(); }

    void aHostNobodyKnowsIsRefusedByItsField()
    {
        const Answer answer =
            m_program->post(QStringLiteral("/services"), web(QStringLiteral("e2e-lost"), QStringLiteral("nowhere")));
        QVERIFY2(answer.status == 422, answer.body.constData());
        QCOMPARE(namedField(answer), QStringLiteral("host_id"));
    }

    void aServiceIsDeployedThereAndServedThroughCaddy()
    {
        const Answer plan = m_program->post(QStringLiteral("/services/plan"),
                                            {{QStringLiteral("config"), web(QStringLiteral("e2e-far"), m_host)}});
        QVERIFY2(plan.body.contains("on the host attic"), plan.body.constData());
        const Answer made = m_program->post(QStringLiteral("/services"), web(QStringLiteral("e2e-far"), m_host));
        QVERIFY2(made.status == 201, made.body.constData());
        QVERIFY(isWeb(m_program->visit(QStringLiteral("e2e-far.localhost"))));
        QCOMPARE(m_world->farContainers().size(), 1);
        QVERIFY(m_program->containers().filter(QStringLiteral("e2e-far")).isEmpty());
        // On the address it is reached at, and on no other.
        const auto ports = runDocker({"ps", "--format", "{{.Ports}}"}, m_far->socket());
        QVERIFY2(ports.starts_with(m_far->address().toStdString() + ":"), ports.c_str());
        QVERIFY2(ports.find("0.0.0.0") == std::string::npos, ports.c_str());
    }

    void itIsRedeployedUnderLoadWithoutAFailedRequestAndRolledBack()
    {
        SteadyLoad load(m_program->httpPort(), QStringLiteral("e2e-far.localhost"));
        for (const char *next : {TestImages::Web2, TestImages::Web, TestImages::Web2}) {
            const Answer changed = m_program->patch(QStringLiteral("/services/e2e-far"), image(next));
            QVERIFY2(changed.status == 200, changed.body.constData());
        }
        QVERIFY(load.isRunning());
        const auto outcome = load.end();
        qInfo("%s", qPrintable(outcome.report));
        QCOMPARE(outcome.notOk, 0);
        QCOMPARE(outcome.broken, 0);
        QVERIFY(outcome.requests > 0);
        QCOMPARE(m_world->farContainers().size(), 1);

        const Answer back = m_program->post(QStringLiteral("/services/e2e-far/rollback"), {{QStringLiteral("revision"), 1}});
        QVERIFY2(back.status == 200, back.body.constData());
        QVERIFY(m_program->visit(QStringLiteral("e2e-far.localhost")).body.contains("hello from web 1"));
    }

    void whatFailsThereIsTakenBackThere()
    {
        const Answer failed = m_program->patch(QStringLiteral("/services/e2e-far"), image(TestImages::Crash));
        QVERIFY2(failed.status == 502, failed.body.constData());
        QCOMPARE(m_world->farContainers().size(), 1);
        QVERIFY(isWeb(m_program->visit(QStringLiteral("e2e-far.localhost"))));
    }

    void itStopsStartsAndRestartsAndIsTextForCompose()
    {
        QCOMPARE(m_program->post(QStringLiteral("/services/e2e-far/stop")).status, 200);
        QCOMPARE(m_program->visit(QStringLiteral("e2e-far.localhost")).status, 503);
        QCOMPARE(m_program->post(QStringLiteral("/services/e2e-far/start")).status, 200);
        QVERIFY(isWeb(m_program->visit(QStringLiteral("e2e-far.localhost"))));
        QCOMPARE(m_program->post(QStringLiteral("/services/e2e-far/restart")).status, 200);
        QVERIFY(isWeb(m_program->visit(QStringLiteral("e2e-far.localhost"))));
        const Answer compose = m_program->get(QStringLiteral("/services/e2e-far/compose"));
        QVERIFY2(compose.status == 200 && compose.body.contains("wakedock-test/web:1"), compose.body.constData());
    }

    void aTerminalOpensInsideIt()
    {
        QWebSocket socket;
        QByteArray heard;
        connect(&socket, &QWebSocket::binaryMessageReceived, this, [&heard](const QByteArray &bytes) { heard += bytes; });
        const QString ticket = textOf(m_program->post(QStringLiteral("/auth/ws-ticket")), "ticket");
        QString url = m_program->api(QStringLiteral("/services/e2e-far/terminal?ticket=")) + ticket;
        socket.open(QUrl(url.replace(QStringLiteral("http://"), QStringLiteral("ws://"))));
        QVERIFY(waitUntil([&socket] { return socket.state() == QAbstractSocket::ConnectedState; }));
        socket.sendTextMessage(QStringLiteral(R"({"type":"open","columns":80,"rows":24,"command":["sh"]})"));
        QVERIFY(waitUntil([&heard] { return heard.contains("commands."); })); // what is typed before it is open is lost
        socket.sendBinaryMessage("echo far-$((40+2))\n");
        QVERIFY2(waitUntil([&heard] { return heard.contains("far-42"); }), heard.constData());
        socket.sendTextMessage(QStringLiteral(R"({"type":"close"})"));
        QVERIFY(waitUntil([&socket] { return socket.state() == QAbstractSocket::UnconnectedState; }));
    }

    void aServiceDoesNotMoveToAnotherHost()
    {
        const Answer moved =
            m_program->patch(QStringLiteral("/services/e2e-far"), {{QStringLiteral("host_id"), QStringLiteral("local")}});
        QVERIFY2(moved.status == 422, moved.body.constData());
        QCOMPARE(namedField(moved), QStringLiteral("host_id"));
        QVERIFY2(moved.body.contains("volumes"), moved.body.constData());
    }

    void aReservedPortThatSomebodyTookThereIsPassedOver()
    {
        const int next = m_world->reservedPort("e2e-far");
        const auto squatter = runDocker(
            {"run", "-d", "-p", m_far->address().toStdString() + ":" + std::to_string(next) + ":80", TestImages::Web},
            m_far->socket());
        const Answer again = m_program->post(QStringLiteral("/services/e2e-far/redeploy"));
        QVERIFY2(again.status == 200, again.body.constData());
        QVERIFY(isWeb(m_program->visit(QStringLiteral("e2e-far.localhost"))));
        runDocker({"rm", "-f", squatter}, m_far->socket());
    }

    void aContainerThereBecomesAService()
    {
        runDocker({"run", "-d", "--name", "e2e-found", "-p", m_far->address().toStdString() + ":8099:80", TestImages::Web},
                  m_far->socket());
        const QString path = QStringLiteral("/containers/e2e-found/adopt?host_id=") + m_host;
        Answer adopted;
        QVERIFY2(waitUntil([&] {
                     adopted = m_program->post(path,
                                               {{QStringLiteral("name"), QStringLiteral("e2e-found")},
                                                {QStringLiteral("domain"), QStringLiteral("e2e-found.localhost")}});
                     return adopted.status != 404; // the engine's event is under way
                 }),
                 adopted.body.constData());
        QVERIFY2(adopted.status == 201, adopted.body.constData());
        QVERIFY(isWeb(m_program->visit(QStringLiteral("e2e-found.localhost"))));
        const Answer redeployed = m_program->post(QStringLiteral("/services/e2e-found/redeploy"));
        QVERIFY2(redeployed.status == 200, redeployed.body.constData());
        QVERIFY(isWeb(m_program->visit(QStringLiteral("e2e-found.localhost"))));
        QCOMPARE(m_program->remove(QStringLiteral("/services/e2e-found")).status, 204);
    }

    void whileTheHostIsAwayTheOthersLiveOnAndItComesBack()
    {
        m_far->kill();
        QVERIFY(m_world->hostBecomes("unavailable"));
        const Answer service = m_program->get(QStringLiteral("/services/e2e-far"));
        QCOMPARE(textOf(service, "status"), QStringLiteral("unknown"));
        QVERIFY2(textOf(service, "status_reason").contains(QLatin1String("host attic")), service.body.constData());
        othersLiveOn(TestImages::Web2);
        farRefuses();
        const Answer page = m_program->visitUntil(QStringLiteral("e2e-far.localhost"),
                                                  [](const Answer &answer) { return answer.status == 503; });
        QVERIFY2(page.body.contains("host attic"), page.body.constData());

        m_far->start();
        QVERIFY(m_world->hostBecomes("available"));
        QVERIFY(farRunsAgain());
    }

    void aStartWithoutTheHostHurtsNobody()
    {
        m_far->kill();
        QVERIFY(m_program->stopCleanly());
        QElapsedTimer clock;
        clock.start();
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
        QVERIFY(clock.elapsed() < 15000);
        QVERIFY(isWeb(m_program->visitUntil(QStringLiteral("e2e-near.localhost"), isWeb)));
        othersLiveOn(TestImages::Web);
        m_far->start();
        QVERIFY(m_world->hostBecomes("available"));
        QVERIFY(farRunsAgain());
    }

    void aCrashInADeploymentThereIsSettledThere()
    {
        m_program->post(QStringLiteral("/services/e2e-far/redeploy"), {}, "Prefer", "respond-async");
        m_program->killHard();
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
        QVERIFY(waitUntil(
            [this] { return m_program->get(QStringLiteral("/operations?limit=1")).body.contains("finished_at\":\""); }));
        QVERIFY(farRunsAgain());
        QVERIFY(waitUntil([this] { return m_world->farContainers().size() == 1; }));
    }

    void removedItLeavesNothingThere()
    {
        const Answer inUse = m_program->remove(QStringLiteral("/hosts/") + m_host);
        QCOMPARE(inUse.status, 409);
        QCOMPARE(m_program->remove(QStringLiteral("/services/e2e-far")).status, 204);
        QCOMPARE(m_world->farContainers(), QStringList());
        QCOMPARE(runDocker({"volume", "ls", "-q"}, m_far->socket()), std::string());
        QCOMPARE(m_program->visit(QStringLiteral("e2e-far.localhost")).status, 404);
        QCOMPARE(m_program->remove(QStringLiteral("/hosts/") + m_host).status, 204);
    }

private:
    void othersLiveOn(const char *next)
    {
        QVERIFY(isWeb(m_program->visit(QStringLiteral("e2e-near.localhost"))));
        const Answer changed = m_program->patch(QStringLiteral("/services/e2e-near"), image(next));
        QVERIFY2(changed.status == 200, changed.body.constData());
        QVERIFY(isWeb(m_program->visit(QStringLiteral("e2e-near.localhost"))));
    }

    void farRefuses()
    {
        const Answer made = m_program->post(QStringLiteral("/services"), web(QStringLiteral("e2e-late"), m_host));
        QVERIFY2(made.status == 503, made.body.constData());
        QVERIFY2(made.body.contains("host attic"), made.body.constData());
        QCOMPARE(m_program->get(QStringLiteral("/services/e2e-late")).status, 404);
        const Answer removed = m_program->remove(QStringLiteral("/services/e2e-far"));
        QVERIFY2(removed.status == 502 && removed.body.contains("host attic"), removed.body.constData());
    }

    bool farRunsAgain()
    {
        const bool isBack = waitUntil(
            [this] {
                const QString status = textOf(m_program->get(QStringLiteral("/services/e2e-far")), "status");
                if (status == QStringLiteral("stopped") || status == QStringLiteral("error")) {
                    m_program->post(QStringLiteral("/services/e2e-far/start")); // its engine ended it
                }
                return status == QStringLiteral("running");
            },
            std::chrono::seconds(60));
        return isBack && isWeb(m_program->visitUntil(QStringLiteral("e2e-far.localhost"), isWeb));
    }

    std::unique_ptr<RemoteWorld> m_world;
    FarEngine *m_far = nullptr;
    ProgramUnderTest *m_program = nullptr;
    QString m_host;
};

WAKEDOCK_TEST(TestRemoteServices)
#include "test_remote_services.moc"
