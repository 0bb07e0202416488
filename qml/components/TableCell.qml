import QtQuick
import WakeDock.Ui

// One text in its column.
AppText {
    required property TableColumns columns
    required property int column
    readonly property bool numbers: columns.entries[column].numbers ?? false

    x: columns.cells[column].x
    width: Math.max(0, columns.cells[column].width - Theme.lg)
    visible: columns.cells[column].width > 0
    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
    horizontalAlignment: numbers ? Text.AlignRight : Text.AlignLeft
    color: Theme.textSoft
    elide: Text.ElideRight
}
