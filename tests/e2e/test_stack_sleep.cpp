#include "program_under_test.h"
#include "stack_at_engine.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QTest>

#include <memory>
#include <string>

using namespace wakedock::tests;

namespace {

/// Two pages on one database, which is healthy a second after its start; the first one has a cache of its own.
QByteArray twoPagesOnOneDatabase()
{
    return "services:\n"
           "  web:\n"
           "    image: wakedock-test/web:1\n"
           "    restart: always\n"
           "    depends_on: {db: {condition: service_healthy}, cache: {condition: service_started}}\n"
           "    labels:\n"
           "      wakedock.domain: sleepy.localhost\n"
           "      wakedock.sleep.enabled: 'true'\n"
           "      wakedock.sleep.awake_hours: 'sun 03:00-03:30; 04:00-04:10'\n"
           "      wakedock.sleep.wake_never.paths: '/metrics, /admin/*'\n"
           "      wakedock.loading_page.title: A sleepy page\n"
           "  admin:\n"
           "    image: wakedock-test/web:2\n"
           "    depends_on: [db]\n"
           "    labels: {wakedock.domain: sleepy-admin.localhost}\n"
           "  db: {image: 'wakedock-test/healthy:1', restart: unless-stopped}\n"
           "  cache: {image: 'wakedock-test/mute:1', restart: always}\n";
}

} // namespace

/// Services of a stack asleep and awake, through the real program, with Debian's docker-compose, a real engine and Caddy.
class TestStackSleep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        TestImages::ensure();
        m_program = std::make_unique<ProgramUnderTest>();
        m_program->set(QStringLiteral("WAKEDOCK_WAKE__IDLE_MINUTES"), QStringLiteral("77"));
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
        const Answer made = postStack(*m_program, QStringLiteral("e2e-sleepy"), twoPagesOnOneDatabase());
        QVERIFY2(made.status == 201, made.body.constData());
    }
    void cleanupTestCase()
    {
        m_program.reset();
        m_engine.remove();
    }

    void itsPolicyIsWhatTheFilesSay()
    {
        const Answer web = m_program->get(QStringLiteral("/services/e2e-sleepy-web"));
        const QJsonObject sleep = web.json.value(QStringLiteral("sleep")).toObject();
        QVERIFY(sleep.value(QStringLiteral("enabled")).toBool());
        // What the labels leave out is as this program's settings say.
        QCOMPARE(sleep.value(QStringLiteral("idle_minutes")).toInt(), 77);
        QCOMPARE(
            sleep.value(QStringLiteral("awake_hours")).toArray().at(1).toObject().value(QStringLiteral("to")).toString(),
            QStringLiteral("04:10"));
        QVERIFY(isPage1(m_program->visit(QStringLiteral("sleepy.localhost"))));
    }

    void asleepItTakesItsCacheAlongAndLeavesTheSharedDatabase()
    {
        putToSleep(QStringLiteral("e2e-sleepy-web"));
        QVERIFY(!m_engine.runs("web") && !m_engine.runs("cache") && m_engine.runs("db") && m_engine.runs("admin"));
        QCOMPARE(policyOf("web"), std::string("no"));
        QCOMPARE(policyOf("cache"), std::string("no"));
        QCOMPARE(policyOf("db"), std::string("unless-stopped"));
        QVERIFY2(endOf("web") < endOf("cache"), "the page goes first");
        QCOMPARE(rows(), QStringLiteral("admin=running cache=sleeping db=running web=sleeping"));
        QCOMPARE(statusOfStack(), QStringLiteral("running"));
        QVERIFY(m_program->visit(QStringLiteral("sleepy-admin.localhost")).body.contains("hello from web 2"));
    }

    void whoMayNotWakeItIsTold()
    {
        const Answer asleep = m_program->visit(QStringLiteral("sleepy.localhost"), QStringLiteral("/admin/users"));
        QCOMPARE(asleep.status, 503);
        QCOMPARE(asleep.json.value(QStringLiteral("code")).toString(), QStringLiteral("asleep"));
        QVERIFY(!m_engine.runs("web"));
        QVERIFY(m_program->get(QStringLiteral("/services/e2e-sleepy-web/loading-page")).body.contains("A sleepy page"));
    }

    void theLastOneTakesTheSharedDatabaseAlong()
    {
        putToSleep(QStringLiteral("e2e-sleepy-admin"));
        QVERIFY(!m_engine.runs("admin") && !m_engine.runs("db"));
        QVERIFY2(endOf("admin") < endOf("db"), "the page goes first");
        QCOMPARE(statusOfStack(), QStringLiteral("sleeping"));
    }

    void itsFirstRequestWakesTheDatabaseFirstAndIsAnsweredByThePage()
    {
        QVERIFY(isPage1(m_program->visit(QStringLiteral("sleepy.localhost"))));
        QVERIFY(m_engine.runs("web") && m_engine.runs("db") && m_engine.runs("cache") && !m_engine.runs("admin"));
        QVERIFY2(startOf("db") < startOf("web") && startOf("cache") < startOf("web"), "what it needs comes first");
        QCOMPARE(policyOf("web"), std::string("always"));
        QCOMPARE(policyOf("db"), std::string("unless-stopped"));
        QCOMPARE(policyOf("cache"), std::string("always"));
        QCOMPARE(rows(), QStringLiteral("admin=sleeping cache=running db=running web=running"));
    }

    void overARestartOfWakeDockItSleepsOnAndWakes()
    {
        putToSleep(QStringLiteral("e2e-sleepy-web"));
        m_program->killHard();
        QCOMPARE(m_program->visit(QStringLiteral("sleepy.localhost")).status, 503);
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
        QVERIFY(waitUntil([this] { return statusOfStack() == QLatin1String("sleeping"); }));
        QVERIFY(isPage1(m_program->visitUntil(QStringLiteral("sleepy.localhost"), isPage1)));
    }

    void composeByHandFindsNothingToMakeAnew()
    {
        putToSleep(QStringLiteral("e2e-sleepy-web"));
        const std::string before = m_engine.inspect("web", "{{.Id}}") + m_engine.inspect("db", "{{.Id}}");
        const Answer up = m_program->post(QStringLiteral("/stacks/e2e-sleepy/up"));
        QVERIFY2(up.status == 200, up.body.constData());
        QCOMPARE(m_engine.inspect("web", "{{.Id}}") + m_engine.inspect("db", "{{.Id}}"), before);
        QCOMPARE(rows(), QStringLiteral("admin=running cache=running db=running web=running"));
        QCOMPARE(policyOf("db"), std::string("unless-stopped"));
        QCOMPARE(policyOf("web"), std::string("always"));
        QVERIFY(isPage1(m_program->visit(QStringLiteral("sleepy.localhost"))));
    }

    void takenDownWhileItSleepsNobodyWakesIt()
    {
        putToSleep(QStringLiteral("e2e-sleepy-web"));
        QCOMPARE(m_program->post(QStringLiteral("/stacks/e2e-sleepy/down")).status, 200);
        QVERIFY(m_program->visit(QStringLiteral("sleepy.localhost")).status != 200);
        QCOMPARE(statusOfStack(), QStringLiteral("stopped"));
        QCOMPARE(m_program->remove(QStringLiteral("/stacks/e2e-sleepy")).status, 204);
    }

private:
    static bool isPage1(const Answer &answer) { return answer.status == 200 && answer.body.contains("hello from web 1"); }
    void putToSleep(const QString &service)
    {
        const Answer slept = m_program->post(QStringLiteral("/services/%1/sleep").arg(service));
        QVERIFY2(slept.status == 200, slept.body.constData());
        QCOMPARE(slept.json.value(QStringLiteral("status")).toString(), QStringLiteral("sleeping"));
    }
    QJsonObject stack() { return m_program->get(QStringLiteral("/stacks/e2e-sleepy")).json; }
    QString statusOfStack() { return stack().value(QStringLiteral("status")).toString(); }
    /// `db=running web=sleeping`
    QString rows()
    {
        QString text;
        const auto services = stack().value(QStringLiteral("services")).toArray();
        for (const auto &row : services) {
            const QJsonObject service = row.toObject();
            text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + service.value(QStringLiteral("name")).toString()
                + QLatin1Char('=') + service.value(QStringLiteral("status")).toString();
        }
        return text;
    }

    [[nodiscard]] std::string policyOf(const char *service) const
    {
        return m_engine.inspect(service, "{{.HostConfig.RestartPolicy.Name}}");
    }
    /// Times of the engine's own, which can be compared as texts.
    [[nodiscard]] std::string startOf(const char *service) const
    {
        return m_engine.inspect(service, "{{.State.StartedAt}}");
    }
    [[nodiscard]] std::string endOf(const char *service) const { return m_engine.inspect(service, "{{.State.FinishedAt}}"); }

    const StackAtEngine m_engine{QStringLiteral("e2e-sleepy")};
    std::unique_ptr<ProgramUnderTest> m_program;
};

WAKEDOCK_TEST(TestStackSleep)
#include "test_stack_sleep.moc"
