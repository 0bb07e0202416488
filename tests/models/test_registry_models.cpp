#include "models/registries/registry_catalog.h"
#include "tests/models/model_bench.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wakedock;
using namespace wakedock::models;
using namespace wakedock::tests;
using Tester = QAbstractItemModelTester;

namespace {

struct RegistryBench : ModelBench {
    explicit RegistryBench(DemoWorld::Scenario scenario = DemoWorld::Scenario::Full)
        : ModelBench(scenario)
        , registries(bridge)
    {
    }
    bool loaded()
    {
        return waitUntil([this] { return registries.list()->state() == RequestState::Ready; });
    }
    QString told(const QString &address, int role)
    {
        const auto &list = *registries.list();
        return list.index(rowWith(list, RegistryListModel::AddressRole, address)).data(role).toString();
    }
    bool tried(const QString &id)
    {
        registries.list()->test(id);
        return waitUntil([this, id] { return !told(id, RegistryListModel::WhenRole).isEmpty(); });
    }

    RegistryCatalog registries;
};

} // namespace

class TestRegistryModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void registriesAreListedAndSayWhetherTheyWereTried()
    {
        RegistryBench bench;
        const Tester tester(bench.registries.list(), Tester::FailureReportingMode::QtTest);
        QVERIFY(bench.loaded());
        QCOMPARE(bench.registries.list()->count(), 3);
        QCOMPARE(bench.told(QStringLiteral("docker.io"), RegistryListModel::UserRole), QStringLiteral("homelab"));
        QCOMPARE(bench.told(QStringLiteral("docker.io"), RegistryListModel::StatusTextRole),
                 QStringLiteral("Not tried yet"));
        QCOMPARE(bench.told(QStringLiteral("registry.example.org:5000"), RegistryListModel::UserRole),
                 QStringLiteral("without login"));
    }

    void aTrySaysThatItWorksOrWhatIsWrong()
    {
        RegistryBench bench;
        QVERIFY(bench.loaded());
        QVERIFY(bench.tried(QStringLiteral("docker.io")));
        QCOMPARE(bench.told(QStringLiteral("docker.io"), RegistryListModel::StatusTextRole),
                 QStringLiteral("The login works"));
        QVERIFY(bench.tried(QStringLiteral("ghcr.io")));
        QCOMPARE(bench.told(QStringLiteral("ghcr.io"), RegistryListModel::StatusTextRole), QStringLiteral("Does not work"));
        QVERIFY(bench.told(QStringLiteral("ghcr.io"), RegistryListModel::DetailRole).contains(QStringLiteral("refuses")));
        QVERIFY(!bench.told(QStringLiteral("ghcr.io"), RegistryListModel::RemedyRole).isEmpty());
    }

    void whatATryFoundOutlivesTheWindow()
    {
        RegistryBench bench;
        QVERIFY(bench.loaded());
        QVERIFY(bench.tried(QStringLiteral("ghcr.io")));
        RegistryCatalog next(bench.bridge);
        QVERIFY(waitUntil([&next] { return next.list()->state() == RequestState::Ready; }));
        const auto &list = *next.list();
        const auto index = list.index(rowWith(list, RegistryListModel::AddressRole, QStringLiteral("ghcr.io")));
        QCOMPARE(index.data(RegistryListModel::StatusTextRole).toString(), QStringLiteral("Does not work"));
        QVERIFY(!index.data(RegistryListModel::WhenRole).toString().isEmpty());
    }

    void aFailedListSaysWhy()
    {
        RegistryBench bench(DemoWorld::Scenario::Failing);
        QVERIFY(waitUntil([&] { return bench.registries.list()->state() == RequestState::Failed; }));
        QVERIFY(bench.registries.list()->error().present);
    }

    void aLoginIsAdded()
    {
        RegistryBench bench;
        QVERIFY(bench.loaded());
        auto &form = *bench.registries.form();
        form.startNew();
        QVERIFY(!form.isComplete());
        form.setAddress(QStringLiteral("https://Quay.io/"));
        form.setUser(QStringLiteral("robot"));
        form.setPassword(QStringLiteral("hidden"));
        form.send();
        QVERIFY(waitUntil([&] { return bench.registries.list()->count() == 4; }));
        QCOMPARE(bench.world.calls().back(), std::string("add registry quay.io robot"));
        QCOMPARE(bench.world.registries().lastPassword(), std::string("hidden"));
    }

    void aWrongFieldIsNamed()
    {
        RegistryBench bench;
        QVERIFY(bench.loaded());
        auto &form = *bench.registries.form();
        form.startNew();
        form.setAddress(QStringLiteral("quay.io"));
        form.setUser(QStringLiteral("robot"));
        form.send();
        QVERIFY(waitUntil([&] { return form.errors().contains(QStringLiteral("password")); }));
    }

    void aPasswordThatIsNotWrittenAnewStays()
    {
        RegistryBench bench;
        QVERIFY(bench.loaded());
        auto &form = *bench.registries.form();
        form.startChange(QStringLiteral("ghcr.io"));
        QVERIFY(form.keepsPassword());
        QCOMPARE(form.user(), QStringLiteral("ops-bot"));
        form.setUser(QStringLiteral("deploy-bot"));
        QSignalSpy stored(&form, &FormRun::succeeded);
        form.send();
        QVERIFY(waitUntil([&] { return stored.count() == 1; }));
        QCOMPARE(bench.world.calls().back(), std::string("change registry ghcr.io deploy-bot keeping the password"));
        form.startChange(QStringLiteral("ghcr.io"));
        form.setPassword(QStringLiteral("another"));
        QVERIFY(!form.keepsPassword());
        form.send();
        QVERIFY(waitUntil([&] { return stored.count() == 2; }));
        QCOMPARE(bench.world.registries().lastPassword(), std::string("another"));
    }

    void aChangedLoginIsNoLongerWhatWasTried()
    {
        RegistryBench bench;
        QVERIFY(bench.loaded());
        QVERIFY(bench.tried(QStringLiteral("docker.io")));
        bench.registries.form()->startChange(QStringLiteral("docker.io"));
        bench.registries.form()->setPassword(QStringLiteral("another"));
        bench.registries.form()->send();
        QVERIFY(waitUntil([&] { return bench.told(QStringLiteral("docker.io"), RegistryListModel::WhenRole).isEmpty(); }));
    }

    void aRegistryIsRemoved()
    {
        RegistryBench bench;
        QVERIFY(bench.loaded());
        bench.registries.actions()->remove(QStringLiteral("docker.io"));
        QVERIFY(waitUntil([&] { return bench.registries.list()->count() == 2; }));
        QCOMPARE(bench.world.calls().back(), std::string("remove registry docker.io"));
    }
};

WAKEDOCK_TEST(TestRegistryModels)
#include "test_registry_models.moc"
