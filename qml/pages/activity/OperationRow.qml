import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

ItemDelegate {
    id: row
    required property int index
    required property string operationId
    required property string title
    required property string statusText
    required property int tone
    required property string step
    required property real progress
    required property string when
    required property string duration
    required property string actor
    required property string message
    required property bool running
    property bool last: false
    signal opened()

    implicitHeight: Theme.px(58)
    padding: 0
    highlighted: ListView.isCurrentItem && ListView.view.activeFocus
    Accessible.role: Accessible.Row
    Accessible.name: [title, statusText, message, when].filter(word => word.length > 0).join(", ")
    onClicked: opened()
    Keys.onReturnPressed: opened()
    Keys.onEnterPressed: opened()

    background: Rectangle {
        radius: Theme.radius
        color: row.hovered || row.highlighted ? Theme.hover : "transparent"
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
    contentItem: RowLayout {
        spacing: Theme.md
        Rectangle {
            Layout.leftMargin: Theme.md
            implicitWidth: 26
            implicitHeight: 26
            radius: 13
            color: Theme.toneSoft(row.tone)
            Icon {
                visible: !row.running
                anchors.centerIn: parent
                width: 14
                height: 14
                name: row.tone === Words.Positive ? "check" : row.tone === Words.Negative ? "cross" : "minus"
                color: Theme.toneText(row.tone)
            }
            Spinner {
                visible: row.running
                anchors.centerIn: parent
                dot: 3
                color: Theme.toneText(row.tone)
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 3
            AppText {
                Layout.fillWidth: true
                text: row.title
                font.weight: Font.Medium
                elide: Text.ElideRight
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: row.message.length > 0 ? row.message : row.running ? row.step : qsTr("by %1").arg(row.actor)
                color: row.message.length > 0 ? Theme.toneText(Words.Negative) : Theme.textFaint
                font.pixelSize: Theme.caption
                elide: Text.ElideRight
            }
        }
        ProgressLine {
            visible: row.running
            Layout.preferredWidth: 140
            value: row.progress
        }
        AppText {
            visible: !row.running
            Layout.preferredWidth: 70
            horizontalAlignment: Text.AlignRight
            text: row.duration
            color: Theme.textFaint
        }
        AppText {
            Layout.preferredWidth: 90
            horizontalAlignment: Text.AlignRight
            text: row.when
            color: Theme.textFaint
        }
        Icon {
            Layout.rightMargin: Theme.md
            Layout.preferredWidth: 14
            Layout.preferredHeight: 14
            name: "chevron-right"
            color: Theme.textFaint
        }
    }
}
