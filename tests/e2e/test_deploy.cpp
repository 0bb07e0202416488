#include "program_under_test.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QTest>

#include <memory>
#include <vector>

using namespace wakedock::tests;

namespace {

QJsonObject service(const QString &name, const QString &domain = {}, const char *image = TestImages::Web)
{
    QJsonObject body{{QStringLiteral("name"), name}, {QStringLiteral("image"), QString::fromLatin1(image)}};
    if (!domain.isEmpty()) {
        body.insert(QStringLiteral("domain"), domain);
    }
    return body;
}

QString codeOf(const Answer &answer)
{
    return answer.json.value(QStringLiteral("code")).toString();
}

QString stepOf(const Answer &answer)
{
    return answer.json.value(QStringLiteral("step")).toString();
}

} // namespace

/// From one POST to a page served through its domain, and every way in which that goes wrong.
class TestDeploy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        TestImages::ensure();
        m_program = std::make_unique<ProgramUnderTest>();
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
    }
    void cleanupTestCase() { m_program.reset(); }

    void onePostServesAPageThroughItsDomain_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("domain");
        QTest::newRow("local") << QStringLiteral("e2e-local") << QStringLiteral("test.wakedock.local");
        QTest::newRow("localhost") << QStringLiteral("e2e-localhost") << QStringLiteral("test.wakedock.localhost");
    }

    void onePostServesAPageThroughItsDomain()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, domain);
        const Answer made = m_program->post(QStringLiteral("/services"), service(name, domain));
        QVERIFY2(made.status == 201, made.body.constData());
        QCOMPARE(made.json.value(QStringLiteral("status")).toString(), QStringLiteral("running"));
        QCOMPARE(made.json.value(QStringLiteral("revision")).toInt(), 1);
        const Answer page = m_program->visit(domain);
        QCOMPARE(page.status, 200);
        QVERIFY2(page.body.contains("hello from web 1"), page.body.constData());
    }

    void aServiceIsStoppedStartedRestartedChangedAndRemoved()
    {
        const QString name = QStringLiteral("e2e-life");
        const QString domain = QStringLiteral("life.localhost");
        QCOMPARE(m_program->post(QStringLiteral("/services"), service(name, domain)).status, 201);
        QCOMPARE(m_program->post(QStringLiteral("/services/e2e-life/stop")).json.value(QStringLiteral("status")).toString(),
                 QStringLiteral("stopped"));
        QCOMPARE(m_program->visit(domain).status, 503);
        QCOMPARE(m_program->post(QStringLiteral("/services/e2e-life/start")).json.value(QStringLiteral("status")).toString(),
                 QStringLiteral("running"));
        QCOMPARE(m_program->visit(domain).status, 200);
        QCOMPARE(m_program->post(QStringLiteral("/services/e2e-life/restart")).status, 200);
        const Answer changed = m_program->patch(QStringLiteral("/services/e2e-life"),
                                                {{QStringLiteral("image"), QString::fromLatin1(TestImages::Web2)}});
        QVERIFY2(changed.status == 200, changed.body.constData());
        QCOMPARE(changed.json.value(QStringLiteral("revision")).toInt(), 2);
        QVERIFY(m_program->visit(domain).body.contains("hello from web 2"));
        QCOMPARE(m_program->containers().filter(name).size(), 1);
        QCOMPARE(m_program->remove(QStringLiteral("/services/e2e-life")).status, 204);
        QCOMPARE(m_program->get(QStringLiteral("/services/e2e-life")).status, 404);
        QCOMPARE(m_program->visit(domain).status, 404);
        QVERIFY(m_program->containers().filter(name).isEmpty());
    }

    void twentyDeploymentsAtOnceAllSucceed()
    {
        std::vector<std::unique_ptr<QNetworkReply>> replies;
        for (int i = 0; i < 20; ++i) {
            const QString name = QStringLiteral("e2e-many-%1").arg(i);
            QNetworkRequest request{QUrl(m_program->api(QStringLiteral("/services")))};
            request.setRawHeader("Authorization", "Bearer " + m_program->token().toUtf8());
            request.setRawHeader("Content-Type", "application/json");
            const QJsonObject body = service(name, name + QStringLiteral(".localhost"));
            replies.emplace_back(m_program->network().post(request, QJsonDocument(body).toJson()));
        }
        for (const auto &reply : replies) {
            QVERIFY(waitUntil([&reply] { return reply->isFinished(); }, std::chrono::seconds(90)));
            const QByteArray body = reply->readAll();
            QVERIFY2(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 201, body.constData());
        }
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(m_program->visit(QStringLiteral("e2e-many-%1.localhost").arg(i)).status, 200);
        }
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(m_program->remove(QStringLiteral("/services/e2e-many-%1").arg(i)).status, 204);
        }
    }

    void aTakenNameDomainOrPortIsAConflictThatNamesTheField()
    {
        QJsonObject first = service(QStringLiteral("e2e-first"), QStringLiteral("first.localhost"));
        first.insert(QStringLiteral("ports"),
                     QJsonArray{QJsonObject{{QStringLiteral("host_port"), 29998}, {QStringLiteral("container_port"), 80}}});
        const Answer made = m_program->post(QStringLiteral("/services"), first);
        QVERIFY2(made.status == 201, made.body.constData());
        const Answer name = m_program->post(QStringLiteral("/services"), service(QStringLiteral("e2e-first")));
        QCOMPARE(name.status, 409);
        QCOMPARE(codeOf(name), QStringLiteral("name_taken"));
        const Answer domain = m_program->post(QStringLiteral("/services"),
                                              service(QStringLiteral("e2e-second"), QStringLiteral("First.LOCALHOST")));
        QCOMPARE(domain.status, 409);
        QCOMPARE(codeOf(domain), QStringLiteral("domain_taken"));
        QJsonObject third = service(QStringLiteral("e2e-third"));
        third.insert(QStringLiteral("ports"), first.value(QStringLiteral("ports")));
        const Answer port = m_program->post(QStringLiteral("/services"), third);
        QCOMPARE(port.status, 409);
        QCOMPARE(codeOf(port), QStringLiteral("port_taken"));
        QCOMPARE(m_program->remove(QStringLiteral("/services/e2e-first")).status, 204);
    }

    void aFailedDeploymentLeavesNothingAndStaysReadable_data()
    {
        QTest::addColumn<QByteArray>("image");
        QTest::addColumn<QString>("step");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("status");
        QTest::newRow("crash at start") << QByteArray(TestImages::Crash) << QStringLiteral("wait_healthy")
                                        << QStringLiteral("ended_at_start") << 502;
        QTest::newRow("own check fails") << QByteArray(TestImages::Unhealthy) << QStringLiteral("wait_healthy")
                                         << QStringLiteral("unhealthy") << 502;
        QTest::newRow("never answers") << QByteArray(TestImages::Mute) << QStringLiteral("wait_healthy")
                                       << QStringLiteral("not_healthy") << 504;
        QTest::newRow("no registry") << QByteArray("127.0.0.1:9/nobody/nothing:1") << QStringLiteral("pull")
                                     << QStringLiteral("registry_failed") << 502;
    }

    void aFailedDeploymentLeavesNothingAndStaysReadable()
    {
        QFETCH(const QByteArray, image);
        QFETCH(const QString, step);
        QFETCH(const QString, code);
        QFETCH(const int, status);
        QJsonObject body = service(QStringLiteral("e2e-fails"), QStringLiteral("fails.localhost"), image.constData());
        body.insert(QStringLiteral("upstream_port"), 80);
        body.insert(QStringLiteral("sleep"), QJsonObject{{QStringLiteral("wake_timeout_seconds"), 6}});
        body.insert(QStringLiteral("volumes"),
                    QJsonArray{QJsonObject{{QStringLiteral("type"), QStringLiteral("volume")},
                                           {QStringLiteral("source"), QStringLiteral("e2e-fails-data")},
                                           {QStringLiteral("target"), QStringLiteral("/data")}}});
        const Answer failed = m_program->post(QStringLiteral("/services"), body);
        QVERIFY2(failed.status == status, failed.body.constData());
        QCOMPARE(codeOf(failed), code);
        QCOMPARE(stepOf(failed), step);
        QVERIFY(!failed.json.value(QStringLiteral("undone")).toArray().isEmpty());
        QCOMPARE(m_program->get(QStringLiteral("/services/e2e-fails")).status, 404);
        QVERIFY(m_program->containers().filter(QStringLiteral("e2e-fails")).isEmpty());
        QCOMPARE(runDocker({"volume", "ls", "-q", "--filter", "name=e2e-fails-data"}), std::string());
        QCOMPARE(m_program->visit(QStringLiteral("fails.localhost")).status, 404);
        const QString operation = failed.json.value(QStringLiteral("operation_id")).toString();
        const Answer record = m_program->get(QStringLiteral("/operations/") + operation);
        QCOMPARE(record.json.value(QStringLiteral("status")).toString(), QStringLiteral("failed"));
        const QString gone = record.json.value(QStringLiteral("service_id")).toString();
        const Answer deployments = m_program->get(QStringLiteral("/services/") + gone + QStringLiteral("/deployments"));
        QVERIFY2(deployments.json.value(QStringLiteral("items")).toArray().size() == 1, deployments.body.constData());
    }

    void anAsynchronousDeploymentIsFollowedByItsOperation()
    {
        const Answer accepted =
            m_program->post(QStringLiteral("/services"), service(QStringLiteral("e2e-async")), "Prefer", "respond-async");
        QVERIFY2(accepted.status == 202, accepted.body.constData());
        const QString path = QStringLiteral("/operations/") + accepted.json.value(QStringLiteral("id")).toString();
        QVERIFY(waitUntil([&] {
            return m_program->get(path).json.value(QStringLiteral("status")).toString() == QStringLiteral("succeeded");
        }));
        QCOMPARE(m_program->remove(QStringLiteral("/services/e2e-async")).status, 204);
    }

    void theProgramEndsCleanlyWithinFiveSeconds() { QVERIFY2(m_program->stopCleanly(), qPrintable(m_program->output())); }

private:
    std::unique_ptr<ProgramUnderTest> m_program;
};

WAKEDOCK_TEST(TestDeploy)
#include "test_deploy.moc"
