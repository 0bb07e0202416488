import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Ui

// Text that opens an address.
AbstractButton {
    id: link
    required property string address
    padding: 0
    implicitHeight: 24
    Accessible.role: Accessible.Link
    Accessible.name: text
    Accessible.description: address
    onClicked: Qt.openUrlExternally(link.address)
    HoverHandler { cursorShape: Qt.PointingHandCursor }

    contentItem: AppText {
        text: link.text
        color: link.hovered || link.visualFocus ? Theme.accentText : Theme.textSoft
        font.underline: link.hovered || link.visualFocus
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
    }
    background: Item {
        FocusRing { shown: link.visualFocus }
    }
}
