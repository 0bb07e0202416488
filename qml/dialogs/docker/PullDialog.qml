import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// Which image, and onto which engine. How far it is shows the dialog of its operation.
AppDialog {
    id: dialog
    required property ObjectForm form
    required property EngineChoice engine
    readonly property string wrong: form.errors["image"] ?? ""
    readonly property bool sendable: nameField.text.trim().length > 0 && !form.submitting
    property bool again: false
    signal started(string operationId)

    // `name` stands there to begin with; it may be empty.
    function begin(name: string) {
        form.clear()
        nameField.text = name
        again = name.length > 0
        hostField.currentIndex = engine.index
        open()
    }
    function send() {
        if (!sendable)
            return
        // The page then shows the engine the image arrives on.
        if (engine.several)
            engine.choose(hostField.currentIndex)
        form.pullImage(nameField.text)
    }

    width: Math.min(480, parent ? parent.width - 2 * Theme.xl : 480)
    title: qsTr("Pull an image")
    subtitle: again ? qsTr("The engine fetches what the registry has under this name now. Services run it from their next deployment on.")
                    : qsTr("The engine fetches it from its registry. Layers it has already are not fetched again.")
    onOpened: {
        nameField.forceActiveFocus()
        nameField.selectAll()
    }
    onClosed: form.clear()

    Connections {
        target: dialog.form
        enabled: dialog.visible
        function onSucceeded(made) {
            dialog.close()
            dialog.started(made)
        }
    }
    Notice {
        objectName: "refusal"
        Layout.fillWidth: true
        visible: dialog.form.failure.present && dialog.wrong.length === 0
        tone: Words.Negative
        title: dialog.form.failure.title
        detail: dialog.form.failure.message
        remedy: dialog.form.failure.remedy
    }
    LabelledField {
        Layout.fillWidth: true
        label: qsTr("Image")
        help: qsTr("A repository and a tag, with the registry in front where it is not Docker Hub.")
        error: dialog.wrong
        AppTextField {
            id: nameField
            objectName: "imageField"
            width: parent.width
            placeholderText: "registry.example.org/team/shop:1.2"
            wrong: dialog.wrong.length > 0
            Accessible.name: qsTr("Image")
            Accessible.description: dialog.wrong
            onAccepted: dialog.send()
        }
    }
    LabelledField {
        Layout.fillWidth: true
        visible: dialog.engine.several
        label: qsTr("Host")
        Choice {
            id: hostField
            objectName: "pullHostChoice"
            width: parent.width
            model: dialog.engine.names
            Accessible.name: qsTr("Host")
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
            text: qsTr("Pull")
            loading: dialog.form.submitting
            enabled: dialog.sendable
            onClicked: dialog.send()
        }
    ]
}
