#include "backend/core/repositories/i_registry_repository.h"
#include "store_contract.h"
#include "tests/support/test_registry.h"

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

Registry storedRegistry(const std::string &id, const std::string &address)
{
    Registry registry;
    registry.id = RegistryId(id);
    registry.address = address;
    registry.createdAt = atSecond(0);
    return registry;
}

} // namespace

class TestStoreRegistries : public StoreContract
{
    Q_OBJECT

private Q_SLOTS:
    void aRegistryComesBackAsItWasStored()
    {
        Registry stored = storedRegistry("r1", "registry.example.org:5000");
        stored.username = "ada";
        stored.passwordName = "registry.1";
        write([&](Repositories &all) { stored = all.registries().create(stored); });
        QCOMPARE(stored.version, 1);
        read([&](Repositories &all) {
            QCOMPARE(all.registries().find(RegistryId("r1")), std::optional(stored));
            QVERIFY(!all.registries().find(RegistryId("r2")));
        });
    }

    void registriesAreListedByAddress()
    {
        write([](Repositories &all) {
            all.registries().create(storedRegistry("1", "zoe.example.org"));
            all.registries().create(storedRegistry("2", "docker.io"));
        });
        read([](Repositories &all) {
            QCOMPARE(all.registries().list().size(), std::size_t(2));
            QCOMPARE(all.registries().list().front().address, std::string("docker.io"));
        });
    }

    void aRegistryIsThereOnce()
    {
        write([](Repositories &all) {
            all.registries().create(storedRegistry("1", "docker.io"));
            all.registries().create(storedRegistry("2", "zoe.example.org"));
        });
        QCOMPARE(refusalReason([](Repositories &all) { all.registries().create(storedRegistry("3", "docker.io")); }),
                 std::string("registry_exists"));
        QCOMPARE(refusalReason([](Repositories &all) {
                     auto zoe = *all.registries().find(RegistryId("2"));
                     zoe.address = "docker.io";
                     all.registries().update(zoe);
                 }),
                 std::string("registry_exists"));
    }

    void anUpdateRaisesTheVersionAndRefusesAnOldOne()
    {
        Registry registry = storedRegistry("1", "docker.io");
        write([&](Repositories &all) {
            registry = all.registries().create(registry);
            registry.username = "ada";
            registry = all.registries().update(registry);
        });
        QCOMPARE(registry.version, 2);
        read([&](Repositories &all) { QCOMPARE(all.registries().find(RegistryId("1")), std::optional(registry)); });
        registry.version = 1;
        QCOMPARE(refusalReason([&](Repositories &all) { all.registries().update(registry); }),
                 std::string("version_changed"));
        QCOMPARE(refusalReason([](Repositories &all) { all.registries().update(storedRegistry("9", "no.example")); }),
                 std::string("registry_not_found"));
    }

    void aRemovedRegistryIsGoneAndMayBeRemovedAgain()
    {
        write([](Repositories &all) {
            all.registries().create(storedRegistry("1", "docker.io"));
            all.registries().remove(RegistryId("1"));
            all.registries().remove(RegistryId("1"));
        });
        read([](Repositories &all) { QVERIFY(all.registries().list().empty()); });
    }
};

WAKEDOCK_TEST(TestStoreRegistries)
#include "test_store_registries.moc"
