#include "tests/demo/caddy_shots.h"

#include <QMetaObject>
#include <QVariant>

namespace wakedock::tests {

namespace {

using Scenario = DemoWorld::Scenario;

const char *badCaddyfile = "www.example.org {\n\troot * /srv/www\n\trefused all\n\tfile_server\n"
                           "\treverse_proxy /api/* 127.0.0.1:9000 {\n\t\tlb_policie round_robin\n\t}\n}\n";
const char *goodCaddyfile = "{\n\temail admin@example.org\n}\n\ndocs.example.org {\n\troot * /srv/docs\n"
                            "\theader Strict-Transport-Security max-age=31536000\n\tfile_server\n}\n";

QObject *caddyModel(Studio &studio, const char *name)
{
    return studio.model("caddy")->property(name).value<QObject *>();
}

void showTab(Studio &studio, const char *tab)
{
    studio.call("showServiceTab", {QString::fromLatin1(tab)});
}

void tryOut(Studio &studio, const char *caddyfile)
{
    QObject *draft = caddyModel(studio, "draft");
    draft->setProperty("caddyfile", true);
    draft->setProperty("text", QString::fromLatin1(caddyfile));
    QMetaObject::invokeMethod(draft, "check");
    studio.settle();
}

bool shootTabs(Studio &studio)
{
    studio.call("showPage", {QStringLiteral("caddy")});
    bool good = studio.shoot(QStringLiteral("caddy"));
    showTab(studio, "config");
    caddyModel(studio, "config")->property("lines").value<QObject *>()->setProperty("search", QStringLiteral("example.org"));
    good = studio.shoot(QStringLiteral("caddy-config")) && good;
    QMetaObject::invokeMethod(studio.part("driftButton"), "clicked");
    good = studio.shoot(QStringLiteral("caddy-drift")) && good;
    showTab(studio, "change");
    good = studio.shoot(QStringLiteral("caddy-change")) && good;
    tryOut(studio, badCaddyfile);
    good = studio.shoot(QStringLiteral("caddy-errors")) && good;
    tryOut(studio, goodCaddyfile);
    good = studio.shoot(QStringLiteral("caddy-difference")) && good;
    showTab(studio, "backups");
    good = studio.shoot(QStringLiteral("caddy-backups")) && good;
    studio.ask("caddyBackups", "open", Q_ARG(QString, QStringLiteral("20261129T174203-a1")),
               Q_ARG(QString, QStringLiteral("29/11/2026 17:42")));
    good = studio.shoot(QStringLiteral("caddy-restore")) && good;
    studio.ask("backupDialog", "close");
    showTab(studio, "doctor");
    QMetaObject::invokeMethod(studio.model("doctor"), "look");
    return studio.shoot(QStringLiteral("caddy-doctor")) && good;
}

bool shootAway(Studio &studio)
{
    studio.world().caddy().setAway(true);
    studio.call("showPage", {QStringLiteral("caddy")});
    bool good = studio.shoot(QStringLiteral("caddy-away"));
    showTab(studio, "config");
    return studio.shoot(QStringLiteral("caddy-config-away")) && good;
}

} // namespace

bool shootCaddy(bool dark, const ShotPlan &plan)
{
    bool good = true;
    {
        Studio studio(Scenario::Full, dark, plan);
        good = shootTabs(studio);
    }
    Studio studio(Scenario::Full, dark, plan);
    return shootAway(studio) && good;
}

} // namespace wakedock::tests
