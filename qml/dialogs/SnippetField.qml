import QtQuick
import WakeDock.Models
import WakeDock.Ui

// Directives of a Caddyfile that come before what Caddy serves of the service.
LabelledField {
    id: field
    required property DeployFormModel form

    label: qsTr("Caddy snippet")
    optional: true
    help: qsTr("Directives of a Caddyfile that come first: headers, redirects, a password.")
    error: field.form.errors["caddy_snippet"] ?? ""

    CodeArea {
        id: area
        objectName: "snippetField"
        width: parent.width
        implicitHeight: 96
        // Always there: a dialog that grows while a domain is typed moves what is about to be clicked.
        enabled: field.form.domain.length > 0
        opacity: enabled ? 1 : 0.6
        name: field.label
        wrong: field.error.length > 0
        onWritten: text => field.form.caddySnippet = text
        // Not bound: writing would end the binding.
        function refill() {
            if (text !== field.form.caddySnippet)
                text = field.form.caddySnippet
        }
        Component.onCompleted: refill()
        Connections {
            target: field.form
            function onEdited() { area.refill() }
        }
    }
}
