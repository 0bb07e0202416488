#include "backend/infrastructure/events/event_bus.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/fake_clock.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;

namespace {

core::Event accessOf(const std::string &user)
{
    return core::AccessChanged{core::UserId(user), {}};
}

std::string userOf(const core::EventRecord &record)
{
    return std::get<core::AccessChanged>(record.event).userId.value;
}

} // namespace

class TestEventBus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsArriveLaterInTheOrderOfPublication()
    {
        std::vector<std::string> heard;
        const auto subscription = m_bus->subscribe(
            [&heard](const core::EventRecord &record) { heard.push_back(std::to_string(record.seq) + userOf(record)); });
        m_bus->publish(accessOf("ada"));
        m_bus->publish(accessOf("ben"));
        QVERIFY(heard.empty());
        QVERIFY(waitUntil([&] { return heard.size() == 2; }));
        QCOMPARE(heard, (std::vector<std::string>{"1ada", "2ben"}));
        QCOMPARE(m_bus->lastSeq(), std::uint64_t(2));
    }

    void ofReadingsOfTheProxyOnlyTheLastIsKeptAndEachIsDelivered()
    {
        int heard = 0;
        const auto subscription = m_bus->subscribe([&heard](const core::EventRecord &record) {
            const auto *measured = std::get_if<core::ProxyMeasured>(&record.event);
            heard += measured && measured->traffic ? 1 : 0;
        });
        const auto reading = std::make_shared<const core::ProxyTraffic>();
        m_bus->publish(core::ProxyMeasured{reading});
        m_bus->publish(accessOf("ada"));
        m_bus->publish(core::ProxyMeasured{reading});
        const auto kept = m_bus->since(0).value();
        QCOMPARE(kept.size(), std::size_t(3));
        QCOMPARE(kept[0].seq, std::uint64_t(1));
        QVERIFY(!std::get<core::ProxyMeasured>(kept[0].event).traffic);
        QCOMPARE(userOf(kept[1]), std::string("ada"));
        QVERIFY(std::get<core::ProxyMeasured>(kept[2].event).traffic);
        QVERIFY(waitUntil([&heard] { return heard == 2; }));
    }

    void whatAHandlerPublishesComesLastForEveryone()
    {
        std::vector<std::string> heard;
        const auto first = m_bus->subscribe([&](const core::EventRecord &record) {
            heard.push_back("first:" + userOf(record));
            if (userOf(record) == "ada") {
                m_bus->publish(accessOf("eve"));
            }
        });
        const auto second =
            m_bus->subscribe([&](const core::EventRecord &record) { heard.push_back("second:" + userOf(record)); });
        m_bus->publish(accessOf("ada"));
        m_bus->publish(accessOf("ben"));
        QVERIFY(waitUntil([&] { return heard.size() == 6; }));
        QCOMPARE(
            heard,
            (std::vector<std::string>{"first:ada", "second:ada", "first:ben", "second:ben", "first:eve", "second:eve"}));
    }

    void aSubscriptionEndsWithItsHandleAlsoInsideTheHandler()
    {
        int heard = 0;
        core::IEventBus::Subscription mine;
        mine = m_bus->subscribe([&](const core::EventRecord &) {
            ++heard;
            mine.reset();
            ++heard; // The handler is still whole here.
        });
        int others = 0;
        const auto other = m_bus->subscribe([&](const core::EventRecord &) { ++others; });
        m_bus->publish(accessOf("ada"));
        m_bus->publish(accessOf("ben"));
        QVERIFY(waitUntil([&] { return others == 2; }));
        QCOMPARE(heard, 2);
    }

    void aHandlerEndedByAnEarlierOneHearsNothingMore()
    {
        core::IEventBus::Subscription victim;
        int heard = 0;
        int told = 0;
        const auto killer = m_bus->subscribe([&](const core::EventRecord &) {
            ++told;
            victim.reset();
        });
        victim = m_bus->subscribe([&](const core::EventRecord &) { ++heard; });
        m_bus->publish(accessOf("ada"));
        QVERIFY(waitUntil([&] { return told == 1; }));
        QCOMPARE(heard, 0);
    }

    void aNewSubscriberHearsOnlyWhatIsPublishedAfterwards()
    {
        std::vector<std::string> heard;
        m_bus->publish(accessOf("ada"));
        const auto subscription =
            m_bus->subscribe([&](const core::EventRecord &record) { heard.push_back(userOf(record)); });
        m_bus->publish(accessOf("ben"));
        QVERIFY(waitUntil([&] { return !heard.empty(); }));
        QCOMPARE(heard, (std::vector<std::string>{"ben"}));
    }

    void aFailingHandlerIsLoggedAndSilencesNobody()
    {
        const auto failing = m_bus->subscribe(
            [](const core::EventRecord &) { throw Error(ErrorCode::Internal, "broken", "The listener is broken."); });
        int heard = 0;
        const auto other = m_bus->subscribe([&](const core::EventRecord &) { ++heard; });
        m_bus->publish(accessOf("ada"));
        QVERIFY(waitUntil([&] { return heard == 1; }));
        QVERIFY(m_lines.contains("The listener is broken."));
    }

    void theLastEventsCanBeReplayedAndOlderOnesAreToldToBeGone()
    {
        for (int i = 1; i <= 13; ++i) {
            m_bus->publish(accessOf("user" + std::to_string(i)));
        }
        QVERIFY(!m_bus->since(2).has_value());
        QCOMPARE(m_bus->since(3)->size(), std::size_t(10));
        QCOMPARE(m_bus->since(3)->front().seq, std::uint64_t(4));
        QCOMPARE(userOf(m_bus->since(12)->front()), std::string("user13"));
        QVERIFY(m_bus->since(13)->empty());
        QVERIFY(!m_bus->since(14).has_value());
    }

    void eventsCarryTheTimeOfTheClock()
    {
        m_bus->publish(accessOf("ada"));
        QCOMPARE(m_bus->since(0)->front().at, m_clock->now());
    }

    void aBusThatIsGoneDeliversNothing()
    {
        int heard = 0;
        const auto subscription = m_bus->subscribe([&](const core::EventRecord &) { ++heard; });
        m_bus->publish(accessOf("ada"));
        m_bus.reset();
        bool turned = false;
        QMetaObject::invokeMethod(this, [&turned] { turned = true; }, Qt::QueuedConnection);
        QVERIFY(waitUntil([&] { return turned; }));
        QCOMPARE(heard, 0);
    }

    void init()
    {
        m_lines.clear();
        m_clock = std::make_unique<FakeClock>();
        m_bus = std::make_unique<events::EventBus>(*m_clock, Log(m_lines, log_category::App), 10);
    }
    void cleanup() { m_bus.reset(); }

private:
    RecordingLog m_lines;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<events::EventBus> m_bus;
};

WAKEDOCK_TEST(TestEventBus)
#include "test_event_bus.moc"
