import QtQuick
import WakeDock.Models
import WakeDock.Ui

// Something newer than what the service runs is at its registry.
Rectangle {
    id: mark
    implicitWidth: Theme.px(18)
    implicitHeight: Theme.px(18)
    radius: height / 2
    color: Theme.toneSoft(Words.Progress)
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Update available")
    Icon {
        anchors.centerIn: parent
        width: 12
        height: 12
        name: "download"
        color: Theme.toneText(Words.Progress)
    }
    HoverHandler { id: pointer }
    AppToolTip {
        visible: pointer.hovered
        text: qsTr("A newer image is there. Redeploying fetches it.")
    }
}
