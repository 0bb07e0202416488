#include "program_under_test.h"
#include "steady_load.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using namespace wakedock::tests;

namespace {

constexpr int redeployments = 20;
constexpr int redeploymentsALoad = 10;
constexpr qint64 fewestRequests = 100'000;

/// Answers every upgrade with a stream that says something five times a second, and every other request with 200.
constexpr const char *talkScript =
    "cat > /talk <<'END'\n"
    "#!/bin/sh\n"
    "up=\n"
    "while read -r line; do line=${line%?}; [ -z \"$line\" ] && break; case \"$line\" in [Uu]pgrade:*) up=1;; esac; done\n"
    "if [ -z \"$up\" ]; then printf 'HTTP/1.0 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n'; exit; fi\n"
    "printf 'HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\n\\r\\n'\n"
    "while echo tick; do sleep 0.2; done\n"
    "END\n"
    "chmod +x /talk; trap 'exit 0' TERM; nc -ll -p 80 -e /talk & wait $!\n";

QJsonArray shell(const QString &script)
{
    return {QStringLiteral("sh"), QStringLiteral("-c"), script};
}

QJsonObject service(const QString &name, const QString &domain, const char *image = TestImages::Web)
{
    return {{QStringLiteral("name"), name},
            {QStringLiteral("image"), QString::fromLatin1(image)},
            {QStringLiteral("domain"), domain}};
}

QJsonObject withImage(const QString &image)
{
    return {{QStringLiteral("image"), image}};
}

/// The images' own server takes a process for each request; this one answers fast enough for a hundred thousand.
QJsonObject quickService(const QString &name, const QString &domain)
{
    QJsonObject body = service(name, domain);
    body.insert(QStringLiteral("command"), shell(QStringLiteral("exec /usr/bin/caddy respond --listen :80 \"$TEXT\"")));
    QJsonArray volumes;
    for (const char *folder : {"/usr", "/lib", "/lib64"}) {
        volumes.append(QJsonObject{{QStringLiteral("type"), QStringLiteral("bind")},
                                   {QStringLiteral("source"), QLatin1String(folder)},
                                   {QStringLiteral("target"), QLatin1String(folder)},
                                   {QStringLiteral("read_only"), true}});
    }
    body.insert(QStringLiteral("volumes"), volumes);
    return body;
}

QString textAt(const Answer &answer, const char *key)
{
    return answer.json.value(QLatin1String(key)).toString();
}

} // namespace

/// What visitors notice of a new version: nothing, or what the plan said.
class TestRedeploy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        TestImages::ensure();
        m_program = std::make_unique<ProgramUnderTest>();
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
    }
    void cleanupTestCase() { m_program.reset(); }

    void overTwentyRedeploymentsNoRequestFailsAndNoWebSocketOfAnotherServiceCloses()
    {
        const QString domain = QStringLiteral("load.localhost");
        make(quickService(QStringLiteral("e2e-load"), domain));
        QJsonObject talk = service(QStringLiteral("e2e-talk"), QStringLiteral("talk.localhost"));
        talk.insert(QStringLiteral("command"), shell(QString::fromLatin1(talkScript)));
        make(talk);
        QTcpSocket stream;
        openStream(stream, "talk.localhost");

        // A slow machine needs more redeployments than twenty for as many requests.
        qint64 requests = 0;
        for (int done = 0; done < redeployments || requests < fewestRequests; done += redeploymentsALoad) {
            SteadyLoad load(m_program->httpPort(), domain);
            for (int round = 0; round < redeploymentsALoad; ++round) {
                redeployTo(round % 2 == 0 ? TestImages::Web2 : TestImages::Web,
                           round % 2 == 0 ? "hello from web 2" : "hello from web 1", domain);
                QCOMPARE(stream.state(), QAbstractSocket::ConnectedState);
            }
            QVERIFY(load.isRunning());
            const auto outcome = load.end();
            qInfo("%s", qPrintable(outcome.report));
            QCOMPARE(outcome.notOk, 0);
            QCOMPARE(outcome.broken, 0);
            QVERIFY(outcome.requests > 0);
            requests += outcome.requests;
        }
        stream.readAll();
        QVERIFY(waitUntil([&stream] { return stream.readAll().contains("tick"); }));
        QCOMPARE(m_program->remove(QStringLiteral("/services/e2e-load")).status, 204);
        QCOMPARE(m_program->remove(QStringLiteral("/services/e2e-talk")).status, 204);
    }

    void thePlanOfAFixedHostPortSaysRecreateAndTheOldOneComesBackWhenTheNewOneFails()
    {
        QJsonObject fixed = service(QStringLiteral("e2e-fixed"), QStringLiteral("fixed.localhost"));
        fixed.insert(QStringLiteral("ports"),
                     QJsonArray{QJsonObject{{QStringLiteral("host_port"), 29997}, {QStringLiteral("container_port"), 80}}});
        make(fixed);
        const QStringList before = m_program->containers().filter(QStringLiteral("e2e-fixed"));
        const Answer plan = m_program->get(QStringLiteral("/services/e2e-fixed/plan"));
        QVERIFY2(plan.status == 200, plan.body.constData());
        QCOMPARE(textAt(plan, "mode"), QStringLiteral("recreate"));
        QVERIFY(plan.json.value(QStringLiteral("downtime_seconds")).toInt() > 0);
        QCOMPARE(plan.json.value(QStringLiteral("containers")).toObject().value(QStringLiteral("removed")).toArray(),
                 QJsonArray::fromStringList(before));
        QCOMPARE(m_program->containers().filter(QStringLiteral("e2e-fixed")), before);

        const Answer failed =
            m_program->patch(QStringLiteral("/services/e2e-fixed"), withImage(QLatin1String(TestImages::Crash)));
        QVERIFY2(failed.status == 502, failed.body.constData());
        QCOMPARE(m_program->containers().filter(QStringLiteral("e2e-fixed")), before);
        const Answer page = m_program->visitUntil(QStringLiteral("fixed.localhost"),
                                                  [](const Answer &answer) { return answer.status == 200; });
        QVERIFY(page.body.contains("hello from web 1"));
        QVERIFY(m_program->fetch(QStringLiteral("http://127.0.0.1:29997/")).body.contains("hello from web 1"));
        QCOMPARE(textAt(m_program->get(QStringLiteral("/services/e2e-fixed")), "image"), QLatin1String(TestImages::Web));
        QCOMPARE(m_program->remove(QStringLiteral("/services/e2e-fixed")).status, 204);
    }

    void aRollbackBringsTheVeryImageBackAlthoughItsTagMovedOn()
    {
        const std::string moving = "wakedock-test/moving:1";
        runDocker({"tag", TestImages::Web, moving});
        const QString domain = QStringLiteral("moving.localhost");
        make(service(QStringLiteral("e2e-moving"), domain, moving.c_str()));
        runDocker({"tag", TestImages::Web2, moving});
        const Answer plan = m_program->get(QStringLiteral("/services/e2e-moving/plan"));
        QVERIFY2(plan.body.contains("names another image now"), plan.body.constData());
        QCOMPARE(m_program->post(QStringLiteral("/services/e2e-moving/redeploy")).status, 200);
        QVERIFY(m_program->visit(domain).body.contains("hello from web 2"));

        const Answer back =
            m_program->post(QStringLiteral("/services/e2e-moving/rollback"), {{QStringLiteral("revision"), 1}});
        QVERIFY2(back.status == 200, back.body.constData());
        QCOMPARE(back.json.value(QStringLiteral("revision")).toInt(), 3);
        QVERIFY(m_program->visit(domain).body.contains("hello from web 1"));
        const Answer revisions = m_program->get(QStringLiteral("/services/e2e-moving/revisions"));
        const auto items = revisions.json.value(QStringLiteral("items")).toArray();
        QCOMPARE(items.size(), 3);
        QVERIFY(items.at(0).toObject().value(QStringLiteral("in_force")).toBool());
        QCOMPARE(items.at(0).toObject().value(QStringLiteral("digest")),
                 items.at(2).toObject().value(QStringLiteral("digest")));
        QCOMPARE(m_program->remove(QStringLiteral("/services/e2e-moving")).status, 204);
        runDocker({"rmi", moving});
    }

private:
    void redeployTo(const char *image, const char *text, const QString &domain)
    {
        const Answer changed = m_program->patch(QStringLiteral("/services/e2e-load"), withImage(QLatin1String(image)));
        QVERIFY2(changed.status == 200, changed.body.constData());
        QVERIFY(m_program->visit(domain).body.contains(text));
    }

    void make(const QJsonObject &body)
    {
        const Answer made = m_program->post(QStringLiteral("/services"), body);
        QVERIFY2(made.status == 201, made.body.constData());
    }

    void openStream(QTcpSocket &stream, const QByteArray &host)
    {
        stream.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(m_program->httpPort()));
        QVERIFY(waitUntil([&stream] { return stream.state() == QAbstractSocket::ConnectedState; }));
        stream.write("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                     + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        QByteArray heard;
        QVERIFY2(waitUntil([&] {
                     heard += stream.readAll();
                     return heard.contains("tick");
                 }),
                 heard.constData());
        QVERIFY2(heard.startsWith("HTTP/1.1 101"), heard.constData());
    }

    std::unique_ptr<ProgramUnderTest> m_program;
};

WAKEDOCK_TEST(TestRedeploy)
#include "test_redeploy.moc"
