#include "app/assembly/link_counters.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/fake_link_counters.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestLinkCountersByHost : public QObject
{
    Q_OBJECT

    FakeLinkCounters m_kernel;
    FakeLinkCounters m_engines;
    app::LinkCountersByHost m_counters{m_kernel, m_engines};

    std::size_t counted(const HostId &host)
    {
        Container shop;
        shop.id = "shop";
        return await(m_counters.read({}, host, {shop})).size();
    }

private Q_SLOTS:
    void init()
    {
        m_kernel = FakeLinkCounters();
        m_engines = FakeLinkCounters();
    }

    void whatTheKernelCountsNoEngineIsAskedFor()
    {
        QCOMPARE(counted(localHost()), std::size_t(1));
        QCOMPARE(m_engines.reads, 0);
    }

    void whereTheKernelKnowsNoneTheEngineIsAsked()
    {
        m_kernel.isBlind = true;
        QCOMPARE(counted(localHost()), std::size_t(1));
        QCOMPARE(m_engines.reads, 1);
    }

    void ofOtherHostsTheKernelKnowsNothing()
    {
        QCOMPARE(counted(HostId("attic")), std::size_t(1));
        QCOMPARE(m_kernel.reads, 0);
    }
};

WAKEDOCK_TEST(TestLinkCountersByHost)
#include "test_link_counters_by_host.moc"
