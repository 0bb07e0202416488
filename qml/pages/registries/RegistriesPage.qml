import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

FocusScope {
    id: page
    required property RegistryCatalog registries
    readonly property RegistryListModel list: registries.list

    function add() {
        formDialog.active = true
        formDialog.item.add()
    }
    function change(registryId: string) {
        formDialog.active = true
        formDialog.item.change(registryId)
    }
    function askToRemove(registryId: string, address: string) {
        removeDialog.active = true
        removeDialog.item.key = registryId
        removeDialog.item.name = address
        removeDialog.item.ask()
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.xl
        anchors.bottomMargin: 0
        spacing: 0
        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Registries")
            summary: qsTr("Where images come from, and who WakeDock is there")
            AppButton {
                objectName: "addRegistryButton"
                visible: rows.count > 0
                kind: AppButton.Primary
                iconName: "plus"
                text: qsTr("Add registry")
                onClicked: page.add()
            }
        }
        ListView {
            id: rows
            objectName: "registryList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.topMargin: Theme.lg
            clip: true
            focus: true
            activeFocusOnTab: true
            onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0) currentIndex = 0
            spacing: Theme.md
            bottomMargin: Theme.xl
            boundsBehavior: Flickable.StopAtBounds
            model: page.list
            ScrollBar.vertical: AppScrollBar { }
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Registries")
            delegate: RegistryRow {
                width: rows.width
                onOpened: page.change(registryId)
                onTestRequested: page.list.test(registryId)
                onRemoveRequested: page.askToRemove(registryId, address)
            }
            TableSkeleton {
                objectName: "loading"
                anchors.fill: parent
                visible: rows.count === 0 && (page.list.state === Words.Loading || page.list.state === Words.Idle)
            }
            EmptyState {
                objectName: "empty"
                anchors.centerIn: parent
                anchors.verticalCenterOffset: -Theme.xxl
                visible: rows.count === 0 && page.list.state === Words.Ready
                iconName: "registry"
                tone: Words.Progress
                title: qsTr("No logins")
                detail: qsTr("Public images need none. For private ones, or when Docker Hub says that you pull too much, add a login here.")
                AppButton {
                    kind: AppButton.Primary
                    iconName: "plus"
                    text: qsTr("Add registry")
                    onClicked: page.add()
                }
            }
            EmptyState {
                objectName: "failed"
                anchors.centerIn: parent
                visible: rows.count === 0 && page.list.state === Words.Failed
                iconName: "warning"
                tone: Words.Negative
                title: page.list.error.title
                detail: page.list.error.message + "\n" + page.list.error.remedy
                AppButton {
                    objectName: "retryButton"
                    iconName: "restart"
                    text: qsTr("Try again")
                    onClicked: page.list.reload()
                }
            }
        }
    }
    Loader {
        id: formDialog
        active: false
        sourceComponent: RegistryDialog {
            objectName: "registryDialog"
            form: page.registries.form
            onStored: registryId => page.tryOnceListed(registryId)
        }
    }
    // A login is tried as soon as the list knows it.
    property string untried
    function tryOnceListed(registryId: string) {
        untried = registryId
    }
    Connections {
        target: page.list
        function onLoaded() {
            if (page.untried.length > 0)
                page.list.test(page.untried)
            page.untried = ""
        }
    }
    Loader {
        id: removeDialog
        active: false
        sourceComponent: ConfirmDialog {
            objectName: "removeRegistryDialog"
            property string key
            property string name
            title: qsTr("Remove %1?").arg(name)
            subtitle: qsTr("WakeDock forgets the login and its password, and is nobody there from then on. Images that are here stay.")
            confirmText: qsTr("Remove registry")
            onConfirmed: page.registries.actions.remove(key)
        }
    }
}
