#include "models/services/deploy_form_model.h"
#include "models/services/service_list_model.h"
#include "tests/models/model_bench.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wakedock;
using namespace wakedock::models;
using namespace wakedock::tests;

namespace {

void fillRight(DeployFormModel &form)
{
    form.setName(QStringLiteral("gallery"));
    form.setImage(QStringLiteral("gallery:2"));
    form.setDomain(QStringLiteral("gallery.localhost"));
}

QString errorAt(FormRowsModel &rows, int row)
{
    return rows.index(row).data(FormRowsModel::ErrorRole).toString();
}

} // namespace

class TestDeployFormModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysNothingBeforeAFieldIsTouched()
    {
        ModelBench bench;
        const DeployFormModel form(bench.bridge);
        QVERIFY(!form.valid());
        QVERIFY(form.errors().isEmpty());
    }

    void checksAFieldWhileItIsTyped()
    {
        ModelBench bench;
        DeployFormModel form(bench.bridge);
        form.setName(QStringLiteral("My Shop"));
        QVERIFY(form.errors().contains(QStringLiteral("name")));
        QVERIFY(!form.errors().contains(QStringLiteral("image")));
        form.setName(QStringLiteral("my-shop"));
        QVERIFY(form.errors().isEmpty());
    }

    void aDomainIsTriedAndForgottenWithItsNextChange()
    {
        ModelBench bench;
        DeployFormModel form(bench.bridge);
        DomainCheckModel &found = *form.domainCheck();
        const auto checked = [&found](const char *domain) {
            found.check(QString::fromLatin1(domain));
            return waitUntil([&found] { return found.state() == RequestState::Ready; });
        };
        form.setDomain(QStringLiteral("new.example.org"));
        QVERIFY(checked(" new.example.org "));
        QCOMPARE(found.outcome(), DomainCheckModel::Outcome::Good);
        QVERIFY(checked("nobody.example.net"));
        QCOMPARE(found.outcome(), DomainCheckModel::Outcome::Doubtful);
        QVERIFY(found.remedy().contains(QStringLiteral("A or AAAA record")));
        QVERIFY(checked("shop.example.org"));
        QCOMPARE(found.outcome(), DomainCheckModel::Outcome::Bad);
        QVERIFY(found.summary().startsWith(QStringLiteral("The service shop has ")));
        QVERIFY(checked("nas.home.arpa"));
        QCOMPARE(found.outcome(), DomainCheckModel::Outcome::Good);
        form.setDomain(QStringLiteral("other.example.org"));
        QCOMPARE(found.state(), RequestState::Idle);
    }

    void showsEveryProblemOnAnAttemptToSubmitAndSendsNothing()
    {
        ModelBench bench;
        DeployFormModel form(bench.bridge);
        form.submit();
        QVERIFY(form.errors().contains(QStringLiteral("name")));
        QVERIFY(form.errors().contains(QStringLiteral("image")));
        QVERIFY(!form.submitting());
        QVERIFY(bench.world.calls().empty());
    }

    void putsTheProblemOfALineAtTheLine()
    {
        ModelBench bench;
        DeployFormModel form(bench.bridge);
        const QAbstractItemModelTester tester(form.ports(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        form.ports()->add(); // Left empty: not sent, and so it moves the numbers of those behind it.
        form.ports()->add();
        form.ports()->setRight(1, QStringLiteral("80000"));
        QVERIFY(errorAt(*form.ports(), 0).isEmpty());
        QVERIFY(!errorAt(*form.ports(), 1).isEmpty());
        form.ports()->setRight(1, QStringLiteral("abc"));
        QVERIFY(!errorAt(*form.ports(), 1).isEmpty());
        form.ports()->setRight(1, QStringLiteral("80"));
        QVERIFY(errorAt(*form.ports(), 1).isEmpty());
    }

    void theSnippetGoesAlongAndStandsInThePlanLineByLine()
    {
        ModelBench bench;
        DeployFormModel form(bench.bridge);
        fillRight(form);
        form.setCaddySnippet(QStringLiteral("encode gzip\nheader X-Frame-Options DENY\n"));
        form.preview();
        QVERIFY(waitUntil([&form] { return form.plan()->state() == RequestState::Ready; }));
        QString snippet;
        for (const QVariant &fact : form.plan()->facts()) {
            if (fact.toMap().value(QStringLiteral("label")) == QStringLiteral("Caddy snippet")) {
                snippet = fact.toMap().value(QStringLiteral("value")).toString();
            }
        }
        QCOMPARE(snippet, QStringLiteral("+ encode gzip\n+ header X-Frame-Options DENY"));
        form.clear();
        QVERIFY(form.caddySnippet().isEmpty());
    }

    void readsVariablesVolumesAndTheHealthCheck()
    {
        DeployFormText text;
        text.name = QStringLiteral(" gallery ");
        text.image = QStringLiteral("gallery:2");
        text.health = DeployFormText::Health::Http;
        text.healthInterval = QStringLiteral("3");
        text.ports = {{QStringLiteral("8081"), QStringLiteral("80"), true, {}}};
        text.environment = {{QStringLiteral("KEY"), QStringLiteral(" spaced "), false, {}}};
        text.volumes = {{QStringLiteral("data"), QStringLiteral("/data"), false, {}},
                        {QStringLiteral("/srv"), QStringLiteral("/srv"), true, {}}};
        const auto reading = readDeployForm(text);
        QVERIFY(reading.unreadable.empty());
        QCOMPARE(reading.config.name, std::string("gallery"));
        QCOMPARE(reading.config.ports.at(0).protocol, core::Protocol::Udp);
        QCOMPARE(reading.config.environment.at("KEY"), std::string(" spaced "));
        QCOMPARE(reading.config.volumes.at(0).type, core::VolumeType::Volume);
        QCOMPARE(reading.config.volumes.at(1).type, core::VolumeType::Bind);
        QVERIFY(reading.config.volumes.at(1).readOnly);
        QCOMPARE(reading.config.healthCheck->path, std::string("/"));
        QCOMPARE(reading.config.healthCheck->intervalSeconds, 3);
    }

    void refusesAVariableThatStandsTwiceAtItsLine()
    {
        ModelBench bench;
        DeployFormModel form(bench.bridge);
        for (int i : {0, 1}) {
            form.environment()->add();
            form.environment()->setLeft(i, QStringLiteral("KEY"));
        }
        QVERIFY(errorAt(*form.environment(), 0).isEmpty());
        QVERIFY(!errorAt(*form.environment(), 1).isEmpty());
    }

    void warnsOfAMountThatReachesIntoTheMachine()
    {
        ModelBench bench;
        DeployFormModel form(bench.bridge);
        form.volumes()->add();
        form.volumes()->setLeft(0, QStringLiteral("/etc"));
        form.volumes()->setRight(0, QStringLiteral("/host-etc"));
        QCOMPARE(form.warnings().size(), 1);
    }

    void namesTheOperationThatTheDeploymentRunsUnder()
    {
        ModelBench bench;
        DeployFormModel form(bench.bridge);
        fillRight(form);
        const QSignalSpy submitted(&form, &DeployFormModel::submitted);
        form.submit();
        QVERIFY(form.submitting());
        QVERIFY(waitUntil([&] { return submitted.count() == 1; }));
        QVERIFY(!form.submitting());
        QVERIFY(!submitted.at(0).at(0).toString().isEmpty());
        QCOMPARE(bench.world.calls().back(), std::string("deploy gallery"));
    }

    void goesToTheHostThatIsChosenAndIsShownThere()
    {
        ModelBench bench;
        HostListModel hosts(bench.bridge);
        ServiceListModel services(bench.bridge);
        services.nameHosts(hosts);
        QVERIFY(waitUntil([&] { return services.count() > 0 && hosts.count() > 1; }));
        DeployFormModel form(bench.bridge);
        fillRight(form);
        form.setHostId(QStringLiteral("nas"));
        form.submit();
        const auto shownAt = [&services](const char *name) {
            const int row = rowWith(services, ServiceListModel::NameRole, QString::fromLatin1(name));
            return services.index(row).data(ServiceListModel::HostRole).toString();
        };
        QVERIFY(waitUntil([&] { return shownAt("gallery") == QStringLiteral("nas"); }));
        QCOMPARE(shownAt("analytics"), QString());
        form.clear();
        QCOMPARE(form.hostId(), QString());
    }

    void putsAConflictAtTheFieldThatCausedItUntilItIsChanged()
    {
        ModelBench bench;
        DeployFormModel form(bench.bridge);
        fillRight(form);
        form.setName(QStringLiteral("shop"));
        form.submit();
        QVERIFY(waitUntil([&] { return !form.submitting(); }));
        QVERIFY(form.errors().value(QStringLiteral("name")).toString().contains(QStringLiteral("shop")));
        QVERIFY(!form.failure().present);
        form.setName(QStringLiteral("shop-two"));
        QVERIFY(form.errors().isEmpty());
    }

    void saysAboveTheFormWhatBelongsToNoField()
    {
        ModelBench bench(DemoWorld::Scenario::DockerDown);
        DeployFormModel form(bench.bridge);
        fillRight(form);
        form.submit();
        QVERIFY(waitUntil([&] { return !form.submitting(); }));
        QVERIFY(form.failure().present);
        QVERIFY(form.failure().message.contains(QStringLiteral("Docker")));
        QVERIFY(!form.failure().remedy.isEmpty());
    }

    void isEmptyAgainAfterClear()
    {
        ModelBench bench;
        DeployFormModel form(bench.bridge);
        fillRight(form);
        form.ports()->add();
        form.submit();
        form.clear();
        QVERIFY(form.name().isEmpty());
        QCOMPARE(form.ports()->rowCount(), 0);
        QVERIFY(form.errors().isEmpty());
    }
};

WAKEDOCK_TEST(TestDeployFormModel)
#include "test_deploy_form_model.moc"
