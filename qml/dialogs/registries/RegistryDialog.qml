import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// A login at a registry, new or changed. What is stored of a password is never shown.
AppDialog {
    id: dialog
    required property RegistryFormModel form
    readonly property string userError: form.errors["username"] ?? ""
    readonly property string passwordError: form.errors["password"] ?? ""
    signal stored(string registryId)

    function add() {
        form.startNew()
        passwordField.clear()
        open()
    }
    function change(registryId: string) {
        form.startChange(registryId)
        passwordField.clear()
        open()
    }
    function send() {
        if (form.complete && !form.submitting)
            form.send()
    }

    width: Math.min(500, parent ? parent.width - 2 * Theme.xl : 500)
    title: form.changing ? qsTr("Change %1").arg(form.address) : qsTr("Add a registry")
    subtitle: qsTr("The engines sign in there whenever an image of it is pulled.")
    onOpened: form.changing ? userField.forceActiveFocus() : addressField.forceActiveFocus()
    onClosed: {
        passwordField.clear()
        form.setPassword("")
        form.clear()
    }

    Connections {
        target: dialog.form
        enabled: dialog.visible
        function onSucceeded(made) {
            dialog.stored(made)
            dialog.close()
        }
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
        label: qsTr("Address")
        help: qsTr("As images are named by it; Docker Hub is docker.io.")
        error: dialog.form.errors["address"] ?? ""
        AppTextField {
            id: addressField
            objectName: "registryAddressField"
            width: parent.width
            text: dialog.form.address
            placeholderText: "ghcr.io"
            wrong: dialog.form.errors["address"] !== undefined
            Accessible.name: qsTr("Address")
            Accessible.description: dialog.form.errors["address"] ?? ""
            onTextEdited: dialog.form.address = text
            onAccepted: dialog.send()
        }
    }
    LabelledField {
        Layout.fillWidth: true
        label: qsTr("User")
        optional: true
        help: qsTr("Without one the registry is asked as nobody.")
        error: dialog.userError
        AppTextField {
            id: userField
            objectName: "registryUserField"
            width: parent.width
            text: dialog.form.user
            wrong: dialog.userError.length > 0
            Accessible.name: qsTr("User")
            Accessible.description: dialog.userError
            onTextEdited: dialog.form.user = text
            onAccepted: dialog.send()
        }
    }
    LabelledField {
        Layout.fillWidth: true
        label: qsTr("Password or token")
        help: dialog.form.keepsPassword ? qsTr("Left empty, the stored one stays.") : qsTr("Kept encrypted, and never shown again. A token that may only pull is best.")
        error: dialog.passwordError
        AppTextField {
            id: passwordField
            objectName: "registryPasswordField"
            width: parent.width
            echoMode: TextInput.Password
            inputMethodHints: Qt.ImhHiddenText | Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
            placeholderText: dialog.form.keepsPassword ? qsTr("unchanged") : ""
            wrong: dialog.passwordError.length > 0
            Accessible.name: qsTr("Password or token")
            Accessible.description: dialog.passwordError
            onTextEdited: dialog.form.setPassword(text)
            onAccepted: dialog.send()
        }
    }
    buttons: [
        AppButton {
            text: qsTr("Cancel")
            onClicked: dialog.close()
        },
        AppButton {
            objectName: "storeButton"
            kind: AppButton.Primary
            text: qsTr("Store and try")
            loading: dialog.form.submitting
            enabled: dialog.form.complete && !dialog.form.submitting
            onClicked: dialog.send()
        }
    ]
}
