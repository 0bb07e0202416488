import QtQuick
import WakeDock.Ui

// The first column: what it is called, and a smaller line below.
Column {
    id: cell
    required property TableColumns columns
    required property string title
    property string caption
    property color captionColor: Theme.textFaint
    property int captionElide: Text.ElideMiddle
    property bool faint: false

    x: columns.cells[0].x
    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
    width: columns.cells[0].width - Theme.lg
    spacing: 3
    AppText {
        width: parent.width
        text: cell.title
        color: cell.faint ? Theme.textSoft : Theme.text
        font.pixelSize: Theme.label
        font.weight: Font.Medium
        elide: Text.ElideMiddle
    }
    AppText {
        width: parent.width
        visible: text.length > 0
        text: cell.caption
        color: cell.captionColor
        font.pixelSize: Theme.caption
        elide: cell.captionElide
    }
}
