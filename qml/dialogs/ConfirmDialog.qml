import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// Asks before something is destroyed, naming what goes. Where data goes with it, its name is typed.
AppDialog {
    id: dialog
    property string confirmText
    property string keepText: qsTr("Keep it")
    property string optionText
    property string warning
    property string typedName
    property bool option: false
    readonly property bool confirmable: typedName.length === 0 || typed.text.trim() === typedName
    signal confirmed()

    function ask() {
        option = false
        typed.clear()
        open()
    }
    function confirm() {
        if (!confirmable)
            return
        close()
        confirmed()
    }

    width: Math.min(480, parent ? parent.width - 2 * Theme.xl : 480)
    onOpened: typedName.length > 0 ? typed.forceActiveFocus() : keepButton.forceActiveFocus()

    Notice {
        objectName: "confirmWarning"
        Layout.fillWidth: true
        visible: dialog.warning.length > 0
        tone: Words.Negative
        detail: dialog.warning
    }
    AppSwitch {
        objectName: "confirmOption"
        visible: dialog.optionText.length > 0
        text: dialog.optionText
        checked: dialog.option
        onToggled: dialog.option = checked
    }
    LabelledField {
        Layout.fillWidth: true
        visible: dialog.typedName.length > 0
        label: qsTr("Type %1 to confirm").arg(dialog.typedName)
        AppTextField {
            id: typed
            objectName: "confirmField"
            width: parent.width
            Accessible.name: qsTr("Type %1 to confirm").arg(dialog.typedName)
            onAccepted: dialog.confirm()
        }
    }

    buttons: [
        AppButton {
            id: keepButton
            objectName: "keepButton"
            text: dialog.keepText
            onClicked: dialog.close()
        },
        AppButton {
            objectName: "confirmButton"
            kind: AppButton.Danger
            text: dialog.confirmText
            enabled: dialog.confirmable
            onClicked: dialog.confirm()
        }
    ]
}
