import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// What is wrong with a text, or worth knowing: a click goes to the line.
ColumnLayout {
    id: list
    required property var findings // {message, line, path}
    required property int tone
    signal lineRequested(int line)
    spacing: Theme.xs

    Repeater {
        model: list.findings
        ItemDelegate {
            id: finding
            required property var modelData
            required property int index
            readonly property string place: modelData.line > 0 ? qsTr("Line %1").arg(modelData.line) : modelData.path

            objectName: "finding" + index
            Layout.fillWidth: true
            implicitHeight: words.implicitHeight + 2 * Theme.sm
            padding: 0
            enabled: modelData.line > 0
            Accessible.role: Accessible.Button
            Accessible.name: place + ": " + modelData.message
            onClicked: list.lineRequested(modelData.line)
            HoverHandler { cursorShape: finding.enabled ? Qt.PointingHandCursor : Qt.ArrowCursor }
            background: Rectangle {
                radius: 5
                color: finding.hovered || finding.visualFocus ? Theme.hover : "transparent"
                FocusRing { shown: finding.visualFocus }
            }
            contentItem: Item {
                Icon {
                    x: Theme.sm
                    y: Theme.sm + 1
                    width: 15
                    height: 15
                    name: list.tone === Words.Negative ? "warning" : "info"
                    color: Theme.toneText(list.tone)
                }
                ColumnLayout {
                    id: words
                    x: 32
                    y: Theme.sm
                    width: parent.width - x - Theme.sm
                    spacing: 1
                    AppText {
                        Layout.fillWidth: true
                        text: finding.modelData.message
                        textFormat: Text.PlainText
                        wrapMode: Text.Wrap
                        Accessible.ignored: true
                    }
                    AppText {
                        Layout.fillWidth: true
                        visible: text.length > 0
                        text: finding.place
                        textFormat: Text.PlainText
                        color: Theme.textFaint
                        font.pixelSize: Theme.caption
                        wrapMode: Text.WrapAnywhere
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
