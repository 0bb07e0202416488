#include "tests/integration/docker/objects_world.h"
#include "tests/integration/docker/own_program.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QNetworkInterface>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

/// A web server with one page for everything. Like others, it hangs up at once on who speaks TLS to it.
class PageServer
{
public:
    explicit PageServer(const QByteArray &status)
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, status] {
            auto *peer = m_server.nextPendingConnection();
            QObject::connect(peer, &QTcpSocket::disconnected, peer, &QObject::deleteLater);
            QObject::connect(peer, &QTcpSocket::readyRead, peer, [peer, status] {
                const bool isHttp = peer->readAll().contains("HTTP/1.1");
                if (isHttp) {
                    peer->write(
                        "HTTP/1.1 " + status
                        + "\r\nContent-Type: text/html\r\nContent-Length: 15\r\nConnection: close\r\n\r\n<html>hi</html>");
                }
                peer->disconnectFromHost();
            });
        });
        m_server.listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(m_server.serverPort()); }

private:
    QTcpServer m_server;
};

} // namespace

/// Pulls with a login, and what a trial of a registry says is wrong with it, on the machine's engine.
class TestDockerRegistries : public QObject
{
    Q_OBJECT

    std::unique_ptr<ObjectsWorld> m_world;
    std::unique_ptr<OwnRegistry> m_closed;

    /// What is wrong, in one word; `fine` where nothing is.
    std::string trial(const std::string &address, const std::string &password = OwnRegistry::Password)
    {
        RegistryLogin login{address, "ada", Secret(password)};
        const auto error = awaitError(m_world->engines.tryLogin(ObjectsWorld::context(), localHost(), std::move(login)));
        if (!error) {
            return "fine";
        }
        const auto cause = error->context().find("cause");
        return cause == error->context().end() ? error->reason() + ": " + error->message() : cause->second;
    }
    std::optional<Error> pull(const std::string &reference)
    {
        return awaitError(m_world->engine().pullImage(ObjectsWorld::context(), reference, {}));
    }

private Q_SLOTS:
    void initTestCase()
    {
        TestImages::ensure();
        m_world = std::make_unique<ObjectsWorld>(docker::DefaultDockerHost);
        m_closed = std::make_unique<OwnRegistry>(OwnRegistry::Entry::WithPassword);
        m_closed->publish(TestImages::Web, "team/web:1");
    }
    void cleanupTestCase()
    {
        m_closed.reset();
        m_world.reset();
    }

    void aPrivateImageIsPulledByWhoIsSignedInOnly()
    {
        const auto reference = m_closed->reference("team/web:1");
        QCOMPARE(pull(reference)->reason(), std::string("registry_login_wanted"));
        m_world->engines.signIn({m_closed->address(), "ada", Secret("wrong oars")});
        QCOMPARE(pull(reference)->reason(), std::string("registry_login_refused"));
        QVERIFY(pull(reference)->message().find("wrong oars") == std::string::npos);
        m_world->engines.signIn({m_closed->address(), "ada", Secret(OwnRegistry::Password)});
        QVERIFY(!pull(reference).has_value());
        const auto image = await(m_world->door().inspectImage(ObjectsWorld::context(), reference));
        const auto digest = await(m_world->engines.digestOf(ObjectsWorld::context(), localHost(), reference));
        QCOMPARE(image.digests, std::vector<std::string>{m_closed->reference("team/web@") + digest});
        runDocker({"rmi", reference});
        await(m_world->door().pullLayers(ObjectsWorld::context(), reference, {}));
        runDocker({"rmi", reference});
        m_world->engines.signOut(m_closed->address());
        QCOMPARE(pull(reference)->reason(), std::string("registry_login_wanted"));
    }

    void theNameThePortAndTheLoginAreToldApart()
    {
        QCOMPARE(trial(m_closed->address()), std::string("fine"));
        QCOMPARE(trial(m_closed->address(), "wrong oars"), std::string("login_refused"));
        QCOMPARE(trial("127.0.0.1:" + std::to_string(freeLoopbackPort())), std::string("connection_refused"));
        QCOMPARE(trial("no-such-registry.invalid"), std::string("host_not_found"));
    }

    void aRegistryWithoutTlsBeyondLoopbackIsSaidAsThat()
    {
        const auto addresses = QNetworkInterface::interfaceFromName(QStringLiteral("docker0")).addressEntries();
        QVERIFY2(!addresses.isEmpty(), "the engine has no bridge of its own");
        const OwnRegistry plain(OwnRegistry::Entry::Open, addresses.first().ip().toString().toStdString());
        QCOMPARE(trial(plain.address()), std::string("tls_failed"));
    }

    void somethingElseThatAnswersIsNoRegistry()
    {
        const PageServer pages("200 OK");
        QCOMPARE(trial(pages.address()), std::string("not_a_registry"));
        const PageServer nothing("404 Not Found");
        QCOMPARE(trial(nothing.address()), std::string("not_a_registry"));
    }
};

WAKEDOCK_TEST(TestDockerRegistries)
#include "test_docker_registries.moc"
