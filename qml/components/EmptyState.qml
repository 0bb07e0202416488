import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// Nothing is here, and what to do about it.
ColumnLayout {
    id: empty
    property string iconName
    property int tone: Words.Neutral
    required property string title
    property string detail
    default property alias actions: actionRow.data

    width: Math.min(420, parent ? parent.width - 2 * Theme.xl : 420)
    spacing: 0

    Rectangle {
        Layout.alignment: Qt.AlignHCenter
        Layout.bottomMargin: Theme.lg
        implicitWidth: 52
        implicitHeight: 52
        radius: 15
        color: Theme.toneSoft(empty.tone)
        Icon {
            anchors.centerIn: parent
            width: 24
            height: 24
            name: empty.iconName
            color: Theme.toneText(empty.tone)
        }
    }
    AppText {
        Layout.fillWidth: true
        horizontalAlignment: Text.AlignHCenter
        text: empty.title
        font.pixelSize: Theme.title
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    AppText {
        Layout.fillWidth: true
        Layout.topMargin: 6
        visible: text.length > 0
        horizontalAlignment: Text.AlignHCenter
        text: empty.detail
        color: Theme.textSoft
        wrapMode: Text.Wrap
        lineHeight: 1.25
    }
    Row {
        id: actionRow
        Layout.alignment: Qt.AlignHCenter
        Layout.topMargin: Theme.xl - 4
        spacing: Theme.sm
    }
}
