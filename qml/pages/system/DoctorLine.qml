import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// What the doctor said last, in a line, and the way to it.
Card {
    id: card
    required property DoctorModel doctor
    signal opened()

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.md
        AppText {
            text: qsTr("A visitor's way")
            font.weight: Font.DemiBold
        }
        AppText {
            objectName: "doctorLine"
            Layout.fillWidth: true
            text: card.doctor.summary.length > 0 ? card.doctor.summary : qsTr("not looked at yet")
            color: card.doctor.summary.length > 0 ? Theme.toneText(card.doctor.tone) : Theme.textSoft
            elide: Text.ElideRight
        }
        AppButton {
            objectName: "openDoctor"
            text: qsTr("Open the doctor")
            onClicked: card.opened()
        }
    }
}
