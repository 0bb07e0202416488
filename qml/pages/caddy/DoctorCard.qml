import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// A visitor's way, from DNS through Caddy to the container: what is well on it, what is not, and what to do.
Card {
    id: card
    required property DoctorModel doctor
    readonly property bool looking: doctor.state === Words.Loading

    title: qsTr("A visitor's way")
    actions: RowLayout {
        spacing: Theme.sm
        AppButton {
            objectName: "mendRoutes"
            visible: card.doctor.canMend && !card.looking
            text: qsTr("Mend all that is safe")
            onClicked: card.doctor.mend()
        }
        AppButton {
            objectName: "lookAtRoutes"
            iconName: "search"
            text: card.doctor.state === Words.Idle ? qsTr("Look") : qsTr("Look again")
            loading: card.looking
            enabled: !card.looking
            onClicked: card.doctor.look()
        }
    }

    AppText {
        Layout.fillWidth: true
        objectName: "doctorSummary"
        text: {
            if (card.doctor.state === Words.Failed)
                return card.doctor.error.message + " " + card.doctor.error.remedy
            if (card.doctor.summary.length > 0)
                return card.doctor.summary
            return qsTr("Goes the way of a visitor to each domain: DNS, Caddy, certificate, container. Nothing is changed, nobody is woken.")
        }
        color: card.doctor.state === Words.Failed ? Theme.toneText(Words.Negative)
                                                  : card.doctor.summary.length > 0 ? Theme.toneText(card.doctor.tone) : Theme.textSoft
        wrapMode: Text.Wrap
        lineHeight: 1.2
    }
    Repeater {
        model: card.doctor.mended
        AppText {
            required property string modelData
            Layout.fillWidth: true
            Layout.topMargin: 4
            text: modelData
            color: Theme.textSoft
            wrapMode: Text.Wrap
            lineHeight: 1.15
        }
    }
    Repeater {
        model: card.doctor.findings
        ColumnLayout {
            id: finding
            required property string host
            required property int tone
            required property string message
            required property string remedy
            required property string findingId
            required property string mendText
            Layout.fillWidth: true
            spacing: 4
            AppText {
                Layout.fillWidth: true
                Layout.topMargin: Theme.md
                visible: finding.host.length > 0
                text: finding.host
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.topMargin: 4
                spacing: 9
                Icon {
                    Layout.preferredWidth: 15
                    Layout.preferredHeight: 15
                    Layout.topMargin: 2
                    Layout.alignment: Qt.AlignTop
                    name: finding.tone === Words.Positive ? "check" : finding.tone === Words.Neutral ? "info" : "warning"
                    color: Theme.toneText(finding.tone)
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 2
                    AppText {
                        Layout.fillWidth: true
                        text: finding.message
                        wrapMode: Text.Wrap
                        lineHeight: 1.15
                    }
                    AppText {
                        Layout.fillWidth: true
                        visible: text.length > 0
                        text: finding.remedy
                        color: Theme.textSoft
                        wrapMode: Text.Wrap
                        lineHeight: 1.15
                    }
                    AppButton {
                        Layout.topMargin: 4
                        objectName: "mend " + finding.findingId
                        visible: finding.mendText.length > 0
                        enabled: !card.looking
                        text: qsTr("Mend")
                        Accessible.description: finding.mendText
                        AppToolTip {
                            visible: parent.hovered
                            text: finding.mendText
                        }
                        onClicked: card.doctor.mendOne(finding.findingId)
                    }
                }
            }
        }
    }
}
