#include "backend/infrastructure/database/open_sqlite.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/test_registry.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;

class TestCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingThatWasAnsweredIsLostWhenTheProcessIsKilled()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("wakedock.db"));
        int next = 1;
        for (int round = 0; round < 8; ++round) {
            const int said = writeUntilKilled(path, next, 20 + round * 17);
            QVERIFY2(said >= next, "the writer said nothing");
            const int kept = lookAt(path);
            QVERIFY2(kept >= said, qPrintable(QStringLiteral("said %1, kept %2").arg(said).arg(kept)));
            // The one in flight may be there whole or not at all, never more.
            QVERIFY(kept <= said + 1);
            next = kept + 1;
        }
    }

private:
    /// @return the last number the writer said before it was killed
    static int writeUntilKilled(const QString &path, int first, int writes)
    {
        QProcess writer;
        writer.start(QStringLiteral(WAKEDOCK_CRASH_WRITER), {path, QString::number(first)});
        QByteArray said;
        waitUntil([&] {
            said += writer.readAllStandardOutput();
            return said.count('\n') >= writes || writer.state() == QProcess::NotRunning;
        });
        writer.kill(); // SIGKILL
        writer.waitForFinished();
        said += writer.readAllStandardOutput();
        const auto whole = said.left(said.lastIndexOf('\n'));
        return whole.mid(whole.lastIndexOf('\n') + 1).toInt();
    }

    /// Opens the database as the next start does. @return the last number in it, checked to be there in all three places
    int lookAt(const QString &path)
    {
        const auto store = database::openSqlite(path.toStdString(), Log(m_lines, log_category::Database));
        return await(store->read([](core::Repositories &all) {
            const int last = std::stoi(all.settings().find("last").value_or("0"));
            const auto newest = all.operations().list({1, {}});
            const auto audited = all.audit().list({1, {}});
            const bool agree = newest.front().id.value == "operation-" + std::to_string(last)
                && audited.front().target == std::to_string(last) && audited.front().id == last && all.audit().verify()
                && all.operations().unfinished().size() == static_cast<std::size_t>(last);
            return agree ? last : -1;
        }));
    }

    RecordingLog m_lines;
};

WAKEDOCK_TEST(TestCrash)
#include "test_crash.moc"
