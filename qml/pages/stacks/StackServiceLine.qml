import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// One service of a stack: what it is called, what it runs, how it does.
Item {
    id: line
    required property var modelData
    required property int index

    implicitHeight: words.implicitHeight + 20
    Accessible.role: Accessible.Row
    Accessible.name: [modelData.name, modelData.statusText, modelData.image, modelData.note].filter(text => text.length > 0).join(", ")

    Rectangle {
        visible: line.index > 0
        width: parent.width
        height: 1
        color: Theme.line
    }
    RowLayout {
        id: words
        y: 10
        width: parent.width
        spacing: Theme.md
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 3
            RowLayout {
                spacing: Theme.sm
                AppText {
                    text: line.modelData.name
                    font.weight: Font.Medium
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: line.modelData.note
                    color: Theme.textFaint
                    font.pixelSize: Theme.caption
                    elide: Text.ElideRight
                }
            }
            AppText {
                Layout.fillWidth: true
                text: line.modelData.image
                color: Theme.textFaint
                font.pixelSize: Theme.caption
                elide: Text.ElideMiddle
            }
        }
        AppText {
            visible: text.length > 0
            text: line.modelData.places
            color: Theme.textSoft
            font.pixelSize: Theme.caption
        }
        StatusPill {
            tone: line.modelData.tone
            text: line.modelData.statusText
        }
    }
}
