#include "doctor_world.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

#include <functional>

using namespace wakedock::tests;

namespace {

/// The program's database, while the program does not run. @return what went wrong; empty = all is well
QString inDatabase(const ProgramUnderTest &program, const std::function<void(QSqlQuery &)> &work)
{
    QString problem;
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("statistics"));
        database.setDatabaseName(program.dataDirectory() + QStringLiteral("/wakedock.db"));
        if (database.open()) {
            QSqlQuery query(database);
            work(query);
            problem = query.lastError().text();
        } else {
            problem = database.lastError().text();
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("statistics"));
    return problem.trimmed();
}

} // namespace

/// Requests as Caddy tells of them, through the program.
class TestRequestStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { TestImages::ensure(); }

    void visitsAreCountedAndWithTheSettingOffNothingOfItStays()
    {
        DoctorWorld world;
        const QString problem = startCounting(world);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(world.program.visit(DoctorWorld::host()).status, 200);
        }
        QVERIFY(world.program.stopCleanly());
        qint64 counted = -1;
        const QString refused = inDatabase(world.program, [&counted](QSqlQuery &query) {
            query.exec(QStringLiteral("SELECT SUM(requests) FROM request_hours"));
            counted = query.next() ? query.value(0).toLongLong() : -1;
        });
        QVERIFY2(refused.isEmpty(), qPrintable(refused));
        QVERIFY2(counted >= 5, qPrintable(QString::number(counted)));

        world.program.set(Setting, QStringLiteral("false"));
        QVERIFY2(world.program.start(), qPrintable(world.program.output()));
        QVERIFY(waitUntil([&] { return !world.askCaddy(QStringLiteral("/config/")).contains("wakedock-requests"); }));
        QVERIFY(world.isServed());
        QCOMPARE(countingOf(world), QStringLiteral("off"));
    }

private:
    static inline const QString Setting = QStringLiteral("WAKEDOCK_CADDY__REQUEST_STATISTICS");

    /// A shop in a program that counts requests. @return what went wrong; empty = all is well
    static QString startCounting(DoctorWorld &world)
    {
        world.program.set(Setting, QStringLiteral("true"));
        const QString problem = world.startWith(DoctorWorld::shop());
        const bool isCounting = waitUntil([&world] { return countingOf(world) == QStringLiteral("on"); });
        return isCounting ? problem : problem + QStringLiteral(" Requests are not counted: ") + countingOf(world);
    }
    static QString countingOf(DoctorWorld &world)
    {
        return world.program.get(QStringLiteral("/caddy/status"))
            .json.value(QStringLiteral("request_statistics"))
            .toString();
    }
};

WAKEDOCK_TEST(TestRequestStatistics)
#include "test_request_statistics.moc"
