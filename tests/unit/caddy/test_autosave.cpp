#include "backend/infrastructure/caddy/foreign/autosave.h"

#include "backend/infrastructure/caddy/api/admin_address.h"
#include "backend/infrastructure/caddy/foreign/foreign_facts.h"
#include "backend/infrastructure/caddy/foreign/foreign_memory.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace wakedock;
using namespace wakedock::caddy;

namespace {

std::string nulls(std::initializer_list<const char *> words)
{
    std::string text;
    for (const auto *word : words) {
        text += std::string(word) + '\0';
    }
    return text;
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The configuration that a Caddy of somebody else's saves for its next start.
class TestAutosave : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void itLiesInTheConfigurationHomeOfACaddyThatResumes()
    {
        const auto unit = nulls({"/usr/bin/caddy", "run", "--environ", "--resume"});
        QCOMPARE(autosaveOf(unit, nulls({"HOME=/var/lib/caddy", "LANG=C"})),
                 std::string("/var/lib/caddy/.config/caddy/autosave.json"));
        QCOMPARE(autosaveOf(unit, nulls({"HOME=/var/lib/caddy", "XDG_CONFIG_HOME=/srv/c"})),
                 std::string("/srv/c/caddy/autosave.json"));
        QCOMPARE(autosaveOf(unit, nulls({"LANG=C"})), std::string());
        QCOMPARE(autosaveOf(unit, {}), std::string());
    }

    void aCaddyWithAFileOfItsOwnDoesNotNeedIt()
    {
        const auto unit = nulls({"/usr/bin/caddy", "run", "--config", "/etc/caddy/Caddyfile"});
        QCOMPARE(autosaveOf(unit, nulls({"HOME=/var/lib/caddy"})), std::string());
    }

    void halfAFileIsDamaged()
    {
        QCOMPARE(read().state, AutosaveState::Missing);
        write(path(), "{\"apps\": {}}");
        QCOMPARE(read().state, AutosaveState::Whole);
        QCOMPARE(read().text, std::string("{\"apps\": {}}"));
        write(path(), "{\"apps\": {\"http\"");
        QCOMPARE(read().state, AutosaveState::Damaged);
        write(path(), "");
        QCOMPARE(read().state, AutosaveState::Damaged);
    }

    void aFileThatIsKnownIsNotReadAgain()
    {
        write(path(), "{}");
        const auto mark = read().mark;
        QVERIFY(readAutosave(saved(), ::geteuid(), mark).text.empty());
        write(path(), "[1]");
        QCOMPARE(readAutosave(saved(), ::geteuid(), mark).text, std::string("[1]"));
    }

    void whatIsSomebodyElsesOrLeadsElsewhereIsNotRead()
    {
        write(m_dir->filePath(QStringLiteral("other")), "{}");
        QVERIFY(QFile::link(m_dir->filePath(QStringLiteral("other")), path()));
        QCOMPARE(read().state, AutosaveState::Unreadable);
        QVERIFY(QFile::remove(path()));
        QCOMPARE(::mkfifo(path().toUtf8().constData(), 0600), 0); // Would wait for ever.
        QCOMPARE(read().state, AutosaveState::Unreadable);
        QVERIFY(QFile::remove(path()));
        write(path(), "{}");
        QCOMPARE(::link(path().toUtf8().constData(), m_dir->filePath(QStringLiteral("twice")).toUtf8().constData()), 0);
        QCOMPARE(read().state, AutosaveState::Unreadable);
        QCOMPARE(readAutosave(saved(), ::geteuid() + 1).state, AutosaveState::Unreadable);
    }

    void aDamagedOneIsReplacedAndStaysBeside()
    {
        write(path(), "{\"apps\"");
        QCOMPARE(putBackAutosave(saved(), "{}", ::geteuid()), std::string());
        QCOMPARE(contentOf(path()), QByteArray("{}"));
        QCOMPARE(contentOf(path() + ".damaged"), QByteArray("{\"apps\""));
        struct stat facts{};
        QCOMPARE(::stat(saved().c_str(), &facts), 0);
        QCOMPARE(facts.st_mode & 0777U, 0600U);
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden).size(), 2);
    }

    void whatBelongsToSomebodyElseOrLeadsElsewhereIsLeftAlone()
    {
        QVERIFY(putBackAutosave(saved(), "{}", ::geteuid() + 1) != std::string());
        const QString other = m_dir->filePath(QStringLiteral("other"));
        write(other, "theirs");
        QVERIFY(QFile::link(other, path()));
        QVERIFY(putBackAutosave(saved(), "{}", ::geteuid()) != std::string());
        QCOMPARE(contentOf(other), QByteArray("theirs"));
        QVERIFY(putBackAutosave("/nowhere/at/all/autosave.json", "{}", ::geteuid()) != std::string());
    }

    void whatOneUsersCaddyHadIsNothingToAnothers()
    {
        const ForeignMemory memory(m_dir->path().toStdString());
        write(path(), "{\"apps\"");
        ForeignFacts facts;
        facts.user = ::geteuid();
        facts.autosave = saved();
        facts.process = ProcessIdentity{.pid = 1, .startedAt = 1}; // Gone.
        QVERIFY(QDir(m_dir->path()).mkdir(QStringLiteral("caddy")));
        write(m_dir->filePath(QStringLiteral("caddy/foreign-autosave.json")), "{}");
        const auto first = memory.repair(facts, {});
        QCOMPARE(first.state, AutosaveState::Damaged);
        QVERIFY(!first.isPutBack); // It may be in the middle of being written.
        QVERIFY(memory.repair(facts, first.mark).isPutBack);
        // Whoever answers at that address now (nobody) is another one: the copy goes.
        AdminAddress nobody = readAdminAddress("http://127.0.0.1:1");
        (void)memory.look(ForeignLook{.facts = facts, .savedMark = {}, .lostHosts = {}, .isBackedUp = false}, nobody, {});
        QVERIFY(!QFile::exists(m_dir->filePath(QStringLiteral("caddy/foreign-autosave.json"))));
    }

    void whatRunsIsNotMended()
    {
        const ForeignMemory memory(m_dir->path().toStdString());
        write(path(), "{\"apps\"");
        ForeignFacts facts;
        facts.user = ::geteuid();
        facts.autosave = saved();
        facts.process = identify(::getpid());
        QFile boot(QStringLiteral("/proc/sys/kernel/random/boot_id"));
        QVERIFY(boot.open(QIODevice::ReadOnly));
        facts.boot = boot.readAll().toStdString();
        QVERIFY(isAlive(facts));
        QCOMPARE(memory.repair(facts, {}).state, AutosaveState::Whole);
        facts.boot = "another one";
        QVERIFY(!isAlive(facts));
    }

    void aUnitIsNamedAndAUsersSessionIsNone()
    {
        QCOMPARE(unitIn("0::/system.slice/caddy.service\n"), std::string("caddy.service"));
        QCOMPARE(unitIn("1:name=systemd:/\n0::/user.slice/user-1000.slice/user@1000.service\n"), std::string());
        QCOMPARE(unitIn("0::/\n"), std::string());
    }

    void whatIsKnownOutlivesWakeDockAndHalfANoteIsNone()
    {
        ForeignFacts facts;
        facts.admin = "http://127.0.0.1:2019";
        facts.process = ProcessIdentity{.pid = 812, .startedAt = 4711};
        facts.boot = "one";
        facts.user = 999;
        facts.isService = true;
        facts.keeper = "user caddy";
        facts.autosave = "/var/lib/caddy/.config/caddy/autosave.json";
        const auto note = noteOf(facts);
        QVERIFY(readNote(note) == facts);
        QVERIFY(!readNote(note.substr(0, note.size() / 2)));
        QVERIFY(!readNote("{\"user\": \"root\"}"));
    }

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(QStringLiteral("autosave.json")); }
    [[nodiscard]] Autosave read() const { return readAutosave(saved(), ::geteuid()); }
    [[nodiscard]] std::string saved() const { return path().toStdString(); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

WAKEDOCK_TEST(TestAutosave)
#include "test_autosave.moc"
