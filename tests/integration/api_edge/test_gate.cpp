#include "backend/api/gate/gate_server.h"
#include "raw_client.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <vector>

using namespace wakedock;
using namespace wakedock::tests;

namespace {

/// Answers as it is told, when it is told.
class FakeGateDecision : public api::IGateDecision
{
public:
    Task<api::GateAnswer> ask(api::GateQuestion question) override
    {
        asked.push_back(std::move(question));
        co_await release;
        if (failure) {
            throw Error(*failure);
        }
        co_return answer;
    }
    Task<std::optional<api::GateProgress>> follow(api::GateQuestion question, std::uint64_t seen) override
    {
        followed.emplace_back(question.host, seen);
        co_return progress;
    }

    std::vector<api::GateQuestion> asked;
    std::vector<std::pair<std::string, std::uint64_t>> followed;
    std::optional<api::GateProgress> progress;
    Completion<> release;
    api::GateAnswer answer = api::GateProceed{"127.0.0.1:4711"};
    std::optional<Error> failure;
};

QByteArray gateRequest(const QByteArray &host, const QByteArray &lines = {})
{
    return "GET /gate/" + host + " HTTP/1.1\r\nHost: " + host + "\r\n" + lines + "\r\n";
}

const QByteArray questionLines = "X-Forwarded-Method: GET\r\nX-Forwarded-Uri: /.well-known/wakedock-progress?after=7\r\n";
const QByteArray browserLines = "X-Forwarded-Method: GET\r\nAccept: text/html,application/xhtml+xml\r\n";

} // namespace

/// The gate as the proxy speaks to it.
class TestGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_decision = std::make_unique<FakeGateDecision>();
        m_decision->release.succeed();
        m_gate = std::make_unique<api::GateServer>(
            *m_decision,
            [](const std::string &question) {
                return question == "known" ? std::optional<std::string>("the answer") : std::nullopt;
            },
            [](const std::string &name) { return name == "known.example.org"; }, Log(m_log, log_category::Gate));
        m_gate->start("127.0.0.1", 0);
    }

    void cleanup()
    {
        m_decision->release.succeed();
        await(m_gate->stop(std::chrono::milliseconds(0)));
        m_gate.reset();
    }

    void whoMayGoOnIsToldWhere()
    {
        const RawAnswer answer = RawClient(m_gate->port())
                                     .ask(gateRequest("App.Example.org:8443",
                                                      "X-Forwarded-Method: POST\r\nX-Forwarded-Uri: /a?b=c\r\n"
                                                      "X-Forwarded-For: 192.0.2.1, 192.0.2.2\r\nUser-Agent: test\r\n"));
        QCOMPARE(answer.status, 204);
        QCOMPARE(answer.header("x-upstream"), std::string("127.0.0.1:4711"));
        const api::GateQuestion &question = m_decision->asked.at(0);
        QCOMPARE(question.host, std::string("app.example.org"));
        QCOMPARE(question.method, std::string("POST"));
        QCOMPARE(question.uri, std::string("/a?b=c"));
        QCOMPARE(question.address, std::string("192.0.2.2"));
        QCOMPARE(question.userAgent, std::string("test"));
        QVERIFY(!question.isNavigation);
    }

    void aProbeGetsOneLineAndTheState()
    {
        m_decision->answer = api::GateNotice{"sleeping", "shop is asleep and wakes for its visitors."};
        const RawAnswer answer = RawClient(m_gate->port()).ask(gateRequest("app.example.org", browserLines));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("x-wakedock-state"), std::string("sleeping"));
        QCOMPARE(answer.header("cache-control"), std::string("no-store"));
        QCOMPARE(answer.header("x-upstream"), std::string());
        QCOMPARE(answer.body, std::string("shop is asleep and wakes for its visitors.\n"));
        m_decision->answer = api::GateNotice{"sleeping", "shop is asleep.", std::chrono::seconds(3600)};
        const RawAnswer later = RawClient(m_gate->port()).ask(gateRequest("app.example.org", browserLines));
        QCOMPARE(later.status, 503);
        QCOMPARE(later.header("retry-after"), std::string("3600"));
    }

    void aProofUnderWayIsAnsweredAndNoOtherIs()
    {
        const RawAnswer answer = RawClient(m_gate->port()).ask("GET /proof/known HTTP/1.1\r\nHost: new.example.org\r\n\r\n");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, std::string("the answer"));
        QCOMPARE(answer.header("cache-control"), std::string("no-store"));
        QCOMPARE(RawClient(m_gate->port()).ask("GET /proof/other HTTP/1.1\r\nHost: new.example.org\r\n\r\n").status, 404);
        QVERIFY(m_decision->asked.empty());
    }

    void theProxyIsToldForWhichNamesItMayObtainCertificates()
    {
        const auto asked = [this](const std::string &query) {
            return RawClient(m_gate->port())
                .ask(QByteArray::fromStdString("GET /ask" + query + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"))
                .status;
        };
        QCOMPARE(asked("?domain=known.example.org"), 200);
        QCOMPARE(asked("?domain=other.example.org"), 403);
        QCOMPARE(asked(""), 403);
    }

    void aBrowserGetsACompletePage()
    {
        m_decision->answer =
            api::GateRefusal{"waking", "<b>Waking</b> up", "It starts & will \"be\" here.", std::chrono::seconds(3)};
        const RawAnswer answer = RawClient(m_gate->port()).ask(gateRequest("app.example.org", browserLines));
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.header("content-type"), std::string("text/html; charset=utf-8"));
        QCOMPARE(answer.header("retry-after"), std::string("3"));
        QCOMPARE(answer.header("cache-control"), std::string("no-store"));
        QVERIFY(answer.bodyHolds("<!doctype html>") && answer.bodyHolds("</html>"));
        QVERIFY(answer.bodyHolds("&lt;b&gt;Waking&lt;/b&gt; up"));
        QVERIFY(answer.bodyHolds("It starts &amp; will &quot;be&quot; here."));
        QVERIFY(answer.bodyHolds(R"(<meta http-equiv="refresh" content="3; url=/">)"));
        QVERIFY(answer.bodyHolds("app.example.org"));
        QVERIFY(!answer.bodyHolds("{{"));
    }

    void aProgramGetsAProblem_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::newRow("no accept") << QByteArray("X-Forwarded-Method: GET\r\n");
        QTest::newRow("json") << QByteArray("X-Forwarded-Method: GET\r\nAccept: application/json\r\n");
        QTest::newRow("a script that wants HTML")
            << QByteArray("X-Forwarded-Method: GET\r\nAccept: text/html\r\nSec-Fetch-Dest: empty\r\n");
        QTest::newRow("a websocket") << QByteArray(
            "X-Forwarded-Method: GET\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n");
    }

    void aProgramGetsAProblem()
    {
        QFETCH(QByteArray, lines);
        m_decision->answer = api::GateRefusal{"wake_failed", "It did not start", "Out of memory.", std::chrono::seconds(7)};
        const RawAnswer answer = RawClient(m_gate->port()).ask(gateRequest("app.example.org", lines));
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.header("content-type"), std::string("application/problem+json"));
        QCOMPARE(answer.header("retry-after"), std::string("7"));
        QCOMPARE(answer.header("cache-control"), std::string("no-store"));
        QVERIFY(answer.bodyHolds("wake_failed") && answer.bodyHolds("Out of memory."));
    }

    void whoSentAFormReadsAPageThatDoesNotSendItAgain()
    {
        m_decision->answer = api::GateRefusal{"wake_failed", "It did not start", "Out of memory.", std::chrono::seconds(7)};
        const RawAnswer answer =
            RawClient(m_gate->port())
                .ask(gateRequest("app.example.org", "X-Forwarded-Method: POST\r\nAccept: text/html\r\n"));
        QVERIFY(!m_decision->asked.at(0).isNavigation);
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.header("retry-after"), std::string("7"));
        QVERIFY(answer.bodyHolds("Out of memory.") && answer.bodyHolds("send it again"));
        QVERIFY(!answer.bodyHolds("http-equiv=\"refresh\"") && !answer.bodyHolds("<script")
                && !answer.bodyHolds("href=\"\""));
    }

    void aPageThatWaitsIsToldHowFarItsServiceIsAndWakesNothing()
    {
        m_decision->progress = api::GateProgress{};
        m_decision->progress->version = 8;
        m_decision->progress->curve = core::wakeCurve(std::chrono::seconds(2), std::chrono::seconds(4));
        m_decision->progress->steps = {{"Starting", core::StepStatus::Running}};
        m_decision->progress->lastLine = "\x1b[31m<b>ready</b>";
        const RawAnswer answer = RawClient(m_gate->port()).ask(gateRequest("app.example.org", questionLines));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("content-type"), std::string("application/vnd.wakedock.progress+json"));
        QCOMPARE(answer.header("cache-control"), std::string("no-store"));
        QCOMPARE(answer.body,
                 std::string(R"({"state":"coming","version":8,"elapsed_ms":0,"usual_ms":null,)"
                             R"("curve":[[0,0.0],[2000,0.75],[4000,0.92],[8000,0.96],[24000,0.985]],)"
                             R"("steps":[{"title":"Starting","state":"running"}],"log":"<b>ready</b>"})"));
        QCOMPARE(m_decision->followed, (std::vector<std::pair<std::string, std::uint64_t>>{{"app.example.org", 7}}));
        QVERIFY(m_decision->asked.empty());
    }

    void aPageThatHasNothingToWaitForIsTold()
    {
        QCOMPARE(RawClient(m_gate->port()).ask(gateRequest("app.example.org", questionLines)).body,
                 std::string(R"({"state":"over"})"));
    }

    void aFormForThatPathIsNoSuchQuestion()
    {
        const QByteArray lines = "X-Forwarded-Method: POST\r\nX-Forwarded-Uri: /.well-known/wakedock-progress\r\n";
        QCOMPARE(RawClient(m_gate->port()).ask(gateRequest("app.example.org", lines)).status, 204);
        QVERIFY(m_decision->followed.empty());
    }

    void aFailureOfTheDecisionIsARefusalToo()
    {
        m_decision->failure =
            Error(ErrorCode::Unavailable, "engine_down", "Docker does not answer.").withInternalDetail("socket gone");
        RawClient client(m_gate->port());
        const RawAnswer answer = client.ask(gateRequest("app.example.org", browserLines));
        QCOMPARE(answer.status, 503);
        QVERIFY(answer.bodyHolds("Docker does not answer."));
        QVERIFY(!answer.bodyHolds("socket gone"));
        QVERIFY(m_log.contains("socket gone"));
    }

    void whatIsNoQuestionIsRefused()
    {
        RawClient client(m_gate->port());
        QCOMPARE(client.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n").status, 404);
        QCOMPARE(client.ask("GET /gate/ HTTP/1.1\r\nHost: a\r\n\r\n").status, 404);
        QCOMPARE(client.ask("GET /gate/a%20b HTTP/1.1\r\nHost: a\r\n\r\n").status, 404);
        QCOMPARE(client.ask("POST /gate/a HTTP/1.1\r\nHost: a\r\n\r\n").status, 405);
        QVERIFY(m_decision->asked.empty());
    }

    void aVisitorWhoLeavesCancelsNothing()
    {
        m_decision->release = Completion<>();
        RawClient(m_gate->port()).send(gateRequest("app.example.org"));
        QVERIFY(waitUntil([&] { return m_decision->asked.size() == 1; }));
        RawClient staying(m_gate->port());
        staying.send(gateRequest("app.example.org"));
        QVERIFY(waitUntil([&] { return m_decision->asked.size() == 2; }));
        QVERIFY(!m_decision->asked.at(0).context.cancel.isCancelled());
        m_decision->release.succeed();
        QCOMPARE(staying.answer().status, 204);
    }

    void twoHundredVisitorsAreAnsweredTogether()
    {
        m_decision->release = Completion<>();
        std::vector<std::unique_ptr<RawClient>> visitors;
        for (int i = 0; i < 200; ++i) {
            visitors.push_back(std::make_unique<RawClient>(m_gate->port()));
            visitors.back()->send(gateRequest("app.example.org"));
        }
        QVERIFY(waitUntil([&] { return m_decision->asked.size() == 200; }));
        m_decision->release.succeed();
        for (const auto &visitor : visitors) {
            QCOMPARE(visitor->answer().status, 204);
        }
    }

    void aVisitorWithManyCookiesGetsThrough()
    {
        const QByteArray cookies = "Cookie: " + QByteArray(40'000, 'c') + "\r\n";
        QCOMPARE(RawClient(m_gate->port()).ask(gateRequest("app.example.org", cookies)).status, 204);
    }

private:
    RecordingLog m_log;
    std::unique_ptr<FakeGateDecision> m_decision;
    std::unique_ptr<api::GateServer> m_gate;
};

WAKEDOCK_TEST(TestGate)
#include "test_gate.moc"
