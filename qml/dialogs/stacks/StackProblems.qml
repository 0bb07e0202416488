import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// Everything that is wrong with the files; a click leads to the place.
ColumnLayout {
    id: list
    required property var problems
    signal chosen(var problem)
    spacing: 2

    Repeater {
        model: list.problems
        ItemDelegate {
            id: line
            required property int index
            required property var modelData
            objectName: "problem" + index
            Layout.fillWidth: true
            padding: 0
            implicitHeight: words.implicitHeight + 14
            Accessible.name: [modelData.place, modelData.message, modelData.suggestion].filter(text => text.length > 0).join(", ")
            onClicked: list.chosen(modelData)
            HoverHandler { cursorShape: Qt.PointingHandCursor }
            background: Rectangle {
                radius: Theme.radius
                color: line.hovered ? Theme.hover : "transparent"
                FocusRing { shown: line.visualFocus }
            }
            contentItem: Item {
                Icon {
                    x: Theme.sm
                    y: 8
                    width: 15
                    height: 15
                    name: line.modelData.error ? "cross" : "warning"
                    color: Theme.toneText(line.modelData.error ? Words.Negative : Words.Warning)
                }
                ColumnLayout {
                    id: words
                    x: 32
                    y: 7
                    width: parent.width - x - Theme.sm
                    spacing: 2
                    AppText {
                        Layout.fillWidth: true
                        text: line.modelData.message + (line.modelData.suggestion.length > 0 ? " " + line.modelData.suggestion : "")
                        wrapMode: Text.Wrap
                    }
                    AppText {
                        Layout.fillWidth: true
                        visible: text.length > 0
                        text: line.modelData.place
                        color: Theme.textFaint
                        font.pixelSize: Theme.caption
                    }
                }
            }
        }
    }
}
