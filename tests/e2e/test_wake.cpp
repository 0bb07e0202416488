#include "program_under_test.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QNetworkReply>
#include <QTest>

#include <memory>
#include <vector>

using namespace wakedock::tests;

namespace {

bool isAnswered(const Answer &answer)
{
    return answer.body.contains("hello from web 1");
}

} // namespace

/// A service asleep, and who comes then: on the real engine and the real Caddy.
class TestWake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        TestImages::ensure();
        m_program = std::make_unique<ProgramUnderTest>();
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
        deploy(QStringLiteral("e2e-wake"), TestImages::Web, QStringLiteral("wake.localhost"));
        deploy(QStringLiteral("e2e-slow"), TestImages::Slow, QStringLiteral("slow.localhost"));
    }
    void cleanupTestCase() { m_program.reset(); }

    void aRequestIsHeldAndAnsweredByTheServiceItself()
    {
        putToSleep(QStringLiteral("e2e-wake"));
        const Answer answer = m_program->visit(QStringLiteral("wake.localhost"));
        QCOMPARE(answer.status, 200);
        QVERIFY(isAnswered(answer));
        QCOMPARE(statusOf(QStringLiteral("e2e-wake")), QStringLiteral("running"));
    }

    void twoHundredFirstRequestsStartItOnceAndAreAllAnswered()
    {
        putToSleep(QStringLiteral("e2e-wake"));
        const int before = wakes();
        std::vector<std::unique_ptr<QNetworkReply>> replies;
        m_network.setTransferTimeout(60000);
        for (int i = 0; i < 200; ++i) {
            QNetworkRequest request(QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(m_program->httpPort())));
            request.setRawHeader("Host", "wake.localhost");
            replies.emplace_back(m_network.get(request));
        }
        for (const auto &reply : replies) {
            QVERIFY(waitUntil([&reply] { return reply->isFinished(); }, std::chrono::seconds(60)));
            QVERIFY2(reply->readAll().contains("hello from web 1"), qPrintable(reply->errorString()));
        }
        QCOMPARE(wakes(), before + 1);
    }

    void aBrowserGetsAPageAtOnceThatAsksAgain()
    {
        putToSleep(QStringLiteral("e2e-slow"));
        const Answer page = navigate(QStringLiteral("slow.localhost"));
        QCOMPARE(page.status, 503);
        QVERIFY(page.body.contains("e2e-slow is waking up"));
        QVERIFY(page.body.contains("http-equiv=\"refresh\""));
        const Answer arrived = m_program->visitUntil(
            QStringLiteral("slow.localhost"), [](const Answer &answer) { return answer.body.contains("hello from slow"); });
        QCOMPARE(arrived.status, 200);
    }

    void whatIsKilledBehindOurBackWakesTheSameWay()
    {
        runDocker({"kill", containerOf(QStringLiteral("e2e-wake")).toStdString()});
        QVERIFY(isAnswered(m_program->visitUntil(QStringLiteral("wake.localhost"), isAnswered)));
    }

    void stoppedOnPurposeItStaysStopped()
    {
        QCOMPARE(m_program->post(QStringLiteral("/services/e2e-wake/stop")).status, 200);
        QCOMPARE(m_program->visit(QStringLiteral("wake.localhost")).status, 503);
        QCOMPARE(statusOf(QStringLiteral("e2e-wake")), QStringLiteral("stopped"));
        QCOMPARE(m_program->post(QStringLiteral("/services/e2e-wake/start")).status, 200);
    }

    void oneThatEndsAtItsStartIsSaidAndSleepsOn()
    {
        putToSleep(QStringLiteral("e2e-wake"));
        const auto container = containerOf(QStringLiteral("e2e-wake"));
        // From now on it cannot start: its only program is gone.
        runDocker({"cp", "/dev/null", (container + QStringLiteral(":/serve")).toStdString()});
        const Answer refused = m_program->visit(QStringLiteral("wake.localhost"));
        QCOMPARE(refused.status, 503);
        QVERIFY2(refused.body.contains("wake_failed"), refused.body.constData());
        QCOMPARE(statusOf(QStringLiteral("e2e-wake")), QStringLiteral("sleeping"));
        QCOMPARE(m_program->post(QStringLiteral("/services/e2e-wake/redeploy")).status, 200);
        QVERIFY(isAnswered(m_program->visitUntil(QStringLiteral("wake.localhost"), isAnswered)));
    }

    void withWakeDockGoneASleeperIsACleanRefusalAndWakesAfterwards()
    {
        putToSleep(QStringLiteral("e2e-wake"));
        m_program->killHard();
        QCOMPARE(m_program->visit(QStringLiteral("wake.localhost")).status, 503);
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
        QVERIFY(waitUntil([this] { return statusOf(QStringLiteral("e2e-wake")) == QLatin1String("sleeping"); }));
        QVERIFY(isAnswered(m_program->visitUntil(QStringLiteral("wake.localhost"), isAnswered)));
    }

private:
    void deploy(const QString &name, const char *image, const QString &domain)
    {
        const Answer made = m_program->post(QStringLiteral("/services"),
                                            {{QStringLiteral("name"), name},
                                             {QStringLiteral("image"), QString::fromLatin1(image)},
                                             {QStringLiteral("domain"), domain},
                                             {QStringLiteral("tls"), QStringLiteral("off")}});
        QVERIFY2(made.status == 201, made.body.constData());
    }
    void putToSleep(const QString &name)
    {
        const Answer slept = m_program->post(QStringLiteral("/services/%1/sleep").arg(name));
        QVERIFY2(slept.status == 200, slept.body.constData());
        QCOMPARE(slept.json.value(QStringLiteral("status")).toString(), QStringLiteral("sleeping"));
        QCOMPARE(runDocker({"inspect", "--format", "{{.State.Running}}", containerOf(name).toStdString()}),
                 std::string("false"));
    }
    QString statusOf(const QString &name)
    {
        return m_program->get(QStringLiteral("/services/") + name).json.value(QStringLiteral("status")).toString();
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
    /// How many wakes there were.
    int wakes()
    {
        int count = 0;
        const auto all = m_program->get(QStringLiteral("/operations")).json.value(QStringLiteral("items")).toArray();
        for (const auto &operation : all) {
            count += operation.toObject().value(QStringLiteral("kind")).toString() == QLatin1String("wake") ? 1 : 0;
        }
        return count;
    }
    Answer navigate(const QString &host)
    {
        QNetworkRequest request(QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(m_program->httpPort())));
        request.setRawHeader("Host", host.toUtf8());
        request.setRawHeader("Accept", "text/html");
        const std::unique_ptr<QNetworkReply> reply(m_network.get(request));
        waitUntil([&reply] { return reply->isFinished(); }, std::chrono::seconds(30));
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(), {}};
    }

    std::unique_ptr<ProgramUnderTest> m_program;
    QNetworkAccessManager m_network;
};

WAKEDOCK_TEST(TestWake)
#include "test_wake.moc"
