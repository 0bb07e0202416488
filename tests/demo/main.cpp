// The real window on a backend that exists in memory only.
//   wakedock-demo [--scenario full|empty|loading|failing|docker-down]   to try it out
//   wakedock-demo --shots FOLDER                                        writes pictures of every page in both themes
//   wakedock-demo --measure                                             first frame and memory, then ends
#include "app/desktop/desktop_face.h"
#include "tests/demo/demo_shots.h"
#include "tests/demo/demo_world.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QQuickWindow>
#include <QThread>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <map>

namespace {

using wakedock::tests::DemoWorld;

class PrintSink : public wakedock::ILogSink
{
public:
    [[nodiscard]] bool wants(wakedock::LogLevel level) const override { return level >= wakedock::LogLevel::Info; }
    void write(wakedock::LogLevel, std::string_view category, std::string_view message, const wakedock::LogFields &) override
    {
        std::fprintf(stderr, "%.*s: %.*s\n", static_cast<int>(category.size()), category.data(),
                     static_cast<int>(message.size()), message.data());
    }
};

DemoWorld::Scenario scenarioNamed(const QString &name)
{
    static const std::map<QString, DemoWorld::Scenario> scenarios = {
        {QStringLiteral("empty"), DemoWorld::Scenario::Empty},
        {QStringLiteral("loading"), DemoWorld::Scenario::Loading},
        {QStringLiteral("failing"), DemoWorld::Scenario::Failing},
        {QStringLiteral("docker-down"), DemoWorld::Scenario::DockerDown}};
    const auto found = scenarios.find(name);
    return found == scenarios.end() ? DemoWorld::Scenario::Full : found->second;
}

/// A line of /proc/self/status, as `54321 kB`.
QByteArray statusLine(const QByteArray &name)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.startsWith(name + ":")) {
                return line.mid(name.size() + 1).trimmed();
            }
        }
    }
    return "unknown";
}

void measure(QQuickWindow *window, const QElapsedTimer &sinceStart)
{
    QObject::connect(
        window, &QQuickWindow::frameSwapped, window,
        [&sinceStart] {
            std::printf("first frame after %lld ms\n", static_cast<long long>(sinceStart.elapsed()));
            QTimer::singleShot(std::chrono::seconds(5), qApp, [] {
                std::printf("memory after 5 s: RSS %s, anonymous %s\n", statusLine("VmRSS").constData(),
                            statusLine("RssAnon").constData());
                QCoreApplication::quit();
            });
        },
        static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
}

/// What a test outside of this process can see of the window.
void tellTests(QQuickWindow *window)
{
    const auto tell = [](const char *what, const QString &value) {
        std::printf("%s: %s\n", what, qPrintable(value));
        std::fflush(stdout);
    };
    QObject::connect(window, &QWindow::windowTitleChanged, window, [tell](const QString &title) { tell("title", title); });
    QObject::connect(window, &QWindow::visibleChanged, window,
                     [tell](bool visible) { tell("window", visible ? QStringLiteral("shown") : QStringLiteral("hidden")); });
}

/// After the window had time to listen.
void deployLater(DemoWorld &world, const std::string &name)
{
    const auto deploy = [&world, name] {
        wakedock::core::DeployRequest request;
        request.config.name = name;
        request.config.image = "registry.example.org/team/" + name + ":2.0";
        request.config.domain = name + ".localhost";
        world.doors().deploy({}, request);
    };
    QMetaObject::invokeMethod(
        &world, [&world, deploy] { QTimer::singleShot(std::chrono::seconds(1), &world, deploy); }, Qt::QueuedConnection);
}

int run(int argc, char *argv[])
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    const QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("WakeDock"));
    QCommandLineParser parser;
    parser.addOption(
        {QStringLiteral("shots"), QStringLiteral("Write pictures of every page into FOLDER."), QStringLiteral("FOLDER")});
    parser.addOption({QStringLiteral("scenario"), QStringLiteral("full, empty, loading, failing or docker-down."),
                      QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("measure"), QStringLiteral("Print time of the first frame and memory, then end.")});
    parser.addOption(
        {QStringLiteral("qml"), QStringLiteral("Read the QML from FOLDER/WakeDock/Ui."), QStringLiteral("FOLDER")});
    parser.addOption(
        {QStringLiteral("deploy"), QStringLiteral("Deploy a service of this name after a second."), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("close"), QStringLiteral("Close the window once it is shown, as the operator would.")});
    parser.addOption({QStringLiteral("pace"), QStringLiteral("Milliseconds that a step takes."), QStringLiteral("MS"),
                      QStringLiteral("600")});
    parser.addHelpOption();
    parser.process(application);
    if (parser.isSet(QStringLiteral("shots"))) {
        return wakedock::tests::takeShots(parser.value(QStringLiteral("shots")), parser.value(QStringLiteral("qml"))) ? 0
                                                                                                                      : 1;
    }

    QThread backend;
    auto *world = new DemoWorld(scenarioNamed(parser.value(QStringLiteral("scenario"))));
    const auto doors = world->doors();
    world->moveToThread(&backend);
    QObject::connect(&backend, &QThread::finished, world, &QObject::deleteLater);
    backend.start();
    const std::chrono::milliseconds pace(parser.value(QStringLiteral("pace")).toInt());
    QMetaObject::invokeMethod(world, [world, pace] { world->setPace(pace); }, Qt::QueuedConnection);

    PrintSink sink;
    int result = 0;
    {
        const auto face = wakedock::app::makeDesktop({doors, wakedock::core::Actor::local("operator"), world,
                                                      wakedock::Log(sink, wakedock::log_category::Window), QString(),
                                                      parser.value(QStringLiteral("qml"))});
        if (parser.isSet(QStringLiteral("measure"))) {
            measure(face->window(), sinceStart);
        }
        tellTests(face->window());
        if (parser.isSet(QStringLiteral("close"))) {
            QTimer::singleShot(0, face->window(), &QWindow::close);
        }
        if (parser.isSet(QStringLiteral("deploy"))) {
            deployLater(*world, parser.value(QStringLiteral("deploy")).toStdString());
        }
        result = QApplication::exec();
    }
    backend.quit();
    backend.wait();
    return result;
}

} // namespace

int main(int argc, char *argv[])
{
    try {
        return run(argc, argv);
    } catch (...) {
        std::fprintf(stderr, "%s\n", wakedock::describe(std::current_exception()).c_str());
        return 1;
    }
}
