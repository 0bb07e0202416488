#include "backend/core/repositories/i_service_activity_repository.h"
#include "store_contract.h"
#include "tests/support/test_registry.h"

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestStoreActivity : public StoreContract
{
    Q_OBJECT

private Q_SLOTS:
    void itComesBackAsItWasPut()
    {
        const ServiceActivity full{ServiceId("s1"), atSecond(1), atSecond(3)};
        const ServiceActivity bare{ServiceId("s2"), {}, {}};
        write([&](Repositories &all) {
            all.services().create(makeService("s1", "shop"));
            all.services().create(makeService("s2", "wiki"));
            all.activity().put(bare);
            all.activity().put(full);
        });
        read([&](Repositories &all) { QVERIFY(all.activity().list() == (std::vector<ServiceActivity>{full, bare})); });
    }

    void theNextOneReplacesIt()
    {
        write([](Repositories &all) {
            all.services().create(makeService("s1", "shop"));
            all.activity().put({ServiceId("s1"), atSecond(1), atSecond(3)});
            all.activity().put({ServiceId("s1"), atSecond(9), {}});
        });
        read([](Repositories &all) {
            const auto known = all.activity().list();
            QCOMPARE(known.size(), std::size_t(1));
            QVERIFY(known.front().lastAccessAt == atSecond(9));
            QVERIFY(!known.front().keptUntil);
        });
    }

    void ofAServiceThatIsGoneNothingIsKept()
    {
        write([](Repositories &all) {
            all.services().create(makeService("s1", "shop"));
            all.activity().put({ServiceId("s1"), atSecond(1), {}});
            all.activity().put({ServiceId("nobody"), atSecond(1), {}});
        });
        write([](Repositories &all) { all.services().remove(ServiceId("s1")); });
        read([](Repositories &all) { QVERIFY(all.activity().list().empty()); });
    }
};

WAKEDOCK_TEST(TestStoreActivity)
#include "test_store_activity.moc"
