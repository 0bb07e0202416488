#include "models/sleep/sleep_catalog.h"
#include "tests/models/model_bench.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wakedock;
using namespace wakedock::models;
using namespace wakedock::tests;

namespace {

/// The shop of the demo world, and all that is told of its sleep.
struct SleepBench : ModelBench {
    SleepBench()
    {
        services.reload();
        waitUntil([this] { return services.state() == RequestState::Ready; });
        sleep.setServiceId(QString::fromStdString(world.idOf("shop").value));
        waitUntil([this] { return sleep.wakes()->state() == RequestState::Ready; });
    }
    [[nodiscard]] core::SleepPolicy policy() const { return services.find(world.idOf("shop"))->record.config.sleep; }

    ServiceListModel services{bridge};
    SleepCatalog sleep{bridge, services};
};

} // namespace

class TestSleepModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wakesTellWhoCameHowLongItTookAndWhatItCost()
    {
        SleepBench bench;
        const QAbstractItemModelTester tester(bench.sleep.wakes());
        QCOMPARE(bench.sleep.wakes()->count(), 6);
        QCOMPARE(wake(bench, 0, WakeListModel::WhoRole), QStringLiteral("203.0.113.9"));
        QCOMPARE(wake(bench, 0, WakeListModel::WhatRole), QStringLiteral("GET /"));
        QCOMPARE(wake(bench, 0, WakeListModel::WaitedRole), QStringLiteral("2 waited"));
        QCOMPARE(wake(bench, 0, WakeListModel::CostRole), QString());
        QCOMPARE(wake(bench, 1, WakeListModel::CostRole), QStringLiteral("0.3 GB·h"));
        QCOMPARE(wake(bench, 2, WakeListModel::OutcomeRole), QStringLiteral("Failed"));
        QVERIFY(wake(bench, 2, WakeListModel::MessageRole).contains(QStringLiteral("connection refused")));
        QCOMPARE(wake(bench, 3, WakeListModel::WhoRole), QStringLiteral("local:operator, in the window"));
        QCOMPARE(wake(bench, 3, WakeListModel::PathRole), QString());
        QCOMPARE(wake(bench, 4, WakeListModel::WhoRole), QStringLiteral("Needed by checkout"));
        QCOMPARE(wake(bench, 5, WakeListModel::CostRole), QStringLiteral("< 0.01 GB·h"));
    }

    void wakesAreReadAgainWhenTheLedgerSaysSo()
    {
        SleepBench bench;
        bench.world.publish(core::WakesChanged{bench.world.idOf("shop")});
        QVERIFY(waitUntil([&] { return bench.sleep.wakes()->state() == RequestState::Loading; }));
        QVERIFY(waitUntil([&] { return bench.sleep.wakes()->state() == RequestState::Ready; }));
    }

    void whoeverShallNotWakeItIsNamedAtOnceAndCanBeTakenBack()
    {
        SleepBench bench;
        const QAbstractItemModelTester tester(bench.sleep.rules());
        auto &rules = *bench.sleep.rules();
        QVERIFY(rules.add(true, WakeRulesModel::UserAgent, QStringLiteral(" ExampleBot ")));
        QVERIFY(waitUntil([&] { return rules.rowCount() == 1; }));
        QCOMPARE(bench.policy().wakeNever.userAgents, std::vector<std::string>{"ExampleBot"});
        QVERIFY(waitUntil([&] { return !rules.change()->said().isEmpty(); }));
        QVERIFY(!rules.add(true, WakeRulesModel::UserAgent, QStringLiteral("ExampleBot")));
        QVERIFY(!rules.add(true, WakeRulesModel::Path, QStringLiteral("  ")));
        rules.change()->undo();
        QVERIFY(waitUntil([&] { return rules.rowCount() == 0; }));
        QVERIFY(waitUntil([&] { return rules.change()->said().isEmpty(); }));
    }

    void whatSomebodyElseChangedSinceIsNotTakenBackWithIt()
    {
        SleepBench bench;
        auto &rules = *bench.sleep.rules();
        rules.add(true, WakeRulesModel::Method, QStringLiteral("post"));
        QVERIFY(waitUntil([&] { return rules.rowCount() == 1 && !rules.change()->said().isEmpty(); }));
        QVERIFY(bench.changeElsewhere(bench.services, "shop",
                                      [](core::ServiceConfig &config) { config.sleep.idleMinutes = 90; }));
        rules.change()->undo();
        QVERIFY(rules.change()->said().isEmpty() && !rules.change()->busy());
        QCOMPARE(rules.rowCount(), 1);
        QCOMPARE(bench.policy().idleMinutes, 90);
    }

    void whatWasChangedOfAnotherServiceIsNotSaidHere()
    {
        SleepBench bench;
        auto &rules = *bench.sleep.rules();
        const QSignalSpy done(rules.change(), &SleepChange::done);
        rules.add(true, WakeRulesModel::Method, QStringLiteral("post"));
        bench.sleep.setServiceId(QString::fromStdString(bench.world.idOf("blog").value));
        QVERIFY(!rules.change()->busy());
        QVERIFY(waitUntil([&] { return done.count() == 1; }));
        QVERIFY(rules.change()->said().isEmpty());
        QVERIFY(waitUntil([&] { return bench.policy().wakeNever.methods == std::vector<std::string>{"POST"}; }));
    }

    void whatIsTooLongIsCutSoThatItStillFits()
    {
        SleepBench bench;
        auto &rules = *bench.sleep.rules();
        QVERIFY(rules.add(true, WakeRulesModel::Path, u'/' + QString(2000, u'p')));
        QVERIFY(waitUntil([&] { return rules.rowCount() == 1 && !rules.change()->busy(); }));
        const std::string path = bench.policy().wakeNever.paths.front();
        QVERIFY(path.size() == 1024 && path.ends_with("p*"));
        QVERIFY(rules.add(true, WakeRulesModel::UserAgent, QString(400, u'a')));
        QVERIFY(waitUntil([&] { return rules.rowCount() == 2; }));
        QCOMPARE(bench.policy().wakeNever.userAgents.front(), std::string(255, 'a'));
    }

    void thoseOfAServiceOfAStackAreNotEdited()
    {
        SleepBench bench;
        QVERIFY(bench.sleep.rules()->isEditable() && !bench.sleep.rules()->ofStack());
        QVERIFY(bench.changeElsewhere(bench.services, "shop",
                                      [](core::ServiceConfig &config) { config.kind = core::ServiceKind::Compose; }));
        QVERIFY(!bench.sleep.rules()->isEditable() && bench.sleep.rules()->ofStack());
    }

    void theTwoSidesAreToldApartAndLinesAreRemoved()
    {
        SleepBench bench;
        auto &rules = *bench.sleep.rules();
        rules.add(false, WakeRulesModel::Network, QStringLiteral("10.0.0.0/8"));
        QVERIFY(waitUntil([&] { return rules.onlyCount() == 1 && !rules.change()->busy(); }));
        rules.add(true, WakeRulesModel::Method, QStringLiteral("head"));
        QVERIFY(waitUntil([&] { return rules.neverCount() == 1 && !rules.change()->busy(); }));
        QCOMPARE(bench.policy().wakeNever.methods, std::vector<std::string>{"HEAD"});
        rules.remove(0);
        QVERIFY(waitUntil([&] { return rules.onlyCount() == 0; }));
        QVERIFY(bench.policy().wakeOnly.networks.empty());
    }

    void whatIsNoNetworkIsRefusedBeforeItIsSent()
    {
        SleepBench bench;
        auto &rules = *bench.sleep.rules();
        QVERIFY(!rules.add(true, WakeRulesModel::Network, QStringLiteral("10.1.2.3/8")));
        QVERIFY(rules.change()->error().contains(QStringLiteral("10.0.0.0/8")));
        QVERIFY(!rules.change()->busy());
        rules.change()->dismiss();
        QVERIFY(rules.change()->error().isEmpty());
    }

    void probesCanBeAnswered()
    {
        SleepBench bench;
        bench.sleep.rules()->setAnswersProbes(true);
        QVERIFY(waitUntil([&] { return bench.sleep.rules()->answersProbes(); }));
    }

    void whatCouldSleepIsListedAndSleepsWithOneClick()
    {
        SleepBench bench;
        auto &advice = *bench.sleep.advice();
        const QAbstractItemModelTester tester(&advice);
        advice.reload();
        QVERIFY(waitUntil([&] { return advice.state() == RequestState::Ready; }));
        const int before = advice.count();
        QVERIFY(before > 1);
        QVERIFY(!advice.freedText().isEmpty());
        const auto first = advice.index(0);
        QVERIFY(first.data(SleepAdviceModel::QuietRole).toString().endsWith(QStringLiteral(" %")));
        QCOMPARE(first.data(SleepAdviceModel::MeasuredRole).toString(), QStringLiteral("from 5 days"));
        QStringList bases;
        for (int row = 0; row < before; ++row) {
            const bool isCounted = advice.index(row).data(SleepAdviceModel::CountedRole).toBool();
            bases.append(isCounted ? QStringLiteral("counted") : QStringLiteral("estimated"));
        }
        QVERIFY(bases.contains(QStringLiteral("counted")) && bases.contains(QStringLiteral("estimated")));
        const core::ServiceId id(first.data(SleepAdviceModel::IdRole).toString().toStdString());
        advice.letSleep(QString::fromStdString(id.value));
        QVERIFY(waitUntil([&] { return advice.count() == before - 1; }));
        QVERIFY(waitUntil([&] { return bench.services.find(id)->record.config.sleep.enabled; }));
        advice.change()->undo();
        QVERIFY(waitUntil([&] { return advice.count() == before; }));
    }

private:
    static QString wake(SleepBench &bench, int row, int role)
    {
        return bench.sleep.wakes()->index(row, 0).data(role).toString();
    }
};

WAKEDOCK_TEST(TestSleepModels)
#include "test_sleep_models.moc"
