#include "program_under_test.h"
#include "tests/integration/docker/cut_proxy.h"
#include "tests/integration/docker/own_program.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include "backend/shared/utils/uuid.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QTest>
#include <QUrl>

using namespace wakedock;
using namespace wakedock::tests;

namespace {

constexpr qint64 Megabyte = 1000 * 1000;

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

/// An image of so many megabytes that do not compress, on the machine's engine.
void makeBigImage(const std::string &name, int megabytes)
{
    const QTemporaryDir folder;
    QFile random(QStringLiteral("/dev/urandom"));
    QFile content(folder.filePath(QStringLiteral("content")));
    QFile recipe(folder.filePath(QStringLiteral("Dockerfile")));
    const bool isWritten = random.open(QIODevice::ReadOnly) && content.open(QIODevice::WriteOnly)
        && content.write(random.read(megabytes * Megabyte)) == megabytes * Megabyte && recipe.open(QIODevice::WriteOnly)
        && recipe.write("FROM scratch\nCOPY content /content\n") > 0;
    if (!isWritten) {
        throw std::runtime_error("no content for the big image");
    }
    content.close();
    recipe.close();
    runDocker({"build", "-q", "-t", name, folder.path().toStdString()});
}

QString codeOf(const Answer &answer)
{
    return QString::number(answer.status) + QLatin1Char(' ') + answer.json.value(QStringLiteral("code")).toString();
}

Answer pull(ProgramUnderTest &program, const std::string &image)
{
    return program.post(QStringLiteral("/images/pull"), {{QStringLiteral("image"), text(image)}});
}

/// Begins a pull and does not wait. @return the path of its operation
QString beginPull(ProgramUnderTest &program, const std::string &image)
{
    const auto begun =
        program.post(QStringLiteral("/images/pull"), {{QStringLiteral("image"), text(image)}}, "Prefer", "respond-async");
    return QStringLiteral("/operations/") + begun.json.value(QStringLiteral("id")).toString();
}

QString statusOf(ProgramUnderTest &program, const QString &operation)
{
    return program.get(operation).json.value(QStringLiteral("status")).toString();
}

QJsonObject loginFor(const OwnRegistry &registry, const char *password)
{
    return {{QStringLiteral("address"), text(registry.address())},
            {QStringLiteral("username"), QStringLiteral("ada")},
            {QStringLiteral("password"), QString::fromLatin1(password)}};
}

/// Files below a folder that hold these bytes.
QStringList filesWith(const QString &folder, const QByteArray &bytes)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes)) {
            found << file.fileName();
        }
    }
    return found;
}

} // namespace

/// Images from registries through the whole program: logins, and what goes wrong on the way.
class TestImagesOfRegistries : public QObject
{
    Q_OBJECT

    std::unique_ptr<OwnRegistry> m_registry;
    std::unique_ptr<OwnDockerd> m_engine;
    std::unique_ptr<ProgramUnderTest> m_program;

private Q_SLOTS:
    void initTestCase()
    {
        TestImages::ensure();
        makeBigImage("wakedock-test/big:1", 8);
        m_registry = std::make_unique<OwnRegistry>(OwnRegistry::Entry::WithPassword);
        m_registry->publish(TestImages::Web, "team/web:1");
        m_registry->publish("wakedock-test/big:1", "team/big:1");
        OwnEngineWish wish;
        wish.sharesNetwork = true;
        wish.options = {QStringLiteral("--max-download-attempts=1")};
        m_engine = std::make_unique<OwnDockerd>(wish);
        m_engine->start();
        m_program = std::make_unique<ProgramUnderTest>(text(m_engine->url()));
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
    }
    void cleanupTestCase()
    {
        m_program.reset();
        m_engine.reset();
        m_registry.reset();
        runDocker({"rmi", "wakedock-test/big:1"});
    }

    void aPrivateImageNeedsTheRightLoginAndThePasswordStaysHidden()
    {
        auto &program = *m_program;
        const auto image = m_registry->reference("team/web:1");
        QCOMPARE(codeOf(pull(program, image)), QStringLiteral("502 registry_login_wanted"));
        const auto wrong = program.post(QStringLiteral("/registries"), loginFor(*m_registry, "wrong oars"));
        QVERIFY2(wrong.status == 201, wrong.body.constData());
        const auto wrongPath = QStringLiteral("/registries/") + wrong.json.value(QStringLiteral("id")).toString();
        const auto tried = program.post(wrongPath + QStringLiteral("/test")).json;
        QCOMPARE(tried.value(QStringLiteral("problem")).toObject().value(QStringLiteral("code")).toString(),
                 QStringLiteral("login_refused"));
        QCOMPARE(codeOf(pull(program, image)), QStringLiteral("502 registry_login_refused"));
        QCOMPARE(program.remove(wrongPath).status, 204);
        const auto right = program.post(QStringLiteral("/registries"), loginFor(*m_registry, OwnRegistry::Password));
        const auto path = QStringLiteral("/registries/") + right.json.value(QStringLiteral("id")).toString();
        QVERIFY(program.post(path + QStringLiteral("/test")).json.value(QStringLiteral("ok")).toBool());
        const auto pulled = pull(program, image);
        QVERIFY2(pulled.status == 200, pulled.body.constData());
        QCOMPARE(pulled.json.value(QStringLiteral("tags")).toArray().at(0).toString(), text(image));
        QCOMPARE(filesWith(program.dataDirectory(), OwnRegistry::Password), QStringList());
        QVERIFY(!program.output().contains(QString::fromLatin1(OwnRegistry::Password)));
        QVERIFY(!program.get(path).body.contains("oars"));
    }

    void afterAStartTheLoginStillHolds()
    {
        QVERIFY(m_program->stopCleanly());
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
        const auto image = m_registry->reference("team/web:1");
        const auto path = QStringLiteral("/images/") + QString::fromLatin1(QUrl::toPercentEncoding(text(image)));
        QCOMPARE(m_program->remove(path).status, 204);
        QCOMPARE(pull(*m_program, image).status, 200);
    }

    void aNewerImageIsNoticedAndThePullMakesItCurrent()
    {
        const auto name = "team/news:" + randomHex(3);
        const auto image = m_registry->reference(name);
        m_registry->publish(TestImages::Web, name);
        QCOMPARE(pull(*m_program, image).status, 200);
        m_registry->publish(TestImages::Web2, name);
        const QJsonObject asked{{QStringLiteral("images"), QJsonArray{text(image)}}};
        const auto stateNow = [&] {
            const auto items = m_program->post(QStringLiteral("/images/check"), asked).json.value(QStringLiteral("items"));
            return items.toArray().at(0).toObject().value(QStringLiteral("state")).toString();
        };
        QCOMPARE(stateNow(), QStringLiteral("available"));
        QCOMPARE(pull(*m_program, image).status, 200);
        QVERIFY(waitUntil([&] { return stateNow() == QStringLiteral("current"); }));
    }

    void aConnectionThatBreaksInMidPullLeavesNothingAndTheNextPullSucceeds()
    {
        CutProxy proxy(m_registry->port());
        const auto image = proxy.address() + "/team/big:1";
        QCOMPARE(m_program
                     ->post(QStringLiteral("/registries"),
                            {{QStringLiteral("address"), text(proxy.address())},
                             {QStringLiteral("username"), QStringLiteral("ada")},
                             {QStringLiteral("password"), QString::fromLatin1(OwnRegistry::Password)}})
                     .status,
                 201);
        proxy.cutAfter(2 * Megabyte);
        const auto broken = pull(*m_program, image);
        QVERIFY2(broken.status == 502, broken.body.constData());
        QCOMPARE(codeOf(broken), QStringLiteral("502 registry_failed"));
        QVERIFY(broken.json.value(QStringLiteral("detail")).toString().contains(text(image)));
        QVERIFY(proxy.isReached());
        QCOMPARE(runDocker({"images", "-q", image}, m_engine->url()), std::string());
        proxy.heal();
        const auto healed = pull(*m_program, image);
        QVERIFY2(healed.status == 200, healed.body.constData());
        runDocker({"rmi", image}, m_engine->url());
    }

    void aCancelledPullEndsAtTheRegistryToo()
    {
        CutProxy proxy(m_registry->port());
        const auto image = proxy.address() + "/team/big:1";
        m_program->post(QStringLiteral("/registries"),
                        {{QStringLiteral("address"), text(proxy.address())},
                         {QStringLiteral("username"), QStringLiteral("ada")},
                         {QStringLiteral("password"), QString::fromLatin1(OwnRegistry::Password)}});
        proxy.stallAfter(2 * Megabyte);
        const auto operation = beginPull(*m_program, image);
        QVERIFY(waitUntil([&] { return proxy.isReached(); }));
        const auto layer = [&] {
            const auto steps = m_program->get(operation).json.value(QStringLiteral("steps")).toArray();
            return steps.size() > 1 ? steps.at(1).toObject() : QJsonObject();
        };
        QVERIFY(waitUntil([&] { return layer().value(QStringLiteral("status")).toString() == QStringLiteral("running"); }));
        QVERIFY2(layer().value(QStringLiteral("name")).toString().startsWith(QStringLiteral("layer ")),
                 m_program->get(operation).body.constData());
        QCOMPARE(m_program->remove(operation).status, 202);
        QVERIFY(waitUntil([&] { return statusOf(*m_program, operation) == QStringLiteral("cancelled"); }));
        QVERIFY2(waitUntil([&] { return proxy.openConnections() == 0; }), "the engine went on pulling");
        QCOMPARE(runDocker({"images", "-q", image}, m_engine->url()), std::string());
    }

    void aPullThatAKillInterruptedIsClosedAtTheNextStart()
    {
        CutProxy proxy(m_registry->port());
        const auto image = proxy.address() + "/team/big:1";
        m_program->post(QStringLiteral("/registries"),
                        {{QStringLiteral("address"), text(proxy.address())},
                         {QStringLiteral("username"), QStringLiteral("ada")},
                         {QStringLiteral("password"), QString::fromLatin1(OwnRegistry::Password)}});
        proxy.stallAfter(2 * Megabyte);
        const auto operation = beginPull(*m_program, image);
        QVERIFY(waitUntil([&] { return proxy.isReached(); }));
        m_program->killHard();
        QVERIFY2(waitUntil([&] { return proxy.openConnections() == 0; }), "the engine went on pulling");
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
        QCOMPARE(statusOf(*m_program, operation), QStringLiteral("undone"));
        proxy.heal();
        QCOMPARE(pull(*m_program, image).status, 200);
    }

    void aServiceIsDeployedFromAPrivateImage()
    {
        const auto name = "team/deployed:" + randomHex(3);
        m_registry->publish(TestImages::Web, name);
        const auto made = m_program->post(QStringLiteral("/services"),
                                          {{QStringLiteral("name"), QStringLiteral("e2e-private")},
                                           {QStringLiteral("image"), text(m_registry->reference(name))}});
        QVERIFY2(made.status == 201, made.body.constData());
    }

    void aStackIsBuiltOnAPrivateImageByTheComposeProgram()
    {
        const auto name = "team/base:" + randomHex(3);
        m_registry->publish(TestImages::Web, name);
        const auto base = text(m_registry->reference(name));
        const auto file = [](const char *called, const QString &content) {
            return QJsonObject{{QStringLiteral("name"), QString::fromLatin1(called)}, {QStringLiteral("content"), content}};
        };
        const QJsonArray files{file("compose.yaml", QStringLiteral("services: {web: {build: .}}\n")),
                               file("Dockerfile", QStringLiteral("FROM ") + base + QLatin1Char('\n'))};
        const auto made = m_program->post(
            QStringLiteral("/stacks"),
            {{QStringLiteral("name"), QStringLiteral("e2e-private-build")}, {QStringLiteral("files"), files}});
        QVERIFY2(made.status == 201, made.body.constData());
        // Nothing of the login is left, neither there nor in what it wrote.
        const auto folder = m_program->runDirectory() + QStringLiteral("/compose-logins");
        QVERIFY(QDir(folder).exists() && QDir(folder).isEmpty());
        QVERIFY(!m_program->output().contains(QString::fromLatin1(OwnRegistry::Password)));
        QCOMPARE(m_program->remove(QStringLiteral("/stacks/e2e-private-build")).status, 204);
    }
};

WAKEDOCK_TEST(TestImagesOfRegistries)
#include "test_images_of_registries.moc"
