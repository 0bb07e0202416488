#include "api_world.h"
#include "backend/api/pages/docs_page.h"
#include "backend/api/pages/docs_text.h"
#include "backend/api/pages/page_routes.h"
#include "backend/api/pages/page_template.h"
#include "tests/support/test_registry.h"

#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace wakedock;
using namespace wakedock::api;
using namespace wakedock::tests;

namespace {

int countOf(const std::string &text, const std::string &part)
{
    int count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++count;
    }
    return count;
}

} // namespace

class TestPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesHoldNothingThatTheirPolicyForbids()
    {
        ApiWorld world;
        PageRoutes(world.document).addRoutes(world.router);
        for (const auto *path : {"/", "/api/docs"}) {
            const auto page = world.ask("GET", path);
            QCOMPARE(page.status, 200);
            QCOMPARE(page.header("Content-Type"), std::string("text/html; charset=utf-8"));
            for (const auto *forbidden :
                 {"<script", "<style", " style=", " onclick", "javascript:", "http://", "https://cdn", "{{"}) {
                QVERIFY2(page.text.find(forbidden) == std::string::npos, forbidden);
            }
            QVERIFY(page.text.find(WAKEDOCK_VERSION) != std::string::npos);
            QCOMPARE(world.ask("GET", path, {}, {{"If-None-Match", page.header("ETag")}}).status, 304);
        }
        QCOMPARE(world.ask("GET", "/assets/pages.css").header("Content-Type"), std::string("text/css; charset=utf-8"));
        QCOMPARE(world.ask("GET", "/assets/wakedock.svg").header("Content-Type"), std::string("image/svg+xml"));
    }

    void theDocumentationShowsEveryCallAndEverySchema()
    {
        const auto document = OpenApiDocument::embedded();
        const ApiCatalog catalog(document);
        const auto page = docsPage(document);
        for (const auto &[id, operation] : catalog.operations()) {
            QVERIFY2(page.find("<article id=\"" + id + "\">") != std::string::npos, id.c_str());
            QVERIFY2(page.find(">" + operation.pattern + "</span>") != std::string::npos, operation.pattern.c_str());
        }
        for (const auto &[name, schema] : document.json()["components"]["schemas"].items()) {
            QVERIFY2(page.find("<article id=\"schema-" + name + "\">") != std::string::npos, name.c_str());
        }
    }

    void everyLinkInsideTheDocumentationLeadsSomewhereAndElementsAreClosed()
    {
        const auto page = docsPage(OpenApiDocument::embedded());
        const auto text = QString::fromStdString(page);
        auto links = QRegularExpression(QStringLiteral("href=\"#([^\"]+)\"")).globalMatch(text);
        int count = 0;
        while (links.hasNext()) {
            const auto id = links.next().captured(1);
            QVERIFY2(text.contains(QStringLiteral("id=\"%1\"").arg(id)), qPrintable(id));
            ++count;
        }
        QVERIFY(count > 50);
        for (const auto *element :
             {"article", "table", "tbody", "tr", "td", "p", "code", "pre", "section", "ul", "li", "span", "strong"}) {
            const std::string name = element;
            QCOMPARE(countOf(page, "<" + name + ">") + countOf(page, "<" + name + " "), countOf(page, "</" + name + ">"));
        }
    }

    void textsAreEscapedBeforeTheyAreMarkedUp()
    {
        QCOMPARE(htmlInline("`<b>` & **bold** `open"),
                 std::string("<code>&lt;b&gt;</code> &amp; <strong>bold</strong> " + htmlText("`open")));
        QCOMPARE(htmlParagraphs("one\n\ntwo"), std::string("<p>one</p>\n<p>two</p>\n"));
        QCOMPARE(fillPage("a {{x}} b {{missing}} {{open", {{"x", "1"}}), std::string("a 1 b  {{open"));
    }
};

WAKEDOCK_TEST(TestPages)
#include "test_pages.moc"
