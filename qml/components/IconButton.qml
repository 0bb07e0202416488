import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Models
import WakeDock.Ui

// A button of one picture. Its text is the tooltip and what a screen reader says. With a reason why not it is grey, says
// the reason, and never chosen.
Button {
    id: control

    required property string iconName
    property color ink: Theme.textSoft
    property int iconSize: 17
    property string whyNot
    readonly property bool able: enabled && whyNot.length === 0
    signal chosen()

    implicitWidth: 30
    implicitHeight: 30
    padding: 0
    Accessible.name: text
    Accessible.description: whyNot
    onClicked: if (able) chosen()
    AppToolTip {
        visible: (control.hovered || control.visualFocus && control.whyNot.length > 0) && text.length > 0
        text: control.whyNot.length > 0 ? control.text + "\n" + control.whyNot : control.text
    }
    HoverHandler { cursorShape: control.able ? Qt.PointingHandCursor : Qt.ArrowCursor }

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            width: control.iconSize
            height: control.iconSize
            name: control.iconName
            color: !control.able ? Theme.lineStrong : control.hovered || control.visualFocus ? Theme.text : control.ink
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.able && (control.down || control.hovered) ? Theme.pressed : "transparent"
        FocusRing { shown: control.visualFocus }
    }
}
