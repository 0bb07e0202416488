#include "store_contract.h"
#include "tests/support/test_registry.h"

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

Host makeHost(const std::string &id, const std::string &name)
{
    Host host;
    host.id = HostId(id);
    host.name = name;
    host.url = "ssh://ada@" + name;
    host.createdAt = atSecond(0);
    return host;
}

} // namespace

class TestStoreHosts : public StoreContract
{
    Q_OBJECT

private Q_SLOTS:
    void aHostComesBackAsItWasStored()
    {
        Host stored = makeHost("h1", "box");
        stored.url = "tcp://10.0.0.5:2376";
        stored.tls = HostTls{"authority", "certificate", "host.1"};
        stored.allowsPlain = true;
        stored.addressing = HostAddressing::Network;
        stored.serviceAddress = "10.0.0.7";
        write([&](Repositories &all) { stored = all.hosts().create(stored); });
        QCOMPARE(stored.version, 1);
        read([&](Repositories &all) {
            QCOMPARE(all.hosts().find(HostId("h1")), std::optional(stored));
            QVERIFY(!all.hosts().find(HostId("h2")));
        });
    }

    void tlsWithoutAnyMaterialIsNotTheSameAsNoTls()
    {
        write([](Repositories &all) {
            Host trusting = makeHost("h1", "a");
            trusting.tls = HostTls{};
            all.hosts().create(trusting);
            all.hosts().create(makeHost("h2", "b"));
        });
        read([](Repositories &all) {
            QVERIFY(all.hosts().find(HostId("h1"))->tls.has_value());
            QVERIFY(!all.hosts().find(HostId("h2"))->tls.has_value());
        });
    }

    void hostsAreListedByName()
    {
        write([](Repositories &all) {
            all.hosts().create(makeHost("1", "zoe"));
            all.hosts().create(makeHost("2", "box"));
        });
        read([](Repositories &all) {
            QCOMPARE(all.hosts().list().size(), std::size_t(2));
            QCOMPARE(all.hosts().list().front().name, std::string("box"));
        });
    }

    void aHostNameIsTakenOnce()
    {
        write([](Repositories &all) {
            all.hosts().create(makeHost("1", "box"));
            all.hosts().create(makeHost("2", "zoe"));
        });
        QCOMPARE(refusalReason([](Repositories &all) { all.hosts().create(makeHost("3", "box")); }),
                 std::string("name_taken"));
        QCOMPARE(refusalReason([](Repositories &all) {
                     auto zoe = *all.hosts().find(HostId("2"));
                     zoe.name = "box";
                     all.hosts().update(zoe);
                 }),
                 std::string("name_taken"));
    }

    void anUpdateRaisesTheVersionAndRefusesAnOldOne()
    {
        Host host = makeHost("1", "box");
        write([&](Repositories &all) {
            host = all.hosts().create(host);
            host.url = "unix:///run/podman/podman.sock";
            host = all.hosts().update(host);
        });
        QCOMPARE(host.version, 2);
        read([&](Repositories &all) { QCOMPARE(all.hosts().find(HostId("1")), std::optional(host)); });
        host.version = 1;
        QCOMPARE(refusalReason([&](Repositories &all) { all.hosts().update(host); }), std::string("version_changed"));
        QCOMPARE(refusalReason([](Repositories &all) { all.hosts().update(makeHost("9", "no")); }),
                 std::string("host_not_found"));
    }

    void aRemovedHostIsGoneAndMayBeRemovedAgain()
    {
        write([](Repositories &all) {
            all.hosts().create(makeHost("1", "box"));
            all.hosts().remove(HostId("1"));
            all.hosts().remove(HostId("1"));
        });
        read([](Repositories &all) { QVERIFY(all.hosts().list().empty()); });
    }
};

WAKEDOCK_TEST(TestStoreHosts)
#include "test_store_hosts.moc"
