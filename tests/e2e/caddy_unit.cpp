#include "caddy_unit.h"

#include "tests/support/async_test.h"

#include <QDir>
#include <QFile>
#include <QTcpSocket>

#include <stdexcept>

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wakedock::tests {

namespace {

/// What the unit's lines say: PrivateTmp, User, Group, AmbientCapabilities. The arguments are the program and its words.
constexpr const char *LikeTheUnit = "mount -t tmpfs tmpfs /tmp && exec setpriv --reuid=caddy --regid=caddy --init-groups "
                                    "--inh-caps=-all,+net_bind_service --ambient-caps=+net_bind_service -- \"$@\"";

bool isAnswering(int port)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(port));
    return socket.waitForConnected(200);
}

bool write(const QString &path, const QString &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) == text.toUtf8().size();
}

void giveToCaddy(const QString &path)
{
    const passwd *user = ::getpwnam("caddy");
    if (user == nullptr || ::chown(path.toUtf8().constData(), user->pw_uid, user->pw_gid) != 0) {
        throw std::runtime_error("there is no user caddy: apt install caddy");
    }
}

} // namespace

CaddyUnit::CaddyUnit(int admin) : m_admin(admin), m_folder(QStringLiteral("/run/wakedock-unit-XXXXXX"))
{
    ::chmod(m_folder.path().toUtf8().constData(), 0755);
    const QString home = m_folder.filePath(QStringLiteral("home"));
    QDir().mkdir(home);
    giveToCaddy(home);
    QObject::connect(&m_process, &QProcess::readyRead, &m_process,
                     [this] { m_output += QString::fromUtf8(m_process.readAll()); });
    m_process.setProcessChannelMode(QProcess::MergedChannels);
}

CaddyUnit::~CaddyUnit()
{
    kill();
}

bool CaddyUnit::startWith(const QString &caddyfile)
{
    return write(caddyfilePath(), caddyfile) && startAgain();
}

bool CaddyUnit::startResuming()
{
    const QString base = m_folder.filePath(QStringLiteral("base.json"));
    return write(base, QStringLiteral(R"({"admin": {"listen": "127.0.0.1:%1"}})").arg(m_admin))
        && run({QStringLiteral("--resume"), QStringLiteral("--config"), base});
}

bool CaddyUnit::run(const QStringList &how)
{
    const QStringList command =
        QStringList{QStringLiteral("caddy"), QStringLiteral("run"), QStringLiteral("--environ")} + how;
    m_process.start(QStringLiteral("unshare"), asCaddy(command));
    m_process.waitForStarted();
    return waitUntil([this] { return !isRunning() || isAnswering(m_admin); }) && isRunning();
}

bool CaddyUnit::reload()
{
    QProcess reloading;
    reloading.start(
        QStringLiteral("unshare"),
        asCaddy({QStringLiteral("caddy"), QStringLiteral("reload"), QStringLiteral("--config"), caddyfilePath(),
                 QStringLiteral("--force"), QStringLiteral("--address"), QStringLiteral("127.0.0.1:%1").arg(m_admin)}));
    return reloading.waitForFinished() && reloading.exitCode() == 0;
}

void CaddyUnit::kill()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

QStringList CaddyUnit::asCaddy(const QStringList &arguments) const
{
    return QStringList{QStringLiteral("--mount"),
                       QStringLiteral("--"),
                       QStringLiteral("env"),
                       QStringLiteral("-i"),
                       QStringLiteral("PATH=/usr/sbin:/usr/bin:/sbin:/bin"),
                       QStringLiteral("HOME=") + m_folder.filePath(QStringLiteral("home")),
                       QStringLiteral("CADDY_ADMIN=127.0.0.1:%1").arg(m_admin),
                       QStringLiteral("sh"),
                       QStringLiteral("-c"),
                       QString::fromLatin1(LikeTheUnit),
                       QStringLiteral("sh")}
    + arguments;
}

} // namespace wakedock::tests
