import QtQuick
import QtQuick.Layouts
import WakeDock.Ui

// A titled group of things that belong together.
Rectangle {
    id: card
    property string title
    property int padding: Theme.lg
    default property alias content: column.data
    property alias actions: corner.data
    // Not heading.visible: that is false in a page that is being left too, and moving the contents while they are taken apart
    // crashes Qt 6.4's layouts.
    readonly property bool hasTitle: title.length > 0

    implicitHeight: column.implicitHeight + (hasTitle ? heading.height + Theme.sm : 0) + 2 * padding
    radius: Theme.radiusLarge
    color: Theme.surface
    border.width: 1
    border.color: Theme.line

    Item {
        id: heading
        visible: card.hasTitle
        x: card.padding
        y: card.padding
        width: parent.width - 2 * card.padding
        height: Theme.px(24)
        AppText {
            anchors.verticalCenter: parent.verticalCenter
            text: card.title
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Row {
            id: corner
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
        }
    }
    ColumnLayout {
        id: column
        x: card.padding
        y: card.hasTitle ? heading.y + heading.height + Theme.sm : card.padding
        width: parent.width - 2 * card.padding
        spacing: 0
    }
}
