#include "backend/core/domain/rules/link_noise.h"
#include "backend/core/domain/rules/settings_change.h"

#include "tests/support/builders/service_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

LinkCounters plus(LinkCounters sum, LinkCounters more)
{
    return {sum.receivedBytes + more.receivedBytes, sum.receivedPackets + more.receivedPackets,
            sum.sentBytes + more.sentBytes, sum.sentPackets + more.sentPackets};
}

// As they were seen on a bridge.
constexpr LinkCounters Request{480, 5, 720, 4}; ///< A small page over a connection of its own.
constexpr LinkCounters KeptRequest{66 + 180 + 66, 2, 66 + 75, 1}; ///< 204 over a connection that is there.
constexpr LinkCounters ArpAsked{42, 1, 42, 1};
constexpr LinkCounters Shouts{500 * 42 + 30 * 320, 530, 0, 0}; ///< ARP for others, and mDNS.
constexpr LinkCounters KeepAlives{8 * 66, 8, 8 * 66, 8};
constexpr LinkCounters NeighbourAsked{86, 1, 78, 1}; ///< IPv6.

} // namespace

class TestLinkNoise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestIsUse()
    {
        LinkNoise noise;
        QVERIFY(noise.isUse({}, Request));
        QVERIFY(noise.isUse({}, KeptRequest));
    }

    void whatANetworkDoesByItselfIsNone_data()
    {
        QTest::addColumn<int>("index");
        QTest::newRow("nothing") << 0;
        QTest::newRow("asked for its address") << 1;
        QTest::newRow("ten shouting neighbours") << 2;
        QTest::newRow("idle connections") << 3;
        QTest::newRow("asked over IPv6") << 4;
        QTest::newRow("all together") << 5;
    }
    void whatANetworkDoesByItselfIsNone()
    {
        QFETCH(const int, index);
        const LinkCounters all = plus(plus(ArpAsked, Shouts), plus(KeepAlives, NeighbourAsked));
        const std::vector<LinkCounters> seen{{}, ArpAsked, Shouts, KeepAlives, NeighbourAsked, all};
        LinkNoise noise;
        LinkCounters counters;
        for (int look = 0; look < 100; ++look) {
            const auto before = counters;
            counters = plus(counters, seen[static_cast<std::size_t>(index)]);
            QVERIFY2(!noise.isUse(before, counters), std::to_string(look).c_str());
        }
    }

    void aRequestIsSeenThroughTheNoise()
    {
        LinkNoise noise;
        const LinkCounters loud = plus(Shouts, plus(KeepAlives, NeighbourAsked));
        for (int look = 0; look < 50; ++look) {
            QVERIFY(!noise.isUse({}, loud));
        }
        QVERIFY(noise.isUse({}, plus(loud, KeptRequest)));
    }

    void aSmallMurmurIsLearnedAndAnAnswerNeverIs()
    {
        LinkNoise noise;
        QVERIFY(!noise.isUse({}, {200, 2, 66 + 20, 1}));
        for (int look = 0; look < 30; ++look) {
            (void)noise.isUse({}, {200, 2, 66 + 22, 1});
        }
        QVERIFY(!noise.isUse({}, {200, 2, 66 + 30, 1}));
        for (int look = 0; look < 200; ++look) {
            QVERIFY(noise.isUse({}, KeptRequest));
        }
        QVERIFY(noise.threshold() <= 60);
    }

    void muchDataIsUseAlsoWithoutAnAnswer()
    {
        LinkNoise noise;
        constexpr std::int64_t packets = 100;
        QVERIFY(noise.isUse({}, {packets * 1500, packets, packets / 2 * 66, packets / 2})); // an upload, acknowledged only
        QVERIFY(noise.isUse({}, {packets * 1500, packets, 0, 0})); // a stream of UDP
        QVERIFY(!noise.isUse({}, {40 * 1500, 40, 0, 0})); // a neighbour's discovery, 57 KB
        QVERIFY(!noise.isUse({}, {5000 * 42, 5000, 0, 0})); // a storm of ARP holds no data
    }

    void countersThatBeganAnewAreNoUse()
    {
        LinkNoise noise;
        QVERIFY(!noise.isUse(Request, {}));
    }

    void settingsAreWhatAContainerDoesNotKnow()
    {
        const ServiceConfig before = aService("shop").at("shop.example.org");
        QVERIFY(!changesSettingsOnly(before, before));
        ServiceConfig after = before;
        after.sleep.enabled = true;
        after.loadingPage.title = "One moment";
        after.dependsOn = {"db"};
        after.description = "Sells things";
        QVERIFY(changesSettingsOnly(before, after));
        after.environment["MODE"] = "test";
        QVERIFY(!changesSettingsOnly(before, after));
        after = before;
        after.domain = "store.example.org";
        QVERIFY(!changesSettingsOnly(before, after));
    }
};

WAKEDOCK_TEST(TestLinkNoise)
#include "test_link_noise.moc"
