#include "backend/infrastructure/caddy/certificates/tls_log_line.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using caddy::newsIn;

class TestTlsLogLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasObtainedIsGoodNews()
    {
        const auto news = newsIn(
            R"({"level":"info","ts":1.5,"logger":"tls.renew","msg":"certificate renewed successfully","identifier":"a.test"})");
        QVERIFY(news.has_value());
        QCOMPARE(news->name, std::string("a.test"));
        QVERIFY(news->trouble.empty());
    }

    void aRefusalKeepsItsWordsAndSaysWhenItIsTriedAgain()
    {
        const auto news =
            newsIn(R"x({"level":"error","logger":"tls.obtain","msg":"will retry","attempt":2,"retrying_in":120,)x"
                   R"x("error":"[a.example.org] Obtain: dial tcp: connection refused (ca=https://ca/dir)"})x");
        QVERIFY(news.has_value());
        QCOMPARE(news->name, std::string("a.example.org"));
        QCOMPARE(news->trouble, std::string("[a.example.org] Obtain: dial tcp: connection refused (ca=https://ca/dir)"));
        QCOMPARE(news->attempts, 2);
        QCOMPARE(news->retryIn, std::optional(std::chrono::seconds(120)));
    }

    void otherLinesAreNone()
    {
        QVERIFY(!newsIn("no JSON"));
        QVERIFY(!newsIn("[]"));
        QVERIFY(!newsIn(R"({"level":"info","logger":"tls.obtain","msg":"lock acquired","identifier":"a.test"})"));
        QVERIFY(!newsIn(R"({"level":"error","logger":"http.log.error","msg":"will retry","error":"[a.test] x"})"));
        QVERIFY(!newsIn(R"({"level":"error","logger":"tls.obtain","msg":"will retry","error":"nobody's"})"));
        QVERIFY(
            !newsIn(R"({"level":"info","logger":"tls.obtain","msg":"certificate obtained successfully","identifier":7})"));
    }

    void whateverIsSentIsBoundedAndHasNoControlCharacters()
    {
        const auto news = newsIn(R"({"level":"error","logger":"tls.obtain","identifier":"a.test","msg":"x","attempt":1e300,)"
                                 R"("retrying_in":-5,"error":"\u001b[31m)"
                                 + std::string(9000, 'x') + "\"}");
        QVERIFY(news.has_value());
        QVERIFY(news->trouble.size() <= 4000);
        QVERIFY(news->trouble.find('\x1b') == std::string::npos);
        QVERIFY(news->attempts > 0);
        QCOMPARE(news->retryIn, std::optional(std::chrono::seconds(0)));
        QVERIFY(!newsIn(R"({"level":"error","logger":"tls.obtain","identifier":")" + std::string(300, 'a')
                        + R"(","error":"x"})"));
    }
};

WAKEDOCK_TEST(TestTlsLogLine)
#include "test_tls_log_line.moc"
