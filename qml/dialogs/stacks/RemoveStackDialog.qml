import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// Asks before a stack is removed. Its volumes stay, but for those that are ticked by their names.
AppDialog {
    id: dialog
    required property StackRemovalModel removal
    signal started(string operationId)

    function ask(key: string) {
        removal.begin(key)
        open()
    }

    width: Math.min(520, parent ? parent.width - 2 * Theme.xl : 520)
    title: qsTr("Remove %1?").arg(removal.name)
    subtitle: removal.adopted ? qsTr("Its containers and networks go, and WakeDock forgets it. Its files stay where they are.")
                              : qsTr("Its containers, its networks and its files go.")
    onOpened: keepButton.forceActiveFocus()
    onClosed: removal.clear()

    Connections {
        target: dialog.removal
        enabled: dialog.visible
        function onStarted(operationId) {
            dialog.close()
            dialog.started(operationId)
        }
    }
    Notice {
        objectName: "refusal"
        Layout.fillWidth: true
        visible: dialog.removal.failure.present
        tone: Words.Negative
        title: dialog.removal.failure.title
        detail: dialog.removal.failure.message
        remedy: dialog.removal.failure.remedy
    }
    RowLayout {
        visible: dialog.removal.state === Words.Loading
        spacing: Theme.sm
        Spinner { }
        AppText { text: qsTr("Looking at what is there") }
    }
    ColumnLayout {
        Layout.fillWidth: true
        visible: dialog.removal.volumes.length > 0
        spacing: Theme.sm
        AppText {
            text: qsTr("Volumes that go with it")
            font.weight: Font.Medium
        }
        Repeater {
            objectName: "removalVolumes"
            model: dialog.removal.volumes
            AppSwitch {
                required property string modelData
                objectName: "volume-" + modelData
                text: modelData
                checked: dialog.removal.chosen.includes(modelData)
                onToggled: dialog.removal.choose(modelData, checked)
            }
        }
        AppText {
            Layout.fillWidth: true
            visible: dialog.removal.chosen.length === 0
            text: qsTr("None is ticked: all of them stay, with their data.")
            color: Theme.textFaint
            font.pixelSize: Theme.caption
            wrapMode: Text.Wrap
        }
    }
    Notice {
        objectName: "dataNotice"
        Layout.fillWidth: true
        visible: dialog.removal.chosen.length > 0
        tone: Words.Negative
        title: qsTr("All data on them goes")
        detail: qsTr("It cannot be brought back.")
    }
    Notice {
        Layout.fillWidth: true
        visible: dialog.removal.state === Words.Failed
        tone: Words.Warning
        title: qsTr("Its volumes cannot be told right now")
        detail: qsTr("All of them stay, with their data.")
    }

    buttons: [
        AppButton {
            id: keepButton
            objectName: "keepButton"
            text: qsTr("Keep it")
            onClicked: dialog.close()
        },
        AppButton {
            objectName: "removeStackButton"
            kind: AppButton.Danger
            text: qsTr("Remove stack")
            loading: dialog.removal.sending
            enabled: !dialog.removal.sending && dialog.removal.state !== Words.Loading
            onClicked: dialog.removal.remove()
        }
    ]
}
