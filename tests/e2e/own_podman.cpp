#include "own_podman.h"

#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"

#include <QDir>
#include <QFile>

#include <chrono>
#include <stdexcept>

namespace wakedock::tests {

namespace {

bool podmanAnswers(const std::string &url)
{
    try {
        return !runDocker({"version", "--format", "{{.Server.Version}}"}, url).empty();
    } catch (const std::runtime_error &) {
        return false;
    }
}

} // namespace

OwnPodman::OwnPodman() : m_folder(QDir::tempPath() + QStringLiteral("/podman-XXXXXX"))
{
    // Its own limits are higher than a test run in a container may set.
    QFile settings(in("containers.conf"));
    if (!settings.open(QIODevice::WriteOnly)
        || settings.write("[containers]\ndefault_ulimits = [\"nofile=1024:1024\", \"nproc=1024:1024\"]\n"
                          "[engine]\ncgroup_manager = \"cgroupfs\"\n")
            < 0) {
        throw std::runtime_error("cannot write Podman's settings");
    }
    settings.close();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("CONTAINERS_CONF"), in("containers.conf"));
    m_process.setProcessEnvironment(environment);
    m_process.setStandardErrorFile(in("log"));
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.start(QStringLiteral("podman"),
                    {QStringLiteral("--root"), in("root"), QStringLiteral("--runroot"), in("run"),
                     QStringLiteral("--tmpdir"), in("tmp"), QStringLiteral("--storage-driver"), QStringLiteral("vfs"),
                     QStringLiteral("system"), QStringLiteral("service"), QStringLiteral("--time=0"),
                     QString::fromStdString(url())});
    if (!waitUntil([this] { return podmanAnswers(url()); }, std::chrono::seconds(30))) {
        QFile log(in("log"));
        throw std::runtime_error("Podman does not answer: "
                                 + (log.open(QIODevice::ReadOnly) ? log.readAll() : QByteArray()).toStdString());
    }
}

OwnPodman::~OwnPodman()
{
    m_process.terminate();
    m_process.waitForFinished(10000);
}

} // namespace wakedock::tests
