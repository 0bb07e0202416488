#include "program_under_test.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QNetworkReply>
#include <QTest>

#include <memory>

using namespace wakedock::tests;

namespace {

/// Who comes, as the service's rules see it.
struct Caller {
    QByteArray verb = "GET";
    QString path = QStringLiteral("/");
    QByteArray agent = "test-visitor/1.0";
    QByteArray accept = "*/*";
};

/// What the visitor got, with what the gate says of the state.
struct GateReply {
    int status = 0;
    QByteArray body;
    QByteArray state; ///< `X-WakeDock-State`
    QByteArray retryAfter;
};

} // namespace

/// Who wakes what, and who may not, on the real engine and the real Caddy.
class TestWakeRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        TestImages::ensure();
        m_program = std::make_unique<ProgramUnderTest>();
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
        const QJsonObject never{{QStringLiteral("user_agents"), QJsonArray{QStringLiteral("scanner")}},
                                {QStringLiteral("paths"), QJsonArray{QStringLiteral("/robots.txt")}}};
        const QJsonObject only{
            {QStringLiteral("networks"), QJsonArray{QStringLiteral("127.0.0.0/8"), QStringLiteral("::1")}}};
        const Answer made = m_program->post(
            QStringLiteral("/services"),
            {{QStringLiteral("name"), QStringLiteral("e2e-rules")},
             {QStringLiteral("image"), QString::fromLatin1(TestImages::Web)},
             {QStringLiteral("domain"), QStringLiteral("rules.localhost")},
             {QStringLiteral("tls"), QStringLiteral("off")},
             {QStringLiteral("loading_page"), QJsonObject{{QStringLiteral("theme"), QStringLiteral("dark")}}},
             {QStringLiteral("sleep"),
              QJsonObject{{QStringLiteral("wake_never"), never},
                          {QStringLiteral("wake_only"), only},
                          {QStringLiteral("answer_probes"), true}}}});
        QVERIFY2(made.status == 201, made.body.constData());
    }
    void cleanupTestCase() { m_program.reset(); }

    void init() { putToSleep(); }

    void whoMayNotIsToldThatItSleepsAndWakesNobody()
    {
        const GateReply reply = visit({"GET", QStringLiteral("/"), "Evil-Scanner/2"});
        QCOMPARE(reply.status, 503);
        QVERIFY2(reply.body.contains("asleep"), reply.body.constData());
        QVERIFY(reply.retryAfter.toInt() > 0);
        QCOMPARE(visit({"GET", QStringLiteral("/robots.txt?now"), "test-visitor/1.0"}).status, 503);
        QCOMPARE(visit({"GET", QStringLiteral("/%72obots.txt"), "test-visitor/1.0"}).status, 503);
        QCOMPARE(status(), QStringLiteral("sleeping"));
    }

    void whoMayNotSeesAPageInItsLook()
    {
        const GateReply page = visit({"GET", QStringLiteral("/"), "Evil-Scanner/2", "text/html"});
        QCOMPARE(page.status, 503);
        QVERIFY2(page.body.contains("<h1>e2e-rules is asleep</h1>"), page.body.constData());
        QVERIFY(page.body.contains("data-theme=\"dark\""));
        QCOMPARE(status(), QStringLiteral("sleeping"));
    }

    void probesAreAnsweredWithoutWaking()
    {
        const GateReply reply = visit({"GET", QStringLiteral("/"), "Uptime-Kuma/1.23.16"});
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.state, QByteArray("sleeping"));
        QVERIFY2(reply.body.contains("e2e-rules is asleep"), reply.body.constData());
        const GateReply head = visit({"HEAD", QStringLiteral("/"), "Uptime-Kuma/1.23.16"});
        QCOMPARE(head.status, 200);
        QCOMPARE(head.state, QByteArray("sleeping"));
        QVERIFY(head.body.isEmpty());
        const GateReply crawler = visit({"GET", QStringLiteral("/"), "Mozilla/5.0 (compatible; Googlebot/2.1)"});
        QCOMPARE(crawler.status, 503);
        QVERIFY(crawler.retryAfter.toInt() > 0);
        QVERIFY2(crawler.body.contains("e2e-rules is asleep"), crawler.body.constData());
        QCOMPARE(status(), QStringLiteral("sleeping"));
    }

    void whoMayWakesItAndStandsInTheLedger()
    {
        const GateReply reply = visit({"GET", QStringLiteral("/?secret=1"), "test-visitor/1.0"});
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.state.isEmpty());
        QVERIFY(waitUntil([this] { return newest().value(QStringLiteral("outcome")) == QLatin1String("awake"); }));
        const QJsonObject wake = newest();
        QCOMPARE(wake.value(QStringLiteral("cause")).toString(), QStringLiteral("request"));
        QCOMPARE(wake.value(QStringLiteral("client")).toString(), QStringLiteral("127.0.0.1"));
        QCOMPARE(wake.value(QStringLiteral("method")).toString(), QStringLiteral("GET"));
        QCOMPARE(wake.value(QStringLiteral("path")).toString(), QStringLiteral("/"));
        QCOMPARE(wake.value(QStringLiteral("user_agent")).toString(), QStringLiteral("test-visitor/1.0"));
        QCOMPARE(wake.value(QStringLiteral("waiting")).toInt(), 1);
        QVERIFY(wake.value(QStringLiteral("duration_ms")).toInt() > 0);
        putToSleep();
        QVERIFY(waitUntil([this] { return newest().value(QStringLiteral("slept_at")).isString(); }));
    }

    void rulesThatAreChangedAreInForceAtOnceAndStartNothing()
    {
        const QJsonObject nobody{{QStringLiteral("methods"), QJsonArray{QStringLiteral("GET")}}};
        const Answer changed =
            m_program->patch(QStringLiteral("/services/e2e-rules?apply=false"),
                             {{QStringLiteral("sleep"), QJsonObject{{QStringLiteral("wake_never"), nobody}}}});
        QVERIFY2(changed.status == 200, changed.body.constData());
        QCOMPARE(visit({}).status, 503);
        QCOMPARE(status(), QStringLiteral("sleeping"));
        // The service itself answers, though it takes no POST.
        QCOMPARE(visit({"POST", QStringLiteral("/"), "test-visitor/1.0"}).status, 501);
        QCOMPARE(status(), QStringLiteral("running"));
    }

    void withWakeDockKilledWhileItWakesNoEntryStaysWaking()
    {
        const auto waiting = begin({"POST", QStringLiteral("/"), "test-visitor/1.0"});
        QVERIFY(waitUntil([this] { return newest().value(QStringLiteral("method")) == QLatin1String("POST"); }));
        m_program->killHard();
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
        QVERIFY(newest().value(QStringLiteral("outcome")).toString() != QLatin1String("waking"));
    }

private:
    void putToSleep()
    {
        const Answer slept = m_program->post(QStringLiteral("/services/e2e-rules/sleep"));
        QVERIFY2(slept.status == 200, slept.body.constData());
    }
    QString status()
    {
        return m_program->get(QStringLiteral("/services/e2e-rules")).json.value(QStringLiteral("status")).toString();
    }
    QJsonObject newest()
    {
        const auto all =
            m_program->get(QStringLiteral("/services/e2e-rules/wakes")).json.value(QStringLiteral("items")).toArray();
        return all.isEmpty() ? QJsonObject() : all.first().toObject();
    }
    std::unique_ptr<QNetworkReply> begin(const Caller &caller)
    {
        QNetworkRequest request(QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_program->httpPort()).arg(caller.path)));
        request.setRawHeader("Host", "rules.localhost");
        request.setRawHeader("User-Agent", caller.agent);
        request.setRawHeader("Accept", caller.accept);
        return std::unique_ptr<QNetworkReply>(m_network.sendCustomRequest(request, caller.verb));
    }
    GateReply visit(const Caller &caller)
    {
        const auto reply = begin(caller);
        waitUntil([&reply] { return reply->isFinished(); }, std::chrono::seconds(30));
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
                reply->rawHeader("X-WakeDock-State"), reply->rawHeader("Retry-After")};
    }

    std::unique_ptr<ProgramUnderTest> m_program;
    QNetworkAccessManager m_network;
};

WAKEDOCK_TEST(TestWakeRules)
#include "test_wake_rules.moc"
