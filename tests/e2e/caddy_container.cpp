#include "caddy_container.h"

#include "tests/support/fixtures/test_images.h"

#include <QDir>
#include <QFile>
#include <QProcess>

#include <stdexcept>

#include <sys/stat.h>

namespace wakedock::tests {

namespace {

constexpr const char *CaddyImage = "wakedock-test/caddy:1";

/// The program and what it is linked against, and nothing else.
constexpr const char *CaddyRecipe = "FROM scratch\n"
                                    "COPY root /\n"
                                    "ENV HOME=/data\n"
                                    "CMD [\"/usr/bin/caddy\", \"run\", \"--config\", \"/etc/caddy/Caddyfile\"]\n";

void copyInto(const QString &root, const QString &file)
{
    const QString place = root + QFileInfo(file).path();
    // The links on the way (/lib64) are folders here.
    if (!QDir().mkpath(place) || !QFile::copy(QFileInfo(file).canonicalFilePath(), root + file)) {
        throw std::runtime_error("cannot copy " + file.toStdString());
    }
}

QStringList librariesOf(const QString &program)
{
    QProcess ldd;
    ldd.start(QStringLiteral("ldd"), {program});
    ldd.waitForFinished();
    QStringList libraries;
    for (const QString &word : QString::fromUtf8(ldd.readAllStandardOutput()).simplified().split(QLatin1Char(' '))) {
        if (word.startsWith(QLatin1Char('/'))) {
            libraries.append(word);
        }
    }
    return libraries;
}

void ensureImage()
{
    try {
        runDocker({"image", "inspect", CaddyImage});
        return;
    } catch (const std::runtime_error &) {
        // To be built.
    }
    const QTemporaryDir folder;
    const QString root = folder.filePath(QStringLiteral("root"));
    const QString program = QStringLiteral("/usr/bin/caddy");
    copyInto(root, program);
    for (const QString &library : librariesOf(program)) {
        copyInto(root, library);
    }
    QFile recipe(folder.filePath(QStringLiteral("Dockerfile")));
    if (!recipe.open(QIODevice::WriteOnly)) {
        throw std::runtime_error("cannot write the recipe");
    }
    recipe.write(CaddyRecipe);
    recipe.close();
    runDocker({"build", "-q", "-t", CaddyImage, folder.path().toStdString()});
}

std::string published(int port, int inside)
{
    return "127.0.0.1:" + std::to_string(port) + ":" + std::to_string(inside);
}

} // namespace

CaddyContainer::CaddyContainer() : m_folder(QStringLiteral("/run/wakedock-container-XXXXXX"))
{
    ::chmod(m_folder.path().toUtf8().constData(), 0755);
}

CaddyContainer::~CaddyContainer()
{
    if (!m_id.empty()) {
        runDocker({"rm", "-f", "-v", m_id});
    }
}

void CaddyContainer::startInMachinesNetwork(int adminPort, int httpPort, int httpsPort)
{
    start(QStringLiteral(" admin 127.0.0.1:%1\n http_port %2\n https_port %3\n").arg(adminPort).arg(httpPort).arg(httpsPort),
          {QStringLiteral("--network"), QStringLiteral("host")});
}

void CaddyContainer::startInOwnNetwork(int adminPort, int httpPort, int httpsPort)
{
    QStringList options;
    for (const auto &port : {published(adminPort, 2019), published(httpPort, 80), published(httpsPort, 443)}) {
        options << QStringLiteral("-p") << QString::fromStdString(port);
    }
    start(QStringLiteral(" admin 0.0.0.0:2019\n"), options);
}

void CaddyContainer::start(const QString &caddyfile, const QStringList &options)
{
    ensureImage();
    const QString etc = m_folder.filePath(QStringLiteral("etc"));
    QDir().mkpath(etc);
    QFile file(etc + QStringLiteral("/Caddyfile"));
    if (!file.open(QIODevice::WriteOnly)) {
        throw std::runtime_error("cannot write the Caddyfile");
    }
    const QString site = QStringLiteral("http:") + QStringLiteral("//hand.localhost {\n respond \"by hand\"\n}\n");
    file.write((QStringLiteral("{\n") + caddyfile + QStringLiteral("}\n") + site).toUtf8());
    file.close();
    QProcess docker;
    docker.start(QStringLiteral("docker"),
                 QStringList{QStringLiteral("run"), QStringLiteral("-d")} + options
                     + QStringList{QStringLiteral("-v"), etc + QStringLiteral(":/etc/caddy:ro"), QStringLiteral("-v"),
                                   folder() + QLatin1Char(':') + folder(), QString::fromLatin1(CaddyImage)});
    docker.waitForFinished();
    m_id = docker.readAllStandardOutput().trimmed().toStdString();
    if (docker.exitCode() != 0 || m_id.empty()) {
        throw std::runtime_error(docker.readAllStandardError().toStdString());
    }
}

void CaddyContainer::restart() const
{
    runDocker({"restart", "-t", "1", m_id});
}

void CaddyContainer::joinNetwork(const QString &network) const
{
    runDocker({"network", "connect", network.toStdString(), m_id});
}

QString CaddyContainer::name() const
{
    return QString::fromStdString(runDocker({"inspect", m_id, "--format", "{{.Name}}"})).remove(u'/');
}

QString CaddyContainer::gateway() const
{
    return QString::fromStdString(runDocker({"inspect", m_id, "--format", "{{.NetworkSettings.Gateway}}"}));
}

} // namespace wakedock::tests
