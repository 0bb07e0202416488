#include "models/caddy/proxy_metrics_model.h"
#include "tests/models/model_bench.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::models;
using namespace wakedock::tests;

/// What the window shows of Caddy's visitors.
class TestProxyMetricsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksNobodyUntilItIsShown()
    {
        ModelBench bench;
        ProxyMetricsModel model(bench.bridge);
        QCOMPARE(model.state(), RequestState::Idle);
        QVERIFY(!model.measured());
        model.setActive(true);
        QVERIFY(waitUntil([&] { return model.state() == RequestState::Ready; }));
        QVERIFY(model.measured());
    }

    void showsRateLatencyAndWhatIsNotCounted()
    {
        ModelBench bench;
        ProxyMetricsModel model(bench.bridge);
        model.setActive(true);
        QVERIFY(waitUntil([&] { return model.measured(); }));
        QVERIFY2(model.rateText().endsWith(QStringLiteral("/s")), qPrintable(model.rateText()));
        QCOMPARE(model.rateHistory().size(), 60);
        QCOMPARE(model.latencyHistory().size(), 60);
        QVERIFY(model.latencyDetail().startsWith(QStringLiteral("half within")));
        QVERIFY(model.statusText().contains(QStringLiteral("answered")));
        QCOMPARE(model.servers().size(), 3);
        QVERIFY(!model.servers().at(0).toMap().value(QStringLiteral("counted")).toBool());
        QVERIFY(model.servers().at(0).toMap().value(QStringLiteral("hint")).toString().contains(QStringLiteral("metrics")));
        QCOMPARE(model.busyServices().size(), 2);
        QCOMPARE(model.facts().size(), 3);
    }

    void aReadingThatIsToldIsShownOnlyWhileSomebodyLooks()
    {
        ModelBench bench;
        ProxyMetricsModel model(bench.bridge);
        int shown = 0;
        QObject::connect(&model, &ProxyMetricsModel::changed, &model, [&shown] { ++shown; });
        model.setActive(true);
        QVERIFY(waitUntil([&] { return model.state() == RequestState::Ready; }));
        const int before = shown;
        bench.world.publish(core::ProxyMeasured{std::make_shared<const core::ProxyTraffic>()});
        QVERIFY(waitUntil([&] { return shown > before; }));
        model.setActive(false);
        QVERIFY(!model.active());
    }
};

WAKEDOCK_TEST(TestProxyMetricsModel)
#include "test_proxy_metrics_model.moc"
