import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

ObjectPage {
    id: page
    required property DockerCatalog docker
    readonly property NetworkListModel networks: docker.networks

    function create() {
        createDialog.active = true
        createDialog.item.begin()
    }
    function askToRemove(id: string, name: string) {
        removeDialog.active = true
        removeDialog.item.key = id
        removeDialog.item.name = name
        removeDialog.item.ask()
    }
    function show(id: string, name: string) {
        factsDialog.active = true
        factsDialog.item.show(id, name)
    }
    function cleanUp() {
        pruneDialog.active = true
        pruneDialog.item.begin("networks")
    }

    model: networks
    shown: docker.shownNetworks
    engine: docker.engine
    title: qsTr("Networks")
    summary: hasObjects ? qsTr("%n networks, %1 could go", "", networks.count).arg(networks.unusedCount) : ""
    iconName: "network"
    searchText: qsTr("Search networks")
    groups: [{text: qsTr("All"), group: 0}, {text: qsTr("In use"), group: 1}, {text: qsTr("Not used"), group: 2}]
    emptyTitle: qsTr("No networks")
    emptyDetail: qsTr("Containers on the same network reach each other by name.")
    emptyActions: AppButton {
        kind: AppButton.Primary
        iconName: "plus"
        text: qsTr("New network")
        onClicked: page.create()
    }
    columns: TableColumns {
        width: page.listWidth
        actionsWidth: 82
        entries: [{title: qsTr("Network"), weight: 2, role: NetworkListModel.NameRole},
                  {title: qsTr("Subnet"), width: 190, hideBelow: 520},
                  {title: qsTr("Used by"), weight: 2, hideBelow: 420, role: NetworkListModel.UsedByRole}]
    }
    row: NetworkRow {
        columns: page.columns
        onOpened: page.show(key, name)
        onRemoveRequested: page.askToRemove(key, name)
    }

    AppButton {
        visible: page.hasObjects
        objectName: "cleanUpButton"
        iconName: "broom"
        text: qsTr("Clean up…")
        onClicked: page.cleanUp()
    }
    AppButton {
        visible: page.hasObjects
        objectName: "newButton"
        kind: AppButton.Primary
        iconName: "plus"
        text: qsTr("New network")
        onClicked: page.create()
    }

    Loader {
        id: createDialog
        active: false
        sourceComponent: NetworkDialog {
            objectName: "networkDialog"
            form: page.docker.form
            engine: page.docker.engine
        }
    }
    Loader {
        id: factsDialog
        active: false
        sourceComponent: FactsDialog {
            objectName: "factsDialog"
            source: page.networks
        }
    }
    Loader {
        id: removeDialog
        active: false
        sourceComponent: ConfirmDialog {
            objectName: "removeNetworkDialog"
            property string key
            property string name
            title: qsTr("Remove %1?").arg(name)
            subtitle: qsTr("No container is on it. Its subnet becomes free.")
            confirmText: qsTr("Remove network")
            onConfirmed: page.docker.actions.removeNetwork(key)
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
