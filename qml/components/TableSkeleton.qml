import QtQuick
import WakeDock.Ui

// The shape of a list before its content is there.
Item {
    id: skeleton
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Loading")

    Column {
        width: parent.width
        topPadding: Theme.xl
        Repeater {
            model: 6
            Item {
                id: line
                required property int index
                width: skeleton.width
                height: 56
                opacity: 1 - index * 0.14
                Rectangle {
                    x: Theme.md
                    y: 14
                    width: 120 + (line.index * 41) % 80
                    height: 11
                    radius: 5
                    color: Theme.pressed
                }
                Rectangle {
                    x: Theme.md
                    y: 33
                    width: 170 + (line.index * 53) % 90
                    height: 9
                    radius: 4
                    color: Theme.hover
                }
                Rectangle {
                    x: parent.width * 0.45
                    y: 23
                    width: 90
                    height: 10
                    radius: 5
                    color: Theme.hover
                }
                Rectangle {
                    x: parent.width * 0.68
                    y: 23
                    width: 110
                    height: 10
                    radius: 5
                    color: Theme.hover
                }
                Rectangle {
                    anchors.bottom: parent.bottom
                    x: Theme.md
                    width: parent.width - 2 * Theme.md
                    height: 1
                    color: Theme.line
                }
            }
        }
    }
}
