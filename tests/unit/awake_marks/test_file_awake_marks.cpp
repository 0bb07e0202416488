#include "backend/core/domain/awake_mark.h"
#include "backend/infrastructure/awake_marks/file_awake_marks.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace wakedock;
using core::Colour;

namespace {

/// What happened in a folder, in the kernel's own order: `+name` made, `-name` removed.
class FolderDiary
{
public:
    explicit FolderDiary(const QString &folder) : m_inotify(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    {
        ::inotify_add_watch(m_inotify, folder.toLocal8Bit().constData(), IN_CREATE | IN_DELETE);
    }
    ~FolderDiary() { ::close(m_inotify); }

    QStringList read() const
    {
        QStringList lines;
        alignas(inotify_event) char buffer[4096];
        for (ssize_t size = ::read(m_inotify, buffer, sizeof buffer); size > 0;
             size = ::read(m_inotify, buffer, sizeof buffer)) {
            for (ssize_t at = 0; at < size;) {
                const auto *event = reinterpret_cast<const inotify_event *>(buffer + at);
                lines << ((event->mask & IN_CREATE) != 0 ? "+" : "-") + QString::fromLocal8Bit(event->name);
                at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
            }
        }
        return lines;
    }

private:
    int m_inotify;
};

} // namespace

class TestFileAwakeMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void aMarkIsAnEmptyFileNamedAfterHostAndColour()
    {
        marks().set({"Web.Example.org", "*.Example.org"}, Colour::A);
        QCOMPARE(files(), QStringList({"_wildcard.example.org.a", "web.example.org.a"}));
        QCOMPARE(QFileInfo(folder() + "/web.example.org.a").size(), 0);
        QCOMPARE(marks().all(),
                 (std::map<std::string, Colour>{{"web.example.org", Colour::A}, {"*.example.org", Colour::A}}));
    }

    void theNewColourAppearsBeforeTheOldGoes()
    {
        marks().set({"x.test", "y.test"}, Colour::A);
        const FolderDiary diary(folder());
        marks().set({"x.test", "y.test"}, Colour::B);
        QCOMPARE(diary.read(), QStringList({"+x.test.b", "+y.test.b", "-x.test.a", "-y.test.a"}));
    }

    void settingWhatIsSetTouchesNothing()
    {
        marks().set({"x.test"}, Colour::A);
        const FolderDiary diary(folder());
        marks().set({"x.test"}, Colour::A);
        QCOMPARE(diary.read(), QStringList());
    }

    void clearingTakesBothColoursAndOnlyThoseHosts()
    {
        marks().set({"x.test", "y.test"}, Colour::A);
        QFile(folder() + "/x.test.b").open(QIODevice::WriteOnly);
        marks().clear({"x.test", "never.test"});
        QCOMPARE(files(), QStringList({"y.test.a"}));
    }

    void aHostWithBothMarksIsAAsForTheProxy()
    {
        marks().set({"x.test"}, Colour::B);
        QFile(folder() + "/x.test.a").open(QIODevice::WriteOnly);
        QCOMPARE(marks().all(), (std::map<std::string, Colour>{{"x.test", Colour::A}}));
    }

    void rebuildLeavesExactlyTheWantedMarksAndWhatIsNoMark()
    {
        marks().set({"gone.test", "same.test", "other.test"}, Colour::A);
        QFile(folder() + "/wakedock-probe").open(QIODevice::WriteOnly);
        const FolderDiary diary(folder());
        marks().rebuild({{"same.test", Colour::A}, {"other.test", Colour::B}, {"new.test", Colour::A}});
        QCOMPARE(files(), QStringList({"new.test.a", "other.test.b", "same.test.a", "wakedock-probe"}));
        QVERIFY(!diary.read().join(' ').contains("same.test"));
    }

    void theFolderIsOpenToReadersWhateverTheUmask()
    {
        const auto umask = ::umask(0077);
        marks().set({"x.test"}, Colour::A);
        ::umask(umask);
        struct stat facts{};
        QCOMPARE(::stat(folder().toLocal8Bit().constData(), &facts), 0);
        QCOMPARE(facts.st_mode & 07777U, mode_t(0755));
    }

    void aFolderThatVanishedIsMadeAgain()
    {
        marks().set({"x.test"}, Colour::A);
        QVERIFY(QDir(folder()).removeRecursively());
        QVERIFY(marks().all().empty());
        marks().set({"x.test"}, Colour::B);
        QCOMPARE(files(), QStringList({"x.test.b"}));
    }

    void aHostIsNeverAPath()
    {
        marks().set({"../../evil"}, Colour::A);
        QCOMPARE(files(), QStringList({"..%2f..%2fevil.a"}));
        QCOMPARE(marks().all(), (std::map<std::string, Colour>{{"../../evil", Colour::A}}));
    }

    void whatCannotBeWrittenSaysWhereAndWhatToDo()
    {
        QFile blocker(m_dir->path() + "/awake");
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        try {
            marks().set({"x.test"}, Colour::A);
            QFAIL("a file in the folder's place was not noticed");
        } catch (const Error &error) {
            QCOMPARE(error.code(), ErrorCode::UpstreamFailed);
            QCOMPARE(error.reason(), std::string("marks_unwritable"));
            QVERIFY(error.message().find(folder().toStdString()) != std::string::npos);
            QVERIFY(error.remedy().find("server.run_dir") != std::string::npos);
        }
    }

private:
    awake_marks::FileAwakeMarks marks() const { return awake_marks::FileAwakeMarks(m_dir->path().toStdString()); }
    QString folder() const { return m_dir->path() + "/awake"; }
    QStringList files() const { return QDir(folder()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

WAKEDOCK_TEST(TestFileAwakeMarks)
#include "test_file_awake_marks.moc"
