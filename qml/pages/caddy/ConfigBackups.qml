import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// The configurations that were kept: why, when, how large; beside the one in force, and back.
FocusScope {
    id: tab
    required property ConfigBackupListModel backups
    required property BackupComparisonModel comparison
    required property bool mayManage
    property string restored
    property string restoreWarning

    function open(backupId: string, moment: string) {
        if (!mayManage)
            return
        restored = ""
        dialog.active = true
        dialog.item.show(backupId, moment)
    }

    Component.onCompleted: backups.reload()

    Connections {
        target: tab.comparison
        function onRestored(warning) {
            tab.restored = qsTr("%1 is in force again. What it replaced is kept.").arg(tab.comparison.backupId)
            tab.restoreWarning = warning
            if (dialog.item)
                dialog.item.close()
        }
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.xl
        anchors.rightMargin: Theme.xl
        spacing: Theme.md
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.md
            AppText {
                Layout.fillWidth: true
                text: qsTr("Each change keeps what it replaces. The last 50 are kept, 20 MB at most.")
                color: Theme.textSoft
                wrapMode: Text.Wrap
            }
            AppButton {
                objectName: "makeBackup"
                visible: tab.mayManage
                iconName: "plus"
                text: qsTr("Keep what is in force")
                loading: tab.backups.making
                enabled: !tab.backups.making
                onClicked: tab.backups.make("")
            }
        }
        Notice {
            objectName: "backupFailure"
            Layout.fillWidth: true
            visible: tab.backups.failure.present
            tone: Words.Negative
            title: tab.backups.failure.title
            detail: tab.backups.failure.message
            remedy: tab.backups.failure.remedy
        }
        Notice {
            objectName: "backupOutcome"
            Layout.fillWidth: true
            visible: title.length > 0
            tone: Words.Positive
            title: tab.restored.length > 0 ? tab.restored : tab.backups.outcome
            detail: tab.restored.length > 0 ? tab.restoreWarning : ""
        }
        ListView {
            id: rows
            objectName: "backupList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            focus: true
            activeFocusOnTab: true
            onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0) currentIndex = 0
            bottomMargin: Theme.xl
            boundsBehavior: Flickable.StopAtBounds
            model: tab.backups
            ScrollBar.vertical: AppScrollBar { }
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Backups")
            delegate: BackupRow {
                width: rows.width
                mayManage: tab.mayManage
                last: index === rows.count - 1
                onOpened: tab.open(backupId, moment)
            }
            TableSkeleton {
                anchors.fill: parent
                visible: rows.count === 0 && (tab.backups.state === Words.Loading || tab.backups.state === Words.Idle)
            }
            EmptyState {
                objectName: "noBackups"
                anchors.centerIn: parent
                anchors.verticalCenterOffset: -Theme.xxl
                visible: rows.count === 0 && tab.backups.state === Words.Ready
                iconName: "braces"
                title: qsTr("Nothing was kept yet")
                detail: qsTr("Before a configuration replaces another one, the other one is kept here by itself.")
            }
            EmptyState {
                objectName: "backupsFailed"
                anchors.centerIn: parent
                visible: rows.count === 0 && tab.backups.state === Words.Failed
                iconName: "warning"
                tone: Words.Negative
                title: tab.backups.error.title
                detail: tab.backups.error.message + "\n" + tab.backups.error.remedy
                AppButton {
                    iconName: "restart"
                    text: qsTr("Try again")
                    onClicked: tab.backups.reload()
                }
            }
        }
    }
    Loader {
        id: dialog
        active: false
        sourceComponent: BackupDialog {
            objectName: "backupDialog"
            comparison: tab.comparison
        }
    }
}
