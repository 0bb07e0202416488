#include "backend/infrastructure/caddy/monitoring/port_choice.h"
#include "backend/infrastructure/caddy/monitoring/port_holder.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/free_port.h"
#include "tests/support/test_registry.h"

#include <QTcpServer>
#include <QTest>

#include <set>

#include <unistd.h>

using namespace wakedock;
using namespace wakedock::caddy;

namespace {

/// A machine on which only these ports cannot be bound.
std::function<std::string(int)> without(std::set<int> ports)
{
    return [ports](int port) { return ports.contains(port) ? std::string("permission denied") : std::string(); };
}

} // namespace

class TestPortChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theUsualPortsAreTakenWhereTheyCanBe()
    {
        QCOMPARE(choosePorts({}, without({})), (ProxyPorts{.http = 80, .https = 443}));
    }

    void whereOneIsRefusedBothGoUp()
    {
        QCOMPARE(choosePorts({}, without({443})), (ProxyPorts{.http = 8080, .https = 8443}));
        QCOMPARE(choosePorts({}, without({80})), (ProxyPorts{.http = 8080, .https = 8443}));
    }

    void withoutTlsTheHttpsPortDoesNotMatter()
    {
        CaddySettings settings;
        settings.tlsMode = core::TlsMode::Off;
        QCOMPARE(choosePorts(settings, without({443})).http, 80);
    }

    void chosenPortsAreNotReplaced()
    {
        CaddySettings settings;
        settings.httpPort = 8000;
        QCOMPARE(choosePorts(settings, without({443})), (ProxyPorts{.http = 8000, .https = 8443}));
        QVERIFY_THROWS_EXCEPTION(Error, (void)choosePorts(settings, without({8000})));
    }

    void whereNothingCanBeBoundEveryPortIsNamed()
    {
        try {
            (void)choosePorts({}, without({80, 8080}));
            QFAIL("chose a port that cannot be bound");
        } catch (const Error &error) {
            QCOMPARE(error.reason(), std::string("ports_taken"));
            QVERIFY(error.message().find("port 80: permission denied") != std::string::npos);
            QVERIFY(error.message().find("port 8080: permission denied") != std::string::npos);
            QVERIFY(error.remedy().find("caddy.http_port") != std::string::npos);
        }
    }

    void aListenerIsFoundByItsPort_data()
    {
        QTest::addColumn<QHostAddress>("where");
        QTest::newRow("all addresses") << QHostAddress(QHostAddress::Any);
        QTest::newRow("loopback") << QHostAddress(QHostAddress::LocalHost);
        QTest::newRow("IPv6 loopback") << QHostAddress(QHostAddress::LocalHostIPv6);
    }

    void aListenerIsFoundByItsPort()
    {
        QFETCH(const QHostAddress, where);
        QTcpServer server;
        const int port = tests::freePort();
        QVERIFY(server.listen(where, static_cast<quint16>(port)));
        const auto reason = whyNotBindable(port);
        QVERIFY2(reason.find("in use by") != std::string::npos
                     && reason.find(std::to_string(::getpid())) != std::string::npos,
                 reason.c_str());
        const auto address = where.toString().toStdString();
        QVERIFY(!findPortHolder(port, where == QHostAddress::Any ? "127.0.0.1" : address).empty());
        QVERIFY(!findPortHolder(port, "localhost").empty());
        QCOMPARE(findPortHolder(port, "127.0.0.2").empty(), where != QHostAddress::Any);
        server.close();
        QCOMPARE(whyNotBindable(port), std::string());
        QCOMPARE(findPortHolder(port), std::string());
    }
};

WAKEDOCK_TEST(TestPortChoice)
#include "test_port_choice.moc"
