#include "program_under_test.h"
#include "tests/integration/docker/own_program.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace wakedock::tests;

namespace {

/// A disk of so many megabytes, in memory.
class SmallDisk
{
public:
    explicit SmallDisk(int megabytes)
    {
        m_isThere = QProcess::execute(QStringLiteral("mount"),
                                      {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                                       QStringLiteral("size=%1m").arg(megabytes), QStringLiteral("tmpfs"), m_folder.path()})
            == 0;
    }
    ~SmallDisk() { QProcess::execute(QStringLiteral("umount"), {QStringLiteral("-l"), m_folder.path()}); }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    [[nodiscard]] bool isThere() const { return m_isThere; }
    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    bool m_isThere = false;
};

QJsonObject imageCalled(const std::string &name)
{
    return {{QStringLiteral("image"), QString::fromStdString(name)}};
}

} // namespace

/// An engine whose disk fills up while an image is pulled.
class TestFullDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFullDiskIsSaidWithItsRemedyAndEverythingStaysUsable()
    {
        TestImages::ensure();
        const OwnRegistry registry;
        const QTemporaryDir folder;
        QFile content(folder.filePath(QStringLiteral("content")));
        QFile random(QStringLiteral("/dev/urandom"));
        QVERIFY(random.open(QIODevice::ReadOnly) && content.open(QIODevice::WriteOnly));
        QVERIFY(content.write(random.read(60 * 1000 * 1000)) == 60 * 1000 * 1000);
        content.close();
        QFile recipe(folder.filePath(QStringLiteral("Dockerfile")));
        QVERIFY(recipe.open(QIODevice::WriteOnly) && recipe.write("FROM scratch\nCOPY content /content\n") > 0);
        recipe.close();
        runDocker({"build", "-q", "-t", "wakedock-test/too-big:1", folder.path().toStdString()});
        registry.publish("wakedock-test/too-big:1", "team/too-big:1");
        runDocker({"rmi", "wakedock-test/too-big:1"});
        registry.publish(TestImages::Mute, "team/small:1");

        const SmallDisk disk(48);
        QVERIFY(disk.isThere());
        OwnEngineWish wish;
        wish.dataRoot = disk.path();
        wish.options = {QStringLiteral("--storage-driver=vfs")};
        wish.sharesNetwork = true;
        OwnDockerd engine(wish);
        engine.start();
        ProgramUnderTest program(QString::fromStdString(engine.url()));
        QVERIFY2(program.start(), qPrintable(program.output()));

        const auto full = program.post(QStringLiteral("/images/pull"), imageCalled(registry.reference("team/too-big:1")));
        QCOMPARE(full.status, 502);
        QCOMPARE(full.json.value(QStringLiteral("code")).toString(), QStringLiteral("engine_disk_full"));
        QVERIFY2(full.body.contains("no space left on device") && full.body.contains("Free space"), full.body.constData());
        const auto small = program.post(QStringLiteral("/images/pull"), imageCalled(registry.reference("team/small:1")));
        QVERIFY2(small.status == 200, small.body.constData());
        QVERIFY(waitUntil(
            [&] { return program.get(QStringLiteral("/images")).json.value(QStringLiteral("total")).toInt() == 1; }));
        QCOMPARE(program.get(QStringLiteral("/system/health")).status, 200);
    }
};

WAKEDOCK_TEST(TestFullDisk)
#include "test_full_disk.moc"
