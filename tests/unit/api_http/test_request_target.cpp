#include "backend/api/http/http_headers.h"
#include "backend/api/http/request_target.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock::api;

class TestRequestTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void authoritiesAreReadStrictly_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("host");
        QTest::addColumn<int>("port");
        QTest::newRow("name") << std::string("App.Example.ORG") << std::string("app.example.org") << 0;
        QTest::newRow("port") << std::string("a:65535") << std::string("a") << 65535;
        QTest::newRow("IPv6") << std::string("[2001:DB8::1]:80") << std::string("2001:db8::1") << 80;
        QTest::newRow("final dot") << std::string("a.b.") << std::string("a.b") << 0;
        for (const char *bad :
             {"", ":80", "a:", "a:0", "a:65536", "a:80x", "a b", "a/b", "u@a", "[::1", "[]", "::1", "a:-1", "[a]x"}) {
            QTest::newRow(bad) << std::string(bad) << std::string() << -1;
        }
    }

    void authoritiesAreReadStrictly()
    {
        QFETCH(std::string, text);
        QFETCH(std::string, host);
        QFETCH(int, port);
        const auto authority = parseAuthority(text);
        QCOMPARE(authority.has_value(), port >= 0);
        if (authority) {
            QCOMPARE(authority->host, host);
            QCOMPARE(authority->port, port);
        }
    }

    void pathAndQueryAreDecodedOnce()
    {
        HttpRequest request;
        request.target = "/a%2525/b+c?x=1&y=a+b%26c&x=2&flag&=empty&";
        readTarget(request);
        QCOMPARE(request.path, std::string("/a%25/b+c"));
        QCOMPARE(request.segments, (std::vector<std::string>{"a%25", "b+c"}));
        QCOMPARE(request.query.value("x"), std::string("1"));
        QCOMPARE(request.query.value("y"), std::string("a b&c"));
        QVERIFY(request.query.contains("flag"));
        QCOMPARE(request.query.value("missing", "fallback"), std::string("fallback"));
        QCOMPARE(request.query.size(), std::size_t(5));
    }

    void utf8IsCheckedToItsCorners_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<bool>("valid");
        QTest::newRow("two bytes") << std::string("\xc2\x80") << true;
        QTest::newRow("three bytes") << std::string("\xe0\xa0\x80") << true;
        QTest::newRow("last character") << std::string("\xf4\x8f\xbf\xbf") << true;
        QTest::newRow("overlong slash") << std::string("\xc0\xaf") << false;
        QTest::newRow("overlong three") << std::string("\xe0\x9f\xbf") << false;
        QTest::newRow("surrogate") << std::string("\xed\xa0\x80") << false;
        QTest::newRow("overlong four") << std::string("\xf0\x8f\xbf\xbf") << false;
        QTest::newRow("too high") << std::string("\xf4\x90\x80\x80") << false;
        QTest::newRow("cut off") << std::string("\xe2\x82") << false;
        QTest::newRow("a tail alone") << std::string("\x80") << false;
    }

    void utf8IsCheckedToItsCorners()
    {
        QFETCH(std::string, bytes);
        QFETCH(bool, valid);
        QCOMPARE(isValidUtf8(bytes), valid);
    }

    void headersCompareWithoutCaseAndKeepTheirOrder()
    {
        HttpHeaders headers;
        headers.add("Connection", "keep-alive , UPGRADE");
        headers.add("connection", "other");
        QCOMPARE(headers.count("CONNECTION"), std::size_t(2));
        QVERIFY(headers.hasToken("Connection", "upgrade"));
        QVERIFY(headers.hasToken("Connection", "other"));
        QVERIFY(!headers.hasToken("Connection", "grade"));
        headers.setDefault("cONNECTION", "ignored");
        headers.set("Connection", "close");
        QCOMPARE(headers.size(), std::size_t(1));
        QCOMPARE(headers.value("connection"), std::string_view("close"));
    }
};

WAKEDOCK_TEST(TestRequestTarget)
#include "test_request_target.moc"
