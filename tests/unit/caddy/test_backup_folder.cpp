#include "backend/infrastructure/caddy/config/backup_folder.h"

#include "backend/infrastructure/caddy/config/config_text.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace wakedock;
using namespace wakedock::caddy;
using nlohmann::json;

namespace {

const Timestamp noon = *fromRfc3339("2026-11-29T12:00:00.000Z");

core::ProxyConfig configWith(int number)
{
    return configOf({{"apps", {{"number", number}}}});
}

std::string reasonOf(const std::function<void()> &work)
{
    try {
        work();
    } catch (const Error &error) {
        return error.reason();
    }
    return {};
}

} // namespace

class TestBackupFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = std::make_unique<BackupFolder>(m_dir->path().toStdString(), BackupBounds{.count = 3, .bytes = 1000});
    }

    void whatIsKeptIsReadAgain()
    {
        const auto made = m_folder->keep(configWith(1), "before a reload", noon);
        QCOMPARE(made.createdAt, noon);
        QCOMPARE(made.reason, std::string("before a reload"));
        QCOMPARE(made.size, configWith(1).json.size());
        const auto [backup, config] = m_folder->read(made.id);
        QVERIFY(backup == made);
        QVERIFY(config == configWith(1));
        QCOMPARE(m_folder->list(), std::vector{made});
    }

    void onlyTheOwnerMayReadThem()
    {
        const auto made = m_folder->keep(configWith(1), "x", noon);
        QCOMPARE(QFile::permissions(fileOf(made)) & ~(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner);
        QCOMPARE(QFile::permissions(QString::fromStdString(m_folder->folder()))
                     & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther),
                 QFile::Permissions());
    }

    void theSameContentIsNotKeptTwiceInARow()
    {
        const auto first = m_folder->keep(configWith(1), "one", noon);
        QVERIFY(m_folder->keep(configWith(1), "two", noon + std::chrono::hours(1)) == first);
        m_folder->keep(configWith(2), "three", noon);
        m_folder->keep(configWith(1), "four", noon);
        QCOMPARE(m_folder->list().size(), std::size_t(3));
        QCOMPARE(m_folder->list().front().reason, std::string("four"));
    }

    void theOldestGoFirstAndNeverTheOneJustMade()
    {
        for (int i = 0; i < 5; ++i) {
            m_folder->keep(configWith(i), std::to_string(i), noon - std::chrono::hours(i)); // a clock that is set back
        }
        const auto kept = m_folder->list();
        QCOMPARE(kept.size(), std::size_t(3));
        QCOMPARE(kept[0].reason + kept[1].reason + kept[2].reason, std::string("432"));
        const auto huge = configOf({{"x", std::string(5000, 'x')}});
        const auto made = m_folder->keep(huge, "huge", noon);
        QCOMPARE(m_folder->list(), std::vector{made});
        QVERIFY(m_folder->read(made.id).second == huge);
    }

    void aDamagedOneIsRefusedWhole_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("a byte of the configuration") << 0;
        QTest::newRow("cut off") << 1;
        QTest::newRow("the reason was edited") << 2;
        QTest::newRow("empty") << 3;
        QTest::newRow("another one's content") << 4;
    }
    void aDamagedOneIsRefusedWhole()
    {
        QFETCH(int, kind);
        const auto other = m_folder->keep(configWith(2), "other", noon);
        const auto made = m_folder->keep(configWith(1), "sound", noon);
        QFile file(fileOf(made));
        QVERIFY(file.open(QIODevice::ReadWrite));
        auto text = file.readAll();
        if (kind == 0) {
            text[text.size() - 3] = '7';
        } else if (kind == 1) {
            text.chop(4);
        } else if (kind == 2) {
            text.replace("sound", "bound");
        } else if (kind == 3) {
            text.clear();
        } else {
            QFile another(fileOf(other));
            QVERIFY(another.open(QIODevice::ReadOnly));
            text = another.readAll();
        }
        file.resize(0);
        file.seek(0);
        file.write(text);
        file.close();
        QCOMPARE(reasonOf([&] { m_folder->read(made.id); }), std::string("backup_damaged"));
        QCOMPARE(m_folder->list().size(), std::size_t(2));
        QVERIFY(m_folder->list().front().damaged);
        QCOMPARE(m_folder->list().front().createdAt, made.createdAt);
        // What is worth nothing is no reason not to keep the same again.
        QVERIFY(!m_folder->keep(configWith(1), "again", noon).damaged);
    }

    void idsAreNoWayOutOfTheFolder()
    {
        m_folder->keep(configWith(1), "x", noon);
        for (const auto *id : {"", "..", "../caddy/process", "/etc/passwd", "20261129-120000.000-zz", "a/b"}) {
            QCOMPARE(reasonOf([&] { m_folder->read(core::ConfigBackupId(id)); }), std::string("backup_not_found"));
        }
    }

    void aFolderThatIsNotThereHoldsNothing()
    {
        QVERIFY(m_folder->list().empty());
        QCOMPARE(reasonOf([&] { m_folder->read(core::ConfigBackupId("20261129-120000.000-abcd")); }),
                 std::string("backup_not_found"));
        const BackupFolder nowhere("/proc/nowhere");
        QCOMPARE(reasonOf([&] { nowhere.keep(configWith(1), "x", noon); }), std::string("data_dir_unwritable"));
    }

private:
    [[nodiscard]] QString fileOf(const core::ConfigBackup &backup) const
    {
        return QString::fromStdString(m_folder->folder() + "/" + backup.id.value + ".backup");
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<BackupFolder> m_folder;
};

WAKEDOCK_TEST(TestBackupFolder)
#include "test_backup_folder.moc"
