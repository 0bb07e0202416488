import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// Connects to a host anew and says what is there, or what is wrong and what helps.
AppDialog {
    id: dialog
    required property HostTrialModel trial
    readonly property bool running: trial.state === Words.Loading

    function test(hostId: string, name: string) {
        trial.test(hostId, name)
        open()
    }

    width: Math.min(480, parent ? parent.width - 2 * Theme.xl : 480)
    title: qsTr("Test of %1").arg(trial.hostName)
    onOpened: closeButton.forceActiveFocus()
    onClosed: trial.clear()

    RowLayout {
        visible: dialog.running
        spacing: Theme.sm
        Spinner { }
        AppText { text: qsTr("Connecting, at most 15 seconds") }
    }
    Notice {
        objectName: "trialResult"
        Layout.fillWidth: true
        visible: !dialog.running && dialog.trial.state !== Words.Idle
        tone: dialog.trial.works ? Words.Positive : Words.Negative
        title: dialog.trial.title
        detail: dialog.trial.detail
        remedy: dialog.trial.remedy
    }

    buttons: [
        AppButton {
            objectName: "againButton"
            enabled: !dialog.running
            iconName: "restart"
            text: qsTr("Test again")
            onClicked: dialog.trial.again()
        },
        AppButton {
            id: closeButton
            kind: AppButton.Primary
            text: qsTr("Close")
            onClicked: dialog.close()
        }
    ]
}
