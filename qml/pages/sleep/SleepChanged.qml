import QtQuick
import WakeDock.Models
import WakeDock.Ui

// What was just changed, with the way back; or why it was refused.
Notice {
    id: notice
    required property SleepChange change
    readonly property bool isRefused: change.error.length > 0
    objectName: "sleepChanged"
    visible: isRefused || change.said.length > 0
    tone: isRefused ? Words.Negative : Words.Resting
    detail: isRefused ? change.error : change.said

    AppButton {
        objectName: "undoButton"
        visible: !notice.isRefused
        enabled: !notice.change.busy
        iconName: "undo"
        text: qsTr("Undo")
        onClicked: notice.change.undo()
    }
    IconButton {
        iconName: "close"
        text: qsTr("Dismiss")
        onChosen: notice.change.dismiss()
    }
}
