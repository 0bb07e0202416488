import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

AppDialog {
    id: dialog
    required property ObjectForm form
    required property EngineChoice engine
    readonly property string whyNoAttaching: engine.limits.attach ?? ""
    readonly property bool sendable: nameField.text.trim().length > 0 && !form.submitting

    function begin() {
        form.clear()
        nameField.clear()
        subnetField.clear()
        gatewayField.clear()
        internal.checked = false
        attachable.checked = false
        open()
    }
    function send() {
        if (sendable)
            form.createNetwork(nameField.text, subnetField.text, gatewayField.text, internal.checked, attachable.checked)
    }

    width: Math.min(500, parent ? parent.width - 2 * Theme.xl : 500)
    title: qsTr("New network")
    subtitle: qsTr("Containers on it reach each other by name.")
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
        error: dialog.form.errors["name"] ?? ""
        AppTextField {
            id: nameField
            objectName: "nameField"
            width: parent.width
            placeholderText: "backend"
            wrong: dialog.form.errors["name"] !== undefined
            Accessible.name: qsTr("Name")
            Accessible.description: dialog.form.errors["name"] ?? ""
            onAccepted: dialog.send()
        }
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.lg
        LabelledField {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            label: qsTr("Subnet")
            optional: true
            help: qsTr("The engine chooses if left empty.")
            error: dialog.form.errors["subnet"] ?? ""
            AppTextField {
                id: subnetField
                objectName: "subnetField"
                width: parent.width
                placeholderText: "10.20.0.0/24"
                wrong: dialog.form.errors["subnet"] !== undefined
                Accessible.name: qsTr("Subnet")
                Accessible.description: dialog.form.errors["subnet"] ?? ""
                onAccepted: dialog.send()
            }
        }
        LabelledField {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            label: qsTr("Gateway")
            optional: true
            error: dialog.form.errors["gateway"] ?? ""
            AppTextField {
                id: gatewayField
                width: parent.width
                placeholderText: "10.20.0.1"
                wrong: dialog.form.errors["gateway"] !== undefined
                Accessible.name: qsTr("Gateway")
                onAccepted: dialog.send()
            }
        }
    }
    AppSwitch {
        id: internal
        objectName: "internalSwitch"
        text: qsTr("Internal: no way out to other networks")
    }
    AblePlace {
        Layout.fillWidth: true
        whyNot: dialog.whyNoAttaching
        AppSwitch {
            id: attachable
            objectName: "attachableSwitch"
            enabled: dialog.whyNoAttaching.length === 0
            text: qsTr("Attachable: single containers may join in a swarm")
            Accessible.description: dialog.whyNoAttaching
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
            text: qsTr("Create network")
            loading: dialog.form.submitting
            enabled: dialog.sendable
            onClicked: dialog.send()
        }
    ]
}
