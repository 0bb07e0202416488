#include "backend/infrastructure/awake_marks/run_dir.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace wakedock;
using awake_marks::resolveRunDir;

class TestRunDir : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void theSettingIsTakenAsItIs()
    {
        QCOMPARE(resolveRunDir(at("mine"), at("data"), {{"RUNTIME_DIRECTORY", at("systemd")}}, at("run")), at("mine"));
        QVERIFY(QFileInfo(path("mine")).isDir());
    }

    void aSettingThatCannotBeUsedIsNotReplacedByAnother()
    {
        const auto blocked = blockedAt("blocked");
        QVERIFY_THROWS_EXCEPTION(Error, resolveRunDir(blocked, at("data"), {}, at("run")));
    }

    void systemdsFolderComesFirst()
    {
        QCOMPARE(resolveRunDir("", at("data"), {{"RUNTIME_DIRECTORY", at("one") + ":" + at("two")}}, at("run")), at("one"));
    }

    void theSystemsFolderIsSplitByDataDirectory()
    {
        const auto first = resolveRunDir("", at("data"), {}, at("run"));
        QVERIFY(QString::fromStdString(first).startsWith(path("run/wakedock/")));
        QCOMPARE(resolveRunDir("", at("data/../data"), {}, at("run")), first);
        QVERIFY(resolveRunDir("", at("other"), {}, at("run")) != first);
    }

    void whereTheSystemsFolderIsClosedTheUsersServes()
    {
        const auto closed = blockedAt("run");
        const auto found = resolveRunDir("", at("data"), {{"XDG_RUNTIME_DIR", at("user")}}, closed);
        QVERIFY(QString::fromStdString(found).startsWith(path("user/wakedock/")));
        QCOMPARE(resolveRunDir("", at("data"), {}, closed), at("data/run"));
    }

    void theAnswerIsOpenToReaders()
    {
        const auto found = resolveRunDir("", at("data"), {}, at("run"));
        const auto open = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup
            | QFile::ReadOther | QFile::ExeOther;
        QVERIFY(QFileInfo(QString::fromStdString(found)).permissions().testFlags(open));
    }

private:
    QString path(const QString &name) const { return m_dir->path() + "/" + name; }
    std::string at(const QString &name) const { return path(name).toStdString(); }
    /// A name under which no folder can be made, for root either.
    std::string blockedAt(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) ? file.fileName().toStdString() : std::string();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

WAKEDOCK_TEST(TestRunDir)
#include "test_run_dir.moc"
