import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// Something that was done to a stack; a click shows it step by step.
ItemDelegate {
    id: line
    required property int index
    required property string operationId
    required property string title
    required property string statusText
    required property int tone
    required property string when
    required property bool running
    signal opened()

    padding: 0
    implicitHeight: Theme.px(38)
    Accessible.name: [title, statusText, when].join(", ")
    onClicked: opened()
    HoverHandler { cursorShape: Qt.PointingHandCursor }
    background: Rectangle {
        radius: Theme.radius
        color: line.hovered ? Theme.hover : "transparent"
        FocusRing { shown: line.visualFocus }
        Rectangle {
            visible: line.index > 0
            width: parent.width
            height: 1
            color: Theme.line
        }
    }
    contentItem: RowLayout {
        spacing: Theme.sm
        Icon {
            visible: !line.running
            Layout.preferredWidth: 14
            Layout.preferredHeight: 14
            name: line.tone === Words.Positive ? "check" : line.tone === Words.Negative ? "cross" : "minus"
            color: Theme.toneText(line.tone)
        }
        Spinner {
            visible: line.running
            dot: 3
            color: Theme.toneText(line.tone)
        }
        AppText {
            Layout.fillWidth: true
            text: line.title
            elide: Text.ElideRight
        }
        AppText {
            text: line.when
            color: Theme.textFaint
            font.pixelSize: Theme.caption
        }
    }
}
