import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Models
import WakeDock.Ui

// A choice of one among a few, all in sight. Entries are {text} or {icon, text}; text is always what is read aloud.
Rectangle {
    id: segments
    required property var entries
    property int current: 0
    property bool iconsOnly: false
    signal chosen(int index)

    implicitWidth: row.implicitWidth + 4
    implicitHeight: Theme.control - (iconsOnly ? 4 : 0)
    radius: Theme.radius + 1
    color: Theme.dark ? "#1A1B1F" : "#F0F0F3"
    Accessible.role: Accessible.RadioButton
    Accessible.ignored: true

    Row {
        id: row
        anchors.centerIn: parent
        Repeater {
            model: segments.entries
            AbstractButton {
                id: entry
                required property int index
                required property var modelData
                height: segments.height - 4
                leftPadding: segments.iconsOnly ? 8 : 11
                rightPadding: leftPadding
                checkable: true
                autoExclusive: true
                checked: index === segments.current
                Accessible.role: Accessible.RadioButton
                Accessible.name: modelData.text
                Accessible.checked: checked
                onClicked: segments.chosen(index)
                HoverHandler { cursorShape: Qt.PointingHandCursor }
                AppToolTip {
                    visible: segments.iconsOnly && entry.hovered
                    text: entry.modelData.text
                }
                contentItem: Item {
                    implicitWidth: segments.iconsOnly ? 15 : words.implicitWidth
                    Icon {
                        anchors.centerIn: parent
                        visible: segments.iconsOnly
                        width: 15
                        height: 15
                        name: entry.modelData.icon ?? ""
                        color: entry.checked ? Theme.text : Theme.textFaint
                    }
                    AppText {
                        id: words
                        anchors.centerIn: parent
                        visible: !segments.iconsOnly
                        text: entry.modelData.text
                        font.weight: Font.Medium
                        color: entry.checked ? Theme.text : Theme.textSoft
                    }
                }
                background: Rectangle {
                    radius: Theme.radius - 1
                    color: entry.checked ? (Theme.dark ? "#2C2E34" : "#FFFFFF") : "transparent"
                    border.width: entry.checked && !Theme.dark ? 1 : 0
                    border.color: Theme.line
                    FocusRing { shown: entry.visualFocus }
                }
            }
        }
    }
}
