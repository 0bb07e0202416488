import QtQuick
import WakeDock.Ui

// Who needs it, in short; all of them when the pointer rests on it.
TableCell {
    id: cell
    required property string usedBy
    required property string users
    text: usedBy.length > 0 ? usedBy : qsTr("Not used")
    color: usedBy.length > 0 ? Theme.textSoft : Theme.textFaint
    HoverHandler { id: pointer }
    AppToolTip {
        visible: pointer.hovered && cell.users.length > 0 && (cell.truncated || cell.users.split(", ").length > 2)
        text: cell.users.split(", ").join("\n")
    }
}
