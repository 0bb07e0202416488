import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Ui

CheckBox {
    id: control
    spacing: 8
    padding: 0
    implicitHeight: 26
    font.family: Theme.family
    font.pixelSize: Theme.body
    Accessible.name: text
    HoverHandler { cursorShape: Qt.PointingHandCursor }

    indicator: Rectangle {
        y: (control.height - height) / 2
        implicitWidth: 32
        implicitHeight: 19
        radius: height / 2
        color: control.checked ? Theme.accent : Theme.dark ? "#4A4D55" : "#B4B7BF"
        Rectangle {
            x: control.checked ? parent.width - width - 3 : 3
            y: 3
            width: 13
            height: 13
            radius: 6.5
            color: "#FFFFFF"
            Behavior on x { NumberAnimation { duration: Theme.quick } }
        }
        FocusRing {
            shown: control.visualFocus
            radius: height / 2
        }
    }
    contentItem: AppText {
        leftPadding: control.indicator.width + control.spacing
        text: control.text
        font: control.font
        verticalAlignment: Text.AlignVCenter
        color: Theme.text
    }
}
