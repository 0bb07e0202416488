#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/service_address.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;

namespace {

Host hostReached(const QString &url, const QString &serviceAddress)
{
    Host host;
    host.url = url.toStdString();
    host.serviceAddress = serviceAddress.toStdString();
    return host;
}

} // namespace

class TestServiceAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void caddyReachesAHostWhereItsOwnerSaysElseWhereItsUrlSays_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("reached");
        QTest::addColumn<QString>("everywhere");
        const auto row = [](const char *url, const char *said, const char *reached, const char *everywhere = "") {
            QTest::addRow("%s %s", url, said) << QString::fromLatin1(url) << QString::fromLatin1(said)
                                              << QString::fromLatin1(reached) << QString::fromLatin1(everywhere);
        };
        row("unix:///run/podman/podman.sock", "", "127.0.0.1");
        row("tcp://127.0.0.1:2376", "", "127.0.0.1");
        row("tcp://localhost:2376", "", "127.0.0.1");
        row("ssh://ada@localhost", "", "127.0.0.1");
        row("tcp://[::1]:2376", "", "127.0.0.1");
        row("tcp://10.0.0.5:2376", "", "10.0.0.5");
        row("ssh://ada@10.0.0.5:22", "", "10.0.0.5");
        row("ssh://attic", "", "attic");
        row("ssh://ada@attic.example.org/run/docker.sock", "", "attic.example.org");
        row("tcp://[fd00::5]:2376", "", "fd00::5");
        row("ssh://ada@attic", "10.0.0.5", "10.0.0.5");
        row("ssh://ada@attic", "localhost", "127.0.0.1");
        row("ssh://ada@attic", "0.0.0.0", "attic", "0.0.0.0");
        row("unix:///run/podman/podman.sock", "0.0.0.0", "127.0.0.1", "0.0.0.0");
        row("tcp://[fd00::5]:2376", "::", "fd00::5", "::");
    }

    void caddyReachesAHostWhereItsOwnerSaysElseWhereItsUrlSays()
    {
        QFETCH(const QString, url);
        QFETCH(const QString, said);
        QFETCH(const QString, reached);
        QFETCH(const QString, everywhere);
        const Host host = hostReached(url, said);
        QCOMPARE(QString::fromStdString(serviceAddress(host)), reached);
        QCOMPARE(QString::fromStdString(publishedEverywhere(host)), everywhere);
    }

    void whatNoMachineListensOnIsRefused_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isRight");
        for (const char *right : {"", "10.0.0.5", "fd00::5", "attic", "attic.example.org", "0.0.0.0", "::", "my_host"}) {
            QTest::addRow("right: %s", right) << QString::fromLatin1(right) << true;
        }
        for (const char *wrong : {"10.0.0", "300.1.1.1", "224.0.0.1", "255.255.255.255", "0.0.0.1", "ff02::1", "a b",
                                  "tcp://attic", "attic:80", "-o", ".attic", "a..b", "10.0.0.5/24"}) {
            QTest::addRow("wrong: %s", wrong) << QString::fromLatin1(wrong) << false;
        }
    }

    void whatNoMachineListensOnIsRefused()
    {
        QFETCH(const QString, address);
        QFETCH(const bool, isRight);
        std::string field;
        try {
            checkServiceAddress(address.toStdString());
        } catch (const Error &error) {
            field = error.fields().front().field;
        }
        QCOMPARE(field, isRight ? std::string() : std::string("service_address"));
    }

    void onlyTheNextColourMovesWithItsHost()
    {
        const ServiceAddresses served{{"10.0.0.5", 20000}, {"10.0.0.5", 20001}};
        const auto moved = reachedAt(served, Colour::B, "10.0.0.6");
        QCOMPARE(moved.a, (UpstreamAddress{"10.0.0.5", 20000}));
        QCOMPARE(moved.b, (UpstreamAddress{"10.0.0.6", 20001}));
        const auto first = reachedAt({{"", 20000}, {"", 20001}}, Colour::A, "10.0.0.6");
        QCOMPARE(first.a.ip, std::string("10.0.0.6"));
        QCOMPARE(first.b.ip, std::string("10.0.0.6"));
        const ServiceAddresses pinned{{"10.213.0.10", 0}, {"10.213.0.11", 0}};
        QCOMPARE(reachedAt(pinned, Colour::A, "10.0.0.6"), pinned);
    }

    void aTakenReservedPortIsToldFromAPortTheOperatorFixed()
    {
        const UpstreamAddress address{"10.0.0.5", 20001};
        const auto says = [&address](const char *reason, const char *text) {
            return isReservedPortTaken(Error(ErrorCode::Conflict, reason, text), address);
        };
        QVERIFY(says("port_taken", "Bind for 10.0.0.5:20001 failed: port is already allocated"));
        QVERIFY(says("port_taken", "listen tcp4 10.0.0.5:20001: bind: address already in use"));
        QVERIFY(!says("port_taken", "Bind for 0.0.0.0:8080 failed: port is already allocated"));
        QVERIFY(!says("port_taken", "Bind for 0.0.0.0:200011 failed: port is already allocated"));
        QVERIFY(!says("address_taken", "10.0.0.5:20001"));
        QVERIFY(!isReservedPortTaken(Error(ErrorCode::Conflict, "port_taken", "x:0"), {"10.213.0.10", 0}));
    }

    void anIpv6AddressIsDialledInBrackets() { QCOMPARE(dialText({"fd00::5", 20001}), std::string("[fd00::5]:20001")); }
};

WAKEDOCK_TEST(TestServiceAddress)
#include "test_service_address.moc"
