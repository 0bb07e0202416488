#include "backend/infrastructure/caddy/monitoring/caddy_request_log.h"
#include "backend/infrastructure/caddy/monitoring/log_lines.h"
#include "backend/shared/async/task_scope.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTest>
#include <QUdpSocket>

#include <nlohmann/json.hpp>

#include <map>
#include <string>

using namespace wakedock;
using namespace wakedock::tests;

namespace {

/// A port for datagrams that nobody has now.
int freeDatagramPort()
{
    QUdpSocket socket;
    socket.bind(QHostAddress::LocalHost);
    return socket.localPort();
}

/// Readers of one log, and somebody who sends lines to it.
class LinesBench
{
public:
    ~LinesBench() { leave(); }

    /// Counts the lines that have this key, see heard().
    void readWith(const std::string &key)
    {
        scope.start("reading lines", [this, key](CancelToken cancel) {
            return lines.listen([this, key](const nlohmann::json &line) { m_heard[key] += line.contains(key) ? 1 : 0; },
                                std::move(cancel));
        });
    }
    [[nodiscard]] int heard(const std::string &key) const { return m_heard.contains(key) ? m_heard.at(key) : 0; }
    void leave()
    {
        scope.cancel();
        await(scope.idle());
    }
    void say(const QByteArray &text) { m_speaker.writeDatagram(text, QHostAddress::LocalHost, static_cast<quint16>(port)); }
    [[nodiscard]] bool isPortFree() const { return QUdpSocket().bind(QHostAddress::LocalHost, static_cast<quint16>(port)); }

    int port = freeDatagramPort();
    caddy::LogLines lines{"127.0.0.1:" + std::to_string(port)};
    TaskScope scope{{}};

private:
    /// Here and not in a test: what is still on its way when a test ends is counted while the readers leave.
    std::map<std::string, int> m_heard;
    QUdpSocket m_speaker;
};

} // namespace

class TestLogLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachReaderHearsEachLineAndWhatIsNoneIsPassedOver()
    {
        LinesBench bench;
        bench.readWith("request");
        bench.readWith("identifier");
        bench.say("no JSON");
        bench.say("[]");
        bench.say("");
        bench.say("{\"request\": {\"broken");
        bench.say(R"({"request": 1})");
        bench.say(R"({"identifier": 1})");
        QVERIFY(waitUntil([&] { return bench.heard("request") == 1 && bench.heard("identifier") == 1; }));
    }

    void afterAFloodItHearsOn()
    {
        LinesBench bench;
        bench.readWith("flood");
        bench.readWith("later");
        for (int i = 0; i < 20'000; ++i) {
            bench.say(R"({"flood": 1})");
        }
        // Lost is what the system has no room for; whoever speaks afterwards is heard.
        QVERIFY(waitUntil([&] {
            bench.say(R"({"later": 1})");
            return bench.heard("later") > 0;
        }));
        QVERIFY(bench.heard("flood") > 0);
    }

    void whatWasSaidBeforeItsEndIsHeard()
    {
        LinesBench bench;
        bench.readWith("last");
        bench.say(R"({"last": 1})");
        bench.leave();
        QCOMPARE(bench.heard("last"), 1);
    }

    void withItsLastReaderThePortIsFreeAgain()
    {
        LinesBench bench;
        bench.readWith("a");
        bench.readWith("b");
        QVERIFY(!bench.isPortFree());
        bench.leave();
        QVERIFY(bench.isPortFree());
    }

    void aPortThatIsTakenIsRefused()
    {
        LinesBench bench;
        QUdpSocket other;
        QVERIFY(other.bind(QHostAddress::LocalHost, static_cast<quint16>(bench.port)));
        caddy::CaddyRequestLog requests(bench.lines);
        const auto refusal = awaitError(requests.listen([](const core::HeardRequest &) { }, {}));
        QVERIFY(refusal.has_value());
        QCOMPARE(refusal->reason(), std::string("listen_failed"));
    }
};

WAKEDOCK_TEST(TestLogLines)
#include "test_log_lines.moc"
