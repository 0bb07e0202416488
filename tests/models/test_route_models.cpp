#include "models/routes/route_catalog.h"
#include "models/routes/route_text.h"
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

struct RouteBench : ModelBench {
    explicit RouteBench(DemoWorld::Scenario scenario = DemoWorld::Scenario::Full) : ModelBench(scenario), routes(bridge) { }
    bool loaded()
    {
        return waitUntil([this] { return routes.list()->state() == RequestState::Ready; });
    }
    QString told(const QString &host, int role)
    {
        const auto &list = *routes.list();
        return list.index(rowWith(list, RouteListModel::HostRole, host)).data(role).toString();
    }

    RouteCatalog routes;
};

} // namespace

class TestRouteModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void routesSayWhereTheyLeadAndWhoMadeThem()
    {
        RouteBench bench;
        const Tester tester(bench.routes.list(), Tester::FailureReportingMode::QtTest);
        QVERIFY(bench.loaded());
        QCOMPARE(bench.routes.list()->count(), 7);
        QCOMPARE(bench.told(QStringLiteral("nas.example.org"), RouteListModel::TargetRole),
                 QStringLiteral("https://192.168.1.20:5001"));
        QCOMPARE(bench.told(QStringLiteral("nas.example.org"), RouteListModel::MoreRole),
                 QStringLiteral("files.example.org"));
        QCOMPARE(bench.told(QStringLiteral("shop.example.org/robots.txt"), RouteListModel::KindRole),
                 QStringLiteral("Fixed answer"));
        QCOMPARE(bench.told(QStringLiteral("docs.example.org"), RouteListModel::WhoRole),
                 QStringLiteral("Domain of the service docs"));
        QCOMPARE(bench.told(QStringLiteral("wiki.example.org"), RouteListModel::StatusTextRole),
                 QStringLiteral("Leads nowhere"));
    }

    void theSearchLooksAtAddressTargetAndOwner()
    {
        RouteBench bench;
        const Tester tester(bench.routes.list(), Tester::FailureReportingMode::QtTest);
        QVERIFY(bench.loaded());
        bench.routes.list()->setSearch(QStringLiteral("192.168"));
        QCOMPARE(bench.routes.list()->count(), 1);
        bench.routes.list()->setSearch(QStringLiteral("SHOP"));
        QCOMPARE(bench.routes.list()->count(), 2);
        bench.routes.list()->setSearch(QStringLiteral("nobody has this"));
        QCOMPARE(bench.routes.list()->count(), 0);
        QCOMPARE(bench.routes.list()->total(), 7);
        bench.routes.list()->setSearch({});
        QCOMPARE(bench.routes.list()->count(), 7);
    }

    void aFormIsLookedAtBeforeItIsPutInForce()
    {
        RouteBench bench;
        QVERIFY(bench.loaded());
        auto *form = bench.routes.form();
        form->startNew();
        QVERIFY(!form->isComplete());
        form->setHosts(QStringLiteral("new.example.org, www.new.example.org"));
        form->setTarget(QStringLiteral("10.0.0.7:80"));
        form->setRequestHeaders(QStringLiteral("X-One: 1\n+X-Two: 2\n-Cookie"));
        QVERIFY(form->isComplete());
        form->look();
        QVERIFY(waitUntil([form] { return form->hasLooked(); }));
        QVERIFY(form->differences().contains(QStringLiteral("new.example.org")));
        form->setPrefix(QStringLiteral("/api"));
        QVERIFY(!form->hasLooked());
        QSignalSpy succeeded(form, &FormRun::succeeded);
        form->send();
        QVERIFY(waitUntil([&succeeded] { return succeeded.count() == 1; }));
        QVERIFY(waitUntil([&bench] { return bench.routes.list()->count() == 8; }));
        QCOMPARE(bench.told(QStringLiteral("new.example.org/api"), RouteListModel::MoreRole),
                 QStringLiteral("www.new.example.org"));
    }

    void whatIsWrongIsSaidAtItsField()
    {
        RouteBench bench;
        QVERIFY(bench.loaded());
        auto *form = bench.routes.form();
        form->startNew();
        form->setKind(static_cast<int>(core::RouteTargetKind::Redirect));
        QCOMPARE(form->status(), 308);
        form->setHosts(QStringLiteral("new.example.org"));
        form->setTarget(QStringLiteral("elsewhere"));
        form->look();
        QVERIFY(waitUntil([form] { return form->errors().contains(QStringLiteral("target.to")); }));
        form->setTarget(QStringLiteral("https://a.example.org"));
        form->setResponseHeaders(QStringLiteral("no header"));
        form->look();
        QVERIFY(form->errors().contains(QStringLiteral("response_headers")));
        QVERIFY(!form->hasLooked());
    }

    void aRouteIsChangedAsItIsAndRemoved()
    {
        RouteBench bench;
        QVERIFY(bench.loaded());
        auto *form = bench.routes.form();
        form->startChange(QStringLiteral("route-nas.example.org"));
        QCOMPARE(form->hosts(), QStringLiteral("nas.example.org files.example.org"));
        QCOMPARE(form->target(), QStringLiteral("192.168.1.20:5001"));
        QVERIFY(form->isEncrypted() && form->isChanging());
        QCOMPARE(form->responseHeaders(), QStringLiteral("X-Frame-Options: DENY"));
        form->setTarget(QStringLiteral("192.168.1.21:5001"));
        form->send();
        QVERIFY(waitUntil([&bench] {
            return bench.told(QStringLiteral("nas.example.org"), RouteListModel::TargetRole).contains(QStringLiteral(".21"));
        }));
        bench.routes.actions()->remove(QStringLiteral("route-nas.example.org"));
        QVERIFY(waitUntil([&bench] { return bench.routes.list()->count() == 6; }));
    }

    void aListThatFailsSaysWhy()
    {
        RouteBench bench(DemoWorld::Scenario::Failing);
        QVERIFY(waitUntil([&bench] { return bench.routes.list()->state() == RequestState::Failed; }));
    }

    void headersAreReadAsTheyAreWritten()
    {
        QString unreadable;
        const QString written = QStringLiteral("X-One: a: b\n+X-Two: 2\n-X-Three");
        const auto headers = headersFrom(written, unreadable);
        QVERIFY(unreadable.isEmpty());
        QCOMPARE(headers.set.at("X-One"), std::string("a: b"));
        QCOMPARE(headersText(headers), written);
    }
};

WAKEDOCK_TEST(TestRouteModels)
#include "test_route_models.moc"
