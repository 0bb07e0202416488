import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

AppDialog {
    id: dialog
    required property ObjectForm form
    readonly property bool sendable: nameField.text.trim().length > 0 && !form.submitting

    function begin() {
        form.clear()
        nameField.clear()
        driverField.clear()
        open()
    }
    function send() {
        if (sendable)
            form.createVolume(nameField.text, driverField.text)
    }

    width: Math.min(460, parent ? parent.width - 2 * Theme.xl : 460)
    title: qsTr("New volume")
    subtitle: qsTr("Data that outlives the containers that use it.")
    onOpened: nameField.forceActiveFocus()
    onClosed: form.clear()

    Connections {
        target: dialog.form
        enabled: dialog.visible
        function onSucceeded() { dialog.close() }
    }
    Notice {
        objectName: "refusal"
        Layout.fillWidth: true
        visible: dialog.form.failure.present && Object.keys(dialog.form.errors).length === 0
        tone: Words.Negative
        title: dialog.form.failure.title
        detail: dialog.form.failure.message
        remedy: dialog.form.failure.remedy
    }
    LabelledField {
        Layout.fillWidth: true
        label: qsTr("Name")
        help: qsTr("Letters, digits, dots, dashes and underscores.")
        error: dialog.form.errors["name"] ?? ""
        AppTextField {
            id: nameField
            objectName: "nameField"
            width: parent.width
            placeholderText: "shop-data"
            wrong: dialog.form.errors["name"] !== undefined
            Accessible.name: qsTr("Name")
            Accessible.description: dialog.form.errors["name"] ?? ""
            onAccepted: dialog.send()
        }
    }
    LabelledField {
        Layout.fillWidth: true
        label: qsTr("Driver")
        optional: true
        help: qsTr("The engine's own if left empty.")
        error: dialog.form.errors["driver"] ?? ""
        AppTextField {
            id: driverField
            width: parent.width
            placeholderText: "local"
            wrong: dialog.form.errors["driver"] !== undefined
            Accessible.name: qsTr("Driver")
            onAccepted: dialog.send()
        }
    }

    buttons: [
        AppButton {
            text: qsTr("Cancel")
            onClicked: dialog.close()
        },
        AppButton {
            objectName: "sendButton"
            kind: AppButton.Primary
            text: qsTr("Create volume")
            loading: dialog.form.submitting
            enabled: dialog.sendable
            onClicked: dialog.send()
        }
    ]
}
