#include "model_bench.h"
#include "models/services/service_actions.h"
#include "models/services/service_detail_model.h"
#include "models/services/sleep_settings_model.h"
#include "models/services/wakefulness_text.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::models;
using namespace wakedock::tests;
using namespace std::chrono_literals;

namespace {

struct SleepBench : ModelBench {
    SleepBench()
    {
        waitUntil([this] { return services.state() == RequestState::Ready; });
        settings.setServiceId(idText("analytics"));
    }
    [[nodiscard]] QString idText(const std::string &name) const { return QString::fromStdString(world.idOf(name).value); }
    [[nodiscard]] SleepPolicy policy() const { return services.find(world.idOf("analytics"))->record.config.sleep; }

    ServiceListModel services{bridge};
    SleepSettingsModel settings{bridge, services};
};

ServiceState awakeFor(AwakeReason reason, std::optional<Timestamp> sleepsAt = {}, std::string detail = {})
{
    ServiceState state;
    state.status = ServiceStatus::Running;
    state.awake = Wakefulness{reason, std::move(detail), sleepsAt, {}};
    return state;
}

} // namespace

class TestSleepSettingsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatTheServiceHas()
    {
        const SleepBench bench;
        QVERIFY(bench.settings.enabled() && bench.settings.isEditable());
        QCOMPARE(bench.settings.idleMinutes(), QStringLiteral("30"));
        QCOMPARE(bench.settings.cpuPercent(), QString());
        QVERIFY(!bench.settings.isChanged());
    }

    void savesWhatWasEntered()
    {
        SleepBench bench;
        const QSignalSpy saved(&bench.settings, &FormRun::succeeded);
        bench.settings.setIdleMinutes(QStringLiteral("5"));
        bench.settings.setGraceSeconds(QStringLiteral("10"));
        bench.settings.setPauses(true);
        bench.settings.setCpuPercent(QStringLiteral("2.5"));
        bench.settings.setNetwork(QStringLiteral("2"));
        bench.settings.addHours();
        bench.settings.setDay(0, 5, false);
        bench.settings.setDay(0, 7, true);
        bench.settings.setFrom(0, QStringLiteral("22:00"));
        bench.settings.setTo(0, QStringLiteral("06:30"));
        QVERIFY(bench.settings.isChanged());
        bench.settings.save();
        QVERIFY(waitUntil([&] { return saved.count() == 1 && bench.policy().idleMinutes == 5; }));
        QVERIFY(bench.policy().stopMode == StopMode::Pause);
        QCOMPARE(bench.policy().cpuPercent, std::optional<double>(2.5));
        QCOMPARE(bench.policy().networkBytesPerSecond, std::optional<std::int64_t>(2048));
        QVERIFY(bench.policy().awakeHours == (std::vector<AwakeHours>{{{1, 2, 3, 4, 7}, 1320, 390}}));
        QVERIFY(!bench.settings.isChanged());
        QCOMPARE(bench.world.calls().back(), std::string("change analytics without a deployment"));
    }

    void saysAtItsFieldWhatIsWrong_data()
    {
        QTest::addColumn<QString>("idle");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("field");
        QTest::newRow("no number") << "soon" << "08:00" << "sleep.idle_minutes";
        QTest::newRow("too small") << "0" << "08:00" << "sleep.idle_minutes";
        QTest::newRow("no time") << "5" << "noon" << "sleep.awake_hours[0]";
    }
    void saysAtItsFieldWhatIsWrong()
    {
        QFETCH(const QString, idle);
        QFETCH(const QString, from);
        QFETCH(const QString, field);
        SleepBench bench;
        bench.settings.setIdleMinutes(idle);
        bench.settings.addHours();
        bench.settings.setFrom(0, from);
        bench.settings.save();
        QVERIFY2(bench.settings.errors().contains(field), qPrintable(bench.settings.errors().keys().join(u' ')));
        QVERIFY(bench.world.calls().empty());
    }

    void takesBackWhatWasEntered()
    {
        SleepBench bench;
        bench.settings.setEnabled(false);
        bench.settings.addHours();
        bench.settings.revert();
        QVERIFY(bench.settings.enabled() && bench.settings.hours().isEmpty() && !bench.settings.isChanged());
        bench.settings.addHours();
        bench.settings.removeHours(0);
        QVERIFY(!bench.settings.isChanged());
    }

    void whatIsBeingEnteredStaysWhenTheServiceTellsOfItself()
    {
        SleepBench bench;
        bench.settings.setIdleMinutes(QStringLiteral("7"));
        bench.world.setStatus("analytics", ServiceStatus::Unhealthy);
        QVERIFY(waitUntil(
            [&] { return bench.services.find(bench.world.idOf("analytics"))->state.status == ServiceStatus::Unhealthy; }));
        QCOMPARE(bench.settings.idleMinutes(), QStringLiteral("7"));
    }

    void whatSomebodyElseChangedIsNotWrittenOver()
    {
        SleepBench bench;
        bench.settings.setIdleMinutes(QStringLiteral("7"));
        QVERIFY(bench.changeElsewhere(bench.services, "analytics",
                                      [](ServiceConfig &config) { config.sleep.idleMinutes = 90; }));
        QCOMPARE(bench.settings.idleMinutes(), QStringLiteral("7"));
        bench.settings.save();
        QVERIFY(bench.settings.failure().present);
        QCOMPARE(bench.world.calls().size(), std::size_t(1));
        bench.settings.revert();
        QCOMPARE(bench.settings.idleMinutes(), QStringLiteral("90"));
        QVERIFY(!bench.settings.isChanged());
    }

    void whoMayWakeItIsNotPartOfTheFormAndIsKept()
    {
        SleepBench bench;
        bench.settings.setIdleMinutes(QStringLiteral("7"));
        QVERIFY(bench.changeElsewhere(bench.services, "analytics",
                                      [](ServiceConfig &config) { config.sleep.wakeNever.methods = {"POST"}; }));
        bench.settings.save();
        QVERIFY(waitUntil([&] { return bench.policy().idleMinutes == 7; }));
        QCOMPARE(bench.policy().wakeNever.methods, std::vector<std::string>{"POST"});
    }

    void aDayIsChosenWithoutMakingTheRowsAnew()
    {
        SleepBench bench;
        bench.settings.addHours();
        const QSignalSpy rows(&bench.settings, &SleepSettingsModel::hoursChanged);
        bench.settings.setDay(0, 6, true);
        QCOMPARE(rows.count(), 0);
        QVERIFY(bench.settings.hours().first().toMap().value(QStringLiteral("days")).toList().at(5).toBool());
    }

    void whatNeverSleepsIsNotKeptAwake()
    {
        SleepBench bench;
        ServiceDetailModel detail(bench.bridge, bench.services);
        detail.setServiceId(bench.idText("mosquitto"));
        QVERIFY(detail.canStop() && !detail.canKeepAwake());
    }

    void keepsAwakeAndLetsSleepAgain()
    {
        SleepBench bench;
        ServiceDetailModel detail(bench.bridge, bench.services);
        ServiceActions actions(bench.bridge);
        detail.setServiceId(bench.idText("analytics"));
        QVERIFY(detail.canKeepAwake() && !detail.keptAwake());
        QVERIFY2(detail.awakeText().startsWith(QStringLiteral("Sleeps in 27 min")), qPrintable(detail.awakeText()));
        actions.keepAwake(bench.idText("analytics"), 60);
        QVERIFY(waitUntil([&] { return detail.keptAwake(); }));
        QVERIFY2(detail.awakeText().startsWith(QStringLiteral("Kept awake until")), qPrintable(detail.awakeText()));
        actions.keepAwake(bench.idText("analytics"), 0);
        QVERIFY(waitUntil([&] { return !detail.keptAwake(); }));
    }

    void saysWhyItIsAwake()
    {
        constexpr Timestamp now(1000h);
        QCOMPARE(awakeText(ServiceState(), now), QString());
        QCOMPARE(awakeText(awakeFor(AwakeReason::SleepOff), now), QString());
        QCOMPARE(awakeText(awakeFor(AwakeReason::RecentTraffic), now), QStringLiteral("Just used"));
        QCOMPARE(awakeText(awakeFor(AwakeReason::RecentTraffic, now + 90s), now), QStringLiteral("Sleeps in 2 min"));
        QCOMPARE(awakeText(awakeFor(AwakeReason::RecentTraffic, now + 5h), now), QStringLiteral("Sleeps in 5 h"));
        QCOMPARE(awakeText(awakeFor(AwakeReason::Grace, now + 30s), now), QStringLiteral("Idle, sleeps in 30 s"));
        QCOMPARE(awakeText(awakeFor(AwakeReason::Grace, now - 3s), now), QStringLiteral("Idle, sleeps in 0 s"));
        QCOMPARE(awakeDetailText(awakeFor(AwakeReason::Dependants, {}, "web"), now), QStringLiteral("Others need it: web"));
        for (int reason = 1; reason <= static_cast<int>(AwakeReason::MarksUnseen); ++reason) {
            QVERIFY(!awakeText(awakeFor(static_cast<AwakeReason>(reason)), now).isEmpty());
        }
    }
};

WAKEDOCK_TEST(TestSleepSettingsModel)
#include "test_sleep_settings_model.moc"
