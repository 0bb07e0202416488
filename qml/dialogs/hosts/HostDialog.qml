import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// A further engine, or one that is known and changed: by SSH, over TLS, or at a socket of this machine.
AppDialog {
    id: dialog
    required property HostFormModel form
    readonly property bool isTcp: form.way === HostFormModel.Tcp
    readonly property string addressError: form.errors["url"] ?? ""
    readonly property string tlsError: form.errors["tls"] ?? form.errors["tls.ca"] ?? form.errors["tls.certificate"] ?? form.errors["tls.key"] ?? ""
    property string sentName
    signal sent(string hostId, string name)

    function begin() {
        form.startAnew()
        open()
    }
    function change(hostId: string) {
        if (form.change(hostId))
            open()
    }
    function send() {
        if (!form.complete || form.submitting)
            return
        sentName = form.name
        form.send()
    }

    title: form.changing ? qsTr("Change a host") : qsTr("Add a host")
    subtitle: form.changing ? qsTr("WakeDock connects to it anew. Its services stay on it.")
                            : qsTr("WakeDock then shows what is on its engine, and services can be deployed there.")
    width: Math.min(540, parent ? parent.width - 2 * Theme.xl : 540)
    onOpened: nameField.forceActiveFocus()
    onClosed: form.clear()

    Connections {
        target: dialog.form
        enabled: dialog.visible
        function onSucceeded(made) {
            dialog.close()
            dialog.sent(made, dialog.sentName)
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
        label: qsTr("Name")
        help: qsTr("Small letters, digits, dots and dashes.")
        error: dialog.form.errors["name"] ?? ""
        AppTextField {
            id: nameField
            objectName: "hostNameField"
            width: parent.width
            text: dialog.form.name
            placeholderText: "build-1"
            wrong: dialog.form.errors["name"] !== undefined
            Accessible.name: qsTr("Name")
            Accessible.description: dialog.form.errors["name"] ?? ""
            onTextEdited: dialog.form.name = text
            onAccepted: dialog.send()
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 6
        AppText {
            text: qsTr("Reached by")
            font.weight: Font.Medium
        }
        Segmented {
            objectName: "waySegments"
            entries: [{text: qsTr("SSH")}, {text: qsTr("TCP with TLS")}, {text: qsTr("Unix socket")}]
            current: dialog.form.way
            onChosen: index => dialog.form.way = index
        }
    }
    LabelledField {
        Layout.fillWidth: true
        label: dialog.form.way === HostFormModel.Socket ? qsTr("Path of the socket") : qsTr("Address")
        help: dialog.form.way === HostFormModel.Ssh ? qsTr("The key of whoever runs WakeDock must be let in there, and Docker be installed.")
            : dialog.isTcp ? qsTr("Where the engine listens with --tlsverify, usually on port 2376.")
            : qsTr("For Podman, or a Docker without root rights.")
        error: dialog.addressError
        AppTextField {
            objectName: "addressField"
            width: parent.width
            text: dialog.form.address
            placeholderText: dialog.form.way === HostFormModel.Ssh ? "ops@build-1.example.org" : dialog.isTcp ? "build-1.example.org:2376" : "/run/podman/podman.sock"
            wrong: dialog.addressError.length > 0
            Accessible.name: qsTr("Address")
            Accessible.description: dialog.addressError
            onTextEdited: dialog.form.address = text
            onAccepted: dialog.send()
        }
    }
    LabelledField {
        Layout.fillWidth: true
        label: qsTr("Address of its services")
        optional: true
        help: qsTr("Where Caddy reaches what is published there. Without it, this follows from the address above.")
        error: dialog.form.errors["service_address"] ?? ""
        AppTextField {
            objectName: "serviceAddressField"
            width: parent.width
            text: dialog.form.serviceAddress
            placeholderText: "10.0.0.5"
            wrong: dialog.form.errors["service_address"] !== undefined
            Accessible.name: qsTr("Address of its services")
            Accessible.description: dialog.form.errors["service_address"] ?? ""
            onTextEdited: dialog.form.serviceAddress = text
            onAccepted: dialog.send()
        }
    }
    AppSwitch {
        objectName: "keepCertificatesSwitch"
        visible: dialog.isTcp && dialog.form.encrypted && dialog.form.hasCertificates
        text: qsTr("Keep the certificates that WakeDock has of it")
        checked: dialog.form.keepsCertificates
        onToggled: dialog.form.keepsCertificates = checked
    }
    LabelledField {
        Layout.fillWidth: true
        visible: dialog.isTcp && dialog.form.encrypted && !dialog.form.keepsCertificates
        label: qsTr("Folder with ca.pem, cert.pem and key.pem")
        optional: true
        help: qsTr("As Docker keeps them. Without it the system's own authorities are trusted and no certificate is shown.")
        error: dialog.tlsError
        AppTextField {
            objectName: "certificatesField"
            width: parent.width
            text: dialog.form.certificates
            placeholderText: "~/.docker"
            wrong: dialog.tlsError.length > 0
            Accessible.name: qsTr("Folder with certificates")
            Accessible.description: dialog.tlsError
            onTextEdited: dialog.form.certificates = text
            onAccepted: dialog.send()
        }
    }
    AppSwitch {
        objectName: "plainSwitch"
        visible: dialog.isTcp
        text: qsTr("Without TLS")
        checked: !dialog.form.encrypted
        onToggled: dialog.form.encrypted = !checked
    }
    Notice {
        objectName: "plainNotice"
        Layout.fillWidth: true
        visible: dialog.isTcp && !dialog.form.encrypted
        tone: Words.Warning
        title: qsTr("Whoever is on the way has this machine")
        detail: qsTr("Without TLS anybody in the network between can use the engine, and with it become root there.")
    }

    leading: AppText {
        anchors.verticalCenter: parent ? parent.verticalCenter : undefined
        width: Math.min(implicitWidth, Theme.px(250))
        visible: dialog.form.url.length > 0
        text: dialog.form.url
        color: Theme.textFaint
        font.family: Theme.mono
        font.pixelSize: Theme.caption
        elide: Text.ElideMiddle
    }
    buttons: [
        AppButton {
            text: qsTr("Cancel")
            onClicked: dialog.close()
        },
        AppButton {
            objectName: "addButton"
            kind: AppButton.Primary
            text: dialog.form.changing ? qsTr("Save and test") : qsTr("Add and test")
            loading: dialog.form.submitting
            enabled: dialog.form.complete && !dialog.form.submitting
            onClicked: dialog.send()
        }
    ]
}
