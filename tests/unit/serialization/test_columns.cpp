#include "backend/infrastructure/serialization/columns.h"
#include "backend/infrastructure/serialization/enum_words.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::serialization;

class TestColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAnOlderWakeDockDidNotWriteHasItsDefault()
    {
        const auto config = readConfig(R"({"v":1,"name":"shop","image":"busybox"})");
        ServiceConfig expected;
        expected.name = "shop";
        expected.image = "busybox";
        QCOMPARE(config, expected);
        QVERIFY(readSteps(R"({"v":1})").empty());
        QCOMPARE(readIntent("{}"), OperationIntent());
        QCOMPARE(readFailure("{}"), FailureRecord());
    }

    void whatANewerWakeDockWroteIsLeftOut()
    {
        const auto config =
            readConfig(R"({"v":1,"name":"shop","gpu":{"count":2},"ports":[{"container_port":80,"note":1}]})");
        QCOMPARE(config.name, std::string("shop"));
        QCOMPARE(config.ports.size(), std::size_t(1));
        QCOMPARE(config.ports[0].containerPort, 80);
        QCOMPARE(config.ports[0].hostIp, PortMapping().hostIp);
    }

    void emptyIsReadAsWritten()
    {
        QCOMPARE(readConfig(writeConfig({})), ServiceConfig());
        QVERIFY(readSteps(writeSteps({})).empty());
    }

    void absenceAndAValueOfZeroStayTwoThings()
    {
        ServiceConfig config;
        QVERIFY(!readConfig(writeConfig(config)).upstreamPort.has_value());
        QVERIFY(!readConfig(writeConfig(config)).healthCheck.has_value());
        config.upstreamPort = 0;
        config.healthCheck = HealthCheck{};
        QCOMPARE(readConfig(writeConfig(config)).upstreamPort, std::optional(0));
        QCOMPARE(readConfig(writeConfig(config)).healthCheck, std::optional(HealthCheck{}));
        Step step;
        step.done = 0.0;
        QCOMPARE(readSteps(writeSteps({step})).front().done, std::optional(0.0));
    }

    void whatCannotBeReadIsToldNotGuessed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("{\"name\":");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("another type") << QByteArray(R"({"name":7})");
        QTest::newRow("a text for a list") << QByteArray(R"({"command":"sh"})");
        QTest::newRow("a word nobody knows") << QByteArray(R"({"kind":"pod"})");
        QTest::newRow("a port that is a text") << QByteArray(R"({"ports":[{"container_port":"80"}]})");
    }
    void whatCannotBeReadIsToldNotGuessed()
    {
        QFETCH(QByteArray, text);
        try {
            (void)readConfig(text.toStdString());
            QFAIL("it was read");
        } catch (const Error &error) {
            QCOMPARE(error.reason(), std::string("stored_value_unreadable"));
            QVERIFY(!error.remedy().empty());
        }
    }

    void bytesThatAreNoTextDoNotStopTheWriting()
    {
        FailureRecord failure;
        failure.message = "the engine said \xff\xfe and went";
        const auto read = readFailure(writeFailure(failure));
        QVERIFY(read.message.starts_with("the engine said "));
        QVERIFY(read.message.ends_with(" and went"));
    }

    void everyWordIsReadBack()
    {
        QVERIFY(readBack({ServiceKind::Container, ServiceKind::Compose, ServiceKind::Swarm}));
        QVERIFY(readBack({RunStatus::Queued, RunStatus::Running, RunStatus::Succeeded, RunStatus::Failed, RunStatus::Undone,
                          RunStatus::Cancelled}));
        QVERIFY(readBack({StepStatus::Pending, StepStatus::Running, StepStatus::Done, StepStatus::Skipped,
                          StepStatus::Failed, StepStatus::Undone}));
        QVERIFY(readBack({OperationKind::Deploy, OperationKind::Redeploy, OperationKind::Start, OperationKind::Stop,
                          OperationKind::Restart, OperationKind::Remove, OperationKind::Rollback, OperationKind::Pull,
                          OperationKind::Adopt, OperationKind::Wake, OperationKind::Sleep}));
        QVERIFY(readBack({DeployTrigger::Create, DeployTrigger::Change, DeployTrigger::Redeploy, DeployTrigger::Rollback,
                          DeployTrigger::Recovery}));
        QVERIFY(
            readBack({RestartPolicy::No, RestartPolicy::Always, RestartPolicy::UnlessStopped, RestartPolicy::OnFailure}));
        QVERIFY(readBack({HealthCheckType::Docker, HealthCheckType::Http, HealthCheckType::Tcp, HealthCheckType::None}));
        QVERIFY(readBack({Role::Admin, Role::Operator, Role::Viewer}));
        QVERIFY_THROWS_EXCEPTION(Error, (void)enumFrom<Role>("root"));
    }

private:
    template <class Enum>
    static bool readBack(std::initializer_list<Enum> values)
    {
        return std::all_of(values.begin(), values.end(), [](Enum value) { return enumFrom<Enum>(wordOf(value)) == value; });
    }
};

WAKEDOCK_TEST(TestColumns)
#include "test_columns.moc"
