import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// How WakeDock tells that the service is ready. The choices stand in the order of DeployFormText::Health.
ColumnLayout {
    id: fields
    required property DeployFormModel form
    readonly property bool http: form.health === 1
    readonly property bool probes: form.health === 1 || form.health === 2
    readonly property var errors: form.errors

    spacing: Theme.sm
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.lg
        LabelledField {
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            Layout.alignment: Qt.AlignTop
            label: qsTr("Health check")
            error: fields.errors["health_check"] ?? fields.errors["health_check.type"] ?? ""
            Choice {
                objectName: "healthChoice"
                width: parent.width
                model: [qsTr("Found automatically"), qsTr("HTTP request"), qsTr("TCP connection"), qsTr("The image's own check"), qsTr("None")]
                currentIndex: fields.form.health
                Accessible.name: qsTr("Health check")
                onActivated: index => fields.form.health = index
            }
        }
        LabelledField {
            visible: fields.http
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            Layout.alignment: Qt.AlignTop
            label: qsTr("Path")
            error: fields.errors["health_check.path"] ?? ""
            AppTextField {
                width: parent.width
                text: fields.form.healthPath
                wrong: fields.errors["health_check.path"] !== undefined
                placeholderText: "/"
                Accessible.name: qsTr("Path of the health check")
                onTextEdited: fields.form.healthPath = text
            }
        }
        LabelledField {
            visible: fields.probes
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            label: qsTr("Seconds between")
            error: fields.errors["health_check.interval_seconds"] ?? ""
            AppTextField {
                width: parent.width
                text: fields.form.healthInterval
                wrong: fields.errors["health_check.interval_seconds"] !== undefined
                placeholderText: "10"
                Accessible.name: qsTr("Seconds between two checks")
                onTextEdited: fields.form.healthInterval = text
            }
        }
    }
}
