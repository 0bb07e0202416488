import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// Where a route leads: the fields of its kind.
ColumnLayout {
    id: fields
    required property RouteFormModel form
    readonly property bool isAddress: form.kind === 0
    readonly property bool isRedirect: form.kind === 1
    readonly property bool isStatic: form.kind === 2
    readonly property string targetField: ["target.address", "target.to", "target.body", "target.service"][form.kind]
    readonly property string targetError: form.errors[targetField] ?? ""
    spacing: Theme.md

    LabelledField {
        id: targetBlock
        Layout.fillWidth: true
        visible: !fields.isStatic
        label: [qsTr("Server"), qsTr("Leads to"), "", qsTr("Service")][fields.form.kind]
        help: [qsTr("Host and port of a server outside Docker."), qsTr("The whole address."), "", qsTr("Its name. It sleeps and wakes as on its own domain.")][fields.form.kind]
        error: fields.isStatic ? "" : fields.targetError
        AppTextField {
            objectName: "routeTargetField"
            width: parent.width
            text: fields.form.target
            placeholderText: ["192.168.1.20:8080", "https://new.example.org", "", "shop"][fields.form.kind]
            wrong: fields.targetError.length > 0
            Accessible.name: targetBlock.label
            Accessible.description: fields.targetError
            onTextEdited: fields.form.target = text
        }
    }
    LabelledField {
        Layout.fillWidth: true
        visible: fields.isStatic
        label: qsTr("Answer")
        optional: true
        error: fields.isStatic ? fields.targetError : ""
        CodeArea {
            id: bodyArea
            objectName: "routeBodyField"
            width: parent.width
            implicitHeight: 110
            name: qsTr("Answer")
            wrong: fields.isStatic && fields.targetError.length > 0
            onWritten: text => fields.form.target = text
            // Not bound: writing would end the binding.
            function refill() {
                const wanted = fields.isStatic ? fields.form.target : ""
                if (text !== wanted)
                    text = wanted
            }
            Component.onCompleted: refill()
            Connections {
                target: fields.form
                function onEdited() { bodyArea.refill() }
            }
        }
    }
    RowLayout {
        Layout.fillWidth: true
        visible: fields.isRedirect || fields.isStatic
        spacing: Theme.lg
        LabelledField {
            Layout.preferredWidth: 130
            label: qsTr("Status")
            error: fields.form.errors["target.status"] ?? ""
            AppTextField {
                objectName: "routeStatusField"
                width: parent.width
                text: fields.form.status
                validator: IntValidator { bottom: 100; top: 599 }
                wrong: fields.form.errors["target.status"] !== undefined
                Accessible.name: qsTr("Status")
                onTextEdited: fields.form.status = parseInt(text) || 0
            }
        }
        LabelledField {
            Layout.fillWidth: true
            visible: fields.isStatic
            label: qsTr("Content type")
            error: fields.form.errors["target.content_type"] ?? ""
            AppTextField {
                width: parent.width
                text: fields.form.contentType
                Accessible.name: qsTr("Content type")
                onTextEdited: fields.form.contentType = text
            }
        }
        AppSwitch {
            Layout.fillWidth: true
            visible: fields.isRedirect
            text: qsTr("Keep path and query")
            checked: fields.form.keepsPath
            onToggled: fields.form.keepsPath = checked
        }
    }
    AppSwitch {
        objectName: "routeTlsUpstreamSwitch"
        visible: fields.isAddress
        text: qsTr("The server speaks HTTPS")
        checked: fields.form.encrypted
        onToggled: fields.form.encrypted = checked
    }
    LabelledField {
        Layout.fillWidth: true
        visible: fields.isAddress && fields.form.encrypted
        label: qsTr("Name in its certificate")
        optional: true
        error: fields.form.errors["target.tls_server_name"] ?? ""
        AppTextField {
            width: parent.width
            text: fields.form.serverName
            Accessible.name: qsTr("Name in its certificate")
            onTextEdited: fields.form.serverName = text
        }
    }
    AppSwitch {
        visible: fields.isAddress && fields.form.encrypted
        text: qsTr("Trust any certificate: whoever answers there gets the requests")
        checked: fields.form.trustsAnyone
        onToggled: fields.form.trustsAnyone = checked
    }
    AppSwitch {
        visible: fields.isAddress
        text: qsTr("Ask it for its own name instead of the visitor's")
        checked: fields.form.ownHost
        onToggled: fields.form.ownHost = checked
    }
}
