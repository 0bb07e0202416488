import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// A route of the operator's, new or changed: described, then looked at, then put in force.
AppDialog {
    id: dialog
    required property RouteFormModel form
    readonly property string hostError: Object.keys(form.errors).filter(name => name.startsWith("hosts")).map(name => form.errors[name])[0] ?? ""
    readonly property string prefixError: form.errors["path_prefix"] ?? ""

    function add() {
        form.startNew()
        open()
    }
    function change(routeId: string) {
        form.startChange(routeId)
        open()
    }
    function goOn() {
        if (!form.complete || form.submitting)
            return
        if (form.looked)
            form.send()
        else
            form.look()
    }

    width: Math.min(620, parent ? parent.width - 2 * Theme.xl : 620)
    title: form.changing ? qsTr("Change the route") : qsTr("Add a route")
    subtitle: qsTr("An address that Caddy answers, and where it leads.")
    onOpened: hostField.forceActiveFocus()
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
    Segmented {
        objectName: "routeKind"
        entries: [{text: qsTr("Server")}, {text: qsTr("Redirect")}, {text: qsTr("Fixed answer")}, {text: qsTr("Service")}]
        current: dialog.form.kind
        onChosen: index => dialog.form.kind = index
    }
    LabelledField {
        Layout.fillWidth: true
        label: qsTr("Domains")
        help: qsTr("The first is the main one; further ones behind a space.")
        error: dialog.hostError
        AppTextField {
            id: hostField
            objectName: "routeHostsField"
            width: parent.width
            text: dialog.form.hosts
            placeholderText: "nas.example.org"
            wrong: dialog.hostError.length > 0
            Accessible.name: qsTr("Domains")
            Accessible.description: dialog.hostError
            onTextEdited: dialog.form.hosts = text
            onAccepted: dialog.goOn()
        }
    }
    RouteTargetFields {
        Layout.fillWidth: true
        form: dialog.form
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.lg
        LabelledField {
            Layout.fillWidth: true
            label: qsTr("Only below the path")
            optional: true
            error: dialog.prefixError
            AppTextField {
                objectName: "routePrefixField"
                width: parent.width
                text: dialog.form.prefix
                placeholderText: "/api"
                wrong: dialog.prefixError.length > 0
                Accessible.name: qsTr("Only below the path")
                Accessible.description: dialog.prefixError
                onTextEdited: dialog.form.prefix = text
            }
        }
        AppSwitch {
            Layout.fillWidth: true
            text: qsTr("Take the path away")
            enabled: dialog.form.prefix.length > 0
            checked: dialog.form.strips
            onToggled: dialog.form.strips = checked
        }
    }
    LabelledField {
        Layout.fillWidth: true
        label: qsTr("Certificate")
        Choice {
            objectName: "routeTlsChoice"
            width: parent.width
            model: [qsTr("Automatic"), qsTr("Caddy's own authority"), qsTr("Without TLS")]
            currentIndex: dialog.form.tls
            Accessible.name: qsTr("Certificate")
            onActivated: index => dialog.form.tls = index
        }
    }
    RouteHeaderField {
        Layout.fillWidth: true
        key: "request_headers"
        label: qsTr("Headers of requests")
        headers: dialog.form.requestHeaders
        errors: dialog.form.errors
        onWritten: headers => dialog.form.requestHeaders = headers
    }
    RouteHeaderField {
        Layout.fillWidth: true
        key: "response_headers"
        label: qsTr("Headers of answers")
        headers: dialog.form.responseHeaders
        errors: dialog.form.errors
        onWritten: headers => dialog.form.responseHeaders = headers
    }
    AppSwitch {
        objectName: "routeEnabledSwitch"
        text: qsTr("In force")
        checked: dialog.form.enabled
        onToggled: dialog.form.enabled = checked
    }
    LabelledField {
        Layout.fillWidth: true
        visible: dialog.form.looked
        label: qsTr("What changes in Caddy")
        CodeArea {
            objectName: "routeDifferences"
            width: parent.width
            implicitHeight: 120
            readOnly: true
            name: qsTr("What changes in Caddy")
            text: dialog.form.differences.length > 0 ? dialog.form.differences : qsTr("Nothing.")
        }
    }
    buttons: [
        AppButton {
            text: qsTr("Cancel")
            onClicked: dialog.close()
        },
        AppButton {
            objectName: "routeGoOnButton"
            kind: AppButton.Primary
            text: dialog.form.looked ? qsTr("Put in force") : qsTr("Show what changes")
            loading: dialog.form.submitting
            enabled: dialog.form.complete && !dialog.form.submitting
            onClicked: dialog.goOn()
        }
    ]
}
