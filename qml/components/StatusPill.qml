import QtQuick
import WakeDock.Models
import WakeDock.Ui

// A dot and a word: the colour never says it alone.
Rectangle {
    id: pill
    required property int tone
    required property string text

    implicitWidth: row.implicitWidth + 18
    implicitHeight: Theme.px(24)
    radius: height / 2
    color: Theme.toneSoft(tone)
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Row {
        id: row
        anchors.centerIn: parent
        spacing: 6
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: 7
            height: 7
            radius: 3.5
            color: Theme.tone(pill.tone)
            SequentialAnimation on opacity {
                running: pill.tone === Words.Progress && Theme.animated && pill.visible
                alwaysRunToEnd: true
                loops: Animation.Infinite
                NumberAnimation { to: 0.3; duration: 550; easing.type: Easing.InOutSine }
                NumberAnimation { to: 1; duration: 550; easing.type: Easing.InOutSine }
            }
        }
        AppText {
            anchors.verticalCenter: parent.verticalCenter
            text: pill.text
            color: Theme.toneText(pill.tone)
            font.pixelSize: Theme.caption
            font.weight: Font.Medium
        }
    }
}
