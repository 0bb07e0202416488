import QtQuick
import WakeDock.Ui

// A raised surface with a shadow of three thin layers: effects by shader are not there under software rendering.
Item {
    id: shadow
    property int radius: 10
    Repeater {
        model: [[10, 0.025], [5, 0.04], [2, 0.06]]
        Rectangle {
            required property var modelData
            x: -modelData[0]
            y: -modelData[0] + 4
            width: shadow.width + 2 * modelData[0]
            height: shadow.height + 2 * modelData[0]
            radius: shadow.radius + modelData[0]
            color: Qt.rgba(0, 0, 0, modelData[1] * (Theme.dark ? 3 : 1))
        }
    }
    Rectangle {
        anchors.fill: parent
        radius: shadow.radius
        color: Theme.raised
        border.width: 1
        border.color: Theme.dark ? Theme.lineStrong : Theme.line
    }
}
