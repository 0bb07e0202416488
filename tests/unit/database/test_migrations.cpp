#include "database_fixture.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using database::Migration;

class TestMigrations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMigrationsAreNumberedFromOneWithoutGaps()
    {
        int expected = 0;
        for (const auto &migration : database::allMigrations()) {
            QCOMPARE(migration.number, ++expected);
            QVERIFY(!migration.name.empty());
        }
    }

    void aNewDatabaseGetsTheWholeSchemaAndNoCopy()
    {
        m_data->open();
        const auto file = m_data->connect();
        QCOMPARE(file->number("SELECT MAX(number) FROM schema_migrations"),
                 std::int64_t(database::allMigrations().back().number));
        QCOMPARE(file->text("SELECT program FROM schema_migrations"), std::string(WAKEDOCK_VERSION));
        QVERIFY(!QFile::exists(copyOf(0)));
    }

    void openingAgainChangesNothing()
    {
        keepTheme("dark");
        m_data->open();
        QCOMPARE(theme(), std::string("dark"));
        QCOMPARE(m_data->connect()->number("SELECT COUNT(*) FROM schema_migrations"), std::int64_t(newest()));
    }

    void anExistingDatabaseIsCopiedBeforeItsSchemaChanges()
    {
        keepTheme("dark");
        m_data->open(withOneMore("ALTER TABLE settings ADD COLUMN note TEXT"));
        QCOMPARE(m_data->connect()->number("SELECT MAX(number) FROM schema_migrations"), std::int64_t(newest() + 1));
        const auto copy = DatabaseFixture::connect(copyOf(newest()).toStdString());
        QCOMPARE(copy->text("SELECT value FROM settings WHERE name = 'theme'"), std::string("dark"));
        QCOMPARE(copy->number("SELECT MAX(number) FROM schema_migrations"), std::int64_t(newest()));
        QCOMPARE(DatabaseFixture::mode(copyOf(newest()).toStdString()), mode_t(0600));
        QVERIFY(m_data->lines.contains(copyOf(newest()).toStdString()));
        QCOMPARE(theme(withOneMore("unused")), std::string("dark"));
    }

    void aMigrationThatFailsLeavesTheDatabaseAsItWas()
    {
        keepTheme("dark");
        const auto error =
            m_data->openError(withOneMore("CREATE TABLE good (a TEXT)", "ALTER TABLE missing ADD COLUMN b TEXT"));
        QVERIFY(error.has_value());
        QVERIFY(error->internalDetail().find("missing") != std::string::npos);
        QCOMPARE(theme(), std::string("dark"));
        QCOMPARE(m_data->connect()->number("SELECT COUNT(*) FROM sqlite_master WHERE name = 'good'"), std::int64_t(0));
        // And again, after the mistake is mended: the earlier copy is no obstacle.
        m_data->open(withOneMore("CREATE TABLE good (a TEXT)"));
        QCOMPARE(m_data->connect()->number("SELECT COUNT(*) FROM good"), std::int64_t(0));
    }

    void aDatabaseOfANewerWakeDockIsRefusedUntouched()
    {
        keepTheme("dark");
        m_data->open(withOneMore("CREATE TABLE future (a TEXT)"));
        const auto error = m_data->openError();
        QCOMPARE(error->code(), ErrorCode::Unavailable);
        QCOMPARE(error->reason(), std::string("schema_too_new"));
        QVERIFY(error->message().find("schema " + std::to_string(newest() + 1)) != std::string::npos);
        QVERIFY(!error->remedy().empty());
        QCOMPARE(m_data->connect()->number("SELECT COUNT(*) FROM future"), std::int64_t(0));
    }

    void init() { m_data = std::make_unique<DatabaseFixture>(); }
    void cleanup() { m_data.reset(); }

private:
    static int newest() { return database::allMigrations().back().number; }
    static database::SqliteOptions withOneMore(const std::string &first, const std::string &second = {})
    {
        database::SqliteOptions options;
        options.migrations.push_back({newest() + 1, "one more", [first, second](const database::Dialect &) {
                                          std::vector<std::string> statements{first};
                                          if (!second.empty()) {
                                              statements.push_back(second);
                                          }
                                          return statements;
                                      }});
        return options;
    }
    void keepTheme(const std::string &value)
    {
        const auto store = m_data->open();
        await(store->write([value](core::Repositories &all) { setSetting(all, "theme", value); }));
    }
    std::string theme(const database::SqliteOptions &options = {})
    {
        const auto store = m_data->open(options);
        return await(store->read([](core::Repositories &all) { return all.settings().find("theme").value_or("none"); }));
    }
    QString copyOf(int schema) const { return QString::fromStdString(m_data->path + ".schema-" + std::to_string(schema)); }

    std::unique_ptr<DatabaseFixture> m_data;
};

WAKEDOCK_TEST(TestMigrations)
#include "test_migrations.moc"
