#include "models/hosts/certificate_folder.h"
#include "models/hosts/host_catalog.h"
#include "tests/models/model_bench.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wakedock;
using namespace wakedock::models;
using namespace wakedock::tests;
using Tester = QAbstractItemModelTester;

namespace {

bool loaded(HostCatalog &hosts)
{
    return waitUntil([&] { return hosts.list()->state() == RequestState::Ready; });
}

void writePem(const QTemporaryDir &folder, const char *name)
{
    QFile file(folder.filePath(QLatin1String(name)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("-----BEGIN SOMETHING-----\n") + name + "\n");
}

} // namespace

class TestHostModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostsAreShownWithWhyTheyAreAway()
    {
        ModelBench bench;
        HostCatalog hosts(bench.bridge);
        auto &list = *hosts.list();
        const Tester tester(&list, Tester::FailureReportingMode::QtTest);
        QVERIFY(loaded(hosts));
        QCOMPARE(list.count(), 3);
        QCOMPARE(list.index(0).data(HostListModel::NameRole).toString(), QStringLiteral("This machine"));
        QVERIFY(list.index(0).data(HostListModel::FixedRole).toBool());
        QCOMPARE(list.index(1).data(HostListModel::WayRole).toString(), QStringLiteral("SSH"));
        QVERIFY(list.index(1).data(HostListModel::DetailRole).toString().contains(QStringLiteral("refused")));
        QVERIFY(!list.index(1).data(HostListModel::RemedyRole).toString().isEmpty());
        QCOMPARE(list.index(2).data(HostListModel::VersionRole).toString(), QStringLiteral("Podman 4.3.1"));
        QCOMPARE(list.troubledCount(), 1);
    }

    void hostsFollowTheirEngines()
    {
        ModelBench bench;
        HostCatalog hosts(bench.bridge);
        QVERIFY(loaded(hosts));
        bench.world.hosts().setAvailable("build-1", true);
        QVERIFY(waitUntil([&] { return hosts.list()->troubledCount() == 0; }));
        QCOMPARE(hosts.list()->index(1).data(HostListModel::DetailRole).toString(), QString());
    }

    void aFailedListSaysWhy()
    {
        ModelBench bench(DemoWorld::Scenario::Failing);
        HostCatalog hosts(bench.bridge);
        QVERIFY(waitUntil([&] { return hosts.list()->state() == RequestState::Failed; }));
        QVERIFY(hosts.list()->error().present);
        hosts.list()->reload();
        QCOMPARE(hosts.list()->state(), RequestState::Loading);
        QVERIFY(waitUntil([&] { return hosts.list()->state() == RequestState::Failed; }));
    }

    void theChoiceTellsWhatTheEngineCannot()
    {
        ModelBench bench;
        HostCatalog hosts(bench.bridge);
        QVERIFY(loaded(hosts));
        auto &choice = *hosts.choice();
        QVERIFY(choice.several());
        QVERIFY(choice.limits().isEmpty());
        choice.choose(2);
        QCOMPARE(choice.hostId(), QStringLiteral("nas"));
        QVERIFY(choice.limits().value(QStringLiteral("pruneBuildCache")).toString().contains(QStringLiteral("Podman")));
        QVERIFY(!choice.aged());
        choice.choose(1);
        QVERIFY(choice.aged());
        QVERIFY(choice.trouble().contains(QStringLiteral("refused")));
    }

    void theChoiceComesBackWhenItsHostIsRemoved()
    {
        ModelBench bench;
        HostCatalog hosts(bench.bridge);
        QVERIFY(loaded(hosts));
        hosts.choice()->choose(2);
        const QSignalSpy changes(hosts.choice(), &EngineChoice::hostChanged);
        hosts.actions()->remove(QStringLiteral("nas"));
        QVERIFY(waitUntil([&] { return changes.count() == 1; }));
        QCOMPARE(hosts.choice()->hostId(), QStringLiteral("local"));
        QCOMPARE(bench.world.calls().back(), std::string("remove host nas"));
    }

    void aTestSaysWhatAnswersOrWhatIsWrong()
    {
        ModelBench bench;
        HostCatalog hosts(bench.bridge);
        auto &trial = *hosts.trial();
        trial.test(QStringLiteral("nas"), QStringLiteral("nas"));
        QCOMPARE(trial.state(), RequestState::Loading);
        QVERIFY(waitUntil([&] { return trial.state() == RequestState::Ready; }));
        QVERIFY(trial.works());
        QVERIFY(trial.detail().contains(QStringLiteral("Podman 4.3.1")));
        trial.test(QStringLiteral("build-1"), QStringLiteral("build-1"));
        QVERIFY(waitUntil([&] { return trial.state() == RequestState::Ready; }));
        QVERIFY(!trial.works());
        QVERIFY(trial.detail().contains(QStringLiteral("refused")));
        QVERIFY(!trial.remedy().isEmpty());
    }

    void aHostIsAddedTheWayItIsReached_data()
    {
        QTest::addColumn<int>("way");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("url");
        QTest::newRow("ssh") << 0 << "ops@far" << "ssh://ops@far";
        QTest::newRow("tcp") << 1 << " far:2376 " << "tcp://far:2376";
        QTest::newRow("socket") << 2 << "/run/podman.sock" << "unix:///run/podman.sock";
        QTest::newRow("whole") << 0 << "tcp://far:2375" << "tcp://far:2375";
    }
    void aHostIsAddedTheWayItIsReached()
    {
        QFETCH(int, way);
        QFETCH(QString, address);
        QFETCH(QString, url);
        ModelBench bench;
        HostCatalog hosts(bench.bridge);
        auto &form = *hosts.form();
        QVERIFY(!form.isComplete());
        form.setWay(static_cast<HostFormModel::Way>(way));
        form.setName(QStringLiteral("far"));
        form.setAddress(address);
        form.setServiceAddress(QStringLiteral(" 10.0.0.5 "));
        QCOMPARE(form.url(), url);
        QSignalSpy added(&form, &FormRun::succeeded);
        form.send();
        QVERIFY(waitUntil([&] { return added.count() == 1; }));
        QCOMPARE(added.at(0).at(0).toString(), QStringLiteral("far"));
        QCOMPARE(bench.world.calls().back(), "add host far " + url.toStdString() + " for services at 10.0.0.5");
    }

    void aHostIsChangedFromWhatItIs()
    {
        ModelBench bench;
        HostCatalog hosts(bench.bridge);
        QVERIFY(loaded(hosts));
        auto &form = *hosts.form();
        QVERIFY(form.change(QStringLiteral("nas")));
        QVERIFY(form.isChanging());
        QCOMPARE(form.way(), HostFormModel::Way::Tcp);
        QCOMPARE(form.name(), QStringLiteral("nas"));
        QCOMPARE(form.address(), QStringLiteral("nas.example.org:2376"));
        QVERIFY(form.isEncrypted());
        form.setName(QStringLiteral("attic"));
        form.setAddress(QStringLiteral("attic.example.org:2376"));
        const QSignalSpy changed(&form, &FormRun::succeeded);
        form.send();
        QVERIFY(waitUntil([&] { return changed.count() == 1; }));
        QCOMPARE(bench.world.calls().back(),
                 std::string("change host nas to attic tcp://attic.example.org:2376, certificates kept"));
        QVERIFY(waitUntil([&] { return rowWith(*hosts.list(), HostListModel::NameRole, QStringLiteral("attic")) == 2; }));
        QCOMPARE(hosts.list()->index(2).data(HostListModel::WayRole).toString(), QStringLiteral("TLS"));
    }

    void certificatesAreReplacedOrLeft_data()
    {
        QTest::addColumn<bool>("keeps");
        QTest::addColumn<bool>("encrypted");
        QTest::addColumn<QString>("told");
        QTest::newRow("kept") << true << true << ", certificates kept";
        QTest::newRow("none of its own") << false << true << ", certificates of the system";
        QTest::newRow("no TLS at all") << true << false << ", plain";
    }
    void certificatesAreReplacedOrLeft()
    {
        QFETCH(bool, keeps);
        QFETCH(bool, encrypted);
        QFETCH(QString, told);
        ModelBench bench;
        HostCatalog hosts(bench.bridge);
        QVERIFY(loaded(hosts));
        auto &form = *hosts.form();
        QVERIFY(form.change(QStringLiteral("nas")));
        QVERIFY(form.hasCertificates());
        QVERIFY(form.keepsCertificates());
        form.setKeepsCertificates(keeps);
        form.setEncrypted(encrypted);
        const QSignalSpy changed(&form, &FormRun::succeeded);
        form.send();
        QVERIFY(waitUntil([&] { return changed.count() == 1; }));
        QCOMPARE(QString::fromStdString(bench.world.calls().back()),
                 QStringLiteral("change host nas to nas tcp://nas.example.org:2376") + told);
    }

    void aFolderThatCannotBeReadChangesNothing()
    {
        ModelBench bench;
        HostCatalog hosts(bench.bridge);
        QVERIFY(loaded(hosts));
        auto &form = *hosts.form();
        QVERIFY(form.change(QStringLiteral("nas")));
        form.setKeepsCertificates(false);
        form.setCertificates(QStringLiteral("/no/such/folder"));
        form.send();
        QVERIFY(form.errors().contains(QStringLiteral("tls")));
        QVERIFY(bench.world.calls().empty());
    }

    void aChangeThatComesTooLateSaysSoAndTheLocalHostHasNoForm()
    {
        ModelBench bench;
        HostCatalog hosts(bench.bridge);
        QVERIFY(loaded(hosts));
        auto &form = *hosts.form();
        QVERIFY(!form.change(QStringLiteral("local")));
        QVERIFY(!form.change(QStringLiteral("nobody")));
        QVERIFY(form.change(QStringLiteral("build-1")));
        bench.world.hosts().changeElsewhere("build-1");
        form.setName(QStringLiteral("build-9"));
        form.send();
        QVERIFY(waitUntil([&] { return form.failure().present; }));
        QVERIFY(form.failure().message.contains(QStringLiteral("meanwhile")));
        form.startAnew();
        QVERIFY(!form.isChanging());
        QVERIFY(form.name().isEmpty());
        QCOMPARE(form.way(), HostFormModel::Way::Ssh);
    }

    void aWrongFieldIsNamed()
    {
        ModelBench bench;
        HostCatalog hosts(bench.bridge);
        auto &form = *hosts.form();
        form.setName(QStringLiteral("Far Away"));
        form.setAddress(QStringLiteral("far"));
        form.send();
        QVERIFY(waitUntil([&] { return form.errors().contains(QStringLiteral("name")); }));
        form.setWay(HostFormModel::Way::Tcp);
        QVERIFY(form.errors().isEmpty());
        form.setCertificates(QStringLiteral("/no/such/folder"));
        form.send();
        QVERIFY(form.errors().contains(QStringLiteral("tls")));
        QVERIFY(!form.isSubmitting());
    }

    void certificatesAreReadAsDockerKeepsThem()
    {
        const QTemporaryDir folder;
        QVERIFY_THROWS_EXCEPTION(wakedock::Error, readCertificateFolder(folder.path()));
        writePem(folder, "ca.pem");
        auto tls = readCertificateFolder(folder.path());
        QVERIFY(tls.authorities.find("ca.pem") != std::string::npos);
        QVERIFY(tls.key.isEmpty());
        writePem(folder, "cert.pem");
        QVERIFY_THROWS_EXCEPTION(wakedock::Error, readCertificateFolder(folder.path()));
        writePem(folder, "key.pem");
        tls = readCertificateFolder(folder.path());
        QVERIFY(tls.certificates.find("cert.pem") != std::string::npos);
        QVERIFY(tls.key.reveal().find("key.pem") != std::string_view::npos);
        QFile broken(folder.filePath(QStringLiteral("ca.pem")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("no PEM at all");
        broken.close();
        QVERIFY_THROWS_EXCEPTION(wakedock::Error, readCertificateFolder(folder.path()));
    }
};

WAKEDOCK_TEST(TestHostModels)
#include "test_host_models.moc"
