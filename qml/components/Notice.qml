import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// Something the operator should know: what it is, why, and what to do about it.
Rectangle {
    id: notice
    property int tone: Words.Warning
    property string title
    property string detail
    property string remedy
    property var lines: []
    property string linesTitle
    default property alias actions: actionRow.data

    implicitHeight: content.implicitHeight + 24
    radius: Theme.radius + 1
    color: Theme.toneSoft(tone)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title + ". " + detail + " " + remedy

    Icon {
        x: 14
        y: 13
        width: 17
        height: 17
        name: notice.tone === Words.Negative || notice.tone === Words.Warning ? "warning" : notice.tone === Words.Positive ? "check" : "info"
        color: Theme.toneText(notice.tone)
    }
    RowLayout {
        id: content
        x: 42
        y: 12
        width: parent.width - x - 14
        spacing: Theme.lg
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 3
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: notice.title
                color: Theme.toneText(notice.tone)
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: notice.detail
                wrapMode: Text.Wrap
                lineHeight: 1.15
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: notice.remedy
                color: Theme.textSoft
                wrapMode: Text.Wrap
                lineHeight: 1.15
            }
            ColumnLayout {
                Layout.topMargin: 6
                visible: notice.lines.length > 0
                spacing: 3
                AppText {
                    text: notice.linesTitle
                    font.weight: Font.Medium
                    font.pixelSize: Theme.caption
                    color: Theme.textSoft
                }
                Repeater {
                    model: notice.lines
                    RowLayout {
                        id: line
                        required property string modelData
                        spacing: 7
                        Icon {
                            Layout.preferredWidth: 13
                            Layout.preferredHeight: 13
                            name: "undo"
                            color: Theme.textSoft
                        }
                        AppText {
                            Layout.fillWidth: true
                            text: line.modelData
                            font.pixelSize: Theme.caption
                            color: Theme.textSoft
                            wrapMode: Text.Wrap
                        }
                    }
                }
            }
        }
        Row {
            id: actionRow
            Layout.alignment: Qt.AlignTop
            spacing: Theme.sm
        }
    }
}
