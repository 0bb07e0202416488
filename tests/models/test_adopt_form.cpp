// Making a service of a container as it runs, and letting it go again.
#include "models/docker/docker_catalog.h"
#include "models/hosts/host_catalog.h"
#include "models/services/service_actions.h"
#include "models/services/service_list_model.h"
#include "tests/models/model_bench.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QTest>

using namespace wakedock;
using namespace wakedock::models;
using namespace wakedock::tests;

namespace {

struct AdoptBench : ModelBench {
    AdoptBench() : hosts(bridge), docker(bridge, *hosts.choice()), services(bridge)
    {
        docker.containers()->setWatched(true);
        waitUntil(
            [&] { return docker.containers()->state() == RequestState::Ready && services.state() == RequestState::Ready; });
    }

    QString container(const char *name) { return QString::fromStdString(world.engine().idOfContainer(name)); }
    void begin(const char *name) { form.begin(container(name), QLatin1String(name)); }
    /// Sends the form, and lets the operation come to its end.
    bool adopt()
    {
        const QSignalSpy begun(&form, &FormRun::succeeded);
        form.send();
        const bool worked = waitUntil([&] { return begun.count() == 1; });
        while (world.advance()) { }
        return worked;
    }
    QVariantMap whyNot(const QString &name)
    {
        const auto &list = *docker.containers();
        return list.index(rowWith(list, ObjectListModel::NameRole, name)).data(ContainerListModel::WhyNotRole).toMap();
    }

    HostCatalog hosts;
    DockerCatalog docker;
    ServiceListModel services;
    AdoptFormModel &form = *docker.adoptForm();
};

} // namespace

class TestAdoptForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatNobodyHasAndRunsIsOffered()
    {
        AdoptBench bench;
        QVERIFY(!bench.whyNot(QStringLiteral("mail-test")).contains(QStringLiteral("adopt")));
        QVERIFY(!bench.whyNot(QStringLiteral("mail-test")).contains(QStringLiteral("terminal")));
        const auto stack = bench.whyNot(QStringLiteral("monitoring-grafana-1"));
        QVERIFY(stack.value(QStringLiteral("adopt")).toString().contains(QStringLiteral("monitoring")));
        QVERIFY(!stack.contains(QStringLiteral("terminal")));
        const auto stopped = bench.whyNot(QStringLiteral("hello"));
        QVERIFY(stopped.value(QStringLiteral("adopt")).toString().contains(QStringLiteral("start it first")));
        QVERIFY(stopped.contains(QStringLiteral("terminal")));
    }

    void itBecomesAServiceAsItRunsWithWhatTheFormSays()
    {
        AdoptBench bench;
        bench.begin("mail-test");
        QCOMPARE(bench.form.name(), QStringLiteral("mail-test"));
        bench.form.setName(QStringLiteral("mail"));
        bench.form.setDomain(QStringLiteral("mail.example.org"));
        bench.form.setPort(QStringLiteral(" 8025 "));
        QVERIFY(bench.adopt());
        QCOMPARE(bench.world.calls(), std::vector<std::string>{"adopt mail-test as mail at mail.example.org port 8025"});
        QVERIFY(!bench.form.operationId().isEmpty());
        QCOMPARE(bench.form.notes().size(), 2);
        QVERIFY(waitUntil([&] { return bench.whyNot(QStringLiteral("mail-test")).contains(QStringLiteral("stop")); }));
        QVERIFY(waitUntil([&] { return rowWith(bench.services, ServiceListModel::NameRole, QStringLiteral("mail")) >= 0; }));
        bench.begin("mail-test");
        QVERIFY(bench.form.notes().isEmpty());
        QVERIFY(bench.form.operationId().isEmpty());
    }

    void aNameThatAContainerMayHaveAndAServiceNotIsMadeToFit()
    {
        AdoptBench bench;
        bench.form.begin(QStringLiteral("c1"), QStringLiteral("My_Mail.Test"));
        QCOMPARE(bench.form.name(), QStringLiteral("my-mail-test"));
    }

    void whatIsWrongIsToldAtItsField_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("domain");
        QTest::addColumn<QString>("port");
        QTest::addColumn<QString>("field");
        QTest::newRow("name") << "My Mail" << "" << "" << "name";
        QTest::newRow("domain") << "mail" << "mail example" << "" << "domain";
        QTest::newRow("word as port") << "mail" << "" << "web" << "upstream_port";
        QTest::newRow("port too high") << "mail" << "" << "70000" << "upstream_port";
    }
    void whatIsWrongIsToldAtItsField()
    {
        QFETCH(QString, name);
        QFETCH(QString, domain);
        QFETCH(QString, port);
        QFETCH(QString, field);
        AdoptBench bench;
        bench.begin("mail-test");
        bench.form.setName(name);
        bench.form.setDomain(domain);
        bench.form.setPort(port);
        bench.form.send();
        QVERIFY(waitUntil([&] { return bench.form.errors().contains(field); }));
        QVERIFY(bench.form.operationId().isEmpty());
        QVERIFY(bench.world.calls().empty());
    }

    void aRefusalThatIsNoFieldsIsToldWhole()
    {
        AdoptBench bench;
        bench.begin("hello");
        bench.form.send();
        QVERIFY(waitUntil([&] { return bench.form.failure().present; }));
        QVERIFY(bench.form.failure().message.contains(QStringLiteral("does not run")));
    }

    void anAdoptedContainerCanBeLetGoAsItRuns()
    {
        AdoptBench bench;
        bench.begin("mail-test");
        QVERIFY(bench.adopt());
        const QString id = QString::fromStdString(bench.world.idOf("mail-test").value);
        QVERIFY(waitUntil([&] { return bench.services.servesAdopted(id); }));
        QVERIFY(!bench.services.servesAdopted(QString::fromStdString(bench.world.idOf("shop").value)));
        QVERIFY(!bench.services.servesAdopted(QStringLiteral("nobody")));
        ServiceActions actions(bench.bridge);
        const QSignalSpy started(&actions, &ServiceActions::operationStarted);
        const QString name = QStringLiteral("mail-test");
        actions.remove(id, name, name, false, true);
        QVERIFY(waitUntil([&] { return started.count() == 1; }));
        const auto &calls = bench.world.calls();
        QCOMPARE(calls.at(calls.size() - 2), std::string("keep the container"));
        QCOMPARE(calls.back(), std::string("remove mail-test"));
    }
};

WAKEDOCK_TEST(TestAdoptForm)
#include "test_adopt_form.moc"
