#include "program_under_test.h"
#include "tests/integration/docker/own_program.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QFileInfo>
#include <QNetworkReply>
#include <QTest>

#include <chrono>

using namespace wakedock::tests;

namespace {

constexpr const char *FirstPassword = "violet harbour lantern";
constexpr const char *SecondPassword = "copper meadow thirteen";

/// How a command ended and what it said.
struct Ended {
    int code = -1;
    QString out;
    QString err;
    [[nodiscard]] QByteArray said() const { return (QString::number(code) + QLatin1Char('\n') + out + err).toUtf8(); }
};

/// Words of a command line, split at spaces.
QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

/// Far from the machine's own session, engine settings and folders.
QProcessEnvironment apart(const QString &folder, const QString &manageCaddy)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("WAKEDOCK_SERVER__RUN_DIR"), folder + QStringLiteral("/run"));
    environment.insert(QStringLiteral("WAKEDOCK_CADDY__MANAGE"), manageCaddy);
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/run/wakedock-nobody/bus"));
    return environment;
}

/// Runs the program to its end.
Ended run(const QString &dataDir, const QStringList &arguments, const QByteArray &input = {},
          const QString &manageCaddy = QStringLiteral("never"))
{
    const QTemporaryDir folder;
    QProcess process;
    process.setProcessEnvironment(apart(folder.path(), manageCaddy));
    process.start(QStringLiteral(WAKEDOCK_PROGRAM), QStringList{QStringLiteral("--data-dir"), dataDir} + arguments);
    process.write(input);
    process.closeWriteChannel();
    const bool ended = waitUntil([&process] { return process.state() == QProcess::NotRunning; }, std::chrono::seconds(40));
    const bool normally = ended && process.exitStatus() == QProcess::NormalExit;
    return {normally ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

/// `user add ada` with a password on standard input.
Ended addAda(const QString &dataDir)
{
    return run(dataDir, words("user add ada --role operator --password-stdin"), QByteArray(FirstPassword) + '\n');
}

Ended newPassword(const QString &dataDir, const QByteArray &password)
{
    return run(dataDir, words("user passwd ada --password-stdin"), password + '\n');
}

Answer login(ProgramUnderTest &program, const char *password)
{
    return program.post(
        QStringLiteral("/auth/login"),
        {{QStringLiteral("username"), QStringLiteral("ada")}, {QStringLiteral("password"), QString::fromLatin1(password)}});
}

/// What this token is still good for.
int statusFor(ProgramUnderTest &program, const Answer &signedIn)
{
    QNetworkRequest request{QUrl(program.api(QStringLiteral("/auth/me")))};
    request.setRawHeader("Connection", "close");
    request.setRawHeader("Authorization",
                         "Bearer " + signedIn.json.value(QStringLiteral("access_token")).toString().toUtf8());
    const std::unique_ptr<QNetworkReply> reply(program.network().get(request));
    waitUntil([&reply] { return reply->isFinished(); });
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

} // namespace

/// The commands of the program, as typed: by themselves, and while a WakeDock runs on the data directory.
class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_dataDir = m_folder->filePath(QStringLiteral("data"));
    }

    void goodSettingsPassTheCheck()
    {
        ProgramUnderTest program; // Brings a Caddy to be found.
        QVERIFY2(program.start(), qPrintable(program.output()));
        const auto caddy = QStringLiteral("http://127.0.0.1:%1").arg(program.adminPort());
        const Ended checked = run(m_dataDir, {QStringLiteral("--check"), QStringLiteral("--caddy-admin"), caddy});
        QVERIFY2(checked.code == 0, checked.said().constData());
        for (const char *line :
             {"Settings: valid", "Database: can be opened", "Docker: Docker Engine", "Caddy: reachable"}) {
            QVERIFY2(checked.out.contains(QLatin1String(line)), checked.said().constData());
        }
    }

    void theCheckNamesAnEngineThatIsNotThere()
    {
        const Ended checked = run(m_dataDir, words("--check --docker-host unix:///run/wakedock-nobody/docker.sock"));
        QVERIFY2(checked.code == 1, checked.said().constData());
        QVERIFY2(checked.out.contains(QLatin1String("Docker: not reachable")), checked.said().constData());
        QVERIFY2(checked.out.contains(QLatin1String("/run/wakedock-nobody/docker.sock")), checked.said().constData());
        QVERIFY2(checked.out.contains(QLatin1String("What to do: ")), checked.said().constData());
    }

    void aCaddyThatWakeDockWouldStartItselfIsGoodEnough()
    {
        const QString nobody = QStringLiteral("http://127.0.0.1:9");
        const Ended managed =
            run(m_dataDir, {QStringLiteral("--check"), QStringLiteral("--caddy-admin"), nobody}, {}, QStringLiteral("auto"));
        QVERIFY2(managed.code == 0, managed.said().constData());
        QVERIFY2(managed.out.contains(QLatin1String("starts /")), managed.said().constData());
    }

    void theCheckNamesABadSetting()
    {
        const Ended checked = run(m_dataDir, words("--check --log-level loud"));
        QVERIFY2(checked.code == 1, checked.said().constData());
        QVERIFY2(checked.err.contains(QLatin1String("logging.level")), checked.said().constData());
        QVERIFY2(checked.err.contains(QLatin1String("loud")), checked.said().constData());
        QVERIFY2(checked.err.contains(QLatin1String("What to do: ")), checked.said().constData());
    }

    void usersAreMadeListedAndGivenPasswordsWithoutARunningProgram()
    {
        ProgramUnderTest program;
        QVERIFY2(program.start(), qPrintable(program.output()));
        QVERIFY(program.stopCleanly());
        const Ended added = addAda(program.dataDirectory());
        QVERIFY2(added.code == 0, added.said().constData());
        QCOMPARE(added.out, QStringLiteral("Added ada as operator.\n"));
        const Ended listed = run(program.dataDirectory(), words("user list"));
        QCOMPARE(listed.out.split(QLatin1Char('\n')).at(0).simplified(), QStringLiteral("ada operator"));
        QCOMPARE(listed.out.split(QLatin1Char('\n')).at(1).simplified(), QStringLiteral("admin admin"));
        const Ended changed = newPassword(program.dataDirectory(), SecondPassword);
        QVERIFY2(changed.code == 0, changed.said().constData());
        QVERIFY2(program.start(), qPrintable(program.output()));
        QCOMPARE(login(program, FirstPassword).status, 401);
        QCOMPARE(login(program, SecondPassword).status, 200);
    }

    void theSameCommandsGoThroughTheRunningProgram()
    {
        ProgramUnderTest program;
        QVERIFY2(program.start(), qPrintable(program.output()));
        const Ended added = addAda(program.dataDirectory());
        QVERIFY2(added.code == 0, added.said().constData());
        QCOMPARE(added.out, QStringLiteral("Added ada as operator.\n"));
        const Answer signedIn = login(program, FirstPassword);
        QCOMPARE(signedIn.status, 200);
        QCOMPARE(statusFor(program, signedIn), 200);
        const Ended listed = run(program.dataDirectory(), words("user list"));
        QCOMPARE(listed.out.split(QLatin1Char('\n')).at(0).simplified(), QStringLiteral("ada operator"));
        const Ended changed = newPassword(program.dataDirectory(), SecondPassword);
        QVERIFY2(changed.code == 0, changed.said().constData());
        QCOMPARE(statusFor(program, signedIn), 401);
        QCOMPARE(login(program, FirstPassword).status, 401);
        QCOMPARE(login(program, SecondPassword).status, 200);
        QVERIFY(!program.output().contains(QLatin1String(FirstPassword)));
        QVERIFY(!program.output().contains(QLatin1String(SecondPassword)));
    }

    void bothRoadsRefuseInTheSameWords()
    {
        ProgramUnderTest program;
        QVERIFY2(program.start(), qPrintable(program.output()));
        QCOMPARE(addAda(program.dataDirectory()).code, 0);
        const auto refusals = [&program] {
            const auto unknown = words("user passwd eve --password-stdin");
            return QList{addAda(program.dataDirectory()), newPassword(program.dataDirectory(), "too short"),
                         newPassword(program.dataDirectory(), "no text: \xff\xfe and more"),
                         run(program.dataDirectory(), unknown, QByteArray(FirstPassword) + '\n')};
        };
        const auto running = refusals();
        QVERIFY(program.stopCleanly());
        const auto direct = refusals();
        for (qsizetype at = 0; at < running.size(); ++at) {
            QCOMPARE(running.at(at).code, 1);
            QCOMPARE(running.at(at).said(), direct.at(at).said());
        }
        QVERIFY(direct.at(0).err.contains(QLatin1String("There is already a user named ada.")));
        QVERIFY(direct.at(1).err.contains(QLatin1String("password: is shorter than 12 characters")));
        QVERIFY(direct.at(2).err.contains(QLatin1String("not UTF-8")));
        QVERIFY(direct.at(3).err.contains(QLatin1String("There is no user named eve.")));
    }

    void whatServesLoadsNothingThatOnlyAWindowNeeds()
    {
        QProcess loader;
        loader.start(QStringLiteral("ldd"), {QStringLiteral(WAKEDOCK_PROGRAM)});
        QVERIFY(waitUntil([&loader] { return loader.state() == QProcess::NotRunning; }, std::chrono::seconds(20)));
        const QByteArray libraries = loader.readAllStandardOutput();
        QVERIFY2(libraries.contains("libQt6Core"), libraries.constData());
        for (const char *window : {"libQt6Gui", "libQt6Qml", "libQt6Quick", "libQt6Widgets", "libX11", "libvterm"}) {
            QVERIFY2(!libraries.contains(window), window);
        }
    }

    void aSecondOneWithoutAWindowIsRefused()
    {
        ProgramUnderTest program;
        QVERIFY2(program.start(), qPrintable(program.output()));
        const Ended second = run(program.dataDirectory(), words("--headless --listen 127.0.0.1:0"));
        QVERIFY2(second.code == 1, second.said().constData());
        const auto first = QStringLiteral("Another WakeDock (process %1) works with the data directory").arg(program.pid());
        QVERIFY2(second.err.contains(first), second.said().constData());
        QVERIFY2(second.err.contains(QLatin1String("What to do: ")), second.said().constData());
    }

    void aWindowBesideOneWithoutAWindowIsToldWhereThatOneServes()
    {
        ProgramUnderTest program;
        QVERIFY2(program.start(), qPrintable(program.output()));
        const Ended window = run(program.dataDirectory(), {});
        QVERIFY2(window.code == 1, window.said().constData());
        QVERIFY2(window.err.contains(QUrl(program.api({})).authority()), window.said().constData());
        QVERIFY2(window.err.contains(QLatin1String("without a window")), window.said().constData());
    }

    void aSecondWindowHandsOverToTheFirst()
    {
        QProcess first;
        first.setProcessEnvironment(apart(m_folder->path(), QStringLiteral("never")));
        first.setProcessChannelMode(QProcess::MergedChannels);
        const auto listen = QStringLiteral("127.0.0.1:%1").arg(freeLoopbackPort());
        first.start(QStringLiteral(WAKEDOCK_PROGRAM),
                    {QStringLiteral("--data-dir"), m_dataDir, QStringLiteral("--listen"), listen});
        QVERIFY2(waitUntil([this] { return QFileInfo::exists(m_dataDir + QStringLiteral("/control.sock")); }),
                 first.readAll().constData());
        const Ended second = run(m_dataDir, {});
        QVERIFY2(second.code == 0, second.said().constData());
        QCOMPARE(second.out, QStringLiteral("WakeDock is open already; its window comes to the front.\n"));
        QCOMPARE(first.state(), QProcess::Running);
        first.terminate();
        QVERIFY2(first.waitForFinished(6000) && first.exitCode() == 0, first.readAll().constData());
        QVERIFY(!QFileInfo::exists(m_dataDir + QStringLiteral("/control.sock")));
    }

    void whatADeadProgramLeftIsNoObstacle()
    {
        ProgramUnderTest program;
        QVERIFY2(program.start(), qPrintable(program.output()));
        program.killHard();
        QVERIFY(QFileInfo::exists(program.dataDirectory() + QStringLiteral("/control.sock")));
        QCOMPARE(addAda(program.dataDirectory()).code, 0);
        QVERIFY2(program.start(), qPrintable(program.output()));
        QCOMPARE(newPassword(program.dataDirectory(), SecondPassword).code, 0);
        QCOMPARE(login(program, SecondPassword).status, 200);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_dataDir;
};

WAKEDOCK_TEST(TestCommandLine)
#include "test_command_line.moc"
