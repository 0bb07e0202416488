#include "backend/infrastructure/database/connection/sqlite_dialect.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/test_registry.h"

#include <QSqlError>
#include <QTest>

using namespace wakedock;
using database::ConstraintViolation;

class TestSqliteDialect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFailureOfTheStorageHasItsReasonAndARemedy_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<bool>("lost");
        const auto row = [](const char *name, int code, const char *reason, bool lost) {
            QTest::newRow(name) << code << QString::fromUtf8(reason) << lost;
        };
        row("full", 13, "disk_full", false);
        row("read-only", 8, "database_readonly", false);
        row("read-only folder", 1544, "database_readonly", false);
        row("busy", 5, "database_busy", false);
        row("busy snapshot", 517, "database_busy", false);
        row("locked", 6, "database_busy", false);
        row("damaged", 11, "database_damaged", true);
        row("no database", 26, "database_damaged", true);
        row("disk fails", 10, "database_unreachable", true);
        row("disk fails on reading", 266, "database_unreachable", true);
        row("cannot open", 14, "database_unreachable", true);
        row("no memory", 7, "out_of_memory", false);
        row("a mistake of ours", 1, "database_failed", false);
    }
    void everyFailureOfTheStorageHasItsReasonAndARemedy()
    {
        QFETCH(int, code);
        QFETCH(QString, reason);
        QFETCH(bool, lost);
        const auto failure = failureOf(code, QStringLiteral("words of SQLite"));
        const Error error = asError(m_dialect.translate(failure, "SELECT secret"));
        QCOMPARE(QString::fromStdString(error.reason()), reason);
        QVERIFY(!error.remedy().empty());
        QVERIFY(error.internalDetail().find("words of SQLite") != std::string::npos);
        QVERIFY(error.message().find("SELECT") == std::string::npos);
        QCOMPARE(m_dialect.isConnectionLost(failure), lost);
    }

    void aBrokenRuleTellsWhere_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("where");
        const auto row = [](const char *name, int code, const char *text, ConstraintViolation::Kind kind,
                            const char *where) {
            QTest::newRow(name) << code << QString::fromUtf8(text) << static_cast<int>(kind) << QString::fromUtf8(where);
        };
        using Kind = ConstraintViolation::Kind;
        row("unique", 2067, "UNIQUE constraint failed: services.name Unable to fetch row", Kind::Unique, "services.name");
        row("two columns", 1555, "UNIQUE constraint failed: r.service_id, r.number", Kind::Unique, "r.service_id");
        row("foreign key", 787, "FOREIGN KEY constraint failed", Kind::ForeignKey, "");
        row("not null", 1299, "NOT NULL constraint failed: users.email", Kind::Other, "users.email");
    }
    void aBrokenRuleTellsWhere()
    {
        QFETCH(int, code);
        QFETCH(QString, text);
        QFETCH(int, kind);
        QFETCH(QString, where);
        try {
            std::rethrow_exception(m_dialect.translate(failureOf(code, text), "INSERT"));
        } catch (const ConstraintViolation &violation) {
            QCOMPARE(static_cast<int>(violation.kind()), kind);
            QCOMPARE(QString::fromStdString(violation.where()), where);
            return;
        }
        QFAIL("it was no violation");
    }

private:
    static QSqlError failureOf(int code, const QString &text)
    {
        return {QString(), text, QSqlError::StatementError, QString::number(code)};
    }

    database::SqliteDialect m_dialect{"/data/wakedock.db"};
};

WAKEDOCK_TEST(TestSqliteDialect)
#include "test_sqlite_dialect.moc"
