#include "backend/core/services/activity_service.h"

#include "backend/core/repositories/i_service_activity_repository.h"
#include "tests/support/async_test.h"
#include "tests/support/builders/service_builder.h"
#include "tests/support/fakes/fake_clock.h"
#include "tests/support/fakes/fake_link_counters.h"
#include "tests/support/fakes/fake_store.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;
using namespace std::chrono_literals;

namespace {

struct ActivityHouse {
    ActivityHouse()
    {
        const ServiceRecord record = aService("shop").record();
        await(store.write([record](Repositories &all) { all.services().create(record); }));
        container = containerOf(record);
        container.startedAt = clock.now();
    }
    void look(std::chrono::milliseconds after = 5s)
    {
        clock.advance(after);
        await(activity.look({}, localHost(), {{shop, container}}));
    }
    [[nodiscard]] ActivityService::Seen seen() const { return activity.of(shop); }

    FakeClock clock;
    FakeStore store;
    FakeLinkCounters counters;
    ActivityService activity{counters, store, clock};
    ServiceId shop{"id-shop"};
    Container container;
};

} // namespace

class TestActivityService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seenForTheFirstTimeItCountsAsUsed()
    {
        ActivityHouse house;
        house.look();
        QVERIFY(house.seen().isMeasured);
        QVERIFY(house.seen().sinceUse == 0s);
        house.look(20s);
        QVERIFY(house.seen().sinceUse == 20s);
        QVERIFY(!house.seen().kept.lastAccessAt);
    }

    void aRequestStartsItsTimeAnew()
    {
        ActivityHouse house;
        house.look();
        house.look(10min);
        house.counters.request();
        house.look();
        QVERIFY(house.seen().sinceUse == 0s);
        QVERIFY(house.seen().kept.lastAccessAt == house.clock.now());
        QCOMPARE(house.seen().bytesPerSecond, std::optional<std::int64_t>(1200 / 5));
    }

    void shoutingNeighboursDoNot()
    {
        ActivityHouse house;
        house.look();
        for (int i = 0; i < 20; ++i) {
            house.counters.shout();
            house.look();
        }
        QVERIFY(house.seen().sinceUse == 100s);
    }

    void anotherStartCountsFromNothing()
    {
        ActivityHouse house;
        house.look();
        house.look(1h);
        house.container.startedAt = house.clock.now();
        house.counters.all = {};
        house.look();
        QVERIFY(house.seen().sinceUse == 0s);
        QVERIFY(!house.seen().bytesPerSecond);
    }

    void whatCannotBeReadIsNotMeasured()
    {
        ActivityHouse house;
        house.look();
        house.counters.isBlind = true;
        house.look();
        QVERIFY(!house.seen().isMeasured);
    }

    void nobodyIsAskedForWhomNobodyLooks()
    {
        ActivityHouse house;
        await(house.activity.look({}, localHost(), {}));
        QCOMPARE(house.counters.reads, 0);
        house.look();
        await(house.activity.look({}, localHost(), {}));
        QVERIFY(!house.seen().isMeasured);
    }

    void eachHostIsLookedAtByItself()
    {
        ActivityHouse house;
        house.look();
        await(house.activity.look({}, HostId("attic"), {}));
        QVERIFY(house.seen().isMeasured);
    }

    void afterASuspensionNobodyIsDueAtOnce()
    {
        ActivityHouse house;
        house.look();
        house.look(1h);
        QVERIFY(house.seen().sinceHeld >= 1h);
        house.activity.noteResume();
        QVERIFY(house.seen().sinceHeld == 0s);
        QVERIFY(house.seen().sinceUse == 1h);
    }

    void companionsAreReadInTheSameReadingAndTheirStartIsNoUse()
    {
        ActivityHouse house;
        Container db;
        db.id = "db-1";
        db.name = "shop_db_1";
        db.startedAt = house.clock.now();
        const auto look = [&] {
            house.clock.advance(5s);
            await(house.activity.look({}, localHost(), {{house.shop, house.container}}, {db}));
        };
        look();
        look();
        QCOMPARE(house.counters.reads, 2);
        QVERIFY(!house.activity.companions().lastUse("db-1"));
        house.counters.request("shop_db_1");
        look();
        look();
        QVERIFY(house.activity.companions().lastUse("db-1")->since == 5s);
        QCOMPARE(house.activity.companions().lastUse("db-1")->look, LookNumber(3));
        QVERIFY(house.seen().sinceUse == 15s);
        db.startedAt = house.clock.now();
        look();
        QVERIFY(!house.activity.companions().lastUse("db-1"));
        house.look(); // without it
        house.counters.request("shop_db_1");
        QVERIFY(!house.activity.companions().lastUse("db-1"));
    }

    void whatMattersLaterSurvivesARestart()
    {
        ActivityHouse house;
        house.look();
        house.counters.request();
        house.look();
        house.activity.keepUntil(house.shop, house.clock.now() + 1h);
        QVERIFY(house.activity.isChanged());
        await(house.activity.save());
        QVERIFY(!house.activity.isChanged());
        ActivityService later(house.counters, house.store, house.clock);
        await(later.load());
        QVERIFY(later.of(house.shop).kept == house.seen().kept);
        QVERIFY(later.of(house.shop).kept.keptUntil.has_value());
        QCOMPARE(later.kept().size(), std::size_t(1));
    }

    void whatCouldNotBeWrittenIsWrittenTheNextTime()
    {
        ActivityHouse house;
        const auto until = house.clock.now() + 1h;
        house.activity.keepUntil(house.shop, until);
        house.store.failWrites(1);
        QVERIFY(awaitError(house.activity.save()).has_value());
        QVERIFY(house.activity.isChanged());
        await(house.activity.save());
        QVERIFY(!house.activity.isChanged());
        QVERIFY(house.store.tables().activity.at(house.shop).keptUntil == until);
    }

    void ofAServiceThatIsGoneNothingStays()
    {
        ActivityHouse house;
        house.activity.keepUntil(house.shop, house.clock.now() + 1h);
        house.activity.forget(house.shop);
        QVERIFY(house.activity.kept().empty());
        house.activity.keepUntil(ServiceId("id-nobody"), house.clock.now());
        await(house.activity.save());
        QVERIFY(house.store.tables().activity.empty());
    }
};

WAKEDOCK_TEST(TestActivityService)
#include "test_activity_service.moc"
