import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Models
import WakeDock.Ui

// A button of one picture. Its text is the tooltip and what a screen reader says.
Button {
    id: control

    required property string iconName
    property color ink: Theme.textSoft
    property int iconSize: 17

    implicitWidth: 30
    implicitHeight: 30
    padding: 0
    Accessible.name: text
    AppToolTip {
        visible: control.hovered && control.text.length > 0
        text: control.text
    }
    HoverHandler { cursorShape: Qt.PointingHandCursor }

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            width: control.iconSize
            height: control.iconSize
            name: control.iconName
            color: !control.enabled ? Theme.lineStrong : control.hovered || control.visualFocus ? Theme.text : control.ink
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.down ? Theme.pressed : control.hovered ? Theme.pressed : "transparent"
        FocusRing { shown: control.visualFocus }
    }
}
