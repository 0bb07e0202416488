import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// What goes or stays, under the name of its kind.
ColumnLayout {
    id: list
    required property PruneListModel rows
    spacing: 0
    Repeater {
        id: lines
        model: list.rows
        ColumnLayout {
            id: line
            required property int index
            required property string name
            required property string kind
            required property string sizeText
            required property string reason
            readonly property bool begins: index === 0 || lines.itemAt(index - 1) === null || lines.itemAt(index - 1).kind !== kind
            Layout.fillWidth: true
            spacing: 0
            Accessible.role: Accessible.Row
            Accessible.name: [kind, name, sizeText, reason].filter(text => text.length > 0).join(", ")
            AppText {
                visible: line.begins
                Layout.topMargin: line.index === 0 ? Theme.xs : Theme.md
                Layout.bottomMargin: 2
                text: line.kind
                color: Theme.textFaint
                font.pixelSize: Theme.caption
                font.weight: Font.Medium
            }
            Rectangle {
                Layout.fillWidth: true
                implicitHeight: 1
                color: Theme.line
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.topMargin: 7
                Layout.bottomMargin: 7
                spacing: Theme.lg
                AppText {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 3
                    text: line.name
                    elide: Text.ElideMiddle
                }
                AppText {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 5
                    text: line.reason
                    color: Theme.textFaint
                    font.pixelSize: Theme.caption
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    elide: Text.ElideRight
                }
                AppText {
                    Layout.preferredWidth: Theme.px(64)
                    horizontalAlignment: Text.AlignRight
                    text: line.sizeText
                    color: Theme.textSoft
                }
            }
        }
    }
}
