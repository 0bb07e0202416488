import QtQuick
import WakeDock.Ui

// Something is going on. Three dots instead of a turning circle: the software renderer repaints only a few pixels.
Item {
    id: spinner
    property color color: Theme.textSoft
    property real dot: 4
    implicitWidth: dot * 5
    implicitHeight: dot
    Accessible.role: Accessible.Animation
    Accessible.name: qsTr("Working")

    Row {
        anchors.centerIn: parent
        spacing: spinner.dot
        Repeater {
            model: 3
            Rectangle {
                id: one
                required property int index
                width: spinner.dot
                height: spinner.dot
                radius: spinner.dot / 2
                color: spinner.color
                opacity: 0.85 - index * 0.25
                SequentialAnimation on opacity {
                    running: spinner.visible && Theme.animated
                    loops: Animation.Infinite
                    PauseAnimation { duration: one.index * 140 }
                    NumberAnimation { to: 1; duration: 220 }
                    NumberAnimation { to: 0.25; duration: 320 }
                    PauseAnimation { duration: (2 - one.index) * 140 }
                }
            }
        }
    }
}
