import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// One operation, step by step, to its end. Closing it stops nothing.
AppDialog {
    id: dialog
    required property ProgressModel progress
    readonly property bool ofStack: progress.stackKey.length > 0
    signal serviceRequested(string serviceId)
    signal stackRequested(string key)

    width: Math.min(540, parent ? parent.width - 2 * Theme.xl : 540)
    title: progress.title.length > 0 ? progress.title : qsTr("Operation")
    subtitle: progress.ended ? (progress.succeeded ? qsTr("Done in %1.").arg(progress.durationText) : "")
                             : progress.serviceId.length > 0 ? qsTr("You may close this: the work goes on, and the desktop tells you when it is done.")
                             : qsTr("You may close this: the work goes on, and stands under Activity.")
    onOpened: closeButton.forceActiveFocus()

    Notice {
        Layout.fillWidth: true
        objectName: "failure"
        visible: dialog.progress.error.present
        tone: Words.Negative
        title: dialog.progress.error.title
        detail: dialog.progress.error.message
        remedy: dialog.progress.error.remedy
        linesTitle: qsTr("What was undone")
        lines: dialog.progress.error.undone
    }
    ProgressSteps {
        Layout.fillWidth: true
        steps: dialog.progress.steps
    }
    CodeArea {
        objectName: "composeOutput"
        Layout.fillWidth: true
        visible: dialog.progress.output.length > 0
        implicitHeight: 150
        readOnly: true
        follows: true
        name: qsTr("What Compose says")
        text: dialog.progress.output
    }

    leading: AppButton {
        objectName: "cancelButton"
        visible: !dialog.progress.ended && dialog.progress.state === Words.Ready
        kind: AppButton.Ghost
        loading: dialog.progress.cancelling
        enabled: !dialog.progress.cancelling
        text: dialog.progress.cancelling ? qsTr("Cancelling") : dialog.progress.serviceId.length > 0 ? qsTr("Cancel and undo") : qsTr("Cancel")
        onClicked: dialog.progress.cancel()
    }
    buttons: [
        AppButton {
            objectName: "showServiceButton"
            visible: dialog.progress.succeeded && (dialog.ofStack || dialog.progress.serviceId.length > 0)
            text: dialog.ofStack ? qsTr("Show stack") : qsTr("Show service")
            onClicked: {
                dialog.close()
                if (dialog.ofStack)
                    dialog.stackRequested(dialog.progress.stackKey)
                else
                    dialog.serviceRequested(dialog.progress.serviceId)
            }
        },
        AppButton {
            id: closeButton
            kind: dialog.progress.ended ? AppButton.Primary : AppButton.Secondary
            text: dialog.progress.ended ? qsTr("Done") : qsTr("Close")
            onClicked: dialog.close()
        }
    ]
}
