import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

ObjectPage {
    id: page
    required property DockerCatalog docker
    readonly property VolumeListModel volumes: docker.volumes

    function create() {
        createDialog.active = true
        createDialog.item.begin()
    }
    function askToRemove(name: string, sizeText: string) {
        removeDialog.active = true
        removeDialog.item.name = name
        removeDialog.item.sizeText = sizeText
        removeDialog.item.ask()
    }
    function show(name: string) {
        factsDialog.active = true
        factsDialog.item.show(name, name)
    }
    function cleanUp() {
        pruneDialog.active = true
        pruneDialog.item.begin("volumes")
    }

    model: volumes
    shown: docker.shownVolumes
    engine: docker.engine
    title: qsTr("Volumes")
    summary: !hasObjects ? "" : volumes.sizeText.length > 0
             ? qsTr("%n volumes with %1, %2 not used", "", volumes.count).arg(volumes.sizeText).arg(volumes.unusedCount)
             : qsTr("%n volumes, %1 not used", "", volumes.count).arg(volumes.unusedCount)
    iconName: "volume"
    searchText: qsTr("Search volumes")
    groups: [{text: qsTr("All"), group: 0}, {text: qsTr("In use"), group: 1}, {text: qsTr("Not used"), group: 2}]
    emptyTitle: qsTr("No volumes")
    emptyDetail: qsTr("A volume keeps data beyond the life of a container. Services make theirs by themselves.")
    emptyActions: AppButton {
        kind: AppButton.Primary
        iconName: "plus"
        text: qsTr("New volume")
        onClicked: page.create()
    }
    notices: Notice {
        objectName: "measureNotice"
        width: parent ? parent.width : 0
        visible: page.volumes.measuring === Words.Failed
        tone: Words.Negative
        title: page.volumes.measuringError.title
        detail: page.volumes.measuringError.message
        remedy: page.volumes.measuringError.remedy
    }
    columns: TableColumns {
        width: page.listWidth
        actionsWidth: 82
        entries: [{title: qsTr("Volume"), weight: 2.4, role: VolumeListModel.NameRole},
                  {title: qsTr("Used by"), weight: 1.6, hideBelow: 600, role: VolumeListModel.UsedByRole},
                  {title: qsTr("Made"), width: 124, hideBelow: 720, role: VolumeListModel.CreatedRole},
                  {title: qsTr("Size"), width: 96, role: VolumeListModel.SizeRole, numbers: true}]
    }
    row: VolumeRow {
        columns: page.columns
        onOpened: page.show(key)
        onRemoveRequested: page.askToRemove(key, sizeText)
    }

    AppButton {
        visible: page.hasObjects
        id: measureButton
        objectName: "measureButton"
        iconName: "gauge"
        text: qsTr("Measure sizes")
        loading: page.volumes.measuring === Words.Loading
        enabled: !loading
        onClicked: page.volumes.measure()
        AppToolTip {
            visible: measureButton.hovered
            text: qsTr("The engine reads every file for it, which may take a while.")
        }
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
        text: qsTr("New volume")
        onClicked: page.create()
    }

    Loader {
        id: createDialog
        active: false
        sourceComponent: VolumeDialog {
            objectName: "volumeDialog"
            form: page.docker.form
        }
    }
    Loader {
        id: factsDialog
        active: false
        sourceComponent: FactsDialog {
            objectName: "factsDialog"
            source: page.volumes
        }
    }
    Loader {
        id: removeDialog
        active: false
        sourceComponent: ConfirmDialog {
            objectName: "removeVolumeDialog"
            property string name
            property string sizeText
            title: qsTr("Remove %1?").arg(name)
            subtitle: sizeText.length > 0 ? qsTr("All data on it goes: %1.").arg(sizeText) : qsTr("All data on it goes.")
            warning: qsTr("It cannot be brought back.")
            typedName: name
            confirmText: qsTr("Remove volume")
            onConfirmed: page.docker.actions.removeVolume(name)
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
