#include "database_fixture.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace wakedock;
using namespace wakedock::tests;

class TestSqliteStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyElseMayReadTheFiles()
    {
        const auto store = m_data->open();
        await(store->write([](core::Repositories &all) { setSetting(all, "a", "b"); }));
        for (const auto *suffix : {"", "-wal", "-shm"}) {
            QCOMPARE(DatabaseFixture::mode(m_data->path + suffix), mode_t(0600));
        }
    }

    void rightsThatOthersHadAreTakenBackAndSaid()
    {
        m_data->open();
        QCOMPARE(::chmod(m_data->path.c_str(), 0644), 0);
        m_data->open();
        QCOMPARE(DatabaseFixture::mode(m_data->path), mode_t(0600));
        QVERIFY(m_data->lines.contains("Other users could read the database file"));
    }

    void theCallingThreadNeverWaits()
    {
        const auto store = m_data->open();
        std::atomic<bool> mayEnd = false;
        auto slow = store->write([&mayEnd](core::Repositories &) {
            while (!mayEnd) {
                QThread::yieldCurrentThread();
            }
        });
        QVERIFY(!slow.isReady());
        // Readers go on while somebody writes.
        await(store->read([](core::Repositories &all) { return all.settings().find("a").has_value(); }));
        QVERIFY(!slow.isReady());
        mayEnd = true;
        await(std::move(slow));
    }

    void writesHappenInTheOrderTheyWereAskedFor()
    {
        const auto store = m_data->open();
        std::vector<Task<void>> writes;
        for (int i = 0; i < 50; ++i) {
            writes.push_back(store->write([i](core::Repositories &all) {
                setSetting(all, "order", all.settings().find("order").value_or("") + std::to_string(i) + " ");
            }));
        }
        for (auto &each : writes) {
            await(std::move(each));
        }
        const auto order = await(store->read([](core::Repositories &all) { return *all.settings().find("order"); }));
        std::string expected;
        for (int i = 0; i < 50; ++i) {
            expected += std::to_string(i) + " ";
        }
        QCOMPARE(order, expected);
    }

    void closingAnswersEverythingThatWasBegunAndRefusesTheRest()
    {
        const auto store = m_data->open();
        std::vector<Task<void>> begun;
        for (int i = 0; i < 20; ++i) {
            begun.push_back(store->write([i](core::Repositories &all) { setSetting(all, std::to_string(i), "x"); }));
        }
        await(store->close());
        for (auto &each : begun) {
            QVERIFY(each.isReady());
        }
        const auto late = awaitError(store->write([](core::Repositories &) { }));
        QCOMPARE(late->reason(), std::string("database_closed"));
        QCOMPARE(awaitError(store->read([](core::Repositories &) { }))->code(), ErrorCode::Unavailable);
        await(store->close());
    }

    void aStoreThatGoesAnswersWhatItBegan()
    {
        auto store = m_data->open();
        auto written = store->write([](core::Repositories &all) { setSetting(all, "last", "word"); });
        store.reset();
        QVERIFY(written.isReady());
        QCOMPARE(m_data->connect()->text("SELECT value FROM settings WHERE name = 'last'"), std::string("word"));
    }

    void aFullDiskIsToldWithItsRemedyAndLosesNothing()
    {
        database::SqliteOptions small;
        small.mostPages = 60;
        const auto store = m_data->open(small);
        std::optional<Error> full;
        int kept = 0;
        while (!full && kept < 1000) {
            full = awaitError(store->write(
                [kept](core::Repositories &all) { setSetting(all, std::to_string(kept), std::string(2000, 'x')); }));
            kept += full ? 0 : 1;
        }
        QVERIFY(full.has_value());
        QCOMPARE(full->code(), ErrorCode::Unavailable);
        QCOMPARE(full->reason(), std::string("disk_full"));
        QVERIFY(full->message().find(m_data->path) != std::string::npos);
        QVERIFY(!full->remedy().empty());
        QVERIFY(kept > 10);
        const auto last = std::to_string(kept - 1);
        QVERIFY(await(store->read([last](core::Repositories &all) { return all.settings().find(last).has_value(); })));
        // Small things still fit: the connection is whole.
        await(store->write([](core::Repositories &all) { setSetting(all, "0", "small"); }));
    }

    void whatIsNoDatabaseIsRefusedAndLeftAlone()
    {
        QFile file(QString::fromStdString(m_data->path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("this is a letter, not a database. ").repeated(100));
        file.close();
        const auto error = m_data->openError();
        QCOMPARE(error->reason(), std::string("database_damaged"));
        QVERIFY(!error->remedy().empty());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("this is a letter"));
    }

    void aMissingFolderIsToldWithItsPlace()
    {
        m_data->path = m_data->folder.filePath(QStringLiteral("missing/wakedock.db")).toStdString();
        const auto error = m_data->openError();
        QCOMPARE(error->reason(), std::string("database_unreachable"));
        QVERIFY(error->message().find("missing/wakedock.db") != std::string::npos);
    }

    void aFolderInPlaceOfTheFileIsRefused()
    {
        QVERIFY(QDir().mkpath(QString::fromStdString(m_data->path)));
        QCOMPARE(m_data->openError()->reason(), std::string("database_unreachable"));
    }

    void aDatabaseHeldByAnotherProgramIsBusyNotBroken()
    {
        const auto store = m_data->open();
        const auto other = m_data->connect();
        other->run("BEGIN IMMEDIATE");
        const auto busy = awaitError(store->write([](core::Repositories &all) { setSetting(all, "a", "b"); }));
        QCOMPARE(busy->reason(), std::string("database_busy"));
        other->run("ROLLBACK");
        await(store->write([](core::Repositories &all) { setSetting(all, "a", "b"); }));
    }

    void healthIsToldWithVersionAndSchema()
    {
        const auto store = m_data->open();
        const auto health = await(store->health());
        QCOMPARE(health.name, std::string("database"));
        QCOMPARE(health.availability, core::Availability::Available);
        QVERIFY(health.detail.starts_with("SQLite 3."));
        QVERIFY(health.detail.ends_with("schema " + std::to_string(database::allMigrations().back().number)));
        await(store->close());
        const auto closed = await(store->health());
        QCOMPARE(closed.availability, core::Availability::Unavailable);
        QVERIFY(!closed.detail.empty());
    }

    void tamperingWithTheAuditLogIsFound_data()
    {
        QTest::addColumn<QString>("statement");
        const auto row = [](const char *name, const char *sql) { QTest::newRow(name) << QString::fromUtf8(sql); };
        row("a changed entry", "UPDATE audit_log SET actor = 'eve' WHERE id = 2");
        row("a letter moved to the next field", "UPDATE audit_log SET actor = 'ad', address = 'a1' WHERE id = 2");
        row("another time", "UPDATE audit_log SET at = at + 1 WHERE id = 2");
        row("an entry taken out", "DELETE FROM audit_log WHERE id = 2");
        row("the first taken out", "DELETE FROM audit_log WHERE id = 1");
        row("the end cut off", "DELETE FROM audit_log WHERE id = 3");
        row("everything gone", "DELETE FROM audit_log");
        row("two exchanged",
            "UPDATE audit_log SET id = CASE id WHEN 2 THEN 13 ELSE 12 END WHERE id IN (2, 3);"
            "UPDATE audit_log SET id = id - 10 WHERE id > 10");
    }
    void tamperingWithTheAuditLogIsFound()
    {
        QFETCH(QString, statement);
        const auto store = m_data->open();
        await(store->write([](core::Repositories &all) {
            for (int i = 0; i < 3; ++i) {
                core::AuditEntry entry;
                entry.actor = "ada";
                entry.address = "1";
                entry.action = "service.stop";
                entry.target = std::to_string(i);
                all.audit().append(entry);
            }
        }));
        const auto verify = [](core::Repositories &all) { return all.audit().verify(); };
        QVERIFY(await(store->read(verify)));
        const auto stranger = m_data->connect();
        for (const auto &each : statement.split(QLatin1Char(';'))) {
            stranger->run(each.toStdString());
        }
        QVERIFY(!await(store->read(verify)));
    }

    void questionsOfEveryDayUseAnIndex_data()
    {
        QTest::addColumn<QString>("question");
        const auto row = [](const char *sql) { QTest::newRow(sql) << QString::fromUtf8(sql); };
        row("SELECT id FROM services WHERE name = ?");
        row("SELECT number FROM service_revisions WHERE service_id = ? AND number < ? ORDER BY number DESC");
        row("SELECT id FROM deployments WHERE service_id = ? AND seq < ? ORDER BY seq DESC");
        row("SELECT id FROM operations WHERE seq < ? ORDER BY seq DESC");
        row("SELECT id FROM operations WHERE status IN ('queued', 'running') ORDER BY seq");
        row("SELECT id FROM users WHERE username = ?");
        row("SELECT id FROM sessions WHERE user_id = ? ORDER BY created_at DESC");
        row("DELETE FROM sessions WHERE expires_at <= ?");
        row("SELECT id FROM audit_log WHERE id < ? ORDER BY id DESC");
    }
    void questionsOfEveryDayUseAnIndex()
    {
        QFETCH(QString, question);
        m_data->open();
        const auto file = m_data->connect();
        const QString explain = QStringLiteral("EXPLAIN QUERY PLAN ") + question;
        const database::SqlValues any(static_cast<std::size_t>(question.count(QLatin1Char('?'))), QVariant(0));
        auto rows = file->query(explain.toUtf8().constData(), any);
        std::string plan;
        while (rows.next()) {
            plan += rows.text(3) + "; ";
        }
        const bool usesIndex = plan.find("USING") != std::string::npos && plan.find("TEMP B-TREE") == std::string::npos;
        QVERIFY2(usesIndex, plan.c_str());
    }

    void init() { m_data = std::make_unique<DatabaseFixture>(); }
    void cleanup() { m_data.reset(); }

private:
    std::unique_ptr<DatabaseFixture> m_data;
};

WAKEDOCK_TEST(TestSqliteStore)
#include "test_sqlite_store.moc"
