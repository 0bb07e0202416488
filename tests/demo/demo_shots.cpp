#include "tests/demo/demo_shots.h"

#include "tests/demo/caddy_shots.h"
#include "tests/demo/engine_shots.h"
#include "tests/demo/stack_shots.h"
#include "tests/demo/studio.h"

#include <QDir>
#include <QMetaObject>
#include <QVariant>

#include <algorithm>

namespace wakedock::tests {

namespace {

using Scenario = DemoWorld::Scenario;

/// The card is at the end of the tab on sleep.
bool shootLoadingPage(Studio &studio)
{
    QObject *page = studio.model("loadingPage");
    page->setProperty("title", "The shop opens in a moment");
    page->setProperty("message", "It sleeps while nobody is here, and gets up for you.");
    page->setProperty("accent", "#b3261e");
    page->setProperty("showsLog", true);
    studio.settle();
    QObject *scroll = studio.part("serviceScroll");
    const qreal end = scroll->property("contentHeight").toReal() - scroll->property("height").toReal();
    scroll->setProperty("contentY", std::max(0.0, end));
    return studio.shoot(QStringLiteral("loading-page"));
}

bool shootPages(bool dark, const ShotPlan &plan)
{
    Studio studio(Scenario::Full, dark, plan);
    bool good = studio.shoot(QStringLiteral("services"));
    studio.call("openService", {QString::fromStdString(studio.world().idOf("shop").value)});
    good = studio.shoot(QStringLiteral("service")) && good;
    studio.call("showServiceTab", {QStringLiteral("wakes")});
    good = studio.shoot(QStringLiteral("wakes")) && good;
    studio.call("showServiceTab", {QStringLiteral("sleep")});
    QMetaObject::invokeMethod(studio.model("sleepSettings"), "addHours");
    studio.settle();
    good = studio.shoot(QStringLiteral("service-sleep")) && good;
    good = shootLoadingPage(studio) && good;
    studio.call("showPage", {QStringLiteral("sleep")});
    good = studio.shoot(QStringLiteral("sleep")) && good;
    studio.call("showPage", {QStringLiteral("activity")});
    good = studio.shoot(QStringLiteral("activity")) && good;
    studio.call("showPage", {QStringLiteral("system")});
    QMetaObject::invokeMethod(studio.model("doctor"), "look");
    studio.settle();
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
    QMetaObject::invokeMethod(form->property("domainCheck").value<QObject *>(), "check",
                              Q_ARG(QString, form->property("domain").toString()));
    studio.settle();
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

bool shootPlan(bool dark, const ShotPlan &plan)
{
    Studio studio(Scenario::Full, dark, plan);
    studio.call("askToRedeploy", {QString::fromStdString(studio.world().idOf("shop").value), QStringLiteral("shop")});
    return studio.shoot(QStringLiteral("plan"));
}

/// What a shell shows when it is used: colours, a long listing, something that runs.
std::string shellScene()
{
    const std::string prompt = "\033[1;32mroot@shop-4f1a2b\033[0m:\033[1;34m/srv/app\033[0m# ";
    return prompt + "ls -l\r\ntotal 28\r\n" + "drwxr-xr-x 4 root root 4096 Nov 29 09:12 \033[1;34massets\033[0m\r\n"
        + "-rwxr-xr-x 1 root root 9216 Nov 29 09:12 \033[1;32mentrypoint\033[0m\r\n"
        + "lrwxrwxrwx 1 root root   11 Nov 29 09:12 \033[1;36mlogs\033[0m -> /var/log/app\r\n"
        + "-rw-r--r-- 1 root root 1284 Nov 28 17:40 settings.toml\r\n" + prompt + "./entrypoint check\r\n"
        + "\033[32m ok \033[0m  database      4 ms\r\n\033[32m ok \033[0m  cache         1 ms\r\n"
        + "\033[33mslow\033[0m  search      812 ms\r\n\033[31mfail\033[0m  mail        \033[3mconnection refused\033[0m\r\n"
        + "\033[7m 3 of 4 checks passed \033[0m \033[44;37m details \033[0m \033[4mentrypoint check -v\033[0m\r\n" + prompt;
}

bool shootTerminal(bool dark, const ShotPlan &plan)
{
    Studio studio(Scenario::Full, dark, plan);
    studio.world().terminals().greeting = shellScene();
    studio.call("openService", {QString::fromStdString(studio.world().idOf("shop").value)});
    studio.call("showServiceTab", {QStringLiteral("terminal")});
    bool good = studio.shoot(QStringLiteral("terminal-empty"));
    for (int i = 0; i < 2; ++i) {
        QMetaObject::invokeMethod(studio.model("terminals"), "open");
        studio.settle();
    }
    good = studio.shoot(QStringLiteral("terminal")) && good;
    studio.world().terminals().last().finish({core::TerminalEnd::Reason::ContainerStopped, 137});
    return studio.shoot(QStringLiteral("terminal-ended")) && good;
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
        good = shootPlan(dark, plan) && good;
        good = shootTerminal(dark, plan) && good;
        good = shootEngine(dark, plan) && good;
        good = shootStacks(dark, plan) && good;
        good = shootCaddy(dark, plan) && good;
        good = shootState(Scenario::Empty, "empty", dark, plan) && good;
        good = shootState(Scenario::Loading, "loading", dark, plan) && good;
        good = shootState(Scenario::Failing, "error", dark, plan) && good;
        good = shootState(Scenario::DockerDown, "docker-down", dark, plan) && good;
    }
    return good;
}

} // namespace wakedock::tests
