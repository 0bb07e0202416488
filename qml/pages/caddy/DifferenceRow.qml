import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// One place: its path, whose it is, what stood there and what shall. A sign before each side says which it is, not only its
// colour.
ItemDelegate {
    id: row
    required property int index
    required property string path
    required property string changeText
    required property int tone
    required property string owner
    required property bool ours
    required property string before
    required property string after
    required property bool foldable
    required property bool folded
    required property string foldText
    required property string leftOff
    signal foldRequested(bool isFolded)

    padding: 0
    implicitHeight: content.implicitHeight + 2 * Theme.md
    highlighted: ListView.isCurrentItem && ListView.view.activeFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: [path, changeText, owner].join(", ")
    Accessible.description: (before.length > 0 ? qsTr("before: %1").arg(before.substring(0, 200)) + " " : "")
                            + (after.length > 0 ? qsTr("after: %1").arg(after.substring(0, 200)) : "")
    Keys.onReturnPressed: if (foldable) foldRequested(!folded)
    Keys.onSpacePressed: if (foldable) foldRequested(!folded)

    background: Rectangle {
        radius: Theme.radius
        color: Theme.surface
        border.width: row.highlighted ? 2 : 1
        border.color: row.highlighted ? Theme.focus : Theme.line
    }
    contentItem: Item {
        ColumnLayout {
            id: content
            x: Theme.md
            y: Theme.md
            width: parent.width - 2 * Theme.md
            spacing: Theme.sm
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.sm
                AppText {
                    Layout.fillWidth: true
                    text: row.path
                    textFormat: Text.PlainText
                    font.family: Theme.mono
                    font.pixelSize: Theme.caption
                    wrapMode: Text.Wrap
                    color: Theme.textSoft
                    Accessible.ignored: true
                }
                AppText {
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: 4
                    text: row.owner
                    color: row.ours ? Theme.accentText : Theme.textFaint
                    font.pixelSize: Theme.caption
                    font.weight: Font.Medium
                    Accessible.ignored: true
                }
                StatusPill {
                    Layout.alignment: Qt.AlignTop
                    tone: row.tone
                    text: row.changeText
                    Accessible.ignored: true
                }
            }
            DifferenceSide {
                objectName: "before"
                Layout.fillWidth: true
                visible: row.before.length > 0
                sign: "−"
                tone: Words.Negative
                words: row.before
            }
            DifferenceSide {
                objectName: "after"
                Layout.fillWidth: true
                visible: row.after.length > 0
                sign: "+"
                tone: Words.Positive
                words: row.after
            }
            RowLayout {
                visible: row.foldable
                spacing: Theme.md
                AppButton {
                    objectName: "foldButton"
                    kind: AppButton.Ghost
                    iconName: row.folded ? "plus" : "minus"
                    text: row.foldText
                    onClicked: row.foldRequested(!row.folded)
                }
                AppText {
                    text: row.leftOff
                    visible: text.length > 0
                    color: Theme.textFaint
                    font.pixelSize: Theme.caption
                }
            }
        }
    }
}
