import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

FocusScope {
    id: page
    required property HostCatalog hosts
    readonly property HostListModel list: hosts.list
    signal containersRequested(string hostId)

    function add() {
        addDialog.active = true
        addDialog.item.begin()
    }
    function change(hostId: string) {
        addDialog.active = true
        addDialog.item.change(hostId)
    }
    function test(hostId: string, name: string) {
        trialDialog.active = true
        trialDialog.item.test(hostId, name)
    }
    function askToRemove(hostId: string, name: string) {
        removeDialog.active = true
        removeDialog.item.key = hostId
        removeDialog.item.name = name
        removeDialog.item.ask()
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.xl
        anchors.bottomMargin: 0
        spacing: 0
        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Hosts")
            summary: page.list.troubledCount > 0 ? qsTr("%n not reachable", "", page.list.troubledCount) : qsTr("The engines that WakeDock works with")
            AppButton {
                objectName: "addHostButton"
                kind: AppButton.Primary
                iconName: "plus"
                text: qsTr("Add host")
                onClicked: page.add()
            }
        }
        ListView {
            id: rows
            objectName: "hostList"
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
            Accessible.name: qsTr("Hosts")
            delegate: HostRow {
                width: rows.width
                onTestRequested: page.test(hostId, name)
                onChangeRequested: page.change(hostId)
                onRemoveRequested: page.askToRemove(hostId, name)
                onOpened: page.containersRequested(hostId)
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
        id: addDialog
        active: false
        sourceComponent: HostDialog {
            objectName: "hostDialog"
            form: page.hosts.form
            onSent: (hostId, name) => page.test(hostId, name)
        }
    }
    Loader {
        id: trialDialog
        active: false
        sourceComponent: HostTrialDialog {
            objectName: "trialDialog"
            trial: page.hosts.trial
        }
    }
    Loader {
        id: removeDialog
        active: false
        sourceComponent: ConfirmDialog {
            objectName: "removeHostDialog"
            property string key
            property string name
            title: qsTr("Remove %1?").arg(name)
            subtitle: qsTr("WakeDock forgets how to reach it. Its engine and its containers stay as they are.")
            confirmText: qsTr("Remove host")
            onConfirmed: page.hosts.actions.remove(key)
        }
    }
}
