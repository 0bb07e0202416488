import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Models
import WakeDock.Ui

MenuItem {
    id: item
    property string iconName
    property bool dangerous: false
    readonly property color ink: !enabled ? Theme.textFaint : dangerous ? Theme.toneText(Words.Negative) : Theme.text

    implicitHeight: visible ? Theme.px(32) : 0
    leftPadding: 9
    rightPadding: 9
    Accessible.name: text
    contentItem: Row {
        spacing: 9
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            width: 16
            height: 16
            name: item.iconName
            color: item.dangerous || !item.enabled ? item.ink : Theme.textSoft
        }
        AppText {
            anchors.verticalCenter: parent.verticalCenter
            text: item.text
            color: item.ink
        }
    }
    background: Rectangle {
        radius: Theme.radius - 1
        color: item.highlighted && item.enabled ? (item.dangerous ? Theme.toneSoft(Words.Negative) : Theme.pressed) : "transparent"
    }
}
