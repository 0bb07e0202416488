import QtQuick
import QtQuick.Layouts
import WakeDock.Ui

// The title of a page, what it says at a glance, and what can be done here.
RowLayout {
    id: header
    required property string title
    property string summary
    default property alias actions: actionRow.data

    spacing: Theme.md
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 3
        AppText {
            Layout.fillWidth: true
            objectName: "pageTitle"
            text: header.title
            font.pixelSize: Theme.heading
            font.weight: Font.DemiBold
            font.letterSpacing: -0.3
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        AppText {
            Layout.fillWidth: true
            visible: text.length > 0
            text: header.summary
            color: Theme.textSoft
            elide: Text.ElideRight
        }
    }
    Row {
        id: actionRow
        Layout.alignment: Qt.AlignVCenter
        spacing: Theme.sm
    }
}
