import QtQuick
import WakeDock.Ui

// The shape of the list before its content is there.
Item {
    id: skeleton
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Loading services")

    Column {
        width: parent.width
        topPadding: Theme.xl
        Repeater {
            model: 6
            Item {
                id: line
                required property int index
                width: skeleton.width
                height: 60
                opacity: 1 - index * 0.14
                Rectangle {
                    x: Theme.md
                    y: 16
                    width: 110 + (line.index * 37) % 70
                    height: 11
                    radius: 5
                    color: Theme.pressed
                }
                Rectangle {
                    x: Theme.md
                    y: 35
                    width: 190 + (line.index * 53) % 80
                    height: 9
                    radius: 4
                    color: Theme.hover
                }
                Rectangle {
                    x: parent.width * 0.38
                    y: 20
                    width: 84
                    height: 20
                    radius: 10
                    color: Theme.hover
                }
                Rectangle {
                    x: parent.width * 0.55
                    y: 25
                    width: 120
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
