#include "backend/infrastructure/system/address_book.h"
#include "backend/infrastructure/system/loopback_port.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/test_registry.h"

#include <QTcpServer>
#include <QTest>

#include <set>

using namespace wakedock;
using system::AddressBook;
using system::Addressing;

class TestAddressBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pinnedAddressesLieOutsideWhatTheEngineGivesToOthers()
    {
        AddressBook book({});
        QVERIFY(book.pinsAddresses());
        QCOMPARE(book.network().name, std::string("wakedock"));
        QCOMPARE(book.network().subnet, std::string("10.213.0.0/16"));
        QCOMPARE(book.network().ipRange, std::string("10.213.128.0/17"));
        const auto pair = book.reserve({});
        QCOMPARE(pair.a, (core::UpstreamAddress{"10.213.0.10", 0}));
        QCOMPARE(pair.b, (core::UpstreamAddress{"10.213.0.11", 0}));
    }

    void anAddressInUseIsNeverGivenAgain()
    {
        AddressBook book({.subnet = "10.9.8.0/27"});
        // 16 addresses are WakeDock's, the first ten of them kept free: three pairs.
        std::vector<core::ServiceAddresses> taken;
        std::set<std::string> seen;
        for (int i = 0; i < 3; ++i) {
            taken.push_back(book.reserve(taken));
            seen.insert({taken.back().a.ip, taken.back().b.ip});
        }
        QCOMPARE(seen.size(), std::size_t(6));
        try {
            (void)book.reserve(taken);
            QFAIL("gave an address twice");
        } catch (const Error &error) {
            QCOMPARE(error.code(), ErrorCode::Conflict);
            QCOMPARE(error.reason(), std::string("addresses_exhausted"));
        }
        const auto freed = taken[1];
        taken.erase(taken.begin() + 1);
        QCOMPARE(book.reserve(taken), freed);
    }

    void aFreedAddressRestsWhileOthersAreFree()
    {
        AddressBook book({});
        const auto removed = book.reserve({});
        QVERIFY(book.reserve({}).a.ip != removed.a.ip);
    }

    void loopbackPortsAreFreePairsOfTheRange()
    {
        AddressBook book({.addressing = Addressing::Loopback, .firstPort = 21000, .lastPort = 21020});
        QVERIFY(!book.pinsAddresses());
        QVERIFY(book.network().name.empty());
        const auto pair = book.reserve({});
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
        std::vector<core::ServiceAddresses> taken;
        try {
            for (;;) {
                taken.push_back(book.reserve(taken));
                QVERIFY(taken.back().a.port != busy && taken.back().b.port != busy);
            }
        } catch (const Error &error) {
            QCOMPARE(error.reason(), std::string("addresses_exhausted"));
        }
        QVERIFY(!taken.empty());
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
