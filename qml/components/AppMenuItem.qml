import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Models
import WakeDock.Ui

// An entry of a menu. With a reason why not it is grey, says the reason beside it, and is never chosen.
MenuItem {
    id: item
    property string iconName
    property bool dangerous: false
    property string whyNot
    readonly property bool able: enabled && whyNot.length === 0
    readonly property color ink: !able ? Theme.textFaint : dangerous ? Theme.toneText(Words.Negative) : Theme.text
    signal chosen()

    implicitHeight: visible ? Theme.px(32) : 0
    leftPadding: 9
    rightPadding: 9
    Accessible.name: text
    Accessible.description: whyNot
    onTriggered: if (able) chosen()
    AppToolTip {
        visible: item.highlighted && item.whyNot.length > 0
        delay: 150
        text: item.whyNot
    }
    contentItem: Row {
        spacing: 9
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            width: 16
            height: 16
            name: item.iconName
            color: item.dangerous || !item.able ? item.ink : Theme.textSoft
        }
        AppText {
            anchors.verticalCenter: parent.verticalCenter
            text: item.text
            color: item.ink
        }
    }
    background: Rectangle {
        radius: Theme.radius - 1
        color: item.highlighted && item.able ? (item.dangerous ? Theme.toneSoft(Words.Negative) : Theme.pressed) : "transparent"
    }
}
