import QtQuick
import QtQuick.Layouts
import WakeDock.Ui

// Asks for the path of a file on this machine.
AppDialog {
    id: dialog
    signal chosen(string path)

    function ask() { open() }
    function choose() {
        const path = field.text.trim()
        if (path.length === 0)
            return
        close()
        chosen(path)
    }

    width: Math.min(520, parent ? parent.width - 2 * Theme.xl : 520)
    title: qsTr("Open a configuration")
    onOpened: {
        field.forceActiveFocus()
        field.selectAll()
    }

    LabelledField {
        Layout.fillWidth: true
        label: qsTr("File")
        help: qsTr("On this machine. A name that ends in .json is read as JSON, any other as a Caddyfile.")
        AppTextField {
            id: field
            objectName: "configPath"
            width: parent.width
            fixedPitch: true
            placeholderText: "/etc/caddy/Caddyfile"
            Accessible.name: qsTr("File")
            onAccepted: dialog.choose()
        }
    }

    buttons: [
        AppButton {
            text: qsTr("Cancel")
            onClicked: dialog.close()
        },
        AppButton {
            objectName: "openButton"
            kind: AppButton.Primary
            text: qsTr("Open")
            enabled: field.text.trim().length > 0
            onClicked: dialog.choose()
        }
    ]
}
