#include "program_under_test.h"
#include "stack_at_engine.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <memory>

using namespace wakedock::tests;

namespace {

QJsonObject file(const char *name, const QByteArray &content)
{
    return {{QStringLiteral("name"), QString::fromLatin1(name)}, {QStringLiteral("content"), QString::fromUtf8(content)}};
}

QJsonObject files(const QByteArray &yaml)
{
    return {{QStringLiteral("files"), QJsonArray{file("compose.yaml", yaml)}}};
}

QJsonObject stack(const QString &name, const QByteArray &yaml)
{
    QJsonObject body = files(yaml);
    body.insert(QStringLiteral("name"), name);
    return body;
}

QString statusOf(const Answer &answer)
{
    return answer.json.value(QStringLiteral("status")).toString();
}

QString codeOf(const Answer &answer)
{
    return answer.json.value(QStringLiteral("code")).toString();
}

/// `web=running`, of one service.
QString serviceStatus(const Answer &answer, const char *name)
{
    for (const auto &service : answer.json.value(QStringLiteral("services")).toArray()) {
        if (service.toObject().value(QStringLiteral("name")).toString() == QLatin1String(name)) {
            return service.toObject().value(QStringLiteral("status")).toString();
        }
    }
    return {};
}

/// Compose by hand, as somebody would without WakeDock.
int byHand(const QString &folder, const QStringList &arguments)
{
    QProcess compose;
    compose.setWorkingDirectory(folder);
    compose.setStandardOutputFile(QProcess::nullDevice());
    compose.setStandardErrorFile(QProcess::nullDevice());
    compose.start(QStringLiteral("docker-compose"), arguments);
    compose.waitForFinished(60000);
    return compose.exitCode();
}

} // namespace

/// Compose stacks through the real program, with Debian's docker-compose on a real engine.
class TestStacks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        TestImages::ensure();
        m_program = std::make_unique<ProgramUnderTest>();
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
    }
    void cleanupTestCase()
    {
        m_program.reset();
        for (const char *name : {"e2e-shop", "e2e-byhand", "e2e-killed", "e2e-fails"}) {
            StackAtEngine(QLatin1String(name)).remove();
        }
    }

    void aStackIsDeployedChangedTakenDownAndRemoved()
    {
        const QString name = QStringLiteral("e2e-shop");
        QJsonObject body = stack(name,
                                 "services:\n  web: {image: '${IMAGE}', volumes: ['data:/data'], depends_on: [job]}\n"
                                 "  job: {image: 'wakedock-test/mute:1', command: ['/bin/true']}\n"
                                 "  dev: {image: 'wakedock-test/mute:1', profiles: [dev]}\nvolumes: {data: {}, more: {}}\n");
        body[QStringLiteral("files")] =
            QJsonArray{body[QStringLiteral("files")].toArray().first(),
                       file("more.yaml", "services: {extra: {image: 'wakedock-test/mute:1'}}\n")};
        body.insert(QStringLiteral("compose_files"),
                    QJsonArray{QStringLiteral("compose.yaml"), QStringLiteral("more.yaml")});
        body.insert(QStringLiteral("env"), QJsonObject{{QStringLiteral("IMAGE"), QStringLiteral("wakedock-test/web:1")}});
        body.insert(QStringLiteral("profiles"), QJsonArray{QStringLiteral("dev")});
        const Answer up = m_program->post(QStringLiteral("/stacks"), body);
        QVERIFY2(up.status == 201, up.body.constData());
        QCOMPARE(statusOf(up), QStringLiteral("running"));
        QCOMPARE(serviceStatus(up, "web"), QStringLiteral("running"));
        QCOMPARE(serviceStatus(up, "dev"), QStringLiteral("running"));
        QCOMPARE(serviceStatus(up, "extra"), QStringLiteral("running"));
        QCOMPARE(serviceStatus(up, "job"), QStringLiteral("completed"));

        body = files(
            "services:\n  web: {image: 'wakedock-test/web:2', volumes: ['data:/data']}\nvolumes: {data: {}, more: {}}\n");
        const Answer planned = m_program->post(QStringLiteral("/stacks/e2e-shop/plan"), body);
        QVERIFY2(planned.json.value(QStringLiteral("downtime_seconds")).toInt() > 0, planned.body.constData());
        const Answer changed = m_program->put(QStringLiteral("/stacks/e2e-shop"), body);
        QVERIFY2(changed.status == 200, changed.body.constData());
        QCOMPARE(changed.json.value(QStringLiteral("revision")).toInt(), 2);
        QCOMPARE(StackAtEngine(name).containers().split(QLatin1Char('\n')).size(), 1);

        QCOMPARE(statusOf(m_program->post(QStringLiteral("/stacks/e2e-shop/down"))), QStringLiteral("stopped"));
        QCOMPARE(StackAtEngine(name).containers(), QString());
        QCOMPARE(StackAtEngine(name).volumes().split(QLatin1Char('\n')).size(), 2);
        // Its folder is enough to run it without WakeDock.
        QCOMPARE(byHand(m_program->dataDirectory() + QStringLiteral("/stacks/e2e-shop"),
                        {QStringLiteral("up"), QStringLiteral("-d")}),
                 0);
        QVERIFY(waitUntil(
            [this] { return statusOf(m_program->get(QStringLiteral("/stacks/e2e-shop"))) == QStringLiteral("running"); }));

        QCOMPARE(m_program->remove(QStringLiteral("/stacks/e2e-shop?volumes=more")).status, 204);
        QCOMPARE(StackAtEngine(name).containers(), QString());
        QCOMPARE(StackAtEngine(name).networks(), QString());
        QCOMPARE(StackAtEngine(name).volumes(), QStringLiteral("e2e-shop_data"));
        QVERIFY(!QFile::exists(m_program->dataDirectory() + QStringLiteral("/stacks/e2e-shop")));
        QCOMPARE(m_program->get(QStringLiteral("/stacks/e2e-shop")).status, 404);
    }

    void aFirstDeploymentThatFailsLeavesNothing()
    {
        const QString name = QStringLiteral("e2e-fails");
        const Answer failed =
            m_program->post(QStringLiteral("/stacks"),
                            stack(name,
                                  "services:\n  web: {image: 'wakedock-test/web:1', volumes: ['data:/data']}\n"
                                  "  bad: {image: 'wakedock-test/crash:1'}\nvolumes: {data: {}}\n"));
        QCOMPARE(failed.status, 502);
        QCOMPARE(codeOf(failed), QStringLiteral("stack_service_failed"));
        QCOMPARE(failed.json.value(QStringLiteral("step")).toString(), QStringLiteral("wait_ready"));
        QCOMPARE(StackAtEngine(name).containers() + StackAtEngine(name).networks() + StackAtEngine(name).volumes(),
                 QString());
        QVERIFY(!QFile::exists(m_program->dataDirectory() + QStringLiteral("/stacks/e2e-fails")));
        QCOMPARE(m_program->get(QStringLiteral("/stacks/e2e-fails")).status, 404);
    }

    void aChangeThatFailsLeavesFilesAndContainersAsTheyWere()
    {
        const QString name = QStringLiteral("e2e-fails");
        const QByteArray right = "services:\n  web: {image: 'wakedock-test/web:1'}\n  db: {image: 'wakedock-test/mute:1'}\n";
        QCOMPARE(m_program->post(QStringLiteral("/stacks"), stack(name, right)).status, 201);
        const QString before = imagesOf(name);
        const Answer failed = m_program->put(QStringLiteral("/stacks/e2e-fails"),
                                             files("services:\n  web: {image: 'wakedock-test/crash:1', volumes: "
                                                   "['new:/n']}\n  db: {image: 'wakedock-test/mute:1'}\n"
                                                   "volumes: {new: {}}\n"));
        QVERIFY2(failed.status == 502, failed.body.constData());
        QCOMPARE(imagesOf(name), before);
        QCOMPARE(StackAtEngine(name).volumes(), QString());
        QFile compose(m_program->dataDirectory() + QStringLiteral("/stacks/e2e-fails/compose.yaml"));
        QVERIFY(compose.open(QIODevice::ReadOnly));
        QCOMPARE(compose.readAll(), right);
        QCOMPARE(statusOf(m_program->get(QStringLiteral("/stacks/e2e-fails"))), QStringLiteral("running"));
        QCOMPARE(m_program->remove(QStringLiteral("/stacks/e2e-fails")).status, 204);
    }

    void aStackStartedByHandIsAdoptedInPlace()
    {
        QTemporaryDir folder;
        QFile compose(folder.filePath(QStringLiteral("docker-compose.yml")));
        QVERIFY(compose.open(QIODevice::WriteOnly));
        compose.write("services: {web: {image: 'wakedock-test/web:1'}}\n");
        compose.close();
        QCOMPARE(byHand(folder.path(),
                        {QStringLiteral("-p"), QStringLiteral("e2e-byhand"), QStringLiteral("up"), QStringLiteral("-d")}),
                 0);
        QVERIFY(waitUntil([this] { return m_program->get(QStringLiteral("/stacks/e2e-byhand")).status == 200; }));
        QVERIFY(!m_program->get(QStringLiteral("/stacks/e2e-byhand")).json.value(QStringLiteral("managed")).toBool());
        const QString containers = StackAtEngine(QStringLiteral("e2e-byhand")).containers();
        const Answer adopted = m_program->post(QStringLiteral("/stacks/e2e-byhand/adopt"));
        QVERIFY2(adopted.status == 200, adopted.body.constData());
        QCOMPARE(adopted.json.value(QStringLiteral("directory")).toString(), folder.path());
        const Answer up = m_program->post(QStringLiteral("/stacks/e2e-byhand/up"));
        QVERIFY2(up.status == 200, up.body.constData());
        QCOMPARE(StackAtEngine(QStringLiteral("e2e-byhand")).containers(), containers);
        QCOMPARE(m_program->remove(QStringLiteral("/stacks/e2e-byhand")).status, 204);
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("docker-compose.yml"))));
        QCOMPARE(StackAtEngine(QStringLiteral("e2e-byhand")).containers(), QString());
    }

    void aKillInTheMiddleOfUpIsTakenBackAtTheNextStart()
    {
        const QString name = QStringLiteral("e2e-killed");
        const Answer accepted =
            m_program->post(QStringLiteral("/stacks"),
                            stack(name,
                                  "services:\n  a: {image: 'wakedock-test/mute:1', volumes: ['data:/data']}\n  b: {image: "
                                  "'wakedock-test/unhealthy:1'}\nvolumes: {data: {}}\n"),
                            "Prefer", "respond-async");
        QCOMPARE(accepted.status, 202);
        QVERIFY(waitUntil([&name] { return !StackAtEngine(name).containers().isEmpty(); }, std::chrono::seconds(90)));
        m_program->killHard();
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
        const QString operation = QStringLiteral("/operations/") + accepted.json.value(QStringLiteral("id")).toString();
        QVERIFY(waitUntil(
            [&] {
                return m_program->get(operation).json.value(QStringLiteral("status")).toString() == QStringLiteral("undone");
            },
            std::chrono::seconds(60)));
        QCOMPARE(StackAtEngine(name).containers() + StackAtEngine(name).networks() + StackAtEngine(name).volumes(),
                 QString());
        QCOMPARE(m_program->get(QStringLiteral("/stacks/e2e-killed")).status, 404);
    }

    void wrongFilesAreToldWithLineAndColumn()
    {
        const Answer told = m_program->post(QStringLiteral("/stacks/validate"), files("services:\n  web:\n    imgae: a\n"));
        QCOMPARE(told.status, 200);
        const auto problems = told.json.value(QStringLiteral("problems")).toArray();
        QCOMPARE(problems.size(), 2);
        QCOMPARE(problems[1].toObject().value(QStringLiteral("line")).toInt(), 3);
        QCOMPARE(problems[1].toObject().value(QStringLiteral("column")).toInt(), 5);
        QCOMPARE(m_program->post(QStringLiteral("/stacks"), stack(QStringLiteral("e2e-bad"), "services: 3\n")).status, 422);
    }

    void withoutAComposeProgramItIsAClearMessage()
    {
        ProgramUnderTest program;
        QTemporaryDir empty;
        for (const char *needed : {"caddy"}) {
            QFile::link(QStringLiteral("/usr/bin/") + QString::fromLatin1(needed),
                        empty.filePath(QString::fromLatin1(needed)));
        }
        program.set(QStringLiteral("PATH"), empty.path());
        QVERIFY2(program.start(), qPrintable(program.output()));
        const Answer missing =
            program.post(QStringLiteral("/stacks"),
                         stack(QStringLiteral("e2e-none"), "services: {web: {image: 'wakedock-test/web:1'}}\n"));
        QCOMPARE(missing.status, 503);
        QCOMPARE(codeOf(missing), QStringLiteral("compose_missing"));
        QVERIFY(missing.json.value(QStringLiteral("remedy")).toString().contains(QStringLiteral("docker-compose")));
        QCOMPARE(program.get(QStringLiteral("/stacks")).status, 200);
    }

private:
    static QString imagesOf(const QString &project)
    {
        auto lines =
            QString::fromStdString(runDocker({"ps", "--filter", "label=com.docker.compose.project=" + project.toStdString(),
                                              "--format", "{{.Names}} {{.Image}}"}))
                .split(QLatin1Char('\n'));
        lines.sort();
        return lines.join(QLatin1Char('\n'));
    }

    std::unique_ptr<ProgramUnderTest> m_program;
};

WAKEDOCK_TEST(TestStacks)
#include "test_stacks.moc"
