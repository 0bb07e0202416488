#include "gate_world.h"

#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>

#include <stdexcept>

namespace wakedock::tests {

namespace {

constexpr const char *VisitedRecipe = "FROM scratch\nCOPY visited /visited\nEXPOSE 80\nCMD [\"/visited\"]\n";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        throw std::runtime_error("cannot read " + path.toStdString());
    }
    return file.readAll();
}

bool isOnEngine(const QString &reference)
{
    try {
        return !runDocker({"image", "inspect", "--format", "{{.Id}}", reference.toStdString()}).empty();
    } catch (const std::runtime_error &) {
        return false;
    }
}

/// Named by its content: a changed program is another image. @return its reference
QString ensureVisitedImage()
{
    const QByteArray program = contentOf(QStringLiteral(WAKEDOCK_VISITED));
    const QByteArray hash = QCryptographicHash::hash(program, QCryptographicHash::Sha1).toHex().left(12);
    const QString reference = QStringLiteral("wakedock-test/visited:") + QString::fromLatin1(hash);
    if (isOnEngine(reference)) {
        return reference;
    }
    const QTemporaryDir folder;
    QFile recipe(folder.filePath(QStringLiteral("Dockerfile")));
    if (!recipe.open(QIODevice::WriteOnly) || recipe.write(VisitedRecipe) < 0
        || !QFile::copy(QStringLiteral(WAKEDOCK_VISITED), folder.filePath(QStringLiteral("visited")))) {
        throw std::runtime_error("the image of visited cannot be prepared");
    }
    recipe.close();
    runDocker({"build", "-q", "-t", reference.toStdString(), folder.path().toStdString()});
    return reference;
}

} // namespace

GateWorld::GateWorld() : m_program(std::make_unique<ProgramUnderTest>()), m_image(ensureVisitedImage()) { }

bool GateWorld::deploy(const QString &name, const QJsonObject &more)
{
    QJsonObject config{{QStringLiteral("name"), QStringLiteral("e2e-") + name},
                       {QStringLiteral("image"), m_image},
                       {QStringLiteral("domain"), name + QStringLiteral(".localhost")},
                       {QStringLiteral("tls"), QStringLiteral("off")}};
    for (auto field = more.begin(); field != more.end(); ++field) {
        config.insert(field.key(), field.value());
    }
    return m_program->post(QStringLiteral("/services"), config).status == 201;
}

bool GateWorld::putToSleep(const QString &name)
{
    // A connection that a test has just closed may still be counted for a moment.
    return waitUntil(
               [this, &name] { return m_program->post(QStringLiteral("/services/e2e-%1/sleep").arg(name)).status == 200; },
               std::chrono::seconds(40))
        && statusOf(name) == QLatin1String("sleeping");
}

QString GateWorld::statusOf(const QString &name)
{
    return m_program->get(QStringLiteral("/services/e2e-") + name).json.value(QStringLiteral("status")).toString();
}

bool GateWorld::waitForStatus(const QString &name, const QString &status)
{
    return waitUntil([this, &name, &status] { return statusOf(name) == status; }, std::chrono::seconds(30));
}

QString GateWorld::containerOf(const QString &name) const
{
    for (const QString &container : m_program->containers()) {
        if (container.startsWith(QStringLiteral("wakedock-e2e-%1-").arg(name))) {
            return container;
        }
    }
    return {};
}

int GateWorld::wakes()
{
    int count = 0;
    const auto all = m_program->get(QStringLiteral("/operations?limit=500")).json.value(QStringLiteral("items")).toArray();
    for (const auto &operation : all) {
        count += operation.toObject().value(QStringLiteral("kind")).toString() == QLatin1String("wake") ? 1 : 0;
    }
    return count;
}

std::string GateWorld::visitedProgram()
{
    return WAKEDOCK_VISITED;
}

QString GateWorld::address(const QString &name, const QString &path) const
{
    return QStringLiteral("http://%1.localhost:%2%3").arg(name).arg(m_program->httpPort()).arg(path);
}

QStringList GateWorld::curlArguments(const QString &name, const QString &path, const QStringList &arguments) const
{
    const QString here = QStringLiteral("127.0.0.1");
    QStringList all{
        QStringLiteral("--silent"),   QStringLiteral("--include"),
        QStringLiteral("--max-time"), QStringLiteral("60"),
        QStringLiteral("--resolve"),  QStringLiteral("%1.localhost:%2:%3").arg(name).arg(m_program->httpPort()).arg(here),
        QStringLiteral("--resolve"),  QStringLiteral("%1.localhost:%2:%3").arg(name).arg(m_program->httpsPort()).arg(here)};
    return all + arguments + QStringList{path.startsWith(QLatin1String("https:")) ? path : address(name, path)};
}

Fetched GateWorld::fetch(const QString &name, const QString &path, const QStringList &arguments) const
{
    QProcess curl;
    curl.start(QStringLiteral("curl"), curlArguments(name, path, arguments));
    // The loop goes on, so that the program's output is read meanwhile.
    waitUntil([&curl] { return curl.state() == QProcess::NotRunning; }, std::chrono::seconds(70));
    QByteArray rest = curl.readAllStandardOutput();
    Fetched fetched;
    // Interim answers (100 Continue) stand before the real one.
    while (rest.startsWith("HTTP/") && rest.contains("\r\n\r\n")) {
        const auto end = rest.indexOf("\r\n\r\n");
        fetched.head = rest.left(end);
        rest = rest.mid(end + 4);
        fetched.status = fetched.head.split(' ').value(1).toInt();
        if (fetched.status >= 200) {
            break;
        }
    }
    fetched.body = rest;
    return fetched;
}

} // namespace wakedock::tests
