import QtQuick
import QtQuick.Layouts
import QtQuick.Dialogs
import WakeDock.Models
import WakeDock.Ui

// A certificate of one's own, new or in place of another. What would be said of it stands here before it is kept; neither
// text is shown.
AppDialog {
    id: dialog
    required property CertificateFormModel form

    function add() {
        form.startNew()
        open()
    }
    function replace(certificateId: string) {
        form.startReplace(certificateId)
        open()
    }

    width: Math.min(560, parent ? parent.width - 2 * Theme.xl : 560)
    title: form.replacing ? qsTr("Replace the certificate") : qsTr("Add your own certificate")
    subtitle: form.replacing ? form.replacedNames : qsTr("Visitors of every name it is for are shown it, and Caddy obtains none for them.")
    onOpened: certificatePart.focusFirst()
    onClosed: form.startNew()

    Connections {
        target: dialog.form
        enabled: dialog.visible
        function onSucceeded() { dialog.close() }
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
    PemPart {
        id: certificatePart
        objectName: "certificatePart"
        Layout.fillWidth: true
        label: qsTr("Certificate")
        help: qsTr("PEM text: the certificate for the names first, then who signed it, and so on.")
        note: dialog.form.certificateNote
        problem: dialog.form.certificateProblem
        onFileRequested: files.choose(CertificateFormModel.CertificatePart)
        onPasteRequested: dialog.form.takeClipboard(CertificateFormModel.CertificatePart)
    }
    PemPart {
        objectName: "keyPart"
        Layout.fillWidth: true
        label: qsTr("Private key")
        help: dialog.form.replacing ? qsTr("PEM text. Left out, the key that is kept stays.") : qsTr("PEM text, without a passphrase. Kept encrypted, and never shown again.")
        note: dialog.form.keyNote
        problem: dialog.form.keyProblem
        onFileRequested: files.choose(CertificateFormModel.KeyPart)
        onPasteRequested: dialog.form.takeClipboard(CertificateFormModel.KeyPart)
    }
    Notice {
        objectName: "found"
        Layout.fillWidth: true
        visible: dialog.form.found.length > 0
        tone: dialog.form.complete ? Words.Positive : Words.Neutral
        title: dialog.form.found
        detail: dialog.form.complete ? qsTr("It can be served.") : ""
    }
    Notice {
        objectName: "checkWarnings"
        Layout.fillWidth: true
        visible: dialog.form.warnings.length > 0
        tone: Words.Warning
        title: qsTr("Worth knowing")
        detail: dialog.form.warnings.join("\n")
    }
    FileDialog {
        id: files
        property int part: CertificateFormModel.CertificatePart
        function choose(wanted: int) {
            part = wanted
            open()
        }
        nameFilters: [qsTr("PEM files (*.pem *.crt *.cer *.key)"), qsTr("All files (*)")]
        onAccepted: dialog.form.takeFile(part, selectedFile)
    }
    buttons: [
        AppButton {
            text: qsTr("Cancel")
            onClicked: dialog.close()
        },
        AppButton {
            objectName: "storeButton"
            kind: AppButton.Primary
            text: dialog.form.replacing ? qsTr("Replace") : qsTr("Add certificate")
            loading: dialog.form.submitting
            enabled: dialog.form.complete && !dialog.form.submitting
            onClicked: dialog.form.send()
        }
    ]
}
