import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Models
import WakeDock.Ui

// One of several terminals; closing it ends what runs in it.
AbstractButton {
    id: control
    required property string title
    property bool over: false
    signal closeRequested()

    implicitWidth: row.implicitWidth + leftPadding + rightPadding
    leftPadding: 10
    rightPadding: 4
    checkable: true
    autoExclusive: true
    Accessible.role: Accessible.PageTab
    Accessible.name: over ? qsTr("%1, ended").arg(title) : title
    HoverHandler { cursorShape: Qt.PointingHandCursor }

    contentItem: Item {
        implicitWidth: row.implicitWidth
        Row {
            id: row
            anchors.verticalCenter: parent.verticalCenter
            spacing: 6
            AppText {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, 200)
                text: control.title
                elide: Text.ElideRight
                font.pixelSize: Theme.caption
                font.weight: Font.Medium
                color: control.over ? Theme.textFaint : control.checked ? Theme.text : Theme.textSoft
            }
            IconButton {
                anchors.verticalCenter: parent.verticalCenter
                implicitWidth: 22
                implicitHeight: 22
                iconSize: 13
                iconName: "close"
                text: qsTr("Close %1").arg(control.title)
                onClicked: control.closeRequested()
            }
        }
    }
    background: Rectangle {
        color: control.hovered && !control.checked ? Theme.hover : "transparent"
        radius: Theme.radius
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 2
            color: Theme.accentText
            visible: control.checked
        }
        FocusRing { shown: control.visualFocus }
    }
}
