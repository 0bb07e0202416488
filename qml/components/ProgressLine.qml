import QtQuick
import WakeDock.Ui

// How far something is, 0 to 1.
Rectangle {
    id: line
    required property real value
    property color ink: Theme.accent
    implicitHeight: 5
    implicitWidth: 120
    radius: height / 2
    color: Theme.pressed
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("%1 percent done").arg(Math.round(value * 100))
    Rectangle {
        height: parent.height
        width: Math.max(height, parent.width * Math.min(1, line.value))
        visible: line.value > 0
        radius: height / 2
        color: line.ink
        Behavior on width { NumberAnimation { duration: Theme.calm; easing.type: Easing.OutCubic } }
    }
}
