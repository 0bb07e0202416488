import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// Asks for one text and stays open until it was taken.
AppDialog {
    id: dialog
    required property ObjectForm form
    required property string field
    required property string label
    property string help
    property string example
    property string oldText
    property string key
    property string confirmText
    readonly property bool sendable: input.text.trim().length > 0 && input.text.trim() !== oldText && !form.submitting
    signal submitted(string key, string text)

    // What stands there to begin with; `oldText` is what it was called so far.
    function askFor(id: string, name: string, text: string) {
        form.clear()
        key = id
        oldText = name
        input.text = text.length > 0 ? text : name
        open()
    }
    function send() {
        if (sendable)
            submitted(key, input.text)
    }

    width: Math.min(460, parent ? parent.width - 2 * Theme.xl : 460)
    onOpened: {
        input.forceActiveFocus()
        input.selectAll()
    }
    onClosed: form.clear()

    Connections {
        target: dialog.form
        enabled: dialog.visible
        function onSucceeded() { dialog.close() }
    }
    Notice {
        objectName: "refusal"
        Layout.fillWidth: true
        visible: dialog.form.failure.present && dialog.form.errors[dialog.field] === undefined
        tone: Words.Negative
        title: dialog.form.failure.title
        detail: dialog.form.failure.message
        remedy: dialog.form.failure.remedy
    }
    LabelledField {
        Layout.fillWidth: true
        label: dialog.label
        help: dialog.help
        error: dialog.form.errors[dialog.field] ?? ""
        AppTextField {
            id: input
            objectName: "oneField"
            width: parent.width
            placeholderText: dialog.example
            wrong: dialog.form.errors[dialog.field] !== undefined
            Accessible.name: dialog.label
            Accessible.description: dialog.form.errors[dialog.field] ?? ""
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
            text: dialog.confirmText
            loading: dialog.form.submitting
            enabled: dialog.sendable
            onClicked: dialog.send()
        }
    ]
}
