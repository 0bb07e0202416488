#include "backend/infrastructure/system/address_book.h"
#include "backend/infrastructure/system/loopback_port.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTcpServer>
#include <QTest>

#include <set>

using namespace wakedock;
using system::AddressBook;
using system::Addressing;
using tests::await;
using tests::awaitError;

namespace {

core::ServiceRecord serviceAt(const core::HostId &host, const core::ServiceAddresses &addresses)
{
    core::ServiceRecord record;
    record.config.hostId = host;
    record.addresses = addresses;
    return record;
}

core::Host hostAt(const char *id, const char *url, const char *serviceAddress = "")
{
    core::Host host;
    host.id = core::HostId(id);
    host.name = std::string(id) + "-name";
    host.url = url;
    host.serviceAddress = serviceAddress;
    return host;
}

} // namespace

class TestAddressBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pinnedAddressesLieOutsideWhatTheEngineGivesToOthers()
    {
        AddressBook book({});
        QVERIFY(book.pinsAddresses(core::localHost()));
        QCOMPARE(book.network().name, std::string("wakedock"));
        QCOMPARE(book.network().subnet, std::string("10.213.0.0/16"));
        QCOMPARE(book.network().ipRange, std::string("10.213.128.0/17"));
        const auto pair = book.reserve(core::localHost(), {});
        QCOMPARE(pair.a, (core::UpstreamAddress{"10.213.0.10", 0}));
        QCOMPARE(pair.b, (core::UpstreamAddress{"10.213.0.11", 0}));
    }

    void anAddressInUseIsNeverGivenAgain()
    {
        AddressBook book({.subnet = "10.9.8.0/27"});
        // 16 addresses are WakeDock's, the first ten of them kept free: three pairs.
        std::vector<core::ServiceRecord> taken;
        std::set<std::string> seen;
        for (int i = 0; i < 3; ++i) {
            taken.push_back(serviceAt(core::localHost(), book.reserve(core::localHost(), taken)));
            seen.insert({taken.back().addresses.a.ip, taken.back().addresses.b.ip});
        }
        QCOMPARE(seen.size(), std::size_t(6));
        try {
            (void)book.reserve(core::localHost(), taken);
            QFAIL("gave an address twice");
        } catch (const Error &error) {
            QCOMPARE(error.code(), ErrorCode::Conflict);
            QCOMPARE(error.reason(), std::string("addresses_exhausted"));
        }
        const auto freed = taken[1].addresses;
        taken.erase(taken.begin() + 1);
        QCOMPARE(book.reserve(core::localHost(), taken), freed);
    }

    void aFreedAddressRestsWhileOthersAreFree()
    {
        AddressBook book({});
        const auto removed = book.reserve(core::localHost(), {});
        QVERIFY(book.reserve(core::localHost(), {}).a.ip != removed.a.ip);
    }

    void loopbackPortsAreFreePairsOfTheRange()
    {
        AddressBook book({.addressing = Addressing::Loopback, .firstPort = 21000, .lastPort = 21020});
        QVERIFY(!book.pinsAddresses(core::localHost()));
        QVERIFY(book.network().name.empty());
        const auto pair = book.reserve(core::localHost(), {});
        QCOMPARE(pair.a.ip, std::string("127.0.0.1"));
        QVERIFY(pair.a.port != pair.b.port);
        for (const int port : {pair.a.port, pair.b.port}) {
            QVERIFY(port >= 21000 && port <= 21020);
            QVERIFY(system::isLoopbackPortFree(port));
        }
    }

    void aPortSomebodyListensOnIsPassedOver_data()
    {
        QTest::addColumn<QHostAddress>("where");
        QTest::newRow("loopback") << QHostAddress(QHostAddress::LocalHost);
        QTest::newRow("all addresses") << QHostAddress(QHostAddress::AnyIPv4);
    }

    void aPortSomebodyListensOnIsPassedOver()
    {
        QFETCH(const QHostAddress, where);
        QTcpServer other;
        QVERIFY(other.listen(where));
        const int busy = other.serverPort();
        const int first = busy > 65500 ? busy - 2 : busy;
        AddressBook book({.addressing = Addressing::Loopback, .firstPort = first, .lastPort = first + 20});
        std::vector<core::ServiceRecord> taken;
        try {
            for (;;) {
                taken.push_back(serviceAt(core::localHost(), book.reserve(core::localHost(), taken)));
                QVERIFY(taken.back().addresses.a.port != busy && taken.back().addresses.b.port != busy);
            }
        } catch (const Error &error) {
            QCOMPARE(error.reason(), std::string("addresses_exhausted"));
        }
        QVERIFY(!taken.empty());
    }

    void aHostElsewhereIsReachedOnPortsAtItsAddress()
    {
        AddressBook book({});
        book.take(hostAt("far", "tcp://10.0.0.5:2376"));
        const core::HostId far("far");
        QVERIFY(!book.pinsAddresses(far));
        QCOMPARE(book.nameOf(far), std::string("far-name"));
        QCOMPARE(book.nameOf(core::localHost()), std::string());
        const auto pair = book.reserve(far, {});
        QCOMPARE(pair.a.ip, std::string("10.0.0.5"));
        QCOMPARE(pair.b.ip, std::string("10.0.0.5"));
        QVERIFY(pair.a.port >= 20000 && pair.b.port >= 20000 && pair.a.port != pair.b.port);
        QCOMPARE(await(book.addressOf({}, far)), std::string("10.0.0.5"));
        QCOMPARE(book.publishedEverywhere(far), std::string());
        book.drop(far);
        QCOMPARE(book.nameOf(far), std::string());
    }

    void aPairIsFreeOnEachHostUnlessTheyAreReachedAtOneAddress()
    {
        AddressBook book({.addressing = Addressing::Loopback, .firstPort = 21000, .lastPort = 21001});
        book.take(hostAt("far", "tcp://10.0.0.5:2376"));
        book.take(hostAt("further", "tcp://10.0.0.6:2376"));
        book.take(hostAt("twin", "ssh://ada@10.0.0.9", "10.0.0.5"));
        book.take(hostAt("socket", "unix:///run/podman/podman.sock"));
        std::vector<core::ServiceRecord> taken{serviceAt(core::HostId("far"), book.reserve(core::HostId("far"), {}))};
        QCOMPARE(book.reserve(core::HostId("further"), taken).a.ip, std::string("10.0.0.6"));
        QVERIFY_THROWS_EXCEPTION(Error, (void)book.reserve(core::HostId("far"), taken));
        QVERIFY_THROWS_EXCEPTION(Error, (void)book.reserve(core::HostId("twin"), taken));
        taken = {serviceAt(core::localHost(), book.reserve(core::localHost(), taken))};
        QVERIFY_THROWS_EXCEPTION(Error, (void)book.reserve(core::HostId("socket"), taken));
    }

    void aNameIsLookedUpAndNeverBecomesEveryAddress()
    {
        AddressBook book({});
        book.take(hostAt("nobody", "ssh://ada@no-such-name.invalid"));
        book.take(hostAt("open", "ssh://ada@10.0.0.5", "0.0.0.0"));
        QCOMPARE(book.reserve(core::HostId("nobody"), {}).a.ip, std::string());
        const auto error = awaitError(book.addressOf({}, core::HostId("nobody")));
        QVERIFY(error);
        QCOMPARE(error->reason(), std::string("service_address_unknown"));
        QVERIFY(error->message().find("nobody-name") != std::string::npos);
        QCOMPARE(await(book.addressOf({}, core::HostId("open"))), std::string("10.0.0.5"));
        QCOMPARE(book.publishedEverywhere(core::HostId("open")), std::string("0.0.0.0"));
    }

    void theInterfacesThatHoldTheNetworksAddressesAreKnownByName()
    {
        QCOMPARE(AddressBook({.subnet = "127.0.0.0/8"}).interfacesOfNetwork(), std::vector<std::string>{"lo"});
        QCOMPARE(AddressBook({.subnet = "203.0.113.0/24"}).interfacesOfNetwork(), std::vector<std::string>());
        const AddressBook ports({.addressing = Addressing::Loopback, .subnet = "127.0.0.0/8"});
        QCOMPARE(ports.interfacesOfNetwork(), std::vector<std::string>());
    }

    void plansThatCannotWorkAreRefused_data()
    {
        QTest::addColumn<QString>("subnet");
        QTest::addColumn<int>("first");
        QTest::newRow("no subnet") << "wakedock" << 20000;
        QTest::newRow("too small") << "10.0.0.0/30" << 20000;
        QTest::newRow("IPv6") << "fd00::/64" << 20000;
        QTest::newRow("privileged ports") << "10.213.0.0/16" << 80;
        QTest::newRow("ports the wrong way round") << "10.213.0.0/16" << 40000;
    }

    void plansThatCannotWorkAreRefused()
    {
        QFETCH(const QString, subnet);
        QFETCH(const int, first);
        QVERIFY_THROWS_EXCEPTION(Error, AddressBook({.subnet = subnet.toStdString(), .firstPort = first}));
    }
};

WAKEDOCK_TEST(TestAddressBook)
#include "test_address_book.moc"
