#include "backend/core/repositories/i_request_hour_repository.h"
#include "backend/core/repositories/i_traffic_repository.h"
#include "backend/core/repositories/i_wake_ledger.h"
#include "store_contract.h"
#include "tests/support/test_registry.h"

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

Wake storedWake(const std::string &id, const std::string &service = "s1")
{
    Wake wake;
    wake.id = id;
    wake.serviceId = ServiceId(service);
    wake.at = atSecond(0);
    return wake;
}

std::string wakeIds(const std::vector<Wake> &wakes)
{
    std::string text;
    for (const Wake &wake : wakes) {
        text += wake.id + " ";
    }
    return text;
}

} // namespace

class TestStoreWakes : public StoreContract
{
    Q_OBJECT

private Q_SLOTS:
    void aWakeComesBackAsItWasStoredAndAsItEnded()
    {
        Wake stored = storedWake("w1");
        stored.client = "203.0.113.9";
        stored.method = "GET";
        stored.path = "/admin/caf\xc3\xa9";
        stored.userAgent = "Mozilla/5.0";
        write([&](Repositories &all) {
            all.services().create(makeService("s1", "shop"));
            all.wakes().append(stored);
        });
        QCOMPARE(newest(), stored);

        stored.cause = WakeCause::Dependency;
        stored.actor = "web";
        stored.outcome = WakeOutcome::Failed;
        stored.error = "It did not become healthy.";
        stored.waiting = 7;
        stored.durationMs = 60000;
        stored.sleptAt = atSecond(9);
        stored.memoryByteSeconds = std::int64_t(1) << 50;
        write([&](Repositories &all) { QVERIFY(all.wakes().update(stored)); });
        QCOMPARE(newest(), stored);
    }

    void wakesArePagedNewestFirstAndServiceByService()
    {
        write([](Repositories &all) {
            all.services().create(makeService("s1", "shop"));
            all.services().create(makeService("s2", "blog"));
            for (const auto *id : {"w1", "w2", "w3"}) {
                all.wakes().append(storedWake(id));
            }
            all.wakes().append(storedWake("other", "s2"));
        });
        read([](Repositories &all) {
            QCOMPARE(wakeIds(all.wakes().listOf(ServiceId("s1"), {2, ""})), std::string("w3 w2 "));
            QCOMPARE(wakeIds(all.wakes().listOf(ServiceId("s1"), {2, "w2"})), std::string("w1 "));
            QCOMPARE(wakeIds(all.wakes().listOf(ServiceId("s2"), {2, ""})), std::string("other "));
        });
        for (const auto *cursor : {"other", "unknown"}) {
            QCOMPARE(refusalReason([cursor](Repositories &all) { all.wakes().listOf(ServiceId("s1"), {2, cursor}); }),
                     std::string("cursor_unknown"));
        }
        QCOMPARE(refusalReason([](Repositories &all) { all.wakes().append(storedWake("w1")); }), std::string("id_taken"));
    }

    void onlyTheNewestAreKept()
    {
        write([](Repositories &all) {
            all.services().create(makeService("s1", "shop"));
            all.services().create(makeService("s2", "blog"));
            all.wakes().append(storedWake("other", "s2"));
            for (const auto *id : {"w1", "w2", "w3", "w4"}) {
                all.wakes().append(storedWake(id));
            }
            all.wakes().prune(ServiceId("s1"), 4);
            QCOMPARE(all.wakes().listOf(ServiceId("s1"), {9, ""}).size(), std::size_t(4));
            all.wakes().prune(ServiceId("s1"), 2);
            QVERIFY(!all.wakes().update(storedWake("w1")));
        });
        read([](Repositories &all) {
            QCOMPARE(wakeIds(all.wakes().listOf(ServiceId("s1"), {9, ""})), std::string("w4 w3 "));
            QCOMPARE(wakeIds(all.wakes().listOf(ServiceId("s2"), {9, ""})), std::string("other "));
        });
    }

    void whatAnEarlierProcessLeftWakingHasFailed()
    {
        Wake ended = storedWake("w1");
        ended.outcome = WakeOutcome::Awake;
        write([&](Repositories &all) {
            all.services().create(makeService("s1", "shop"));
            all.wakes().append(ended);
            all.wakes().append(storedWake("w2"));
            QCOMPARE(all.wakes().failUnfinished("WakeDock ended."), 1);
            QCOMPARE(all.wakes().failUnfinished("again"), 0);
        });
        read([&](Repositories &all) {
            const auto wakes = all.wakes().listOf(ServiceId("s1"), {9, ""});
            QCOMPARE(wakes[0].outcome, WakeOutcome::Failed);
            QCOMPARE(wakes[0].error, std::string("WakeDock ended."));
            QCOMPARE(wakes[1], ended);
        });
    }

    void wakesGoWithTheirServiceAndNoneComesAfterwards()
    {
        write([](Repositories &all) {
            all.services().create(makeService("s1", "shop"));
            all.wakes().append(storedWake("w1"));
            all.services().remove(ServiceId("s1"));
            all.wakes().append(storedWake("w2"));
        });
        read([](Repositories &all) { QVERIFY(all.wakes().listOf(ServiceId("s1"), {9, ""}).empty()); });
    }

    void hoursOfTrafficAreReplacedDroppedAndGoWithTheirService()
    {
        const TrafficHour first{atSecond(0), 0x0fff, 0x0801};
        const TrafficHour second{atSecond(3600), 1, 0};
        write([&](Repositories &all) {
            all.services().create(makeService("s1", "shop"));
            all.traffic().put(ServiceId("s1"), second);
            all.traffic().put(ServiceId("s1"), {first.at, 1, 1});
            all.traffic().put(ServiceId("s1"), first);
            all.traffic().put(ServiceId("gone"), first);
        });
        read([&](Repositories &all) {
            QCOMPARE(all.traffic().all().size(), std::size_t(1));
            QCOMPARE(all.traffic().all().at(ServiceId("s1")), (std::vector<TrafficHour>{first, second}));
        });
        write([&](Repositories &all) {
            all.traffic().dropBefore(second.at);
            QCOMPARE(all.traffic().all().at(ServiceId("s1")), std::vector<TrafficHour>{second});
            all.services().remove(ServiceId("s1"));
        });
        read([](Repositories &all) { QVERIFY(all.traffic().all().empty()); });
    }

    void hoursOfRequestsAreReplacedDroppedAndGoWithTheirService()
    {
        const RequestHour first{atSecond(0), std::chrono::hours(1), std::chrono::milliseconds(1'800'250), 3,
                                17,          std::int64_t(1) << 40};
        const RequestHour second{atSecond(3600), std::chrono::milliseconds(1), {}, 0, 0, 0};
        write([&](Repositories &all) {
            all.services().create(makeService("s1", "shop"));
            all.requestHours().put(ServiceId("s1"), second);
            all.requestHours().put(ServiceId("s1"), {first.at, std::chrono::milliseconds(7), {}, 1, 1, 1});
            all.requestHours().put(ServiceId("s1"), first);
            all.requestHours().put(ServiceId("gone"), first);
        });
        read([&](Repositories &all) {
            QCOMPARE(all.requestHours().all().size(), std::size_t(1));
            QCOMPARE(all.requestHours().all().at(ServiceId("s1")), (std::vector<RequestHour>{first, second}));
        });
        write([&](Repositories &all) {
            all.requestHours().dropBefore(second.at);
            QCOMPARE(all.requestHours().all().at(ServiceId("s1")), std::vector<RequestHour>{second});
            all.services().remove(ServiceId("s1"));
        });
        read([](Repositories &all) { QVERIFY(all.requestHours().all().empty()); });
    }

private:
    Wake newest()
    {
        Wake found;
        read([&](Repositories &all) { found = all.wakes().listOf(ServiceId("s1"), {1, ""}).at(0); });
        return found;
    }
};

WAKEDOCK_TEST(TestStoreWakes)
#include "test_store_wakes.moc"
