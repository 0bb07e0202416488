#include "backend/infrastructure/caddy/config/snippet_check.h"
#include "backend/infrastructure/caddy/config/snippet_text.h"
#include "tests/support/test_registry.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace wakedock;
using namespace wakedock::caddy;
using nlohmann::json;

namespace {

QString linesRefused(const QString &snippet)
{
    QStringList lines;
    for (const auto &finding : refusedDirectives(snippet.toStdString())) {
        lines << QString::number(finding.line.value_or(0));
    }
    return lines.join(' ');
}

QString firstRefusal(const char *routes)
{
    const auto findings = refusedHandlers(json::parse(routes));
    return findings.empty() ? QString() : QString::fromStdString(findings.front().message);
}

} // namespace

class TestSnippets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMustNotBeShownToCaddyIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QString>("snippet");
        QTest::addColumn<QString>("lines");
        QTest::newRow("headers") << "header X-Frame-Options DENY" << "";
        QTest::newRow("a block of subdirectives") << "header {\n\tX-Frame-Options DENY\n\t-Server\n}\nencode gzip" << "";
        QTest::newRow("nested directives") << "handle_path /api/* {\n\trewrite * /v1{uri}\n}" << "";
        QTest::newRow("a named matcher") << "@old path /old /older\nredir @old /new" << "";
        QTest::newRow("comments") << "# import x\nencode gzip # import y" << "";
        QTest::newRow("an import") << "encode gzip\nimport /etc/passwd" << "2 2";
        QTest::newRow("an import in quotes") << "\"import\" /etc/passwd" << "1 1";
        QTest::newRow("an import in a block") << "handle {\n import /etc/passwd\n}" << "2 2";
        QTest::newRow("an import as a subdirective") << "header {\n import /etc/passwd\n}" << "2";
        QTest::newRow("the environment") << "header X-Token {$TOKEN}" << "1";
        QTest::newRow("out of the site") << "encode gzip\n}\n:9999 {\nrespond hi" << "2 3";
        QTest::newRow("a brace too many") << "}" << "1";
        QTest::newRow("a block left open") << "handle {\nencode gzip" << "2";
        QTest::newRow("a directive that takes over") << "reverse_proxy 127.0.0.1:2019" << "1";
        QTest::newRow("files") << "root * /etc\nfile_server browse" << "1 2";
        QTest::newRow("a log to elsewhere") << "log {\n output net 10.0.0.1:9\n}" << "1";
        QTest::newRow("a taken over certificate") << "tls internal" << "1";
        QTest::newRow("a directive on the line of a block") << "handle { file_server\n}" << "1";
        QTest::newRow("after a text of two lines") << "header X \"a\nb\"\nimport y" << "3 3";
        QTest::newRow("after a line that goes on") << "header X \\\n Y\nimport y" << "3 3";
        QTest::newRow("a heredoc") << "respond /x <<END\nimport\nEND" << "1 2 2 3";
    }

    void whatMustNotBeShownToCaddyIsRefusedWithItsLine()
    {
        QFETCH(const QString, snippet);
        QFETCH(const QString, lines);
        QCOMPARE(linesRefused(snippet), lines);
    }

    void onlyHandlersOfTheListAreTaken()
    {
        QCOMPARE(firstRefusal(R"([{"handle":[{"handler":"headers"},{"handler":"encode"},{"handler":"rewrite"}]}])"),
                 QString());
        QVERIFY(firstRefusal(R"([{"handle":[{"handler":"reverse_proxy"}]}])").contains("reverse_proxy"));
        QVERIFY(
            firstRefusal(R"([{"handle":[{"handler":"headers","request":{"set":{"host":["b.test"]}}}]}])").contains("Host"));
        QCOMPARE(firstRefusal(R"([{"handle":[{"handler":"headers","request":{"set":{"X-One":["1"]}}}]}])"), QString());
        QVERIFY(firstRefusal(R"([{"handle":[{"handler":"subroute","routes":[{"handle":[{"handler":"file_server"}]}]}]}])")
                    .contains("file_server"));
        QVERIFY(
            firstRefusal(R"([{"handle":[{"handler":"authentication","providers":{"other":{}}}]}])").contains("basicauth"));
    }

    void anAnswerToEverythingIsRefusedAndOneToSomethingIsNot()
    {
        QCOMPARE(firstRefusal(R"([{"match":[{"path":["/old"]}],"handle":[{"handler":"static_response"}]}])"), QString());
        QVERIFY(!firstRefusal(R"([{"handle":[{"handler":"static_response"}]}])").isEmpty());
        QVERIFY(!firstRefusal(R"([{"match":[{"path":["\u002f*"]}],"handle":[{"handler":"static_response"}]}])").isEmpty());
        QVERIFY(!firstRefusal(R"([{"match":[{}],"handle":[{"handler":"error"}]}])").isEmpty());
        QVERIFY(!firstRefusal(R"([{"match":[{"path":["/a"]},{"path":["*"]}],"handle":[{"handler":"error"}]}])").isEmpty());
    }

    void onlyMatchersOfTheListAreTaken()
    {
        QVERIFY(firstRefusal(R"([{"match":[{"file":{"root":"/"}}],"handle":[{"handler":"headers"}]}])").contains("file"));
        QVERIFY(firstRefusal(R"([{"match":[{"expression":"true"}],"handle":[]}])").contains("expression"));
        QVERIFY(firstRefusal(R"([{"match":[{"not":[{"file":{}}]}],"handle":[]}])").contains("file"));
    }

    void placeholdersBeyondTheRequestAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isOpen");
        QTest::newRow("host") << "{http.request.host}" << true;
        QTest::newRow("a group") << "{http.regexp.x.1}" << true;
        QTest::newRow("a count") << "[0-9]{3}" << true;
        QTest::newRow("environment") << "{env.HOME}" << false;
        QTest::newRow("file") << "{file./etc/passwd}" << false;
        QTest::newRow("within another") << "{http.request.header.{env.HOME}}" << false;
        QTest::newRow("system") << "{system.hostname}" << false;
        QTest::newRow("variables") << "{http.vars.x}" << false;
    }

    void placeholdersBeyondTheRequestAreRefused()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, isOpen);
        const json routes = {
            {{"handle", {{{"handler", "headers"}, {"response", {{"set", {{"X", {text.toStdString()}}}}}}}}}}};
        QCOMPARE(refusedHandlers(routes).empty(), isOpen);
    }

    void aSiteWithAnythingElseIsNone()
    {
        const char *site = R"({"apps":{"http":{"servers":{"srv0":{"listen":[":80"],"routes":[{"match":[{"host":["x"]}],
            "handle":[{"handler":"subroute","routes":[{"handle":[{"handler":"encode"}]}]}],"terminal":true}]}}}}})";
        QCOMPARE(snippetRoutesIn(json::parse(site)).dump(), std::string(R"([{"handle":[{"handler":"encode"}]}])"));
        auto logging = json::parse(site);
        logging["logging"] = json::object();
        QVERIFY(snippetRoutesIn(logging).is_null());
        auto certificates = json::parse(site);
        certificates["apps"]["tls"] = json::object();
        QVERIFY(snippetRoutesIn(certificates).is_null());
        auto two = json::parse(site);
        two["apps"]["http"]["servers"]["srv1"] = json::object();
        QVERIFY(snippetRoutesIn(two).is_null());
        auto logs = json::parse(site);
        logs["apps"]["http"]["servers"]["srv0"]["logs"] = json::object();
        QVERIFY(snippetRoutesIn(logs).is_null());
    }
};

WAKEDOCK_TEST(TestSnippets)
#include "test_snippets.moc"
