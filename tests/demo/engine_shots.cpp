#include "tests/demo/engine_shots.h"

#include <QAbstractItemModel>
#include <QMetaObject>
#include <QVariant>

namespace wakedock::tests {

namespace {

using Scenario = DemoWorld::Scenario;

QString idOf(Studio &studio, const char *name)
{
    return QString::fromStdString(studio.world().engine().idOfContainer(name));
}

void closeDialog(Studio &studio, const char *name)
{
    studio.ask(name, "close");
}

bool shootContainers(Studio &studio)
{
    studio.call("showPage", {QStringLiteral("containers")});
    bool good = studio.shoot(QStringLiteral("containers"));
    const QString grafana = QStringLiteral("monitoring-grafana-1");
    studio.ask("page", "inspect", Q_ARG(QString, idOf(studio, "monitoring-grafana-1")), Q_ARG(QString, grafana));
    good = studio.shoot(QStringLiteral("container")) && good;
    studio.part("containerDialog")->setProperty("tab", 1);
    good = studio.shoot(QStringLiteral("container-json")) && good;
    closeDialog(studio, "containerDialog");
    studio.ask("page", "askToRemove", Q_ARG(QString, idOf(studio, "mail-test")), Q_ARG(QString, QStringLiteral("mail-test")),
               Q_ARG(bool, true));
    good = studio.shoot(QStringLiteral("container-remove")) && good;
    closeDialog(studio, "removeContainerDialog");
    return good;
}

bool shootContainerDialogs(Studio &studio)
{
    const QString mail = QStringLiteral("mail-test");
    studio.ask("page", "adopt", Q_ARG(QString, idOf(studio, "mail-test")), Q_ARG(QString, mail));
    auto *form = studio.model("docker")->property("adoptForm").value<QObject *>();
    form->setProperty("domain", QStringLiteral("mail.example.org"));
    bool good = studio.shoot(QStringLiteral("adopt"));
    studio.ask("adoptDialog", "send");
    good = studio.shoot(QStringLiteral("adopt-notes")) && good;
    studio.ask("adoptDialog", "follow");
    while (studio.world().advance()) { }
    good = studio.shoot(QStringLiteral("adopt-done")) && good;
    closeDialog(studio, "progressDialog");
    studio.call("askToRemove", {QString::fromStdString(studio.world().idOf("mail-test").value), mail});
    good = studio.shoot(QStringLiteral("remove-adopted")) && good;
    closeDialog(studio, "removeDialog");
    studio.world().terminals().greeting = "\033[1m/app #\033[0m ";
    const QString grafana = QStringLiteral("monitoring-grafana-1");
    studio.ask("page", "openTerminal", Q_ARG(QString, idOf(studio, "monitoring-grafana-1")), Q_ARG(QString, grafana));
    good = studio.shoot(QStringLiteral("container-terminal")) && good;
    closeDialog(studio, "terminalDialog");
    return good;
}

bool shootPull(Studio &studio)
{
    studio.ask("page", "pull", Q_ARG(QString, QStringLiteral("postgres:16-alpine")));
    bool good = studio.shoot(QStringLiteral("pull"));
    studio.ask("pullDialog", "send");
    for (int i = 0; i < 6; ++i) {
        studio.world().advance();
    }
    good = studio.shoot(QStringLiteral("pull-progress")) && good;
    closeDialog(studio, "progressDialog");
    while (studio.world().advance()) { }
    QMetaObject::invokeMethod(studio.model("docker")->property("imageCheck").value<QObject *>(), "check");
    studio.settle();
    return studio.shoot(QStringLiteral("images-checked")) && good;
}

bool shootImages(Studio &studio)
{
    studio.call("showPage", {QStringLiteral("images")});
    bool good = studio.shoot(QStringLiteral("images"));
    good = shootPull(studio) && good;
    studio.resize(760, 620);
    good = studio.shoot(QStringLiteral("images-narrow")) && good;
    studio.resize(1180, 760);
    const QModelIndex first =
        qobject_cast<QAbstractItemModel *>(studio.model("docker")->property("images").value<QObject *>())->index(6, 0);
    studio.ask("page", "show", Q_ARG(QString, first.data(Qt::UserRole + 1).toString()),
               Q_ARG(QString, first.data(Qt::DisplayRole).toString()));
    good = studio.shoot(QStringLiteral("image")) && good;
    closeDialog(studio, "imageDialog");
    studio.ask("page", "cleanUp");
    auto *prune = studio.model("docker")->property("prune").value<QObject *>();
    for (const char *kind : {"containers", "networks", "buildCache"}) {
        prune->setProperty(kind, true);
    }
    good = studio.shoot(QStringLiteral("prune")) && good;
    closeDialog(studio, "pruneDialog");
    return good;
}

bool shootVolumesAndNetworks(Studio &studio)
{
    studio.call("showPage", {QStringLiteral("volumes")});
    QMetaObject::invokeMethod(studio.model("docker")->property("volumes").value<QObject *>(), "measure");
    bool good = studio.shoot(QStringLiteral("volumes"));
    studio.ask("page", "askToRemove", Q_ARG(QString, QStringLiteral("wiki-old")), Q_ARG(QString, QStringLiteral("296 MB")));
    good = studio.shoot(QStringLiteral("volume-remove")) && good;
    closeDialog(studio, "removeVolumeDialog");
    studio.call("showPage", {QStringLiteral("networks")});
    good = studio.shoot(QStringLiteral("networks")) && good;
    studio.ask("page", "create");
    studio.part("nameField")->setProperty("text", QStringLiteral("backend"));
    studio.part("subnetField")->setProperty("text", QStringLiteral("10.20.0.0"));
    studio.ask("networkDialog", "send");
    good = studio.shoot(QStringLiteral("network-new")) && good;
    closeDialog(studio, "networkDialog");
    return good;
}

bool shootHosts(Studio &studio)
{
    studio.call("showPage", {QStringLiteral("hosts")});
    bool good = studio.shoot(QStringLiteral("hosts"));
    studio.ask("page", "add");
    auto *form = studio.model("hosts")->property("form").value<QObject *>();
    form->setProperty("way", 1);
    form->setProperty("name", QStringLiteral("build-2"));
    form->setProperty("address", QStringLiteral("build-2.example.org:2376"));
    form->setProperty("certificates", QStringLiteral("~/.docker/build-2"));
    good = studio.shoot(QStringLiteral("host-add")) && good;
    closeDialog(studio, "hostDialog");
    studio.ask("page", "change", Q_ARG(QString, QStringLiteral("nas")));
    good = studio.shoot(QStringLiteral("host-change")) && good;
    closeDialog(studio, "hostDialog");
    studio.ask("page", "test", Q_ARG(QString, QStringLiteral("build-1")), Q_ARG(QString, QStringLiteral("build-1")));
    good = studio.shoot(QStringLiteral("host-test")) && good;
    closeDialog(studio, "trialDialog");
    return good;
}

} // namespace

bool shootEngine(bool dark, const ShotPlan &plan)
{
    Studio studio(Scenario::Full, dark, plan);
    bool good = shootContainers(studio);
    good = shootContainerDialogs(studio) && good;
    good = shootImages(studio) && good;
    good = shootVolumesAndNetworks(studio) && good;
    return shootHosts(studio) && good;
}

} // namespace wakedock::tests
