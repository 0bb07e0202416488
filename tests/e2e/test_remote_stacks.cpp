#include "remote_world.h"
#include "steady_load.h"
#include "tests/integration/docker/own_sshd.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <memory>

using namespace wakedock::tests;

namespace {

constexpr const char *farStackDomain = "far-stack.localhost";

QJsonObject farStack(const QString &name, const char *image, const QString &host = {})
{
    const QByteArray yaml = "services:\n  web:\n    image: " + QByteArray(image)
        + "\n    labels: {wakedock.domain: " + farStackDomain
        + "}\n    depends_on: [db]\n  db: {image: 'wakedock-test/mute:1', volumes: ['data:/data']}\nvolumes: {data: {}}\n";
    QJsonObject body{{QStringLiteral("files"),
                      QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("compose.yaml")},
                                             {QStringLiteral("content"), QString::fromUtf8(yaml)}}}}};
    if (!host.isEmpty()) {
        body.insert(QStringLiteral("name"), name);
        body.insert(QStringLiteral("host_id"), host);
    }
    return body;
}

} // namespace

/// Compose stacks on another machine, with Debian's docker-compose here, over TLS and over ssh.
class TestRemoteStacks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_world = std::make_unique<RemoteWorld>();
        // The engine's ssh door is on loopback here; what it publishes is reached at the other machine's address.
        m_sshd = std::make_unique<OwnSshd>(QStringLiteral("DOCKER_HOST=") + QString::fromStdString(m_world->far.socket()));
        useSshConfiguration();
        QVERIFY(m_world->program.stopCleanly());
        QVERIFY2(m_world->program.start(), qPrintable(m_world->program.output()));
        const Answer added = m_world->program.post(QStringLiteral("/hosts"),
                                                   {{QStringLiteral("name"), QStringLiteral("attic-by-ssh")},
                                                    {QStringLiteral("url"), QString::fromStdString(m_sshd->url())},
                                                    {QStringLiteral("service_address"), m_world->far.address()}});
        QVERIFY2(added.status == 201, added.body.constData());
        m_ssh = textOf(added, "id");
        QVERIFY(m_world->hostBecomes("available"));
        Answer tried;
        QVERIFY2(waitUntil([&] {
                     tried = m_world->program.get(QStringLiteral("/hosts/") + m_ssh);
                     return textOf(tried, "availability") == QStringLiteral("available");
                 }),
                 tried.body.constData());
    }
    void cleanupTestCase()
    {
        m_world.reset();
        m_sshd.reset();
    }

    void aStackIsBroughtUpRoutedChangedTakenDownAndRemoved_data()
    {
        QTest::addColumn<bool>("bySsh");
        QTest::newRow("over TLS") << false;
        QTest::newRow("over ssh") << true;
    }

    void aStackIsBroughtUpRoutedChangedTakenDownAndRemoved()
    {
        QFETCH(const bool, bySsh);
        auto &program = m_world->program;
        const QString host = bySsh ? m_ssh : m_world->host;
        const QString name = bySsh ? QStringLiteral("e2e-by-ssh") : QStringLiteral("e2e-by-tls");
        const Answer up = program.post(QStringLiteral("/stacks"), farStack(name, TestImages::Web, host));
        QVERIFY2(up.status == 201, up.body.constData());
        QCOMPARE(textOf(up, "status"), QStringLiteral("running"));
        QCOMPARE(m_world->farContainers().size(), 2);
        QVERIFY(program.visit(QLatin1String(farStackDomain)).body.contains("hello from web 1"));

        const QString path = QStringLiteral("/stacks/") + textOf(up, "id");
        SteadyLoad load(program.httpPort(), QLatin1String(farStackDomain));
        const Answer changed = program.put(path, farStack(name, TestImages::Web2));
        QVERIFY2(changed.status == 200, changed.body.constData());
        QVERIFY(program.visit(QLatin1String(farStackDomain)).body.contains("hello from web 2"));
        const auto outcome = load.end();
        QCOMPARE(outcome.notOk, 0);
        QCOMPARE(outcome.broken, 0);
        QVERIFY(outcome.requests > 0);

        const Answer down = program.post(path + QStringLiteral("/down"));
        QVERIFY2(down.status == 200, down.body.constData());
        QCOMPARE(m_world->farContainers(), QStringList());
        const Answer again = program.post(path + QStringLiteral("/up"));
        QVERIFY2(again.status == 200, again.body.constData());
        QVERIFY(program.visit(QLatin1String(farStackDomain)).body.contains("hello from web 2"));

        const Answer removed = program.remove(path + QStringLiteral("?volumes=") + name + QStringLiteral("_data"));
        QVERIFY2(removed.status == 204, removed.body.constData());
        QCOMPARE(m_world->farContainers(), QStringList());
        QCOMPARE(runDocker({"volume", "ls", "-q"}, m_world->far.socket()), std::string());
        QCOMPARE(runDocker({"network", "ls", "-q", "--filter", "label=com.docker.compose.project"}, m_world->far.socket()),
                 std::string());
    }

    void aReservedPortThatSomebodyHasThereIsPassedOver()
    {
        auto &program = m_world->program;
        const std::string far = m_world->far.socket();
        const Answer up =
            program.post(QStringLiteral("/stacks"), farStack(QStringLiteral("e2e-taken"), TestImages::Web, m_world->host));
        QVERIFY2(up.status == 201, up.body.constData());
        const std::string taken =
            m_world->far.address().toStdString() + ":" + std::to_string(m_world->reservedPort("e2e-taken-web"));
        const auto occupant = runDocker({"run", "-d", "-p", taken + ":80", TestImages::Mute}, far);
        const QString path = QStringLiteral("/stacks/") + textOf(up, "id");
        const Answer changed = program.put(path, farStack({}, TestImages::Web2));
        QVERIFY2(changed.status == 200, changed.body.constData());
        QVERIFY(program.visit(QLatin1String(farStackDomain)).body.contains("hello from web 2"));
        runDocker({"rm", "-f", occupant}, far);
        QCOMPARE(m_world->farContainers().size(), 2);
        const std::string published = runDocker({"ps", "--format", "{{.Ports}}"}, far);
        QVERIFY2(published.find("->80/tcp") != std::string::npos && published.find(taken + "->") == std::string::npos,
                 published.c_str());
        QCOMPARE(program.remove(path + QStringLiteral("?volumes=e2e-taken_data")).status, 204);
    }

    void aStackWhoseFilesLieThereIsNotAdopted()
    {
        const std::string label = "com.docker.compose.";
        const auto container = runDocker({"run", "-d", "--label", label + "project=byhand", "--label", label + "service=web",
                                          "--label", label + "project.working_dir=/srv/byhand", "--label",
                                          label + "project.config_files=compose.yaml", TestImages::Mute},
                                         m_world->far.socket());
        const QString path = QStringLiteral("/stacks/byhand@") + m_world->host + QStringLiteral("/adopt");
        Answer adopted;
        waitUntil([&] {
            adopted = m_world->program.post(path);
            return adopted.status != 404; // the engine's event is under way
        });
        QCOMPARE(textOf(adopted, "code"), QStringLiteral("stack_files_elsewhere"));
        runDocker({"rm", "-f", container}, m_world->far.socket());
    }

private:
    /// The system's ssh is asked as always, with the test's keys.
    void useSshConfiguration()
    {
        const auto ssh = m_sshd->client();
        const QString wrapper = m_folder.filePath(QStringLiteral("ssh"));
        QFile file(wrapper);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\nexec /usr/bin/ssh -F " + QByteArray::fromStdString(ssh.arguments.at(1)) + " \"$@\"\n");
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        m_world->program.set(QStringLiteral("PATH"), m_folder.path() + QLatin1Char(':') + qEnvironmentVariable("PATH"));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<RemoteWorld> m_world;
    std::unique_ptr<OwnSshd> m_sshd;
    QString m_ssh;
};

WAKEDOCK_TEST(TestRemoteStacks)
#include "test_remote_stacks.moc"
