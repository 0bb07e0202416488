#include "tests/demo/stack_shots.h"

#include <QMetaObject>
#include <QVariant>

namespace wakedock::tests {

namespace {

using Scenario = DemoWorld::Scenario;

QString text(const char *plain)
{
    return QString::fromLatin1(plain);
}

const char *brokenText = "services:\n  web:\n    image: nginx:1.25\n    port: [\"8080:80\"]\n    restart: sometimes\n"
                         "  api:\n    image: shop/api:2.4\n    depends_on: [database]\n";
const char *goodText = "services:\n  web:\n    image: nginx:1.25\n    ports: [\"8080:80\"]\n    restart: unless-stopped\n"
                       "  api:\n    image: shop/api:2.4\n    environment:\n      API_KEY: ${API_KEY}\n"
                       "    volumes: [data:/srv/data]\nvolumes:\n  data: {}\n";

QObject *formOf(Studio &studio)
{
    return studio.model("stacks")->property("form").value<QObject *>();
}

bool shootList(Studio &studio)
{
    studio.call("showPage", {text("stacks")});
    bool good = studio.shoot(text("stacks"));
    studio.call("openStack", {text("monitoring")});
    good = studio.shoot(text("stack")) && good;
    studio.ask("page", "showFiles");
    good = studio.shoot(text("stack-files")) && good;
    studio.ask("page", "askToRemove", Q_ARG(QString, text("monitoring")));
    studio.settle();
    QMetaObject::invokeMethod(studio.model("stacks")->property("removal").value<QObject *>(), "choose",
                              Q_ARG(QString, text("monitoring_prometheus-data")), Q_ARG(bool, true));
    good = studio.shoot(text("stack-remove")) && good;
    studio.ask("removeStackDialog", "close");
    studio.call("openStack", {text("media")});
    return studio.shoot(text("stack-adopt")) && good;
}

bool shootForm(Studio &studio)
{
    constexpr int untilChecked = 500;
    studio.call("showPage", {text("stacks")});
    studio.ask("page", "create");
    formOf(studio)->setProperty("name", text("storefront"));
    formOf(studio)->setProperty("text", text(brokenText));
    studio.settle(untilChecked);
    bool good = studio.shoot(text("stack-new"));
    studio.ask("stackDialog", "close");
    studio.ask("page", "change", Q_ARG(QString, text("monitoring")));
    studio.settle(untilChecked);
    QString changed = formOf(studio)->property("text").toString();
    changed.replace(text("prom/prometheus:v2.48"), text("prom/prometheus:v2.52"));
    formOf(studio)->setProperty("text", changed);
    studio.settle(untilChecked);
    QMetaObject::invokeMethod(formOf(studio), "showPlan");
    studio.settle();
    good = studio.shoot(text("stack-plan")) && good;
    studio.ask("stackDialog", "close");
    return good;
}

bool shootRun(Studio &studio)
{
    studio.call("showPage", {text("stacks")});
    studio.ask("page", "create");
    formOf(studio)->setProperty("name", text("storefront"));
    formOf(studio)->setProperty("text", text(goodText));
    constexpr int untilChecked = 500;
    studio.settle(untilChecked);
    QMetaObject::invokeMethod(formOf(studio), "showPlan");
    studio.settle();
    QMetaObject::invokeMethod(formOf(studio), "submit");
    studio.settle();
    constexpr int bitsUntilUp = 15;
    for (int i = 0; i < bitsUntilUp; ++i) {
        studio.world().advance();
    }
    return studio.shoot(text("stack-progress"));
}

bool shootCertificates(Studio &studio)
{
    studio.call("showPage", {text("certificates")});
    studio.settle();
    bool good = studio.shoot(text("certificates"));
    studio.ask("page", "add");
    good = studio.shoot(text("certificate-add")) && good;
    studio.ask("certificateDialog", "close");
    return good;
}

bool shootRegistries(Studio &studio)
{
    studio.call("showPage", {text("registries")});
    studio.settle();
    auto *list = studio.model("registries")->property("list").value<QObject *>();
    for (const char *id : {"docker.io", "ghcr.io"}) {
        QMetaObject::invokeMethod(list, "test", Q_ARG(QString, text(id)));
    }
    bool good = studio.shoot(text("registries"));
    studio.ask("page", "change", Q_ARG(QString, text("ghcr.io")));
    good = studio.shoot(text("registry-change")) && good;
    studio.ask("registryDialog", "close");
    return good;
}

bool shootRoutes(Studio &studio)
{
    studio.call("showPage", {text("routes")});
    studio.settle();
    bool good = studio.shoot(text("routes"));
    studio.ask("page", "change", Q_ARG(QString, text("route-nas.example.org")));
    QMetaObject::invokeMethod(studio.model("routes")->property("form").value<QObject *>(), "look");
    studio.settle();
    good = studio.shoot(text("route-change")) && good;
    studio.ask("routeDialog", "close");
    return good;
}

} // namespace

bool shootStacks(bool dark, const ShotPlan &plan)
{
    bool good = true;
    {
        Studio studio(Scenario::Full, dark, plan);
        good = shootList(studio);
        good = shootForm(studio) && good;
        good = shootRegistries(studio) && good;
        good = shootCertificates(studio) && good;
        good = shootRoutes(studio) && good;
    }
    Studio studio(Scenario::Full, dark, plan);
    return shootRun(studio) && good;
}

} // namespace wakedock::tests
