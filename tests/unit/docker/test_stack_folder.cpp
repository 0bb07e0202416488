#include "backend/core/domain/rules/stack_rules.h"
#include "backend/infrastructure/docker/compose/stack_folder.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <optional>

using namespace wakedock;
using namespace wakedock::docker;
using core::StackFile;
using core::StackRecord;

namespace {

StackRecord shop(const StackFolder &folder, std::vector<std::string> files)
{
    StackRecord record;
    record.id = {core::localHost(), "shop"};
    record.directory = folder.directoryFor(record.id);
    record.composeFiles = {"compose.yaml"};
    record.files = std::move(files);
    record.profiles = {"dev"};
    record.services = {"web"};
    record.owner = "admin";
    record.version = 1;
    record.lastUpSeconds = 3;
    record.asleep = {{"c1", core::RestartPolicy::Always}, {"c2", core::RestartPolicy::OnFailure}};
    record.removeVolumes = {"v"};
    record.createdAt = Timestamp(std::chrono::milliseconds(1234567));
    return record;
}

QByteArray contentOf(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<gone>");
}

std::optional<Error> refusal(const std::function<void()> &action)
{
    try {
        action();
    } catch (const Error &error) {
        return error;
    }
    return std::nullopt;
}

} // namespace

/// Files of stacks on disk: private, whole, with the version before; nothing is followed that a container planted.
class TestStackFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_data = std::make_unique<QTemporaryDir>(); }

    void aNewStackHasAPrivateFolderWithNothingButItsFiles()
    {
        const StackFolder folder = stacks();
        const StackRecord record = shop(folder, {".env", "compose.yaml", "conf/app.conf"});
        QCOMPARE(record.directory, path("stacks/shop"));
        const std::map<std::string, std::int64_t> routed{{"id-of-web", 3}};
        folder.begin(record, {{"compose.yaml", "one"}, {".env", "A=1"}, {"conf/app.conf", "x"}},
                     {{}, {"shop_data"}, {{"nginx:1", "sha256:1"}}, routed});
        QCOMPARE(contentOf(path("stacks/shop/compose.yaml")), QByteArray("one"));
        QCOMPARE(contentOf(path("stacks/shop/conf/app.conf")), QByteArray("x"));
        const auto entries = QDir(QString::fromStdString(path("stacks/shop")))
                                 .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
        QCOMPARE(entries, (QStringList{".env", "compose.yaml", "conf"}));
        QCOMPARE(modeOf("stacks"), 0700);
        QCOMPARE(modeOf("stacks/shop"), 0700);
        QCOMPARE(modeOf("stacks/shop/.env"), 0600);
        QVERIFY(!folder.pending(record.id)->previous);
        QVERIFY(folder.pending(record.id)->folderWasNew);
        QCOMPARE(folder.pending(record.id)->volumesBefore, (std::vector<std::string>{"shop_data"}));
        QCOMPARE(folder.pending(record.id)->routedBefore.value(), routed);
        QCOMPARE(folder.pending(record.id)->imagesBefore, (std::map<std::string, std::string>{{"nginx:1", "sha256:1"}}));
        folder.keep(record);
        QVERIFY(!folder.pending(record.id));
        QCOMPARE(folder.list(), (std::vector<StackRecord>{record}));
        QCOMPARE(folder.read(record).size(), std::size_t(3));
    }

    void aNewStackThatIsDroppedIsGone()
    {
        const StackFolder folder = stacks();
        const StackRecord record = shop(folder, {"compose.yaml"});
        folder.begin(record, {{"compose.yaml", "one"}}, {});
        write("stacks/shop/data/made-by-a-container", "x");
        folder.putBack(record.id);
        folder.drop(record.id);
        QVERIFY(!QFileInfo::exists(QString::fromStdString(path("stacks/shop"))));
        QVERIFY(folder.list().empty());
        folder.drop(record.id);
    }

    void whatWasInTheFolderBeforeStaysWhenANewStackIsDropped()
    {
        const StackFolder folder = stacks();
        write("stacks/shop/data/of-old", "x");
        const StackRecord record = shop(folder, {"compose.yaml"});
        folder.begin(record, {{"compose.yaml", "one"}}, {});
        folder.drop(record.id);
        QCOMPARE(contentOf(path("stacks/shop/data/of-old")), QByteArray("x"));
        QCOMPARE(contentOf(path("stacks/shop/compose.yaml")), QByteArray("<gone>"));
    }

    void aChangeIsPutBackWholeHoweverOftenItIsTried()
    {
        const StackFolder folder = stacks();
        const StackRecord first = begun(folder);
        StackRecord next = shop(folder, {"compose.yaml", "new.conf"});
        next.revision = 1;
        folder.begin(next, {{"compose.yaml", "two"}, {"new.conf", "n"}}, {{}, {"v"}, {}, {}});
        QCOMPARE(contentOf(path("stacks/shop/compose.yaml")), QByteArray("two"));
        QCOMPARE(contentOf(path("stacks/shop/.env")), QByteArray("<gone>"));
        QCOMPARE(refusal([&] { folder.begin(next, {}, {}); })->reason(), std::string("stack_unsettled"));
        // Another process takes it up.
        const StackFolder again = stacks();
        for (int i = 0; i < 2; ++i) {
            again.putBack(first.id);
            QCOMPARE(contentOf(path("stacks/shop/compose.yaml")), QByteArray("one"));
            QCOMPARE(contentOf(path("stacks/shop/.env")), QByteArray("A=1"));
            QCOMPARE(contentOf(path("stacks/shop/new.conf")), QByteArray("<gone>"));
            QCOMPARE(again.list(), (std::vector<StackRecord>{first}));
        }
        again.drop(first.id);
        QVERIFY(!again.pending(first.id));
    }

    void theVersionBeforeTheOneInForceIsKept()
    {
        const StackFolder folder = stacks();
        begun(folder);
        const StackRecord next = shop(folder, {"compose.yaml"});
        folder.begin(next, {{"compose.yaml", "two"}}, {});
        folder.keep(next);
        QCOMPARE(contentOf(path("stacks/.wakedock/shop/before/1")), QByteArray("one"));
        QCOMPARE(contentOf(path("stacks/shop/compose.yaml")), QByteArray("two"));
    }

    void removalKeepsWhatContainersWrote()
    {
        const StackFolder folder = stacks();
        const StackRecord record = begun(folder);
        write("stacks/shop/data/file", "x");
        folder.remove(record);
        QCOMPARE(contentOf(path("stacks/shop/data/file")), QByteArray("x"));
        QCOMPARE(contentOf(path("stacks/shop/compose.yaml")), QByteArray("<gone>"));
        QVERIFY(folder.list().empty());
    }

    void linksAreNotFollowed()
    {
        const StackFolder folder = stacks();
        write("secret", "secret");
        const StackRecord record = begun(folder);
        QFile::remove(QString::fromStdString(path("stacks/shop/.env")));
        QVERIFY(QFile::link(QString::fromStdString(path("secret")), QString::fromStdString(path("stacks/shop/.env"))));
        QCOMPARE(folder.read(record).size(), std::size_t(1));
        QVERIFY(QFile::link(QString::fromStdString(path("")), QString::fromStdString(path("stacks/shop/conf"))));
        StackRecord next = shop(folder, {"compose.yaml", ".env", "conf/secret"});
        const auto refused = refusal(
            [&] { folder.begin(next, {{"compose.yaml", "two"}, {".env", "A=2"}, {"conf/secret", "overwritten"}}, {}); });
        QCOMPARE(refused->reason(), std::string("stack_files_failed"));
        QCOMPARE(contentOf(path("secret")), QByteArray("secret"));
        folder.putBack(record.id);
        QCOMPARE(contentOf(path("stacks/shop/compose.yaml")), QByteArray("one"));
    }

    void aComposeFileThatIsGoneIsSaid()
    {
        const StackFolder folder = stacks();
        const StackRecord record = begun(folder);
        QFile::remove(QString::fromStdString(path("stacks/shop/compose.yaml")));
        QCOMPARE(refusal([&] { static_cast<void>(folder.read(record)); })->reason(), std::string("stack_files_missing"));
        write("stacks/shop/compose.yaml", std::string(core::MostStackBytes + 1, 'x'));
        QCOMPARE(refusal([&] { static_cast<void>(folder.read(record)); })->code(), ErrorCode::TooLarge);
    }

    void anAdoptedStackStaysWhereItIsAndKeepsItsRights()
    {
        const StackFolder folder = stacks();
        write("elsewhere/docker-compose.yml", "theirs");
        write("apart/more.yml", "more");
        QFile(QString::fromStdString(path("elsewhere/docker-compose.yml")))
            .setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
        StackRecord record = shop(folder, {"docker-compose.yml", path("apart/more.yml")});
        record.composeFiles = record.files;
        record.adopted = true;
        record.directory = path("elsewhere");
        folder.save(record);
        QCOMPARE(folder.read(record).size(), std::size_t(2));
        StackRecord next = record;
        next.files = next.composeFiles = {"docker-compose.yml"};
        folder.begin(next, {{"docker-compose.yml", "ours"}}, {});
        QCOMPARE(modeOf("elsewhere/docker-compose.yml"), 0644);
        QCOMPARE(contentOf(path("apart/more.yml")), QByteArray("more"));
        folder.putBack(record.id);
        folder.drop(record.id);
        QCOMPARE(contentOf(path("elsewhere/docker-compose.yml")), QByteArray("theirs"));
        folder.remove(record);
        QCOMPARE(contentOf(path("elsewhere/docker-compose.yml")), QByteArray("theirs"));
    }

    void whatIsNoRecordIsPassedOver()
    {
        const StackFolder folder = stacks();
        begun(folder);
        write("stacks/.wakedock/odd/record.json", "{");
        write("stacks/.wakedock/other/record.json", R"({"id": "../x"})");
        QCOMPARE(folder.list().size(), std::size_t(1));
    }

private:
    [[nodiscard]] StackFolder stacks() const { return StackFolder(m_data->path().toStdString()); }
    [[nodiscard]] std::string path(const std::string &name) const { return m_data->path().toStdString() + "/" + name; }
    [[nodiscard]] int modeOf(const std::string &name) const
    {
        const auto permissions = QFileInfo(QString::fromStdString(path(name))).permissions();
        int mode = 0;
        for (const int bit : {QFile::ReadOwner, QFile::WriteOwner, QFile::ExeOwner, QFile::ReadGroup, QFile::WriteGroup,
                              QFile::ExeGroup, QFile::ReadOther, QFile::WriteOther, QFile::ExeOther}) {
            mode = mode * 2 + ((static_cast<int>(permissions) & bit) != 0 ? 1 : 0);
        }
        return mode;
    }
    void write(const std::string &name, const std::string &content) const
    {
        const QString whole = QString::fromStdString(path(name));
        QDir().mkpath(QFileInfo(whole).path());
        QFile file(whole);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content.data(), static_cast<qint64>(content.size()));
    }
    /// In force with two files.
    static StackRecord begun(const StackFolder &folder)
    {
        StackRecord record = shop(folder, {".env", "compose.yaml"});
        folder.begin(record, {{"compose.yaml", "one"}, {".env", "A=1"}}, {});
        record.revision = 1;
        folder.keep(record);
        return record;
    }

    std::unique_ptr<QTemporaryDir> m_data;
};

WAKEDOCK_TEST(TestStackFolder)
#include "test_stack_folder.moc"
