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

/// A second engine of this machine, at a socket of its own.
class TestSecondSocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        TestImages::ensure();
        OwnEngineWish wish;
        wish.sharesNetwork = true;
        m_engine = std::make_unique<OwnDockerd>(wish);
        m_engine->start();
        const QTemporaryDir folder;
        const std::string file = folder.filePath(QStringLiteral("web.tar")).toStdString();
        runDocker({"save", "-o", file, TestImages::Web});
        runDocker({"load", "-i", file}, m_engine->url());
        m_program = std::make_unique<ProgramUnderTest>();
        // The local engine pins addresses; the second one must not make a network with the same ones.
        m_program->set(QStringLiteral("WAKEDOCK_DOCKER__ADDRESSING"), QStringLiteral("network"));
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
    }
    void cleanupTestCase()
    {
        m_program.reset();
        m_engine.reset();
    }

    void aServiceThereIsReachedOnAPortOfLoopback()
    {
        const Answer added = m_program->post(QStringLiteral("/hosts"),
                                             {{QStringLiteral("name"), QStringLiteral("second")},
                                              {QStringLiteral("url"), QString::fromStdString(m_engine->url())}});
        QVERIFY2(added.status == 201, added.body.constData());
        const QString host = valueOf(added, "id");
        QVERIFY(waitUntil([&] {
            return valueOf(m_program->get(QStringLiteral("/hosts/") + host), "availability") == QStringLiteral("available");
        }));
        const Answer made = m_program->post(QStringLiteral("/services"),
                                            {{QStringLiteral("name"), QStringLiteral("e2e-second")},
                                             {QStringLiteral("host_id"), host},
                                             {QStringLiteral("image"), QLatin1String(TestImages::Web)},
                                             {QStringLiteral("domain"), QStringLiteral("second.localhost")}});
        QVERIFY2(made.status == 201, made.body.constData());
        QVERIFY(m_program->visit(QStringLiteral("second.localhost")).body.contains("hello from web 1"));
        const auto ports = runDocker({"ps", "--format", "{{.Ports}}"}, m_engine->url());
        QVERIFY2(ports.starts_with("127.0.0.1:"), ports.c_str());
        QCOMPARE(runDocker({"network", "ls", "-q", "--filter", "name=^wakedock$"}, m_engine->url()), std::string());
        QCOMPARE(m_program->post(QStringLiteral("/services/e2e-second/redeploy")).status, 200);
        QVERIFY(m_program->visit(QStringLiteral("second.localhost")).body.contains("hello from web 1"));
        QCOMPARE(m_program->remove(QStringLiteral("/services/e2e-second")).status, 204);
        QCOMPARE(runDocker({"ps", "-aq"}, m_engine->url()), std::string());
    }

private:
    std::unique_ptr<OwnDockerd> m_engine;
    std::unique_ptr<ProgramUnderTest> m_program;
};

WAKEDOCK_TEST(TestSecondSocket)
#include "test_second_socket.moc"
