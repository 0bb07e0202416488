import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Ui

// A row of a list with columns: a hairline below, a ring where the keyboard is, Enter opens, the menu key shows its menu.
ItemDelegate {
    id: row
    required property int index
    required property string name
    required property TableColumns columns
    property string spoken: name
    readonly property bool last: !ListView.view || index === ListView.view.count - 1
    default property alias cells: body.data
    signal opened()
    signal menuRequested()

    width: ListView.view ? ListView.view.width : 0
    implicitHeight: Theme.px(56)
    padding: 0
    highlighted: ListView.isCurrentItem && ListView.view.activeFocus
    Accessible.role: Accessible.Row
    Accessible.name: spoken
    onClicked: opened()
    Keys.onReturnPressed: opened()
    Keys.onEnterPressed: opened()
    Keys.onMenuPressed: menuRequested()
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: row.menuRequested()
    }

    background: Rectangle {
        color: row.hovered || row.highlighted ? Theme.hover : "transparent"
        radius: Theme.radius
        Rectangle {
            anchors.bottom: parent.bottom
            visible: !row.last
            x: Theme.md
            width: parent.width - 2 * Theme.md
            height: 1
            color: Theme.line
        }
        Rectangle {
            anchors.fill: parent
            anchors.margins: 1
            visible: row.visualFocus || row.highlighted
            radius: Theme.radius
            color: "transparent"
            border.width: 2
            border.color: Theme.focus
        }
    }
    contentItem: Item { id: body }
}
