import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

AppDialog {
    id: dialog
    required property DeployFormModel form
    required property EngineChoice target
    signal started(string operationId)

    title: qsTr("Deploy a service")
    subtitle: qsTr("WakeDock pulls the image, starts it, waits until it is healthy and publishes its domain.")
    onOpened: firstField.forceActiveFocus()
    onClosed: {
        form.clear()
        target.hostId = "local"
    }

    Connections {
        target: dialog.form
        function onSubmitted(operationId) {
            dialog.close()
            dialog.started(operationId)
        }
    }
    Connections {
        target: dialog.parent ? dialog.parent.Window.window : null
        function onActiveFocusItemChanged() {
            const item = dialog.parent.Window.window.activeFocusItem
            if (dialog.opened && item)
                dialog.reveal(item)
        }
    }

    Notice {
        objectName: "refusal"
        Layout.fillWidth: true
        visible: dialog.form.failure.present
        tone: Words.Negative
        title: dialog.form.failure.title
        detail: dialog.form.failure.message
        remedy: dialog.form.failure.remedy
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.lg
        LabelledField {
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            Layout.alignment: Qt.AlignTop
            label: qsTr("Name")
            error: dialog.form.errors["name"] ?? ""
            AppTextField {
                id: firstField
                objectName: "nameField"
                width: parent.width
                text: dialog.form.name
                wrong: dialog.form.errors["name"] !== undefined
                placeholderText: "shop"
                Accessible.name: qsTr("Name")
                Accessible.description: dialog.form.errors["name"] ?? ""
                onTextEdited: dialog.form.name = text
                onAccepted: dialog.form.submit()
            }
        }
        LabelledField {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            Layout.alignment: Qt.AlignTop
            label: qsTr("Image")
            error: dialog.form.errors["image"] ?? ""
            AppTextField {
                objectName: "imageField"
                width: parent.width
                text: dialog.form.image
                wrong: dialog.form.errors["image"] !== undefined
                placeholderText: "nginx:1.25"
                Accessible.name: qsTr("Image")
                Accessible.description: dialog.form.errors["image"] ?? ""
                onTextEdited: dialog.form.image = text
                onAccepted: dialog.form.submit()
            }
        }
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.lg
        DomainField {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            form: dialog.form
        }
        LabelledField {
            Layout.preferredWidth: 190
            Layout.alignment: Qt.AlignTop
            label: qsTr("Container port")
            optional: true
            help: qsTr("Found by itself if left empty.")
            error: dialog.form.errors["upstream_port"] ?? ""
            AppTextField {
                width: parent.width
                text: dialog.form.upstreamPort
                wrong: dialog.form.errors["upstream_port"] !== undefined
                placeholderText: qsTr("automatic")
                Accessible.name: qsTr("Container port behind the domain")
                onTextEdited: dialog.form.upstreamPort = text
                onAccepted: dialog.form.submit()
            }
        }
    }
    LabelledField {
        Layout.fillWidth: true
        visible: dialog.target.several
        label: qsTr("Host")
        help: qsTr("It stays there: its volumes do not move.")
        error: dialog.form.errors["host_id"] ?? ""
        Choice {
            objectName: "targetChoice"
            width: parent.width
            model: dialog.target.names
            currentIndex: dialog.target.index
            Accessible.name: qsTr("Host")
            onActivated: index => {
                dialog.target.choose(index)
                dialog.form.hostId = dialog.target.hostId
            }
        }
    }
    RowsEditor {
        Layout.fillWidth: true
        objectName: "portsEditor"
        rows: dialog.form.ports
        title: qsTr("Ports")
        hint: dialog.target.hostId === "local" ? qsTr("Reachable on this machine without the domain.") : qsTr("Reachable on %1 without the domain.").arg(dialog.target.hostName)
        addText: qsTr("Add port")
        leftPlaceholder: qsTr("any host port")
        rightPlaceholder: qsTr("container port")
        between: "→"
        flagText: "UDP"
    }
    RowsEditor {
        Layout.fillWidth: true
        rows: dialog.form.environment
        title: qsTr("Environment")
        hint: qsTr("Variables the container starts with.")
        addText: qsTr("Add variable")
        leftPlaceholder: "LOG_LEVEL"
        rightPlaceholder: qsTr("value")
        between: "="
        fixedPitch: true
        error: {
            // Problems of variables are named by the variable, not by its line.
            for (const field in dialog.form.errors)
                if (field.startsWith("environment"))
                    return dialog.form.errors[field]
            return ""
        }
    }
    RowsEditor {
        Layout.fillWidth: true
        rows: dialog.form.volumes
        title: qsTr("Volumes")
        hint: qsTr("Data that outlives the container.")
        addText: qsTr("Add volume")
        leftPlaceholder: qsTr("volume or /path")
        rightPlaceholder: "/data"
        between: "→"
        flagText: qsTr("Read-only")
    }
    Notice {
        Layout.fillWidth: true
        visible: dialog.form.warnings.length > 0
        tone: Words.Warning
        title: qsTr("This mount reaches into the machine")
        detail: dialog.form.warnings.join("\n")
    }
    HealthFields {
        Layout.fillWidth: true
        form: dialog.form
    }
    SnippetField {
        Layout.fillWidth: true
        form: dialog.form
    }
    PlanSummary {
        id: planSummary
        objectName: "planSummary"
        Layout.fillWidth: true
        visible: dialog.form.plan.state !== Words.Idle
        plan: dialog.form.plan
        onImplicitHeightChanged: if (visible) dialog.reveal(planSummary)
    }

    leading: AppText {
        anchors.verticalCenter: parent ? parent.verticalCenter : undefined
        visible: !dialog.form.valid && Object.keys(dialog.form.errors).length > 0
        text: qsTr("Some fields need a change.")
        color: Theme.toneText(Words.Negative)
    }
    buttons: [
        AppButton {
            text: qsTr("Cancel")
            onClicked: dialog.close()
        },
        AppButton {
            objectName: "planButton"
            text: qsTr("Show plan")
            enabled: !dialog.form.submitting && dialog.form.plan.state !== Words.Loading
            onClicked: dialog.form.preview()
        },
        AppButton {
            objectName: "submitButton"
            kind: AppButton.Primary
            text: qsTr("Deploy")
            loading: dialog.form.submitting
            enabled: !dialog.form.submitting
            onClicked: dialog.form.submit()
        }
    ]
}
