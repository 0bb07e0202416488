import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// The steps as a ladder: a mark, a name, a detail, how long it took.
ColumnLayout {
    id: ladder
    required property StepListModel steps
    spacing: 0

    Repeater {
        id: rungs
        objectName: "steps"
        model: ladder.steps
        Item {
            id: rung
            required property int index
            required property string title
            required property string stateText
            required property int stepState
            required property int tone
            required property string detail
            required property real fraction
            required property string duration
            readonly property bool pending: stepState === StepListModel.Pending
            readonly property bool running: stepState === StepListModel.Running

            Layout.fillWidth: true
            implicitHeight: Math.max(36, words.implicitHeight + 16)
            Accessible.role: Accessible.ListItem
            Accessible.name: [title, stateText, detail].filter(word => word.length > 0).join(", ")

            Rectangle {
                visible: rung.index < rungs.count - 1
                x: 10
                y: 26
                width: 2
                height: parent.height - 22
                color: rung.tone === Words.Positive ? Theme.toneSoft(Words.Positive) : Theme.line
            }
            Rectangle {
                y: 7
                width: 22
                height: 22
                radius: 11
                color: rung.pending || rung.stepState === StepListModel.Skipped ? Theme.window : Theme.toneSoft(rung.tone)
                border.width: rung.pending || rung.stepState === StepListModel.Skipped ? 2 : 0
                border.color: Theme.line
                Icon {
                    anchors.centerIn: parent
                    visible: name.length > 0
                    width: 13
                    height: 13
                    name: ["", "", "check", "minus", "cross", "undo"][rung.stepState]
                    color: rung.stepState === StepListModel.Skipped ? Theme.textFaint : Theme.toneText(rung.tone)
                }
                Spinner {
                    anchors.centerIn: parent
                    visible: rung.running
                    dot: 3
                    color: Theme.toneText(Words.Progress)
                }
            }
            ColumnLayout {
                id: words
                x: 36
                y: 9
                width: parent.width - x - spent.width - Theme.md
                spacing: 4
                AppText {
                    Layout.fillWidth: true
                    text: rung.title
                    font.weight: rung.running || rung.stepState === StepListModel.Failed ? Font.DemiBold : Font.Normal
                    color: rung.pending || rung.stepState === StepListModel.Skipped ? Theme.textFaint
                         : rung.stepState === StepListModel.Failed ? Theme.toneText(Words.Negative) : Theme.text
                    wrapMode: Text.Wrap
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0 && rung.stepState !== StepListModel.Failed
                    text: rung.detail
                    color: Theme.textFaint
                    font.pixelSize: Theme.caption
                    wrapMode: Text.Wrap
                }
                ProgressLine {
                    Layout.fillWidth: true
                    Layout.topMargin: 2
                    visible: rung.running && rung.fraction >= 0
                    value: rung.fraction
                }
            }
            AppText {
                id: spent
                anchors.right: parent.right
                y: 10
                text: rung.stepState === StepListModel.Undone || rung.stepState === StepListModel.Skipped ? rung.stateText : rung.duration
                color: Theme.textFaint
                font.pixelSize: Theme.caption
            }
        }
    }
}
