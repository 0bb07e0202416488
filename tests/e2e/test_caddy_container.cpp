#include "caddy_container.h"
#include "certified_program.h"
#include "program_under_test.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QTest>

using namespace wakedock::tests;

namespace {

bool isServed(const Answer &answer)
{
    return answer.body.contains("hello from web 1");
}

bool isToldToJoin(const QJsonObject &diagnosis, const QString &container)
{
    const QString remedy = QStringLiteral("docker network connect wakedock %1`").arg(container);
    for (const auto &finding : diagnosis.value(QStringLiteral("findings")).toArray()) {
        const QJsonObject one = finding.toObject();
        if (one.value(QStringLiteral("check")).toString() == QLatin1String("answer")
            && one.value(QStringLiteral("remedy")).toString().contains(remedy)) {
            return true;
        }
    }
    return false;
}

bool isTheOperators(const Answer &answer)
{
    return answer.body == "by hand";
}

} // namespace

/// Caddy in a container that its operator runs.
class TestCaddyContainer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { TestImages::ensure(); }
    void init()
    {
        m_program = std::make_unique<ProgramUnderTest>();
        m_caddy = std::make_unique<CaddyContainer>();
        m_program->set(QStringLiteral("WAKEDOCK_SERVER__RUN_DIR"), m_caddy->folder() + QStringLiteral("/marks"));
    }
    void cleanup()
    {
        m_program.reset();
        m_caddy.reset();
    }

    void withTheMachinesNetworkItIsLikeAnyOther()
    {
        m_caddy->startInMachinesNetwork(m_program->adminPort(), m_program->httpPort(), m_program->httpsPort());
        QVERIFY2(m_program->start(), qPrintable(m_program->output().right(700)));
        QVERIFY(waitForStatus([](const QJsonObject &status) { return isWhole(status); }));
        QVERIFY2(deploys(), qPrintable(m_program->output()));
        QVERIFY(isServed(m_program->visit(QStringLiteral("contained.localhost"))));
        QVERIFY(isTheOperators(m_program->visit(QStringLiteral("hand.localhost"))));

        m_caddy->restart();
        QVERIFY(isServed(m_program->visitUntil(QStringLiteral("contained.localhost"), isServed)));
        QVERIFY(isTheOperators(m_program->visit(QStringLiteral("hand.localhost"))));
        QCOMPARE(m_program->caddyPid(), 0);
    }

    void itCertifiesLikeAnyOther()
    {
        m_caddy->startInMachinesNetwork(m_program->adminPort(), m_program->httpPort(), m_program->httpsPort());
        QVERIFY2(m_program->start(), qPrintable(m_program->output().right(700)));
        QVERIFY(waitForStatus([](const QJsonObject &status) { return isWhole(status); }));
        QCOMPARE(certifiedAndRenewed(*m_program, QStringLiteral("sealed.test")), QString());
        QVERIFY(isTheOperators(m_program->visit(QStringLiteral("hand.localhost"))));
    }

    void withANetworkOfItsOwnWhatIsMissingIsNamedUntilItServes()
    {
        m_caddy->startInOwnNetwork(m_program->adminPort(), m_program->httpPort(), m_program->httpsPort());
        // Inside it has the usual ports; where they are published, WakeDock finds out.
        m_program->set(QStringLiteral("WAKEDOCK_CADDY__HTTP_PORT"), QString());
        m_program->set(QStringLiteral("WAKEDOCK_CADDY__HTTPS_PORT"), QString());
        m_program->set(QStringLiteral("WAKEDOCK_DOCKER__ADDRESSING"), QStringLiteral("network"));
        QVERIFY2(m_program->start(), qPrintable(m_program->output().right(700)));
        const QString gateway = m_caddy->gateway();
        QVERIFY(gateway.endsWith(QLatin1String(".1")));
        QVERIFY(waitForStatus([this, &gateway](const QJsonObject &status) {
            return status.value(QStringLiteral("sees_marks")).toBool()
                && status.value(QStringLiteral("http_port")).toInt() == m_program->httpPort()
                && status.value(QStringLiteral("remedy")).toString().contains(gateway);
        }));

        m_program->set(QStringLiteral("WAKEDOCK_CADDY__GATE_LISTEN"), gateway + QStringLiteral(":18485"));
        QVERIFY(m_program->stopCleanly());
        QVERIFY2(m_program->start(), qPrintable(m_program->output().right(700)));
        QVERIFY(waitForStatus([](const QJsonObject &status) { return isWhole(status); }));

        QVERIFY2(deploys(), qPrintable(m_program->output()));
        QCOMPARE(m_program->visit(QStringLiteral("contained.localhost")).status, 502);
        QVERIFY(isToldToJoin(m_program->get(QStringLiteral("/caddy/diagnose")).json, m_caddy->name()));
        m_caddy->joinNetwork(QStringLiteral("wakedock"));
        QVERIFY(isServed(m_program->visitUntil(QStringLiteral("contained.localhost"), isServed)));
        m_caddy->restart();
        QVERIFY(isServed(m_program->visitUntil(QStringLiteral("contained.localhost"), isServed)));
        QVERIFY(isTheOperators(m_program->visit(QStringLiteral("hand.localhost"))));

        QCOMPARE(m_program->post(QStringLiteral("/services/e2e-contained/stop")).status, 200);
        QCOMPARE(m_program->visit(QStringLiteral("contained.localhost")).status, 503);
    }

private:
    static bool isWhole(const QJsonObject &status)
    {
        return status.value(QStringLiteral("keeper")).toString() == QLatin1String("container")
            && status.value(QStringLiteral("sees_marks")).toBool() && status.value(QStringLiteral("reaches_gate")).toBool()
            && status.value(QStringLiteral("last_error")).isNull();
    }
    bool deploys()
    {
        return m_program
                   ->post(QStringLiteral("/services"),
                          {{QStringLiteral("name"), QStringLiteral("e2e-contained")},
                           {QStringLiteral("image"), QString::fromLatin1(TestImages::Web)},
                           {QStringLiteral("domain"), QStringLiteral("contained.localhost")},
                           {QStringLiteral("tls"), QStringLiteral("off")}})
                   .status
            == 201;
    }
    bool waitForStatus(const std::function<bool(const QJsonObject &)> &isRight)
    {
        return waitUntil([&] { return isRight(m_program->get(QStringLiteral("/caddy/status")).json); },
                         std::chrono::seconds(30));
    }

    std::unique_ptr<ProgramUnderTest> m_program;
    std::unique_ptr<CaddyContainer> m_caddy;
};

WAKEDOCK_TEST(TestCaddyContainer)
#include "test_caddy_container.moc"
