#include "backend/security/sanitization/html_escape.h"
#include "tests/support/test_registry.h"

#include <QTest>

using wakedock::security::htmlEscape;

class TestHtmlEscape : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textBecomesHarmless_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("safe");
        QTest::newRow("plain") << std::string("Wake up, caf\xc3\xa9") << std::string("Wake up, caf\xc3\xa9");
        QTest::newRow("element") << std::string("<script>alert(1)</script>")
                                 << std::string("&lt;script&gt;alert(1)&lt;/script&gt;");
        QTest::newRow("attribute") << std::string("\" onload='x'") << std::string("&quot; onload=&#39;x&#39;");
        QTest::newRow("entity") << std::string("&lt;") << std::string("&amp;lt;");
        QTest::newRow("backtick") << std::string("`x`") << std::string("&#96;x&#96;");
        QTest::newRow("control characters") << std::string("a\0b\x1b[31mc\x7f\nd\te", 14) << std::string("ab[31mc\nd\te");
    }

    void textBecomesHarmless()
    {
        QFETCH(std::string, text);
        QFETCH(std::string, safe);
        QCOMPARE(htmlEscape(text), safe);
    }
};

WAKEDOCK_TEST(TestHtmlEscape)
#include "test_html_escape.moc"
