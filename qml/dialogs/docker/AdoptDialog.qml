import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// A container that somebody else started becomes a service as it runs: how visitors find it, then what will be otherwise.
AppDialog {
    id: dialog
    required property AdoptFormModel form
    readonly property bool begun: form.operationId.length > 0
    readonly property bool sendable: form.name.trim().length > 0 && !form.submitting
    signal started(string operationId)

    function begin(id: string, container: string) {
        form.begin(id, container)
        open()
    }
    function send() {
        if (sendable && !begun)
            form.send()
    }
    function follow() {
        const operation = form.operationId
        close()
        started(operation)
    }

    width: Math.min(540, parent ? parent.width - 2 * Theme.xl : 540)
    title: begun ? qsTr("%1 becomes a service").arg(form.container) : qsTr("Adopt %1 as a service").arg(form.container)
    subtitle: begun ? "" : qsTr("WakeDock takes it over as it runs: it is not stopped, restarted or changed.")
    onOpened: nameField.forceActiveFocus()
    onClosed: form.clear()

    Connections {
        target: dialog.form
        enabled: dialog.visible
        function onSucceeded() {
            // With something to read, that comes first.
            if (dialog.form.notes.length === 0)
                dialog.follow()
            else
                followButton.forceActiveFocus()
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
        visible: !dialog.begun
        label: qsTr("Name of the service")
        help: qsTr("Small letters, digits and dashes.")
        error: dialog.form.errors["name"] ?? ""
        AppTextField {
            id: nameField
            objectName: "adoptNameField"
            width: parent.width
            text: dialog.form.name
            wrong: dialog.form.errors["name"] !== undefined
            Accessible.name: qsTr("Name of the service")
            Accessible.description: dialog.form.errors["name"] ?? ""
            onTextEdited: dialog.form.name = text
            onAccepted: dialog.send()
        }
    }
    RowLayout {
        Layout.fillWidth: true
        visible: !dialog.begun
        spacing: Theme.lg
        LabelledField {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            label: qsTr("Domain")
            optional: true
            help: qsTr("Under which visitors find it. Without one it is not routed.")
            error: dialog.form.errors["domain"] ?? ""
            AppTextField {
                objectName: "adoptDomainField"
                width: parent.width
                text: dialog.form.domain
                placeholderText: "mail.example.org"
                wrong: dialog.form.errors["domain"] !== undefined
                Accessible.name: qsTr("Domain")
                Accessible.description: dialog.form.errors["domain"] ?? ""
                onTextEdited: dialog.form.domain = text
                onAccepted: dialog.send()
            }
        }
        LabelledField {
            Layout.preferredWidth: Theme.px(150)
            Layout.maximumWidth: Theme.px(150)
            Layout.alignment: Qt.AlignTop
            label: qsTr("Port")
            optional: true
            help: qsTr("Where it listens, inside. Its only one if left empty.")
            error: dialog.form.errors["upstream_port"] ?? ""
            AppTextField {
                objectName: "adoptPortField"
                width: parent.width
                text: dialog.form.port
                placeholderText: "8080"
                inputMethodHints: Qt.ImhDigitsOnly
                wrong: dialog.form.errors["upstream_port"] !== undefined
                Accessible.name: qsTr("Port")
                Accessible.description: dialog.form.errors["upstream_port"] ?? ""
                onTextEdited: dialog.form.port = text
                onAccepted: dialog.send()
            }
        }
    }
    Notice {
        objectName: "keepNotice"
        Layout.fillWidth: true
        visible: !dialog.begun
        tone: Words.Neutral
        title: qsTr("What becomes of the container")
        detail: qsTr("It serves on until the next deployment, which puts one made by WakeDock in its place. Until then you can remove the service and let the container run on.")
    }
    ColumnLayout {
        objectName: "notes"
        Layout.fillWidth: true
        visible: dialog.begun
        spacing: Theme.sm
        AppText {
            Layout.fillWidth: true
            text: qsTr("The container runs on. When a deployment replaces it, this will be otherwise:")
            wrapMode: Text.Wrap
        }
        Repeater {
            objectName: "noteRows"
            model: dialog.form.notes
            RowLayout {
                id: note
                required property string modelData
                Layout.fillWidth: true
                spacing: Theme.sm
                Icon {
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: 2
                    Layout.preferredWidth: 15
                    Layout.preferredHeight: 15
                    name: "info"
                    color: Theme.textFaint
                }
                AppText {
                    Layout.fillWidth: true
                    text: note.modelData
                    wrapMode: Text.Wrap
                }
            }
        }
    }

    buttons: [
        AppButton {
            visible: !dialog.begun
            text: qsTr("Cancel")
            onClicked: dialog.close()
        },
        AppButton {
            objectName: "adoptButton"
            visible: !dialog.begun
            kind: AppButton.Primary
            text: qsTr("Adopt")
            loading: dialog.form.submitting
            enabled: dialog.sendable
            onClicked: dialog.send()
        },
        AppButton {
            id: followButton
            objectName: "followButton"
            visible: dialog.begun
            kind: AppButton.Primary
            text: qsTr("Show progress")
            onClicked: dialog.follow()
        }
    ]
}
