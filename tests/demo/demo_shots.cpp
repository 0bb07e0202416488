#include "tests/demo/demo_shots.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QImage>
#include <QMetaObject>
#include <QQuickWindow>
#include <QSettings>
#include <QTimer>
#include <QVariant>

#include <cstdio>
#include <memory>

namespace wakedock::tests {

namespace {

using Scenario = DemoWorld::Scenario;

class QuietSink : public ILogSink
{
public:
    [[nodiscard]] bool wants(LogLevel level) const override { return level >= LogLevel::Warning; }
    void write(LogLevel, std::string_view, std::string_view message, const LogFields &) override
    {
        std::fprintf(stderr, "%.*s\n", static_cast<int>(message.size()), message.data());
    }
};

struct ShotPlan {
    QString folder;
    QString qmlFolder;
};

/// One window on one world, posed and photographed.
class Studio
{
public:
    Studio(Scenario scenario, bool dark, const ShotPlan &plan)
        : m_world(scenario)
        , m_folder(plan.folder)
        , m_suffix(dark ? "dark" : "light")
    {
        const QString settings =
            QDir::temp().filePath(QStringLiteral("wakedock-shots-%1.ini").arg(QCoreApplication::applicationPid()));
        QFile::remove(settings);
        QSettings remembered(settings, QSettings::IniFormat);
        remembered.setValue(QStringLiteral("theme"), dark ? 2 : 1);
        remembered.setValue(QStringLiteral("animated"), false);
        remembered.sync();
        m_face = app::makeDesktop({m_world.doors(), core::Actor::local("operator"), &m_world,
                                   Log(m_sink, log_category::Window), settings, plan.qmlFolder});
        settle();
        for (int i = 0; i < 45; ++i) {
            m_world.measure();
            settle(20);
        }
        settle();
    }

    DemoWorld &world() { return m_world; }

    /// Lets events, frames and layouts through.
    void settle(int milliseconds = 150)
    {
        QEventLoop turn;
        QTimer::singleShot(milliseconds, &turn, &QEventLoop::quit);
        turn.exec();
    }

    void call(const char *function, const QStringList &arguments = {})
    {
        if (arguments.isEmpty()) {
            QMetaObject::invokeMethod(m_face->window(), function);
        } else if (arguments.size() == 1) {
            QMetaObject::invokeMethod(m_face->window(), function, Q_ARG(QString, arguments.at(0)));
        } else {
            QMetaObject::invokeMethod(m_face->window(), function, Q_ARG(QString, arguments.at(0)),
                                      Q_ARG(QString, arguments.at(1)));
        }
        settle();
    }

    [[nodiscard]] QObject *catalog() { return m_face->window()->property("catalog").value<QObject *>(); }
    [[nodiscard]] QObject *model(const char *name) { return catalog()->property(name).value<QObject *>(); }

    bool shoot(const QString &name)
    {
        settle();
        const QImage picture = m_face->window()->grabWindow();
        const QString file = QDir(m_folder).filePath(QStringLiteral("%1-%2.png").arg(name, m_suffix));
        const bool written = !picture.isNull() && picture.save(file);
        std::printf("%s %s\n", written ? "wrote" : "could not write", qPrintable(file));
        return written;
    }

private:
    QuietSink m_sink;
    DemoWorld m_world;
    QString m_folder;
    QString m_suffix;
    std::unique_ptr<app::DesktopFace> m_face;
};

bool shootPages(bool dark, const ShotPlan &plan)
{
    Studio studio(Scenario::Full, dark, plan);
    bool good = studio.shoot(QStringLiteral("services"));
    studio.call("openService", {QString::fromStdString(studio.world().idOf("shop").value)});
    good = studio.shoot(QStringLiteral("service")) && good;
    studio.call("showPage", {QStringLiteral("activity")});
    good = studio.shoot(QStringLiteral("activity")) && good;
    studio.call("showPage", {QStringLiteral("system")});
    return studio.shoot(QStringLiteral("system")) && good;
}

void fillForm(Studio &studio, const char *name, const char *image, const char *domain)
{
    QObject *form = studio.model("deployForm");
    form->setProperty("name", name);
    form->setProperty("image", image);
    form->setProperty("domain", domain);
}

bool shootDeploy(bool dark, const ShotPlan &plan)
{
    Studio studio(Scenario::Full, dark, plan);
    studio.call("deploy");
    QObject *form = studio.model("deployForm");
    auto *ports = form->property("ports").value<QObject *>();
    auto *variables = form->property("environment").value<QObject *>();
    fillForm(studio, "gallery", "registry.example.org/team/gallery:2.0", "gallery.example.org");
    for (auto *rows : {ports, variables}) {
        QMetaObject::invokeMethod(rows, "add");
    }
    QMetaObject::invokeMethod(ports, "setLeft", Q_ARG(int, 0), Q_ARG(QString, QStringLiteral("8081")));
    QMetaObject::invokeMethod(ports, "setRight", Q_ARG(int, 0), Q_ARG(QString, QStringLiteral("80")));
    QMetaObject::invokeMethod(variables, "setLeft", Q_ARG(int, 0), Q_ARG(QString, QStringLiteral("LOG_LEVEL")));
    QMetaObject::invokeMethod(variables, "setRight", Q_ARG(int, 0), Q_ARG(QString, QStringLiteral("info")));
    bool good = studio.shoot(QStringLiteral("deploy"));
    QMetaObject::invokeMethod(ports, "setRight", Q_ARG(int, 0), Q_ARG(QString, QStringLiteral("80000")));
    fillForm(studio, "My Gallery", "", "gallery example");
    QMetaObject::invokeMethod(form, "submit");
    return studio.shoot(QStringLiteral("deploy-errors")) && good;
}

bool shootProgress(bool dark, const ShotPlan &plan)
{
    Studio studio(Scenario::Full, dark, plan);
    studio.call("deploy");
    fillForm(studio, "gallery", "registry.example.org/team/gallery:2.0", "gallery.example.org");
    QMetaObject::invokeMethod(studio.model("deployForm"), "submit");
    studio.settle();
    for (int i = 0; i < 6; ++i) {
        studio.world().advance();
    }
    bool good = studio.shoot(QStringLiteral("progress"));
    while (studio.world().advance()) { }
    return studio.shoot(QStringLiteral("progress-done")) && good;
}

bool shootFailure(bool dark, const ShotPlan &plan)
{
    Studio studio(Scenario::Full, dark, plan);
    studio.call("deploy");
    fillForm(studio, "gallery", "registry.example.org/team/gallery:2.0-sick", "gallery.example.org");
    QMetaObject::invokeMethod(studio.model("deployForm"), "submit");
    studio.settle();
    while (studio.world().advance()) { }
    bool good = studio.shoot(QStringLiteral("progress-failed"));
    return good;
}

bool shootRemove(bool dark, const ShotPlan &plan)
{
    Studio studio(Scenario::Full, dark, plan);
    studio.call("askToRemove", {QString::fromStdString(studio.world().idOf("wiki").value), QStringLiteral("wiki")});
    return studio.shoot(QStringLiteral("remove"));
}

bool shootState(Scenario scenario, const char *name, bool dark, const ShotPlan &plan)
{
    Studio studio(scenario, dark, plan);
    return studio.shoot(QString::fromLatin1(name));
}

} // namespace

bool takeShots(const QString &folder, const QString &qmlFolder)
{
    const ShotPlan plan{folder, qmlFolder};
    bool good = QDir().mkpath(folder);
    for (const bool dark : {false, true}) {
        good = shootPages(dark, plan) && good;
        good = shootDeploy(dark, plan) && good;
        good = shootProgress(dark, plan) && good;
        good = shootFailure(dark, plan) && good;
        good = shootRemove(dark, plan) && good;
        good = shootState(Scenario::Empty, "empty", dark, plan) && good;
        good = shootState(Scenario::Loading, "loading", dark, plan) && good;
        good = shootState(Scenario::Failing, "error", dark, plan) && good;
        good = shootState(Scenario::DockerDown, "docker-down", dark, plan) && good;
    }
    return good;
}

} // namespace wakedock::tests
