import QtQuick
import QtQuick.Layouts
import WakeDock.Ui

// The name of what follows in the rail; where there is no room for words, a hairline.
Item {
    id: group
    required property string text
    property bool narrow: false

    Layout.fillWidth: true
    implicitHeight: narrow ? 17 : Theme.px(36)
    AppText {
        visible: !group.narrow
        x: 9
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 5
        text: group.text
        color: Theme.textFaint
        font.pixelSize: Theme.small
        font.weight: Font.DemiBold
        font.letterSpacing: 0.3
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Rectangle {
        visible: group.narrow
        anchors.centerIn: parent
        width: parent.width - 12
        height: 1
        color: Theme.line
    }
}
