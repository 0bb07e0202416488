#include "own_podman.h"
#include "program_under_test.h"
#include "tests/integration/docker/own_program.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <memory>

using namespace wakedock::tests;

namespace {

QString valueOf(const Answer &answer, const char *key)
{
    return answer.json.value(QLatin1String(key)).toString();
}

} // namespace

/// Further engines of this machine, each at a socket of its own.
class TestSecondSocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        TestImages::ensure();
        OwnEngineWish wish;
        wish.sharesNetwork = true;
        m_docker = std::make_unique<OwnDockerd>(wish);
        m_docker->start();
        m_podman = std::make_unique<OwnPodman>();
        const QTemporaryDir folder;
        const std::string file = folder.filePath(QStringLiteral("web.tar")).toStdString();
        runDocker({"save", "-o", file, TestImages::Web});
        for (const std::string &url : {m_docker->url(), m_podman->url()}) {
            runDocker({"load", "-i", file}, url);
        }
        m_program = std::make_unique<ProgramUnderTest>();
        // The local engine pins addresses; the others must not make a network with the same ones.
        m_program->set(QStringLiteral("WAKEDOCK_DOCKER__ADDRESSING"), QStringLiteral("network"));
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
    }
    void cleanupTestCase()
    {
        m_program.reset();
        m_podman.reset();
        m_docker.reset();
    }

    void aServiceThereIsReachedOnAPortOfLoopback_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("url");
        QTest::newRow("Docker") << "second" << QString::fromStdString(m_docker->url());
        QTest::newRow("Podman") << "podman" << QString::fromStdString(m_podman->url());
    }

    void aServiceThereIsReachedOnAPortOfLoopback()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, url);
        const Answer added =
            m_program->post(QStringLiteral("/hosts"), {{QStringLiteral("name"), name}, {QStringLiteral("url"), url}});
        QVERIFY2(added.status == 201, added.body.constData());
        const QString host = valueOf(added, "id");
        QVERIFY(waitUntil([&] {
            return valueOf(m_program->get(QStringLiteral("/hosts/") + host), "availability") == QStringLiteral("available");
        }));
        const QString domain = name + QStringLiteral(".localhost");
        const QString service = QStringLiteral("e2e-") + name;
        const Answer made = m_program->post(QStringLiteral("/services"),
                                            {{QStringLiteral("name"), service},
                                             {QStringLiteral("host_id"), host},
                                             {QStringLiteral("image"), QLatin1String(TestImages::Web)},
                                             {QStringLiteral("domain"), domain}});
        QVERIFY2(made.status == 201, made.body.constData());
        QVERIFY(m_program->visit(domain).body.contains("hello from web 1"));
        const std::string engine = url.toStdString();
        const auto ports = runDocker({"ps", "--format", "{{.Ports}}"}, engine);
        QVERIFY2(ports.starts_with("127.0.0.1:"), ports.c_str());
        QCOMPARE(runDocker({"network", "ls", "-q", "--filter", "name=^wakedock$"}, engine), std::string());

        const QString path = QStringLiteral("/services/") + service;
        const Answer again = m_program->post(path + QStringLiteral("/redeploy"));
        QVERIFY2(again.status == 200, again.body.constData());
        QVERIFY(m_program->visit(domain).body.contains("hello from web 1"));
        const Answer stopped = m_program->post(path + QStringLiteral("/stop"));
        QVERIFY2(stopped.status == 200, stopped.body.constData());
        const Answer started = m_program->post(path + QStringLiteral("/start"));
        QVERIFY2(started.status == 200, started.body.constData());
        QVERIFY(m_program->visit(domain).body.contains("hello from web 1"));
        QCOMPARE(m_program->remove(path).status, 204);
        QCOMPARE(runDocker({"ps", "-aq"}, engine), std::string());
    }

private:
    std::unique_ptr<OwnDockerd> m_docker;
    std::unique_ptr<OwnPodman> m_podman;
    std::unique_ptr<ProgramUnderTest> m_program;
};

WAKEDOCK_TEST(TestSecondSocket)
#include "test_second_socket.moc"
