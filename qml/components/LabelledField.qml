import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// A label, whatever is entered below it, and one line of help or, in its place, of what is wrong.
ColumnLayout {
    id: block
    required property string label
    property string help
    property string error
    property bool optional: false
    default property alias content: holder.data

    spacing: 6

    RowLayout {
        spacing: 6
        AppText {
            text: block.label
            font.weight: Font.Medium
        }
        AppText {
            visible: block.optional
            text: qsTr("optional")
            color: Theme.textFaint
            font.pixelSize: Theme.caption
        }
    }
    Item {
        id: holder
        Layout.fillWidth: true
        implicitHeight: childrenRect.height
    }
    AppText {
        Layout.fillWidth: true
        visible: text.length > 0
        text: block.error.length > 0 ? block.error : block.help
        color: block.error.length > 0 ? Theme.toneText(Words.Negative) : Theme.textFaint
        font.pixelSize: Theme.caption
        wrapMode: Text.Wrap
        Accessible.role: block.error.length > 0 ? Accessible.AlertMessage : Accessible.StaticText
        Accessible.name: text
    }
}
