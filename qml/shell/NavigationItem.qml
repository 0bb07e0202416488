import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

AbstractButton {
    id: item
    required property string iconName
    property bool current: false
    property bool narrow: false
    property string badge
    property int badgeTone: Words.Neutral

    Layout.fillWidth: true
    implicitHeight: Theme.control
    Accessible.role: Accessible.PageTab
    Accessible.name: badge.length > 0 ? text + ", " + badge : text
    Accessible.selected: current
    HoverHandler { cursorShape: Qt.PointingHandCursor }
    AppToolTip {
        visible: item.narrow && item.hovered
        text: item.text
    }

    contentItem: Item {
        Icon {
            x: item.narrow ? (parent.width - width) / 2 : 9
            anchors.verticalCenter: parent.verticalCenter
            width: 17
            height: 17
            name: item.iconName
            color: item.current ? Theme.text : Theme.textSoft
        }
        AppText {
            visible: !item.narrow
            x: 37
            anchors.verticalCenter: parent.verticalCenter
            text: item.text
            font.weight: Font.Medium
            color: item.current ? Theme.text : Theme.textSoft
        }
        Rectangle {
            visible: item.badge.length > 0
            anchors.right: parent.right
            anchors.rightMargin: item.narrow ? 0 : 7
            anchors.verticalCenter: parent.verticalCenter
            anchors.verticalCenterOffset: item.narrow ? -9 : 0
            implicitWidth: Math.max(20, count.implicitWidth + 11)
            implicitHeight: 18
            width: implicitWidth
            height: implicitHeight
            radius: 9
            color: item.badgeTone === Words.Neutral ? "transparent" : Theme.toneSoft(item.badgeTone)
            AppText {
                id: count
                anchors.centerIn: parent
                text: item.badge
                font.pixelSize: Theme.small
                font.weight: Font.Medium
                color: item.badgeTone === Words.Neutral ? Theme.textFaint : Theme.toneText(item.badgeTone)
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: item.current ? (Theme.dark ? "#1E2024" : "#E9EAEE") : item.hovered ? (Theme.dark ? "#15171A" : "#F0F0F3") : "transparent"
        FocusRing { shown: item.visualFocus }
    }
}
