#include "backend/core/domain/rules/placeholders.h"
#include "backend/core/domain/rules/route_rules.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;

namespace {

OperatorRoute routeTo(const std::string &dial)
{
    OperatorRoute route;
    route.id = OperatorRouteId("r");
    route.hosts = {"nas.example.org"};
    route.target.address.dial = dial;
    return route;
}

OperatorRoute redirectTo(const std::string &to)
{
    OperatorRoute route = routeTo({});
    route.target = {};
    route.target.kind = RouteTargetKind::Redirect;
    route.target.redirect.to = to;
    return route;
}

QString fieldsOf(const OperatorRoute &route)
{
    QStringList fields;
    for (const auto &problem : brokenRules(normalised(route))) {
        fields << QString::fromStdString(problem.field);
    }
    return fields.join(' ');
}

std::string takenBy(const OperatorRoute &route, const std::vector<OperatorRoute> &others,
                    const std::vector<ServiceRecord> &services)
{
    try {
        requireNoConflict(route, others, services);
    } catch (const Error &error) {
        return error.reason() + " " + error.fields().front().field;
    }
    return {};
}

} // namespace

class TestRouteRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAddressIsHostAndPort_data()
    {
        QTest::addColumn<QString>("dial");
        QTest::addColumn<bool>("isRight");
        for (const auto *dial : {"127.0.0.1:80", "192.168.1.20:8080", "[fd00::1]:443", "nas.lan:443", "nas:1"}) {
            QTest::newRow(dial) << dial << true;
        }
        for (const auto *dial :
             {"", "nas.lan", "nas.lan:0", "nas.lan:70000", "nas.lan:80-90", "unix//run/x.sock", "http://a:80", "fd00::1:80",
              "[fd00::1%eth0]:80", "{env.HOME}:80", "a b:80", "-x:80", "{http.request.host}:80"}) {
            QTest::newRow(dial) << dial << false;
        }
    }

    void anAddressIsHostAndPort()
    {
        QFETCH(const QString, dial);
        QFETCH(const bool, isRight);
        QCOMPARE(fieldsOf(routeTo(dial.toStdString())), isRight ? QString() : QString("target.address"));
    }

    void hostsArePunycodeInSmallLettersAndNoAddresses()
    {
        OperatorRoute route = routeTo("127.0.0.1:80");
        route.hosts = {"Bücher.Example.org", "*.example.org"};
        QCOMPARE(normalised(route).hosts.front(), std::string("xn--bcher-kva.example.org"));
        QCOMPARE(fieldsOf(route), QString());
        route.hosts = {"10.0.0.1", "a b", "a.example.org", "a.example.org"};
        QCOMPARE(fieldsOf(route), QString("hosts[0] hosts[1] hosts[3]"));
        route.hosts.clear();
        QCOMPARE(fieldsOf(route), QString("hosts"));
    }

    void aPrefixIsAPlainPath_data()
    {
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<bool>("isRight");
        for (const auto *prefix : {"", "/", "/api", "/api/", "/a/b-c_d.e~f"}) {
            QTest::newRow(prefix) << prefix << true;
        }
        for (const auto *prefix : {"api", "/a*", "/a//b", "/a/../b", "/./a", "/a b", "/a%2e", "/{http.request.uri}", "/a?b",
                                   "/.well-known/wakedock/x"}) {
            QTest::newRow(prefix) << prefix << false;
        }
    }

    void aPrefixIsAPlainPath()
    {
        QFETCH(const QString, prefix);
        QFETCH(const bool, isRight);
        OperatorRoute route = routeTo("127.0.0.1:80");
        route.pathPrefix = prefix.toStdString();
        QCOMPARE(fieldsOf(route), isRight ? QString() : QString("path_prefix"));
    }

    void aRedirectGoesToAWholeAddressElsewhere_data()
    {
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("fields");
        QTest::newRow("elsewhere") << "https://new.example.org" << "";
        QTest::newRow("with a port") << "http://new.example.org:8080/x" << "";
        QTest::newRow("of the request") << "https://new.example.org/{http.request.host}" << "";
        QTest::newRow("a path only") << "/x" << "target.to";
        QTest::newRow("a script") << "javascript:alert(1)" << "target.to";
        QTest::newRow("a line break") << "https://a.example.org\r\nX: y" << "target.to";
        QTest::newRow("no host") << "https:///x" << "target.to";
        QTest::newRow("a user") << "https://a@b.example.org" << "target.to";
        QTest::newRow("the environment") << "https://a.example.org/{env.TOKEN}" << "target.to";
        QTest::newRow("a query, and the path behind it") << "https://a.example.org/?x=1" << "target.to";
        QTest::newRow("itself") << "https://nas.example.org" << "target.to";
        QTest::newRow("itself, whoever it is") << "https://{http.request.host}" << "target.to";
        QTest::newRow("below another name") << "https://www.{http.request.host}" << "";
    }

    void aRedirectGoesToAWholeAddressElsewhere()
    {
        QFETCH(const QString, to);
        QFETCH(const QString, fields);
        QCOMPARE(fieldsOf(redirectTo(to.toStdString())), fields);
    }

    void aStatusIsOneOfItsKind()
    {
        OperatorRoute route = redirectTo("https://new.example.org");
        route.target.redirect.status = 303;
        QCOMPARE(fieldsOf(route), QString("target.status"));
        route.target.kind = RouteTargetKind::Static;
        route.target.answer = {101, "", ""};
        QCOMPARE(fieldsOf(route), QString("target.status"));
        route.target.answer = {204, "words", ""};
        QCOMPARE(fieldsOf(route), QString("target.body"));
        route.target.answer = {200, "a{color:red} {env.HOME}", "text/css\r\nX: y"};
        QCOMPARE(fieldsOf(route), QString("target.content_type"));
    }

    void tlsToAnAddressIsSaidOfHttpsOnly()
    {
        OperatorRoute route = routeTo("nas.lan:443");
        route.target.address.skipsVerification = true;
        QCOMPARE(fieldsOf(route), QString("target.insecure_skip_verify"));
        route.target.address.isEncrypted = true;
        route.target.address.tlsServerName = "not a name";
        QCOMPARE(fieldsOf(route), QString("target.tls_server_name"));
    }

    void headersAreNamesAndOneLine()
    {
        OperatorRoute route = routeTo("127.0.0.1:80");
        route.requestHeaders = {{{"X-One", "a, b"}, {"Host", "evil.example.org"}, {"X-Forwarded-For", "1.2.3.4"}},
                                {{"bad name", "x"}},
                                {"Connection", "Cookie*", "Cookie"}};
        QCOMPARE(fieldsOf(route),
                 QString("request_headers.set.Host request_headers.set.X-Forwarded-For request_headers.add.bad name "
                         "request_headers.remove[0] request_headers.remove[1]"));
        route.requestHeaders = {};
        route.responseHeaders.set = {{"X-Break", "a\r\nSet-Cookie: x"},
                                     {"X-Secret", "{file./etc/passwd}"},
                                     {"X-Json", "{\"group\":\"a\"}"},
                                     {"X-Host", "{http.request.host}"}};
        QCOMPARE(fieldsOf(route), QString("response_headers.set.X-Break response_headers.set.X-Secret"));
    }

    void bracesAreWrittenSoThatOnlyOpenPlaceholdersAreReplaced()
    {
        QCOMPARE(withOpenPlaceholders("{http.request.host} {\"a\":1}"), std::string("{http.request.host} \\{\"a\":1\\}"));
        QCOMPARE(asLiteral("{env.HOME}"), std::string("\\{env.HOME\\}"));
        QCOMPARE(asLiteral("a } b"), std::string("a } b"));
        QCOMPARE(closedPlaceholders("{env.A} {http.request.uri} {env.A} {x y}"), (std::vector<std::string>{"{env.A}"}));
    }

    void theSameHostAndPrefixIsTakenWhateverItsCapitals()
    {
        OperatorRoute other = routeTo("127.0.0.1:80");
        other.id = OperatorRouteId("other");
        other.pathPrefix = "/Api";
        OperatorRoute route = routeTo("127.0.0.1:81");
        route.hosts = {"x.example.org", "nas.example.org"};
        QCOMPARE(takenBy(route, {other}, {}), std::string());
        route.pathPrefix = "/api";
        QCOMPARE(takenBy(route, {other}, {}), std::string("domain_taken hosts[1]"));
        other.id = route.id;
        QCOMPARE(takenBy(route, {other}, {}), std::string());
    }

    void aServicesHostIsTakenAsAWholeAndFreeBelowAPrefix()
    {
        ServiceRecord service;
        service.config.name = "shop";
        service.config.domain = "nas.example.org";
        OperatorRoute route = routeTo("127.0.0.1:80");
        QCOMPARE(takenBy(route, {}, {service}), std::string("domain_taken hosts[0]"));
        route.pathPrefix = "/api";
        QCOMPARE(takenBy(route, {}, {service}), std::string());
        service.config.domain = "*.example.org";
        route.pathPrefix.clear();
        QCOMPARE(takenBy(route, {}, {service}), std::string());
    }
};

WAKEDOCK_TEST(TestRouteRules)
#include "test_route_rules.moc"
