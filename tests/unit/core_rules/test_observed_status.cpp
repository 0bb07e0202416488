#include "backend/core/domain/rules/observed_status.h"

#include "backend/core/domain/rules/status_transitions.h"
#include "tests/support/builders/service_builder.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestObservedStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServiceIsWhatItsLiveContainerIs_data()
    {
        QTest::addColumn<int>("container");
        QTest::addColumn<int>("health");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<bool>("stoppedOnPurpose");
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, ContainerStatus container, ContainerHealth health, int exitCode,
                            bool onPurpose, const char *status, const char *reason) {
            QTest::newRow(name) << int(container) << int(health) << exitCode << onPurpose << status << reason;
        };
        using CS = ContainerStatus;
        using CH = ContainerHealth;
        row("running", CS::Running, CH::None, 0, false, "running", "");
        row("healthy", CS::Running, CH::Healthy, 0, false, "running", "");
        row("starting", CS::Running, CH::Starting, 0, false, "running", "has not answered yet");
        row("unhealthy", CS::Running, CH::Unhealthy, 0, false, "unhealthy", "health check fails");
        row("running though stopped", CS::Running, CH::None, 0, true, "running", "");
        row("paused", CS::Paused, CH::None, 0, false, "stopped", "paused");
        row("restarting", CS::Restarting, CH::None, 3, false, "error", "exit code 3");
        row("created", CS::Created, CH::None, 0, false, "stopped", "never started");
        row("ended well", CS::Exited, CH::None, 0, false, "stopped", "exit code 0");
        row("crashed", CS::Exited, CH::None, 139, false, "error", "exit code 139");
        row("dead", CS::Dead, CH::None, 1, false, "error", "exit code 1");
        row("stopped", CS::Exited, CH::None, 143, true, "stopped", "");
        row("going", CS::Removing, CH::None, 0, false, "unknown", "does not know");
        row("unknown", CS::Unknown, CH::None, 0, false, "unknown", "does not know");
    }
    void aServiceIsWhatItsLiveContainerIs()
    {
        QFETCH(int, container);
        QFETCH(int, health);
        QFETCH(int, exitCode);
        QFETCH(bool, stoppedOnPurpose);
        QFETCH(QString, status);
        QFETCH(QString, reason);
        auto record = aService("shop").record();
        record.wished = stoppedOnPurpose ? WishedRun::Stopped : WishedRun::Running;
        auto seen = containerOf(record, ContainerStatus(container));
        seen.health = ContainerHealth(health);
        seen.exitCode = exitCode;
        const auto observed = observedStatus(record, {seen});
        QCOMPARE(std::string(statusWord(observed.status)), status.toStdString());
        QVERIFY2(observed.reason.find(reason.toStdString()) != std::string::npos, observed.reason.c_str());
        QCOMPARE(observed.reason.empty(), reason.isEmpty());
    }

    void theEnginesOwnWordsAndMemoryAreTold()
    {
        const auto record = aService("shop").record();
        auto seen = containerOf(record, ContainerStatus::Exited);
        seen.exitCode = 128;
        seen.error = "port is already allocated";
        QVERIFY(observedStatus(record, {seen}).reason.ends_with("port is already allocated"));
        seen.outOfMemory = true;
        QVERIFY(observedStatus(record, {seen}).reason.find("more memory") != std::string::npos);
    }

    void withoutAContainerItIsAnErrorOrNotDeployedYet()
    {
        QCOMPARE(observedStatus(aService("shop").record(), {}).status, ServiceStatus::Error);
        const auto never = aService("shop").record(0);
        QCOMPARE(observedStatus(never, {containerOf(never)}).status, ServiceStatus::Created);
        QVERIFY(!liveContainer(never, {containerOf(never)}));
    }

    void theLiveOneIsOfItsColourAndRevisionElseTheNewest()
    {
        auto record = aService("shop").record(3);
        record.liveColour = Colour::B;
        const auto make = [&record](const char *id, const char *colour, const char *revision, int createdAt) {
            auto container = containerOf(record);
            container.id = id;
            container.labels[label::Colour] = colour;
            container.labels[label::Revision] = revision;
            container.createdAt = Timestamp(std::chrono::milliseconds(createdAt));
            return container;
        };
        const auto old = make("old", "b", "1", 10);
        const auto inForce = make("in force", "b", "3", 20);
        const auto newer = make("newer", "b", "2", 30);
        const auto next = make("next", "a", "4", 40);
        QCOMPARE(liveContainer(record, {old, inForce, newer, next})->id, std::string("in force"));
        QCOMPARE(liveContainer(record, {next, newer, old})->id, std::string("newer"));
        QVERIFY(!liveContainer(record, {next}));
        auto unlabelled = containerOf(record);
        unlabelled.labels.clear();
        QVERIFY(!liveContainer(record, {unlabelled}));
    }

    void whatMayFollowWhat_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<QString>("followers");
        using S = ServiceStatus;
        const auto row = [](S from, const char *followers) {
            QTest::newRow(statusWord(from)) << int(from) << QString::fromLatin1(followers);
        };
        row(S::Created, "created deploying stopping error unknown");
        row(S::Deploying, "deploying running unhealthy stopped sleeping error unknown");
        row(S::Running, "deploying running unhealthy stopping stopped sleeping waking error unknown");
        row(S::Unhealthy, "deploying running unhealthy stopping stopped sleeping waking error unknown");
        row(S::Stopping, "running unhealthy stopping stopped sleeping error unknown");
        row(S::Stopped, "deploying running unhealthy stopping stopped waking error unknown");
        row(S::Sleeping, "deploying running unhealthy stopping stopped sleeping waking error unknown");
        row(S::Waking, "running unhealthy stopped sleeping waking error unknown");
        row(S::Error, "created deploying running unhealthy stopping stopped waking error unknown");
        row(S::Unknown, "created deploying running unhealthy stopping stopped sleeping waking error unknown");
    }
    void whatMayFollowWhat()
    {
        QFETCH(int, from);
        QFETCH(QString, followers);
        const auto wanted = followers.split(' ');
        for (int to = 0; to < 10; ++to) {
            const QString word = QString::fromLatin1(statusWord(ServiceStatus(to)));
            QVERIFY2(mayFollow(ServiceStatus(from), ServiceStatus(to)) == wanted.contains(word), qPrintable(word));
        }
    }
};

WAKEDOCK_TEST(TestObservedStatus)
#include "test_observed_status.moc"
