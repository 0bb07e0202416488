import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

ObjectPage {
    id: page
    required property DockerCatalog docker
    readonly property ContainerListModel containers: docker.containers
    signal serviceOpened(string serviceId)
    signal operationStarted(string operationId)

    function openTerminal(id: string, name: string) {
        terminalDialog.active = true
        terminalDialog.item.show(id, name)
    }
    function adopt(id: string, name: string) {
        adoptDialog.active = true
        adoptDialog.item.begin(id, name)
    }
    function askToRename(id: string, name: string) {
        renameDialog.active = true
        renameDialog.item.askFor(id, name, name)
    }
    function askToKill(id: string, name: string) {
        killDialog.active = true
        killDialog.item.key = id
        killDialog.item.name = name
        killDialog.item.ask()
    }
    function askToRemove(id: string, name: string, running: bool) {
        removeDialog.active = true
        removeDialog.item.key = id
        removeDialog.item.name = name
        removeDialog.item.running = running
        removeDialog.item.ask()
    }
    function inspect(id: string, name: string) {
        detailsDialog.active = true
        detailsDialog.item.show(id, name)
    }
    function cleanUp() {
        pruneDialog.active = true
        pruneDialog.item.begin("containers")
    }

    model: containers
    shown: docker.shownContainers
    engine: docker.engine
    title: qsTr("Containers")
    summary: hasObjects ? qsTr("%1 of %2 running").arg(containers.runningCount).arg(containers.count) : ""
    iconName: "container"
    searchText: qsTr("Search containers")
    groups: [{text: qsTr("All"), group: 0}, {text: qsTr("Running"), group: 1}, {text: qsTr("Stopped"), group: 2}, {text: qsTr("By hand"), group: 4}]
    emptyTitle: qsTr("No containers")
    emptyDetail: qsTr("Containers of services, of stacks and those started by hand show up here. Deploy a service to have the first one.")
    columns: TableColumns {
        width: page.listWidth
        entries: [{title: qsTr("Container"), weight: 2.7, role: ContainerListModel.NameRole},
                  {title: qsTr("State"), width: 128, role: ContainerListModel.StatusTextRole},
                  {title: qsTr("Belongs to"), weight: 1.3, hideBelow: 720, role: ContainerListModel.OwnerRole},
                  {title: qsTr("Ports"), weight: 1.5, hideBelow: 860},
                  {title: qsTr("CPU"), width: 78, hideBelow: 560, role: ContainerListModel.CpuRole, numbers: true},
                  {title: qsTr("Memory"), width: 92, hideBelow: 640, role: ContainerListModel.MemoryRole, numbers: true}]
    }
    row: ContainerRow {
        columns: page.columns
        actions: page.docker.actions
        onOpened: page.inspect(key, name)
        onServiceRequested: page.serviceOpened(serviceId)
        onTerminalRequested: page.openTerminal(key, name)
        onAdoptRequested: page.adopt(key, name)
        onRenameRequested: page.askToRename(key, name)
        onKillRequested: page.askToKill(key, name)
        onRemoveRequested: page.askToRemove(key, name, canStop)
    }

    AppButton {
        visible: page.hasObjects
        objectName: "cleanUpButton"
        iconName: "broom"
        text: qsTr("Clean up…")
        onClicked: page.cleanUp()
    }

    Loader {
        id: detailsDialog
        active: false
        sourceComponent: ContainerDialog {
            objectName: "containerDialog"
            docker: page.docker
        }
    }
    Loader {
        id: terminalDialog
        active: false
        sourceComponent: TerminalDialog {
            objectName: "terminalDialog"
            docker: page.docker
        }
    }
    Loader {
        id: adoptDialog
        active: false
        sourceComponent: AdoptDialog {
            objectName: "adoptDialog"
            form: page.docker.adoptForm
            onStarted: operationId => page.operationStarted(operationId)
        }
    }
    Loader {
        id: renameDialog
        active: false
        sourceComponent: OneFieldDialog {
            objectName: "renameDialog"
            form: page.docker.form
            field: "name"
            title: qsTr("Rename %1").arg(oldText)
            label: qsTr("New name")
            help: qsTr("Letters, digits, dots, dashes and underscores.")
            confirmText: qsTr("Rename")
            onSubmitted: (key, text) => page.docker.form.renameContainer(key, text)
        }
    }
    Loader {
        id: killDialog
        active: false
        sourceComponent: ConfirmDialog {
            objectName: "killDialog"
            property string key
            property string name
            title: qsTr("Kill %1?").arg(name)
            subtitle: qsTr("It ends at once and cannot save what it is doing. Stop asks it to end first.")
            keepText: qsTr("Let it run")
            confirmText: qsTr("Kill container")
            onConfirmed: page.docker.actions.killContainer(key)
        }
    }
    Loader {
        id: removeDialog
        active: false
        sourceComponent: ConfirmDialog {
            objectName: "removeContainerDialog"
            property string key
            property string name
            property bool running: false
            title: qsTr("Remove %1?").arg(name)
            subtitle: running ? qsTr("It runs: it is killed first. What it wrote outside of volumes is gone; named volumes stay.")
                              : qsTr("What it wrote outside of volumes is gone; named volumes stay.")
            optionText: qsTr("Also delete its volumes without a name")
            warning: option ? qsTr("The data in those volumes cannot be brought back.") : ""
            confirmText: qsTr("Remove container")
            onConfirmed: page.docker.actions.removeContainer(key, running, option)
        }
    }
    Loader {
        id: pruneDialog
        active: false
        sourceComponent: PruneDialog {
            prune: page.docker.prune
            engine: page.docker.engine
        }
    }
}
