#include "backend/infrastructure/caddy/certificates/tls_log_line.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace wakedock;
using caddy::newsIn;
using nlohmann::json;

namespace {

json lineOf(const char *level, const char *logger, const char *message)
{
    return {{"level", level}, {"ts", 1.5}, {"logger", logger}, {"msg", message}};
}

json refusal(const std::string &error)
{
    auto line = lineOf("error", "tls.obtain", "will retry");
    line["error"] = error;
    return line;
}

} // namespace

class TestTlsLogLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasObtainedIsGoodNews()
    {
        auto line = lineOf("info", "tls.renew", "certificate renewed successfully");
        line["identifier"] = "a.test";
        const auto news = newsIn(line);
        QVERIFY(news.has_value());
        QCOMPARE(news->name, std::string("a.test"));
        QVERIFY(news->trouble.empty());
    }

    void aRefusalKeepsItsWordsAndSaysWhenItIsTriedAgain()
    {
        const std::string words = "[a.example.org] Obtain: dial tcp: connection refused (ca=https://ca/dir)";
        auto line = refusal(words);
        line["attempt"] = 2;
        line["retrying_in"] = 120;
        const auto news = newsIn(line);
        QVERIFY(news.has_value());
        QCOMPARE(news->name, std::string("a.example.org"));
        QCOMPARE(news->trouble, words);
        QCOMPARE(news->attempts, 2);
        QVERIFY(news->retryIn == std::chrono::seconds(120));
    }

    void otherLinesAreNone()
    {
        QVERIFY(!newsIn(json::object()));
        auto busy = lineOf("info", "tls.obtain", "lock acquired");
        busy["identifier"] = "a.test";
        QVERIFY(!newsIn(busy));
        auto elsewhere = refusal("[a.test] x");
        elsewhere["logger"] = "http.log.error";
        QVERIFY(!newsIn(elsewhere));
        QVERIFY(!newsIn(refusal("nobody's")));
        auto nameless = lineOf("info", "tls.obtain", "certificate obtained successfully");
        nameless["identifier"] = 7;
        QVERIFY(!newsIn(nameless));
    }

    void whateverIsSentIsBoundedAndHasNoControlCharacters()
    {
        auto line = refusal("\x1b[31m" + std::string(9000, 'x'));
        line["identifier"] = "a.test";
        line["attempt"] = 1e300;
        line["retrying_in"] = -5;
        const auto news = newsIn(line);
        QVERIFY(news.has_value());
        QVERIFY(news->trouble.size() <= 4000);
        QVERIFY(news->trouble.find('\x1b') == std::string::npos);
        QVERIFY(news->attempts > 0);
        QVERIFY(news->retryIn == std::chrono::seconds(0));
        line["identifier"] = std::string(300, 'a');
        QVERIFY(!newsIn(line));
    }
};

WAKEDOCK_TEST(TestTlsLogLine)
#include "test_tls_log_line.moc"
