import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// The domain of a new service, and where it leads: asked before anybody relies on it.
ColumnLayout {
    id: block
    required property DeployFormModel form
    readonly property DomainCheckModel found: form.domainCheck
    readonly property bool asking: found.state === Words.Loading
    readonly property int tone: {
        if (found.state === Words.Failed || found.outcome === DomainCheckModel.Bad)
            return Words.Negative
        return found.outcome === DomainCheckModel.Good ? Words.Positive : Words.Warning
    }

    spacing: 6

    LabelledField {
        Layout.fillWidth: true
        label: qsTr("Domain")
        optional: true
        help: answer.visible ? "" : qsTr("Caddy publishes the service here.")
        error: block.form.errors["domain"] ?? ""
        RowLayout {
            width: parent.width
            spacing: Theme.sm
            AppTextField {
                Layout.fillWidth: true
                objectName: "domainField"
                text: block.form.domain
                wrong: block.form.errors["domain"] !== undefined
                placeholderText: "shop.localhost"
                Accessible.name: qsTr("Domain")
                Accessible.description: block.form.errors["domain"] ?? ""
                onTextEdited: block.form.domain = text
                onAccepted: block.form.submit()
            }
            AppButton {
                objectName: "checkDomain"
                text: qsTr("Check")
                loading: block.asking
                enabled: !block.asking && block.form.domain.length > 0 && block.form.errors["domain"] === undefined
                AppToolTip {
                    visible: parent.hovered
                    text: qsTr("Asks DNS, and sends a token to this name and back through Caddy.")
                }
                onClicked: block.found.check(block.form.domain)
            }
        }
    }
    RowLayout {
        id: answer
        objectName: "domainAnswer"
        Layout.fillWidth: true
        visible: block.found.state === Words.Ready || block.found.state === Words.Failed
        spacing: 7
        Icon {
            Layout.preferredWidth: 14
            Layout.preferredHeight: 14
            Layout.alignment: Qt.AlignTop
            name: block.tone === Words.Positive ? "check" : "warning"
            color: Theme.toneText(block.tone)
        }
        AppText {
            objectName: "domainSentence"
            Layout.fillWidth: true
            text: {
                if (block.found.state === Words.Failed)
                    return block.found.error.message
                return block.found.remedy.length > 0 ? block.found.summary + " " + block.found.remedy : block.found.summary
            }
            color: Theme.toneText(block.tone)
            font.pixelSize: Theme.caption
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
    }
}
