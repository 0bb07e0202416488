import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Ui

ScrollBar {
    id: bar
    padding: 2
    minimumSize: 0.06
    contentItem: Rectangle {
        implicitWidth: 6
        implicitHeight: 6
        radius: 3
        color: bar.pressed || bar.hovered ? Theme.textFaint : Theme.lineStrong
        opacity: bar.size < 1 && bar.active ? 1 : 0
        Behavior on opacity { NumberAnimation { duration: Theme.calm } }
    }
}
