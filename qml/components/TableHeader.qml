import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Models
import WakeDock.Ui

// The names of the columns; those with a role sort by it, and the other way round at the second click.
Item {
    id: header
    required property TableColumns columns
    required property var shown // ObjectFilterModel, StackFilterModel: sorted by one of its list's roles
    implicitHeight: Theme.px(32)

    Repeater {
        model: header.columns.entries
        AbstractButton {
            id: title
            required property int index
            required property var modelData
            readonly property bool sorts: modelData.role !== undefined
            readonly property bool current: sorts && header.shown.order === modelData.role
            readonly property var place: header.columns.cells[index]
            readonly property bool numbers: modelData.numbers ?? false

            objectName: "sort" + index
            x: numbers ? place.x + place.width - Theme.lg - width : place.x
            anchors.verticalCenter: parent.verticalCenter
            visible: place.width > 0
            enabled: sorts
            implicitHeight: 24
            focusPolicy: sorts ? Qt.StrongFocus : Qt.NoFocus
            text: modelData.title
            Accessible.role: sorts ? Accessible.Button : Accessible.StaticText
            Accessible.name: sorts ? qsTr("Sort by %1").arg(text) : text
            onClicked: header.shown.sortBy(modelData.role, numbers)
            HoverHandler { cursorShape: title.sorts ? Qt.PointingHandCursor : Qt.ArrowCursor }
            contentItem: Row {
                spacing: 4
                layoutDirection: title.numbers ? Qt.RightToLeft : Qt.LeftToRight
                AppText {
                    anchors.verticalCenter: parent.verticalCenter
                    text: title.text
                    color: title.current || title.hovered ? Theme.textSoft : Theme.textFaint
                    font.pixelSize: Theme.caption
                    font.weight: Font.Medium
                }
                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    visible: title.current
                    width: 12
                    height: 12
                    name: "chevron"
                    rotation: title.current && header.shown.descending ? 0 : 180
                    color: Theme.textSoft
                }
            }
            background: Item { FocusRing { shown: title.visualFocus } }
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
