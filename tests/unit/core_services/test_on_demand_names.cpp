#include "backend/core/services/on_demand_names.h"
#include "tests/support/fakes/fake_clock.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestOnDemandNames : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    OnDemandNames m_names{m_clock, [] {
                              return std::vector<CertifiedHost>{
                                  {"*.apps.example.org", ServiceId("a"), CertificateWay::OnDemand},
                                  {"shop.example.org", ServiceId("b"), CertificateWay::Public}};
                          }};

private Q_SLOTS:
    void namesOfServicesMayHaveOneAndOthersNot()
    {
        QVERIFY(m_names.allows("shop.example.org"));
        QVERIFY(m_names.allows("SHOP.example.org"));
        QVERIFY(m_names.allows("one.apps.example.org"));
        QVERIFY(!m_names.allows("apps.example.org"));
        QVERIFY(!m_names.allows("two.one.apps.example.org"));
        QVERIFY(!m_names.allows("other.example.org"));
        QVERIFY(!m_names.allows("*.apps.example.org"));
        QVERIFY(!m_names.allows(""));
        QVERIFY(!m_names.allows("127.0.0.1"));
        QVERIFY(!m_names.allows(std::string(5000, 'a')));
    }

    void newNamesBelowAPatternAreSoManyAnHour()
    {
        int allowed = 0;
        for (int i = 0; i < 200; ++i) {
            allowed += m_names.allows("n" + std::to_string(i) + ".apps.example.org") ? 1 : 0;
        }
        QVERIFY2(allowed > 10 && allowed <= 30, qPrintable(QString::number(allowed)));
        QVERIFY(m_names.allows("n0.apps.example.org"));
        QVERIFY(!m_names.allows("n199.apps.example.org"));
        QVERIFY(m_names.allows("shop.example.org"));
        m_clock.advance(std::chrono::hours(1));
        QVERIFY(m_names.allows("n199.apps.example.org"));
    }
};

WAKEDOCK_TEST(TestOnDemandNames)
#include "test_on_demand_names.moc"
