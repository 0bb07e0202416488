import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// What going back to a kept configuration would change, and going back to it.
AppDialog {
    id: dialog
    required property BackupComparisonModel comparison
    property string moment

    function show(backupId: string, when: string) {
        moment = when
        comparison.compare(backupId)
        open()
    }

    width: Math.min(820, parent ? parent.width - 2 * Theme.xl : 820)
    title: qsTr("Back to the configuration of %1?").arg(moment)
    subtitle: {
        if (comparison.state === Words.Loading)
            return qsTr("Comparing it with what is in force")
        if (comparison.same)
            return qsTr("It says what is in force already.")
        if (comparison.state === Words.Ready)
            return qsTr("This is what would change. WakeDock's routes stay those of now; what is replaced is kept before.")
        return ""
    }
    onOpened: keepButton.forceActiveFocus()

    Notice {
        objectName: "comparisonFailure"
        Layout.fillWidth: true
        visible: dialog.comparison.error.present
        tone: Words.Negative
        title: dialog.comparison.error.title
        detail: dialog.comparison.error.message
        remedy: dialog.comparison.error.remedy
    }
    Spinner {
        Layout.alignment: Qt.AlignHCenter
        visible: dialog.comparison.state === Words.Loading
    }
    DifferenceList {
        objectName: "backupDifferences"
        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(contentHeight, 440)
        visible: count > 0
        differences: dialog.comparison.differences
    }

    buttons: [
        AppButton {
            id: keepButton
            objectName: "keepButton"
            text: dialog.comparison.canRestore || dialog.comparison.restoring ? qsTr("Leave it as it is") : qsTr("Close")
            onClicked: dialog.close()
        },
        AppButton {
            objectName: "restoreButton"
            visible: dialog.comparison.canRestore || dialog.comparison.restoring
            kind: AppButton.Danger
            text: qsTr("Restore it")
            loading: dialog.comparison.restoring
            enabled: dialog.comparison.canRestore
            onClicked: dialog.comparison.restore()
        }
    ]
}
