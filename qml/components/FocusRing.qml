import QtQuick
import WakeDock.Ui

// Shows where the keyboard is; two pixels outside of what it surrounds.
Rectangle {
    required property bool shown
    anchors.fill: parent
    anchors.margins: -3
    radius: Theme.radius + 3
    color: "transparent"
    border.width: 2
    border.color: Theme.focus
    visible: shown
}
